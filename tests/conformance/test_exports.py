"""What every export keeps to, whatever its format; a new one is tested by being registered."""

import io

import pytest

from made import made_captures
from records import NewRecord
from sayso.export import EXPORTERS
from sayso.record import EventFilter, Record, Run, open_record

EVERYTHING = EventFilter()


@pytest.fixture
def record(new_record: NewRecord):
    with open_record(new_record(), create=True) as opened:
        yield opened


@pytest.fixture
def filled(record: Record) -> Record:
    run = Run(record, coder="1")
    for coded in made_captures(3):
        run.write(coded)
    return record


def exported(record: Record, name: str, wanted: EventFilter = EVERYTHING) -> bytes:
    out = io.BytesIO()
    EXPORTERS[name](record, wanted, out)
    assert not out.closed
    return out.getvalue()


@pytest.mark.parametrize("name", EXPORTERS)
def test_it_is_utf8_and_the_same_every_time(filled: Record, name: str) -> None:
    first = exported(filled, name)
    assert first.decode("utf-8")
    assert exported(filled, name) == first


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_event_is_in_it_with_its_capture(filled: Record, name: str) -> None:
    written = exported(filled, name).decode("utf-8")
    for coded in made_captures(3):
        assert coded.capture.id in written
        for event in coded.articles[0].events:
            assert event.id in written


@pytest.mark.parametrize("name", EXPORTERS)
def test_only_what_is_asked_for_is_in_it(filled: Record, name: str) -> None:
    first, *others = made_captures(3)
    written = exported(filled, name, EventFilter(limit=1)).decode("utf-8")
    assert first.articles[0].events[0].id in written
    assert not any(coded.capture.id in written for coded in others)
    assert exported(filled, name, EventFilter(actor="nobody")) == exported(filled, name, EventFilter(place="nowhere"))


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_empty_record_is_no_error(record: Record, name: str) -> None:
    assert exported(record, name).decode("utf-8").count("\n") <= 1
