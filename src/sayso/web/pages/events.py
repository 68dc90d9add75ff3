"""The list of events, and what its neighbours (timeline, map) share with it: facets and the histogram."""

from dataclasses import dataclass

from starlette.requests import Request

from sayso.record.columns import Mask
from sayso.record.event_index import Asked, EventIndex, Order
from sayso.record.event_rows import EventRow, read_event_rows
from sayso.web.drawings.histogram import Histogram, draw_histogram
from sayso.web.query import BadRequestError, Query
from sayso.web.site import Answer, Site

PAGE = 50
FACETS = (
    ("type", "Type", 16),
    ("status", "Status", 6),
    ("told", "Told as", 2),
    ("actor", "Who or whom", 10),
    ("country", "Country", 8),
    ("place", "Place", 10),
    ("publisher", "Publisher", 10),
    ("stated", "On whose word", 10),
)
HIDDEN = ("mode", "doer", "recipient", "speaker", "precision", "basis")
"""Columns that restrict the list but have no facet of their own: links from other pages use them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value that events have, how many of those asked for have it, and whether it is asked for."""

    value: str
    count: int
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one field, the most frequent first, counted under what is asked of all other fields."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for, and what else could be."""

    asked: Asked
    restricted: bool
    facets: tuple[Facet, ...]
    histogram: Histogram
    found: int
    placed: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """Events as asked for. `after` and `before` are places to go on from, empty at an end."""

    filters: Filters
    order: str
    view: str
    rows: tuple[EventRow, ...]
    after: str
    before: str


def show_events(site: Site, request: Request, query: Query) -> Answer:
    """`/events`: a table or cards, with facets, a histogram and full-text search."""
    index = site.snapshot().index
    asked = query.asked()
    masks = index.masks(asked)
    mask = index.all_of(masks)
    order: Order = "read" if query.one("order", ("when", "read")) == "read" else "when"
    rows, after, before = page_of(site, index, mask, order, query, PAGE)
    page = EventsPage(
        filters=filters_of(index, asked, masks, mask),
        order=order,
        view=query.one("view", ("table", "cards")),
        rows=rows,
        after=after,
        before=before,
    )
    return Answer(template="events.html", title="Events", data=page)


def page_of(
    site: Site, index: EventIndex, mask: Mask, order: Order, query: Query, limit: int
) -> tuple[tuple[EventRow, ...], str, str]:
    """The rows of the page that the query is at, and the places behind and ahead of it."""
    after, before = query.one("after"), query.one("before")
    try:
        found = index.page(mask, order, limit + 1, after=after, before=before)
    except (ValueError, OverflowError):
        raise BadRequestError(f"{after or before!r} is no place in the list; begin at its first page") from None
    more = len(found) > limit
    shown = found[-limit:] if before else found[:limit]
    rows = read_event_rows(site.record, [index.keys[row] for row in shown])
    behind, ahead = (bool(shown), more) if before else (more, bool(after))
    return (
        tuple(rows),
        index.place(shown[-1], order) if shown and behind else "",
        index.place(shown[0], order) if shown and ahead else "",
    )


def filters_of(index: EventIndex, asked: Asked, masks: dict[str, Mask], mask: Mask) -> Filters:
    """Facets and the histogram under what is asked."""
    facets: list[Facet] = []
    for name, label, limit in FACETS:
        column = index.columns[name]
        keep = [code for value in asked.values.get(name, ()) for code in column.find(value)][:limit]
        listed = column.most(index.all_of(masks, but=name), limit, keep)
        on = set(asked.values.get(name, ()))
        values = tuple(FacetValue(value=value, count=count, on=value in on) for value, count in listed)
        facets.append(Facet(name=name, label=label, values=values))
    return Filters(
        asked=asked,
        restricted=bool(masks),
        facets=tuple(facets),
        histogram=draw_histogram(index, index.all_of(masks, but="when")),
        found=int(mask.sum()),
        placed=int((mask & index.placed).sum()),
        whole=len(index.keys),
    )
