"""Happenings as GeoJSON (RFC 7946): one FeatureCollection, a feature per happening."""

from typing import Any, BinaryIO

import msgspec

from sayso.export.exported import Exported, choose_happenings
from sayso.happenings import Happening
from sayso.record import EventFilter, Record

POINTS = ("exact", "near")


def write_geojson(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """A point where a town or site is known, else no geometry: the record has no outlines of areas, and the middle of
    one would be a place where nothing happened. `precision` says which. All statuses are there, each named.
    """
    chosen = choose_happenings(record, wanted, rule, real=False)
    head = msgspec.json.encode({"figure_rule": chosen.exported.rule})
    out.write(b'{"type":"FeatureCollection","sayso":' + head + b',"features":[')
    for happening in chosen.happenings:
        out.write((b",\n" if chosen.exported.rows else b"\n") + msgspec.json.encode(feature(happening)))
        chosen.exported.rows += 1
    out.write(b"\n]}\n")
    return chosen.exported


def feature(happening: Happening) -> dict[str, Any]:
    """A happening as a feature; a property that is not known is null."""
    where, when = happening.where, happening.known_when()
    located = where is not None and where.precision in POINTS and where.lat is not None and where.lon is not None
    figures = {
        f"{kind}_{bound}": getattr(figure, bound) if (figure := happening.figure(kind)) else None
        for kind in ("killed", "injured", "arrested", "displaced", "abducted", "missing")
        for bound in ("best", "low", "high")
    }
    return {
        "type": "Feature",
        "id": happening.id,
        "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]} if where and located else None,
        "properties": {
            "id": happening.id,
            "type": happening.type,
            "mode": happening.mode,
            "status": happening.status,
            "background": happening.historical,
            "date_start": when.start if when else None,
            "date_end": when.end if when else None,
            "date_granularity": when.granularity if when else None,
            "place": where.name if where else None,
            "admin1": where.admin1 if where else None,
            "country": where.country if where else None,
            "geonames_id": where.geonames_id if where else None,
            "precision": where.precision if where else None,
            "actors": "; ".join(one.name for one in happening.actors) or None,
            "recipients": "; ".join(one.name for one in happening.recipients) or None,
            **figures,
            "figure_rule": happening.rule if happening.figures else None,
            "articles": happening.articles,
            "publishers": happening.publishers,
            "origins": happening.origins,
            "disputed": "; ".join(happening.disputed) or None,
            "text": happening.accounts[0].sentence(),
            "url": next((one.capture.url for one in happening.accounts if one.capture.url), None),
        },
    }
