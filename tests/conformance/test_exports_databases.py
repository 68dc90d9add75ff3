"""An export says the same whatever database the record lies in."""

import io

import pytest

from made import made_captures
from postgresql_server import Server
from sayso.build import link_record
from sayso.config import Settings
from sayso.export import EXPORTERS
from sayso.record import EventFilter, Run, open_record


def exports(name: str, wanted: EventFilter) -> dict[str, bytes]:
    with open_record(name, create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(3):
            run.write(coded)
        link_record(record, Settings())
        files: dict[str, bytes] = {}
        for form, export in EXPORTERS.items():
            out = io.BytesIO()
            export(record, wanted, out, None)
            files[form] = out.getvalue()
    return files


@pytest.mark.parametrize("wanted", [EventFilter(), EventFilter(actor="ARMY", status="asserted", until="2026")])
def test_postgresql_gives_the_bytes_that_sqlite_gives(
    wanted: EventFilter, postgresql: Server, template: str, tmp_path
) -> None:
    in_file, on_server = exports(str(tmp_path / "r.db"), wanted), exports(postgresql.new_database(template), wanted)
    for form, written in in_file.items():
        assert on_server[form] == written, form
        assert written
