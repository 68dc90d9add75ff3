"""Captures from files, folders, patterns and standard input: the only reader that touches files."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sayso.captures.html import read_html
from sayso.captures.retrieval import Retrieval
from sayso.captures.text import read_text
from sayso.model import Capture

READERS: dict[str, Callable[[bytes, Retrieval], Capture]] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
}


def read_captures(paths: Sequence[str], *, max_bytes: int) -> Iterator[Capture]:
    """Every capture under `paths`, in a stable order. A capture that cannot be read says so in its problems."""
    for name in paths:
        path = Path(name)
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            reader = READERS.get(file.suffix, read_text)
            yield reader(file.read_bytes(), Retrieval(path=str(file), max_bytes=max_bytes))
