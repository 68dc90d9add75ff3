"""gzip, as files and WARC records are packed with it, tolerant of files that are cut or damaged."""

import io
import zlib
from typing import BinaryIO

GZIP_MAGIC = b"\x1f\x8b\x08"
PIECE_BYTES = 1 << 16


def unpacked_head(head: bytes, size: int) -> bytes:
    """The first bytes, at most `size`, of what begins packed with `head`; none if it is not packed."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, size)
    except zlib.error:
        return b""


class Source(io.RawIOBase):
    """A stream that knows its position, can be looked into and takes bytes back; it need not be seekable."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ahead = b""
        self.position = 0

    def readable(self) -> bool:
        """True, for io.BufferedReader."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Fill the beginning of `buffer` with what comes next; how many bytes that are, 0 at the end."""
        piece = self.take(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def take(self, size: int) -> bytes:
        """At most `size` of the next bytes; none at the end."""
        piece = self._ahead[:size] if self._ahead else self._stream.read(size)
        self._ahead = self._ahead[len(piece) :]
        self.position += len(piece)
        return piece

    def give_back(self, piece: bytes) -> None:
        """Put bytes that were taken in front of what comes next."""
        self._ahead = piece + self._ahead
        self.position -= len(piece)

    def starts_with(self, mark: bytes) -> bool:
        """Whether `mark` comes next."""
        while len(self._ahead) < len(mark) and (piece := self._stream.read(PIECE_BYTES)):
            self._ahead += piece
        return self._ahead.startswith(mark)

    def skip_to(self, mark: bytes) -> bool:
        """Pass over what stands before the next `mark`; False if none follows."""
        while True:
            ready = self.starts_with(mark)
            place = 0 if ready else self._ahead.find(mark)
            if place >= 0:
                self.take(place)
                return True
            if len(self._ahead) < len(mark):
                return False
            self.take(len(self._ahead) - len(mark) + 1)


class Member(io.RawIOBase):
    """One member of a packed file, unpacked, or with `further` all that follow; the rest is given back to the source.

    `broken` becomes True where the member ends in the middle or is damaged; what came before has been read.
    """

    def __init__(self, source: Source, *, further: bool = False) -> None:
        self._source = source
        self._further = further
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._ended = False
        self.broken = False

    def readable(self) -> bool:
        """True, for io.BufferedReader."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Fill the beginning of `buffer` with what comes next, unpacked; how many bytes that are, 0 at the end."""
        while not self._ended:
            piece = self._unpack(len(buffer))
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)
        return 0

    def _unpack(self, size: int) -> bytes:
        packed = self._unpacker.unconsumed_tail or self._source.take(PIECE_BYTES)
        try:
            piece = self._unpacker.decompress(packed, size)
        except zlib.error:
            self._source.give_back(packed[len(GZIP_MAGIC) :])  # so that a search for the next member goes on there
            self._ended = self.broken = True
            return b""
        if self._unpacker.eof:
            self._source.give_back(self._unpacker.unused_data)
            self._ended = not (self._further and self._source.starts_with(GZIP_MAGIC))
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif not packed:
            self._ended = self.broken = True
        return piece
