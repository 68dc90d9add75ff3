"""Which reports are worth comparing: those that share a key that few have.

What very many reports share is furniture of a site, a president, a town at war: it tells nothing by itself. A key that
more than `MANY` reports have counts only between reports of one day or of two in a row; where more than `CROWD` reports
of two such days have it, not even there. So what is compared follows from the set of reports, in whichever order they
came, and its cost from how much is printed in a day.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

MANY = 32
CROWD = 400
SLICE = 4_000_000  # pairs at a time
UNDATED = 0  # in the place of a day (ordinal of the calendar)

T = TypeVar("T")
Keys = NDArray[np.int64]
Held = tuple[int, T]
"""Who has a key: the day on which a report was published, and the report."""


def number_keys(keys: Iterable[str]) -> Keys:
    """Each key as a number of 63 bits, in order and once: the same on every machine."""
    return np.unique(np.fromiter((_number(key) for key in keys), dtype=np.int64))


def times_of(day: int) -> tuple[int, ...]:
    """The pairs of days, each named by its second, that a day is one of; without a date, the reports that have none."""
    return (day, day + 1) if day != UNDATED else (UNDATED,)


def days_of(time: int) -> tuple[int, ...]:
    """The days that a time of `times_of` is made of."""
    return (time - 1, time) if time != UNDATED else (UNDATED,)


def pair_holders(held: Sequence[Held[T]]) -> Iterator[tuple[T, T]]:
    """The pairs of all reports that have one key, as far as it counts; a pair may come twice."""
    if len(held) <= MANY:
        yield from combinations([report for _, report in held], 2)
        return
    by_time: defaultdict[int, list[T]] = defaultdict(list)
    for day, report in held:
        for time in times_of(day):
            by_time[time].append(report)
    for reports in by_time.values():
        if len(reports) <= CROWD:
            yield from combinations(reports, 2)


def find_pairs(keys: Sequence[Keys], days: Sequence[int]) -> NDArray[np.int64]:
    """Every pair of numbers of `keys` that is worth comparing: rows of two, the smaller first, once and in order.

    `days` are those of publication (`UNDATED` where not known).
    """
    if not keys:
        return np.empty((0, 2), dtype=np.int64)
    values = np.concatenate(keys)
    holders = np.repeat(np.arange(len(keys), dtype=np.int64), [len(own) for own in keys])
    order = np.argsort(values, kind="stable")
    values, holders = values[order], holders[order]
    sizes = _sizes(values)
    many = sizes > MANY
    found = list(_pairs_of(holders[~many], sizes[~many], len(keys)))
    values, holders = values[many], holders[many]
    if len(values):
        day = np.array(days, dtype=np.int64)[holders]
        dated = day != UNDATED
        values, holders = np.concatenate([values, values[dated]]), np.concatenate([holders, holders[dated]])
        times = np.concatenate([day, day[dated] + 1])
        order = np.lexsort((holders, times, values))
        values, times, holders = values[order], times[order], holders[order]
        sizes = _sizes(values, times)
        few = sizes <= CROWD
        found += _pairs_of(holders[few], sizes[few], len(keys))
    codes = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return np.stack([codes // len(keys), codes % len(keys)], axis=1)


def pairs_in_time(keys: Sequence[Keys], days: Sequence[int]) -> NDArray[np.int64]:
    """The pairs of `find_pairs`, in order of the day of the one that came first: what is compared then lies close
    together, mostly.
    """
    order = sorted(range(len(days)), key=lambda place: days[place])
    return np.array(order, dtype=np.int64)[find_pairs([keys[n] for n in order], [days[n] for n in order])]


def _sizes(*sorted_by: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each place of columns that are sorted together: how many places hold the same."""
    changes = np.zeros(len(sorted_by[0]), dtype=np.bool_)
    for column in sorted_by:
        changes[1:] |= column[1:] != column[:-1]
    changes[:1] = True
    starts = np.flatnonzero(changes)
    sizes = np.diff(np.append(starts, len(changes)))
    return np.repeat(sizes, sizes)


def _pairs_of(holders: NDArray[np.int64], sizes: NDArray[np.int64], count: int) -> Iterator[NDArray[np.int64]]:
    """All pairs inside of groups that lie one behind the other, each as one number: the smaller times `count` and the
    larger. `sizes` has for each holder the size of its group.
    """
    for size in np.unique(sizes[sizes > 1]).tolist():
        table = holders[sizes == size].reshape(-1, size)
        one, other = np.triu_indices(size, 1)
        rows = max(1, SLICE // len(one))
        for first in range(0, len(table), rows):
            part = table[first : first + rows]
            yield np.unique(part[:, one] * count + part[:, other])


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
