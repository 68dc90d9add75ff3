"""What two texts have in common, word by word: runs of equal words, wherever they stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

RUN = 3  # shorter runs of equal words are chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`length` equal words, from word `one` of the first text and word `other` of the second."""

    one: int
    other: int
    length: int


def find_runs(one: Sequence[int], other: Sequence[int], least: int = RUN) -> list[Run]:
    """The runs of equal words by which the first text is covered from its start, the longest possible at each place.

    Words of the second text are used once, if another place is as good. Runs are in the order of the first text.
    """
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for start in range(len(other) - least + 1):
        places[tuple(other[start : start + least])].append(start)
    runs: list[Run] = []
    used = bytearray(len(other))
    start = after = 0
    while start <= len(one) - least:
        best = at = 0
        for place in places.get(tuple(one[start : start + least]), ()):
            length = least
            while (
                start + length < len(one)
                and place + length < len(other)
                and one[start + length] == other[place + length]
            ):
                length += 1
            if used[place] or used[place + length - 1]:
                continue
            if length > best or (length == best and abs(place - after) < abs(at - after)):
                best, at = length, place
        if not best:
            start += 1
            continue
        runs.append(Run(one=start, other=at, length=best))
        used[at : at + best] = b"\x01" * best
        start += best
        after = at + best
    return runs
