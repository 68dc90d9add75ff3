"""Dates, places and numbers as a sentence says them."""

from collections.abc import Mapping, Sequence

from sayso.lang.report import ReportWords
from sayso.model import Casualties, Tally, When, Where
from sayso.wording import dates_of, one_line, size_words

BY_ARTICLE = ("publication", "capture")


def when_phrase(when: When | None, words: ReportWords) -> str:
    """`on 25 December 2025`, `in November 2025`, `between … and …`, `on or before …`; empty where not known."""
    if when is None or not (when.start or when.end):
        return ""
    said = _interval_phrase(when, words)
    return f"{said} (by the article’s own date)" if when.basis in BY_ARTICLE else said


def _interval_phrase(when: When, words: ReportWords) -> str:
    coarse = dates_of(when)
    if len(coarse) in (4, 7):  # a year or a month that the bounds hold whole
        return f"in {day_words(coarse, words)}"
    if when.start is None:
        return f"on or before {day_words(when.end or '', words)}"
    if when.end is None:
        return f"on or after {day_words(when.start, words)}"
    start, end = when.start[:10], when.end[:10]
    if start == end:
        return f"{'on' if len(start) > 7 else 'in'} {day_words(start, words)}"
    return f"between {day_words(start, words)} and {day_words(end, words)}"


def day_words(iso: str, words: ReportWords) -> str:
    """An ISO date of any precision as people write it: `25 December 2025`; what is none stays as it is."""
    parts = iso[:10].split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return one_line(iso)
    month = [words.months[int(parts[1]) - 1]] if len(parts) > 1 else []
    day = [str(int(parts[2]))] if len(parts) > 2 else []
    return " ".join([*day, *month, parts[0]])


def place_words(where: Where | None, countries: Mapping[str, str], words: ReportWords) -> str:
    """`Casablanca, Casablanca-Settat, Morocco`, with how exactly it is known in brackets unless exactly."""
    if where is None:
        return ""
    exact = words.precisions.get(where.precision or "", "")
    return f"{_place(where, countries)} ({exact})" if exact else _place(where, countries)


def place_phrase(where: Where | None, countries: Mapping[str, str], words: ReportWords) -> str:
    """Place and country behind a preposition, as short as a sentence needs them; empty where not known."""
    if where is None:
        return ""
    country = countries.get(where.country or "", where.country or "")
    known = [country] if country and where.precision == "country" else [_name(where), country]
    names = [f"the {name}" if name in words.with_the else name for name in known if name]
    place = ", ".join(dict.fromkeys(names))
    if where.precision == "near":
        return f"in or near {place}"
    exact = words.precisions.get(where.precision or "", "")
    return f"in {place} ({exact})" if exact and len(set(names)) > 1 else f"in {place}"


def count_words(counted: Casualties | Tally) -> str:
    """`at least 240 displaced (residents)`."""
    number = size_phrase(counted.min, counted.best, counted.max)
    who = one_line(counted.who) if counted.who and counted.who != counted.kind else ""
    return f"{number} {counted.kind} ({who})" if who else f"{number} {counted.kind}"


def toll_words(casualties: Sequence[Casualties]) -> str:
    """All counts of an event."""
    return "; ".join(map(count_words, casualties))


def size_phrase(least: int | None, best: int | None, most: int | None) -> str:
    """A count with its bounds: `5`, `at least 5`, `at most 5`, `3 to 5 (best estimate 4)`."""
    if least is None and most is None and best is None:
        return "an unstated number"
    said = size_words(least, best, most)
    if said.startswith("≥"):
        return f"at least{said[1:]}"
    if said.startswith("≤"):
        return f"at most{said[1:]}"
    return said.replace(" – ", " to ").replace("(best ", "(best estimate ")


def _name(where: Where) -> str:
    """The name of a place; as in running text, where the article has it in capitals."""
    name = one_line(where.name)
    return name.title() if name.isupper() and len(name) > len("UAE.") else name


def _place(where: Where, countries: Mapping[str, str]) -> str:
    region = where.admin1 if where.precision not in ("province", "country") else None
    country = countries.get(where.country or "", where.country)
    return ", ".join(dict.fromkeys(one_line(part) for part in (_name(where), region, country) if part))
