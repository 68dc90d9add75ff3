"""Articles and problems as rows of the record's tables, and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from sayso.model import CaptureHead, CodedCapture, Party, Span
from sayso.record.layout import SpanRow, WordRow, record_of, row_of
from sayso.record.schema import ARTICLES, PROBLEMS, Level, captures

Key = tuple[int, ...]
Row = dict[str, Any]
Rows = dict[str, dict[Key, list[Row]]]


def insert_coded(connection: Connection, capture_no: int, coded: CodedCapture) -> None:
    """Write the articles and problems of one capture, whose own row is there already."""
    rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    text = coded.capture.text or ""
    for level, members in ((ARTICLES, coded.articles), (PROBLEMS, coded.problems)):
        for table, row in _rows(level, members, (capture_no,), text):
            rows[table].append(row)
    for table, listed in rows.items():  # owners come before what hangs from them
        connection.execute(insert(table), listed)


def select_coded(connection: Connection, capture_nos: Sequence[int]) -> Iterator[CodedCapture]:
    """The coded captures of these numbers, in the order given, their text included."""
    heads = {row["no"]: row for row in _select(connection, captures, "no", capture_nos)}
    rows: Rows = {}
    for table in (*ARTICLES.tables(), *PROBLEMS.tables()):
        found: dict[Key, list[Row]] = defaultdict(list)
        owners = len(table.primary_key) - 1
        for row in _select(connection, table, "capture_no", capture_nos):
            found[tuple(row.values())[:owners]].append(row)
        rows[table.name] = found
    for no in capture_nos:
        yield CodedCapture(
            capture=record_of(CaptureHead, heads[no], {}),
            articles=tuple(_records(ARTICLES, rows, (no,))),
            problems=tuple(_records(PROBLEMS, rows, (no,))),
        )


def _select(connection: Connection, table: Table, key: str, capture_nos: Sequence[int]) -> Iterator[Row]:
    wanted = select(table).where(table.c[key].in_(capture_nos)).order_by(*table.primary_key)
    for row in connection.execute(wanted):
        yield row._asdict()


def _rows(level: Level, members: Iterable[Any], owner: Key, text: str) -> Iterator[tuple[Table, dict[str, Any]]]:
    keys = dict(zip(level.owners, owner, strict=True))
    for no, member in enumerate(members):
        record = _wrapped(level, member)
        row = keys | {"no": no} | row_of(record)
        if isinstance(record, Party):
            row["words"] = " … ".join(" ".join(text[span.start : span.end].split()) for span in record.spans)
        yield level.table, row
        for name, below in level.lists.items():
            yield from _rows(below, getattr(record, name), (*owner, no), text)


def _records(level: Level, rows: Rows, owner: Key) -> Iterator[Any]:
    for row in rows[level.table.name].get(owner, ()):
        key = (*owner, row["no"])
        lists = {name: tuple(_records(below, rows, key)) for name, below in level.lists.items()}
        yield _unwrapped(record_of(level.record, row, lists))


def _wrapped(level: Level, member: Any) -> Any:
    if level.record is SpanRow:
        return SpanRow(span=Span(*member))
    return WordRow(word=member) if level.record is WordRow else member


def _unwrapped(record: Any) -> Any:
    if isinstance(record, SpanRow):
        return record.span
    return record.word if isinstance(record, WordRow) else record
