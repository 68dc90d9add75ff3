"""Shards: files of captures that one worker codes at a time, each with a mark when it is done.

What a shard comes to is a file of coded captures in a folder that all workers see. It is there whole or not at all, so
that its being there is the mark; whatever is broken off, the same call goes on with the shards that have none.
"""

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.captures import find_pages
from sayso.coded_format import decode, encode
from sayso.engines.bounds import Bounds
from sayso.engines.coder import LoadCoder, load_coder
from sayso.engines.local import Workers, code_captures
from sayso.errors import RecordError
from sayso.model import CodedCapture
from sayso.storage import Facts, find_facts, list_names, new_file, open_file, remove_file

SUFFIX = ".jsonl.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Files that one worker codes at a time. `id` follows from their names, sizes and times, and from the coder."""

    id: str
    files: tuple[str, ...]

    def file_name(self) -> str:
        """The name of the file of its coded captures, in the work folder, once it is done."""
        return self.id + SUFFIX


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
    held: dict[str, Facts] = {}
    size = 0
    for file, facts in zip(files, find_facts(files), strict=True):
        if held and size + facts.size > shard_bytes:
            shards.append(_shard(held, coder))
            held, size = {}, 0
        held[file] = facts
        size += facts.size
    return [*shards, _shard(held, coder)] if held else shards


def find_done(shards: Iterable[Shard], folder: str) -> set[Shard]:
    """Those that are done."""
    names = list_names(folder)
    return {shard for shard in shards if shard.file_name() in names}


def forget_shard(shard: Shard, folder: str) -> None:
    """Let a shard be no longer done, so that the next run codes it again. Raises OSError."""
    remove_file(_path(shard, folder))


def code_shard(shard: Shard, work: Work, workers: Workers | None = None) -> bool:
    """Code the captures of a shard, unless that is done; whether there was something to do. Raises OSError.

    `workers` are those of `work`, where they stay from shard to shard.
    """
    if find_done([shard], work.folder):
        return False
    with new_file(_path(shard, work.folder)) as stored, gzip.open(stored, "wb", compresslevel=1) as file:
        pages = find_pages(shard.files, max_bytes=work.max_bytes)
        for coded in workers.code(pages) if workers else code_captures(pages, load=work.load, bounds=work.bounds):
            file.write(encode(coded, with_text=True) + b"\n")
    return True


def read_shards(shards: Iterable[Shard], folder: str) -> Iterator[CodedCapture]:
    """The coded captures of shards that are done, in their order. Raises RecordError for one that is not."""
    for shard in shards:
        try:
            with open_file(_path(shard, folder)) as stored, gzip.open(stored, "rb") as file:
                yield from map(decode, file)
        except (OSError, EOFError) as error:
            hint = "give the same command again: what is done is not done again"
            raise RecordError(f"the shard {shard.id} in {folder} is not done: {error}", hint=hint) from error


def _shard(files: Mapping[str, Facts], coder: str) -> Shard:
    digest = hashlib.sha256(coder.encode())
    for file, facts in files.items():
        digest.update(f"{file}\0{facts.size}\0{facts.stamp}\0".encode("utf-8", "surrogateescape"))
    return Shard(id=digest.hexdigest()[:16], files=tuple(files))


def _path(shard: Shard, folder: str) -> str:
    return f"{folder.rstrip('/')}/{shard.file_name()}"
