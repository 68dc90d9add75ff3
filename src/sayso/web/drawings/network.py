"""A network as a drawing: nodes are moved apart, edges pull them together, the same each time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

WIDTH, HEIGHT = 1000.0, 640.0
STEPS = 180
MARGIN_X, MARGIN_Y = 95.0, 40.0
LETTER, LINE = 6.6, 15.0  # width and height of a letter of a label


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
    shown = (at - low) / size * [WIDTH - 2 * MARGIN_X, HEIGHT - 2 * MARGIN_Y] + [MARGIN_X, MARGIN_Y]
    if count == 1:
        shown = np.array([[WIDTH / 2, HEIGHT / 2]])
    return [Point(x=round(x, 1), y=round(y, 1)) for x, y in shown.tolist()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where the words of a node stand; `anchor` is SVG's: start, middle or end."""

    x: float
    y: float
    anchor: str


def place_labels(points: Sequence[Point], radii: Sequence[float], words: Sequence[str]) -> list[Label]:
    """A place for each label above, below or beside its node: the one that covers least of nodes and other labels."""
    taken = [(at.x - r, at.y - r, at.x + r, at.y + r) for at, r in zip(points, radii, strict=True)]
    labels: list[Label] = []
    for at, radius, word in zip(points, radii, words, strict=True):
        width = len(word) * LETTER
        choices = [
            (Label(x=at.x, y=at.y - radius - 5, anchor="middle"), at.x - width / 2),
            (Label(x=at.x, y=at.y + radius + LINE - 1, anchor="middle"), at.x - width / 2),
            (Label(x=at.x + radius + 5, y=at.y + 4, anchor="start"), at.x + radius + 5),
            (Label(x=at.x - radius - 5, y=at.y + 4, anchor="end"), at.x - radius - 5 - width),
        ]
        boxes = [(left, label.y - LINE + 3, left + width, label.y + 3) for label, left in choices]
        costs = [sum(_shared(box, other) for other in taken) + 9 * _outside(box) for box in boxes]
        best = costs.index(min(costs))
        taken.append(boxes[best])
        label = choices[best][0]
        labels.append(Label(x=round(label.x, 1), y=round(label.y, 1), anchor=label.anchor))
    return labels


Box = tuple[float, float, float, float]


def _shared(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _outside(box: Box) -> float:
    return max(0.0, -box[0]) + max(0.0, box[2] - WIDTH) + max(0.0, -box[1]) + max(0.0, box[3] - HEIGHT)
