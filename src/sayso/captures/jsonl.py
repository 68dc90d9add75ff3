"""JSON lines → one page a line."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import msgspec

from sayso.captures.decode import decode, scrub
from sayso.captures.html import read_html
from sayso.captures.page import Page
from sayso.captures.retrieval import Retrieval
from sayso.captures.text import read_text
from sayso.captures.troubles import problem, too_large, unread
from sayso.ids import bytes_id
from sayso.model import Capture

MEDIA_TYPE = "application/jsonl"
LINE = "line"
"""The kind of a page that `read_record` reads."""
CHUNK_BYTES = 1 << 20


class Record(msgspec.Struct):
    """One line: a page as `html` or as `text` (`html` counts if both are given), and what is known of it."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    captured_at: str | None = None
    publisher: str | None = None


_DECODER = msgspec.json.Decoder(Record)


def find_lines(stream: BinaryIO, retrieval: Retrieval) -> Iterator[Capture | Page]:
    """The page of every line that is not blank. A capture's id is of the line's bytes, its path ends in `#` and line.

    A line that is no such record, or is too long, is a capture with a Problem.
    """
    found = False
    for number, (line, digest) in enumerate(_lines(stream, retrieval.max_bytes), start=1):
        here = replace(retrieval, path=f"{retrieval.path}#{number}")
        if digest:
            found = True
            yield unread(here, too_large(retrieval.max_bytes), digest=digest, media_type=MEDIA_TYPE)
        elif line.strip():
            found = True
            yield Page(raw=line, kind=LINE, retrieval=here)
    if not found:
        yield unread(retrieval, problem("empty", "there is no line in it"), media_type=MEDIA_TYPE)


def read_record(line: bytes, retrieval: Retrieval) -> Capture:
    """The page of one JSON object with `text` or `html`."""
    try:
        record = _decode(line)
    except msgspec.ValidationError as error:
        return _not_a_record(line, retrieval, "not_a_page", f"the fields are not what they should be: {error}")
    except (ValueError, RecursionError) as error:
        return _not_a_record(line, retrieval, "not_json", f"the line is not JSON: {error}")
    page = record.html or record.text
    if page is None:
        return _not_a_record(line, retrieval, "not_a_page", "the line has neither text nor html")
    here = replace(
        retrieval,
        url=record.url or retrieval.url,
        captured_at=record.captured_at or retrieval.captured_at,
        publisher=record.publisher or retrieval.publisher,
        charset="utf-8",
    )
    reader = read_html if record.html else read_text
    return replace(reader(scrub(page).encode(), here), id=bytes_id(line))


def _decode(line: bytes) -> Record:
    """The record of a line. Raises ValueError or RecursionError for what is no JSON, ValidationError for its fields."""
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # lone surrogates, stray bytes, a BOM: read on
        return msgspec.convert(json.loads(decode(line).text or "", strict=False), Record)


def _not_a_record(line: bytes, retrieval: Retrieval, kind: str, what: str) -> Capture:
    message = f"{what}; write one object a line with text or html, and url, captured_at, publisher where known"
    return unread(retrieval, problem(kind, message), raw=line, media_type=MEDIA_TYPE)


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[bytes, str]]:
    """Every line without its end; of one longer than `max_bytes` nothing but its digest."""
    while line := stream.readline(max_bytes + 2):
        if line.endswith(b"\n") or len(line) <= max_bytes:
            yield line.rstrip(b"\r\n"), ""
            continue
        digest = hashlib.sha256(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(CHUNK_BYTES)
            digest.update(line.rstrip(b"\r\n"))
        yield b"", digest.hexdigest()
