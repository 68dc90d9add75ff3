"""What review needs of all judgements: computed once for each state of the record, and kept until it changes."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from sayso.record import Record
from sayso.record.agreement import Agreement, Dispute, read_agreement, read_disputes
from sayso.record.event_index import EventIndex, read_stamp
from sayso.record.review_queue import EventOrder, Judged, order_events, read_judged

MOST = 16  # results of one state
T = TypeVar("T")


class AtHand:
    """Agreement, what is left to be settled, what is judged, and the order of the queue of events."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = Lock()
        self._kept: dict[Hashable, tuple[Hashable, object]] = {}

    def agreement(self) -> Agreement:
        """As `read_agreement`."""
        return self._get("agreement", read_stamp(self._record), lambda: read_agreement(self._record))

    def disputes(self) -> tuple[Dispute, ...]:
        """As `read_disputes`."""
        return self._get("disputes", read_stamp(self._record), lambda: read_disputes(self._record))

    def judged(self, by: str | None) -> Judged:
        """As `read_judged`."""
        return self._get(("judged", by), read_stamp(self._record), lambda: read_judged(self._record, by))

    def order(self, index: EventIndex) -> EventOrder:
        """As `order_events`."""
        return self._get("order", index.stamp, lambda: order_events(index))

    def _get(self, name: Hashable, stamp: Hashable, read: Callable[[], T]) -> T:
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept[0] != stamp:
                while len(self._kept) >= MOST:
                    del self._kept[next(iter(self._kept))]
                kept = self._kept[name] = (stamp, read())
            return kept[1]  # type: ignore[return-value]
