"""News made up by a program, coded: as much as is wanted, to measure how linking grows. Nothing in it is real.

Happenings come evenly over time, some three hundred articles a day whatever the number, as they do in a growing
archive. Each is reported by one to six outlets in their own words; some reports are carried by others. What makes real
news hard for linking is in it, as far as it bears on cost:

- Words come as often as `rarity.toml` counts them. New persons, families and words come ever more slowly (Heaps' law);
  whoever was named before is named again the oftener the more he was, so that a few are in very many articles. Those
  named from the start bear names that `rarity.toml` knows, and given names are real ones.
- A few towns, armies and outlets are in very many articles (Zipf's law); every fourth article names the police.
- Every outlet prints its own furniture under most of its articles, and the reports of a long story a paragraph of
  background that stays the same for a season.
- Some reports bear no date, some call a person by the surname alone; two to four quote somebody.
"""

import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, pairwise
from math import exp

from sayso.ids import bytes_id, record_id, text_digest
from sayso.lang import load_words
from sayso.lang.loading import read_words
from sayso.lang.rarity import RarityClasses
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
    Span,
    When,
    Where,
)

A_DAY = 300  # articles
PERSONS, FAMILIES, WORDS = 0.85, 0.7, 0.7  # exponents by which they become more as articles do
TOWNS, OUTLETS, ARMIES, GIVEN, KNOWN = 4000, 150, 60, 400, 300
STORY_DAYS, SEASON = 3, 90  # so often a long story begins, and so often its background is worded anew
UNDATED, FURNISHED, BACKED, BY_SURNAME, NAMED_POLICE = 0.04, 0.8, 0.5, 0.1, 0.25  # shares of the articles
SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeio"]
KINDS = {"ASSAULT": ("attacked", "firearms"), "PROTEST": ("protested", "demo"), "COERCE": ("arrested", "arrest")}


