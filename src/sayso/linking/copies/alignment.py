"""What two texts have in common, word by word: runs of equal words, wherever they stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

RUN = 3  # shorter runs of equal words are chance
MOST_PLACES = 24  # of one run of words in a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`length` equal words, from word `one` of the first text and word `other` of the second."""

    one: int
    other: int
    length: int


def find_runs(one: Sequence[int], other: Sequence[int], least: int = RUN) -> list[Run]:
    """The runs of equal words by which the first text is covered from its start, the longest possible at each place.

    No word of either text is in two runs. Runs are in the order of the first text. Of words that a text repeats over
    and over, only the first places are tried.
    """
    one, other = list(one), list(other)
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for start in range(len(other) - least + 1):
        found = places[tuple(other[start : start + least])]
        if len(found) < MOST_PLACES:
            found.append(start)
    runs: list[Run] = []
    used = bytearray(len(other))
    start = after = 0
    while start <= len(one) - least:
        best = at = 0
        for place in places.get(tuple(one[start : start + least]), ()):
            length = _reach(one, start, other, place, used)
            if length > best or (length == best and abs(place - after) < abs(at - after)):
                best, at = length, place
        if best < least:
            start += 1
            continue
        runs.append(Run(one=start, other=at, length=best))
        used[at : at + best] = b"\x01" * best
        start += best
        after = at + best
    return runs


def _reach(one: Sequence[int], start: int, other: Sequence[int], place: int, used: bytearray) -> int:
    """How many words are equal from the two places on, up to one that is in a run already."""
    length = 0
    most = min(len(one) - start, len(other) - place)
    while length < most and one[start + length] == other[place + length] and not used[place + length]:
        length += 1
    return length
