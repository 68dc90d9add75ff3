"""Events on an axis of time."""

from dataclasses import dataclass

import numpy as np
from starlette.requests import Request

from sayso.record.event_rows import EventRow
from sayso.web.drawings.timeline import Timeline, draw_timeline
from sayso.web.pages.events import Filters, filters_of, page_of
from sayso.web.query import Query
from sayso.web.site import Answer, Site

PAGE = 80
UNDATED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """A page of dated events as bars; beside them events without a date, `undated_count` in all."""

    filters: Filters
    timeline: Timeline
    undated: tuple[EventRow, ...]
    undated_count: int
    after: str
    before: str


def show_timeline(site: Site, request: Request, query: Query) -> Answer:
    """`/timeline`: dated events as bars, the latest first, and undated ones below."""
    index = site.snapshot().index
    asked = query.asked()
    masks = index.masks(asked)
    mask = index.all_of(masks)
    shown, after, before = page_of(index, mask & index.dated, "when", query, PAGE)
    rows = site.rows([index.keys[row] for row in shown])
    without = np.flatnonzero(index.all_of(masks, but="when") & ~index.dated)
    page = TimelinePage(
        filters=filters_of(index, asked, masks, mask),
        timeline=draw_timeline(rows),
        undated=tuple(site.rows([index.keys[row] for row in without[:UNDATED].tolist()])),
        undated_count=len(without),
        after=after,
        before=before,
    )
    return Answer(template="timeline.html", title="Timeline", data=page)
