"""Captures from files, folders, patterns and standard input: the only reader that touches files."""

import hashlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from sayso.captures.files import STDIN, find_files
from sayso.captures.html import read_html
from sayso.captures.jsonl import read_jsonl
from sayso.captures.packing import GZIP_MAGIC, Member, Source, unpacked_head
from sayso.captures.retrieval import Retrieval
from sayso.captures.sniff import HEAD_BYTES, sniff
from sayso.captures.text import read_text
from sayso.captures.transcript import read_srt, read_transcript_json, read_vtt
from sayso.captures.troubles import problem, too_large, truncated, unread, with_problem
from sayso.captures.warc import read_warc
from sayso.model import Capture

READERS: dict[str, Callable[[bytes, Retrieval], Capture]] = {  # one page or recording a file
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".srt": read_srt,
    ".vtt": read_vtt,
    ".json": read_transcript_json,
}
CONTAINERS: dict[str, Callable[[BinaryIO, Retrieval], Iterator[Capture]]] = {  # many pages a file, read one by one
    ".warc": read_warc,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def read_captures(paths: Sequence[str], *, max_bytes: int) -> Iterator[Capture]:
    """Every capture under `paths`, in a stable order; what a file is its suffix says, else how it begins.

    Nothing is raised for what a file holds: a capture that cannot be read, or is larger than `max_bytes` after
    unpacking, has an empty text and says why in its problems. Raises CaptureError (`missing_path`) before anything is
    read, where a path leads nowhere.
    """
    files = find_files(paths)
    return (capture for file in files for capture in _read_file(file, max_bytes))


def read_stream(stream: io.BufferedReader, retrieval: Retrieval) -> Iterator[Capture]:
    """The captures of one file, packed with gzip or not, as `read_captures`; the suffix is that of `retrieval.path`."""
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
    capture = READERS[kind](raw, retrieval)
    yield with_problem(capture, truncated("the packed file")) if member.broken else capture


def find_kind(path: str, head: bytes) -> str:
    """The suffix by which a file is read: its own, before `.gz` too, or else the one that its beginning asks for."""
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    own = suffixes[-2:-1] if suffixes[-1:] == [".gz"] else suffixes[-1:]
    return own[0] if own and (own[0] in READERS or own[0] in CONTAINERS) else sniff(head)


def _read_file(path: str, max_bytes: int) -> Iterator[Capture]:
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")  # a name need not be UTF-8
    retrieval = Retrieval(path=shown, max_bytes=max_bytes)
    try:
        if path == STDIN:
            yield from read_stream(cast(io.BufferedReader, sys.stdin.buffer), retrieval)
            return
        with Path(path).open("rb") as stream:
            yield from read_stream(stream, retrieval)
    except OSError as error:
        why = f"{error.strerror or error}: check the permissions of the file or folder, and that it is whole"
        yield unread(retrieval, problem("unreadable", why))


def _digest(stored: io.BufferedReader, raw: bytes) -> str:
    """SHA-256 of a file too large to be kept, as it is stored; of a pipe, of what was read of it."""
    if not stored.seekable():
        return hashlib.sha256(raw).hexdigest()
    stored.seek(0)
    return hashlib.file_digest(stored, "sha256").hexdigest()
