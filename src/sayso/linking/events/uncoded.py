"""Articles about one happening that is not coded as an event of both: an accident, an appointment."""

import math
from collections.abc import Iterable, Mapping, Set

from sayso.ids import record_id
from sayso.linking.copies import CopyVerdict, Kinships, count_independent
from sayso.linking.events.judging import EventVerdict, judge_story
from sayso.linking.events.profiles import Profile
from sayso.linking.events.signs import EventSigns
from sayso.linking.grouping import Pair, cluster
from sayso.model import EventLink, Member

SAME = 0.5  # mean likelihood from which articles are about one happening
LEAST = 0.1  # pairs below are left out
SURE = 0.7  # the same where both have events, so that something else is likely to have been meant


def judge_uncoded(
    one: Profile, other: Profile, copy: CopyVerdict | None, happened: Iterable[EventVerdict], signs: EventSigns
) -> float:
    """How likely two articles are about one happening, 0 to 1, where their events do not say it: one has none of its
    own news, or no pair of their events is one. 0 where events say it (`happened`), and for what is unlikely.
    """
    both = _has_news(one) and _has_news(other)
    if both and any(verdict.score >= SAME for verdict in happened):
        return 0.0
    score = 1 / (1 + math.exp(-judge_story(one, other, copy, signs)))
    return round(score, 4) if score >= (SURE if both else LEAST) else 0.0


def link_uncoded(
    scores: Mapping[Pair[Member], float],
    kinships: Kinships,
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
) -> tuple[EventLink, ...]:
    """Happenings whose members are whole articles, with nothing merged: nobody has coded what happened. `scores` are
    those of `judge_uncoded`; `tied` and `apart` are what people decided about articles.
    """
    met = {member for pair in scores for member in pair}
    groups = cluster(scores, SAME, tied={pair for pair in tied if met.issuperset(pair)}, apart=apart)
    return tuple(_link(tuple(group), scores, kinships) for group in groups)


def _link(members: tuple[Member, ...], scores: Mapping[Pair[Member], float], kinships: Kinships) -> EventLink:
    inside = set(members)
    found = [score for pair, score in scores.items() if inside.issuperset(pair)]
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
