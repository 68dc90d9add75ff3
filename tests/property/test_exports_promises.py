"""Exports of captures that say anything that the coded format can hold, sensible or not."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import delete

from coded_strategies import CODED
from sayso.errors import ConfigError
from sayso.export import EXPORTERS
from sayso.model import CodedCapture
from sayso.record import EventFilter, Record, Run, open_record
from sayso.record.schema import captures
from sayso.reference import compare_record, read_reference

TABLES = {"acled": ",", "csv": ",", "polecat": "\t", "reports": ",", "ucdp": ","}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory):
    with open_record(str(tmp_path_factory.mktemp("odd") / "r.db"), create=True) as opened:
        yield opened


@pytest.mark.slow
@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(coded=CODED)
def test_whatever_was_coded_every_format_is_whole(record: Record, coded: CodedCapture) -> None:
    with record.writing() as connection:
        connection.execute(delete(captures))
    Run(record, coder="1").write(coded)
    for name, write in EXPORTERS.items():
        out = io.BytesIO()
        done = write(record, EventFilter(), out)
        if name in TABLES:
            rows = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline=""), delimiter=TABLES[name]))
            assert len(rows) == 1 + done.rows
            assert {len(row) for row in rows} == {len(rows[0])}
        elif name in ("plover", "ftm", "jsonl"):
            assert len([json.loads(line) for line in out.getvalue().splitlines()]) == done.rows
        elif name == "geojson":
            assert len(json.loads(out.getvalue())["features"]) == done.rows


@settings(max_examples=80, deadline=None)
@given(raw=...)
def test_a_reference_file_of_any_bytes_is_read_or_refused(raw: bytes) -> None:
    header = b"event_id_cnty,event_date,event_type,country\n"
    with pytest.raises(ConfigError):
        read_reference(b"\x01" + raw.replace(b",", b"").replace(b"\t", b"").replace(b";", b"").replace(b"|", b""))
    reference = read_reference(header + raw)
    assert all(problem.line > 1 and problem.message for problem in reference.problems)


def test_comparing_with_nothing_and_nothing_with_something(tmp_path: Path) -> None:
    file = b"event_id_cnty,event_date,event_type,country\nA,2025-01-02,Battles,Syria\n"
    with open_record(str(tmp_path / "r.db"), create=True) as empty:
        found = compare_record(empty, read_reference(file))
    assert (len(found.matches), [one.id for one in found.lacking], found.extra) == (0, ["A"], ())
