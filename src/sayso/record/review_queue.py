"""The review queue: what is most disputed or least sure first, a page at a time by key."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select, tuple_

from sayso.model import Member, standing
from sayso.record.columns import Mask
from sayso.record.database import Record
from sayso.record.event_index import EventIndex, Key
from sayso.record.judging import select_judgements
from sayso.record.linked import Kept, kept
from sayso.record.queries import EVENTS
from sayso.record.schema import captures, link_members, links

MOST = 40  # members of one link that are shown and judged
SLICE = 400
INFERRED = ("publication", "capture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What somebody, or anybody, judged already: `members` of links, and events by their keys."""

    members: frozenset[Member]
    links: frozenset[str]
    events: frozenset[Key]


def read_judged(record: Record, by: str | None = None) -> Judged:
    """What is judged and was not taken back; notes judge nothing. Only by one coder, if one is given."""
    with record.reading() as connection:
        made = standing(select_judgements(connection))
        chosen = [one for one in made if one.verdict != "note" and by in (None, one.by)]
        members = frozenset(member for one in chosen for member in one.members)
        return Judged(
            members=members,
            links=frozenset(_judged_links(connection, members)),
            events=frozenset(select_keys(connection, members)),
        )


def read_next(record: Record, judged: Judged, after: str = "") -> tuple[Kept, str] | None:
    """The first link of the queue behind a place, with its own place; None at the end. A place is what this gives.

    Raises ValueError for what is no place.
    """
    place = _parsed(after) if after else None
    while True:
        wanted = select(links.c.doubt, links.c.id).where(links.c.doubt > 0)
        if place is not None:
            wanted = wanted.where(tuple_(links.c.doubt, links.c.id) < place)
        with record.reading() as connection:
            rows = list(connection.execute(wanted.order_by(links.c.doubt.desc(), links.c.id.desc()).limit(SLICE)))
            for row in rows:
                if row.id not in judged.links:
                    body = connection.execute(select(links.c.body).where(links.c.id == row.id)).scalar_one()
                    return kept(body), f"{row.doubt!r}~{row.id}"
        if len(rows) < SLICE:
            return None
        place = (rows[-1].doubt, rows[-1].id)


def count_queue(record: Record, judged: Judged) -> int:
    """How many links there are to be judged."""
    with record.reading() as connection:
        whole = connection.execute(select(func.count()).select_from(links).where(links.c.doubt > 0)).scalar_one()
    return int(whole) - len(judged.links)


def doubts(index: EventIndex) -> NDArray[np.int8]:
    """How many things each event of an index leaves open: who did it, when (two, where nothing bounds it), where, and
    whether its source vouches for it. Counted, no probability.
    """
    nobody = np.diff(index.columns["doer"].starts) == 0
    basis = index.columns["basis"]
    inferred = basis.rows_with(code for name in INFERRED for code in basis.find(name))
    status = index.columns["status"]
    vouched = status.rows_with(status.find("asserted"))
    nowhere = np.diff(index.columns["place"].starts) == 0
    return sum(
        (part.astype(np.int8) for part in (nobody, ~index.dated, ~index.dated, inferred, nowhere, ~vouched)),
        np.zeros(len(index.keys), dtype=np.int8),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOrder:
    """The events of an index by how much they leave open, those that leave most first; of as much in their order."""

    index: EventIndex
    keys: NDArray[np.int64]
    doubt: NDArray[np.int8]

    def without(self, mask: Mask, judged: Judged) -> Mask:
        """The rows of the mask that are not judged."""
        if not judged.events:
            return mask
        gone = _packed(np.array(sorted(judged.events), dtype=np.int64))
        return mask & ~np.isin(_packed(self.keys), gone)

    def next(self, mask: Mask, after: str = "") -> tuple[int, str, int] | None:
        """The first row of the mask behind a place; with its own place, and how many there are from it on. None at
        the end. Raises ValueError for what is no place.
        """
        left = mask
        if after:
            doubt, *parts = (int(part) for part in after.split("."))
            if len(parts) != 3 or not -128 <= doubt <= 127:
                raise ValueError(after)
            behind = _packed(self.keys) > _packed(np.array([parts], dtype=np.int64))[0]
            left = mask & ((self.doubt < doubt) | ((self.doubt == doubt) & behind))
        rows = np.flatnonzero(left)
        if not len(rows):
            return None
        row = int(rows[np.argmax(self.doubt[rows])])  # the first of the least sure: rows are in the order of their keys
        return row, ".".join(map(str, (int(self.doubt[row]), *self.index.keys[row]))), len(rows)


def order_events(index: EventIndex) -> EventOrder:
    """The order of the queue of events."""
    return EventOrder(index=index, keys=np.array(index.keys, dtype=np.int64).reshape(-1, 3), doubt=doubts(index))


def _packed(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keys as one number each, in their order."""
    return (keys[:, 0] << 32) + (keys[:, 1] << 16) + keys[:, 2]


def _judged_links(connection: Connection, members: frozenset[Member]) -> Iterator[str]:
    """The links of the queue of which everything that is shown is judged."""
    parts = sorted({part for member in members for part in (member.event, member.actor, member.attribution) if part})
    ids: set[str] = set()
    for some in _slices(parts):
        named = select(link_members.c.link_id).join_from(link_members, links, links.c.id == link_members.c.link_id)
        ids |= set(connection.execute(named.where(link_members.c.part.in_(some), links.c.doubt > 0)).scalars())
    for some in _slices(sorted(ids)):
        for body in connection.execute(select(links.c.body).where(links.c.id.in_(some))).scalars():
            link = kept(body)
            if members.issuperset(link.members[:MOST]):
                yield link.id


def select_keys(connection: Connection, members: Iterable[Member]) -> Iterator[Key]:
    """The keys of events, by their members; those that the record does not hold are left out."""
    wanted = {(member.capture, member.event) for member in members if member.event}
    event = EVENTS.c
    named = select(event.capture_no, event.article_no, event.no, event.id, captures.c.id.label("capture"))
    named = named.join_from(EVENTS, captures, captures.c.no == event.capture_no)
    for some in _slices(sorted({name for _, name in wanted if name})):
        for row in connection.execute(named.where(event.id.in_(some))):
            if (row.capture, row.id) in wanted:
                yield row.capture_no, row.article_no, row.no


def _parsed(place: str) -> tuple[float, str]:
    doubt, _, name = place.partition("~")
    if not name:
        raise ValueError(place)
    return float(doubt), name


def _slices(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[first : first + SLICE] for first in range(0, len(items), SLICE))
