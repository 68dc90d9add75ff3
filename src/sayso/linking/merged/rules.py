"""Rules that choose one figure among those that are reported. A rule has a name and can be replayed."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median_low


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A figure as one report gives it, between `least` and `most` (None: open). `value` stands for it.

    `number` is that of the member; for the rest see `Telling`.
    """

    number: int
    value: int
    least: int
    most: int | None
    text: object
    origin: int
    day: str | None
    voice: str | None
    official: bool
    partial: bool = False

    def agrees(self, other: "Observation") -> bool:
        """Whether both can be true of one figure."""
        return (self.most is None or self.most >= other.least) and (other.most is None or other.most >= self.least)


Rule = Callable[[Sequence[Observation]], int]
DEFAULT_RULE = "most-recent"


def choose_most_recent(observed: Sequence[Observation]) -> int:
    """The figure of the latest report; of several on that day, the one of most origins, then the highest."""
    latest = max(observation.day or "" for observation in observed)
    return choose_most_independent([one for one in observed if (one.day or "") == latest])


def choose_most_conservative(observed: Sequence[Observation]) -> int:
    """The lowest figure."""
    return min(observation.value for observation in observed)


def choose_most_independent(observed: Sequence[Observation]) -> int:
    """The figure that the most independent origins give; of several, the highest."""
    origins: defaultdict[int, set[int]] = defaultdict(set)
    for observation in observed:
        origins[observation.value].add(observation.origin)
    return max(origins, key=lambda value: (len(origins[value]), value))


def choose_official(observed: Sequence[Observation]) -> int:
    """The most recent figure of a body of the state; the most recent of all where none gives one."""
    return choose_most_recent([one for one in observed if one.official] or observed)


def choose_median(observed: Sequence[Observation]) -> int:
    """The middle one of the figures, each origin's latest counted once; the lower of two."""
    latest: dict[int, Observation] = {}
    for observation in observed:
        known = latest.get(observation.origin)
        if known is None or (observation.day or "", observation.value) > (known.day or "", known.value):
            latest[observation.origin] = observation
    return median_low(observation.value for observation in latest.values())


RULES: dict[str, Rule] = {
    "most-recent": choose_most_recent,
    "most-conservative": choose_most_conservative,
    "most-independent-origins": choose_most_independent,
    "official": choose_official,
    "median": choose_median,
}
