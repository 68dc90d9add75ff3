"""Making a record of this version of one of an earlier version; what its tables hold is kept."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, update

from sayso.record.migrations import versions
from sayso.record.schema import FORMAT, LAYOUT, info


def migrate(connection: Connection, version: int, until: int = FORMAT) -> None:
    """Take the tables from one version to another, in the transaction of `connection`; version 0 has no tables."""
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for module in _modules()[version:until]:
            module.upgrade()
    facts = {"format": str(until), "layout": LAYOUT if until == FORMAT else f"of version {until}"}
    for name, value in facts.items():
        connection.execute(update(info).where(info.c.name == name).values(value=value))


def _modules() -> list[Any]:
    """The module of each version, in order."""
    found: dict[int, ModuleType] = {}
    for module in iter_modules(versions.__path__):
        imported = import_module(f"{versions.__name__}.{module.name}")
        found[int(imported.revision)] = imported
    return [found[number] for number in sorted(found)]