@dataclass(slots=True)
class Drawn:
    """Things of which ever new ones come, more and more slowly, and old ones the oftener the more they came before
    (Pitman and Yor 1997): after n draws some n ** `exponent` different ones.
    """

    exponent: float
    start: list[str] = field(default_factory=list[str])
    _seen: list[str] = field(init=False)
    _kinds: int = field(init=False)

    def __post_init__(self) -> None:
        self._seen, self._kinds = list(self.start), len(self.start)

    def draw(self, chance: random.Random, new: str) -> str:
        """An old one, or `new`."""
        if chance.random() * (len(self._seen) + 1) < 1 + self.exponent * self._kinds:
            self._kinds += 1
            self._seen.append(new)
        else:
            self._seen.append(chance.choice(self._seen))
        return self._seen[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Where things happen."""

    number: int
    name: str
    country: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What a report is about. `story` is the number of a long story, if it is a part of one."""

    kind: str
    day: date
    town: Town
    who: str
    whom: str
    spokesman: str
    killed: int
    topic: tuple[str, ...]
    story: int | None
    said: tuple[str, ...]


class World:
    """All that there is to report."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        nats = _word_nats()
        self._words = sorted(nats)
        self._often = list(accumulate(exp(-nats[word]) for word in self._words))
        self._telling = [word for word in self._words if nats[word] > 3]
        self._given = [name.title() for name in self.chance.sample(sorted(load_words("en").actors.given_names), GIVEN)]
        surnames = self.chance.sample([word.title() for word in self._words if 4 < nats[word] < 7], KNOWN)
        self._new_words, self._families = Drawn(WORDS), Drawn(FAMILIES, surnames)
        self._persons = Drawn(PERSONS, [f"{self._given[self.pick(GIVEN)]} {name}" for name in surnames])
        known = self.chance.sample([word.title() for word in self._words if 2.5 < nats[word] < 6], 200)
        self.armies = [f"{name} Army" for name in known[:ARMIES]]
        self.outlets = [f"{_name(self.chance)} {kind}" for _ in range(OUTLETS // 3) for kind in ("Daily", "Post", "TV")]
        self.furniture = [" ".join([self.line(14), self.line(18)]) for _ in self.outlets]
        self.towns = [
            Town(
                number=number + 1,
                name=known[ARMIES + number] if number < len(known) - ARMIES else _name(self.chance),
                country=_country_of(str(number)),
                lat=(number % 60) * 1.5 - 45,
                lon=(number // 60) * 2.5 - 80,
            )
            for number in range(TOWNS)
        ]
        self._backgrounds: dict[tuple[int, int], str] = {}

    def pick(self, count: int) -> int:
        """A number below `count`, the lower the oftener (Zipf)."""
        return int(5 * ((count + 5) / 5) ** self.chance.random()) - 5

    def words(self, count: int) -> list[str]:
        """Words as often as they are in news."""
        most = self._often[-1]
        return [self._words[bisect_left(self._often, self.chance.random() * most)] for _ in range(count)]

    def line(self, count: int, *more: str) -> str:
        """A sentence of so many words, and more."""
        held = [*self.words(count), *more]
        self.chance.shuffle(held)
        return f"{' '.join(held).capitalize()}."

    def person(self) -> str:
        """Somebody, new or known."""
        given = self._given[self.pick(GIVEN)]
        return self._persons.draw(self.chance, f"{given} {self._families.draw(self.chance, _name(self.chance))}")

    def happening(self, made: int) -> Happening:
        """Something new that happens after so many articles."""
        chance = self.chance
        topic = chance.sample(self._telling, 10)
        topic += [self._new_words.draw(chance, _word(chance)) for _ in range(4)]
        stories = 3 + made // (A_DAY * STORY_DAYS)
        return Happening(
            kind=chance.choice(sorted(KINDS)),
            day=date(2015, 1, 1) + timedelta(days=made // A_DAY),
            town=self.towns[self.pick(TOWNS)],
            who=self.person(),
            whom=self.person(),
            spokesman=self.person(),
            killed=chance.randrange(0, 12),
            topic=tuple(topic),
            story=chance.randrange(stories) if chance.random() < 0.35 else None,
            said=tuple(" ".join(self.words(8) + chance.sample(topic, 3)) for _ in range(3)),
        )

    def background(self, happening: Happening) -> str:
        """What is printed for a season in reports of a long story; empty for another."""
        if happening.story is None:
            return ""
        key = happening.story, happening.day.toordinal() // SEASON
        if key not in self._backgrounds:
            self._backgrounds[key] = " ".join([self.line(20), self.line(24)])
        return self._backgrounds[key]


def make_news(count: int, seed: int = 1) -> Iterator[CodedCapture]:
    """`count` captures of one article each, in the order of time."""
    world = World(seed)
    chance = world.chance
    made = 0
    while made < count:
        happening = world.happening(made)
        told: list[str] = []
        for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4, 6))):
            if made == count:
                return
            if not told or chance.random() > 0.3:
                told = _told(world, happening)
            yield _coded(world, told, happening, made)
            made += 1


def _told(world: World, happening: Happening) -> list[str]:
    """A report in its own words: title, a line that tells the event, and some three hundred words around it."""
    chance, town = world.chance, happening.town.name
    verb = KINDS[happening.kind][0]
    topic = list(happening.topic)
    short = happening.who.split()[-1] if chance.random() < BY_SURNAME else happening.who
    lines = [
        f"{' '.join(chance.sample(topic, 4))} in {town}".capitalize(),
        f"{short} {verb} {happening.whom} in {town}, killing {happening.killed} people.",
    ]
    lines += [world.line(20, *chance.sample(topic, 3)) for _ in range(10)]
    lines += [f"{happening.spokesman} said {said}." for said in chance.sample(happening.said, chance.choice((1, 2, 3)))]
    if chance.random() < NAMED_POLICE:
        lines.append(f"Police in {world.towns[world.pick(TOWNS)].name} were called.")
    if chance.random() < BACKED and (background := world.background(happening)):
        lines.append(background)
    army = world.armies[int(ARMIES * chance.random() ** 3)]  # a few are in very many articles
    return [*lines, f"The {army} said {' '.join(world.words(6))}."]


def _coded(world: World, told: list[str], happening: Happening, number: int) -> CodedCapture:
    chance = world.chance
    which = world.pick(OUTLETS)
    outlet = world.outlets[which]
    lines = [*told, world.furniture[which]] if chance.random() < FURNISHED else told
    text = "\n".join(lines)
    page = f"{text}\n{outlet} {number}"
    capture = bytes_id(page.encode())
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    spans = [Span(a, b - 1) for a, b in pairwise(starts)]
    lead = spans[1].start

    def span(words: str, start: int = lead) -> Span:
        start = text.index(words, start)
        return Span(start, start + len(words))

    verb, mode = KINDS[happening.kind]
    day, town = happening.day.isoformat(), happening.town
    who = lines[1].split(f" {verb} ")[0]
    army = told[-1].removeprefix("The ").split(" said ")[0]
    named = [(who, "person", None), (happening.whom, "person", None), (happening.spokesman, "person", "GOV")]
    named.append((army, "organization", "MIL"))
    actors = {
        name: Actor(
            id=record_id("actor", capture, name),
            name=name,
            kind="person" if kind == "person" else "organization",
            mentions=(span(name),),
            sector=sector,
            country=_country_of(name) if sector else None,
        )
        for name, kind, sector in named
        if name in text[lead:]
    }
    claims = [line for line in range(1, len(told)) if f"{happening.spokesman} said " in lines[line]]
    attributions = tuple(
        Attribution(
            id=record_id("attribution", capture, str(line)),
            source=(span(happening.spokesman, starts[line]),),
            cue=(span("said", starts[line]),),
            content=(Span(span("said ", starts[line]).end, spans[line].end - 1),),
            kind="indirect",
            stance="asserts",
            speaker=actors[happening.spokesman].id,
        )
        for line in claims
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
        actors=(Party(spans=(span(who),), actor=actors[who].id),),
        recipients=(Party(spans=(span(happening.whom),), actor=actors[happening.whom].id),),
        when=When(start=day, end=day, granularity="day", basis="publication", evidence=None),
        where=Where(
            name=town.name,
            country=town.country,
            admin1=None,
            lat=town.lat,
            lon=town.lon,
            geonames_id=town.number,
            precision="exact",
            evidence=span(town.name),
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
    dated = PublicationDate(value=day, earliest=day, latest=day, basis="metadata", evidence=None)
    article = Article(
        id=record_id("article", capture),
        title=spans[0],
        body=tuple(spans[1:]),
        publisher=outlet,
        published=dated if chance.random() > UNDATED else None,
        language="en",
        events=(event,),
        actors=tuple(actors.values()),
        attributions=attributions,
        places=(
            Place(
                span=span(town.name),
                name=town.name,
                country=town.country,
                lat=town.lat,
                lon=town.lon,
                geonames_id=town.number,
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


@cache
def _word_nats() -> dict[str, float]:
    """How rare the words are that `rarity.toml` counts, in nats; numbers and single letters left out."""
    table = read_words("en", "rarity", RarityClasses)
    nats = {word: int(number) * table.step for number, words in table.classes.items() for word in words.split()}
    return {word: told for word, told in nats.items() if word.isalpha() and len(word) > 1}


def _country_of(name: str) -> str:
    """Where somebody or something is from: always the same."""
    return f"X{chr(65 + int(26 * random.Random(name).random() ** 2))}"


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4))))


def _name(chance: random.Random) -> str:
    return _word(chance).capitalize()
