"""Agreement as pages need it: computed once for each state of the record."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from sayso.record import Record
from sayso.record.agreement import Agreement, Dispute, read_agreement, read_disputes
from sayso.record.event_index import Stamp, read_stamp

T = TypeVar("T")


class Agreements:
    """The agreement of a record and what is left to be settled, kept until somebody decides something."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = Lock()
        self._kept: dict[str, tuple[Stamp, object]] = {}

    def agreement(self) -> Agreement:
        """As `read_agreement`."""
        return self._at_hand("agreement", read_agreement)

    def disputes(self) -> tuple[Dispute, ...]:
        """As `read_disputes`."""
        return self._at_hand("disputes", read_disputes)

    def _at_hand(self, name: str, read: Callable[[Record], T]) -> T:
        with self._lock:
            stamp = read_stamp(self._record)
            kept = self._kept.get(name)
            if kept is None or kept[0] != stamp:
                self._kept[name] = (stamp, read(self._record))
            return self._kept[name][1]  # type: ignore[return-value]
