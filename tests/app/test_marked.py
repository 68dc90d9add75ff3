import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.marked import Mark, marked
from sayso.model import Span

TEXT = "The  army\nshelled the\tmarket of Port Halden."


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


WHOLE = Span(0, len(TEXT))


def test_marks_stand_between_signs_where_there_is_no_colour() -> None:
    marks = [Mark(span=span_of("shelled"), style="red", sign="*"), Mark(span=span_of("Port Halden"), style="blue")]
    assert marked(TEXT, WHOLE, marks, colour=False).plain == "The army *shelled* the market of Port Halden."


def test_the_shorter_of_two_marks_that_overlap_is_seen() -> None:
    marks = [Mark(span=span_of("shelled the\tmarket"), style="red"), Mark(span=span_of("market"), style="blue")]
    shown = marked(TEXT, WHOLE, marks, colour=True)
    assert [(shown.plain[span.start : span.end], span.style) for span in shown.spans] == [
        ("shelled the ", "red"),
        ("market", "blue"),
    ]


@pytest.mark.parametrize(("mark", "words"), [("The", "The army shelled…"), ("market", "…the market of Port…")])
def test_a_long_passage_is_cut_around_its_first_mark(mark: str, words: str) -> None:
    assert marked(TEXT, WHOLE, [Mark(span=span_of(mark), style="")], colour=False, longest=20).plain == words


@given(
    text=st.text(max_size=60),
    passage=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_whatever_is_marked_only_the_characters_of_the_passage_are_shown(
    text: str, passage: tuple[int, int], places: list[tuple[int, int]]
) -> None:
    whole = Span(min(*passage, len(text)), min(max(passage), len(text)))
    marks = [Mark(span=Span(min(pair), max(pair)), style="bold") for pair in places if pair[0] != pair[1]]
    shown = marked(text, whole, marks, colour=True).plain
    kept = "".join(text[whole.start : whole.end].split())
    assert len("".join(shown.split())) == len(kept)
