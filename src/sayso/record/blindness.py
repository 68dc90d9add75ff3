"""Who codes blind: they see nothing that others decided and change nothing, until it is settled or opened."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from sayso.record.database import Record
from sayso.record.schema import info

NAME = "blind"


def select_blind(connection: Connection) -> frozenset[str]:
    """The names of those who code blind."""
    kept = connection.execute(select(info.c.value).where(info.c.name == NAME)).scalar_one_or_none()
    return frozenset(json.loads(kept)) if kept else frozenset()


def read_blind(record: Record) -> frozenset[str]:
    """As `select_blind`."""
    with record.reading() as connection:
        return select_blind(connection)


def keep_blind(connection: Connection, names: Iterable[str]) -> None:
    """From now on these, and nobody else, code blind."""
    connection.execute(delete(info).where(info.c.name == NAME))
    listed = sorted(set(names))
    if listed:
        connection.execute(insert(info), {"name": NAME, "value": json.dumps(listed, ensure_ascii=False)})
