"""Reading dates by their distance from another: "last week", "two years ago", "the same period"."""

from datetime import date, timedelta

from sayso.coding.timexes.anchors import Context, Reading, add_months, shift_units
from sayso.coding.timexes.dates import PUBLISHED, TEXT, quarter_or_month_year_before, unit_from
from sayso.coding.timexes.durations import count_of, period
from sayso.coding.timexes.rules import Match

_FROM_TEXT = ("previous", "preceding", "prior", "following", "ensuing", "same", "that")
_WHOLE = ("entire", "whole")


def read_shifted_unit(match: Match, context: Context) -> Reading | None:
    """Such as "last week", "the next day", "this year", "the past decade" (a duration), "the year previous"."""
    word = match.word("shifts")
    unit = context.words.units[match.word("units")]
    shift = context.words.shifts[word]
    if match.word("units").endswith("s"):
        return None
    if match.word("the") and (word in ("past", "coming") or (word in ("last", "next") and unit in ("DE", "CE"))):
        return period(1, unit)
    if unit in ("TH", "TM", "TS"):
        return period(1, unit) if word in ("past", "last", "next", "coming") else None
    from_text = word in _FROM_TEXT or (match.word("the") and word == "next" and unit == "D")
    if from_text and context.recent_day() is not None:
        reading = unit_from(context.recent_day(), unit, shift, TEXT)
    elif word in _WHOLE and context.recent_day() is not None:
        reading = unit_from(context.recent_day(), unit, 0, TEXT)
    else:
        reading = unit_from(context.written, unit, shift, PUBLISHED)
    return reading


def read_the_unit(match: Match, context: Context) -> Reading | None:
    """Such as "the year", in "the end of the year": that of writing. "The weekend" is the next or last one."""
    unit = context.words.units[match.word("unit")]
    before = unit == "WE" and context.direction <= 0 and context.written is not None and context.written.weekday() < 5
    return unit_from(context.written, unit, -1 if before else 0, PUBLISHED)


def read_same_period(match: Match, context: Context) -> Reading | None:
    """Such as "the same period last year", "the year-earlier quarter", "by that time": of the one spoken of last."""
    recent = context.recent
    if match.word("same").startswith("that"):
        return Reading(type="DATE", value=recent, anchor=TEXT) if recent and context.sentences_back in (0, 1) else None
    if recent is None:
        return unit_from(context.written, "Y", -1, PUBLISHED) if match.word("before") else None
    if not match.word("before") and match.word("same").startswith("same"):
        return Reading(type="DATE", value=recent, anchor=TEXT)
    value = quarter_or_month_year_before(recent)
    return Reading(type="DATE", value=value, anchor=TEXT) if value else unit_from(context.written, "Y", -1, PUBLISHED)


def read_distance(match: Match, context: Context) -> Reading | None:
    """Such as "two years ago", "three days later", "a year earlier"; "years ago" says no more than past."""
    way_word = match.word("ways")
    way = context.words.ways[way_word]
    unit = context.words.units[match.word("units")]
    count = count_of(match.word("count"), context.numbers)
    ago = way_word in ("ago", "from now", "hence")
    if not match.word("count"):
        if not match.word("units").endswith("s"):
            return None
        if not ago:
            return period(None, unit)
        return Reading(type="DATE", value="PAST_REF" if way < 0 else "FUTURE_REF")
    if count is None or unit in ("TS", "TM", "TH") or count != int(count):
        return period(count, unit) if count is not None else None
    steps = way * int(count)
    if ago or context.recent_day() is None:
        return unit_from(context.written, unit, steps, PUBLISHED)
    if unit == "Y" and context.recent and (value := _years_from(context.recent, steps)):
        return Reading(type="DATE", value=value, anchor=TEXT)
    if unit == "W" and context.recent and len(context.recent) == len("2008-12-13"):
        return unit_from(context.recent_day(), "D", 7 * steps, TEXT)
    return unit_from(context.recent_day(), unit, steps, TEXT)


def read_day_beside(match: Match, context: Context) -> Reading | None:
    """Such as "the day before", "the year earlier", "the night before"."""
    steps = 1 if match.word("side") == "after" else -1
    anchor: date | None = context.recent_day() or context.written
    unit = match.word("unit")
    if anchor is not None and unit in ("night", "morning"):
        day = anchor + timedelta(steps)
        return Reading(type="TIME", value=f"{day.isoformat()}T{context.words.parts[unit]}", anchor=TEXT)
    if unit not in context.words.units:
        return None
    return unit_from(anchor, context.words.units[unit], steps, TEXT if context.recent_day() else PUBLISHED)


def _years_from(value: str, years: int) -> str | None:
    """The same quarter, month or year so many years on; None for other values."""
    for _ in range(min(abs(years), 200)):
        earlier = quarter_or_month_year_before(value) if years < 0 else _year_after(value)
        if earlier is None:
            return None
        value = earlier
    return value


def _year_after(value: str) -> str | None:
    if len(value) == 4 and value.isdigit():
        return shift_units(date(int(value), 1, 1), "Y", 1)
    if len(value) == 7 and value[5:].isdigit():
        return add_months(date(int(value[:4]), int(value[5:]), 1), 12).isoformat()[:7]
    return None
