"""Records for tests, in every database that a record can lie in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from sayso.record import Record, open_record
from sayso.record.schema import METADATA

ONLY_SQLITE = pytest.mark.parametrize("new_record", ["sqlite"], indirect=True)
"""For a test that another database would tell nothing more."""
TIMED = {"runs", "completions", "record_info", "changes"}


@dataclass(frozen=True, slots=True)
class NewRecord:
    """Called, it gives the path or URL of a record that is not there yet, or that is empty."""

    database: str
    name: Callable[[str], str]

    def __call__(self, name: str = "r") -> str:
        return self.name(name)


def dump(record: object) -> list[str]:
    """Every row of a record at a path or URL, in words."""
    with open_record(str(record)) as opened, opened.reading() as connection:
        return [
            f"{table.name} {tuple(row)}"
            for table in METADATA.sorted_tables
            for row in connection.execute(select(table).order_by(*table.primary_key))
        ]


def coded_rows(record: object) -> list[str]:
    """Every row but those that say which run wrote what, and when; captures are numbered without gaps."""
    with open_record(str(record)) as opened:
        return list(_coded_rows(opened))


def _coded_rows(record: Record) -> Iterator[str]:
    with record.reading() as connection:
        captures = METADATA.tables["captures"]
        numbers = {
            no: rank for rank, no in enumerate(connection.execute(select(captures.c.no).order_by("no")).scalars())
        }
        for table in METADATA.sorted_tables:
            if table.name in TIMED:
                continue
            rows: list[dict[str, Any]] = [row._asdict() for row in connection.execute(select(table))]
            for row in rows:
                for name in row:
                    if name.endswith("capture_no") or (table is captures and name == "no"):
                        row[name] = numbers[row[name]]
            yield from sorted(f"{table.name} {row}" for row in rows)
