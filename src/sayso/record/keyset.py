"""A list page by page: each page begins behind a key, so that the last page costs as little as the first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, and_, tuple_


def read_page(
    connection: Connection, wanted: Select[Any], keys: Sequence[Column[Any]], limit: int, after: str, before: str
) -> list[Row[Any]]:
    """At most `limit` rows in the order of `keys`: the first ones, those behind a place or the last ones ahead of it.

    A place is what `place_of` makes of a row. Raises ValueError for what is none.
    """
    if not (after or before):
        return list(connection.execute(wanted.order_by(*keys).limit(limit)))
    place = tuple(int(part) for part in (after or before).split("."))
    if len(place) != len(keys) or any(abs(part) >= 2**31 for part in place):
        raise ValueError(after or before)
    here = tuple_(*keys)
    if after:
        return list(connection.execute(wanted.where(here > place).order_by(*keys).limit(limit)))
    backwards = wanted.where(here < place).order_by(*(key.desc() for key in keys)).limit(limit)
    return list(connection.execute(backwards))[::-1]


def at_keys(columns: Sequence[Any], keys: Sequence[tuple[Any, ...]]) -> ColumnElement[bool]:
    """The rows with these values in `columns`, the first of which leads an index.

    Both conditions say the same of the first column; the database finds the rows by the one and checks the other.
    """
    return and_(columns[0].in_(sorted({key[0] for key in keys})), tuple_(*columns).in_(keys))


def place_of(row: Row[Any], keys: Sequence[Column[Any]]) -> str:
    """Where a row stands, to go on from there."""
    return ".".join(str(row._mapping[key.name]) for key in keys)
