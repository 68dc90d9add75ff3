"""Shards: files of captures that one worker codes at a time, each with a mark when it is done.

What a shard comes to is a file of coded captures in a folder that all workers see. It is there whole or not at all, so
that its being there is the mark; whatever is broken off, the same call goes on with the shards that have none.
"""

import gzip
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.captures import find_pages
from sayso.coded_format import decode, encode
from sayso.engines.bounds import Bounds
from sayso.engines.coder import LoadCoder, load_coder
from sayso.engines.local import code_captures
from sayso.errors import RecordError
from sayso.model import CodedCapture

SUFFIX = ".jsonl.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Files that one worker codes at a time. `id` follows from their names, sizes and times, and from the coder."""

    id: str
    files: tuple[str, ...]

    def done_in(self, folder: str) -> Path:
        """Where its coded captures are once it is done."""
        return Path(folder, self.id + SUFFIX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How shards are coded: into which folder, by which coder, and what one capture may be and cost."""

    folder: str
    max_bytes: int
    bounds: Bounds | None = None
    load: LoadCoder = load_coder


def plan_shards(files: Sequence[str], *, coder: str, shard_bytes: int = 8_000_000) -> list[Shard]:
    """Shards of these files, in their order, of up to `shard_bytes` where no file is larger than that by itself.

    The same files and the same coder give the same shards.
    """
    shards: list[Shard] = []
    held: list[str] = []
    size = 0
    for file in files:
        found = _size(file)
        if held and size + found > shard_bytes:
            shards.append(_shard(held, coder))
            held, size = [], 0
        held.append(file)
        size += found
    return [*shards, _shard(held, coder)] if held else shards


def code_shard(shard: Shard, work: Work) -> bool:
    """Code the captures of a shard, unless that is done; whether there was something to do. Raises OSError."""
    done = shard.done_in(work.folder)
    if done.exists():
        return False
    unfinished = done.with_name(f".{done.name}.{os.getpid()}")
    try:
        with gzip.open(unfinished, "wb", compresslevel=1) as file:
            pages = find_pages(shard.files, max_bytes=work.max_bytes)
            for coded in code_captures(pages, load=work.load, bounds=work.bounds):
                file.write(encode(coded, with_text=True) + b"\n")
        unfinished.replace(done)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def read_shards(shards: Iterable[Shard], folder: str) -> Iterator[CodedCapture]:
    """The coded captures of shards that are done, in their order. Raises RecordError for one that is not."""
    for shard in shards:
        try:
            with gzip.open(shard.done_in(folder), "rb") as file:
                yield from map(decode, file)
        except (OSError, EOFError) as error:
            hint = "give the same command again: what is done is not done again"
            raise RecordError(f"the shard {shard.id} in {folder} is not done: {error}", hint=hint) from error


def _shard(files: Sequence[str], coder: str) -> Shard:
    digest = hashlib.sha256(coder.encode())
    for file in files:
        try:
            found = Path(file).stat()
            facts = f"{file}\0{found.st_size}\0{found.st_mtime_ns}\0"
        except OSError:
            facts = f"{file}\0"
        digest.update(facts.encode("utf-8", "surrogateescape"))
    return Shard(id=digest.hexdigest()[:16], files=tuple(files))


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0
