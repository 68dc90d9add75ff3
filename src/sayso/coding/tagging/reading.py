"""What the tagger says of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.coding.parses import Parse
from sayso.coding.tagging.decoding import CONTENT
from sayso.coding.tagging.network import Floats
from sayso.coding.tagging.tags import BEGIN, END, SINGLE, tag_of
from sayso.coding.tagging.words import Word
from sayso.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """Who says what, as marked: spans into the capture. `source` may be None; there is always a content.

    Only the outermost attributions are marked: what is said inside a content is part of it. Contents are in the order
    of the text, one for each unbroken piece; no two spans share a character but sources, which several may share.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The attributions marked in an article, in the order of their cues, and how likely contents are at its tokens.

    `begins`, `ends` and `holds` give each token of the parse the probability that a content begins with it, ends with
    it, or holds it.
    """

    attributions: tuple[Tagged, ...]
    begins: Sequence[float]
    ends: Sequence[float]
    holds: Sequence[float]


def content_odds(parse: Parse, words: Sequence[Word], tags: Floats) -> tuple[list[float], list[float], list[float]]:
    """(begins, ends, holds) of every token, from the probabilities of the tags of the tagger's own words.

    A token that holds several of its words begins with the first and ends with the last of them.
    """
    if not words:
        return [], [], []
    starts = np.array([word.start for word in words])
    tokens = parse.tokens
    firsts = np.maximum(np.searchsorted(starts, [token.start for token in tokens], "right") - 1, 0)
    lasts = np.maximum(np.searchsorted(starts, [token.end - 1 for token in tokens], "right") - 1, firsts)
    begin, end, single = (tag_of(CONTENT, part) for part in (BEGIN, END, SINGLE))
    begins = (tags[:, begin] + tags[:, single])[firsts]
    ends = (tags[:, end] + tags[:, single])[lasts]
    holds = tags[:, begin : single + 1].sum(1)[firsts]
    return begins.tolist(), ends.tolist(), holds.tolist()
