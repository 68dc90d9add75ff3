"""How many events in each stretch of time."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from sayso.record.columns import Mask
from sayso.record.days import OPEN, first_day, iso_day, last_day
from sayso.record.event_index import EventIndex

MOST = 72  # bars
CENTRAL = 0.98  # share of the events that the bars must hold; the others are summed up at the ends
FEW = 8  # of so many events one may lie at either end, where it lies FAR off
FAR = 6  # times as far as the others lie from each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The events that begin in a stretch of time, both its ISO dates included. `height` is 0 to 1."""

    label: str
    since: str
    until: str
    count: int
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Bars of equal stretches (`unit`: day, month, year or decade), and who stands outside them."""

    unit: str
    bars: tuple[Bar, ...]
    earlier: int
    later: int
    undated: int


def draw_histogram(index: EventIndex, mask: Mask) -> Histogram:
    """The events of the mask by the day they begin on or, where only that is known, end on."""
    first, last = index.first[mask], index.last[mask]
    days = np.where(first != OPEN, first, last)
    days = np.sort(days[days != OPEN])
    undated = int(mask.sum()) - len(days)
    if not len(days):
        return Histogram(unit="day", bars=(), earlier=0, later=0, undated=undated)
    spare = int(len(days) * (1 - CENTRAL) / 2)
    whole = (int(days[0]), int(days[-1]))
    central = (int(days[spare]), int(days[-1 - spare]))
    low, high = whole if _unit(*whole) == _unit(*central) else central
    inner = (int(days[len(days) // FEW]), int(days[-1 - len(days) // FEW]))
    if high - low > FAR * (inner[1] - inner[0] + 30):
        low, high = inner
    unit = _unit(low, high)
    names = _stretches(unit, low, high)
    edges = np.array([first_day(names[0]), *(last_day(_end(name, unit)) + 1 for name in names)])
    counts = np.diff(np.searchsorted(days, edges))
    most = int(counts.max()) or 1
    return Histogram(
        unit=unit,
        bars=tuple(
            Bar(label=_label(name, unit), since=name, until=_end(name, unit), count=int(n), height=int(n) / most)
            for name, n in zip(names, counts, strict=True)
        ),
        earlier=int((days < edges[0]).sum()),
        later=int((days >= edges[-1]).sum()),
        undated=undated,
    )


def _unit(low: int, high: int) -> str:
    days = high - low
    if days < MOST:
        return "day"
    if days < MOST * 30:
        return "month"
    return "year" if days < MOST * 365 else "decade"


def _stretches(unit: str, low: int, high: int) -> list[str]:
    """The ISO dates of the stretches from that of one day to that of another."""
    if unit == "day":
        return [iso_day(day) for day in range(low, high + 1)]
    start, end = date.fromordinal(low), date.fromordinal(high)
    if unit == "month":
        months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
    step = 1 if unit == "year" else 10
    return [f"{year:04}" for year in range(start.year // step * step, end.year + 1, step)]


def _end(name: str, unit: str) -> str:
    return f"{int(name) + 9:04}" if unit == "decade" else name


def _label(name: str, unit: str) -> str:
    return f"{name}s" if unit == "decade" else name
