"""Where a command writes its data: standard output, or a file that is there whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ConfigError

STANDARD = "-"


@contextmanager
def open_output(name: str) -> Iterator[BinaryIO]:
    """A binary file to write to, `-` for standard output.

    A regular file is written beside its place and moved there at the end, so that a run that is broken off leaves
    neither half a file nor a spoilt old one. Raises ConfigError if the folder is not there or not to be written to.
    """
    if name == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    if path.is_dir() or not path.parent.is_dir():
        what = "is a folder" if path.is_dir() else f"cannot be made: there is no folder {path.parent}"
        raise ConfigError(f"{name} {what}", hint="name a file in a folder that exists, or - for standard output")
    if path.exists() and not path.is_file():  # a device or a named pipe
        with path.open("wb") as file:
            yield file
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        file = part.open("xb")
    except OSError as error:
        hint = "choose another place, or change its permissions"
        raise ConfigError(f"{name} cannot be written: {error.strerror}", hint=hint) from error
    try:
        with file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
