"""Corrections: an event with one field as a person says it is. The coded event itself is never changed."""

import re
from dataclasses import replace
from typing import Any, TypeVar, cast

from sayso.model.events import Casualties, Event
from sayso.model.places import Where
from sayso.model.spans import Span
from sayso.model.times import When
from sayso.model.vocabulary import CASUALTY_KINDS, STATUSES, CasualtyKind, Granularity

FIELDS = ("type", "mode", "status", "historical", "when", "where", *(f"casualties.{kind}" for kind in CASUALTY_KINDS))
"""The fields that can be corrected. `when` is an ISO date of any precision, or two with a slash between them; `where`
the name of a place; casualties a number; null says that the article does not tell."""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_GRANULARITY: dict[int, Granularity] = {4: "year", 7: "month", 10: "day"}
E = TypeVar("E", bound=Any)


def correct(event: E, field: str, value: object) -> E:
    """The event (or what linking keeps of it) with `value` in `field`. Raises ValueError for what no such field can
    hold, with the reason.
    """
    if field.startswith("casualties.") and field in FIELDS:
        return _with_count(event, cast("CasualtyKind", field.partition(".")[2]), value)
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
    if not (_DATE.fullmatch(start) and _DATE.fullmatch(end)) or start[: len(end)] > end[: len(start)]:
        raise ValueError(f"when is a date such as 2025-12-25 or 2025-12, or two with a slash between, not {value!r}")
    granularity: Granularity = _GRANULARITY[len(start)] if start == end else "interval"
    return When(start=start, end=end, granularity=granularity, basis="explicit", evidence=None)


def _place(value: object) -> Where:
    return Where(
        name=_text(value),
        country=None,
        admin1=None,
        lat=None,
        lon=None,
        geonames_id=None,
        precision=None,
        evidence=None,
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a word is wanted, not {value!r}")
    return value.strip()
