"""POLECAT's 40 columns, separated by tabs: one row per happening, PLOVER's types as the record has them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from sayso import __version__
from sayso.export.exported import Exported, choose_happenings
from sayso.export.tables import joined, write_table
from sayso.happenings import Happening, Participant, is_name
from sayso.ontology import Ontology, load_ontology
from sayso.ontology.crosswalks import Country, Polecat, load_countries, load_polecat
from sayso.record import EventFilter, Record


def write_polecat(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """A header and a row per happening that is said to have happened, in UTF-8; several values stand with `; `.

    The scheme has no figures, so that `rule` makes no difference.
    """
    scheme, ontology = load_polecat(), load_ontology()
    chosen = choose_happenings(record, wanted, rule)
    rows = (polecat_row(happening, scheme, ontology) for happening in chosen.happenings)
    chosen.exported.rows = write_table(out, scheme.columns, rows, tabs=True)
    chosen.exported.rule = None
    return chosen.exported


def polecat_row(happening: Happening, scheme: Polecat, ontology: Ontology) -> dict[str, Any]:
    """A happening in POLECAT's columns."""
    return {
        "Event ID": happening.id,
        "Event Date": happening.day(),
        "Event Type": happening.type,
        "Event Mode": happening.mode,
        "Intensity": intensity(happening, ontology),
        "Quad Code": scheme.quads[ontology.types[happening.type].quad - 1]
        if happening.type in ontology.types
        else None,
        "Contexts": joined(happening.contexts),
        **_side("Actor", happening.actors, ontology),
        **_side("Recipient", happening.recipients, ontology),
        **_place(happening, scheme),
        "Source": joined(one.article.publisher for one in happening.accounts),
        "Publication Date": min((day for one in happening.accounts if (day := one.day())), default=None),
        "Story People": joined(_story(happening, "person")),
        "Story Organizations": joined(_story(happening, "organization", "group")),
        "Story Locations": joined(
            place.name for one in happening.accounts for place in one.article.places if place.use != "adjective"
        ),
        "Language": joined(one.article.language for one in happening.accounts),
        "Version": f"sayso {__version__}",
    }


def intensity(happening: Happening, ontology: Ontology) -> float | None:
    """PLOVER's score, from -10 to 10: of the mode where it has one, else of the type; None for an unknown type."""
    kind = ontology.types.get(happening.type)
    if kind is None:
        return None
    score = next((mode.score for mode in kind.modes if mode.name == happening.mode), None)
    return kind.score if score is None else score


def _side(side: str, participants: Sequence[Participant], ontology: Ontology) -> dict[str, Any]:
    countries = [known for one in participants if (known := load_countries().get(one.country or ""))]
    sectors = list(dict.fromkeys(one.sector for one in participants if one.sector))
    primary = {sector.code for sector in ontology.sectors if sector.primary}
    return {
        f"{side} Name": joined(one.name for one in participants),
        f"{side} Country": joined(country.alpha3 for country in countries),
        f"{side} COW": joined(str(country.cow) for country in countries if country.cow),
        f"Primary {side} Sector": next(
            (sector for sector in sectors if sector in primary), sectors[0] if sectors else None
        ),
        f"{side} Sectors": joined(sectors),
        f"{side} Title": joined(title for one in participants for title in one.titles),
        f"{side} Name Raw": joined(words for one in participants for words in one.raw),
    }


def _place(happening: Happening, scheme: Polecat) -> dict[str, Any]:
    where = happening.where
    if where is None:
        return {}
    country: Country | None = load_countries().get(where.country or "")
    return {
        "Placename": where.name,
        "City": where.name if where.precision in ("exact", "near") else None,
        "District": where.name if where.precision == "district" else None,
        "Province": where.admin1 or (where.name if where.precision == "province" else None),
        "Country": country.alpha3 if country else where.country,
        "Latitude": where.lat,
        "Longitude": where.lon,
        "GeoNames ID": where.geonames_id,
        "Raw Placename": joined(_place_words(happening)),
        "Feature Type": scheme.feature_types.get(where.precision or ""),
    }


def _place_words(happening: Happening) -> Iterator[str]:
    """What the reports call the place."""
    for one in happening.accounts:
        if one.event.where and one.event.where.evidence:
            span = one.event.where.evidence
            yield (one.capture.text or "")[span.start : span.end]


def _story(happening: Happening, *kinds: str) -> Iterable[str]:
    """Who is named in the articles, of these kinds."""
    return (
        actor.name
        for one in happening.accounts
        for actor in one.article.actors
        if actor.kind in kinds and is_name(actor.name)
    )
