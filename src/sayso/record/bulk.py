"""Many rows in one statement, for a driver that would send them one by one."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import JSON, Dialect, Insert, LargeBinary, Table


def insert_many(cursor: Any, statement: str, parameters: Sequence[Sequence[Any]], context: Any) -> bool:
    """In place of `executemany`: insert rows as one JSON array that the server takes apart; False for other statements.

    Raises OverflowError or UnicodeError for what JSON cannot say: such numbers and strings no column can hold either.
    """
    compiled = context.compiled
    if compiled is None or not isinstance(compiled.statement, Insert) or context.dialect.name != "postgresql":
        return False
    table: Any = compiled.statement.table
    names: list[str] = compiled.positiontup
    cursor.execute(_statement(table, names, context.dialect), (_rows(names, parameters),))
    return True


def _rows(names: list[str], parameters: Sequence[Sequence[Any]]) -> str:
    rows = [dict(zip(names, values, strict=True)) for values in parameters]
    return msgspec.json.encode(rows).decode("utf-8")


def _statement(table: Table, names: list[str], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    columns = [table.c[name] for name in names]
    given = ", ".join(f"{quote(column.name)} {_given_as(column.type, dialect)}" for column in columns)
    taken = ", ".join(_taken(quote(column.name), column.type) for column in columns)
    into = ", ".join(quote(column.name) for column in columns)
    return (
        f"INSERT INTO {dialect.identifier_preparer.format_table(table)} ({into}) "
        f"SELECT {taken} FROM json_to_recordset(%s::json) AS given({given})"
    )


def _given_as(kind: Any, dialect: Dialect) -> str:
    return "text" if isinstance(kind, (JSON, LargeBinary)) else str(kind.compile(dialect=dialect))


def _taken(name: str, kind: Any) -> str:
    if isinstance(kind, JSON):
        return f"{name}::json"  # as text until here: the text of a JSON column may say \\u0000, which a string may not
    return f"decode({name}, 'base64')" if isinstance(kind, LargeBinary) else name
