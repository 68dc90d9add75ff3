"""Reading dates of the calendar: days, months, quarters, seasons, years."""

from datetime import date, timedelta

from sayso.coding.timexes.anchors import (
    UNKNOWN_UNITS,
    Context,
    Reading,
    add_months,
    first_day,
    holiday_date,
    nearest,
    quarter_of,
    shift_units,
    week_of,
)
from sayso.coding.timexes.rules import Match

PUBLISHED, TEXT = "published", "text"


def read_calendar_day(match: Match, context: Context) -> Reading | None:
    """Such as "December 13", "Thursday, Dec. 25, 2025", "8 Nov 89", "2025-12-25"."""
    month = int(match.word("month_number") or context.words.months[match.word("months").rstrip(".") or "may"])
    day = int(match.word("day"))
    if match.word("year"):
        return _day(_full_year(match.word("year"), context.written), month, day)
    known = _year_spoken_of(context)
    if known is not None:
        return _day(known, month, day, TEXT)
    years = _round(context, month, day)
    if years is None:
        return Reading(type="DATE", value=f"XXXX-{month:02}-{day:02}")
    return Reading(type="DATE", value=years.isoformat(), anchor=PUBLISHED)


def read_slashed_day(match: Match, context: Context) -> Reading | None:
    """Such as "7/8/07", "25.12.2025": month first unless that cannot be, or continental points part it."""
    one, two = int(match.word("one")), int(match.word("two"))
    month, day = (one, two) if one <= 12 and not (two <= 12 and "." in match.word("whole")) else (two, one)
    return _day(_full_year(match.word("year"), context.written), month, day)


def read_weekday(match: Match, context: Context) -> Reading | None:
    """Such as "Thursday", "next Monday", "last Friday night". A bare day is less than a week from that of writing."""
    wanted = context.words.weekdays[match.word("weekdays").rstrip(".")]
    part = context.words.parts.get(match.word("parts"), "")
    kind = "TIME" if part else "DATE"
    suffix = f"T{part}" if part else ""
    written = context.written
    if written is None:
        return Reading(type=kind, value=f"XXXX-WXX-{wanted}{suffix}")
    shift, word = _shift(match, context)
    recent = context.recent_day() if word in ("following", "previous", "preceding") else None
    written = recent or written
    ahead = (wanted - written.isoweekday()) % 7
    if word and shift > 0:
        days = ahead or 7
    elif word and shift < 0:
        days = (ahead or 7) - 7
    elif context.direction > 0 or (word == "this" and context.direction == 0):
        days = ahead
    else:
        days = ahead - 7 if ahead else 0
    return Reading(
        type=kind, value=f"{(written + timedelta(days)).isoformat()}{suffix}", anchor=TEXT if recent else PUBLISHED
    )


def read_relative_day(match: Match, context: Context) -> Reading | None:
    """Such as "today", "yesterday morning", "tonight"."""
    word = match.word("days")
    part = context.words.parts.get(match.word("parts"), "") or ("NI" if word.endswith("night") else "")
    kind, suffix = ("TIME", f"T{part}") if part else ("DATE", "")
    if context.written is None:
        return Reading(type=kind, value=f"XXXX-XX-XX{suffix}")
    day = context.written + timedelta(context.words.days[word])
    return Reading(type=kind, value=f"{day.isoformat()}{suffix}", anchor=PUBLISHED)


def read_holiday(match: Match, context: Context) -> Reading | None:
    """Such as "Christmas Eve", "last Thanksgiving", "Easter 2011"."""
    code = context.words.holidays[match.word("holidays").replace("’", "'")]
    if match.word("year"):
        return Reading(type="DATE", value=holiday_date(code, int(match.word("year"))).isoformat())
    written = context.written
    if written is None:
        return Reading(type="DATE", value=f"XXXX-{code}" if code[:2].isdigit() and len(code) == 5 else "XXXX-XX-XX")
    days = [holiday_date(code, written.year + shift) for shift in (-1, 0, 1)]
    past = max(day for day in days if day <= written)
    future = min(day for day in days if day >= written)
    shift, word = _shift(match, context)
    if word == "this":
        day = days[1]
    elif shift:
        day = past if shift < 0 else future
    else:
        day = nearest(past, future, written, context.direction)
    return Reading(type="DATE", value=day.isoformat(), anchor=PUBLISHED)


