"""Events as CSV: one event per row, for spreadsheets and statistics."""

import csv
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from sayso.model import Actor, CaptureHead, Casualties, Party, Span, When, Where
from sayso.model.vocabulary import CASUALTY_KINDS
from sayso.record import EventFilter, FoundArticle, Record, find_articles

BETWEEN = "; "  # values of one field; names hold commas
SIZES = [(kind, bound) for kind in CASUALTY_KINDS for bound in ("min", "best", "max")]
COLUMNS = [
    *["event_id", "type", "mode", "contexts", "status", "historical"],
    *["actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors"],
    *["when_start", "when_end", "when_granularity", "when_basis"],
    *["place", "admin1", "country", "latitude", "longitude", "geonames_id", "place_precision"],
    *[f"{kind}_{bound}" for kind, bound in SIZES],
    *["chain", "trigger", "sentence", "trigger_start", "trigger_end", "sentence_start", "sentence_end"],
    *["article_id", "title", "publisher", "agency", "published", "capture_id", "path", "url", "captured_at"],
]


def write_csv(record: Record, wanted: EventFilter, out: BinaryIO) -> None:
    """A header and a row per event asked for, in UTF-8 (RFC 4180), ISO 8601 dates; what is not known stays empty.

    Offsets are code points of the capture's text view. Several values of a field stand with `; ` between them.
    """
    text = TextIOWrapper(out, encoding="utf-8", newline="")
    rows = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    for found in find_articles(record, wanted):
        for row in _rows(found):
            rows.writerow(row)
    text.flush()
    text.detach()  # the file is the caller's to close


def _rows(found: FoundArticle) -> list[dict[str, Any]]:
    article, capture = found.article, found.capture
    actors = {actor.id: actor for actor in article.actors}
    common = {
        "article_id": article.id,
        "title": _words(capture, article.title),
        "publisher": article.publisher,
        "agency": article.agency,
        "published": article.published.value if article.published else None,
        "capture_id": capture.id,
        "path": capture.path,
        "url": capture.url,
        "captured_at": capture.captured_at,
    }
    return [
        {
            "event_id": event.id,
            "type": event.type,
            "mode": event.mode,
            "contexts": BETWEEN.join(event.contexts),
            "status": event.status,
            "historical": "true" if event.historical else "false",
            **_parties("actor", event.actors, actors, capture),
            **_parties("recipient", event.recipients, actors, capture),
            **_when(event.when),
            **_where(event.where),
            **_sizes(event.casualties),
            "chain": BETWEEN.join(event.chain),
            "trigger": _words(capture, event.trigger),
            "sentence": _words(capture, event.sentence),
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "sentence_start": event.sentence.start,
            "sentence_end": event.sentence.end,
            **common,
        }
        for event in found.events
    ]


def _parties(side: str, parties: Sequence[Party], actors: dict[str, Actor], capture: CaptureHead) -> dict[str, str]:
    known = [actors.get(party.actor or "") for party in parties]
    names = [
        actor.name if actor else " ".join(_words(capture, span) for span in party.spans)
        for party, actor in zip(parties, known, strict=True)
    ]
    return {
        f"{side}s": BETWEEN.join(names),
        f"{side}_countries": _joined([actor.country if actor else None for actor in known]),
        f"{side}_sectors": _joined([actor.sector if actor else None for actor in known]),
    }


def _joined(values: Sequence[str | None]) -> str:
    """Values in the order of their parties, an unknown one empty; nothing at all if none is known."""
    return BETWEEN.join(value or "" for value in values) if any(values) else ""


def _when(when: When | None) -> dict[str, Any]:
    if when is None:
        return {}
    return {
        "when_start": when.start,
        "when_end": when.end,
        "when_granularity": when.granularity,
        "when_basis": when.basis,
    }


def _where(where: Where | None) -> dict[str, Any]:
    if where is None:
        return {}
    return {
        "place": where.name,
        "admin1": where.admin1,
        "country": where.country,
        "latitude": where.lat,
        "longitude": where.lon,
        "geonames_id": where.geonames_id,
        "place_precision": where.precision,
    }


def _sizes(casualties: Sequence[Casualties]) -> dict[str, int]:
    """Sums by kind over the groups that an event names; a bound that one group lacks is not known for the sum."""
    sizes: dict[str, int] = {}
    for kind, bound in SIZES:
        numbers = [getattr(group, bound) for group in casualties if group.kind == kind]
        if numbers and None not in numbers:
            sizes[f"{kind}_{bound}"] = sum(numbers)
    return sizes


def _words(capture: CaptureHead, span: Span | None) -> str:
    return " ".join((capture.text or "")[span.start : span.end].split()) if span else ""
