"""Event links: groups of events that are one happening, counted and merged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import combinations

from sayso.ids import record_id
from sayso.lang.identity import IdentityWords
from sayso.linking.copies import Kinships, count_independent
from sayso.linking.copies.counting import article_of
from sayso.linking.events.judging import EventVerdict
from sayso.linking.grouping import Pair, cluster, pair_of
from sayso.linking.merged import DEFAULT_RULE, merge_tellings, read_tellings
from sayso.linking.reports import Report
from sayso.model import EventLink, Member

SAME = 0.6  # mean score from which two groups of events are one happening
MOST_REASONS = 6


def link_events(
    reports: Iterable[Report],
    verdicts: Iterable[EventVerdict],
    kinships: Kinships,
    names: IdentityWords,
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
    rule: str = DEFAULT_RULE,
) -> tuple[EventLink, ...]:
    """The happenings that more than one article reports, those of most articles first.

    `tied` and `apart` are what people decided, and win. Two events of one article are two happenings, unless tied.
    """
    judged = {verdict.pair: verdict for verdict in verdicts}
    told = {
        Member(capture=report.member.capture, article=report.member.article, event=event.id): (report, event)
        for report in reports
        for event in report.events
    }
    scores = {pair: verdict.score for pair, verdict in judged.items()}
    groups = cluster(scores, SAME, tied=tied, apart=apart | _within_articles(scores))
    links: list[EventLink] = []
    for group in groups:
        members = tuple(member for member in group if member in told)
        independence = count_independent(members, kinships)
        tellings = read_tellings([(member, *told[member]) for member in members], kinships, independence)
        found = [judged[pair] for pair in combinations(members, 2) if pair in judged]
        links.append(
            EventLink(
                id=record_id("event", members[0]),
                members=members,
                articles=len(independence.articles),
                publishers=len(independence.publishers),
                origins=len(independence.origins),
                merged=merge_tellings(tellings, names, rule),
                score=round(sum(verdict.score for verdict in found) / max(len(found), 1), 4),
                reasons=tuple(dict.fromkeys(reason for verdict in found for reason in verdict.reasons))[:MOST_REASONS],
            )
        )
    return tuple(sorted(links, key=_order))


def _within_articles(scores: Mapping[Pair[Member], float]) -> frozenset[Pair[Member]]:
    """All pairs of events of one article, among those that were judged."""
    held: defaultdict[Member, set[Member]] = defaultdict(set)
    for pair in scores:
        for member in pair:
            held[article_of(member)].add(member)
    return frozenset(pair_of(*pair) for events in held.values() for pair in combinations(sorted(events), 2))


def _order(link: EventLink) -> tuple[int, bool, tuple[Member, ...]]:
    return -link.articles, "casualties.killed" not in link.merged, link.members
