"""Events as columns: filters, counts, order, paging, words."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import made_capture, made_captures
from records import NewRecord
from sayso.model import CodedCapture
from sayso.record import Record, Run, open_record
from sayso.record.columns import ColumnBuilder
from sayso.record.days import OPEN, first_day, iso_day, last_day
from sayso.record.event_index import Asked, EventIndex, read_event_index, read_stamp
from sayso.record.event_rows import read_event_rows
from sayso.record.lists import read_claims
from sayso.record.pairs import count_pairs
from sayso.record.search import TextSearch


@pytest.fixture
def record(new_record: NewRecord) -> Iterator[Record]:
    record = open_record(new_record(), create=True)
    run = Run(record, coder="1")
    for coded in made_captures(7):
        run.write(coded)
    yield record
    record.close()


def asked(index: EventIndex, **values: str) -> int:
    only = Asked(values={name: (value,) for name, value in values.items()})
    return int(index.all_of(index.masks(only)).sum())


def test_a_column_counts_what_its_rows_have() -> None:
    builder = ColumnBuilder()
    for values in (["a", "b"], [], ["b", "b", None], ["c"]):
        builder.add(values)
    column = builder.build()
    assert column.rows_with(column.find("B")).tolist() == [True, False, True, False]
    assert column.counts().tolist() == [1, 2, 1]
    assert column.most(np.array([True, True, True, False]), 5) == [("b", 2), ("a", 1)]
    assert column.most(np.array([False, False, False, True]), 1, keep=column.find("a")) == [("a", 0)]
    assert [column.value(code) for code in column.single(np.arange(4))] == ["a", None, "b", "c"]


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=3), max_size=12), st.data())
def test_counts_and_rows_agree_with_plain_lists(rows: list[list[str]], data: st.DataObject) -> None:
    builder = ColumnBuilder()
    for row in rows:
        builder.add(row)
    column = builder.build()
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))), dtype=np.bool_)
    for code, value in enumerate(column.values):
        assert column.rows_with([code]).tolist() == [value in row for row in rows]
        assert column.counts(mask)[code] == sum(value in row and kept for row, kept in zip(rows, mask, strict=True))


def test_a_name_is_meant_whole_where_one_is_called_so() -> None:
    builder = ColumnBuilder()
    for value in ("AFP", "AFP reporter", "afp"):
        builder.add([value])
    column = builder.build()
    assert column.find("Afp") == [0, 2]
    assert column.find("reporter") == [1]
    assert column.find("nobody") == column.find("") == []


def test_days_keep_their_precision() -> None:
    assert iso_day(first_day("2024-02")) == "2024-02-01"
    assert iso_day(last_day("2024-02")) == "2024-02-29"
    assert iso_day(last_day("2023")) == "2023-12-31"
    assert first_day("2023-05-06T10:00") == last_day("2023-05-06")
    assert {first_day(None), first_day("soon"), last_day("2023-13"), last_day("2023-02-30")} == {OPEN}


def test_events_are_found_by_column_word_and_date(record: Record) -> None:
    index = read_event_index(record)
    assert len(index.keys) == 14
    assert asked(index, type="ASSAULT") == asked(index, status="asserted") == asked(index, told="news") == 7
    assert asked(index, actor="army gunners") == 14
    assert asked(index, recipient="two nurses") == asked(index, recipient="nurses") == 7
    assert asked(index, type="ASSAULT", status="denied") == 0
    words = index.masks(Asked(values={}, words='"five traders" shelled'))
    assert int(index.all_of(words).sum()) == 7
    may = index.masks(Asked(values={}, since="2025-05-20", until="2025-05"))
    assert int(index.all_of(may).sum()) == 7, "a month may be one of its last days"
    assert int(index.all_of(index.masks(Asked(values={}, placed=False))).sum()) == 7


@pytest.mark.parametrize("order", ["when", "read"])
def test_pages_hold_every_row_once_in_both_directions(record: Record, order: str) -> None:
    index = read_event_index(record)
    mask = index.all_of({})
    rows = index.page(mask, order, 100)  # pyright: ignore[reportArgumentType]
    walked, place = [], ""
    while found := index.page(mask, order, 4, after=place):  # pyright: ignore[reportArgumentType]
        walked += found
        place = index.place(found[-1], order)  # pyright: ignore[reportArgumentType]
    assert walked == rows == list(dict.fromkeys(rows))
    back = index.page(mask, order, 4, before=index.place(rows[9], order))  # pyright: ignore[reportArgumentType]
    assert back == rows[5:9]
    assert index.page(mask, order, 4, before=index.place(rows[2], order)) == rows[:2]  # pyright: ignore[reportArgumentType]


def test_the_latest_come_first_and_undated_ones_last(record: Record) -> None:
    capture = made_capture(text=made_capture().capture.text + "\n\nNo date.")
    (article,) = capture.articles
    undated = replace(article, events=(replace(article.events[0], id="ffff", when=None),))
    Run(record, coder="1").write(replace(capture, articles=(undated,)))
    index = read_event_index(record)
    found = read_event_rows(record, [index.keys[row] for row in index.page(index.all_of({}), "when", 100)])
    starts = [row.event.when.start if row.event.when else "" for row in found]
    assert starts == ["2025-12-25"] * 7 + ["2025-05"] * 7 + [""]


def test_rows_show_what_the_event_and_its_article_say(record: Record) -> None:
    index = read_event_index(record)
    (row,) = read_event_rows(record, index.keys[:1])
    (article,) = made_captures(1)[0].articles
    assert row.event == article.events[0]
    assert [name.name for name in (*row.doers, *row.recipients)] == ["Army gunners", "five traders"]
    assert row.sentence.startswith("Army gunners shelled")
    assert (row.head.title, row.head.publisher) == ("Shells Hit Market in Port Halden", "Halden Post")
    assert read_event_rows(record, [(99, 0, 0)]) == []


def test_the_stamp_changes_with_what_is_written(record: Record) -> None:
    before = read_stamp(record)
    assert read_stamp(record) == before
    Run(record, coder="1").write(made_capture("pages/new.txt", text=made_capture().capture.text + " More."))
    assert read_stamp(record) != before


def test_pairs_are_counted_over_all_combinations(record: Record) -> None:
    index = read_event_index(record)
    pairs = count_pairs(index, index.all_of({}), "doer", "recipient", 10)
    assert {(pair.left, pair.right, pair.status, pair.count) for pair in pairs} == {
        ("Army gunners", "five traders", "asserted", 7),
        ("Army gunners", "two nurses", "denied", 7),
    }
    assert count_pairs(index, index.all_of({}) & False, "doer", "recipient", 10) == []


def test_a_search_takes_no_operator_from_whoever_asks() -> None:
    search = TextSearch(["fire NOT far", "water", "fire and water", "été à Gaza"])
    assert search.find("fire").tolist() == [True, False, True, False]
    assert search.find("fire NOT water").tolist() == [False, False, False, False]
    assert search.find('"and water"').tolist() == [False, False, True, False]
    assert search.find("wat*").tolist() == [False, True, True, False]
    assert search.find("ete").tolist() == [False, False, False, True]
    for odd in ('"', '" OR "', "*", "a:b", "NEAR(", "^", "-", "(", "\x00", "{x}"):
        assert len(search.find(odd)) == 4


def test_claims_come_a_page_at_a_time(record: Record) -> None:
    first = read_claims(record, limit=2, after="", before="")
    second = read_claims(record, limit=2, after=first.after, before="")
    assert [row.speaker for row in (*first.rows, *second.rows)] == ["AFP", "health ministry", "Army gunners", "AFP"]
    assert (first.before, second.before != "") == ("", True)
    assert read_claims(record, limit=2, after="", before=second.before).rows == first.rows
    denied = read_claims(record, stance="denies", limit=20, after="", before="")
    assert (len(denied.rows), denied.after) == (7, denied.after)
    with pytest.raises(ValueError, match="1"):
        read_claims(record, limit=2, after="1", before="")


def test_an_empty_record_has_an_empty_index(new_record: NewRecord) -> None:
    with open_record(new_record(), create=True) as record:
        index = read_event_index(record)
        assert index.page(index.all_of({}), "when", 5) == []
        assert index.search.find("fire").tolist() == []


def test_two_captures_of_one_event_are_two_rows(record: Record) -> None:
    coded: CodedCapture = made_capture()
    twice = replace(coded, capture=replace(coded.capture, id="sha256:" + "0" * 64))
    for one in (coded, twice):
        Run(record, coder="1").write(one)
    assert asked(read_event_index(record), type="ASSAULT") == 9
