"""How a row of each scheme is read as an incident, and a happening as what that scheme would make of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.happenings import Happening, days_of
from sayso.happenings.merge import CONSERVATIVE
from sayso.ontology.crosswalks import load_acled, load_countries, load_polecat, load_ucdp
from sayso.reference.fields import (
    Values,
    days_around,
    parse_date,
    read_code,
    read_country,
    read_date,
    read_names,
    read_number,
    read_point,
)
from sayso.reference.incidents import Incident

EXACT_PLACE = 2  # up to this code of precision ACLED and UCDP give the coordinates of a town or closer


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme that reference rows come in. `day` is the column that no file of it lacks, `rule` the rule of figures
    that it goes by, None where it has none of its own.

    `read` makes an incident of a row (its values and its line); `ours` what the scheme would make of a happening, None
    where that is no event for it; `likeness` how alike two are in type, 0 to 1, None where that is not known.
    """

    name: str
    day: str
    rule: str | None
    columns: tuple[str, ...]
    renamed: Mapping[str, Sequence[str]]
    read: Callable[[Values, int], Incident]
    ours: Callable[[Happening], Incident | None]
    likeness: Callable[[Incident, Incident], float | None]


def schemes() -> dict[str, Scheme]:
    """The schemes by the name that `sayso compare --as` takes."""
    acled, ucdp, polecat = load_acled(), load_ucdp(), load_polecat()
    found = (
        Scheme("acled", "event_date", CONSERVATIVE, acled.columns, acled.renamed, _read_acled, _our_acled, _like_acled),
        Scheme("ucdp", "date_start", None, ucdp.columns, ucdp.renamed, _read_ucdp, _our_ucdp, _like_ucdp),
        Scheme(
            "polecat", "Event Date", None, polecat.columns, polecat.renamed, _read_polecat, _our_polecat, _like_polecat
        ),
    )
    return {scheme.name: scheme for scheme in found}


def _read_acled(row: Values, line: int) -> Incident:
    day = read_date(row, "event_date")
    first, last = days_around(day, row.get("time_precision", ""))
    killed = read_number(row.get("fatalities", ""))
    lat, lon = read_point(row)
    return Incident(
        id=row.get("event_id_cnty") or f"line {line}",
        row=line,
        first=first,
        last=last,
        country=read_country(row),
        admin1=row.get("admin1", ""),
        place=row.get("location", ""),
        lat=lat,
        lon=lon,
        site=read_code(row, "geo_precision") in (None, 1, EXACT_PLACE),
        kind=row.get("event_type", ""),
        sub=row.get("sub_event_type", ""),
        actors=read_names(row, "actor1", "assoc_actor_1", "actor2", "assoc_actor_2"),
        low=killed,
        best=killed,
        high=killed,
        words=row.get("notes", ""),
    )


def _read_ucdp(row: Values, line: int) -> Incident:
    first = read_date(row, "date_start")
    last = read_date(row, "date_end") if row.get("date_end") else first
    best = read_number(row.get("best", ""))
    lat, lon = read_point(row)
    return Incident(
        id=row.get("id") or f"line {line}",
        row=line,
        first=min(first, last),
        last=max(first, last),
        country=read_country(row),
        admin1=row.get("adm_1", ""),
        place=row.get("where_coordinates", ""),
        lat=lat,
        lon=lon,
        site=read_code(row, "where_prec") in (None, 1, EXACT_PLACE),
        kind=row.get("type_of_violence", ""),
        actors=read_names(row, "side_a", "side_b"),
        low=read_number(row.get("low", "")) if row.get("low") else best,
        best=best,
        high=read_number(row.get("high", "")) if row.get("high") else best,
        words=row.get("source_headline", ""),
    )


def _read_polecat(row: Values, line: int) -> Incident:
    day = read_date(row, "Event Date")
    lat, lon = read_point(row, "Latitude", "Longitude")
    kind = row.get("Event Type", "").upper()
    return Incident(
        id=row.get("Event ID") or f"line {line}",
        row=line,
        first=day,
        last=day,
        country=read_country({"country": row.get("Country", "")}),
        admin1=row.get("Province", ""),
        place=row.get("City") or row.get("Placename", ""),
        lat=lat,
        lon=lon,
        site=bool(row.get("City")),
        kind=kind,
        sub=" ".join(filter(None, [kind, row.get("Event Mode", "")])),
        actors=read_names(row, "Actor Name", "Recipient Name", "Actor Name Raw", "Recipient Name Raw"),
        words=row.get("Headline", ""),
    )


def _our_acled(happening: Happening) -> Incident | None:
    scheme = load_acled()
    sub = scheme.sub_event_type(happening.told, happening.beside)
    return _ours(happening, scheme.event_type(sub), sub) if sub else None


def _our_ucdp(happening: Happening) -> Incident | None:
    scheme, killed = load_ucdp(), happening.figure("killed")
    if not scheme.is_violence(happening.told) or killed is None or not killed.high:
        return None
    return _ours(happening, str(scheme.type_of_violence(happening.told) or ""), "")


def _our_polecat(happening: Happening) -> Incident | None:
    return _ours(happening, happening.type, " ".join(filter(None, [happening.type, happening.mode])))


def _ours(happening: Happening, kind: str, sub: str) -> Incident:
    days, where, killed = days_of(happening), happening.where, happening.figure("killed")
    published = [day for one in happening.accounts if (day := one.day())]
    return Incident(
        id=happening.id,
        first=days.first if days else None,
        last=days.last if days else None,
        reported=parse_date(min(published)) if published else None,
        country=where.country if where else None,
        admin1=(where.admin1 or "") if where else "",
        place=where.name if where and where.precision != "country" else "",
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        site=where is not None and where.precision in ("exact", "near"),
        kind=kind,
        sub=sub,
        actors=tuple(
            dict.fromkeys(
                name for one in (*happening.actors, *happening.recipients) for name in (one.name, *one.raw) if name
            )
        ),
        states=tuple(_states(happening)),
        low=killed.low if killed else None,
        best=killed.best if killed else None,
        high=killed.high if killed else None,
        words=" ".join(dict.fromkeys(w for one in happening.accounts for w in (one.sentence(), one.headline()))),
    )


def _states(happening: Happening) -> Iterator[str]:
    for one in (*happening.actors, *happening.recipients):
        country = load_countries().get(one.country or "")
        if country and load_ucdp().group_of(one.sector) == "STATE":
            yield country.ucdp_name()


def _like_acled(one: Incident, other: Incident) -> float | None:
    if not one.kind or not other.kind:
        return None
    if one.sub and one.sub == other.sub:
        return 1.0
    if one.kind == other.kind:
        return 0.7
    pairs = ({one.kind, other.kind}, {one.sub, other.sub})
    kin = any(pair <= family for pair in pairs for family in load_acled().families.values())
    return 0.4 if kin else 0.0


def _like_ucdp(one: Incident, other: Incident) -> float | None:
    return None if not one.kind or not other.kind else float(one.kind == other.kind)


def _like_polecat(one: Incident, other: Incident) -> float | None:
    if not one.kind or not other.kind:
        return None
    return 1.0 if one.sub == other.sub else 0.8 if one.kind == other.kind else 0.0
