"""Tables: what each of very many reports has, with weights, to be asked at once what one shares with many others."""

from array import array
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BITS = 20  # of the number of an item
Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What one report shares with others: a row for each shared item. `who` is the place of the other among those that
    were asked about, `own` and `theirs` are the columns of both.
    """

    who: Numbers
    own: Weights
    theirs: Weights
    count: int

    def total(self, values: NDArray[np.floating]) -> NDArray[np.float64]:
        """The sum of `values`, one a row, for each of the others."""
        return np.bincount(self.who, values, minlength=self.count).astype(np.float64, copy=False)


class Table:
    """Items of reports, each with the same number of columns.

    Items go by numbers of 20 bits: two may bear the same, so that reports seem to share more than they do, never less.
    """

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._ids, self._values, self._ends = array("i"), array("f"), array("q", [0])
        self._row_of = np.full(1 << BITS, -1, dtype=np.int32)

    def add(self, items: Iterable[tuple[Hashable, *tuple[float, ...]]]) -> None:
        """The items of one more report, each with its columns."""
        for item, *values in items:
            self._ids.append(hash(item) & ((1 << BITS) - 1))
            self._values.extend(values)
        self._ends.append(len(self._ids))

    def meet(self, one: int, others: Numbers) -> Met:
        """What a report shares with others, all by the order in which they were added."""
        ids = np.frombuffer(self._ids, dtype=np.int32)
        values = np.frombuffer(self._values, dtype=np.float32).reshape(-1, self._columns)
        ends = np.frombuffer(self._ends, dtype=np.int64)
        first, last = ends[one], ends[one + 1]
        mine, rows = np.unique(ids[first:last], return_inverse=True)
        own = np.zeros((len(mine), self._columns), dtype=np.float32)
        np.add.at(own, rows, values[first:last])
        starts, sizes = ends[others], ends[others + 1] - ends[others]
        before = np.cumsum(sizes) - sizes
        places = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
        self._row_of[mine] = np.arange(len(mine), dtype=np.int32)
        row = self._row_of[ids[places]]
        self._row_of[mine] = -1
        hit = row >= 0
        who = np.repeat(np.arange(len(others)), sizes)[hit]
        return Met(who=who, own=own[row[hit]], theirs=values[places[hit]], count=len(others))
