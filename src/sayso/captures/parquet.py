"""Parquet files of crawled pages → one page a row."""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

import msgspec
from arro3.io import read_parquet

from sayso.captures.jsonl import LINE, Record
from sayso.captures.page import Page
from sayso.captures.retrieval import Retrieval
from sayso.captures.troubles import problem, unread
from sayso.model import Capture

MEDIA_TYPE = "application/vnd.apache.parquet"
ROWS = 64  # of one batch: pages are large
COLUMNS = Record.__struct_fields__
NEEDED = ("html", "text")
MAGIC = b"PAR1"


def find_rows(stream: BinaryIO, retrieval: Retrieval) -> Iterator[Capture | Page]:
    """The page of every row that has `html` or `text`; `url`, `captured_at` and `publisher` are taken where they are.

    A row is read as the JSON line with these fields: a capture's id is of that line, its path ends in `#` and the
    number of the row. A file that is none, or has neither column, is a capture with a Problem.
    """
    number = 0
    if not _is_whole(stream):
        yield unread(retrieval, problem("not_parquet", "it is no Parquet file, or not whole"), media_type=MEDIA_TYPE)
        return
    try:
        reader = read_parquet(cast(Any, stream), batch_size=ROWS)
        names = [name for name in reader.schema.names if name in COLUMNS]
        if not set(names) & set(NEEDED):
            message = f"it has no column {' or '.join(NEEDED)}; its columns are {', '.join(reader.schema.names)}"
            yield unread(retrieval, problem("not_a_page", message), media_type=MEDIA_TYPE)
            return
        for batch in reader:
            for row in zip(*(batch[name].to_pylist() for name in names), strict=True):
                number += 1
                line = msgspec.json.encode({name: _text(value) for name, value in zip(names, row, strict=True)})
                yield Page(raw=line, kind=LINE, retrieval=replace(retrieval, path=f"{retrieval.path}#{number}"))
    except BaseException as error:
        panicked = type(error).__name__ == "PanicException"  # how the core of the library fails
        if not isinstance(error, Exception) and not panicked:
            raise
        what = f"it cannot be read behind row {number}: {error}"
        yield unread(retrieval, problem("not_parquet", what), media_type=MEDIA_TYPE)
        return
    if not number:
        yield unread(retrieval, problem("empty", "there is no row in it"), media_type=MEDIA_TYPE)


def _is_whole(stream: BinaryIO) -> bool:
    """Whether a file begins and ends as a Parquet file does, and can hold the footer that it says it has."""
    if not stream.seekable():
        return False
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - len(MAGIC) - 4, 0))
    tail = stream.read()
    stream.seek(0)
    whole = stream.read(len(MAGIC)) == MAGIC and tail[4:] == MAGIC
    stream.seek(0)
    return whole and int.from_bytes(tail[:4], "little") + 2 * len(MAGIC) + 4 <= size


def _text(value: Any) -> str | None:
    """A cell as text: bytes are taken for UTF-8, times as they are written in ISO 8601."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
