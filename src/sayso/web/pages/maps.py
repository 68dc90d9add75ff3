"""Events on a map."""

from dataclasses import dataclass

import numpy as np
from starlette.requests import Request

from sayso.record.columns import Mask
from sayso.record.event_index import EventIndex
from sayso.record.event_rows import EventRow
from sayso.report.drawings.maps import RADIUS_KM
from sayso.web.pages.events import Filters, filters_of
from sayso.web.query import Query
from sayso.web.site import Answer, Site

PLACES = 1500
UNPLACED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A place with the events there. `radius_km` is that of the area drawn; None: the whole country."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: str | None
    radius_km: float | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """Places of the events asked for, those of most events first; beside them events that have no place on a map."""

    filters: Filters
    places: tuple[MapPlace, ...]
    place_count: int
    unplaced: tuple[EventRow, ...]
    unplaced_count: int


def show_map(site: Site, request: Request, query: Query) -> Answer:
    """`/map`: areas as large as the place is imprecise; what has no place stands beside."""
    index = site.snapshot().index
    asked = query.asked()
    masks = index.masks(asked)
    mask = index.all_of(masks)
    places = _places(index, mask & index.placed)
    without = np.flatnonzero(index.all_of(masks, but="placed") & ~index.placed)
    page = MapPage(
        filters=filters_of(index, asked, masks, mask),
        places=tuple(places[:PLACES]),
        place_count=len(places),
        unplaced=tuple(site.rows([index.keys[row] for row in without[:UNPLACED].tolist()])),
        unplaced_count=len(without),
    )
    return Answer(template="map.html", title="Map", data=page)


def _places(index: EventIndex, mask: Mask) -> list[MapPlace]:
    rows = np.flatnonzero(mask)
    names, countries, precisions = (index.columns[name] for name in ("place", "country", "precision"))
    codes = np.stack([column.single(rows) for column in (names, countries, precisions)], axis=1)
    table = np.column_stack([codes.astype(np.float64), index.points[rows]])
    unique, counts = np.unique(table, axis=0, return_counts=True)
    places: list[MapPlace] = []
    for at in np.argsort(-counts, kind="stable").tolist():
        name, country, precision, lat, lon = unique[at].tolist()
        how = precisions.value(int(precision))
        places.append(
            MapPlace(
                name=names.value(int(name)) or "",
                country=countries.value(int(country)),
                lat=lat,
                lon=lon,
                precision=how,
                radius_km=None if how == "country" else RADIUS_KM.get(how or "near", RADIUS_KM["near"]),
                count=int(counts[at]),
            )
        )
    return places
