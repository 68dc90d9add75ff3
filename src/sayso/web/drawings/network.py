"""A network as a drawing: nodes are moved apart, edges pull them together, the same each time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

WIDTH, HEIGHT = 1000.0, 640.0
STEPS = 260
MARGIN = 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a node lies in a drawing of WIDTH by HEIGHT."""

    x: float
    y: float


def place_nodes(count: int, edges: Sequence[tuple[int, int, float]]) -> list[Point]:
    """Places for `count` nodes with `edges` (two nodes and a weight), after Fruchterman and Reingold (1991)."""
    if count == 0:
        return []
    angles = np.arange(count) * 2.399963  # the golden angle: no two nodes begin in one place or in one line
    radii = np.sqrt((np.arange(count) + 0.5) / count)
    at = np.stack([radii * np.cos(angles) * 1.5, radii * np.sin(angles)], axis=1)
    ideal = 1.9 / np.sqrt(count)
    pulls = np.zeros((count, count))
    for one, other, weight in edges:
        if one != other:
            pulls[one, other] = pulls[other, one] = max(pulls[one, other], 1.0 + np.log1p(weight) / 2)
    for step in range(STEPS):
        away = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.linalg.norm(away, axis=2), 0.01)
        force = (ideal**2 / distance**2 - pulls * distance / ideal / 2)[:, :, None] * away
        move = force.sum(axis=1) - at * 0.35  # what hangs on nothing does not drift away
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        at = at + move / length * np.minimum(length, 0.12 * (1 - step / STEPS))
    low, high = at.min(axis=0), at.max(axis=0)
    size = np.maximum(high - low, 1e-6)
    shown = (at - low) / size * [WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN] + MARGIN
    if count == 1:
        shown = np.array([[WIDTH / 2, HEIGHT / 2]])
    return [Point(x=round(x, 1), y=round(y, 1)) for x, y in shown.tolist()]
