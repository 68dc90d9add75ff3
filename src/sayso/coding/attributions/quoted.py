"""Frames from quotation marks: the verb beside a quotation, whatever the parser made of it."""

from collections.abc import Iterator

from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.frames import Frame
from sayso.coding.attributions.sources import sources_of_predicate
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.attributions.verbs import cue_of_verb

_STOPS = frozenset((".", "?", "!", ";"))
_NEAR = 14


def find_quoted_frames(trees: Trees, quotes: Quotes) -> Iterator[Frame]:
    """For each quotation, the verbs of the clause before it and of the clause after it, as far as they are near."""
    tokens = trees.parse.tokens
    for quotation in quotes.all:
        first, last = quotation.run
        content = tuple(piece.run for piece in quotes.continued(quotation))
        for i in range(last, min(last + _NEAR, len(tokens))):
            if trees.paragraph(i) != quotation.paragraph or quotes.at(i) is not None or tokens[i].text in _STOPS:
                break
            if tokens[i].pos == "VERB" and (trees.left[i] >= last - 1 or _speaks(trees, i, last)):
                yield from _frames(trees, i, "quote:before", content)
                break
        for i in range(first - 1, max(first - 1 - _NEAR, -1), -1):
            if trees.paragraph(i) != quotation.paragraph or quotes.at(i) is not None or tokens[i].text in _STOPS:
                break
            if tokens[i].pos == "VERB":
                yield from _frames(trees, i, "quote:after", content)
                break


def _speaks(trees: Trees, i: int, first: int) -> bool:
    subject = trees.child(i, "nsubj")
    return subject is not None and subject.i >= first


def _frames(trees: Trees, i: int, name: str, content: tuple[Run, ...]) -> Iterator[Frame]:
    verb = trees.parse.tokens[i]
    for source in sources_of_predicate(trees, verb):
        yield Frame(i, name, cue_of_verb(trees, verb), source, content)
