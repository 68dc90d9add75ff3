"""Who meets whom in the events of a record: pairs of names by kind of event and status, counted."""

from dataclasses import dataclass

import numpy as np

from sayso.record.columns import Column, Mask
from sayso.record.event_index import EventIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names, and in how many events of a type and a status the one stands to the other."""

    left: str
    right: str
    type: str
    status: str
    count: int


def count_pairs(index: EventIndex, mask: Mask, left: str, right: str, limit: int) -> list[Pair]:
    """The `limit` most frequent pairs of a value of the column `left` and one of the column `right`."""
    lefts, rights = index.columns[left], index.columns[right]
    rows = np.flatnonzero(mask)
    left_counts, right_counts = _numbers(lefts, rows), _numbers(rights, rows)
    sizes = left_counts * right_counts
    which = np.repeat(np.arange(len(rows)), sizes)
    nth = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    per_left = right_counts[which]
    left_codes = lefts.codes[lefts.starts[rows[which]] + nth // per_left]
    right_codes = rights.codes[rights.starts[rows[which]] + nth % per_left]
    types, statuses = index.columns["type"], index.columns["status"]
    table = np.stack([left_codes, right_codes, types.single(rows)[which], statuses.single(rows)[which]], axis=1)
    unique, counts = _unique_rows(table, [len(c.values) for c in (lefts, rights, types, statuses)])
    return [
        Pair(
            left=lefts.values[one], right=rights.values[other], type=types.values[kind], status=statuses.values[how],
            count=int(counts[at]),
        )
        for at in np.argsort(-counts, kind="stable")[:limit].tolist()
        for one, other, kind, how in [unique[at].tolist()]
    ]  # fmt: skip


def _numbers(column: Column, rows: np.ndarray) -> np.ndarray:
    return column.starts[rows + 1] - column.starts[rows]


def _unique_rows(table: np.ndarray, sizes: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """The different rows with how often each comes; as one number each, which sorts faster than rows do."""
    packed = np.zeros(len(table), dtype=np.int64)
    for column, size in enumerate(sizes):
        packed = packed * max(1, size) + table[:, column]
    _, first, counts = np.unique(packed, return_index=True, return_counts=True)
    return table[first], counts