def read_month(match: Match, context: Context) -> Reading | None:
    """Such as "October", "November 2006", "last March", "October of next year"."""
    month = context.words.months[match.word("months").rstrip(".")]
    if match.word("year"):
        return Reading(type="DATE", value=f"{match.word('year')}-{month:02}")
    written = context.written
    if written is None:
        known = _year_spoken_of(context)
        return Reading(type="DATE", value=f"XXXX-{month:02}" if known is None else f"{known:04}-{month:02}")
    if match.word("shifts_2"):
        year = written.year + context.words.shifts[match.word("shifts_2")]
        return Reading(type="DATE", value=f"{year:04}-{month:02}", anchor=PUBLISHED)
    shift, word = _shift(match, context)
    if word == "this":
        return Reading(type="DATE", value=f"{written.year:04}-{month:02}", anchor=PUBLISHED)
    known = _year_spoken_of(context)
    if known is not None and not word:
        return Reading(type="DATE", value=f"{known:04}-{month:02}", anchor=TEXT)
    current = written.replace(day=1)
    past = current.replace(month=month, year=current.year - (month > current.month))
    future = current.replace(month=month, year=current.year + (month < current.month))
    if shift:
        if past == current:
            past = past.replace(year=past.year - 1)
        if future == current:
            future = future.replace(year=future.year + 1)
        day = past if shift < 0 else future
    else:
        day = nearest(past, future, current, context.direction)
    return Reading(type="DATE", value=day.isoformat()[:7], anchor=PUBLISHED)


def read_week_of_month(match: Match, context: Context) -> Reading | None:
    """Such as "the last week of March"."""
    month = read_month(match, context)
    start = first_day(month.value) if month else None
    if month is None or start is None:
        return None
    number = context.words.ordinals.get(match.word("which"), 0)
    if number and match.word("which") != "final":
        return Reading(type="DATE", value=week_of(start + timedelta(7 * (number - 1))), anchor=month.anchor)
    next_month = add_months(start, 1)
    return Reading(
        type="DATE", value=week_of(next_month - timedelta(next_month.isoweekday() % 7 or 7)), anchor=month.anchor
    )


def read_quarter(match: Match, context: Context) -> Reading | None:
    """Such as "the third quarter", "first-quarter", "Q3 2009", "the first quarter of last year"."""
    number = int(match.word("number") or context.words.ordinals[match.word("ordinals")])
    written = context.written
    if match.word("fiscal"):
        return Reading(type="DATE", value=f"FY{match.word('fiscal')}-Q{number}")
    if match.word("year"):
        return Reading(type="DATE", value=f"{match.word('year')}-Q{number}")
    if written is None:
        return Reading(type="DATE", value=f"XXXX-Q{number}")
    if match.word("shifts"):
        year = written.year + context.words.shifts[match.word("shifts")]
        return Reading(type="DATE", value=f"{year:04}-Q{number}", anchor=PUBLISHED)
    start = date(written.year, 3 * number - 2, 1)
    past = start if start <= written else add_months(start, -12)
    ended, future = add_months(past, 3), add_months(past, 12)
    spoken_of = past if context.direction < 0 else ended  # one long past is told with its year, whatever the tense
    if ended <= written and nearest(spoken_of, future, written, context.direction) == future:
        past = future
    return Reading(type="DATE", value=f"{past.year:04}-Q{number}", anchor=PUBLISHED)


def read_half(match: Match, context: Context) -> Reading | None:
    """Such as "the first half of 2009", "the second half of the year"."""
    number = context.words.ordinals[match.word("ordinals")]
    if number > 2:
        return None
    if match.word("year"):
        return Reading(type="DATE", value=f"{match.word('year')}-H{number}")
    if context.written is None:
        return Reading(type="DATE", value=f"XXXX-H{number}")
    year = context.written.year + context.words.shifts.get(match.word("shifts"), 0)
    return Reading(type="DATE", value=f"{year:04}-H{number}", anchor=PUBLISHED)


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def read_season(match: Match, context: Context) -> Reading | None:
    """Such as "last summer", "spring 2009", "the winter"."""
    code = context.words.seasons[match.word("seasons")]
    if match.word("year"):
        return Reading(type="DATE", value=f"{match.word('year')}-{code}")
    written = context.written
    if written is None:
        return Reading(type="DATE", value=f"XXXX-{code}")
    shift, word = _shift(match, context)
    if word and "year" in match.word("whole"):
        return Reading(type="DATE", value=f"{written.year + shift:04}-{code}", anchor=PUBLISHED)
    if word in ("this", "current"):
        return Reading(type="DATE", value=f"{written.year:04}-{code}", anchor=PUBLISHED)
    starts = [date(written.year + years, _SEASON_STARTS[code], 1) for years in (-2, -1, 0, 1)]
    running = add_months(written, -3)
    past = max(start for start in starts if start <= (running if shift < 0 else written))
    future = min(start for start in starts if start > (written if shift > 0 else running))
    if past == future:
        day = past
    elif shift:
        day = past if shift < 0 else future
    else:
        day = past if context.direction < 0 else future if context.direction > 0 else min(
            past, future, key=lambda start: abs((start - written).days)
        )  # fmt: skip
    return Reading(type="DATE", value=f"{day.year:04}-{code}", anchor=PUBLISHED)


