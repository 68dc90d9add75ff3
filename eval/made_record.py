"""A record of made-up captures, as large as is asked for: to measure what grows with a record."""

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.ids import bytes_id, record_id, text_digest
from sayso.model import (
    Actor,
    Article,
    Attribution,
    CaptureHead,
    Casualties,
    CodedCapture,
    Event,
    Party,
    Place,
    PublicationDate,
    Relation,
    Span,
    Tally,
    When,
    Where,
)
from sayso.record import Run, open_record

ARTICLES, EVENTS = 2, 5  # of a capture, of an article
TOWN_PARTS = ("Al-", "Deir ", "Tell ", "Wadi ", "Beit ", "Kafr ", "Umm ", "Ain ")
STEMS = ("Bran", "Kel", "Mor", "Sta", "Vel", "Tor", "Hal", "Pen", "Ros", "Wen")
ENDS = ("dt", "ler", "vik", "den", "ham", "ska", "row", "ton", "ley", "sen")
GIVEN = ("Ada", "Bela", "Cato", "Dora", "Emil", "Fara", "Gero", "Hana", "Ivo", "Jara", "Lena", "Mato", "Nora", "Otto")
FAMILY = [stem + end for stem in STEMS for end in ENDS]
GROUPS = [f"{name} {kind}" for name in FAMILY[:40] for kind in ("brigade", "front", "ministry", "council", "police")]
PUBLISHERS = [f"The {town} {kind}" for town in FAMILY[:5] for kind in ("Post", "Times", "Herald", "Echo")]
COUNTRIES = ("SY", "IQ", "PS", "LB", "YE", "SD", "LY")
DEEDS = (
    ("ASSAULT", "firearms", "shot at"), ("ASSAULT", "heavy-weapons", "shelled"), ("COERCE", "arrest", "arrested"),
    ("ACCUSE", "disapprove", "condemned"), ("CONSULT", "visit", "met"), ("REQUEST", "change", "called on"),
    ("THREATEN", "violence", "threatened"), ("AID", None, "sent help to"), ("PROTEST", "demo", "marched against"),
)  # fmt: skip
STATUSES = ("asserted",) * 7 + ("alleged", "denied", "planned")
STANCES = ("asserts", "asserts", "asserts", "denies", "alleges")


@dataclass(frozen=True, slots=True)
class Town:
    """A town that is on no map."""

    name: str
    lat: float
    lon: float
    country: str


TOWNS = [
    Town(part + name, 20 + 0.37 * no % 30, 10 + 0.73 * no % 50, COUNTRIES[no % len(COUNTRIES)])
    for no, (part, name) in enumerate((part, name) for part in TOWN_PARTS for name in FAMILY[:60])
]


def write_record(path: Path, events: int) -> None:
    """Make a record with about so many events; the same one each time. A hundred thousand take some minutes."""
    begun = time.monotonic()
    with open_record(str(path), create=True) as record:
        run = Run(record, coder="made-up")
        for coded in made_captures(events):
            run.write(coded)
        run.end()
    print(f"{path}: made in {time.monotonic() - begun:.0f} s, {path.stat().st_size / 1e6:.0f} MB", file=sys.stderr)


