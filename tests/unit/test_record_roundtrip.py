"""Whatever the coded format can say, the record keeps."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import delete

from coded_strategies import CODED
from records import NewRecord
from sayso.coded_format import encode
from sayso.model import CodedCapture
from sayso.record import Record, Run, open_record, read_coded
from sayso.record.schema import captures


@pytest.fixture
def record(new_record: NewRecord) -> Iterator[Record]:
    with open_record(new_record(), create=True) as record:
        yield record


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=CODED)
def test_a_capture_comes_back_as_it_was_written(record: Record, coded: CodedCapture) -> None:
    with record.writing() as connection:
        connection.execute(delete(captures))
    Run(record, coder="1").write(coded)
    (found,) = read_coded(record)
    assert found == coded
    assert encode(found, with_text=True) == encode(coded, with_text=True)
