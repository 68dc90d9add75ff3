"""What the pages are made of: marked text, drawings, versions, addresses."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import made_capture, made_captures
from sayso.model import Span, When
from sayso.record import Run, open_record
from sayso.record.event_index import EventIndex, read_event_index
from sayso.record.event_rows import ArticleHead, EventRow
from sayso.web.drawings.histogram import draw_histogram
from sayso.web.drawings.network import HEIGHT, WIDTH, Point, place_labels, place_nodes
from sayso.web.drawings.timeline import draw_timeline
from sayso.web.marking import Mark, mark_parts, mark_text, visible
from sayso.web.pages.versions import compare
from sayso.web.query import BadRequestError, Query


def plain(html: str) -> str:
    """What a reader of the HTML sees."""
    return unescape(re.sub(r"<[^>]*>", "", html))


TEXT = "Ada <b>said</b> that Bo \u202eleft\u202c."


@pytest.fixture
def index(tmp_path: Path) -> EventIndex:
    with open_record(str(tmp_path / "made.db"), create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(3):
            run.write(coded)
        return read_event_index(record)


def row_of(when: When | None) -> EventRow:
    event = made_capture().articles[0].events[0]
    head = ArticleHead(capture="c", article="a", title="", publisher=None, agency=None, published=None)
    return EventRow(event=replace(event, when=when), head=head, doers=(), recipients=(), sentence="")


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.text(max_size=30), st.lists(spans, max_size=6), st.none() | spans)
def test_marked_text_is_the_text_whatever_the_marks(text: str, marked: list[Span], at: Span | None) -> None:
    marks = [Mark(span=span, kind="actor", label='"<', href="/x?a=1&b=2") for span in marked]
    shown = mark_text(text, Span(0, len(text)), marks, at)
    assert plain(shown) == plain(mark_text(text, Span(0, len(text)), []))
    assert shown.count('id="at"') == (at is not None and at.start < len(text))


def test_marks_overlap_and_the_shortest_is_the_link() -> None:
    marks = [
        Mark(span=Span(0, 20), kind="content", label="said by Ada"),
        Mark(span=Span(0, 3), kind="actor", label="actor: Ada", href="/actors/1"),
    ]
    shown = mark_text(TEXT, Span(0, 20), marks)
    assert '<a class="k-content k-actor" title="said by Ada · actor: Ada" href="/actors/1">Ada</a>' in shown
    assert "&lt;b&gt;said&lt;/b&gt;" in shown


def test_controls_are_shown_by_name() -> None:
    shown = mark_text(TEXT, Span(0, len(TEXT)), [])
    assert ">RLO</span>left<span" in shown
    assert "\u202e" not in shown
    assert visible("a\u202eb") == "a\ufffdb"


def test_a_place_over_two_parts_is_one_anchor() -> None:
    first, second = mark_parts(TEXT, [Span(0, 5), Span(5, 20)], [], Span(3, 9))
    assert (first.count('id="at"'), second.count('id="at"')) == (1, 0)
    assert 'class="at"' in second


def test_a_histogram_counts_every_event_once(index: EventIndex) -> None:
    drawn = draw_histogram(index, index.all_of({}))
    assert drawn.unit == "month"
    assert sum(bar.count for bar in drawn.bars) + drawn.earlier + drawn.later + drawn.undated == 6
    assert [(bar.label, bar.count) for bar in drawn.bars if bar.count] == [("2025-05", 3), ("2025-12", 3)]
    assert draw_histogram(index, index.all_of({}) & False).bars == ()


def test_a_timeline_keeps_precision_open_sides_and_the_undated() -> None:
    def when(start: str | None, end: str | None, granularity: str = "day") -> EventRow:
        return row_of(When(start=start, end=end, granularity=granularity, basis="explicit", evidence=None))  # pyright: ignore[reportArgumentType]

    rows = [
        when("2025-12-25", "2025-12-25"),
        when("2025-11", "2025-11", "month"),
        when("2025-12-01", None),
        row_of(None),
    ]
    drawn = draw_timeline(rows)
    day, month, open_bar = drawn.bars
    assert month.width > day.width
    assert (open_bar.open_start, open_bar.open_end) == (False, True)
    assert len(drawn.undated) == 1
    assert all(bar.x >= 0 and bar.x + bar.width <= 1000.1 for bar in drawn.bars)
    assert drawn.ticks


def test_one_event_long_ago_does_not_press_the_others_together() -> None:
    def on(day: str) -> EventRow:
        return row_of(When(start=day, end=day, granularity="day", basis="explicit", evidence=None))

    drawn = draw_timeline([on(f"2025-12-{day:02}") for day in range(1, 20)] + [on("1948-05-15")])
    assert drawn.start >= "2025"
    assert [bar.beyond for bar in drawn.bars] == [""] * 19 + ["earlier"]


@settings(deadline=None)
@given(st.integers(0, 12), st.data())
def test_nodes_lie_in_the_drawing_and_the_same_each_time(count: int, data: st.DataObject) -> None:
    nodes = st.integers(0, max(0, count - 1))
    edges = data.draw(st.lists(st.tuples(nodes, nodes, st.floats(1, 9)), max_size=15)) if count else []
    points = place_nodes(count, edges)
    assert points == place_nodes(count, edges)
    assert len(points) == count
    assert all(0 <= at.x <= WIDTH and 0 <= at.y <= HEIGHT for at in points)


def test_labels_make_way_for_each_other() -> None:
    one, other = place_labels([Point(x=100, y=100), Point(x=104, y=92)], [8, 8], ["a name", "another"])
    assert (one.x, one.y) != (other.x, other.y)


def test_two_versions_are_compared_by_words() -> None:
    one, other = "At least five died.\nNobody was held.", "At least six died.\nNobody was held."
    found = [(each.kind, each.words) for each in compare(one, other)]
    assert ("gone", "five ") in found
    assert ("new", "six ") in found
    assert "".join(words for kind, words in found if kind != "new") == one
    assert "".join(words for kind, words in found if kind != "gone") == other
    assert [each.kind for each in compare(one, one)] == ["same"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_comparison_holds_both_versions_whole(one: str, other: str) -> None:
    found = compare(one, other)
    assert "".join(each.words for each in found if each.kind != "new") == one
    assert "".join(each.words for each in found if each.kind != "gone") == other


def test_addresses_keep_what_is_asked_and_begin_anew() -> None:
    query = Query.read("/events", [("type", "A"), ("type", "B"), ("q", " x "), ("after", "1.2.3.4"), ("empty", "")])
    assert query.all("type") == ("A", "B")
    assert query.toggled("type", "A") == "/events?type=B&q=x"
    assert query.toggled("type", "C") == "/events?type=A&type=B&q=x&type=C"
    assert query.with_(q="", since="2025") == "/events?type=A&type=B&since=2025"
    assert query.without("type") == "/events?q=x"
    with pytest.raises(BadRequestError):
        Query.read("/events", [("at", "9-3")]).span("at")
