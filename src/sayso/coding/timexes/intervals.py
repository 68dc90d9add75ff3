"""The days that a TIMEX3 value covers."""

import re
from calendar import monthrange
from datetime import date, timedelta

from sayso.model.vocabulary import Granularity

Interval = tuple[str | None, str | None, Granularity]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)(-XX)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-\d)?(T.*)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")

_PARTS: dict[str, tuple[int, int, Granularity]] = {
    "Q1": (1, 3, "quarter"),
    "Q2": (4, 3, "quarter"),
    "Q3": (7, 3, "quarter"),
    "Q4": (10, 3, "quarter"),
    "H1": (1, 6, "interval"),
    "H2": (7, 6, "interval"),
    "SP": (3, 3, "season"),
    "SU": (6, 3, "season"),
    "FA": (9, 3, "season"),
    "WI": (12, 3, "season"),
}
"""First month, number of months, granularity. Seasons are those of the northern hemisphere, of whole months; the winter
of a year begins in its December."""


def timex_interval(value: str) -> Interval | None:
    """First and last day (ISO 8601, inclusive) that a TIMEX3 value covers, and how fine it is.

    Read are days, parts of days and clock times (the day that they fall on), weeks (`2008-W50`, ISO 8601), weekends,
    months, quarters, halves, seasons, years, decades (`197`) and centuries (`19`). None for what names no stretch of
    the calendar: durations, sets, PRESENT_REF and its like, fiscal years, partial values (`XXXX-12-13`), and for
    values that are no date (`2009-02-30`).
    """
    try:
        return _interval(value)
    except ValueError:
        return None


def is_day(value: str) -> bool:
    """Whether a value is a day of the calendar."""
    return len(value) == len("2008-12-13") and _DAY.fullmatch(value) is not None and timex_interval(value) is not None


def _interval(value: str) -> Interval | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        clock = found[4] is not None and found[4][1:2].isdigit()
        return day, day, "hour" if clock else "day"
    if found := _WEEK.fullmatch(value):
        return _days_of_week(int(found[1]), int(found[2]), found[3])
    if found := _MONTH.fullmatch(value):
        return *_months(int(found[1]), int(found[2]), 1), "month"
    if found := _PART.fullmatch(value):
        month, count, granularity = _PARTS[found[2]]
        return *_months(int(found[1]), month, count), granularity
    if _YEARS.fullmatch(value):
        missing = 4 - len(value)
        first = date(int(value + "0" * missing), 1, 1)
        last = date(int(value + "9" * missing), 12, 31)
        return first.isoformat(), last.isoformat(), "interval" if missing else "year"
    return None


def _days_of_week(year: int, week: int, part: str | None) -> Interval:
    monday = date.fromisocalendar(year, week, 1)
    if part == "-WE":
        return (monday + timedelta(5)).isoformat(), (monday + timedelta(6)).isoformat(), "interval"
    if part:
        day = date.fromisocalendar(year, week, int(part[1:])).isoformat()
        return day, day, "day"
    return monday.isoformat(), (monday + timedelta(6)).isoformat(), "week"


def _months(year: int, month: int, count: int) -> tuple[str, str]:
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last_day = monthrange(end_year, end_month + 1)[1]
    return date(year, month, 1).isoformat(), date(end_year, end_month + 1, last_day).isoformat()
