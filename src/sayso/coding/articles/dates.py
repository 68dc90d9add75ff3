"""Dates as lines, credits and addresses write them, with every reading that they allow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.coding.articles.signs import Signs
from sayso.lang.articles import ArticleWords

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date in a text, at [start, end) of it.

    `readings` are its possible values in ISO 8601, the more usual first; more than one where the order of day and
    month is open. `year` is False for a day without a year (`--MM-DD`). `weekday` is the one named with it (0: Monday).
    `numeric` says that the month is a number and the year stands last.
    """

    start: int
    end: int
    readings: tuple[str, ...]
    year: bool = True
    weekday: int | None = None
    numeric: bool = False

    @property
    def day(self) -> str | None:
        """Its value if it is a full date with one reading only."""
        return self.readings[0] if len(self.readings) == 1 and self.year and len(self.readings[0]) == 10 else None


def find_dates(text: str, signs: Signs) -> Iterator[WrittenDate]:
    """Every date in a text, in order. Offsets are into `text`; what is no day of the calendar is left out."""
    for match in signs.date.finditer(text):
        found = _read(match, signs.words)
        if found is not None:
            yield found


def _read(match: re.Match[str], words: ArticleWords) -> WrittenDate | None:
    named = match["weekday"]
    weekday = words.weekdays[named.lower()] if named else None
    start, end = match.span()
    if match["iso"]:
        readings = _calendar((match["iy"], match["im"], match["id"]))
        return WrittenDate(start=start, end=end, readings=readings) if readings else None
    if match["num"]:
        year, one, two = _full_year(match["ny"]), match["n1"], match["n2"]
        readings = _calendar((year, two, one), (year, one, two))
        return WrittenDate(start=start, end=end, readings=readings, numeric=True) if readings else None
    if match["alone"]:
        value = f"{match['year']}-{words.months[match['alone'].lower()]:02}"
        plausible = EARLIEST_YEAR <= int(match["year"]) <= LATEST_YEAR
        return WrittenDate(start=start, end=end, readings=(value,)) if plausible else None
    month, day, year = (
        (match["mm"], match["md"], match["my"]) if match["mm"] else (match["dm"], match["dd"], match["dy"])
    )
    number, day = str(words.months[month.lower()]), re.sub(r"\D", "", day)
    if year is None:
        readings = _calendar(("2000", number, day))  # a leap year: every day of any calendar is in it
        return (
            WrittenDate(start=start, end=end, readings=(f"-{readings[0][4:]}",), year=False, weekday=weekday)
            if readings
            else None
        )
    readings = _calendar((_full_year(year), number, day))
    return WrittenDate(start=start, end=end, readings=readings, weekday=weekday) if readings else None


def _full_year(year: str) -> str:
    """A year of four digits; of two, from 1930 to 2029 (POSIX has 1969 to 2068, too late for archives of the press)."""
    if len(year) == 4:
        return year
    return f"19{year}" if int(year) >= 30 else f"20{year}"


def _calendar(*triples: tuple[str, str, str]) -> tuple[str, ...]:
    """ISO dates of those (year, month, day) that are in the calendar, each once."""
    found: list[str] = []
    for year, month, day in triples:
        if not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
            continue
        try:
            value = date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
        if value not in found:
            found.append(value)
    return tuple(found)


def weekday_of(day: str) -> int:
    """The weekday of an ISO day; 0 is Monday. Raises ValueError for what is no day."""
    return date.fromisoformat(day).weekday()
