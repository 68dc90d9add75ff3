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

    `scores` are keyed by `pair_of`. Cost grows with the number of scores.
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
    clusters: dict[T, list[T]] = {item: [item] for item in items}
    for group in starts:
        for item in group:
            clusters.pop(item, None)
        clusters[group[0]] = group
    home = {item: name for name, group in clusters.items() for item in group}
    sums: dict[T, dict[T, float]] = {name: {} for name in clusters}  # of each cluster with others, where there is one

    def put(one: T, other: T, value: float) -> None:
        sums[one][other] = sums[other][one] = value

    for (one, other), score in sorted(scores.items()):
        if home[one] != home[other]:
            put(home[one], home[other], sums[home[one]].get(home[other], 0.0) + score)
    for one, other in apart:
        if one in home and other in home and home[one] != home[other]:
            put(home[one], home[other], float("-inf"))

    def mean(one: T, other: T) -> float:
        return sums[one][other] / (len(clusters[one]) * len(clusters[other]))

    waiting = [(-mean(a, b), (a, b)) for a in sums for b in sums[a] if a < b and mean(a, b) >= threshold]
    heapify(waiting)
    while waiting:
        negative, (kept, gone) = heappop(waiting)
        if kept not in sums or gone not in sums[kept] or -mean(kept, gone) != negative:
            continue  # one of the two has grown, or is gone
        clusters[kept] += clusters.pop(gone)
        del sums[kept][gone]
        for third, value in sums.pop(gone).items():
            if third != kept:
                del sums[third][gone]
                put(kept, third, sums[kept].get(third, 0.0) + value)
        for third in sums[kept]:
            if mean(kept, third) >= threshold:
                heappush(waiting, (-mean(kept, third), pair_of(kept, third)))
    return [sorted(group) for group in clusters.values() if len(group) > 1]
