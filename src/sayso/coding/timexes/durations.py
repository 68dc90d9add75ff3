"""Reading durations and sets: "two weeks", "several months", "every Monday", "annually"."""

from sayso.coding.timexes.anchors import Context, Reading
from sayso.coding.timexes.rules import Match
from sayso.lang import NumberWords, read_number
from sayso.model.vocabulary import TimexType

_HALF = 0.5


def count_of(phrase: str, numbers: NumberWords) -> float | None:
    """The number that a count says: "a" and "an" are one. None where it says none."""
    if phrase in ("a", "an"):
        return 1
    whole = phrase.removesuffix("½").removesuffix(" 1/2")
    try:
        return float(whole) + (_HALF if whole != phrase else 0)
    except ValueError:
        return read_number(phrase, numbers)


def period(count: float | None, unit: str, kind: TimexType = "DURATION") -> Reading:
    """`P2W`, `PT6H`, `PXM` (count None): a duration or set of so many units."""
    if unit == "FN":
        count, unit = 2 * count if count is not None else None, "W"
    elif unit == "FY":
        unit = "Y"
    elif unit == "NI":
        unit = "TNI"
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    time = "T" if unit.startswith("T") else ""
    return Reading(type=kind, value=f"P{time}{number}{unit.removeprefix('T')}")


def read_duration(match: Match, context: Context) -> Reading | None:
    """Such as "two weeks", "a 12-hour", "half an hour", "several months", "decades-long", "the past years"."""
    unit_word = match.word("units")
    unit = context.words.units[unit_word]
    if match.word("halved"):
        return period(*_halved(unit))
    counted = match.word("count")
    if not counted:
        singular = not unit_word.endswith("s") and not unit_word.startswith("millen")
        if singular and (match.word("vague") or unit == "Q"):
            return None
        return period(1 if singular else None, unit)
    count = count_of(counted, context.numbers)
    if count is None or (counted in ("a", "an", "one") and unit == "TS"):
        return None
    if (counted in ("a", "an") and unit_word.endswith("s")) or (unit == "Q" and count == 1):
        return None
    return period(count + _HALF if match.word("half") else count, unit)


def _halved(unit: str) -> tuple[float, str]:
    if unit == "TH":
        return 30, "TM"
    if unit == "Y":
        return 6, "M"
    return (50, "Y") if unit == "CE" else (_HALF, unit)


def read_every(match: Match, context: Context) -> Reading | None:
    """Such as "every day", "every two weeks", "each Monday", "every morning"."""
    if match.word("weekdays"):
        day = f"XXXX-WXX-{context.words.weekdays[match.word('weekdays').rstrip('.')]}"
        part = context.words.parts.get(match.word("parts"))
        return Reading(type="SET", value=f"{day}T{part}" if part else day)
    if match.word("plurals"):
        return Reading(type="SET", value=f"XXXX-WXX-{context.words.plurals[match.word('plurals')]}")
    if match.word("parts"):
        return Reading(type="SET", value=f"XXXX-XX-XXT{context.words.parts[match.word('parts')]}")
    count = 2.0 if match.word("other") else count_of(match.word("count"), context.numbers) or 1
    return period(count, context.words.units[match.word("units")], "SET")


def read_frequency(match: Match, context: Context) -> Reading | None:
    """Such as "annual", "weekly", "twice-daily"."""
    return Reading(type="SET", value=context.words.frequencies[match.word("frequencies")])


def read_rate(match: Match, context: Context) -> Reading | None:
    """Such as "a year", in "15 a year"."""
    return period(1, context.words.units[match.word("units")], "SET")
