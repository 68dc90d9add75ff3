"""Tables as people send them: any encoding and separator, a header or none, rows that are broken."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.cells import read_cell

SEPARATORS = (",", "\t", ";", "|")
MOST_LINES = 50  # of one row; more is a quotation mark that nobody closed
LEAST_NAMES = 4  # known names of columns that make a line a header
LARGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is laid out: names of columns in their order (None: not one of the scheme), and what parts them."""

    columns: tuple[str | None, ...]
    separator: str
    header: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns, and the line it begins on (from 1)."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """A row that could not be read. `kind` is a short name in snake case; `message` is for people."""

    line: int
    kind: str
    message: str


def decode(raw: bytes) -> list[str]:
    """The lines of a file: UTF-16 with its mark, else UTF-8; a line that is none is read as Windows-1252, so that one
    bad line spoils no other.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _lines(raw.decode("utf-16", "replace"))
    lines = (
        raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\0", b"").split(b"\n")
    )
    return [_decode_line(line) for line in lines]


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")


def find_layout(line: str, columns: Sequence[str], renamed: Mapping[str, Sequence[str]]) -> Layout | None:
    """How a file that begins with this line is laid out, by a scheme's columns; None if it is none of this scheme.

    Without a header, a line with as many fields as the scheme has columns is a row of all of them.
    """
    known = {_plain(name): column for column in columns for name in (column, *renamed.get(column, ()))}
    best: Layout | None = None
    for separator in SEPARATORS:
        fields = next(csv.reader([line], delimiter=separator), [])
        named = tuple(known.get(_plain(field)) for field in fields)
        count = len({name for name in named if name})
        if count >= LEAST_NAMES and (best is None or count > len(set(filter(None, best.columns)))):
            best = Layout(columns=_first_of_each(named), separator=separator, header=True)
    if best:
        return best
    for separator in SEPARATORS:
        if len(next(csv.reader([line], delimiter=separator), [])) == len(columns):
            return Layout(columns=tuple(columns), separator=separator, header=False)
    return None


def _first_of_each(names: Sequence[str | None]) -> tuple[str | None, ...]:
    """A name that comes twice counts once."""
    return tuple(name if name not in names[:at] else None for at, name in enumerate(names))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def read_rows(lines: Sequence[str], layout: Layout) -> Iterator[Row | RowProblem]:
    """The rows behind the header; in place of a row that cannot be read, why. Blank lines are passed over."""
    csv.field_size_limit(LARGEST_FIELD)
    at = int(layout.header)
    while at < len(lines):
        text, used = _row_text(lines, at)
        line, at = at + 1, at + used
        if not text.strip():
            continue
        yield _row(line, text, layout)


def _row_text(lines: Sequence[str], at: int) -> tuple[str, int]:
    """A row with the lines that its quotation marks hold together, and how many; one line, if they are never closed."""
    text = lines[at]
    quotes = text.count('"')
    for used in range(1, MOST_LINES):
        if quotes % 2 == 0:
            return text, used
        if at + used >= len(lines):
            break
        text += "\n" + lines[at + used]
        quotes += lines[at + used].count('"')
    return lines[at], 1


def _row(line: int, text: str, layout: Layout) -> Row | RowProblem:
    fields = _fields(text, layout)
    if fields is None:
        found = len(next(csv.reader([text], delimiter=layout.separator), []))
        message = f"{found} fields where {len(layout.columns)} were to be"
        return RowProblem(line=line, kind="wrong_number_of_fields", message=message)
    values = {name: read_cell(field.strip()) for name, field in zip(layout.columns, fields, strict=True) if name}
    return Row(line, values)


def _fields(text: str, layout: Layout) -> list[str] | None:
    """The fields of a row, parted as the file's are, else as no other file's would be; empty ones at the end may lack
    or be too many.
    """
    wanted = len(layout.columns)
    for separator in (layout.separator, *SEPARATORS):
        for quoting in (True, False):
            fields = _parted(text, separator, quoting)
            while len(fields) > wanted and not fields[-1].strip():
                fields.pop()
            if len(fields) == wanted:
                return fields
    return None


def _parted(text: str, separator: str, quoting: bool) -> list[str]:
    """The fields of one row; none if it is more than one, or too long to be any."""
    try:
        if not quoting:
            return next(csv.reader([text.replace("\n", " ")], delimiter=separator, quoting=csv.QUOTE_NONE), [])
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error:
        return []
    return rows[0] if len(rows) == 1 else []
