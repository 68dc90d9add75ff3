import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from made import made_capture, made_captures
from records import NewRecord, coded_rows, dump
from sayso.coded_format import encode
from sayso.errors import RecordError, RetryableError
from sayso.model import Capture, CodedCapture, Period, Problem, find_faults
from sayso.record import (
    Counts,
    EventFilter,
    Record,
    Run,
    Written,
    count,
    find_articles,
    find_events,
    find_locations,
    find_problems,
    open_record,
    read_coded,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


@pytest.fixture
def name(new_record: NewRecord) -> str:
    return new_record()


@pytest.fixture
def record(name: str):
    with open_record(name, create=True) as opened:
        yield opened


def write(record: Record, *coded: CodedCapture, coder: str = "1") -> list[Written]:
    run = Run(record, coder=coder)
    written = [run.write(one) for one in coded]
    run.end()
    return written


def bytes_of(name: str) -> bytes:
    """The file of a record; nothing where it is not in a file."""
    return b"" if "://" in name else Path(name).read_bytes()


def seen(coded: CodedCapture, path: str) -> Capture:
    head = coded.capture
    return Capture(id=head.id, path=path, text=head.text or "", media_type=head.media_type, view=head.view)


def test_the_capture_made_by_hand_keeps_the_promises_of_the_format() -> None:
    assert find_faults(made_capture()) == []


def test_captures_come_back_in_the_order_in_which_they_were_written(record: Record) -> None:
    captures = made_captures(3)
    assert write(record, *captures) == [Written.NEW] * 3
    assert list(read_coded(record)) == captures


def test_a_second_run_of_the_same_coder_changes_no_byte(name: str) -> None:
    captures = made_captures(3)
    with open_record(name, create=True) as record:
        write(record, *captures)
    before, bytes_before = dump(name), bytes_of(name)
    with open_record(name, create=True) as record:
        run = Run(record, coder="1")
        assert all(run.holds(seen(coded, coded.capture.path)) for coded in captures)
        assert [run.write(coded) for coded in captures] == [Written.UNCHANGED] * 3
        run.end()
    assert bytes_of(name) == bytes_before
    assert dump(name) == before


def test_another_coder_replaces_what_it_codes_otherwise_and_nothing_is_left_over(
    record: Record, name: str, new_record: NewRecord
) -> None:
    first, other = made_captures(2)
    write(record, first, other)
    (article,) = first.articles
    recoded = replace(first, articles=(replace(article, events=article.events[:1], tallies=()),))
    assert not Run(record, coder="2").holds(seen(first, first.capture.path))
    assert write(record, recoded, coder="2") == [Written.CHANGED]
    assert list(read_coded(record)) == [recoded, other]
    other_name = new_record("fresh")
    with open_record(other_name, create=True) as fresh:
        write(fresh, recoded, coder="2")
        write(fresh, other)
    assert coded_rows(name) == coded_rows(other_name)


def test_a_failed_capture_is_tried_again_and_written_only_if_it_comes_out_otherwise(record: Record) -> None:
    coded = made_capture()
    failed = replace(
        coded, articles=(), problems=(Problem(stage="parses", kind="coder_failed", message="the worker died"),)
    )
    assert write(record, failed) == [Written.NEW]
    assert not Run(record, coder="1").holds(seen(coded, coded.capture.path))
    assert write(record, failed) == [Written.UNCHANGED]
    assert write(record, coded) == [Written.CHANGED]
    assert list(read_coded(record)) == [coded]
    assert list(find_problems(record)) == []


def test_the_same_bytes_under_another_path_are_one_capture_with_two_locations(record: Record) -> None:
    coded = made_capture("a.txt")
    write(record, coded)
    run = Run(record, coder="1")
    assert run.note_location(seen(coded, "b.txt"))
    assert not run.note_location(seen(coded, "b.txt"))
    assert [location.path for location in find_locations(record, coded.capture.id)] == ["a.txt", "b.txt"]
    assert list(read_coded(record)) == [coded]
    assert count(record).captures == 1


def test_counts(record: Record) -> None:
    first, second = made_captures(2)
    write(record, first, second)
    assert count(record) == Counts(captures=2, articles=2, events=4, claims=6, tallies=2, problems=0)
    assert count(record, first.capture.id) == Counts(captures=1, articles=1, events=2, claims=3, tallies=1)
    assert count(record, "sha256:unknown") == Counts()


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        (EventFilter(type="assault"), ["ASSAULT"]),
        (EventFilter(mode="arrest"), ["COERCE"]),
        (EventFilter(status="denied"), ["COERCE"]),
        (EventFilter(historical=False), ["ASSAULT"]),
        (EventFilter(actor="ARMY"), ["ASSAULT", "COERCE"]),  # by the name of the actor behind "its forces"
        (EventFilter(actor="traders"), ["ASSAULT"]),  # by the words of a recipient that is no known actor
        (EventFilter(actor="gunners"), ["ASSAULT", "COERCE"]),  # by alias
        (EventFilter(actor="ada brandt"), []),  # an actor of the article, not of an event
        (EventFilter(actor="%"), []),
        (EventFilter(place="halden"), ["ASSAULT"]),
        (EventFilter(place="xh"), ["ASSAULT"]),
        (EventFilter(place="x"), []),
        (EventFilter(since="2025-12-25", until="2025-12-25"), ["ASSAULT"]),
        (EventFilter(since="2025-12-26"), []),
        (
            EventFilter(since="2025-05-20", until="2025-06"),
            ["COERCE"],
        ),  # some day in May
        (EventFilter(until="2025-05-01"), ["COERCE"]),
        (EventFilter(until="2025-04"), []),
        (EventFilter(since="2025"), ["ASSAULT", "COERCE"]),
        (EventFilter(limit=1), ["ASSAULT"]),
    ],
)
def test_filters(record: Record, wanted: EventFilter, types: list[str]) -> None:
    write(record, made_capture())
    found = list(find_articles(record, wanted))
    assert [event.type for one in found for event in one.events] == types
    assert list(read_coded(record, wanted)) == ([made_capture()] if types else [])


