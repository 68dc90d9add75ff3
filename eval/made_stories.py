"""Stories made up by a program, in English that a coder finds events, claims, dates, places and figures in.

Nothing in them is real but the names of countries and, from the gazetteer, of towns. What they are written from is in
`made_stories.toml`. A happening is reported by one to four outlets; a report carries an agency's words as they are, or
tells the same facts in its own. Most are briefs of 40 to 80 words, one in ten is a long one of 160 to 300.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sayso.coding.places import load_gazetteer
from sayso.lang import load_words

A_DAY = 150  # stories
FIRST_DAY = date(2021, 3, 1)
LEAST_PEOPLE, TOWNS = 20_000, 40  # inhabitants of a town that has news, and towns of a country
CARRIED, LONG = 0.3, 0.1  # shares of reports: an agency's words, long ones
BRIEF_WORDS, LONG_WORDS = (30, 48), (160, 280)  # what a report is filled up to
CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")
A_BEFORE_VOWEL = re.compile(r"\b([Aa])(?= [AEIO][a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A report: its paragraphs begin with a dateline. `agency` is whose words it carries, None where it has its own."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    published: date
    agency: str | None = None

    @property
    def words(self) -> int:
        """Words of title and paragraphs."""
        return sum(len(text.split()) for text in (self.title, *self.paragraphs))


class Newsroom:
    """Where stories are made up; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.lists: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
        self._towns = _towns(self.lists["countries"])

    def stories(self, count: int) -> Iterator[Story]:
        """So many stories, in the order of time."""
        made = 0
        while made < count:
            day = FIRST_DAY + timedelta(days=made // A_DAY)
            facts = self._facts(day)
            told: Story | None = None
            for outlet in self._chance.sample(self.lists["outlets"], self._chance.choice((1, 1, 2, 2, 3, 4))):
                if made == count:
                    return
                if told is None or not told.agency or self._chance.random() > CARRIED:
                    told = self._story(facts, outlet, day)
                yield Story(
                    title=told.title,
                    paragraphs=told.paragraphs,
                    outlet=outlet,
                    published=told.published,
                    agency=told.agency,
                )
                made += 1

    def _facts(self, day: date) -> dict[str, Any]:
        """What stays the same from report to report."""
        chance, lists = self._chance, self.lists
        here, there = chance.sample(sorted(lists["countries"]), 2)
        town, town2 = chance.sample(self._towns[here], 2)
        group = chance.choice(lists["groups"])
        facts = {
            "kind": chance.choice(lists["kinds"]), "town": town, "town2": town2, "group": group,
            "country": lists["countries"][here][0], "nation": lists["countries"][here][1],
            "country2": lists["countries"][there][0], "nation2": lists["countries"][there][1],
            "n": chance.choice(lists["numbers"]), "n2": chance.choice(lists["numbers"]),
            "actor": chance.choice(lists["actors"]).replace("{group}", group), "people": chance.choice(lists["people"]),
            "target": chance.choice(lists["targets"]), "happened": day - timedelta(days=chance.randrange(2)),
            "persons": [(chance.choice(lists["offices"]), self._person()) for _ in range(3)],
        }  # fmt: skip
        facts["target_bare"] = re.sub("^(an?|the) ", "", facts["target"])
        facts["group_bare"] = group.removeprefix("the ")
        return facts

    def _person(self) -> str:
        return f"{self._chance.choice(self.lists['given'])} {self._chance.choice(self.lists['family'])}"

    def _story(self, facts: dict[str, Any], outlet: str, day: date) -> Story:
        chance = self._chance
        agency = chance.choice(self.lists["wires"]) if chance.random() < 2 * CARRIED else None
        kind = facts["kind"]
        title = self._sentence(chance.choice(kind["titles"]), facts)
        lead = self._sentence(chance.choice(kind["leads"]), facts)
        if chance.random() < 0.7:
            lead = f"{facts['town'].upper()}, {facts['country']}{f' ({agency})' if agency else ''} - {lead}"
        lines = [lead]
        wanted = chance.randint(*(LONG_WORDS if chance.random() < LONG else BRIEF_WORDS))
        more = chance.sample(self.lists["claims"], len(self.lists["claims"]))
        more = [*more[:2], *chance.sample(more[2:] + self.lists["background"] * 2, 40)]
        while more and sum(len(line.split()) for line in lines) < wanted:
            lines.append(self._sentence(more.pop(0), facts))
        paragraphs = [lines[0]]
        for line in lines[1:]:
            if chance.random() < 0.5 and len(paragraphs) > 1:
                paragraphs[-1] += f" {line}"
            else:
                paragraphs.append(line)
        return Story(title=title, paragraphs=tuple(paragraphs), outlet=outlet, published=day, agency=agency)

    def _sentence(self, template: str, facts: dict[str, Any]) -> str:
        """A template with its choices made and its slots filled."""
        chance, lists = self._chance, self.lists
        office, person = chance.choice(facts["persons"])
        happened: date = facts["happened"]
        weekday, day = happened.strftime("%A"), happened.strftime("%-d %B")
        drawn = {
            "office": office,
            "person": person,
            "source": chance.choice(lists["sources"]),
            "n3": chance.choice(lists["numbers"]),
            "when": chance.choice((weekday, weekday, f"{weekday}, {day}", f"{weekday} {chance.choice(TIMES)}")),
            "weekday2": (happened + timedelta(days=1)).strftime("%A"),
            "month": (happened - timedelta(days=chance.randrange(60, 300))).strftime("%B"),
        }
        values = facts | drawn
        text = template
        while found := CHOICE.search(text):
            text = text[: found.start()] + chance.choice(found[1].split("|")) + text[found.end() :]
        while SLOT.search(text):
            text = SLOT.sub(lambda slot: _filled(slot[1], values), text)
        text = A_BEFORE_VOWEL.sub(r"\1n", text)
        return text[0].upper() + text[1:]


TIMES = ("morning", "evening", "night", "afternoon")


def _filled(name: str, values: dict[str, Any]) -> str:
    value = values[name.removesuffix("_cap")]
    return value[0].upper() + value[1:] if name.endswith("_cap") else value


def _towns(countries: dict[str, list[str]]) -> dict[str, list[str]]:
    """The largest towns of each country that have a plain name, from the gazetteer."""
    gazetteer = load_gazetteer(load_words("en").places)
    found: dict[str, dict[str, int]] = {code: {} for code in countries}
    for number in {number for numbers in gazetteer.index.values() for number in numbers}:
        entry = gazetteer.make(number)
        plain = entry.name.replace(" ", "").replace("-", "").isalpha() and entry.name.isascii()
        if entry.kind == "settlement" and entry.country in found and plain and entry.population >= LEAST_PEOPLE:
            found[entry.country][entry.name] = entry.population
    return {code: sorted(towns, key=lambda name: (-towns[name], name))[:TOWNS] for code, towns in sorted(found.items())}
