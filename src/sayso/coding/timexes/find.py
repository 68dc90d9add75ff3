"""Finding expressions of time: rules say where they are, readings say what they mean."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sayso.coding.parses import Parse, Sentence
from sayso.coding.timexes import clocks, dates, durations, relative
from sayso.coding.timexes.anchors import Context, Reading, first_day
from sayso.coding.timexes.intervals import is_day, timex_interval
from sayso.coding.timexes.rules import Grammar, Match, compile_rules
from sayso.coding.timexes.tense import direction_of
from sayso.lang import NumberWords
from sayso.lang.times import TimeWords
from sayso.model import PublicationDate, Span, Timex

Reader = Callable[[Match, Context], Reading | None]

READINGS: dict[str, Reader] = {
    "bare_part": clocks.read_bare_part,
    "calendar_day": dates.read_calendar_day,
    "century": dates.read_century,
    "clock": clocks.read_clock,
    "clock_word": clocks.read_clock_word,
    "day_beside": relative.read_day_beside,
    "decade": dates.read_decade,
    "distance": relative.read_distance,
    "duration": durations.read_duration,
    "every": durations.read_every,
    "frequency": durations.read_frequency,
    "half": dates.read_half,
    "holiday": dates.read_holiday,
    "month": dates.read_month,
    "quarter": dates.read_quarter,
    "rate": durations.read_rate,
    "reference": dates.read_reference,
    "relative_day": dates.read_relative_day,
    "same_period": relative.read_same_period,
    "season": dates.read_season,
    "shifted_part": clocks.read_shifted_part,
    "shifted_unit": relative.read_shifted_unit,
    "slashed_day": dates.read_slashed_day,
    "the_unit": relative.read_the_unit,
    "week_of_month": dates.read_week_of_month,
    "weekday": dates.read_weekday,
    "year": dates.read_year,
}
"""What `read` of a rule in `times.toml` may say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An expression on its way to a Timex: where it stands, and what it means against each anchor."""

    span: Span
    readings: tuple[Reading, ...]


def find_timexes(
    parse: Parse, published: PublicationDate | None, words: TimeWords, numbers: NumberWords
) -> tuple[Timex, ...]:
    """The expressions of time of an article in the order of the text, none inside another.

    They are resolved against the date of publication. Where only bounds of it are known, an expression that means the
    same at both is resolved; the others keep what they say by themselves (`XXXX-WXX-4`).
    """
    grammar = compile_rules(words, numbers)
    anchors = _anchors(published)
    recent: tuple[str | None, ...] = (None,) * len(anchors)
    days = recent
    spoken_in, day_in = -1, -1
    timexes: list[Timex] = []
    for sentence in parse.sentences:
        found: list[_Found] = []
        for match, span in _matches(parse, sentence, grammar):
            tokens = parse.tokens_in(span)
            direction = direction_of(parse, tokens[0].i, tokens[-1].i + 1, words)
            contexts = [
                Context(
                    words=words, numbers=numbers, written=written, direction=direction, recent=value,
                    sentences_back=sentence.i - spoken_in if spoken_in >= 0 else None,
                    day=day, day_back=sentence.i - day_in if day_in >= 0 else None,
                )
                for written, value, day in zip(anchors, recent, days, strict=True)
            ]  # fmt: skip
            read = READINGS[match.read]
            readings = [reading for context in contexts if (reading := read(match, context))]
            if len(readings) < len(anchors):
                continue
            if any(reading.type in ("DATE", "TIME") and first_day(reading.value) for reading in readings):
                recent = tuple(reading.value for reading in readings)
                spoken_in = sentence.i
                if all(is_day(value[:10]) for value in recent):
                    days = tuple(value[:10] for value in recent)
                    day_in = sentence.i
            found.append(
                _Found(span=_widened(parse, sentence, span, match, readings[0], grammar), readings=tuple(readings))
            )
        timexes += [_timex(one) for one in _joined(parse, found, grammar)]
    return tuple(timexes)


def _anchors(published: PublicationDate | None) -> tuple[date | None, ...]:
    """The days of writing to read against: the day itself, or both bounds and "unknown", or "unknown"."""
    if published is None:
        return (None,)
    earliest = (published.value or published.earliest or "")[:10]
    latest = (published.value or published.latest or "")[:10]
    first, last = timex_interval(earliest), timex_interval(latest)
    if first is None or last is None or first[0] is None or last[1] is None:
        return (None,)
    if not _EARLIEST <= first[0] <= last[1] <= _LATEST:
        return (None,)
    if first[0] == last[1]:
        return (date.fromisoformat(first[0]),)
    return (date.fromisoformat(first[0]), date.fromisoformat(last[1]), None)


def _matches(parse: Parse, sentence: Sentence, grammar: Grammar) -> list[tuple[Match, Span]]:
    """The matches in a sentence, the longest where they overlap, without those that are part of a name."""
    start, end = sentence.span
    tags = {token.end - start: token.tag for token in parse.tokens_of(sentence)}
    chosen: list[tuple[Match, Span]] = []
    matches = sorted(
        grammar.matches(parse.text[start:end], tags), key=lambda match: (match.start - match.end, match.order)
    )
    for match in matches:
        span = Span(start + match.start, start + match.end)
        if not any(span.overlaps(other) for _, other in chosen) and not _in_name(parse, span, match):
            chosen.append((match, span))
    return sorted(chosen, key=lambda pair: pair[1])


def _in_name(parse: Parse, span: Span, match: Match) -> bool:
    """Whether the expression is part of a longer name of something else ("Daily Mail", "Black September")."""
    if match.read in ("weekday", "calendar_day"):
        return False
    if match.read == "month" and not any(character.isupper() for character in parse.words(span)):
        return True
    for token in parse.tokens_in(span):
        if token.pos == "AUX" or (token.pos == "VERB" and match.read in ("month", "season")):
            return True
        if token.name is None or not token.text[:1].isupper():
            continue
        name = parse.names[token.name]
        if name.label in _OTHER_NAMES and not span.contains(name.span):
            return True
    return False


def _widened(parse: Parse, sentence: Sentence, span: Span, match: Match, reading: Reading, grammar: Grammar) -> Span:
    """With the words before it that belong to it: "late" of a day, "the end of" a year, "almost" of a duration."""
    distance = reading.type == "DURATION" or match.read == "distance"
    if reading.type == "SET" or (distance and match.word("whole").startswith("the ")):
        return span
    before = grammar.approximately if distance else grammar.stages
    found = before.search(parse.text[max(sentence.span.start, span.start - 40) : span.start])
    return Span(span.start - len(found[0]), span.end) if found else span


def _joined(parse: Parse, found: list[_Found], grammar: Grammar) -> list[_Found]:
    """With each time of day and the day beside it made one expression: "6 p.m. on Monday"."""
    joined: list[_Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.readings[0].type == "TIME" and one.readings[0].type == "DATE":
            between = parse.text[last.span.end : one.span.start]
            if grammar.joins.match(between) and all(len(reading.value) == 10 for reading in one.readings):
                readings = tuple(
                    Reading(type="TIME", value=day.value + time.value[10:], anchor=day.anchor)
                    for time, day in zip(last.readings, one.readings, strict=True)
                )
                joined[-1] = _Found(span=Span(last.span.start, one.span.end), readings=readings)
                continue
        joined.append(one)
    return joined


def _timex(found: _Found) -> Timex:
    first, last = found.readings[0], found.readings[-1]
    agreed = all(reading.value == first.value for reading in found.readings[:2])
    reading = first if agreed else last
    return Timex(span=found.span, type=reading.type, value=reading.value, anchor=reading.anchor)


_EARLIEST, _LATEST = "1400-01-01", "2999-12-31"
"""No article was written outside these days; a date of publication there is a mistake."""
_OTHER_NAMES = ("ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "GPE", "LOC", "LAW")