def test_what_is_found_is_the_event_in_its_article_in_its_capture(record: Record) -> None:
    captures = made_captures(3)
    write(record, *captures)
    (article,) = captures[1].articles
    (found,) = find_events(record, article.events[1].id[:12])
    assert (found.capture, found.article, found.events) == (captures[1].capture, article, (article.events[1],))
    assert find_events(record, "zz") == []
    assert len(find_events(record, "")) == 6


def test_a_reader_sees_the_record_as_it_was_when_it_began_and_does_not_stop_the_writer(name: str) -> None:
    first, second = made_captures(2)
    with open_record(name, create=True) as writer, open_record(name) as reader:
        write(writer, first)
        with reader.reading() as connection:
            before = connection.exec_driver_sql("SELECT count(*) FROM captures").scalar()
            write(writer, second)
            assert connection.exec_driver_sql("SELECT count(*) FROM captures").scalar() == before == 1
        assert count(reader).captures == 2


def test_two_writers_wait_for_each_other(name: str) -> None:
    captures = made_captures(20)
    open_record(name, create=True).close()

    def write_all() -> None:
        with open_record(name) as record:
            write(record, *captures)

    threads = [threading.Thread(target=write_all) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_record(name) as record:
        assert sorted(encode(coded) for coded in read_coded(record)) == sorted(map(encode, captures))


def test_a_locked_record_is_told_with_what_to_do(path: Path) -> None:
    with open_record(str(path), create=True, busy_timeout_s=0.05) as record:
        lock = sqlite3.connect(path, isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        with pytest.raises(RetryableError, match="locked") as caught:
            write(record, made_capture())
        assert "again" in caught.value.hint
        lock.execute("ROLLBACK")
        lock.close()
        assert write(record, made_capture()) == [Written.NEW]


@pytest.mark.parametrize("changes", [{"min": 2**70}, {"who": "\ud800"}, {"period": Period(start="\ud800", end=None)}])
def test_a_value_that_no_database_holds_leaves_nothing_of_its_capture(record: Record, changes: dict) -> None:
    first, second = made_captures(2)
    write(record, first)
    (article,) = second.articles
    tally = replace(article.tallies[0], **changes)
    with pytest.raises((OverflowError, UnicodeError)):
        write(record, replace(second, articles=(replace(article, tallies=(tally,)),)))
    assert list(read_coded(record)) == [first]
    assert count(record) == count(record, first.capture.id)


def test_a_record_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(RecordError, match="no record at") as caught:
        open_record(str(path))
    assert "sayso read" in caught.value.hint
    assert not path.exists()


@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_record_is_refused_and_left_alone(path: Path, create: bool) -> None:
    path.write_bytes(b"A page that somebody named like a record.\n" * 40)
    before = path.read_bytes()
    with pytest.raises(RecordError, match="no record"):
        open_record(str(path), create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [False, True])
def test_a_database_of_another_program_is_refused_and_left_alone(path: Path, create: bool) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    with pytest.raises(RecordError, match="no record of sayso"):
        open_record(str(path), create=create)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    connection.close()


def test_an_empty_file_is_no_record_but_may_become_one(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordError, match="empty"):
        open_record(str(path))
    with open_record(str(path), create=True) as record:
        assert count(record) == Counts()


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [("format", "99", "version 99"), ("format", "1", "of version 1"), ("layout", "other", "in the making")],
)
def test_a_record_of_another_version_is_refused(path: Path, name: str, value: str, message: str) -> None:
    open_record(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE record_info SET value = ? WHERE name = ?", (value, name))
    connection.close()
    with pytest.raises(RecordError, match=message) as caught:
        open_record(str(path))
    assert caught.value.hint


def test_a_folder_a_missing_folder_and_a_strange_url_are_refused(tmp_path: Path) -> None:
    for name in (str(tmp_path), str(tmp_path / "none" / "r.db"), "nosuch://x/y", "://", "/proc/r.db"):
        with pytest.raises(RecordError) as caught:
            open_record(name, create=True)
        assert caught.value.hint


def test_a_record_can_be_named_by_url(path: Path) -> None:
    with open_record(f"sqlite:///{path}", create=True) as record:
        write(record, made_capture())
    with open_record(str(path)) as record:
        assert count(record).captures == 1


def test_a_full_disk_is_told_and_what_was_written_stays(path: Path) -> None:
    first, *rest = made_captures(200)
    with open_record(str(path), create=True) as record:
        write(record, first)
        with record.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 8}")
        with pytest.raises(RetryableError, match="cannot be written further") as caught:
            write(record, *rest)
        assert "free some space" in caught.value.hint
        kept = list(read_coded(record))
        assert kept == [first, *rest][: len(kept)]
        assert kept
    with open_record(str(path)) as record:
        write(record, first, *rest)
        assert list(read_coded(record)) == [first, *rest]
