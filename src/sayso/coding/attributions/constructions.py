"""All frames of an article, whatever kind of word heads them."""

from collections.abc import Iterator

from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.frames import Frame
from sayso.coding.attributions.marks import DASHES, find_according_frames, find_colon_frames, find_dash_frames
from sayso.coding.attributions.nominals import find_adjective_frames, find_adverb_frames, find_noun_frames
from sayso.coding.attributions.quoted import find_quoted_frames
from sayso.coding.attributions.trees import Trees
from sayso.coding.attributions.verbs import find_verb_frames
from sayso.coding.parses import Token

_LONGEST_SENTENCE = 300  # tokens


def find_frames(trees: Trees, quotes: Quotes) -> Iterator[Frame]:
    """The frames from syntax, in the order of their heads, then those from quotation marks.

    What is too long for a sentence has no syntax that could be trusted, nor the time to read it.
    """
    for sentence in trees.parse.sentences:
        if sentence.last - sentence.first <= _LONGEST_SENTENCE:
            for token in trees.parse.tokens_of(sentence):
                yield from _of_word(trees, token)
    yield from find_quoted_frames(trees, quotes)


def _of_word(trees: Trees, token: Token) -> Iterator[Frame]:
    if token.text.casefold() == "according":
        yield from find_according_frames(trees, token)
    elif token.pos == "VERB" or (token.pos == "AUX" and token.dep not in ("aux", "auxpass")):
        yield from find_verb_frames(trees, token)
    elif token.pos == "NOUN":
        yield from find_noun_frames(trees, token)
    elif token.pos == "ADJ":
        yield from find_adjective_frames(trees, token)
    elif token.pos == "ADV":
        yield from find_adverb_frames(trees, token)
    elif token.text == ":":
        yield from find_colon_frames(trees, token)
    elif token.text in DASHES:
        yield from find_dash_frames(trees, token)
