"""Rows of events as bars on an axis of time; the drawing itself is the dossier's, too."""

from collections.abc import Sequence

from sayso.record.event_rows import EventRow
from sayso.report.drawings.timeline import Timeline, draw_bars


def draw_timeline(rows: Sequence[EventRow]) -> Timeline[EventRow]:
    """The events of one page, in the order given, on an axis that just holds them."""
    whens = [row.event.when for row in rows]
    return draw_bars(rows, [(when.start, when.end) if when else (None, None) for when in whens])


__all__ = ["Timeline", "draw_timeline"]
