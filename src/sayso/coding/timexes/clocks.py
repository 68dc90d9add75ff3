"""Reading times of day: "6:40 p.m.", "18:00 UTC", "at dawn", "this morning"."""

from datetime import date, timedelta

from sayso.coding.timexes.anchors import Context, Reading
from sayso.coding.timexes.dates import PUBLISHED, TEXT
from sayso.coding.timexes.durations import count_of
from sayso.coding.timexes.rules import Match

_AFTER_NOON = ("AF", "EV", "NI")


def read_clock(match: Match, context: Context) -> Reading | None:
    """Such as "6:40 p.m.", "18:00 UTC", "1430 GMT", "seven o'clock in the evening", on the day spoken of."""
    hour = int(match.word("hour")) if match.word("hour") else int(count_of(match.word("hours"), context.numbers) or 0)
    minute = int(match.word("minute") or 0)
    half = match.word("half")
    part = context.words.parts.get(match.word("parts"), "")
    if (half or part) and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif part in _AFTER_NOON and hour < 12:
        hour += 12
    zone = "Z" if any(name in match.word("zone") for name in context.words.utc) or match.word("zone") == "z" else ""
    if hour > 24:
        return None
    return on_day(f"T{hour:02}:{minute:02}{zone}", context)


def read_clock_word(match: Match, context: Context) -> Reading | None:
    """Such as "noon", "midnight"."""
    return on_day(f"T{context.words.clocks[match.word('clocks')]}", context)


def read_bare_part(match: Match, context: Context) -> Reading | None:
    """Such as "(at) dawn", "(in the) morning"."""
    word = match.word("parts") or match.word("whole")
    code = next((code for part, code in context.words.parts.items() if part in word), None)
    return on_day(f"T{code}", context) if code else None


def read_shifted_part(match: Match, context: Context) -> Reading | None:
    """Such as "this morning", "last night", "the following evening"."""
    word = match.word("shifts")
    shift, code = context.words.shifts[word], context.words.parts[match.word("parts")]
    from_text = word in ("same", "that", "following", "next", "previous", "preceding")
    recent = context.recent_day() if from_text else None
    day = recent or context.written
    if day is None:
        return Reading(type="TIME", value=f"XXXX-XX-XXT{code}")
    return Reading(
        type="TIME", value=f"{(day + timedelta(shift)).isoformat()}T{code}", anchor=TEXT if recent else PUBLISHED
    )


def on_day(time: str, context: Context) -> Reading:
    """A time of the day that the sentence, or news of the week before, spoke of last; else of the day of writing."""
    spoken_of = context.day
    if spoken_of and (context.day_back == 0 or _is_news(spoken_of, context.written)):
        return Reading(type="TIME", value=spoken_of + time, anchor=TEXT)
    if context.written is None:
        return Reading(type="TIME", value=f"XXXX-XX-XX{time}")
    return Reading(type="TIME", value=context.written.isoformat() + time, anchor=PUBLISHED)


def _is_news(value: str, written: date | None) -> bool:
    return written is not None and 0 <= (written - date.fromisoformat(value)).days < 7
