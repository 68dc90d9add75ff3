"""The same calls for files of this machine and for objects of a store."""

import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from sayso.storage import s3
from sayso.storage.facts import Facts
from sayso.storage.names import is_remote


def find_facts(paths: Sequence[str]) -> Iterator[Facts]:
    """The facts of each file, in their order; of one that is not there none, size 0. Folders of objects are listed."""
    folders: dict[str, dict[str, Facts]] = {}
    for path in paths:
        if is_remote(path):
            folder = path.rpartition("/")[0]
            if folder not in folders:
                folders = {folder: _listed(folder)}
            yield folders[folder].get(path) or Facts()
        else:
            try:
                found = Path(path).stat()
                yield Facts(found.st_size, str(found.st_mtime_ns))
            except OSError:
                yield Facts()


def _listed(folder: str) -> dict[str, Facts]:
    try:
        return s3.list_folder(folder)
    except OSError:
        return {}


def list_names(folder: str) -> set[str]:
    """The names of the files in a folder, not of those in folders below; none where there is no folder."""
    if is_remote(folder):
        return {path.rpartition("/")[2] for path in s3.list_folder(folder)}
    return set(os.listdir(folder)) if Path(folder).is_dir() else set()  # noqa: PTH208  names, not paths


def make_folder(folder: str) -> None:
    """See that a folder is there; a store needs none."""
    if not is_remote(folder):
        Path(folder).mkdir(parents=True, exist_ok=True)


def open_file(path: str) -> io.BufferedReader:
    """A stream of a file's bytes, which seeks, and looks ahead by `peek`. Raises OSError; RetryableError as reading it
    does, where a store is not to be reached.
    """
    return s3.open_object(path) if is_remote(path) else Path(path).open("rb")


@contextmanager
def new_file(path: str) -> Iterator[BinaryIO]:
    """A stream; what was written to it is at `path`, whole, when the block ends, and nothing is if the block raises."""
    if is_remote(path):
        with tempfile.TemporaryFile() as content:
            yield cast(BinaryIO, content)
            content.seek(0)
            s3.put_object(path, cast(BinaryIO, content))
        return
    unfinished = Path(path).with_name(f".{Path(path).name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as content:
            yield content
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def remove_file(path: str) -> None:
    """See that no file is there. Raises OSError, RetryableError."""
    if is_remote(path):
        s3.remove_object(path)
    else:
        Path(path).unlink(missing_ok=True)
