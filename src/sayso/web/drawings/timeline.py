"""Events as bars between the first and the last day on which they may have happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import When
from sayso.record.days import OPEN, first_day, last_day
from sayso.record.event_rows import EventRow

WIDTH = 1000.0
LEAST = 5.0  # width of one day, where it would be too narrow to be seen
TICKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Where an event lies, in thousandths of the width. An open side has no bound in the text."""

    x: float
    width: float
    open_start: bool
    open_end: bool
    event: EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A date on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Dated events as bars under an axis, and those whose date is not known."""

    start: str
    end: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    undated: tuple[EventRow, ...]


def draw_timeline(rows: Sequence[EventRow]) -> Timeline:
    """The events of one page, in the order given, on an axis that just holds them."""
    spans = [(row, _bounds(row.event.when)) for row in rows]
    known = [day for _, bounds in spans for day in bounds if day != OPEN]
    if not known:
        return Timeline(start="", end="", ticks=(), bars=(), undated=tuple(rows))
    low, high = min(known), max(known) + 1
    margin = max(1, (high - low) // 40)
    low, high = low - margin, high + margin
    scale = WIDTH / (high - low)
    bars: list[Bar] = []
    for row, (first, last) in spans:
        if first == last == OPEN:
            continue
        start = low if first == OPEN else first
        end = high if last == OPEN else last + 1
        width = max(LEAST, (end - start) * scale)
        x = min((start - low) * scale, WIDTH - width)
        bars.append(
            Bar(x=round(x, 1), width=round(width, 1), open_start=first == OPEN, open_end=last == OPEN, event=row)
        )
    return Timeline(
        start=date.fromordinal(low).isoformat(),
        end=date.fromordinal(high).isoformat(),
        ticks=tuple(_ticks(low, high, scale)),
        bars=tuple(bars),
        undated=tuple(row for row, bounds in spans if bounds == (OPEN, OPEN)),
    )


def _bounds(when: When | None) -> tuple[int, int]:
    return (OPEN, OPEN) if when is None else (first_day(when.start), last_day(when.end))


def _ticks(low: int, high: int, scale: float) -> list[Tick]:
    """Round dates, not more than TICKS."""
    start, end = date.fromordinal(low), date.fromordinal(high)
    days = high - low
    if days <= TICKS * 7:
        step = max(1, -(-days // TICKS))
        return [
            Tick(x=round((day - low) * scale, 1), label=date.fromordinal(day).isoformat())
            for day in range(low + step // 2, high, step)
        ]
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000) if len(months) <= step * TICKS)
    return [
        Tick(
            x=round((date(month // 12, month % 12 + 1, 1).toordinal() - low) * scale, 1),
            label=f"{month // 12:04}" if step % 12 == 0 else f"{month // 12:04}-{month % 12 + 1:02}",
        )
        for month in months
        if month % step == 0
    ]
