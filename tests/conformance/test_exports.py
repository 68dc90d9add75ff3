"""What every export keeps to, whatever its format; a new one is tested by being registered."""

import io
import json
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import duckdb
import pytest

from made import made_capture, made_captures
from sayso.errors import ConfigError
from sayso.export import EXPORTERS
from sayso.model import CodedCapture, Event
from sayso.record import EventFilter, Record, Run, open_record

EVERYTHING = EventFilter()
AS_CODED = ("csv", "jsonl", "parquet", "reports")
MERGED = ("acled", "ftm", "geojson", "plover", "ucdp")
HOSTILE = '=HYPERLINK("http://evil.example","x")\t+1\r\n-2;@SUM(A1)\u202e "quoted", \'single\' | Ünïcödé 漢字 👩‍👩‍👧'


@pytest.fixture
def record(tmp_path: Path):
    with open_record(str(tmp_path / "r.db"), create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory):
    with open_record(str(tmp_path_factory.mktemp("filled") / "r.db"), create=True) as opened:
        yield fill(opened, *made_captures(3))


def fill(record: Record, *captures: CodedCapture) -> Record:
    run = Run(record, coder="1")
    for coded in captures:
        run.write(coded)
    return record


def exported(record: Record, name: str, wanted: EventFilter = EVERYTHING, rule: str | None = None) -> bytes:
    out = io.BytesIO()
    EXPORTERS[name](record, wanted, out, rule)
    assert not out.closed
    return out.getvalue()


def shown(record: Record, name: str, wanted: EventFilter = EVERYTHING) -> str:
    """What was exported, as text."""
    written = exported(record, name, wanted)
    if name != "parquet":
        return written.decode("utf-8")
    with NamedTemporaryFile(suffix=".parquet") as file:
        file.write(written)
        file.flush()
        return str(duckdb.sql(f"SELECT * FROM '{file.name}'").fetchall())


def shelling(coded: CodedCapture) -> Event:
    return coded.articles[0].events[0]


@pytest.mark.parametrize("name", EXPORTERS)
def test_it_is_the_same_every_time_and_text_is_utf8(filled: Record, name: str) -> None:
    assert shown(filled, name)
    assert exported(filled, name) == exported(filled, name)


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_event_is_in_it(filled: Record, name: str) -> None:
    written = shown(filled, name)
    for coded in made_captures(3):
        assert shelling(coded).id in written
        assert (coded.articles[0].events[1].id in written) == (name in (*AS_CODED, "ftm", "geojson"))


@pytest.mark.parametrize("name", EXPORTERS)
def test_only_what_is_asked_for_is_in_it(filled: Record, name: str) -> None:
    first, *others = made_captures(3)
    written = shown(filled, name, EventFilter(limit=1))
    assert shelling(first).id in written
    assert not any(shelling(coded).id in written for coded in others)
    assert exported(filled, name, EventFilter(actor="nobody")) == exported(filled, name, EventFilter(place="nowhere"))


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_was_only_denied_is_in_it_where_it_is_asked_for_by_name(filled: Record, name: str) -> None:
    arrests = EventFilter(status="denied")
    if name != "ucdp":  # which counts the dead only
        assert made_captures(1)[0].articles[0].events[1].id in shown(filled, name, arrests)


@pytest.mark.parametrize("name", EXPORTERS)
def test_rows_and_what_is_left_out_are_counted(filled: Record, name: str) -> None:
    done = EXPORTERS[name](filled, EVERYTHING, io.BytesIO())
    events = 6
    if name in ("jsonl", "ftm"):
        assert done.rows >= 3
    else:
        assert done.rows + done.left_out.total() == events
    assert json.dumps(done.about(name))


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_empty_record_is_no_error(record: Record, name: str) -> None:
    assert shown(record, name).count("\n") <= 2
    assert EXPORTERS[name](record, EVERYTHING, io.BytesIO()).rows == 0


@pytest.mark.parametrize("name", MERGED)
def test_a_rule_that_there_is_not_is_refused(filled: Record, name: str) -> None:
    with pytest.raises(ConfigError, match="no rule of figures"):
        exported(filled, name, rule="guess")


@pytest.mark.parametrize("name", EXPORTERS)
def test_hostile_text_does_no_harm(record: Record, name: str) -> None:
    assert exported(fill(record, hostile_capture()), name)


def hostile_capture() -> CodedCapture:
    """A page whose outlet, place, actors and speakers are called as if they meant harm."""
    coded = made_capture()
    (article,) = coded.articles
    event = shelling(coded)
    assert event.where
    where = replace(event.where, name=HOSTILE, admin1=HOSTILE)
    event = replace(event, where=where, chain=(HOSTILE, HOSTILE))
    actors = tuple(replace(actor, name=HOSTILE, aliases=(HOSTILE,)) for actor in article.actors)
    article = replace(article, publisher=HOSTILE, agency=HOSTILE, authors=(HOSTILE,), actors=actors, events=(event,))
    return replace(coded, articles=(article,))
