"""From scores to attributions: the best tags of each paragraph, then which cue has which contents and which source."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.coding.tagging.network import Floats
from sayso.coding.tagging.tags import TAGS, may_end, may_follow, may_start, runs_of_tags

SOURCE, CUE, CONTENT = range(3)
_NEVER = -1e4
_NEAR = 3
"""Paragraphs that a content may lie from its cue."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the decoder learned: tag transitions, and biases of links by `nearness` and for none at all."""

    transitions: Floats
    starts: Floats
    ends: Floats
    no_cue: Floats
    no_source: Floats
    near_content: Floats
    near_source: Floats


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of the words of one paragraph: tags `[words, TAGS]` and linking vectors `[words, 4, width]`."""

    tags: Floats
    links: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """A run of words `[first, last)` of one paragraph in one role, with its place counted through the article."""

    role: int
    paragraph: int
    first: int
    last: int
    offset: int

    @property
    def run(self) -> tuple[int, int]:
        """First and last word, counted through the article."""
        return self.offset + self.first, self.offset + self.last


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with its source, if any, and its contents, in the order of the text."""

    cue: Found
    source: Found | None
    contents: tuple[Found, ...]


def constrain(weights: Weights) -> Weights:
    """The weights with what tags forbid made impossible."""
    never = np.array([[0.0 if may_follow(i, j) else _NEVER for j in range(TAGS)] for i in range(TAGS)], np.float32)
    starts = np.array([0.0 if may_start(i) else _NEVER for i in range(TAGS)], np.float32)
    ends = np.array([0.0 if may_end(i) else _NEVER for i in range(TAGS)], np.float32)
    return Weights(
        transitions=weights.transitions + never,
        starts=weights.starts + starts,
        ends=weights.ends + ends,
        no_cue=weights.no_cue,
        no_source=weights.no_source,
        near_content=weights.near_content,
        near_source=weights.near_source,
    )


def best_tags(paragraphs: Sequence[Floats], weights: Weights) -> list[list[int]]:
    """The best tags of each paragraph `[words, TAGS]` (Viterbi), all paragraphs in step."""
    if not paragraphs:
        return []
    order = sorted(range(len(paragraphs)), key=lambda p: -len(paragraphs[p]))
    longest = len(paragraphs[order[0]])
    scores = np.zeros((longest, len(order), TAGS), np.float32)
    for row, p in enumerate(order):
        scores[: len(paragraphs[p]), row] = paragraphs[p]
    lengths = np.array([len(paragraphs[p]) for p in order])
    best = weights.starts + scores[0]
    back = np.zeros((longest, len(order), TAGS), np.int8)
    by_after = np.ascontiguousarray(weights.transitions.T)
    for t in range(1, longest):
        rows = int(np.searchsorted(-lengths, -t, side="left"))
        through = best[:rows, None, :] + by_after
        back[t, :rows] = through.argmax(2)
        best[:rows] = through.max(2) + scores[t, :rows]
    last = (best + weights.ends).argmax(1)
    tags: list[list[int]] = [[] for _ in paragraphs]
    for row, p in enumerate(order):
        tag = int(last[row])
        path = [tag]
        for t in range(len(paragraphs[p]) - 1, 0, -1):
            tag = int(back[t, row, tag])
            path.append(tag)
        tags[p] = path[::-1]
    return tags


def nearness(one: tuple[int, int], other: tuple[int, int]) -> int:
    """A class below 16 for how far and on which side of run `one` run `other` lies, by words between."""
    behind = other[0] >= one[1]
    gap = other[0] - one[1] if behind else max(0, one[0] - other[1])
    return 8 * behind + min(7, gap.bit_length())


def find_linked(paragraphs: Sequence[Scored], weights: Weights) -> list[Linked]:
    """The attributions of an article whose paragraphs were scored, in the order of their cues."""
    found: list[Found] = []
    offset = 0
    for p, tags in enumerate(best_tags([paragraph.tags for paragraph in paragraphs], weights)):
        found.extend(Found(role, p, first, last, offset) for role, first, last in runs_of_tags(tags))
        offset += len(tags)
    return link(found, paragraphs, weights)


def link(found: Sequence[Found], paragraphs: Sequence[Scored], weights: Weights) -> list[Linked]:
    """Each content to the cue that suits it best, each cue to its source; a cue without a content is dropped."""
    cues = [one for one in found if one.role == CUE]
    vectors = {one: _vector(one, paragraphs) for one in found}
    contents: dict[Found, list[Found]] = {cue: [] for cue in cues}
    for content in found:
        if content.role != CONTENT:
            continue
        cue = _best(content, cues, 0, 1, vectors, weights.no_cue, weights.near_content, _NEAR)
        if cue is not None:
            contents[cue].append(content)
    sources = [one for one in found if one.role == SOURCE]
    return [
        Linked(cue, _best(cue, sources, 2, 3, vectors, weights.no_source, weights.near_source, 1), tuple(contents[cue]))
        for cue in cues
        if contents[cue]
    ]


def _vector(one: Found, paragraphs: Sequence[Scored]) -> Floats:
    links = paragraphs[one.paragraph].links
    return (links[one.first] + links[one.last - 1]) / 2


def _best(
    one: Found,
    others: Sequence[Found],
    kind: int,
    other_kind: int,
    vectors: dict[Found, Floats],
    none: Floats,
    near: Floats,
    reach: int,
) -> Found | None:
    mine = vectors[one][kind]
    best, best_score = None, float(mine @ none)
    for other in others:
        if abs(other.paragraph - one.paragraph) > reach:
            continue
        score = float(mine @ vectors[other][other_kind]) + float(near[nearness(one.run, other.run)])
        if score > best_score:
            best, best_score = other, score
    return best
