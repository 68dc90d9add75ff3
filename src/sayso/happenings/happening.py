"""What is known of a happening over all its reports; nothing in it that no report says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sayso.model import Article, CaptureHead, Event, Reported, When, Where
from sayso.model.vocabulary import ActorKind
from sayso.ontology.crosswalks import Told
from sayso.wording import words_of

ARTICLES = ("al-", "el-", "as-", "ad-", "an-", "ar-", "at-", "ash-")
REAL = ("asserted", "alleged")
"""Statuses of what is said to have happened; the others are of what is only planned, supposed or said not to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An event as one article tells it, as people corrected it. `beside` is what the article tells to have happened, by
    the ids of its events, this one among them.
    """

    capture: CaptureHead
    article: Article
    event: Event
    beside: Mapping[str, Told]

    def headline(self) -> str:
        """The article's title on one line; empty if it has none."""
        return words_of(self.capture.text or "", self.article.title)

    def sentence(self) -> str:
        """The sentence that tells it, on one line."""
        return words_of(self.capture.text or "", self.event.sentence)

    def day(self) -> str | None:
        """When the article was published (ISO); None where that is not known for certain."""
        return self.article.published.value if self.article.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody on one side. `id` is that of the link of actors, or of the only actor; None for words alone.

    `name` is the best known one, or the words of the text; `raw` all that the reports call it in telling this.
    """

    id: str | None
    name: str
    raw: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sector: str | None
    titles: tuple[str, ...] = ()

    def is_named(self) -> bool:
        """Whether `name` is a name; see `is_name`."""
        return is_name(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many people, over all reports. `best` follows from the rule; `low` and `high` bound all that is reported.

    `reported` are the values with the numbers of the accounts that give them; `disputed`: they cannot all be right.
    """

    best: int
    low: int
    high: int
    reported: tuple[Reported, ...]
    disputed: bool


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One happening. `id` is that of the link of its reports, or of the only event that tells it.

    `articles`, `publishers` and `origins` count as in EventLink. `disputed` names the fields on which reports do not
    agree. `figures` are by kind; `rule` is the one that chose among several.
    """

    id: str
    accounts: tuple[Account, ...]
    articles: int
    publishers: int
    origins: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    historical: bool
    when: When | None
    where: Where | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    figures: dict[str, Figure]
    disputed: tuple[str, ...]
    rule: str

    @cached_property
    def sides(self) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Doers and targets. Of a two-sided happening PLOVER makes all parties actors: there the first is taken for the
        doer and the others for the target, if of both it is known who they are.
        """
        known = [one for one in self.actors if one.sector]
        if len(known) < 2 or self.recipients:
            return self.actors, self.recipients
        return self.actors[:1], self.actors[1:]

    @cached_property
    def told(self) -> Told:
        """What crosswalks ask of it."""
        doers, targets = self.sides
        return Told(
            type=self.type,
            mode=self.mode,
            doers=tuple(one.sector for one in doers),
            targets=tuple(one.sector for one in targets),
            acled=next((one.event.acled_sub_event_type for one in self.accounts if self._said(one.event)), None),
        )

    @cached_property
    def beside(self) -> frozenset[Told]:
        """What else the same articles tell to have happened."""
        own = {one.event.id for one in self.accounts}
        return frozenset(told for one in self.accounts for event, told in one.beside.items() if event not in own)

    def _said(self, event: Event) -> bool:
        return event.acled_sub_event_type is not None and event.type == self.type

    def is_real(self) -> bool:
        """Whether it is said to have happened."""
        return self.status in REAL

    def figure(self, kind: str) -> Figure | None:
        """The figure of a kind; None where no report counts it."""
        return self.figures.get(kind)

    def day(self) -> str | None:
        """The day (ISO) where exactly one is known, by the reports' own words."""
        when = self.known_when()
        return when.start if when and when.start == when.end and len(when.start or "") >= 10 else None

    def known_when(self) -> When | None:
        """When it happened, by the reports' words: a date that rests on that of publication or capture is none."""
        return self.when if self.when and self.when.basis in ("explicit", "relative") else None


def told_in(article: Article) -> dict[str, Told]:
    """What crosswalks ask of the events of an article that are news and said to have happened, by their ids."""
    sectors = {actor.id: actor.sector for actor in article.actors}
    real = (event for event in article.events if event.status in REAL and not event.historical)
    return {event.id: _told(event, sectors) for event in real}


def _told(event: Event, sectors: Mapping[str, str | None]) -> Told:
    doers = tuple(sectors.get(party.actor or "") for party in event.actors)
    targets = tuple(sectors.get(party.actor or "") for party in event.recipients)
    if len(list(filter(None, doers))) > 1 and not targets:
        doers, targets = doers[:1], doers[1:]
    return Told(type=event.type, mode=event.mode, doers=doers, targets=targets)


def first_known(values: Iterable[str | None]) -> str | None:
    """The first value that is known."""
    return next((value for value in values if value), None)


@lru_cache(maxsize=10_000)
def is_name(words: str) -> bool:
    """Whether words are a name and no description: "Rami Halas Group", not "gunmen" or "Israeli forces"."""
    listed = [word for word in words.replace("(", " ").replace(")", " ").split() if word.casefold() != "the"]
    return bool(listed) and all(_is_capital(word) for word in (listed[0], listed[-1]))


def _is_capital(word: str) -> bool:
    lower = word.casefold()
    bare = next((word[len(article) :] for article in ARTICLES if lower.startswith(article)), word).lstrip("'’‘\"“")
    return bare[:1].isalnum() and not bare[:1].islower()  # scripts without capitals have names, too
