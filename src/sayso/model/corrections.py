"""Corrections: an event with one field as a person says it is. The coded event itself is never changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from sayso.model.events import Casualties, Event, Party
from sayso.model.places import Where
from sayso.model.spans import Span
from sayso.model.times import When
from sayso.model.vocabulary import CASUALTY_KINDS, PRECISIONS, STATUSES, CasualtyKind, Granularity, Precision

PARTIES = ("actors", "recipients")
FIELDS = (
    *("type", "mode", "status", "historical", *PARTIES, "when", "where"),
    *(f"casualties.{kind}" for kind in CASUALTY_KINDS),
)
"""The fields that can be corrected. `when` is an ISO date of any precision, or two with a slash between them; `where`
a place: its name, or an object with the fields of `Where`; `actors` and `recipients` lists of `NamedParty`; casualties
a number; null says that the article does not tell."""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_GRANULARITY: dict[int, Granularity] = {4: "year", 7: "month", 10: "day"}
E = TypeVar("E", bound=Any)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedParty:
    """A party as somebody gives it: a name, where the article says so, and the id of the actor who is called so."""

    name: str
    spans: tuple[Span, ...]
    actor: str | None


def correct(event: E, field: str, value: object) -> E:
    """The event (or what linking keeps of it) with `value` in `field`. Raises ValueError for what no such field can
    hold, with the reason.
    """
    if field.startswith("casualties.") and field in FIELDS:
        return _with_count(event, cast("CasualtyKind", field.partition(".")[2]), value)
    if field in PARTIES:
        parties = tuple(Party(spans=party.spans, actor=party.actor) for party in read_parties(value))
        return replace(event, **{field: parties})
    if field == "when":
        return replace(event, when=None if value is None else _interval(value))
    if field == "where":
        return replace(event, where=None if value is None else _place(value))
    if field == "mode":
        return replace(event, mode=None if value is None else _text(value))
    if field == "type":
        return replace(event, type=_text(value).upper())
    if field == "status" and value in STATUSES:
        return replace(event, status=value)
    if field == "historical" and isinstance(value, bool):
        return replace(event, historical=value)
    known = {"status": ", ".join(STATUSES), "historical": "true, false"}
    if field in known:
        raise ValueError(f"{field} is one of {known[field]}, not {value!r}")
    raise ValueError(f"no field {field!r}; there are {', '.join(FIELDS)}")


def value_words(field: str, value: object) -> str:
    """A corrected value for people, as they would type it."""
    if value is None:
        return "not told"
    if field in PARTIES:
        return "; ".join(party.name for party in read_parties(value))
    if isinstance(value, dict):
        given = cast("Mapping[str, Any]", value)
        return ", ".join(str(given[name]) for name in ("name", "admin1", "country") if given.get(name))
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_parties(value: object) -> tuple[NamedParty, ...]:
    """Parties from the JSON values of a correction. Raises ValueError for what is none."""
    try:
        listed = cast("Sequence[Mapping[str, Any]]", value or ())
        return tuple(
            NamedParty(
                name=_text(one["name"]),
                spans=tuple(Span(int(start), int(end)) for start, end in one["spans"]),
                actor=one.get("actor"),
            )
            for one in listed
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"parties are names with semicolons between, not {value!r}") from error


def _with_count(event: E, kind: CasualtyKind, value: object) -> E:
    others = tuple(group for group in event.casualties if group.kind != kind)
    if value is None:
        return replace(event, casualties=others)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"casualties.{kind} is a number of people, not {value!r}")
    evidence = next((group.evidence for group in event.casualties if group.kind == kind), _evidence(event))
    counted = Casualties(kind=kind, min=value, best=value, max=value, who=None, evidence=evidence)
    return replace(event, casualties=(*others, counted))


def _evidence(event: Event | Any) -> Span:
    """Where a figure that the coder did not find is to be looked up: at the words that tell the event."""
    return event.trigger if isinstance(event, Event) else Span(0, 1)


def _interval(value: object) -> When:
    start, _, end = _text(value).partition("/")
    end = end or start
    if not (_is_date(start) and _is_date(end)) or start[: len(end)] > end[: len(start)]:
        raise ValueError(f"when is a date such as 2025-12-25 or 2025-12, or two with a slash between, not {value!r}")
    granularity: Granularity = _GRANULARITY[len(start)] if start == end else "interval"
    return When(start=start, end=end, granularity=granularity, basis="explicit", evidence=None)


def _is_date(value: str) -> bool:
    try:
        return bool(_DATE.fullmatch(value)) and bool(date.fromisoformat((value + "-01-01")[:10]))
    except ValueError:
        return False


def _place(value: object) -> Where:
    given = cast("Mapping[str, Any]", value if isinstance(value, dict) else {"name": value})
    country, admin1 = (None if given.get(name) is None else _text(given[name]) for name in ("country", "admin1"))
    number, precision = given.get("geonames_id"), given.get("precision")
    return Where(
        name=_text(given.get("name")),
        country=country,
        admin1=admin1,
        lat=_degrees(given.get("lat"), 90),
        lon=_degrees(given.get("lon"), 180),
        geonames_id=number if isinstance(number, int) else None,
        precision=cast("Precision", precision) if precision in PRECISIONS else None,
        evidence=None,
    )


def _degrees(value: object, most: int) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > most:
        raise ValueError(f"degrees are a number up to {most}, not {value!r}")
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a word is wanted, not {value!r}")
    return value.strip()
