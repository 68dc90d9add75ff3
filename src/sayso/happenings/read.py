"""Reading happenings out of a record, a few articles at a time: a record of any size fits."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from sqlalchemy import select

from sayso.errors import ConfigError
from sayso.happenings.happening import Account, Happening, told_in
from sayso.happenings.merge import merge_accounts
from sayso.happenings.replay import Replay
from sayso.linking import DEFAULT_RULE, RULES, Review, decide
from sayso.model import CodedCapture, Event, Member, correct
from sayso.ontology.crosswalks import Told
from sayso.record import EventFilter, FoundArticle, Kept, Record, find_articles
from sayso.record.event_pages import read_capture
from sayso.record.judging import read_effective
from sayso.record.link_pages import find_links_of
from sayso.record.linked import RULE
from sayso.record.schema import info

BATCH = 40  # articles
AT_HAND = 100  # captures
SLICE = 400  # ids in one question


def find_happenings(record: Record, wanted: EventFilter | None = None, rule: str | None = None) -> Iterator[Happening]:
    """Every happening that an event asked for tells of, whole, in the order of their first events in the record.

    Reports that are linked are one happening; an event that is not linked is one by itself. Events are as people
    corrected them, without those that they rejected. `limit` counts happenings. `rule` names how a figure is chosen
    where reports give several; see `resolve_rule`.
    """
    wanted = wanted or EventFilter()
    return islice(_Reader(record, resolve_rule(record, rule)).read(replace(wanted, limit=None)), wanted.limit)


def resolve_rule(record: Record, rule: str | None = None) -> str:
    """The rule asked for, else the one that the record was linked by, else linking's own.

    Raises ConfigError for one that there is not.
    """
    if rule is None:
        with record.reading() as connection:
            rule = connection.execute(select(info.c.value).where(info.c.name == RULE)).scalar_one_or_none()
    rule = rule or DEFAULT_RULE
    if rule not in RULES:
        raise ConfigError(f"no rule of figures is called {rule}", hint=f"there are {', '.join(RULES)}")
    return rule


class _Reader:
    def __init__(self, record: Record, rule: str) -> None:
        self._record = record
        self._rule = rule
        self._decisions = decide(read_effective(record))
        self._replay = Replay(record, rule, self._decisions)
        self._captures: OrderedDict[str, CodedCapture | None] = OrderedDict()
        self._told: dict[tuple[str, str], dict[str, Told]] = {}  # of the batch at hand
        self._seen: set[str] = set()

    def read(self, wanted: EventFilter) -> Iterator[Happening]:
        articles = find_articles(self._record, wanted)
        while batch := list(islice(articles, BATCH)):
            yield from self._happenings(batch)

    def _happenings(self, batch: list[FoundArticle]) -> Iterator[Happening]:
        self._told.clear()
        at_hand = {(found.capture.id, found.article.id): found for found in batch}
        links = self._links((event.id for found in batch for event in found.events), "event")
        groups: list[tuple[Kept | None, tuple[Account, ...]]] = []
        for found in batch:
            for event in found.events:
                member = Member(capture=found.capture.id, article=found.article.id, event=event.id)
                link = links.get(member)
                if link and link.id in self._seen:
                    continue
                if link:
                    self._seen.add(link.id)
                accounts = [self._account(one, at_hand) for one in (link.members if link else (member,))]
                groups.append((link, tuple(account for account in accounts if account)))
        actors = self._links(_actors_of(account for _, accounts in groups for account in accounts), "actor")
        for link, accounts in groups:
            if accounts:
                yield merge_accounts(accounts, link, actors, self._rule, self._replay)

    def _links(self, ids: Iterable[str], kind: str) -> dict[Member, Kept]:
        wanted, found = list(dict.fromkeys(ids)), dict[Member, Kept]()
        for first in range(0, len(wanted), SLICE):
            for link in find_links_of(self._record, wanted[first : first + SLICE], kind):
                if kind != "actor" or link.body["judgement"] == "same":
                    found.update((member, link) for member in link.members)
        return found

    def _account(self, member: Member, at_hand: Mapping[tuple[str, str], FoundArticle]) -> Account | None:
        """What an article tells; None for what is rejected, or gone since it was linked."""
        review = self._decisions.reviews.get(member)
        if review and review.rejected:
            return None
        known = at_hand.get((member.capture, member.article))
        if known:
            capture, article = known.capture, known.article
        else:
            coded = self._capture(member.capture)
            article = next((one for one in coded.articles if one.id == member.article), None) if coded else None
            if coded is None or article is None:
                return None
            capture = coded.capture
        event = next((one for one in article.events if one.id == member.event), None)
        if event is None:
            return None
        place = (capture.id, article.id)
        if place not in self._told:
            self._told[place] = told_in(article)
        return Account(capture=capture, article=article, event=_reviewed(event, review), beside=self._told[place])

    def _capture(self, capture_id: str) -> CodedCapture | None:
        if capture_id not in self._captures:
            self._captures[capture_id] = read_capture(self._record, capture_id)
            if len(self._captures) > AT_HAND:
                self._captures.popitem(last=False)
        return self._captures[capture_id]


def _reviewed(event: Event, review: Review | None) -> Event:
    for field, value in (review.values if review else {}).items():
        event = correct(event, field, value)
    return event


def _actors_of(accounts: Iterable[Account]) -> Iterator[str]:
    for account in accounts:
        for party in (*account.event.actors, *account.event.recipients):
            if party.actor:
                yield party.actor
