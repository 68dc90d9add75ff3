"""Windows: the paragraphs of an article as stretches that the encoder reads at once, each with its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.coding.tagging.network import Ints
from sayso.coding.tagging.pieces import Pieces
from sayso.coding.tagging.words import QUOTATION_MARKS, QUOTE_STATES, SHAPES, Word, quote_states, shape_of

LONGEST = 256
"""Pieces of the paragraphs that one window is read for; as in training."""
NEIGHBOUR = 90
"""Pieces of a neighbouring paragraph that is read along, at most."""
FIRST = (SHAPES * QUOTE_STATES) * 2
"""The look of the marks that the encoder itself puts in."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or a part of a very long one, as pieces: `firsts[w]` is the place of the first piece of word `w`.

    `looks` tells of each piece what an uncased vocabulary hides: shape, quote state and region in one number.
    """

    words: list[Word]
    pieces: list[int]
    looks: list[int]
    firsts: list[int]

    @property
    def quotes(self) -> bool:
        """Whether it has a quotation mark."""
        return any(word.text in QUOTATION_MARKS for word in self.words)


@dataclass(frozen=True, slots=True)
class Window:
    """What one pass reads: stretches `read`, for the scores of the stretches `core` (places among all stretches)."""

    read: range
    core: range


def stretches_of(words: Sequence[Word], title: bool, splitter: Pieces) -> list[Stretch]:
    """One paragraph as stretches of at most `LONGEST` pieces; a longer one is cut behind the end of a sentence."""
    stretches: list[Stretch] = []
    now = Stretch([], [], [], [])
    cut = 0
    for word, quote in zip(words, quote_states(words), strict=True):
        found = splitter.of(word.text)
        if now.words and len(now.pieces) + len(found) >= LONGEST:
            rest = _cut(now, cut or len(now.words))
            stretches.append(now)
            now, cut = rest, 0
        look = (shape_of(word) * QUOTE_STATES + quote) * 2 + title
        now.words.append(word)
        now.firsts.append(len(now.pieces))
        now.pieces.extend(found)
        now.looks.extend([look] * len(found))
        if word.text in ".?!":
            cut = len(now.words)
    if now.words:
        stretches.append(now)
    return stretches


def _cut(stretch: Stretch, words: int) -> Stretch:
    """Take everything from word number `words` off a stretch, and give it back as another."""
    place = stretch.firsts[words] if words < len(stretch.words) else len(stretch.pieces)
    firsts = [first - place for first in stretch.firsts[words:]]
    rest = Stretch(stretch.words[words:], stretch.pieces[place:], stretch.looks[place:], firsts)
    del stretch.words[words:], stretch.pieces[place:], stretch.looks[place:], stretch.firsts[words:]
    return rest


def windows_of(lengths: Sequence[int], quotes: Sequence[bool]) -> list[Window]:
    """Windows that hold every stretch once in their core, with a short neighbour on either side where one quotes.

    `lengths` are pieces, `quotes` tells which stretches have quotation marks: what is quoted in one paragraph and whom
    the next one names go together; elsewhere a neighbour tells little and costs as much to read.
    """
    cores: list[range] = []
    start, used = 0, 0
    for i, length in enumerate(lengths):
        if i > start and used + length + 1 > LONGEST:
            cores.append(range(start, i))
            start, used = i, 0
        used += length + 1
    if lengths:
        cores.append(range(start, len(lengths)))

    def reads(inner: int, outer: int) -> bool:
        return 0 <= outer < len(lengths) and lengths[outer] <= NEIGHBOUR and (quotes[inner] or quotes[outer])

    return [
        Window(range(core.start - reads(core.start, core.start - 1), core.stop + reads(core.stop - 1, core.stop)), core)
        for core in cores
    ]


def inputs_of(stretches: Sequence[Stretch], splitter: Pieces) -> tuple[dict[str, Ints], list[Ints]]:
    """(inputs of the network, the places of the first pieces of each stretch's words)."""
    pieces, looks, firsts = [splitter.start], [FIRST], list[Ints]()
    for stretch in stretches:
        firsts.append(np.array(stretch.firsts, np.int64) + len(pieces))
        pieces.extend(stretch.pieces)
        looks.extend(stretch.looks)
        pieces.append(splitter.separator)
        looks.append(FIRST)
    inputs = {
        "pieces": np.array([pieces], np.int64),
        "looks": np.array([looks], np.int64),
        "positions": np.arange(len(pieces), dtype=np.int64),
    }
    return inputs, firsts
