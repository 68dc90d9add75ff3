"""Groups from judged pairs. Results depend on the set of pairs alone, never on the order in which they come."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from heapq import heapify, heappop, heappush
from typing import Any, Protocol, TypeVar


class Comparable(Hashable, Protocol):
    """What can be a key and be put in order."""

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=Comparable)
Pair = tuple[T, T]


def pair_of(one: T, other: T) -> Pair[T]:
    """The two in order: the key of their pair."""
    return (one, other) if one < other else (other, one)


def join(pairs: Iterable[Pair[T]]) -> list[list[T]]:
    """Everything that hangs together by `pairs`, directly or through others: groups of two or more, in order."""
    roots: dict[T, T] = {}

    def root(item: T) -> T:
        while (above := roots.setdefault(item, item)) != item:
            roots[item] = item = roots[above]
        return item

    for one, other in pairs:
        a, b = pair_of(root(one), root(other))
        roots[b] = a
    groups: defaultdict[T, list[T]] = defaultdict(list)
    for item in roots:
        groups[root(item)].append(item)
    return sorted(sorted(group) for group in groups.values() if len(group) > 1)


def cluster(
    scores: Mapping[Pair[T], float],
    threshold: float,
    *,
    tied: Set[Pair[T]] = frozenset(),
    apart: Set[Pair[T]] = frozenset(),
) -> list[list[T]]:
    """Groups of two or more by average linkage: the two groups of the highest mean score are joined while it reaches
    `threshold`. A pair without a score counts as 0. `tied` pairs are joined first, whatever their score; no group
    holds a pair of `apart`, unless `tied` forces it.

    `scores` are keyed by `pair_of`. Cost grows with the square of the largest set that hangs together.
    """
    held = join([*tied, *(pair for pair, score in scores.items() if score >= threshold)])
    home = {item: number for number, group in enumerate(held) for item in group}
    inner: list[dict[Pair[T], float]] = [{} for _ in held]
    for pair, score in scores.items():
        number = home.get(pair[0])
        if number is not None and number == home.get(pair[1]):
            inner[number][pair] = score
    found = (_cluster_one(group, inner[number], threshold, tied, apart) for number, group in enumerate(held))
    return sorted(group for groups in found for group in groups)


def _cluster_one(
    items: list[T],
    scores: Mapping[Pair[T], float],
    threshold: float,
    tied: Set[Pair[T]],
    apart: Set[Pair[T]],
) -> list[list[T]]:
    members = set(items)
    starts = join(pair for pair in tied if pair[0] in members)
    taken = {item for group in starts for item in group}
    clusters: dict[T, list[T]] = {group[0]: group for group in starts} | {i: [i] for i in items if i not in taken}
    sums: dict[Pair[T], float] = {}
    for one, other in ((a, b) for a in clusters for b in clusters if a < b):
        pairs = [pair_of(x, y) for x in clusters[one] for y in clusters[other]]
        sums[one, other] = float("-inf") if any(p in apart for p in pairs) else sum(scores.get(p, 0.0) for p in pairs)

    def mean(pair: Pair[T]) -> float:
        return sums[pair] / (len(clusters[pair[0]]) * len(clusters[pair[1]]))

    waiting = [(-mean(pair), pair) for pair in sums if mean(pair) >= threshold]
    heapify(waiting)
    while waiting:
        negative, best = heappop(waiting)
        if best not in sums or -mean(best) != negative:
            continue  # one of the two has grown, or is gone
        kept, gone = best
        del sums[best]
        clusters[kept] += clusters.pop(gone)
        for third in clusters:
            if third != kept:
                pair = pair_of(kept, third)
                sums[pair] += sums.pop(pair_of(gone, third))
                if mean(pair) >= threshold:
                    heappush(waiting, (-mean(pair), pair))
    return [sorted(group) for group in clusters.values() if len(group) > 1]