def read_year(match: Match, context: Context) -> Reading | None:
    """Such as "2009", "the year 2009", "fiscal 2009"."""
    year = match.word("year")
    return Reading(type="DATE", value=f"FY{year}" if match.word("fiscal") else year)


def read_decade(match: Match, context: Context) -> Reading | None:
    """Such as "the 1990s", "the '70s", "the nineties": the decade nearest before the day of writing."""
    digits = match.word("year") or f"{context.words.decades[match.word('decades')]}"
    if len(digits) == 4:
        return Reading(type="DATE", value=digits[:3])
    latest = context.written.year if context.written else 2020
    century = latest // 100 if int(digits) <= latest % 100 else latest // 100 - 1
    return Reading(type="DATE", value=f"{century:02}{digits[0]}")


def read_century(match: Match, context: Context) -> Reading | None:
    """Such as "the 19th century"."""
    return Reading(type="DATE", value=f"{int(match.word('number')) - 1:02}") if match.word("number") != "0" else None


def read_reference(match: Match, context: Context) -> Reading | None:
    """Such as "now", "recently", "the future"."""
    reference = context.words.references[match.word("references")]
    return Reading(type=reference.type, value=reference.value)


def unit_from(day: date | None, unit: str, count: int, anchor: str) -> Reading | None:
    """The unit that lies so many units from the one of `day`, or what is known of it."""
    if day is None:
        value = UNKNOWN_UNITS.get(unit)
        return Reading(type="DATE", value=value) if value else None
    value = shift_units(day, unit, count)
    if value is None:
        return None
    return Reading(type="TIME" if "T" in value else "DATE", value=value, anchor=anchor)


def quarter_or_month_year_before(value: str) -> str | None:
    """The same quarter, month or year a year earlier; None for other values."""
    day = first_day(value)
    if day is None or value.count("-") > 1 or "W" in value:
        return None
    before = add_months(day, -12)
    return quarter_of(before) if "Q" in value else before.isoformat()[: len(value)] if len(value) in (4, 7) else None


def _day(year: int, month: int, day: int, anchor: str | None = None) -> Reading | None:
    try:
        return Reading(type="DATE", value=date(year, month, day).isoformat(), anchor=anchor)
    except ValueError:
        return None


def _full_year(digits: str, written: date | None) -> int:
    """Two digits are the latest such year that is not more than ten years after the day of writing."""
    if len(digits) > 2:
        return int(digits)
    latest = (written.year if written else 2020) + 10
    return latest - (latest - int(digits)) % 100


def _round(context: Context, month: int, day: int) -> date | None:
    """The day of the yearly round that is meant."""
    written = context.written
    if written is None:
        return None
    days: list[date] = []
    for year in range(written.year - 4, written.year + 5):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    past = [one for one in days if one <= written]
    future = [one for one in days if one >= written]
    if not past or not future:
        return None
    return nearest(past[-1], future[0], written, context.direction)


def _year_spoken_of(context: Context) -> int | None:
    """The year of a date that the text has named just before, in telling of the past; None if about that of writing.

    A year alone ("since 2003") holds for the rest of its sentence, a month or day also for the next one.
    """
    day = context.recent_day()
    if day is None or context.direction >= 0 or context.sentences_back not in (0, 1):
        return None
    if context.sentences_back == 1 and len(context.recent or "") < len("2003-10"):
        return None
    return None if context.written and abs(day.year - context.written.year) < 2 else day.year


def _shift(match: Match, context: Context) -> tuple[int, str]:
    word = match.word("shifts")
    return context.words.shifts.get(word, 0), word
