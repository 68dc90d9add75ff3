"""A dossier from a record: the file to read first in this package."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from sayso import __version__
from sayso.lang.actors import State
from sayso.lang.loading import read_words
from sayso.lang.report import ReportWords
from sayso.linking import DEFAULT_RULE
from sayso.record import EventFilter, FoundArticle, Record
from sayso.record.lists import read_info, read_runs
from sayso.report.actors import list_actors
from sayso.report.base_map import read_base_map
from sayso.report.claims import list_claims, list_tallies
from sayso.report.entries import order_of, write_entry
from sayso.report.gathering import Gathered, gather
from sayso.report.naming import capitalised
from sayso.report.notes import Notes, file_name
from sayso.report.phrases import day_words
from sayso.report.records import Dossier, Entry, Fact
from sayso.report.telling import Vocabulary, noun_of
from sayso.wording import number_words, one_line

TITLE = "What is reported, and on whose word"
RULES = {
    "most-recent": "the figure of the latest report",
    "most-conservative": "the lowest figure",
    "most-independent-origins": "the figure that most independent origins give",
    "official": "the most recent figure of a body of the state, else the most recent of all",
    "median": "the middle one of the figures",
}
STATUS = {
    "asserted": "asserted",
    "alleged": "alleged",
    "denied": "denied",
    "negated": "said not to have happened",
    "planned": "planned or announced",
    "hypothetical": "only spoken of as possible",
}


def compose_dossier(
    record: Record,
    found: Iterable[FoundArticle],
    *,
    asked: Sequence[str] = (),
    title: str = "",
    dated: str = "",
) -> Dossier:
    """The brief of these events, of all reports of each; the same record and events give the same brief.

    `asked` says in words by which filters they were found. `dated` is printed as it is; no clock is looked at. Raises
    ConfigError for more events than a brief can be of.
    """
    vocabulary = read_vocabulary("en")
    gathered = gather(record, found)
    ordered = sorted(gathered.happenings, key=lambda one: min(order_of(report.event) for report in one.reports))
    keyed = {f"E{no}": happening for no, happening in enumerate(ordered, 1)}
    notes = Notes()
    entries = tuple(write_entry(key, happening, notes, vocabulary) for key, happening in keyed.items())
    actors, described = list_actors(record, keyed, notes, vocabulary)
    claims = list_claims(record, gathered.sources, notes, vocabulary)
    tallies = list_tallies(gathered.sources, notes, vocabulary)
    return Dossier(
        program=__version__,
        title=one_line(title) or TITLE,
        dated=one_line(dated),
        covers=tuple(_covers(record, asked)),
        summary=tuple(_summary(entries, gathered, len(claims), vocabulary)),
        entries=entries,
        actors=actors,
        described=described,
        claims=claims,
        tallies=tallies,
        footnotes=notes.footnotes(),
        captures=notes.captures(),
        left_out=tuple(_left_out(gathered, vocabulary)),
    )


def read_vocabulary(language: str) -> Vocabulary:
    """What sentences of a language are made of."""
    states = read_words(language, "states", dict[str, State])
    names = {code: name for code, name in read_base_map().names.items() if "." not in name}
    names |= {code: state.names[0] for code, state in states.items() if state.names}
    return Vocabulary(words=read_words(language, "report", ReportWords), countries=names)


def asked_words(wanted: EventFilter) -> tuple[str, ...]:
    """What a filter asks for, one condition each, as the options of the command line name them."""
    words: list[str] = []
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if field.name == "historical" and value is not None:
            words.append("only background" if value else "only news, no background")
        elif field.name == "limit" and value is not None:
            words.append(f"of these only the first {number_words(value, 'event')} of the record")
        elif value is not None:
            words.append(f"{field.name}: {one_line(str(value))}")
    return tuple(words)


def _covers(record: Record, asked: Sequence[str]) -> Iterator[Fact]:
    info = read_info(record)
    rule = info.get("figure_rule", DEFAULT_RULE)
    runs = list(reversed(read_runs(record)))
    yield Fact(name="Record", value=f"{file_name(record.name)}, made {info.get('made_at', '')[:10]}")
    yield Fact(name="Asked for", value="; ".join(map(one_line, asked)) or "every event of the record")
    for run in runs:
        ended = f" to {run.ended_at}" if run.ended_at else ", not ended"
        made = f"coder {run.coder}, {run.started_at}{ended}, {number_words(run.captures, 'capture')}"
        yield Fact(name=f"Run {run.no}", value=made)
    yield Fact(name="Rule of figures", value=f"{rule}: {RULES.get(rule, 'see the documentation of the rule')}")
    yield Fact(name="Written by", value=f"sayso {__version__}")


def _summary(entries: Sequence[Entry], gathered: Gathered, claims: int, vocabulary: Vocabulary) -> Iterator[str]:
    if not entries:
        yield "No event of the record is as asked for, so this brief covers none."
        return
    articles = {report.source.text for one in gathered.happenings for report in one.reports}
    captures = {report.source.capture.id for one in gathered.happenings for report in one.reports}
    yield (
        f"This brief covers {number_words(len(entries), 'event')}, read from {number_words(len(articles), 'article')} "
        f"in {number_words(len(captures), 'captured page')}."
    )
    yield _status_sentence(entries)
    nouns = Counter(entry.noun for entry in entries).most_common(4)
    often = "; ".join(f"{noun[0].lower()}{noun[1:]} ({count})" for noun, count in nouns)
    yield f"Most often reported: {often}." if len(entries) > 1 else f"What is reported: {often}."
    yield _time_sentence(entries, vocabulary)
    several = sum(entry.voices.origins > 1 for entry in entries)
    single = len(entries) - several
    rest = f"{_of_them(single, len(entries))} on one origin only" if single else ""
    if several:
        told = f"{_of_them(several, len(entries))} on two or more independent origins"
        yield f"{capitalised(told)}{f'; {rest}' if rest else ''}."
    else:
        yield f"{capitalised(rest)}."
    yield _dispute_sentence(sum(bool(entry.disputed) for entry in entries), claims)
    reviewed = sum(any(told.review for told in entry.told) for entry in entries)
    if reviewed:
        looked = number_words(reviewed, "event")
        yield f"A person has looked at {looked} of these; all else was read by a program alone."
    else:
        yield "All of it was read by a program; no person has checked any of these events in the record."


def _of_them(count: int, whole: int) -> str:
    """`all 5 events rest`, `1 event rests`."""
    if count == whole:
        return {1: "the event rests", 2: "both events rest"}.get(whole, f"all {whole:,} events rest")
    return f"{number_words(count, 'event')} {'rests' if count == 1 else 'rest'}"


def _status_sentence(entries: Sequence[Entry]) -> str:
    counts = Counter(entry.status for entry in entries)
    parts = [
        f"{counts[status]:,} {'is' if counts[status] == 1 else 'are'} {STATUS[status]}"
        for status in STATUS
        if counts[status]
    ]
    background = sum(entry.background for entry in entries)
    told = f"; {background:,} {'is' if background == 1 else 'are'} told as background" if background else ""
    return f"By status: {', '.join(parts)}{told}."


def _time_sentence(entries: Sequence[Entry], vocabulary: Vocabulary) -> str:
    days = sorted(day for entry in entries for day in (entry.first, entry.last) if day)
    undated = sum(not (entry.first or entry.last) for entry in entries)
    unplaced = sum(entry.spot is None for entry in entries)
    first, last = (day_words(day, vocabulary.words) for day in (days[0], days[-1])) if days else ("", "")
    told = f"Dates run from {first} to {last}" if first != last else f"The date is {first}"
    parts = [told if days else "No date is known"]
    parts += (
        [f"{number_words(undated, 'event')} {'is' if undated == 1 else 'are'} not dated"] if undated and days else []
    )
    parts += (
        [f"{number_words(unplaced, 'event')} {'has' if unplaced == 1 else 'have'} no place on the map"]
        if unplaced
        else []
    )
    return f"{'; '.join(parts)}."


def _dispute_sentence(disputed: int, claims: int) -> str:
    if not disputed and not claims:
        return "The reports do not contradict each other on any event in a way that the program noticed."
    parts = []
    if disputed:
        parts.append(f"reports contradict each other on {number_words(disputed, 'event')}")
    if claims:
        parts.append(f"{number_words(claims, 'claim')} {'is' if claims == 1 else 'are'} denied or taken back")
    return f"{capitalised('; '.join(parts))}."


def _left_out(gathered: Gathered, vocabulary: Vocabulary) -> Iterator[str]:
    for event, review in gathered.rejected:
        why = f": {one_line(review.last.why)}" if review.last.why else ""
        noun = capitalised(noun_of(event.type, event.mode, vocabulary.words))
        yield f"{noun} (event {event.id}), rejected by {one_line(review.last.by)}, {review.last.at[:10]}{why}"


__all__ = ["asked_words", "compose_dossier", "read_vocabulary"]