def made_captures(events: int) -> Iterator[CodedCapture]:
    """Captures with about so many events in all."""
    chance = random.Random(7)
    for no in range(-(-events // (ARTICLES * EVENTS))):
        yield _capture(no, chance)


def _capture(no: int, chance: random.Random) -> CodedCapture:
    writer = _Writer(no, chance)
    articles = tuple(writer.article(part) for part in range(ARTICLES))
    text = writer.text
    head = CaptureHead(
        id=bytes_id(text.encode()), path=f"pages/{no:06}.txt", url=f"https://news.example/{no}",
        media_type="text/plain", captured_at=None, view="text/1", text_sha256=text_digest(text), text=text,
    )  # fmt: skip
    return CodedCapture(capture=head, articles=articles)


class _Writer:
    """Writes the text of a capture and, at once, what is to be read in it."""

    def __init__(self, no: int, chance: random.Random) -> None:
        self.text = ""
        self._no = no
        self._chance = chance
        self._publisher = PUBLISHERS[no % len(PUBLISHERS)]

    def article(self, part: int) -> Article:
        """One more article."""
        name = record_id("article", self._no, part)
        title = self._say(f"News of {self._chance.choice(TOWNS).name}, number {self._no}")
        self.text += "\n\n"
        start, day = len(self.text), 19_000 + self._chance.randrange(1500)
        actors: dict[str, Actor] = {}
        told = [self._event(name, n, day, actors) for n in range(EVENTS)]
        events, claims = tuple(event for event, _ in told), tuple(claim for _, claim in told)
        relation = Relation(
            kind=self._chance.choice(("allied_with", "opposed_to", "member_of")), status="asserted", attribution=None,
            from_actor=events[0].actors[0].actor or "", to_actor=events[1].actors[0].actor or "",
            evidence=events[0].sentence,
        )  # fmt: skip
        tally = Tally(
            kind="killed", min=9, best=9, max=9, who="people", period=None, counter=None, evidence=events[0].sentence
        )
        iso = _iso(day)
        places = [
            Place(span=one.where.evidence, name=one.where.name) for one in events if one.where and one.where.evidence
        ]
        return Article(
            id=name, title=title, body=(Span(start, len(self.text)),), publisher=self._publisher, language="en",
            published=PublicationDate(value=iso, earliest=iso, latest=iso, basis="metadata", evidence=None),
            attributions=claims, events=events, actors=tuple(actors.values()), relations=(relation,),
            tallies=(tally,) if part else (), places=tuple(places),
        )  # fmt: skip

    def _event(self, article: str, n: int, day: int, actors: dict[str, Actor]) -> tuple[Event, Attribution]:
        chance = self._chance
        town, (kind, mode, verb) = chance.choice(TOWNS), chance.choice(DEEDS)
        start, number = len(self.text), chance.randrange(1, 30)
        who, doer = self._actor(self._group(0.05), article, actors)
        self.text += " "
        deed = self._say(verb)
        toll = self._say(f" {number} people")
        self.text += " of "
        person = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {chance.randrange(40)}"
        whom, sufferer = self._actor(person if chance.random() < 0.6 else self._group(0.01), article, actors)
        self.text += " in "
        where = self._say(town.name)
        said = Span(start, where.end)
        self.text += ", "
        source, speaker = self._actor(self._group(0.2), article, actors)
        cue = self._say(" said")
        self.text += "."
        sentence = Span(start, len(self.text))
        self.text += " The day was quiet otherwise, and nobody else was reported to have been there.\n"
        claim = Attribution(
            id=record_id("claim", article, n), source=(source,), cue=(cue,), content=(said,), kind="indirect",
            stance=chance.choice(STANCES), speaker=speaker.id,
        )  # fmt: skip
        iso = _iso(day - chance.randrange(3))
        when = When(start=iso, end=iso, granularity="day", basis="relative", evidence=sentence)
        precision = chance.choice(("exact", "near", "province"))
        place = Where(
            name=town.name, country=town.country, admin1=None, lat=town.lat, lon=town.lon, geonames_id=None,
            precision=precision, evidence=where,
        )  # fmt: skip
        killed = Casualties(kind="killed", min=number, best=number, max=number, who="people", evidence=toll)
        event = Event(
            id=record_id("event", article, n), type=kind, mode=mode, contexts=(), status=chance.choice(STATUSES),
            historical=chance.random() < 0.1, trigger=deed, sentence=sentence,
            actors=(Party(spans=(who,), actor=doer.id),), recipients=(Party(spans=(whom,), actor=sufferer.id),),
            when=when if chance.random() < 0.7 else None, where=place if chance.random() < 0.8 else None,
            casualties=(killed,) if kind == "ASSAULT" else (), attribution=claim.id,
            chain=(self._publisher, speaker.name),
        )  # fmt: skip
        return event, claim

    def _say(self, words: str) -> Span:
        start = len(self.text) + len(words) - len(words.lstrip())
        self.text += words
        return Span(start, len(self.text))

    def _actor(self, name: str, article: str, actors: dict[str, Actor]) -> tuple[Span, Actor]:
        span = self._say(name)
        known = actors.get(name) or Actor(id=record_id("actor", article, name), name=name, kind="group", mentions=())
        actors[name] = replace(known, mentions=(*known.mentions, span))
        return span, actors[name]

    def _group(self, unequal: float) -> str:
        """Names are as unequal as in the news: a few are everywhere, most are rare."""
        return GROUPS[min(int(self._chance.expovariate(unequal)), len(GROUPS) - 1)]


def _iso(day: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(day * 86_400))
