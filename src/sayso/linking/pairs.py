"""Which reports are worth comparing: those that share a key."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def find_pairs(count: int, keys_of: Callable[[int], Iterable[K]]) -> Iterator[tuple[int, int]]:
    """Every pair of `0 … count - 1` whose members share a key, once, the smaller number first and in order."""
    holders: defaultdict[K, list[int]] = defaultdict(list)
    for number in range(count):
        for key in dict.fromkeys(keys_of(number)):
            holders[key].append(number)
    yield from sorted({pair for numbers in holders.values() for pair in combinations(numbers, 2)})
