"""UCDP GED's 49 columns: one row per happening in which armed force was used and somebody was killed."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from sayso.export.exported import Exported, choose_happenings
from sayso.export.tables import joined, write_table
from sayso.export.when import ucdp_precision
from sayso.happenings import Account, Figure, Happening, Participant, days_of
from sayso.ontology.crosswalks import Ucdp, load_countries, load_ucdp
from sayso.record import EventFilter, Record

NOT_VIOLENT = "no use of armed force"
NO_DEATHS = "no report tells of a death"
CLEAR = 1
ONE_SIDED = 3
CELLS = 720  # of PRIO-GRID in a row, each half a degree wide
SIDES: tuple[str, ...] = ("a", "b", "civilians", "unknown")


def write_ucdp(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """CSV with GED's columns in their order; best, low and high over all reports, best by the rule.

    UCDP's own numbers of conflicts, dyads and actors stay empty: only UCDP gives them. The scheme has no column to
    name the rule in, so that it stands in what is written beside the file.
    """
    scheme = load_ucdp()
    chosen = choose_happenings(record, wanted, rule, is_told=False)

    def rows() -> Iterator[dict[str, Any]]:
        for happening in chosen.happenings:
            killed = happening.figure("killed")
            if not scheme.is_violence(happening.told):
                chosen.exported.left_out[NOT_VIOLENT] += 1
            elif killed is None or not killed.high:
                chosen.exported.left_out[NO_DEATHS] += 1
            else:
                yield ucdp_row(happening, killed, scheme)

    chosen.exported.rows = write_table(out, scheme.columns, rows())
    return chosen.exported


def ucdp_row(happening: Happening, killed: Figure, scheme: Ucdp) -> dict[str, Any]:
    """A happening in GED's columns."""
    doers, targets = happening.sides
    days = days_of(happening)
    precision = ucdp_precision(days)
    violence = scheme.type_of_violence(happening.told)
    side_a, side_b = _side_name(doers, scheme), "Civilians" if violence == ONE_SIDED else _side_name(targets, scheme)
    return {
        "id": happening.id,
        "year": days.first.year if days and precision else None,
        "type_of_violence": violence,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        **_sources(happening.accounts),
        **_place(happening, scheme),
        "event_clarity": CLEAR if precision == 1 else None,
        "date_prec": precision,
        "date_start": days.first if days and precision else None,
        "date_end": days.last if days and precision else None,
        **_deaths(happening, killed, scheme, doers, targets),
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
        "gwnoa": _state(doers, scheme),
        "gwnob": _state(targets, scheme),
    }


def _side_name(side: Sequence[Participant], scheme: Ucdp) -> str | None:
    """The first who has a name, a state as its government; None where nobody has one: UCDP codes no unnamed groups."""
    for one in side:
        country = load_countries().get(one.country or "")
        if country and scheme.group_of(one.sector) == "STATE":
            return f"Government of {country.ucdp_name()}"
        if one.is_named():
            return one.name
    return None


def _state(side: Sequence[Participant], scheme: Ucdp) -> int | None:
    """The number of the state that a side acts for."""
    country = next((one.country for one in side if scheme.group_of(one.sector) == "STATE" and one.country), None)
    known = load_countries().get(country or "")
    return known.cow and known.gleditsch_ward() if known else None


def _sources(accounts: Sequence[Account]) -> dict[str, Any]:
    heads = [(one.article.publisher or "", one.day() or "", one.headline()) for one in accounts]
    different = list(dict.fromkeys(heads))
    return {
        "number_of_sources": len(different),
        "source_article": joined(",".join(map(_quoted, head)) for head in different),
        "source_office": joined(office for office, _, _ in different),
        "source_date": joined(day for _, day, _ in different),
        "source_headline": joined(headline for _, _, headline in different),
        "source_original": joined(one.event.chain[-1] for one in accounts if one.event.chain),
    }


def _quoted(words: str) -> str:
    """Words in the quotation marks that GED puts around the parts of a source."""
    return '"' + words.replace('"', "'") + '"'


def _place(happening: Happening, scheme: Ucdp) -> dict[str, Any]:
    where = happening.where
    if where is None:
        return {}
    country = load_countries().get(where.country or "")
    precision = scheme.where_prec.get(where.precision or "")
    around = where.admin1 if where.admin1 != where.name else None
    place = {
        "where_description": ", ".join(filter(None, [where.name, around])),
        "adm_1": where.admin1,
        "adm_2": where.name if where.precision == "district" else None,
        "country": country.ucdp_name() if country else where.country,
        "country_id": country.gleditsch_ward() if country else None,
        "region": country.ucdp_region if country else None,
    }
    if where.lat is None or where.lon is None or precision is None:
        return place
    return place | {
        "where_prec": precision,
        "where_coordinates": where.name,
        "latitude": where.lat,
        "longitude": where.lon,
        "geom_wkt": f"POINT ({where.lon} {where.lat})",
        "priogrid_gid": _cell(where.lat, where.lon),
    }


def _cell(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell: rows from south to north, each from west to east, from 1 (PRIO-GRID 2.0)."""
    row, column = min(int((lat + 90) * 2), CELLS // 2 - 1), min(int((lon + 180) * 2), CELLS - 1)
    return row * CELLS + column + 1


def _deaths(
    happening: Happening, killed: Figure, scheme: Ucdp, doers: Sequence[Participant], targets: Sequence[Participant]
) -> dict[str, int]:
    """The best figure by who was killed, as the first report says that gives this figure; the rest is unknown."""
    counts = dict.fromkeys(SIDES, 0)
    numbers = next((one.members for one in killed.reported if one.value == killed.best), ())
    groups = happening.accounts[numbers[0]].event.casualties if numbers else ()
    for group in groups:
        number = group.best if group.best is not None else group.min
        if group.kind == "killed" and number:
            counts[_dead(group.who or "", scheme, doers, targets)] += number
    if sum(counts.values()) > killed.best:
        counts = dict.fromkeys(SIDES, 0)
    counts["unknown"] += killed.best - sum(counts.values())
    return {f"deaths_{side}": number for side, number in counts.items()}


def _dead(who: str, scheme: Ucdp, doers: Sequence[Participant], targets: Sequence[Participant]) -> str:
    """On which side they were whom a report calls so: that of the participant whose words they share."""
    words = set(who.casefold().split()[-1:])
    for side, participants in (("a", doers), ("b", targets)):
        for one in participants:
            if words & set(" ".join((one.name, *one.raw)).casefold().split()):
                group = scheme.group_of(one.sector)
                return "civilians" if group == "CIVIL" else side if group else "unknown"
    return "unknown"
