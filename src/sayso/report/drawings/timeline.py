"""Events as bars between the first and the last day on which they may have happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sayso.record.days import OPEN, first_day, last_day

WIDTH = 1000.0
LEAST = 5.0  # width of one day, where it would be too narrow to be seen
TICKS = 8
FAR = 4  # an axis is not made so many times as long as most of its events need for the sake of a few
NOT_KNOWN = (OPEN, OPEN)
Bounds = tuple[str | None, str | None]
"""The first and the last day on which something may have happened, as ISO dates of any precision; None: open."""
E = TypeVar("E")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Generic[E]):
    """Where an event lies, in thousandths of the width. An open side has no bound in the text, or none on the axis.

    `beyond`: earlier or later than everything that the axis shows; empty where it lies on the axis.
    """

    x: float
    width: float
    open_start: bool
    open_end: bool
    beyond: str
    event: E


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A date on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Generic[E]):
    """Dated events as bars under an axis, and those whose date is not known."""

    start: str
    end: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar[E], ...]
    undated: tuple[E, ...]


def draw_bars(events: Sequence[E], bounds: Sequence[Bounds], ticks: int = TICKS) -> Timeline[E]:
    """The events in the order given, each between its bounds, on an axis that just holds them."""
    spans = [(event, (first_day(start), last_day(end))) for event, (start, end) in zip(events, bounds, strict=True)]
    known = [day for _, bounded in spans for day in bounded if day != OPEN]
    if not known:
        return Timeline(start="", end="", ticks=(), bars=(), undated=tuple(events))
    low, high = _domain(sorted(known))
    scale = WIDTH / (high - low)
    bars = tuple(
        _bar(event, first, last, low, high, scale) for event, (first, last) in spans if (first, last) != NOT_KNOWN
    )
    return Timeline(
        start=date.fromordinal(low).isoformat(),
        end=date.fromordinal(high).isoformat(),
        ticks=tuple(_ticks(low, high, scale, ticks)),
        bars=bars,
        undated=tuple(event for event, bounded in spans if bounded == NOT_KNOWN),
    )


def _domain(known: Sequence[int]) -> tuple[int, int]:
    """The first day of the axis and the one behind its last: of all days or, where a few lie far off, of most."""
    spare = len(known) // 8
    low, high = known[0], known[-1] + 1
    inner_low, inner_high = known[spare], known[-1 - spare] + 1
    far = FAR * (inner_high - inner_low + 7)
    low = inner_low if inner_low - low > far else low
    high = inner_high if high - inner_high > far else high
    margin = max(1, (high - low) // 40)
    return low - margin, high + margin


def _bar(event: E, first: int, last: int, low: int, high: int, scale: float) -> Bar[E]:
    start, end = (low if first == OPEN else first), (high if last == OPEN else last + 1)
    shown_start, shown_end = min(max(start, low), high), min(max(end, low), high)
    width = max(LEAST, (shown_end - shown_start) * scale)
    return Bar(
        x=round(min((shown_start - low) * scale, WIDTH - width), 1),
        width=round(width, 1),
        open_start=first == OPEN or start < low,
        open_end=last == OPEN or end > high,
        beyond="earlier" if end <= low else "later" if start >= high else "",
        event=event,
    )


def _ticks(low: int, high: int, scale: float, most: int) -> list[Tick]:
    """Round dates, not more than `most`."""
    start, end = date.fromordinal(low), date.fromordinal(high)
    days = high - low
    if days <= most * 7:
        step = max(1, -(-days // most))
        return [
            Tick(x=round((day - low) * scale, 1), label=date.fromordinal(day).isoformat())
            for day in range(low + step // 2, high, step)
        ]
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000) if len(months) <= step * most)
    return [
        Tick(
            x=round((date(month // 12, month % 12 + 1, 1).toordinal() - low) * scale, 1),
            label=f"{month // 12:04}" if step % 12 == 0 else f"{month // 12:04}-{month % 12 + 1:02}",
        )
        for month in months
        if month % step == 0
    ]
