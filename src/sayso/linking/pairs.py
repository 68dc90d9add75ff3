"""Which reports are worth comparing: those that share a key."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]


def number_keys(keys: Iterable[str]) -> Keys:
    """Each key as a number of 63 bits, in order and once: the same on every machine."""
    return np.unique(np.fromiter((_number(key) for key in keys), dtype=np.int64))


def find_pairs(keys: Sequence[Keys]) -> NDArray[np.int64]:
    """Every pair of numbers of `keys` whose members share a key: rows of two, the smaller first, once and in order."""
    if not keys:
        return np.empty((0, 2), dtype=np.int64)
    values = np.concatenate(keys)
    holders = np.repeat(np.arange(len(keys), dtype=np.int64), [len(own) for own in keys])
    order = np.lexsort((holders, values))
    values, holders = values[order], holders[order]
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    ends = np.concatenate((starts[1:], [len(values)]))
    shared = ends - starts > 1
    found = [
        pair
        for start, end in zip(starts[shared], ends[shared], strict=True)
        for pair in combinations(holders[start:end].tolist(), 2)
    ]
    return np.unique(np.array(found, dtype=np.int64).reshape(-1, 2), axis=0)


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
