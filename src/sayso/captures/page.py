"""The bytes of a capture, found and not read yet: what a worker is given, so that a page that hangs hangs it alone."""

from dataclasses import dataclass

from sayso.captures.retrieval import Retrieval
from sayso.ids import bytes_id
from sayso.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A capture to be read. `kind` is the name of its reader; `trouble` is known before it is read, or None."""

    raw: bytes
    kind: str
    retrieval: Retrieval
    trouble: Problem | None = None

    @property
    def id(self) -> str:
        """The id that the capture will have."""
        return bytes_id(self.raw)

    @property
    def path(self) -> str:
        """The path that the capture will have."""
        return self.retrieval.path
