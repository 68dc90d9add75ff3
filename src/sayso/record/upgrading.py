"""Making a record of this version of one of an earlier version; what its tables hold is kept."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from sqlalchemy import Connection, inspect, update

from sayso import __version__
from sayso.errors import RecordError
from sayso.record.database import Record, connect, read_facts
from sayso.record.migrations import versions
from sayso.record.schema import FORMAT, LAYOUT, METADATA, info


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """From which version a record came to which; `copy` is the file that holds it as it was, or None."""

    before: int
    after: int
    copy: Path | None


def upgrade_record(name: str, *, copy: bool = True) -> Upgrade:
    """Bring a record to this version, all of it or nothing; a file is copied before, if `copy`.

    Raises RecordError for what is no record, is of a later version, or whose copy is there already.
    """
    with connect(name) as record:
        before = int(read_facts(record)["format"])
        if before >= FORMAT:
            return Upgrade(before=before, after=before, copy=None)
        kept = _copy(record, before) if copy else None
        with record.writing() as connection:
            migrate(connection, before)
            _check_tables(connection, record.name)
        return Upgrade(before=before, after=FORMAT, copy=kept)


def migrate(connection: Connection, version: int) -> None:
    """Take the tables from a version to this one, in the transaction of `connection`; version 0 has no tables."""
    from alembic.migration import MigrationContext  # here, for it would delay the start of every other command
    from alembic.operations import Operations

    with Operations.context(MigrationContext.configure(connection)):
        for module in _modules()[version:]:
            module.upgrade()
    for fact, value in {"format": str(FORMAT), "layout": LAYOUT, "made_by": __version__}.items():
        connection.execute(update(info).where(info.c.name == fact).values(value=value))


def _modules() -> list[Any]:
    """The module of each version, in order."""
    modules = [import_module(f"{versions.__name__}.{found.name}") for found in iter_modules(versions.__path__)]
    return sorted(modules, key=lambda module: int(module.revision))


def _copy(record: Record, version: int) -> Path | None:
    """The record as it is, in a file beside its own; None where it is in no file."""
    file = record.file
    if file is None:
        return None
    kept = file.with_name(f"{file.name}.v{version}")
    if kept.exists():
        raise RecordError(f"{kept} is there already", hint="move it away, or upgrade with --no-copy")
    with record.outside_transactions() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(kept),))
    return kept


def _check_tables(connection: Connection, name: str) -> None:
    """Raises RecordError unless all columns of the schema are there."""
    found = inspect(connection)
    for table in METADATA.sorted_tables:
        there = {column["name"] for column in found.get_columns(table.name)} if found.has_table(table.name) else set()
        if missing := [column.name for column in table.columns if column.name not in there]:
            raise RecordError(
                f"{name} was made while its version was in the making: {table.name} lacks {', '.join(missing)}",
                hint="read the captures again into a new record: `sayso read PATH... --record NEW`",
            )
