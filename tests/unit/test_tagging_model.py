"""The packaged tagger, on sentences of our own."""

import pytest

from sayso.coding.parses import Parse
from sayso.coding.tagging import Tagged, Tagger, load_tagger
from sayso.model import Span


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def parsed(text: str, parser) -> Parse:
    pieces, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            pieces.append(("title" if not pieces else "body", Span(start, start + len(line))))
        start += len(line) + 1
    return parser.parse_pieces(text, pieces)


def words(found: Tagged, text: str) -> tuple[str, str, str]:
    parts = ((found.source,) if found.source else (), (found.cue,), found.content)
    return tuple(" ".join(text[s.start : s.end] for s in spans) for spans in parts)


TEXT = """Bridge closed after flood, officials say

The governor said on Monday that the bridge would stay closed. “We cannot risk lives,” she added.

According to the transport ministry, repairs will take a month.

“Nobody told us,” said Ada Brandt, a farmer. “We learned it from the radio.”"""


def test_marks_statements_of_every_order(tagger: Tagger, knowledge) -> None:
    found = [words(one, TEXT) for one in tagger.read(parsed(TEXT, knowledge.parser)).attributions]
    assert ("officials", "say", "Bridge closed after flood") in found
    assert any(one[0] == "The governor" and one[2] == "that the bridge would stay closed" for one in found)
    assert ("she", "added", "“We cannot risk lives,”") in found
    assert ("the transport ministry", "According to", "repairs will take a month") in found
    assert ("Ada Brandt, a farmer", "said", "“Nobody told us,” “We learned it from the radio.”") in found


@pytest.mark.parametrize("text", ["", "\n\n", '"', "A", "“" * 700, "word " * 3000, "é́\u200b\ufffd 漢字 \U0001f600 x"])
def test_odd_texts_are_read_and_spans_lie_inside(text: str, tagger: Tagger, knowledge) -> None:
    parse = parsed(text, knowledge.parser)
    reading = tagger.read(parse)
    for odds in (reading.begins, reading.ends, reading.holds):
        assert len(odds) == len(parse.tokens)
        assert all(-1e-6 <= chance <= 1 + 1e-4 for chance in odds)
    for found in reading.attributions:
        for span in (found.source or found.cue, found.cue, *found.content):
            assert 0 <= span.start < span.end <= len(text)


def test_the_same_text_gives_the_same_marks(tagger: Tagger, knowledge) -> None:
    parse = parsed(TEXT, knowledge.parser)
    assert tagger.read(parse) == tagger.read(parse)
