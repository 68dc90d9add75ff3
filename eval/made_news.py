"""News made up by a program, coded: as much as is wanted, to measure how linking grows. Nothing in it is real.

Happenings come evenly over time, some three hundred articles a day whatever the number, as they do in a growing
archive. Each is reported by one to six outlets in their own words; some reports are carried by others.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sayso.ids import bytes_id, record_id, text_digest
from sayso.model import (
    Actor,
    Article,
    CaptureHead,
    Casualties,
    CodedCapture,
    Event,
    Party,
    Place,
    PublicationDate,
    Span,
    When,
    Where,
)

A_DAY = 300  # articles
PLACES, OUTLETS, ARMIES = 4000, 150, 60
SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeio"]
PLAIN = [
    "the",
    "a",
    "of",
    "to",
    "in",
    "and",
    "that",
    "on",
    "for",
    "with",
    "at",
    "by",
    "from",
    "after",
    "before",
    "near",
    "over",
    "under",
    "while",
    "when",
    "where",
    "which",
    "who",
    "said",
    "told",
    "officials",
    "residents",
    "witnesses",
    "police",
    "local",
    "people",
    "morning",
    "evening",
    "road",
    "market",
    "school",
    "river",
    "bridge",
    "street",
    "house",
    "family",
    "crowd",
    "area",
    "district",
    "town",
    "village",
    "north",
    "south",
    "east",
    "west",
    "later",
    "earlier",
    "reported",
    "added",
    "according",
    "statement",
]
KINDS = {"ASSAULT": ("attacked", "firearms"), "PROTEST": ("protested", "demo"), "COERCE": ("arrested", "arrest")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What a story is about."""

    kind: str
    day: date
    place: int
    who: str
    whom: str
    killed: int
    topic: tuple[str, ...]


def make_news(count: int, seed: int = 1) -> Iterator[CodedCapture]:
    """`count` captures of one article each, in random order of time."""
    chance = random.Random(seed)
    names = [_name(chance) for _ in range(PLACES)]
    vocabulary = [_word(chance) for _ in range(20000)]
    made = 0
    while made < count:
        happening = _happening(chance, made, names, vocabulary)
        text = ""
        for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4, 6))):
            if made == count:
                return
            if not text or chance.random() > 0.3:
                text = _told(chance, happening, names, vocabulary)
            yield _coded(text, happening, names, f"Outlet {chance.randrange(OUTLETS)} Daily", made)
            made += 1


def _happening(chance: random.Random, made: int, names: list[str], vocabulary: list[str]) -> Happening:
    return Happening(
        kind=chance.choice(sorted(KINDS)),
        day=date(2015, 1, 1) + timedelta(days=made // A_DAY),
        place=chance.randrange(len(names)),
        who=f"{_name(chance)} {_name(chance)}",
        whom=f"{_name(chance)} {_name(chance)}",
        killed=chance.randrange(0, 12),
        topic=tuple(chance.choices(vocabulary, k=14)),
    )


def _told(chance: random.Random, happening: Happening, names: list[str], vocabulary: list[str]) -> str:
    """Title, a line that tells the event, and some three hundred words around it."""
    verb = KINDS[happening.kind][0]
    place = names[happening.place]
    lead = f"{happening.who} {verb} {happening.whom} in {place}, killing {happening.killed} people."
    army = int(ARMIES * chance.random() ** 3)  # a few are in very many articles
    lines = [f"{chance.choice(PLAIN).title()} {' '.join(chance.sample(happening.topic, 4))} in {place}", lead]
    for _ in range(12):
        own = chance.choices(vocabulary, k=4) + chance.sample(happening.topic, 3) + chance.choices(PLAIN, k=16)
        chance.shuffle(own)
        lines.append(" ".join(own).capitalize() + ".")
    lines.append(f"The {names[army]} Army said nothing.")
    return "\n".join(lines)


def _coded(text: str, happening: Happening, names: list[str], outlet: str, number: int) -> CodedCapture:
    page = f"{text}\n{outlet} {number}"
    capture = bytes_id(page.encode())
    verb, mode = KINDS[happening.kind]
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans = [Span(a, b - 1) for a, b in pairwise(starts)]
    lead = spans[1].start

    def span(words: str) -> Span:
        start = text.index(words, lead)
        return Span(start, start + len(words))

    day = happening.day.isoformat()
    place = names[happening.place]
    lat, lon = (happening.place % 60) * 1.5 - 45, (happening.place // 60) * 2.5 - 80
    actors = [
        Actor(id=record_id("actor", capture, name), name=name, kind="person", mentions=(span(name),))
        for name in (happening.who, happening.whom)
    ]
    army = text.split("\n")[-1].removeprefix("The ").removesuffix(" said nothing.")
    actors.append(
        Actor(
            id=record_id("actor", capture, army), name=army, kind="organization", mentions=(span(army),), sector="MIL"
        )
    )
    event = Event(
        id=record_id("event", capture),
        type=happening.kind,
        mode=mode,
        contexts=(),
        status="asserted",
        historical=False,
        trigger=span(verb),
        sentence=spans[1],
        actors=(Party(spans=(span(happening.who),), actor=actors[0].id),),
        recipients=(Party(spans=(span(happening.whom),), actor=actors[1].id),),
        when=When(start=day, end=day, granularity="day", basis="publication", evidence=None),
        where=Where(
            name=place,
            country="XA",
            admin1=None,
            lat=lat,
            lon=lon,
            geonames_id=happening.place + 1,
            precision="exact",
            evidence=span(place),
        ),
        casualties=(
            Casualties(
                kind="killed",
                min=happening.killed,
                best=happening.killed,
                max=happening.killed,
                who="people",
                evidence=span(f"killing {happening.killed} people"),
            ),
        ),
    )
    article = Article(
        id=record_id("article", capture),
        title=spans[0],
        body=tuple(spans[1:]),
        publisher=outlet,
        published=PublicationDate(value=day, earliest=day, latest=day, basis="metadata", evidence=None),
        language="en",
        events=(event,),
        actors=tuple(actors),
        places=(
            Place(
                span=span(place),
                name=place,
                country="XA",
                lat=lat,
                lon=lon,
                geonames_id=happening.place + 1,
                kind="settlement",
            ),
        ),
    )
    head = CaptureHead(
        id=capture,
        path=f"made/{number}.txt",
        url=None,
        media_type="text/plain",
        captured_at=None,
        view="text/1",
        text_sha256=text_digest(page),
        text=page,
    )
    return CodedCapture(capture=head, articles=(article,))


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4))))


def _name(chance: random.Random) -> str:
    return _word(chance).capitalize()
