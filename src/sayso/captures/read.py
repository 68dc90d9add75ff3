"""Captures from files, objects of stores, folders, patterns and standard input: the only reader that touches files."""

import hashlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, cast

from sayso.captures.files import STDIN, find_files
from sayso.captures.html import read_html
from sayso.captures.jsonl import LINE, find_lines, read_record
from sayso.captures.packing import GZIP_MAGIC, Member, Source, unpacked_head
from sayso.captures.page import Page
from sayso.captures.parquet import find_rows
from sayso.captures.retrieval import Retrieval
from sayso.captures.sniff import HEAD_BYTES, sniff
from sayso.captures.text import read_text
from sayso.captures.transcript import read_srt, read_transcript_json, read_vtt
from sayso.captures.troubles import problem, too_large, truncated, unread, with_problem
from sayso.captures.warc import find_warc_pages
from sayso.model import Capture, Problem
from sayso.storage import open_file, raise_failure

READERS: dict[str, Callable[[bytes, Retrieval], Capture]] = {  # one page or recording a file
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".srt": read_srt,
    ".vtt": read_vtt,
    ".json": read_transcript_json,
}
CONTAINERS: dict[str, Callable[[BinaryIO, Retrieval], Iterator[Capture | Page]]] = {  # many pages, found one by one
    ".warc": find_warc_pages,
    ".jsonl": find_lines,
    ".ndjson": find_lines,
    ".parquet": find_rows,
}


def read_captures(paths: Sequence[str], *, max_bytes: int) -> Iterator[Capture]:
    """Every capture under `paths`, in a stable order; what a file is its suffix says, else how it begins.

    Nothing is raised for what a file holds: a capture that cannot be read, or is larger than `max_bytes` after
    unpacking, has an empty text and says why in its problems. Raises CaptureError (`missing_path`) before anything is
    read, where a path leads nowhere; RetryableError where an S3-style store can no longer be reached.
    """
    return map(read_page, find_pages(paths, max_bytes=max_bytes))


def find_pages(paths: Sequence[str], *, max_bytes: int) -> Iterator[Capture | Page]:
    """The captures of `read_captures`, each as the page that `read_page` reads; those that nobody can read are read."""
    files = find_files(paths)
    return (page for file in files for page in _find_in_file(file, max_bytes))


def read_page(page: Capture | Page) -> Capture:
    """The capture of a page; a capture is itself."""
    if isinstance(page, Capture):
        return page
    read = read_record if page.kind == LINE else READERS[page.kind]
    capture = read(page.raw, page.retrieval)
    return with_problem(capture, page.trouble) if page.trouble else capture


def unread_page(page: Capture | Page, trouble: Problem) -> Capture:
    """The capture with one problem more, the last of all; of a page that could not be read, without text."""
    if isinstance(page, Capture):
        return replace(page, problems=(*page.problems, trouble))
    return unread(page.retrieval, trouble, raw=page.raw)


def find_in_stream(stream: io.BufferedReader, retrieval: Retrieval) -> Iterator[Capture | Page]:
    """The pages of one file, packed with gzip or not, as `find_pages`; the suffix is that of `retrieval.path`."""
    head = stream.peek(HEAD_BYTES)
    packed = head.startswith(GZIP_MAGIC)
    kind = find_kind(retrieval.path, unpacked_head(head, HEAD_BYTES) if packed else head)
    if kind == ".warc":  # unpacks itself: offsets are into the packed file
        yield from CONTAINERS[kind](stream, retrieval)
        return
    member = Member(Source(stream), further=True)
    plain = cast(BinaryIO, io.BufferedReader(member)) if packed else stream
    if kind in CONTAINERS:
        yield from CONTAINERS[kind](plain, retrieval)
        if member.broken:
            yield unread(retrieval, truncated("the packed file"))
        return
    raw = plain.read(retrieval.max_bytes + 1)
    if len(raw) > retrieval.max_bytes:
        yield unread(retrieval, too_large(retrieval.max_bytes), digest=_digest(stream, raw))
        return
    trouble = truncated("the packed file") if member.broken else None
    yield Page(raw=raw, kind=kind, retrieval=retrieval, trouble=trouble)


def find_kind(path: str, head: bytes) -> str:
    """The suffix by which a file is read: its own, before `.gz` too, or else the one that its beginning asks for."""
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    own = suffixes[-2:-1] if suffixes[-1:] == [".gz"] else suffixes[-1:]
    return own[0] if own and (own[0] in READERS or own[0] in CONTAINERS) else sniff(head)


def _find_in_file(path: str, max_bytes: int) -> Iterator[Capture | Page]:
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")  # a name need not be UTF-8
    retrieval = Retrieval(path=shown, max_bytes=max_bytes)
    try:
        if path == STDIN:
            yield from find_in_stream(cast(io.BufferedReader, sys.stdin.buffer), retrieval)
            return
        with open_file(path) as stream:
            for page in find_in_stream(stream, retrieval):
                raise_failure(stream)
                yield page
    except OSError as error:
        why = f"{error.strerror or error}: check the permissions of the file or folder, and that it is whole"
        yield unread(retrieval, problem("unreadable", why))


def _digest(stored: io.BufferedReader, raw: bytes) -> str:
    """SHA-256 of a file too large to be kept, as it is stored; of a pipe, of what was read of it."""
    if not stored.seekable():
        return hashlib.sha256(raw).hexdigest()
    stored.seek(0)
    return hashlib.file_digest(stored, "sha256").hexdigest()
