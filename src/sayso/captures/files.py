"""Which files a path stands for: a file, a folder, a pattern, the same in an S3-style store, or standard input."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.errors import CaptureError
from sayso.storage import find_remote, is_remote

STDIN = "-"


def find_files(paths: Sequence[str]) -> list[str]:
    """Files in the order of `paths`, each once; within a folder sorted, hidden ones left out, sub-folders included.

    A folder that cannot be listed stands for itself. Raises CaptureError (`missing_path`) where nothing is there; for
    `s3://` paths as `find_remote`.
    """
    found: dict[str, None] = {}
    for path in paths:
        for file in _under(path):
            found.setdefault(file)
    return list(found)


def _under(path: str) -> Iterator[str]:
    if is_remote(path):
        yield from find_remote(path)
    elif path == STDIN or (Path(path).exists() and not Path(path).is_dir()):
        yield path
    elif Path(path).is_dir():
        yield from _in_folder(path)
    else:
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  Path.glob takes no absolute patterns
        if not matches:
            raise CaptureError(
                f"nothing is at {path!r}", kind="missing_path", hint="give a file, a folder, a pattern, or - for stdin"
            )
        for match in matches:
            yield from _in_folder(match) if Path(match).is_dir() else (match,)


def _in_folder(folder: str) -> Iterator[str]:
    closed: list[str] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not _is_special(Path(here, name)):
                yield str(Path(here, name))
    yield from closed


def _is_special(file: Path) -> bool:
    """Whether this is a pipe, a socket, a device. Not so dead links and what may not be looked at: these are told."""
    try:
        return file.exists() and not file.is_file()
    except OSError:
        return False
