"""Profiles: what of a report tells which happenings it reports, read once."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sayso.lang.numbers import read_number
from sayso.lang.rarity import Rarity
from sayso.linking.events.signs import EventSigns
from sayso.linking.reports import Report, ReportedEvent, ReportedParty, ReportedPlace
from sayso.linking.words import Word, find_words, fold, words_of
from sayso.model import Member, PublicationDate

LEAD_WORDS = 70  # headline and first paragraph or two: what the article is about
NAME_FLOOR = 1.0  # nats that a capitalised word must give to count
PAIR_FLOOR = 6.0  # and two in a row together
SHOUTED = 0.5  # share of capitals from which case tells nothing
SHOUTED_NAME = 5.0  # a word of such a text is taken for a name from this rarity
SAID_FLOOR = 4.0  # nats: what is said is known by its rarer words
TOLD_TWICE = 2  # an event's place weighs as two mentions
TOLD_DAYS = frozenset({"explicit", "relative"})
OPENING = 60  # characters by which a paragraph is known
SURNAME = 4.0  # nats from which a last name tells who somebody is
OFFICIAL = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY", "JRN"})  # sectors whose people are in many stories
_AGE = re.compile(
    r"\b(\d{1,2}|[a-z]+(?:-[a-z]+)?)[- ](?:year|yr)s?[- ]old|(?<=[a-z]), (\d{1,2})(?=[,.;)])", re.IGNORECASE
)

_CONTACT = re.compile(r"\b\d{3}[-. ]\d{4}\b|\b8\d\d-[\w-]{4,}|\(\d{3}\)\s?\d{3}|[\w.]@\w[\w-]*\.\w")
_STOP = re.compile(r"[.!?\n]")

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A settlement, and where it lies (degrees)."""

    id: int
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProfile:
    """An event as it is compared. `sentence` and `telling` are vectors of unit length.

    `days` are the first and the last day that it can be of; `exact`: the text names the day. `local`: it is put in a
    town or nearer. `figures` are the least and the most of each kind of casualties. `leads`: the headline or the first
    paragraph tells it. `ages` are those of the recipients. `said`: rarer words of what was said, where the event is
    that somebody said something; without the parties.
    """

    id: str
    type: str
    mode: str | None
    trigger: str
    status: str
    historical: bool
    rank: int
    leads: bool
    sentence: Vector
    telling: Vector
    said: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    named_actors: frozenset[str]
    named_recipients: frozenset[str]
    ages: frozenset[int]
    days: tuple[int, int] | None
    exact: bool
    place: int | None
    country: str | None
    local: bool
    figures: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A report as it is compared. Vectors are of unit length; days are ordinals of the calendar."""

    member: Member
    words: Vector
    names: Vector
    pairs: Vector
    lead: Vector
    lead_names: Vector
    people: Mapping[tuple[str, str], float]
    officials: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    ages: frozenset[int]
    towns: Mapping[int, int]
    main: Town | None
    countries: frozenset[str]
    published: int | None
    bounds: tuple[int | None, int | None]
    days: frozenset[int]
    sole_types: frozenset[str]
    events: tuple[EventProfile, ...]


def read_profile(report: Report, signs: EventSigns) -> Profile:
    """What `judge_events` compares; costs about as much as reading the text once.

    Sentences that tell readers whom to call are left out: they stand alike under reports of different things.
    """
    rarity = signs.rarity
    text = _without_contacts(fold("\n".join([report.title, report.text, *report.captions])))
    words = find_words(text)
    names = _names(text, words, rarity)
    capitals = Counter(word.text for word in names)
    plain = Counter(word.text for word in words) - capitals
    towns = _towns(report)
    lead = words[:LEAD_WORDS]
    news = [event for event in _told_whole(report) if not _CONTACT.search(event.sentence)]
    first = report.text.partition("\n")[0]
    events = tuple(_event(event, rank, report, first, signs) for rank, event in enumerate(news))
    people, officials = _people(report, rarity)
    vector = unit({word: n for word, n in capitals.items() if n > plain[word]}, lambda w: rarity.of(w) - NAME_FLOOR)
    opening = {word.text for word in lead}
    return Profile(
        member=report.member,
        words=unit(Counter(word.text for word in words), rarity.of),
        names=vector,
        pairs=unit(_in_a_row(text, names), lambda pair: sum(map(rarity.of, pair.split())) - PAIR_FLOOR),
        lead=unit(Counter(word.text for word in lead), rarity.of),
        lead_names={name: weight for name, weight in vector.items() if name in opening},
        people={name: weight for name, weight in people.items() if name not in officials},
        officials=frozenset(people.keys() & officials),
        numbers=frozenset(word.text for word in words if _counts(word.text)),
        towns=towns,
        main=_main(report.places, towns),
        countries=frozenset(place.country for place in report.places if place.country),
        published=_day(report.published.value if report.published else None),
        bounds=_bounds(report.published),
        ages=_ages(text, signs),
        days=frozenset(day for value in report.days if (day := _day(value)) is not None),
        sole_types=frozenset(kind for kind, count in Counter(event.type for event in events).items() if count == 1),
        events=events,
    )


def _without_contacts(text: str) -> str:
    """The text without the sentences that hold a telephone number or an address."""
    kept: list[str] = []
    done = 0
    for match in _CONTACT.finditer(text):
        if match.start() >= done:
            start = max(text.rfind(sign, done, match.start()) + 1 for sign in ".!?\n")
            stop = _STOP.search(text, match.end())
            kept.append(text[done : max(start, done)])
            done = stop.start() if stop else len(text)
    return "".join([*kept, text[done:]]) if kept else text


def _told_whole(report: Report) -> Iterator[ReportedEvent]:
    """The events, those of the headline with the day and the place that the text gives the one event like them."""
    title = _opening(report.title)
    for event in report.events:
        if title and event.when is None and _opening(event.telling) == title:
            like = [o for o in report.events if o.type == event.type and o.mode == event.mode and o.when is not None]
            if len(like) == 1 and not like[0].historical:
                yield replace(event, when=like[0].when, where=like[0].where or event.where)
                continue
        yield event


def unit(counts: Mapping[str, int], weight: Callable[[str], float]) -> dict[str, float]:
    """Counts as a vector of length 1: the logarithm of each, weighted; what weighs nothing is left out."""
    vector = {item: (1 + math.log(count)) * weight(item) for item, count in counts.items() if weight(item) > 0}
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {item: value / length for item, value in vector.items()}


def _names(text: str, words: list[Word], rarity: Rarity) -> list[Word]:
    """The words that are names by their capital (and numbers); in a text in capitals, the rare ones."""
    letters = sum(sign.isalpha() for sign in text)
    if sum(sign.isupper() for sign in text) <= SHOUTED * letters:
        return [word for word in words if word.capital]
    return [word for word in words if word.capital and rarity.of(word.text) >= SHOUTED_NAME]


def _in_a_row(text: str, names: list[Word]) -> Counter[str]:
    """Names that follow each other, as two words: "Patent Street", "John Smith", "Smith, 33"."""
    return Counter(
        f"{one.text} {other.text}"
        for one, other in pairwise(names)
        if other.start - one.end <= 2 and not text[one.end : other.start].strip(" -,.")
    )


def _counts(word: str) -> bool:
    """Whether a word is a number that tells something: an age, a street number, a toll, and no year."""
    return word.isdigit() and 2 <= len(word) <= 4 and int(word) > 12 and not 1900 <= int(word) < 2100


def _people(report: Report, rarity: Rarity) -> tuple[dict[tuple[str, str], float], set[tuple[str, str]]]:
    """The persons named in full, by initial and last name, with how rare that is; and who of them hold an office."""
    people: dict[tuple[str, str], float] = {}
    officials: set[tuple[str, str]] = set()
    for actor in report.actors:
        for name in (actor.name, *actor.aliases) if actor.kind == "person" else ():
            words = [word for word in find_words(fold(name)) if word.capital]
            if len(words) < 2 or rarity.of(words[-1].text) < SURNAME:
                continue
            key = (words[0].text[0], words[-1].text)
            people[key] = (rarity.of(words[0].text) + rarity.of(words[-1].text)) / (2 * rarity.unseen)
            if actor.sector in OFFICIAL:
                officials.add(key)
    return people, officials


def _ages(text: str, signs: EventSigns) -> frozenset[int]:
    """The ages that a text gives: "a four-year-old", "John Smith, 33,"."""
    found = (read_number(match[1] or match[2], signs.numbers) for match in _AGE.finditer(text))
    return frozenset(age for age in found if age is not None)


def _towns(report: Report) -> Counter[int]:
    """The settlements that a report names, by how often; those where an event is put more."""
    towns: Counter[int] = Counter()
    for place in report.places:
        if place.kind == "settlement" and place.geonames_id:
            towns[place.geonames_id] += place.mentions
    for event in report.events:
        town = event.where.geonames_id if event.where else None
        if town in towns and town is not None:
            towns[town] += TOLD_TWICE
    return towns


def _main(places: Iterable[ReportedPlace], towns: Mapping[int, int]) -> Town | None:
    if not towns:
        return None
    most = max(towns, key=lambda town: (towns[town], -town))
    place = next(place for place in places if place.geonames_id == most)
    return Town(id=most, name=place.name, lat=place.lat, lon=place.lon)


def _bounds(published: PublicationDate | None) -> tuple[int | None, int | None]:
    """The first and the last day on which a report can have come out; None where that is open."""
    if published is None:
        return None, None
    return _day(published.earliest), _day(published.latest, last=True)


def _event(event: ReportedEvent, rank: int, report: Report, first: str, signs: EventSigns) -> EventProfile:
    where, rarity = event.where, signs.rarity
    return EventProfile(
        id=event.id,
        type=event.type,
        mode=event.mode,
        trigger=_stem(event.trigger),
        status=event.status,
        historical=event.historical,
        rank=rank,
        leads=any(_opening(line) in event.telling for line in (report.title, first) if line.strip()),
        sentence=unit(Counter(words_of(event.sentence)), rarity.of),
        telling=unit(Counter(words_of(event.telling)), rarity.of),
        said=_said(event, report, rarity),
        actors=_party_words(event.actors, report),
        recipients=_party_words(event.recipients, report),
        named_actors=_names_of(event.actors, report),
        named_recipients=_names_of(event.recipients, report),
        ages=frozenset(age for party in event.recipients for age in _ages(party.words, signs)),
        days=_days(event),
        exact=bool(event.when and event.when.basis in TOLD_DAYS and event.when.granularity in ("day", "hour")),
        place=where.geonames_id if where else None,
        country=where.country if where else None,
        local=bool(where and where.precision in ("exact", "near", "district")),
        figures={
            figure.kind: (figure.min or figure.best or 0, figure.max or figure.best or figure.min or 0)
            for figure in reversed(event.casualties)
            if figure.best is not None or figure.min is not None
        },
    )


def _said(event: ReportedEvent, report: Report, rarity: Rarity) -> frozenset[str]:
    """The rarer words of what was said, without those for the parties."""
    words = {word for word in words_of(event.said) if rarity.of(word) >= SAID_FLOOR} if event.said else set[str]()
    return frozenset(words - _party_words((*event.actors, *event.recipients), report))


def _opening(line: str) -> str:
    """The beginning of a paragraph as `ReportedEvent.telling` has it."""
    return " ".join(line.split())[:OPENING]


def _party_words(parties: Iterable[ReportedParty], report: Report) -> frozenset[str]:
    """The words of the parties and of the names of those they stand for."""
    names = {actor.id: (actor.name, *actor.aliases) for actor in report.actors}
    told = [text for party in parties for text in (party.words, *names.get(party.actor or "", ()))]
    return frozenset(word for text in told for word in words_of(text))


def _names_of(parties: Iterable[ReportedParty], report: Report) -> frozenset[str]:
    """The words of the names of the parties that are named: persons and bodies, not "gunmen"."""
    named = {actor.id: (actor.name, *actor.aliases) for actor in report.actors if actor.kind != "group"}
    told = [name for party in parties for name in named.get(party.actor or "", ())]
    return frozenset(
        word.text for name in told for word in find_words(fold(name)) if word.capital and len(word.text) > 2
    )


def _stem(trigger: str) -> str:
    """The beginning of a trigger's first word, which its forms share."""
    words = words_of(trigger)
    return words[0][:5] if words else ""


def _days(event: ReportedEvent) -> tuple[int, int] | None:
    if not event.when:
        return None
    first, last = _day(event.when.start), _day(event.when.end, last=True)
    return (first, last) if first is not None and last is not None and first <= last else None


def _day(value: str | None, *, last: bool = False) -> int | None:
    """The first (or last) day of an ISO date of any precision, as an ordinal; None if it is none."""
    if not value:
        return None
    try:
        if len(value) >= 10:
            return date.fromisoformat(value[:10]).toordinal()
        year, _, month = value.partition("-")
        if not last:
            return date(int(year), int(month or 1), 1).toordinal()
        following = date(int(year) + (month in ("", "12")), int(month or 12) % 12 + 1, 1)
        return following.toordinal() - 1
    except ValueError:
        return None
