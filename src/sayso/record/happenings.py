"""Which events of a record are reports of one happening, as arrays beside the event index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from sayso.record.columns import Mask
from sayso.record.database import Record
from sayso.record.schema import link_members, links

EventKey = tuple[int, int, str]
"""Numbers of a capture and of an article in it, and the id of an event there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The happenings of the events of an index. An event that no link names is one by itself.

    `codes` are by row of the index; a code below `len(links)` is that of a link, whose counts stand at that place.
    """

    codes: NDArray[np.int64]
    links: tuple[str, ...]
    articles: NDArray[np.int64]
    publishers: NDArray[np.int64]
    origins: NDArray[np.int64]
    _rows: NDArray[np.int64]
    _starts: NDArray[np.int64]

    def leads(self, ordered: NDArray[np.int64]) -> Mask:
        """Of rows in some order, those that are the first of their happening; a mask over all rows of the index."""
        codes = self.codes[ordered]
        first = np.full(len(self.links) + len(self.codes), -1, dtype=np.int64)
        first[codes[::-1]] = ordered[::-1]  # of several that are written to one place, the last one stays
        leads = np.zeros(len(self.codes), dtype=np.bool_)
        leads[ordered[first[codes] == ordered]] = True
        return leads

    def link_of(self, row: int) -> int | None:
        """The number of the link that names this row; None if there is none."""
        code = int(self.codes[row])
        return code if code < len(self.links) else None

    def rows_of(self, link: int) -> list[int]:
        """The rows that a link names."""
        return self._rows[self._starts[link] : self._starts[link + 1]].tolist()


def read_happenings(record: Record, rows: Mapping[EventKey, int]) -> Happenings:
    """The happenings of the events of an index, which are given with their rows."""
    with record.reading() as connection:
        counted = select(links.c.id, links.c.articles, links.c.publishers, links.c.origins)
        heads = list(connection.execute(counted.where(links.c.kind == "event").order_by(links.c.id)))
        numbers = {head.id: no for no, head in enumerate(heads)}
        member = link_members.c
        named = select(member.link_id, member.capture_no, member.article_no, member.part)
        named = named.join_from(link_members, links).where(links.c.kind == "event", member.part.is_not(None))
        pairs = [
            (numbers[link], rows[capture_no, article_no, part])
            for link, capture_no, article_no, part in connection.execute(named)
            if link in numbers and (capture_no, article_no, part) in rows
        ]
    codes = np.arange(len(rows), dtype=np.int64) + len(heads)
    found = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    codes[found[:, 1]] = found[:, 0]
    return Happenings(
        codes=codes,
        links=tuple(numbers),
        articles=_counts([head.articles for head in heads]),
        publishers=_counts([head.publishers for head in heads]),
        origins=_counts([head.origins for head in heads]),
        _rows=found[:, 1],
        _starts=np.searchsorted(found[:, 0], np.arange(len(heads) + 1)),
    )


def _counts(numbers: Sequence[int | None]) -> NDArray[np.int64]:
    return np.array([number or 0 for number in numbers], dtype=np.int64)
