"""Outlines: which pairs of very many reports are worth looking at closely."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sayso.linking import claims, copies, events
from sayso.linking.comparing import LEAST_NATS
from sayso.linking.knowledge import LinkKnowledge
from sayso.linking.sketches import Sketch

Pairs = NDArray[np.int64]
"""Rows of two numbers of reports, in order."""


class Outlines:
    """Of each report what tells at a glance that it has nothing to do with another. They go by the order in which they
    were added, from 0.
    """

    def __init__(self, knowledge: LinkKnowledge) -> None:
        self._copies = copies.Outlines()
        self._events = events.Outlines(knowledge.events.story)
        self._claims = claims.Outlines()

    def add(self, sketch: Sketch) -> None:
        """One more report."""
        self._copies.add(sketch.copy)
        self._events.add(sketch.events)
        self._claims.add(sketch.claims)

    def worth(self, pairs: Pairs) -> Iterator[tuple[int, int]]:
        """The pairs of which `compare` may find something: all of which it does, and some more."""
        edges = np.flatnonzero(np.diff(pairs[:, 0])) + 1
        for part in np.split(pairs, edges):
            if len(part):
                one, others = int(part[0, 0]), part[:, 1]
                for other in others[self._may_find(one, others)].tolist():
                    yield one, other

    def _may_find(self, one: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        found = self._copies.may_share(one, others) | (self._events.most(one, others) >= LEAST_NATS)
        return found | self._claims.may_share(one, others)
