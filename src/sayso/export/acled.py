"""ACLED's 31 columns: one row per happening that is an event in ACLED's sense."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.export.exported import Exported, choose_happenings
from sayso.export.tables import joined, write_table
from sayso.export.when import acled_day
from sayso.happenings import Happening, Participant, days_of
from sayso.happenings.merge import CONSERVATIVE
from sayso.ontology.crosswalks import Acled, Country, load_acled, load_countries
from sayso.record import EventFilter, Record
from sayso.wording import chain_words, number_words

NO_TYPE = "no event in ACLED's sense"
STATE, EXTERNAL, RIOTERS, PROTESTERS, CIVILIANS = 1, 8, 5, 6, 7
ARMED_UNKNOWN = 3
UNARMED_OFFICE = ("GOV", "JUD", "LEG")  # who is attacked in office is a civilian for ACLED
QUOTED = 3  # reports in the notes
LONGEST = 600  # characters of one quotation


@dataclass(frozen=True, slots=True)
class _Side:
    """One side as ACLED names it. `inter` is None where the record does not tell what kind of actor it is."""

    actor: str
    associated: str
    inter: int | None


def write_acled(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """CSV with ACLED's columns in their order. Fatalities are the lowest figure reported unless `rule` says otherwise.

    Happenings that are no event in ACLED's sense, and those that are not said to have happened, are left out and
    counted. What the record does not know stays empty, fatalities too: they are not 0 because nobody counted.
    """
    scheme = load_acled()
    chosen = choose_happenings(record, wanted, rule or CONSERVATIVE)

    def rows() -> Iterator[dict[str, Any]]:
        for happening in chosen.happenings:
            sub_event_type = scheme.sub_event_type(happening.told, happening.beside)
            if sub_event_type is None:
                chosen.exported.left_out[NO_TYPE] += 1
            else:
                yield acled_row(happening, sub_event_type, scheme)

    chosen.exported.rows = write_table(out, scheme.columns, rows())
    return chosen.exported


def acled_row(happening: Happening, sub_event_type: str, scheme: Acled) -> dict[str, Any]:
    """A happening in ACLED's columns."""
    kind = scheme.event_type(sub_event_type)
    country = load_countries().get(happening.where.country or "") if happening.where else None
    first, second = _sides(happening, kind, country, scheme)
    day, precision = acled_day(days_of(happening))
    killed = happening.figure("killed")
    return {
        "event_id_cnty": happening.id,
        "event_date": day,
        "year": day.year if day else None,
        "time_precision": precision,
        "disorder_type": scheme.disorder_type(sub_event_type),
        "event_type": kind,
        "sub_event_type": sub_event_type,
        "actor1": first.actor,
        "assoc_actor_1": first.associated,
        "inter1": first.inter,
        "actor2": second.actor,
        "assoc_actor_2": second.associated,
        "inter2": second.inter,
        "interaction": _interaction(first, second),
        "civilian_targeting": scheme.civilian_targeting if _targets_civilians(kind, sub_event_type, second) else None,
        **_place(happening, country, scheme),
        "source": joined(
            name for account in happening.accounts for name in (account.article.publisher, account.article.agency)
        ),
        "notes": _notes(happening),
        "fatalities": killed.best if killed else None,
        "tags": _tags(happening),
    }


def _sides(happening: Happening, kind: str, country: Country | None, scheme: Acled) -> tuple[_Side, _Side]:
    """Actor 1 and 2. In protests the demonstrators come first, although it is they on whom force is used."""
    doers, targets = happening.sides
    if kind == "Protests" and happening.type != "PROTEST":
        doers, targets = targets, doers
    crowd = PROTESTERS if kind == "Protests" else RIOTERS if kind == "Riots" else None
    where = happening.where.country if happening.where else None
    return (
        _side(doers, [crowd or _inter(one, where, scheme, attacked=False) for one in doers], country),
        _side(targets, [_inter(one, where, scheme, attacked=kind != "Protests") for one in targets], country),
    )


def _inter(one: Participant, where: str | None, scheme: Acled, *, attacked: bool) -> int | None:
    if attacked and one.sector in UNARMED_OFFICE:
        return CIVILIANS
    code = scheme.inter_of_sector.get(one.sector or "")
    return EXTERNAL if code == STATE and where and one.country and one.country != where else code


