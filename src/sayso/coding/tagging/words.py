"""Words as the tagger sees them: where they stand, and what an uncased encoder cannot see of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+|\S")
QUOTATION_MARKS = frozenset('"“”„‟«»＂')
_OPENERS, _CLOSERS = frozenset("“„‟«"), frozenset("”»")
_SINGLE_OPENERS, _SINGLE_CLOSERS = frozenset("'‘"), frozenset("'’")
_LONGEST_SINGLE = 40
"""Words within which a single quotation mark must be closed to count as one and not as an apostrophe."""

OUTSIDE, OPENING, INSIDE, CLOSING, UNSURE = range(5)
"""Where a word stands with regard to quotation marks. UNSURE: the mark at the other end is missing."""
QUOTE_STATES = 5

SHAPES = 16
"""Eight letter shapes, each with and without white space before."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a paragraph: characters `[start, end)`; `glued` if no white space stands before it."""

    start: int
    end: int
    text: str
    glued: bool


def find_words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]`, in order. Linear in the length."""
    words: list[Word] = []
    last = -1
    for match in _WORD.finditer(text, start, end):
        first, after = match.span()
        words.append(Word(first, after, match.group(), first == last))
        last = after
    return words


def shape_of(word: Word) -> int:
    """A number below `SHAPES` for letter case, digits and marks, and for white space before the word."""
    text = word.text
    if text.islower():
        kind = 0
    elif text.isdigit():
        kind = 1
    elif len(text) == 1:
        kind = 2 if text.isalpha() else 3
    elif text.isupper():
        kind = 4
    elif text[0].isupper() and text[1:].islower():
        kind = 5
    elif text.isalpha():
        kind = 6
    else:
        kind = 7
    return 2 * kind + word.glued


def quote_states(words: Sequence[Word]) -> list[int]:
    """The quote state of every word of one paragraph, whatever is unbalanced in it. Nothing is carried over."""
    states = [OUTSIDE] * len(words)
    opened: int | None = None
    closed = 0
    for i, word in enumerate(words):
        if word.text not in QUOTATION_MARKS:
            continue
        if _opens(words, i, opened is not None):
            if opened is not None:
                _fill(states, opened + 1, i, UNSURE)
            states[i], opened = OPENING, i
        else:
            states[i] = CLOSING
            if opened is not None:
                _fill(states, opened + 1, i, INSIDE)
            else:
                _fill(states, closed, i, UNSURE)
            opened, closed = None, i + 1
    if opened is not None:
        _fill(states, opened + 1, len(words), UNSURE)
    _mark_singles(words, states)
    return states


def _opens(words: Sequence[Word], i: int, inside: bool) -> bool:
    mark = words[i].text
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    glued_after = i + 1 < len(words) and words[i + 1].glued
    if words[i].glued == glued_after:
        return not inside
    return glued_after


def _fill(states: list[int], first: int, last: int, state: int) -> None:
    for i in range(first, last):
        if states[i] == OUTSIDE:
            states[i] = state


def _mark_singles(words: Sequence[Word], states: list[int]) -> None:
    """Quotations in single marks outside of double ones, as in headlines."""
    i = 0
    while i < len(words):
        if states[i] == OUTSIDE and words[i].text in _SINGLE_OPENERS and _starts_word(words, i):
            for j in range(i + 2, min(len(words), i + _LONGEST_SINGLE)):
                if states[j] != OUTSIDE:
                    break
                if words[j].text in _SINGLE_CLOSERS and _ends_word(words, j):
                    states[i], states[j] = OPENING, CLOSING
                    _fill(states, i + 1, j, INSIDE)
                    i = j
                    break
        i += 1


def _starts_word(words: Sequence[Word], i: int) -> bool:
    return not words[i].glued and i + 1 < len(words) and words[i + 1].glued and words[i + 1].text[0].isalnum()


def _ends_word(words: Sequence[Word], j: int) -> bool:
    after = words[j + 1] if j + 1 < len(words) else None
    return words[j].glued and (after is None or not after.glued or not after.text[0].isalnum())
