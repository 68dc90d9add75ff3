"""The country of an act whose own clause names no place: scored among the countries that the article speaks of.

Each sign by itself misleads: a report is written abroad, a victim is a foreigner, an embassy bears another country's
name. So they are weighed together, as toponyms are by what else an article names (Leidner 2007).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from math import log1p, sqrt
from typing import Literal

from sayso.coding.events.standing import is_location
from sayso.coding.parses import Parse
from sayso.lang.events import EventWords
from sayso.model import Article, Span

Sign = Literal["located", "towns", "people", "actors"]
AREAS = ("settlement", "admin1", "admin2")


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a country, in logarithms of odds.

    Fitted as a conditional logit on some 400 attacks and kidnappings of wire reports whose clauses name no place, and
    rounded. `located`, `towns`, `people` and `actors` are for the logarithm of how much of it there is.
    """

    dateline: float = 2.0
    """The report was written there."""
    located: float = 1.9
    """The text puts something in it, by the country's name."""
    towns: float = 1.0
    """Towns, districts and provinces in it."""
    people: float = 2.3
    """Demonyms: who and what is of it."""
    actors: float = 0.3
    """Actors of it."""
    last: float = 0.85
    """The last place before the sentence that the text put something in."""
    beside: float = 1.05
    """The sentence puts something else in it."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Countries:
    """What an article says for each country (ISO 3166-1 alpha-2), and where it puts something in which."""

    scores: dict[str, float]
    located: tuple[tuple[int, str], ...]
    """Sentence and country of each place that something is put in, in the order of the text."""

    def best(self, sentence: int = 0, beside: Collection[str] = (), weights: Weights = WEIGHTS) -> str | None:
        """The likeliest country of an act told in a sentence that puts other things in `beside`; None without any."""
        before = bisect_left(self.located, (sentence, ""))
        last = self.located[before - 1][1] if before else None

        def score(country: str) -> tuple[float, str]:
            here = weights.beside * (country in beside) + weights.last * (country == last)
            return self.scores[country] + here, country

        return max(self.scores, key=score, default=None)


def find_countries(parse: Parse, article: Article, words: EventWords, weights: Weights = WEIGHTS) -> Countries:
    """The countries that an article's places and actors speak for."""
    dateline = article.dateline or Span(0, 0)
    scores: dict[str, float] = {}
    counts: Counter[tuple[str, Sign, str]] = Counter()
    located: list[tuple[int, str]] = []
    for place in article.places:
        tokens = parse.tokens_in(place.span)
        if place.country is None or not tokens:
            continue
        if dateline.overlaps(place.span):
            scores[place.country] = weights.dateline
            continue
        scores.setdefault(place.country, 0.0)
        is_where = place.use != "adjective" and is_location(parse, place, words)
        if is_where:
            located.append((tokens[0].sentence, place.country))
        if place.use == "adjective":
            counts[place.country, "people", place.name] += 1
        elif place.use == "name" and place.kind in AREAS:
            counts[place.country, "towns", place.name] += 1
        elif place.use == "name" and is_where:
            counts[place.country, "located", place.name] += 1
    amounts: dict[tuple[str, Sign], float] = {}
    for (country, sign, _), count in counts.items():  # a name that is there n times counts as its root
        amounts[country, sign] = amounts.get((country, sign), 0.0) + sqrt(count)
    for actor in article.actors:
        if actor.country:
            amounts[actor.country, "actors"] = amounts.get((actor.country, "actors"), 0.0) + 1
    for (country, sign), amount in amounts.items():
        scores[country] = scores.get(country, 0.0) + getattr(weights, sign) * log1p(amount)
    return Countries(scores=scores, located=tuple(located))
