"""What an expression of time is resolved against, and the arithmetic of the calendar."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.coding.timexes.intervals import timex_interval
from sayso.lang import NumberWords
from sayso.lang.times import TimeWords
from sayso.model.vocabulary import TimexType

Direction = int
"""-1: the clause speaks of the past; 2: of the future; 1: in the present tense; 0: it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Type and value of an expression, and what the value was resolved against (see Timex.anchor)."""

    type: TimexType
    value: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where an expression stands in time, with the words to read it by.

    `written` is the day of writing, None where it is not known. `recent` is the value of the date that the text spoke
    of last, `sentences_back` how many sentences before this one that was (0: in this one); None if it spoke of none.
    `day` and `day_back` are the same for the last date that was a day, or a time of one.
    """

    words: TimeWords
    numbers: NumberWords
    written: date | None
    direction: Direction = 0
    recent: str | None = None
    sentences_back: int | None = None
    day: str | None = None
    day_back: int | None = None

    def recent_day(self) -> date | None:
        """The first day of the date that the text spoke of last."""
        return first_day(self.recent) if self.recent else None


def first_day(value: str) -> date | None:
    """The first day that a TIMEX3 value covers; None where it covers none."""
    interval = timex_interval(value)
    return date.fromisoformat(interval[0]) if interval and interval[0] else None


def add_months(day: date, count: int) -> date:
    """The same day so many months on, or the last one that the month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> str:
    """The ISO week of a day: `2008-W50`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_of(day: date) -> str:
    """The quarter of a day: `2009-Q3`."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def shift_units(day: date, unit: str, count: int) -> str | None:
    """The unit (a TIMEX3 code) that lies so many units from the one of `day`; None for a unit without a calendar."""
    try:
        return _shift_units(day, unit, count)
    except (OverflowError, ValueError):
        return None


def _shift_units(day: date, unit: str, count: int) -> str | None:
    if unit == "D":
        return (day + timedelta(count)).isoformat()
    if unit == "NI":
        return (day + timedelta(count)).isoformat() + "TNI"
    if unit in ("W", "FN"):
        return week_of(day + timedelta(count * (7 if unit == "W" else 14)))
    if unit == "WE":
        return week_of(day + timedelta(count * 7)) + "-WE"
    if unit == "M":
        return add_months(day, count).isoformat()[:7]
    if unit == "Q":
        return quarter_of(add_months(day, 3 * count))
    if unit == "FY":
        return f"FY{day.year + count:04}"
    if unit == "Y":
        return f"{day.year + count:04}"
    if unit == "DE":
        return f"{day.year // 10 + count:03}"
    if unit == "CE":
        return f"{day.year // 100 + count:02}"
    return None


UNKNOWN_UNITS = {
    "D": "XXXX-XX-XX",
    "NI": "XXXX-XX-XXTNI",
    "W": "XXXX-WXX",
    "FN": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "FY": "FYXXXX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
"""What is known of a unit of the calendar where the anchor is not."""


def nearest(past: date, future: date, written: date, direction: Direction) -> date:
    """Which of two days of the yearly round is meant: as the clause says, unless that is far off and the other close.

    `past` is not after `written`, `future` not before it.
    """
    behind, ahead = (written - past).days, (future - written).days
    if direction > 1:
        return past if ahead > 270 and behind < 60 else future
    if direction < 0:
        return future if behind > 270 and ahead < 60 else past
    return past if behind <= ahead else future


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_NTH = re.compile(r"(\d\d)-(\d)-(\d)")


def holiday_date(code: str, year: int) -> date:
    """The day of a holiday in a year, from its code in `times.toml`."""
    if code.startswith("E"):
        return easter(year) + timedelta(int(code[1:]))
    if found := _NTH.fullmatch(code):
        month, nth, weekday = int(found[1]), int(found[2]), int(found[3])
        first = date(year, month, 1)
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        return day if day.month == month else day - timedelta(7)
    return date(year, int(code[:2]), int(code[3:]))
