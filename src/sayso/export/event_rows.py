"""Coded events as rows: one event of one article, with every field that tables show of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from sayso.export.tables import BETWEEN
from sayso.model import Actor, Article, CaptureHead, Casualties, Event, Party, When, Where
from sayso.model.vocabulary import CASUALTY_KINDS
from sayso.wording import words_of

SIZES = [(kind, bound) for kind in CASUALTY_KINDS for bound in ("min", "best", "max")]
EVENT_COLUMNS = [
    *["event_id", "type", "mode", "contexts", "status", "historical"],
    *["actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors"],
    *["when_start", "when_end", "when_granularity", "when_basis"],
    *["place", "admin1", "country", "latitude", "longitude", "geonames_id", "place_precision"],
    *[f"{kind}_{bound}" for kind, bound in SIZES],
    *["chain", "trigger", "sentence", "trigger_start", "trigger_end", "sentence_start", "sentence_end"],
    *["article_id", "title", "publisher", "agency", "published", "capture_id", "path", "url", "captured_at"],
]
WHOLE = {"geonames_id", "trigger_start", "trigger_end", "sentence_start", "sentence_end"} | {
    f"{kind}_{bound}" for kind, bound in SIZES
}
DECIMAL = {"latitude", "longitude"}
"""Columns that hold whole and decimal numbers; `historical` holds true or false, all others text."""


def event_rows(capture: CaptureHead, article: Article, events: Iterable[Event]) -> list[dict[str, Any]]:
    """A row per event with the keys EVENT_COLUMNS; what is not known is left out, or None.

    Offsets are code points of the capture's text view. Several values of a field stand with `; ` between them.
    """
    text = capture.text or ""
    actors = {actor.id: actor for actor in article.actors}
    common = {
        "article_id": article.id,
        "title": words_of(text, article.title),
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
            "historical": event.historical,
            **_parties("actor", event.actors, actors, text),
            **_parties("recipient", event.recipients, actors, text),
            **_when(event.when),
            **_where(event.where),
            **_sizes(event.casualties),
            "chain": BETWEEN.join(event.chain),
            "trigger": words_of(text, event.trigger),
            "sentence": words_of(text, event.sentence),
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "sentence_start": event.sentence.start,
            "sentence_end": event.sentence.end,
            **common,
        }
        for event in events
    ]


def _parties(side: str, parties: Sequence[Party], actors: dict[str, Actor], text: str) -> dict[str, str]:
    known = [actors.get(party.actor or "") for party in parties]
    names = [
        actor.name if actor else " ".join(words_of(text, span) for span in party.spans)
        for party, actor in zip(parties, known, strict=True)
    ]
    return {
        f"{side}s": BETWEEN.join(names),
        f"{side}_countries": _each([actor.country if actor else None for actor in known]),
        f"{side}_sectors": _each([actor.sector if actor else None for actor in known]),
    }


def _each(values: Sequence[str | None]) -> str:
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
