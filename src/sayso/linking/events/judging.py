"""Whether events of two reports are one happening: verdicts on pairs, with what they rest on."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.lang.same_event import Weights
from sayso.linking.copies import CopyVerdict
from sayso.linking.events.happenings import HAPPENING_FEATURES, are_far, compare_happenings, could_be_one
from sayso.linking.events.profiles import EventProfile, Profile
from sayso.linking.events.signs import EventSigns
from sayso.linking.events.stories import STORY_FEATURES, compare_stories
from sayso.linking.grouping import Pair, pair_of
from sayso.model import Member

COPIED = 6.0  # nats: two articles that are one text tell one story
MOST_STORY = 4.0  # nats: that two articles tell one story goes so far, the rest must speak from the events themselves
LEAST_STORY = -3.0  # below, no pair of events makes up for it
LEAST_SCORE = 0.1  # pairs below are left out, and count as nothing when groups are made
NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVerdict:
    """How likely two events are one happening, and why. `pair` is in order."""

    pair: Pair[Member]
    score: float
    reasons: tuple[str, ...]


def judge_events(
    one: Profile, other: Profile, copy: CopyVerdict | None, signs: EventSigns, story: float | None = None
) -> tuple[EventVerdict, ...]:
    """The verdicts on the events of two reports, whichever comes first; empty where they tell of different things.
    `story` is what `judge_story` says, where that is known already.
    """
    story = judge_story(one, other, copy, signs) if story is None else story
    if story < LEAST_STORY:
        return ()
    return tuple(sorted(_verdicts(one, other, copy, story, signs), key=lambda verdict: verdict.pair))


def judge_story(one: Profile, other: Profile, copy: CopyVerdict | None, signs: EventSigns) -> float:
    """How likely two articles are about one thing, in nats: 0 is even."""
    if copy is not None and copy.relation != "excerpt":
        return COPIED
    story = weigh(compare_stories(one, other), STORY_FEATURES, signs.story)
    return max(story, COPIED) if copy else story


def weigh(features: Sequence[float], names: Sequence[str], weights: Weights) -> float:
    """The weighted sum of features; a feature without a weight counts nothing."""
    told = zip(names, features, strict=True)
    return min(weights.most, weights.bias + math.fsum(value * weights.features.get(name, 0.0) for name, value in told))


def _verdicts(
    one: Profile, other: Profile, copy: CopyVerdict | None, story: float, signs: EventSigns
) -> Iterator[EventVerdict]:
    for event in one.events:
        for fellow in other.events:
            if not could_be_one(event, fellow) or (copy is None and are_far(event, fellow)):
                continue
            found = compare_happenings(event, fellow, one, other, signs.rarity)
            nats = min(story, MOST_STORY) + weigh(found, HAPPENING_FEATURES, signs.happening)
            score = 1 / (1 + math.exp(-nats))
            if score >= LEAST_SCORE:
                yield EventVerdict(
                    pair=pair_of(replace(one.member, event=event.id), replace(other.member, event=fellow.id)),
                    score=round(score, 4),
                    reasons=tuple(_reasons(one, other, event, fellow, copy, signs)),
                )


def _reasons(
    one: Profile, other: Profile, event: EventProfile, fellow: EventProfile, copy: CopyVerdict | None, signs: EventSigns
) -> Iterator[str]:
    """What the two have in common, in words; the same whichever comes first."""
    if copy:
        yield f"one text ({copy.relation})"
    if event.type == fellow.type:
        yield f"both {event.type}" + (f" {event.mode}" if event.mode and event.mode == fellow.mode else "")
    if event.days and fellow.days and event.days[0] <= fellow.days[1] and fellow.days[0] <= event.days[1]:
        yield "dates agree"
    if event.place is not None and event.place == fellow.place:
        yield "one place"
    elif one.main and other.main and one.main.id == other.main.id:
        yield f"both about {one.main.name}"
    if copy:
        return
    weights = {name: one.names[name] * other.names[name] for name in one.names.keys() & other.names.keys()}
    shared = sorted(weights, key=lambda name: (-weights[name], name))
    if shared:
        yield "shared names: " + ", ".join(shared[:NAMES_SHOWN])
    if one.published and other.published:
        yield f"published {abs(one.published - other.published)} days apart"
