"""PLOVER's own JSON: one event per line."""

from collections.abc import Sequence
from typing import Any, BinaryIO

import msgspec

from sayso import __version__
from sayso.export.exported import Exported, choose_happenings
from sayso.export.polecat import intensity
from sayso.happenings import Account, Happening, Participant
from sayso.ontology import Ontology, load_ontology
from sayso.ontology.crosswalks import Polecat, load_countries, load_polecat
from sayso.record import EventFilter, Record

UNKNOWN = ""  # of a field that the manual requires and the record does not know
SIZES = {"dead": "killed", "injured": "injured", "arrested": "arrested"}


def write_plover(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """A line of JSON per happening that is said to have happened, in UTF-8. Optional fields that are not known are
    left out; `date` is empty where no day is known, `actor` where nobody is.
    """
    ontology, scheme = load_ontology(), load_polecat()
    chosen = choose_happenings(record, wanted, rule)
    for happening in chosen.happenings:
        out.write(msgspec.json.encode(plover_event(happening, ontology, scheme)) + b"\n")
        chosen.exported.rows += 1
    return chosen.exported


def plover_event(happening: Happening, ontology: Ontology, scheme: Polecat) -> dict[str, Any]:
    """A happening as PLOVER's JSON has it; link and text are those of the first report, `comment` names the rest."""
    when = happening.known_when()
    kind = ontology.types.get(happening.type)
    first = happening.accounts[0]
    text, sentence = first.capture.text or "", first.event.sentence
    event = {
        "id": happening.id,
        "date": (when and when.start) or UNKNOWN,
        "enddate": when.end if when and when.end != when.start else None,
        "actor": [_entity(one) for one in happening.actors],
        "recipient": [_entity(one) for one in happening.recipients] or None,
        "event": happening.type,
        "mode": happening.mode,
        "context": list(happening.contexts) or None,
        "quad_code": kind.quad if kind else None,
        "event_scale": intensity(happening, ontology),
        "event_text": text[first.event.trigger.start : first.event.trigger.end],
        "event_loc": _location(happening, scheme),
        "size": {name: figure.best for name, of in SIZES.items() if (figure := happening.figure(of))} or None,
        "link": first.capture.url,
        "text": first.sentence(),
        "text_info": {"start": sentence.start, "end": sentence.end, "text_story": first.article.id},
        "cite_info": _citation(first),
        "coder": f"sayso {__version__}",
        "comment": _comment(happening),
    }  # fmt: skip
    return {name: value for name, value in event.items() if value is not None}


def _entity(one: Participant) -> dict[str, Any]:
    country = load_countries().get(one.country or "")
    code = " ".join(filter(None, [country.alpha3 if country else None, one.sector]))
    entity = {
        "code": code,
        "sector": one.sector,
        "entity_text": one.raw[0] if one.raw else one.name,
        "identifier_text": one.name if one.is_named() else None,
        "office": "; ".join(one.titles) or None,
    }
    return {name: value for name, value in entity.items() if value is not None}


def _location(happening: Happening, scheme: Polecat) -> dict[str, Any] | None:
    where = happening.where
    if where is None:
        return None
    country = load_countries().get(where.country or "")
    location = {
        "extracted_place": where.name,
        "resolved_place": where.name if where.lat is not None else None,
        "geonameid": where.geonames_id,
        "lat": where.lat,
        "lon": where.lon,
        "city": where.name if where.precision in ("exact", "near") else None,
        "district": where.name if where.precision == "district" else None,
        "province": where.admin1,
        "country": country.name if country else None,
        "country_code": country.alpha3 if country else where.country,
        "feature_code": scheme.feature_types.get(where.precision or ""),
        "resolution": scheme.resolution.get(where.precision or ""),
    }
    return {name: value for name, value in location.items() if value is not None}


def _citation(account: Account) -> dict[str, Any] | None:
    citation = {
        "url": account.capture.url,
        "title": account.headline() or None,
        "language": account.article.language,
        "publication": account.article.publisher,
    }
    return {name: value for name, value in citation.items() if value is not None} or None


def _comment(happening: Happening) -> str:
    """What PLOVER has no field for: status (its auxiliary modes), voices, figures with their rule, disagreements."""
    auxiliary = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation", "negated": "negation"}
    modes = [auxiliary[happening.status]] if happening.status in auxiliary else []
    modes += ["historical"] if happening.historical else []
    parts = [f"status: {happening.status}", *(f"auxiliary mode: {mode}" for mode in modes)]
    parts += [f"articles: {happening.articles}", f"independent origins: {happening.origins}"]
    parts += [f"{kind}: {f.best} ({f.low} to {f.high})" for kind, f in happening.figures.items()]
    parts += [f"figures by the rule: {happening.rule}"]
    parts += [f"reports disagree on: {', '.join(happening.disputed)}"] if happening.disputed else []
    parts += [f"other reports: {', '.join(_others(happening.accounts))}"] if len(happening.accounts) > 1 else []
    return "; ".join(parts)


def _others(accounts: Sequence[Account]) -> list[str]:
    return [one.event.id for one in accounts[1:]]
