"""The list of events, and what its neighbours (timeline, map) share with it: facets and the histogram."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from starlette.requests import Request

from sayso.record import Kept
from sayso.record.columns import Mask
from sayso.record.event_index import NAMED, Asked, EventIndex, Order
from sayso.record.event_rows import EventRow
from sayso.record.link_pages import read_links
from sayso.web.drawings.histogram import Histogram, draw_histogram
from sayso.web.pages.happening import MergedField, merged_fields
from sayso.web.query import BadRequestError, Query
from sayso.web.site import Answer, Site

PAGE = 50
REPORTS = 12  # of one happening that are opened in place
FACETS = (
    ("type", "Type", 16),
    ("status", "Status", 6),
    ("told", "Told as", 2),
    ("actor", "Who or whom", 10),
    ("country", "Country", 8),
    ("place", "Place", 10),
    ("publisher", "Publisher", 10),
    ("stated", "On whose word", 10),
    ("review", "Reviewed", 3),
)
HIDDEN = ("mode", "doer", "recipient", "speaker", "precision", "basis")
"""Columns that restrict the list but have no facet of their own: links from other pages use them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value that events have, how many of those asked for have it, and whether it is asked for.

    `doubts`: of an actor, the names of those that it may be one with.
    """

    value: str
    count: int
    on: bool
    doubts: tuple[str, ...] = ()


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
class Told:
    """The happening that a row of the list stands for: who reports it, its figures over all reports, and the reports
    themselves, the first ones where they are many. `differing` names the fields on which they do not agree.
    """

    link: str
    articles: int
    publishers: int
    origins: int
    figures: tuple[MergedField, ...]
    differing: tuple[str, ...]
    reports: tuple[EventRow, ...]
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """Events as asked for. `after` and `before` are places to go on from, empty at an end.

    Listed by happening, each row is the first of its reports that is as asked for; `told` stands beside the rows, with
    None where no other report is known. `count` is the number of rows of the whole list.
    """

    filters: Filters
    order: str
    view: str
    by: str
    count: int
    rows: tuple[EventRow, ...]
    told: tuple[Told | None, ...]
    after: str
    before: str


def show_events(site: Site, request: Request, query: Query) -> Answer:
    """`/events`: a table or cards, with facets, a histogram and full-text search."""
    index = site.snapshot().index
    asked = query.asked()
    masks = index.masks(asked)
    mask = index.all_of(masks)
    order: Order = "read" if query.one("order", ("when", "read")) == "read" else "when"
    by = query.one("by", ("happening", "report"))
    listed = index.leads(mask, order) if by == "happening" else mask
    shown, after, before = page_of(index, listed, order, query, PAGE)
    rows = [(row, read) for row, read in zip(shown, _read(site, index, shown), strict=True) if read]
    told = _told(site, index, [row for row, _ in rows]) if by == "happening" else [None] * len(rows)
    page = EventsPage(
        filters=filters_of(index, asked, masks, mask),
        order=order,
        view=query.one("view", ("table", "cards")),
        by=by,
        count=int(listed.sum()),
        rows=tuple(read for _, read in rows),
        told=tuple(told),
        after=after,
        before=before,
    )
    return Answer(template="events.html", title="Events", data=page)


def _read(site: Site, index: EventIndex, rows: Sequence[int]) -> list[EventRow | None]:
    """The events of these rows of the index; None for one that is not there any more."""
    keys = [index.keys[row] for row in rows]
    found = site.rows_by_key(keys)
    return [found.get(key) for key in keys]


def page_of(index: EventIndex, mask: Mask, order: Order, query: Query, limit: int) -> tuple[list[int], str, str]:
    """The rows of the page that the query is at, and the places behind and ahead of it."""
    after, before = query.one("after"), query.one("before")
    try:
        found = index.page(mask, order, limit + 1, after=after, before=before)
    except (ValueError, OverflowError):
        raise BadRequestError(f"{after or before!r} is no place in the list; begin at its first page") from None
    more = len(found) > limit
    shown = found[-limit:] if before else found[:limit]
    behind, ahead = (bool(shown), more) if before else (more, bool(after))
    return (
        shown,
        index.place(shown[-1], order) if shown and behind else "",
        index.place(shown[0], order) if shown and ahead else "",
    )


def _told(site: Site, index: EventIndex, leads: Sequence[int]) -> list[Told | None]:
    """What is known of the happening of each row."""
    happenings = index.happenings
    numbers = [happenings.link_of(row) for row in leads]
    reports = {no: happenings.rows_of(no)[:REPORTS] for no in numbers if no is not None}
    rows = iter(_read(site, index, [row for listed in reports.values() for row in listed]))
    read = {no: tuple(filter(None, islice(rows, len(listed)))) for no, listed in reports.items()}
    bodies = read_links(site.record, [happenings.links[no] for no in reports])
    found: list[Told | None] = []
    for no in numbers:
        link = None if no is None else bodies.get(happenings.links[no])
        found.append(None if no is None or link is None else _happening(index, no, link, read[no]))
    return found


def _happening(index: EventIndex, no: int, link: Kept, reports: tuple[EventRow, ...]) -> Told:
    happenings, fields = index.happenings, merged_fields(link)
    return Told(
        link=link.id,
        articles=int(happenings.articles[no]),
        publishers=int(happenings.publishers[no]),
        origins=int(happenings.origins[no]),
        figures=tuple(field for field in fields if field.rule),
        differing=tuple(field.label.lower() for field in fields if field.differing),
        reports=reports,
        members=len(link.members),
    )


def filters_of(index: EventIndex, asked: Asked, masks: dict[str, Mask], mask: Mask) -> Filters:
    """Facets and the histogram under what is asked."""
    facets: list[Facet] = []
    for name, label, limit in FACETS:
        column = index.columns[name]
        keep = [code for value in asked.values.get(name, ()) for code in column.find(value)][:limit]
        listed = column.most(index.all_of(masks, but=name), limit, keep)
        on = set(asked.values.get(name, ()))
        known = index.identities.by_name if name in NAMED else {}
        values = tuple(
            FacetValue(value=value, count=count, on=value in on, doubts=known[value].doubts if value in known else ())
            for value, count in listed
        )
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
