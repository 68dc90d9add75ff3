"""Fields of reference rows: dates, numbers, points, names and countries, in all the forms that people write them."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache

from sayso.ontology.crosswalks import load_countries
from sayso.reference.incidents import fold

FORMATS = (
    *("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d-%b-%Y", "%d %b %Y", "%Y/%m/%d"),
    *("%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d.%m.%Y"),
)
Values = Mapping[str, str]


class UnreadableError(ValueError):
    """A field of a row that the row is worth nothing without; says which and why."""


def days_around(day: date, precision: str) -> tuple[date, date]:
    """The days that ACLED's date stands for: itself (1), the week (2) or the month (3) of which it is the middle."""
    if precision.strip() == "2":
        return day - timedelta(days=3), day + timedelta(days=3)
    if precision.strip() == "3":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def read_date(row: Values, column: str) -> date:
    """The day in a column. Raises UnreadableError where there is none."""
    text = row.get(column, "").strip()
    day = parse_date(text)
    if day is None:
        raise UnreadableError(f"{column} is {text!r}, no date" if text else f"{column} is empty")
    return day


def parse_date(text: str) -> date | None:
    """A date in any of the forms that the schemes and spreadsheets write; day before month where both can be."""
    short = re.split(r"[T ]\d{1,2}:", text.strip(), maxsplit=1)[0]
    for form in FORMATS:
        try:
            return datetime.strptime(short, form).date()
        except ValueError:
            continue
    return None


def read_number(text: str) -> int | None:
    """A number of people; None for an empty field. Raises UnreadableError for what is none."""
    text = text.strip().replace(" ", "")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError as error:
        raise UnreadableError(f"{text!r} is no number of people") from error
    if not 0 <= number < 10**9:
        raise UnreadableError(f"{text!r} is no number of people")
    return int(number)


def read_code(row: Values, column: str) -> int | None:
    """A whole number in a column; None for anything else."""
    text = row.get(column, "").strip()
    return int(text) if text.isdecimal() else None


def read_point(row: Values, lat: str = "latitude", lon: str = "longitude") -> tuple[float | None, float | None]:
    """Where it was, in degrees; both None for what lies on no map."""
    try:
        north, east = (float(row.get(name, "").strip().replace(",", ".")) for name in (lat, lon))
    except ValueError:
        return None, None
    return (north, east) if -90 <= north <= 90 and -180 <= east <= 180 else (None, None)


def read_names(row: Values, *columns: str) -> tuple[str, ...]:
    """The names in some columns, each once; several in one field stand with semicolons."""
    listed = (name.strip() for column in columns for name in row.get(column, "").split(";"))
    return tuple(dict.fromkeys(name for name in listed if name))


def read_country(row: Values) -> str | None:
    """The country of a row by its ISO number, its number at UCDP, its code or its name; None if it is not known."""
    iso, state, name = (row.get(column, "").strip() for column in ("iso", "country_id", "country"))
    keys = (("iso", iso.lstrip("0")), ("state", state), ("name", fold(name)))
    return next((code for key in keys if (code := _codes().get(key))), None)


@cache
def _codes() -> dict[tuple[str, str], str]:
    """Codes of countries by every way to name one. UCDP's number of Israel means Palestine, too: it is Israel here."""
    codes: dict[tuple[str, str], str] = {}
    for code, country in load_countries().items():
        ways = [("iso", str(country.numeric)), ("state", str(country.gleditsch_ward()))]
        ways += [("name", fold(name)) for name in (country.name, country.alpha3 or "", code)]
        ways += [("name", fold(country.ucdp))]
        if code == "PS":
            ways = [way for way in ways if way not in (("state", "666"), ("name", "israel"))]
        for way in ways:
            codes.setdefault(way, code)
    return {way: code for way, code in codes.items() if way[1] not in ("", "None")}
