"""Which of theirs and which of ours are one: an explained score for each pair, and each in one pair at most."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.linking.distance import distance_km
from sayso.reference.incidents import Incident, fold, words_of_names, words_of_text

NEAR_DAYS = 3  # apart at most
REPORT_DAYS = 14  # within which a happening of unknown day was, before it was reported
SAME = 0.55
NEXT_KM, NEAR_KM, FAR_KM = 5.0, 15.0, 100.0
WEIGHTS = {"day": 3.0, "place": 3.0, "type": 2.0, "actors": 2.0, "killed": 1.5, "words": 3.0}
SQUARE_DEG = 0.1  # of the map on which near places are looked for
MOST_TELLING = 10  # words under which an incident is found
MOST_ALIKE = 300  # incidents of a week that share a word; one that more have tells nothing
LEAST_WEIGHT = 0.1  # of a word that is everywhere
TELLING = 3  # killed, from which on an equal number says more than that somebody died
Likeness = Callable[[Incident, Incident], float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One of theirs and one of ours, with how alike they are (0 to 1) and why."""

    theirs: Incident
    ours: Incident
    score: float
    reasons: tuple[str, ...]


def match_incidents(theirs: Sequence[Incident], ours: Sequence[Incident], likeness: Likeness) -> list[Pair]:
    """The pairs that are one event, each incident in one at most: the surest first, of equal ones the first of theirs.

    A pair is worth a look if the days can be within NEAR_DAYS of each other, the countries are one or not known, and
    place or words have something in common.
    """
    sketches = _Sketches([*theirs, *ours])
    found = [
        pair
        for theirs_no, ours_no in _candidates(theirs, ours, sketches)
        if (pair := _compare(theirs[theirs_no], ours[ours_no], likeness, sketches)).score >= SAME
    ]
    order = {id(one): number for number, one in enumerate([*theirs, *ours])}
    found.sort(key=lambda pair: (-pair.score, order[id(pair.theirs)], order[id(pair.ours)]))
    taken: set[int] = set()
    kept: list[Pair] = []
    for pair in found:
        if id(pair.theirs) not in taken and id(pair.ours) not in taken:
            taken |= {id(pair.theirs), id(pair.ours)}
            kept.append(pair)
    return sorted(kept, key=lambda pair: order[id(pair.theirs)])


class _Sketches:
    """Words of incidents, with how telling each is."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        self._names = {id(one): words_of_names(one) for one in incidents}
        self._texts = {id(one): words_of_text(one.words) for one in incidents}
        self._name_weights = _weigh(self._names.values())
        self._text_weights = _weigh(self._texts.values())

    def words(self, one: Incident) -> frozenset[str]:
        """All words of its actors and of its text."""
        return self._names[id(one)] | self._texts[id(one)]

    def telling(self, one: Incident) -> list[str]:
        """The words of its text that tell most, and those of its actors."""
        words = sorted(self._texts[id(one)], key=lambda word: (-self._text_weights[word], word))
        return list(dict.fromkeys([*words[:MOST_TELLING], *sorted(self._names[id(one)])]))

    def names(self, one: Incident, other: Incident) -> float | None:
        """How much of what tells the one's actors from others the other names; None where one names nobody."""
        return _shared(self._names[id(one)], self._names[id(other)], self._name_weights)

    def texts(self, one: Incident, other: Incident) -> float | None:
        """How much of what tells the one from all others its text shares with the other's: half of it is all that two
        reports can be asked for. None without a text.
        """
        shared = _shared(self._texts[id(one)], self._texts[id(other)], self._text_weights)
        return None if shared is None else min(1.0, 2 * shared)


