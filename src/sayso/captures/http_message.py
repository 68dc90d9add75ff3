"""HTTP responses as crawlers store them: header fields, and the body as a browser would get it."""

import re
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LINE_END = re.compile(rb"\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]*\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A stored response: its media type (lower case, "" if not given), its declared encoding, and its body.

    `complete` is False where the body's coding broke off or the limit was reached: the body is what came so far.
    """

    media_type: str
    charset: str | None
    body: bytes
    complete: bool = True


def read_message(raw: bytes, *, max_bytes: int) -> Message:
    """A response with its transfer and content encodings undone, at most `max_bytes + 1` bytes of body.

    Crawlers often keep the header fields of codings that they have undone already: a body that does not look coded
    is taken as it is.
    """
    head, _, body = _split(raw)
    fields = _fields(head)
    complete = True
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body, complete = _unchunk(body)
    for coding in reversed(fields.get("content-encoding", "").lower().replace(" ", "").split(",")):
        undo = CODINGS.get(coding)
        if undo:
            body, whole = undo(body, max_bytes + 1)
            complete = complete and whole
    kind, charset = media_type(fields.get("content-type", ""))
    return Message(media_type=kind, charset=charset, body=body, complete=complete)


def media_type(value: str) -> tuple[str, str | None]:
    """A Content-Type's media type in lower case and its charset, or None."""
    charset = _CHARSET.search(value)
    return value.split(";")[0].strip().lower(), charset.group(1) if charset else None


def _split(raw: bytes) -> tuple[bytes, bytes, bytes]:
    """Head and body; a response without a blank line is all head."""
    ends = [(raw.find(mark), mark) for mark in (b"\r\n\r\n", b"\n\n")]
    found = [(place, mark) for place, mark in ends if place >= 0]
    if not found:
        return raw, b"", b""
    place, mark = min(found)
    return raw[:place], mark, raw[place + len(mark) :]


def _fields(head: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in _LINE_END.split(head)[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _unchunk(body: bytes) -> tuple[bytes, bool]:
    pieces: list[bytes] = []
    at = 0
    while True:
        size = _CHUNK_SIZE.match(body, at)
        if size is None:
            return (b"".join(pieces), False) if pieces else (body, True)
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(pieces), True
        piece = body[size.end() : size.end() + length]
        pieces.append(piece)
        if len(piece) < length:
            return b"".join(pieces), False
        end = _LINE_END.match(body, size.end() + length)
        at = end.end() if end else size.end() + length


def _inflate(body: bytes, limit: int) -> tuple[bytes, bool]:
    """Gzip or zlib (told by their heads), or bare deflate; at most `limit` bytes."""
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(window)
        try:
            unpacked = unpacker.decompress(body, limit)
        except zlib.error:
            continue
        return unpacked, unpacker.eof
    return body, True


def _gunzip(body: bytes, limit: int) -> tuple[bytes, bool]:
    return _inflate(body, limit) if body.startswith(b"\x1f\x8b") else (body, True)


def _unbrotli(body: bytes, limit: int) -> tuple[bytes, bool]:
    unpacker = brotli.Decompressor()
    try:
        unpacked = unpacker.process(body, output_buffer_limit=limit)
    except brotli.error:
        return body, True
    return unpacked, unpacker.is_finished()


def _unzstd(body: bytes, limit: int) -> tuple[bytes, bool]:
    unpacker = zstd.ZstdDecompressor()
    try:
        unpacked = unpacker.decompress(body, limit)
    except zstd.ZstdError:
        return body, True
    return unpacked, unpacker.eof


CODINGS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
