"""What is known of a file before it is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """Size in bytes, and a stamp that is another one once the file was written again; of no file 0 and none."""

    size: int = 0
    stamp: str = ""
