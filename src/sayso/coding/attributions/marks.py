"""Frames of phrases and marks: "according to X", "X: what is said", "what is said - X"."""

from collections.abc import Iterator

from sayso.coding.attributions.frames import Frame
from sayso.coding.attributions.sources import SourceOption
from sayso.coding.attributions.trees import Trees, without
from sayso.coding.parses import Token

DASHES = frozenset(("―", "—", "–", "--", "-"))
_QUOTE_ENDS = frozenset(("”", '"', "''"))
_LONGEST_LABEL = 8  # tokens of a name before a colon or after a dash


def find_according_frames(trees: Trees, word: Token) -> Iterator[Frame]:
    """The frames of "according to": the content is the clause around it, or the part of it before."""
    parse = trees.parse
    if word.i + 1 >= len(parse.tokens) or parse.tokens[word.i + 1].text.casefold() != "to":
        return
    phrase_end = max(trees.right[word.i], trees.right[word.i + 1])
    if phrase_end <= word.i + 2:
        return
    sentence = parse.sentence_of(word.i)
    source = SourceOption("according", (word.i + 2, phrase_end))
    cue = (word.i, word.i + 2)
    clause = trees.run(word.head) if word.head != word.i else (sentence.first, sentence.last)
    if clause[1] - clause[0] <= phrase_end - word.i + 2:
        clause = (sentence.first, sentence.last)
    parts = without(clause, (word.i, phrase_end))
    yield Frame(word.i, "according", cue, source, tuple(parts))
    if parts and parts[0][1] == word.i and len(parts) == 2:
        yield Frame(word.i, "according:before", cue, source, (parts[0],))


def find_colon_frames(trees: Trees, colon: Token) -> Iterator[Frame]:
    """A label, a colon and what is said, to the end of the sentence, and of the paragraph if the label opens it."""
    sentence = trees.parse.sentence_of(colon.i)
    label, rest = SourceOption("label", (sentence.first, colon.i)), (colon.i + 1, sentence.last)
    if not 0 < colon.i - sentence.first <= _LONGEST_LABEL or rest[0] >= rest[1]:
        return
    first, last = trees.paragraphs[sentence.paragraph]
    cue = (colon.i, colon.i + 1)
    if first == sentence.first:
        yield Frame(colon.i, "colon", cue, label, ((rest[0], last),))
    if first != sentence.first or last != rest[1]:
        yield Frame(colon.i, "colon:sentence", cue, label, (rest,))


def find_dash_frames(trees: Trees, dash: Token) -> Iterator[Frame]:
    """A quotation, a dash and a name that closes the paragraph."""
    first, last = trees.paragraphs[trees.paragraph(dash.i)]
    quoted = first < dash.i and trees.parse.tokens[dash.i - 1].text in _QUOTE_ENDS
    if quoted and 0 < last - dash.i - 1 <= _LONGEST_LABEL:
        source = SourceOption("label", (dash.i + 1, last))
        yield Frame(dash.i, "dash", (dash.i, dash.i + 1), source, ((first, dash.i),))
