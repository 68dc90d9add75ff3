"""Comparing: what two reports have to do with each other. It depends on the two alone."""

import math
from dataclasses import dataclass

from sayso.linking import claims, copies, events
from sayso.linking.claims import ClaimVerdict
from sayso.linking.copies import CopyVerdict
from sayso.linking.events import EventVerdict
from sayso.linking.events.judging import LEAST_STORY
from sayso.linking.events.links import SAME as SAME_EVENT
from sayso.linking.events.uncoded import LEAST, MISSED, OPEN
from sayso.linking.events.uncoded import SAME as SAME_STORY
from sayso.linking.grouping import Pair
from sayso.linking.knowledge import LinkKnowledge
from sayso.linking.sketches import Sketch
from sayso.model import Member

LEAST_NATS = min(LEAST_STORY, math.log(LEAST / (1 - LEAST)) - max(OPEN, MISSED))
"""Two articles that are less likely about one thing have nothing in common that could come of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameClaim:
    """Two claims put one proposition; `pair` is in order."""

    pair: Pair[Member]
    verdict: ClaimVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two reports have to do with each other. `akin`: they share too much text to be independent. `story`: how
    likely they are about one happening that their events do not tell (else 0).
    """

    copy: CopyVerdict | None = None
    akin: bool = False
    events: tuple[EventVerdict, ...] = ()
    story: float = 0.0
    claims: tuple[SameClaim, ...] = ()

    def is_copy(self) -> bool:
        """Whether the two are one text, whole."""
        return self.copy is not None and self.copy.relation != "excerpt"

    def ties(self) -> bool:
        """Whether it may bring the two into one link, or tells how independent they are. What does not tie counts only
        in weighing what others tie together.
        """
        return (
            self.copy is not None
            or self.akin
            or bool(self.claims)
            or self.story >= SAME_STORY
            or any(verdict.score >= SAME_EVENT for verdict in self.events)
        )


def compare(one: Sketch, other: Sketch, knowledge: LinkKnowledge) -> Comparison | None:
    """What two reports have to do with each other, whichever comes first; None for nothing."""
    copy, akin = None, False
    if not set(copies.copy_keys(one.copy)).isdisjoint(copies.copy_keys(other.copy)):  # no shared words, no copy
        copy = copies.judge_copy(one.copy, other.copy)
        akin = copy is None and copies.share_root(one.copy, other.copy)
    happened, story = (), 0.0
    nats = events.judge_story(one.events, other.events, copy, knowledge.events)
    if copy is not None or nats >= LEAST_NATS:
        happened = events.judge_events(one.events, other.events, copy, knowledge.events, nats)
        story = events.judge_uncoded(one.events, other.events, happened, nats)
    found = Comparison(
        copy=copy,
        akin=akin,
        events=happened,
        story=story,
        claims=find_same_claims(one, other, knowledge),
    )
    return None if found == Comparison() else found


def find_same_claims(one: Sketch, other: Sketch, knowledge: LinkKnowledge) -> tuple[SameClaim, ...]:
    """Claims of two reports that put one proposition; of one and itself, those that it takes back or contradicts."""
    said = claims.judge_claims(one.claims, other.claims, knowledge.identity)
    return tuple(SameClaim(pair=pair, verdict=verdict) for pair, verdict in sorted(said.items()))