def _side(participants: Sequence[Participant], codes: Sequence[int | None], country: Country | None) -> _Side:
    if not participants:
        return _Side("", "", None)
    names = [_name(one, code, country) for one, code in zip(participants, codes, strict=True)]
    others = [*names[1:], *(one.name for one in participants if one.is_named() and one.name not in names)]
    return _Side(names[0], joined(name for name in others if name != names[0]), codes[0])


def _name(one: Participant, code: int | None, country: Country | None) -> str:
    """As ACLED names who has no name of their own; else the name."""
    land = f" ({country.name})" if country else ""
    groups = {CIVILIANS: "Civilians", PROTESTERS: "Protesters", RIOTERS: "Rioters"}
    if code in groups:
        return groups[code] + land
    if one.is_named():
        return one.name
    own = load_countries().get(one.country or "")
    if own and one.sector in ("MIL", "COP"):
        return f"{'Military' if one.sector == 'MIL' else 'Police'} Forces of {own.name}"
    return f"Unidentified Armed Group{land}" if code == ARMED_UNKNOWN else one.name


def _interaction(first: _Side, second: _Side) -> int | None:
    """The two codes, the lower one first; a zero behind a sole one. None where a side is there and not known."""
    if first.inter is None or (second.actor and second.inter is None):
        return None
    if second.inter is None:
        return 10 * first.inter
    return 10 * min(first.inter, second.inter) + max(first.inter, second.inter)


def _targets_civilians(kind: str, sub_event_type: str, second: _Side) -> bool:
    if sub_event_type == "Excessive force against protesters":
        return True
    return second.inter == CIVILIANS and kind in (
        "Violence against civilians", "Explosions/Remote violence", "Riots"
    )  # fmt: skip


def _place(happening: Happening, country: Country | None, scheme: Acled) -> dict[str, Any]:
    """The place; of what is only known to the country, nothing but the country: no capital stands for it."""
    where = happening.where
    if where is None:
        return {}
    area = {
        "iso": country.numeric if country else None,
        "region": country.acled_region if country else None,
        "country": country.name if country else where.country,
    }
    precision = scheme.geo_precision.get(where.precision or "")
    if precision is None:
        return area
    return area | {
        "admin1": where.admin1,
        "admin2": where.name if where.precision == "district" else None,
        "location": where.name,
        "latitude": where.lat,
        "longitude": where.lon,
        "geo_precision": precision if where.lat is not None else None,
    }


def _notes(happening: Happening) -> str:
    """What reports say, in their words, who answers for it, and where they differ."""
    parts: list[str] = []
    said: dict[str, list[str]] = {}
    for account in happening.accounts:
        who = ", ".join(filter(None, [account.article.publisher or account.headline(), account.day()]))
        said.setdefault(account.sentence()[:LONGEST], []).append(who)
    parts += [f'"{words}" ({joined(who)}).' for words, who in list(said.items())[:QUOTED]]
    chains = dict.fromkeys(chain_words(account.event.chain) for account in happening.accounts if account.event.chain)
    parts += [f"On the word of {joined(chains)}."] if chains else []
    parts += [_figure_note(kind, happening) for kind in happening.figures]
    if other := [field for field in happening.disputed if not field.startswith("casualties.")]:
        parts.append(f"Reports disagree on {', '.join(other)}.")
    return " ".join(parts)


def _figure_note(kind: str, happening: Happening) -> str:
    """One kind of figure: every one that is reported and by how many, and by which rule one was chosen."""
    figure = happening.figures[kind]
    bounds = f" ({figure.low} to {figure.high})" if figure.low != figure.high else ""
    if len(figure.reported) < 2:
        return f"{kind.capitalize()}: {figure.best}{bounds}."
    values = "; ".join(
        f"{one.value} ({len(one.members)} of {len(happening.accounts)} reports)" for one in figure.reported
    )
    disputed = " disputed," if figure.disputed else ""
    return f"{kind.capitalize()}:{disputed} reported {values}; {figure.best} by the rule {happening.rule}."


def _tags(happening: Happening) -> str:
    counts = [number_words(happening.articles, "article"), number_words(happening.origins, "independent origin")]
    return joined([
        f"status={happening.status}", "background" if happening.historical else None, *counts,
        f"rule={happening.rule}",
    ])  # fmt: skip