def _weigh(sets: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much each word tells: the less the more sets it is in."""
    listed = list(sets)
    counts = Counter(word for words in listed for word in words)
    return {word: math.log((1 + len(listed)) / (1 + count)) + LEAST_WEIGHT for word, count in counts.items()}


def _shared(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float | None:
    """The share of the lighter set's weight that the other has; None where one is empty."""
    if not one or not other:
        return None
    whole = min(sum(weights[word] for word in one), sum(weights[word] for word in other))
    return sum(weights[word] for word in one & other) / whole


def _candidates(theirs: Sequence[Incident], ours: Sequence[Incident], sketches: _Sketches) -> Iterator[tuple[int, int]]:
    """Pairs whose days and countries can be one, and that share a place or a word: no others are one event."""
    index: defaultdict[tuple[Hashable, int], list[int]] = defaultdict(list)
    for number, one in enumerate(theirs):
        if one.first and one.last:
            for key in (*_places(one, around=0), *sketches.telling(one)):
                for week in _weeks(one.first, one.last):
                    index[key, week].append(number)
    for ours_no, mine in enumerate(ours):
        window = _window(mine)
        if window is None:
            continue
        near: set[int] = set()
        for week in _weeks(*window):
            for key in _places(mine, around=1):
                near.update(index.get((key, week), ()))
            for word in sketches.words(mine):
                listed = index.get((word, week), ())
                if len(listed) <= MOST_ALIKE:
                    near.update(listed)
        for number in sorted(near):
            other = theirs[number]
            if _meet(other, window) and (
                not mine.country or not other.country or _one_land(mine.country, other.country)
            ):
                yield number, ours_no


def _places(one: Incident, *, around: int) -> Iterator[Hashable]:
    """The name of the place, and the squares of a map that it is in, with those around it."""
    if one.place:
        yield "place", fold(one.place)
    if one.site and one.lat is not None and one.lon is not None:
        north, east = int(one.lat // SQUARE_DEG), int(one.lon // SQUARE_DEG)
        steps = range(-around, around + 1)
        yield from (("square", north + n, east + e) for n in steps for e in steps)


def _weeks(first: date, last: date) -> range:
    return range(first.toordinal() // 7, last.toordinal() // 7 + 1)


def _one_land(one: str, other: str) -> bool:
    return one == other or {one, other} == {"IL", "PS"}  # UCDP has them as one, and reports do not always tell


def _window(mine: Incident) -> tuple[date, date] | None:
    """The days on which theirs must be to be the same; None where nothing bounds them."""
    if mine.first and mine.last and (mine.last - mine.first).days <= 62:
        return mine.first - timedelta(days=NEAR_DAYS), mine.last + timedelta(days=NEAR_DAYS)
    if mine.reported and not mine.first:
        return mine.reported - timedelta(days=REPORT_DAYS), mine.reported
    return None


def _meet(one: Incident, window: tuple[date, date]) -> bool:
    return one.first is None or one.last is None or (one.first <= window[1] and one.last >= window[0])


def _compare(theirs: Incident, ours: Incident, likeness: Likeness, sketches: _Sketches) -> Pair:
    said = {
        "day": _day(theirs, ours),
        "place": _place(theirs, ours),
        "type": _said(likeness(theirs, ours), f"{theirs.what()}, {ours.what()}"),
        "actors": _said(sketches.names(theirs, ours), "actors in common"),
        "killed": _killed(theirs, ours),
        "words": _said(sketches.texts(theirs, ours), "told in like words"),
    }
    known = {name: value for name, value in said.items() if value is not None}
    total = sum(WEIGHTS.values()) / 2 if len(known) < 3 else sum(WEIGHTS[name] for name in known)
    score = sum(WEIGHTS[name] * value for name, (value, _) in known.items()) / total
    if not _is_held(known):
        score = min(score, SAME / 2)
    reasons = tuple(f"{words} ({value:.2f})" for value, words in known.values() if value > 0)
    return Pair(theirs=theirs, ours=ours, score=round(score, 4), reasons=reasons)


def _said(value: float | None, words: str) -> tuple[float, str] | None:
    return None if value is None else (value, words)


def _is_held(known: Mapping[str, tuple[float, str]]) -> bool:
    """Whether more than time and region holds them together: actors or words, or day, town and type; no far place."""
    values = {name: value for name, (value, _) in known.items()}
    day, place, kind = (values.get(name, 0.0) for name in ("day", "place", "type"))
    if place < 0:
        return False
    told = values.get("actors", 0.0) >= 0.4 or values.get("words", 0.0) >= 0.25
    return (told and (place >= 0.2 or day > 0)) or (day >= 0.8 and place >= 0.9 and kind >= 0.4)


def _day(theirs: Incident, ours: Incident) -> tuple[float, str] | None:
    if theirs.first is None or theirs.last is None or ours.first is None or ours.last is None:
        return None
    gap = max(0, (theirs.first - ours.last).days, (ours.first - theirs.last).days)
    if gap == 0:
        return (1.0, f"on {ours.when()}") if theirs.first == theirs.last else (0.8, "days that overlap")
    return max(0.1, 0.7 - 0.3 * (gap - 1)), f"{gap} days apart" if gap > 1 else "a day apart"


def _place(theirs: Incident, ours: Incident) -> tuple[float, str] | None:
    apart_km = distance_km(theirs, ours) if theirs.site and ours.site else None
    if apart_km is not None and apart_km > FAR_KM:
        return -0.5, "far apart"
    if theirs.place and ours.place and fold(theirs.place) == fold(ours.place):
        return 1.0, f"in {ours.place}"
    if apart_km is not None:
        return 0.9 if apart_km <= NEXT_KM else 0.7 if apart_km <= NEAR_KM else 0.3, f"{apart_km:.0f} km apart"
    regions = {fold(name) for name in (ours.admin1, ours.place) if name}
    if regions & {fold(name) for name in (theirs.admin1, theirs.place) if name}:
        return 0.6, f"in {ours.admin1 or ours.place}"
    if theirs.country and theirs.country == ours.country:
        return 0.2, f"in {ours.country}"
    return None


def _killed(theirs: Incident, ours: Incident) -> tuple[float, str] | None:
    if theirs.low is None or theirs.high is None or ours.low is None or ours.high is None:
        return None
    if theirs.low <= ours.high and ours.low <= theirs.high:
        return 1.0 if (ours.low or 0) >= TELLING else 0.6, f"{ours.best} killed"
    gap = max(theirs.low - ours.high, ours.low - theirs.high)
    return max(0.0, 1 - gap / max(theirs.high, ours.high)), "figures near each other"
