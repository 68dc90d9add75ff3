"""WARC files (ISO 28500) → their records, tolerant of cut and damaged files, packed record by record or not at all."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from sayso.captures.packing import GZIP_MAGIC, PIECE_BYTES, Member, Source

MAX_LINE = 1 << 16
MAX_FIELDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record. `place` is its offset in the file, behind `+` its offset in a packed member that holds several.

    `fields` are its header fields, names in lower case; empty for a stretch of the file that is no record. `block` is
    at most `limit` bytes of its content; `whole` is False where the file ends or breaks within the record.
    """

    place: str
    fields: dict[str, str] = field(default_factory=dict)
    block: bytes = b""
    whole: bool = True


def find_records(stream: BinaryIO, types: frozenset[str], limit: int) -> Iterator[Record]:
    """The records of these types (`WARC-Type`), in order, and one without fields for every stretch that is broken."""
    source = Source(stream)
    if not source.starts_with(GZIP_MAGIC):
        yield from _records(io.BufferedReader(source), "", types, limit)
        return
    while source.skip_to(GZIP_MAGIC):
        start = source.position
        member = Member(source)
        record = None
        for record in _records(io.BufferedReader(member), str(start), types, limit):
            yield record
        if member.broken and (record is None or record.whole):
            yield Record(place=str(start), whole=False)


def _records(lines: io.BufferedReader, member: str, types: frozenset[str], limit: int) -> Iterator[Record]:
    """The records of a stream; `member` is where it begins in the file, "" if it is the file."""
    at = 0
    lost = False
    while line := lines.readline(MAX_LINE):
        place = f"{member}+{at}" if member and at else member or str(at)
        at += len(line)
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                lost = True
                yield Record(place=place, whole=False)
            continue
        fields, size = _fields(lines)
        at += size
        lost = not fields.get("content-length", "").isdecimal()
        if lost:
            yield Record(place=place, whole=False)
            continue
        length = int(fields["content-length"])
        wanted = fields.get("warc-type", "").lower() in types
        block = _read(lines, min(length, limit)) if wanted else b""
        passed = len(block) + (_pass(lines, length - len(block)) if length > len(block) else 0)
        at += passed
        if wanted or passed < length:
            yield Record(place=place, fields=fields if wanted else {}, block=block, whole=passed == length)


def _fields(lines: io.BufferedReader) -> tuple[dict[str, str], int]:
    """Header fields up to the blank line behind them, the first of each name, and how many bytes they take."""
    fields: dict[str, str] = {}
    size = 0
    while (line := lines.readline(MAX_LINE)) and size < MAX_FIELDS * MAX_LINE:
        size += len(line)
        if not line.strip():
            return fields, size
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return {}, size


def _read(lines: io.BufferedReader, length: int) -> bytes:
    """`length` bytes, or as many as there are; a header that lies about its length costs no memory."""
    block = bytearray()
    while len(block) < length and (piece := lines.read(min(PIECE_BYTES, length - len(block)))):
        block += piece
    return bytes(block)


def _pass(lines: io.BufferedReader, length: int) -> int:
    """Pass over `length` bytes; how many there were."""
    passed = 0
    while passed < length and (piece := lines.read(min(PIECE_BYTES, length - passed))):
        passed += len(piece)
    return passed
