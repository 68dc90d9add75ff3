"""Articles about one happening that no event of theirs tells: an accident, an appointment, what the coder missed."""

import math
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from itertools import combinations

from sayso.ids import record_id
from sayso.linking.copies import Kinships, count_independent
from sayso.linking.events.judging import EventVerdict
from sayso.linking.events.profiles import Profile
from sayso.linking.grouping import Pair, cluster, pair_of
from sayso.model import EventLink, Member

SAME = 0.7  # mean likelihood from which articles are about one happening
ONE_EVENT = 0.6  # and events of theirs, unless they lie back: what happened before is told beside the news of the day
HARDLY = 0.2  # likelihood below which two events are two
LEAST = 0.1  # pairs below are left out
OPEN = 2.0  # nats for articles of which one has no event that could have met one of the other
MISSED = 1.0  # the same where both have: something else is likelier to have been meant


def judge_uncoded(one: Profile, other: Profile, happened: Iterable[EventVerdict], story: float) -> float:
    """How likely two articles are about one happening, 0 to 1, as wholes; `happened` are the verdicts on their events,
    `story` what `judge_story` says, in nats. 0 for what is unlikely.
    """
    verdicts = {verdict.pair: verdict.score for verdict in happened}
    if _lead_apart(one, other, verdicts):
        return 0.0
    both = _has_news(one) and _has_news(other)
    nats = story + (MISSED if both else OPEN)
    past = {event.id for profile in (one, other) for event in profile.events if event.historical}
    told = max((score for pair, score in verdicts.items() if past.isdisjoint(m.event for m in pair)), default=0.0)
    score = max(1 / (1 + math.exp(-nats)), told if told >= ONE_EVENT else 0.0)
    return round(score, 4) if score >= LEAST else 0.0


def _lead_apart(one: Profile, other: Profile, verdicts: Mapping[Pair[Member], float]) -> bool:
    """Whether both articles open with events of one kind that are hardly one: then they report two happenings."""
    leading = [
        pair_of(replace(one.member, event=event.id), replace(other.member, event=fellow.id))
        for event in one.events
        for fellow in other.events
        if event.leads and fellow.leads and event.type == fellow.type
    ]
    return bool(leading) and all(verdicts.get(pair, 0.0) < HARDLY for pair in leading)


def link_uncoded(
    scores: Mapping[Pair[Member], float],
    kinships: Kinships,
    coded: Iterable[EventLink],
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
) -> tuple[EventLink, ...]:
    """Happenings whose members are whole articles, with nothing merged. `scores` are those of `judge_uncoded`; `tied`
    and `apart` are what people decided about articles. Where the links of events (`coded`) bring every two of the
    articles together, there is nothing to add.
    """
    met = {member for pair in scores for member in pair}
    groups = cluster(scores, SAME, tied={pair for pair in tied if met.issuperset(pair)}, apart=apart)
    known = {pair for link in coded for pair in _pairs(member.in_article() for member in link.members)}
    return tuple(_link(tuple(group), scores, kinships) for group in groups if not known.issuperset(_pairs(group)))


def _pairs(articles: Iterable[Member]) -> set[Pair[Member]]:
    return {pair_of(one, other) for one, other in combinations(sorted(set(articles)), 2)}


def _link(members: tuple[Member, ...], scores: Mapping[Pair[Member], float], kinships: Kinships) -> EventLink:
    found = [scores[pair] for pair in combinations(members, 2) if pair in scores]
    independence = count_independent(members, kinships)
    return EventLink(
        id=record_id("event", members[0]),
        members=members,
        articles=len(independence.articles),
        publishers=len(independence.publishers),
        origins=len(independence.origins),
        merged={},
        score=round(sum(found) / max(len(found), 1), 4),
        reasons=("one story by its words, names, places and dates; no event that all have is coded of it",),
    )


def _has_news(profile: Profile) -> bool:
    return any(not event.historical for event in profile.events)
