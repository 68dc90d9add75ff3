"""Outlines: at most how likely one report and each of many others are about one thing.

It is `compare_stories` for many at once, and what costs too much to know is taken for what speaks most for it: so that
those which have nothing to do with each other are told at a glance.
"""

import math
from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sayso.lang.same_event import Weights
from sayso.linking.distance import EARTH_KM
from sayso.linking.events.profiles import Profile
from sayso.linking.events.stories import NEAR_DAYS, NEAR_KM
from sayso.linking.tables import Numbers, Table

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Bounded = tuple[str, Floats | Bools | float, Floats | Bools | float]
"""A feature, and for each of the others its least and its greatest value."""
WORD, LEAD, NAME, OPENING = range(4)  # columns of words
PERSON, OFFICIAL, NUMBER, AGE, DAY, COUNTRY, TOWN, MAIN = range(COLUMNS := 8)  # columns of what else a report names
COUNTED = (NUMBER, AGE, DAY, COUNTRY, MAIN)
SLACK = 1e-3  # nats: weights are kept with seven digits


class Outlines:
    """What of many reports goes into the bounds, each by the order in which it was added."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._words, self._pairs, self._things = Table(4), Table(1), Table(COLUMNS)
        self._published, self._opening = array("q"), array("d")
        self._counts, self._main = array("i"), array("d")

    def add(self, profile: Profile) -> None:
        """One more report."""
        words = {**profile.words, **profile.lead, **profile.names}
        lead, names, opening = profile.lead, profile.names, profile.lead_names
        self._words.add(
            (item, profile.words.get(item, 0.0), lead.get(item, 0.0), names.get(item, 0.0), opening.get(item, 0.0))
            for item in words
        )
        self._pairs.add(profile.pairs.items())
        self._things.add(_things(profile))
        self._published.append(profile.published or 0)
        self._opening.append(math.fsum(weight**2 for weight in profile.lead_names.values()))
        main = profile.main
        self._counts.extend(map(len, (profile.numbers, profile.ages, profile.days, profile.countries)))
        self._counts.append(int(main is not None))
        where = (main.lat, main.lon) if main else (None, None)
        self._main.extend(math.nan if degrees is None else degrees for degrees in where)

    def most(self, one: int, others: Numbers) -> Floats:
        """At least what `judge_story` says of a report and each of some others, where they are no copies, in nats."""
        nats = np.full(len(others), self._weights.bias + SLACK)
        for name, least, most in self._features(one, others):
            weight = self._weights.features.get(name, 0.0)
            nats += weight * (most if weight > 0 else least)
        return nats

    def _features(self, one: int, others: Numbers) -> Iterator[Bounded]:
        yield from self._worded(one, others)
        yield from self._named(one, others)
        met = self._pairs.meet(one, others)
        yield "pairs", 0.0, met.total(met.own[:, 0] * met.theirs[:, 0])
        day = np.frombuffer(self._published, dtype=np.int64)
        dated = (day[others] != 0) & (day[one] != 0)
        apart = np.where(dated, np.abs(day[others] - day[one]), 0)
        next_day = dated & (apart <= NEAR_DAYS)
        yield "days_apart", np.log1p(apart), np.log1p(apart)
        yield "days_known", 0.0, np.log1p(apart)
        yield "next_day", next_day, next_day
        yield "undated", ~dated, ~dated

    def _worded(self, one: int, others: Numbers) -> Iterator[Bounded]:
        met = self._words.meet(one, others)
        own, theirs = met.own, met.theirs
        yield "words", 0.0, met.total(own[:, WORD] * theirs[:, WORD])
        yield "names", 0.0, met.total(own[:, NAME] * theirs[:, NAME])
        yield "leads", 0.0, met.total(own[:, LEAD] * theirs[:, LEAD])
        leads = met.total(own[:, LEAD] * theirs[:, WORD]), met.total(own[:, WORD] * theirs[:, LEAD])
        yield "lead", 0.0, np.maximum(*leads)
        held = (
            met.total(own[:, NAME] ** 2 * (theirs[:, NAME] > 0)),
            met.total(theirs[:, NAME] ** 2 * (own[:, NAME] > 0)),
        )
        yield "held_names", 0.0, np.maximum(*held)
        whole = np.frombuffer(self._opening, dtype=np.float64)
        mine = met.total(own[:, OPENING] ** 2 * (theirs[:, NAME] > 0)) / (whole[one] or 1.0)
        other = met.total(theirs[:, OPENING] ** 2 * (own[:, NAME] > 0))
        yield "lead_names", 0.0, np.minimum(mine, other / np.where(whole[others] > 0, whole[others], 1.0))

    def _named(self, one: int, others: Numbers) -> Iterator[Bounded]:
        met = self._things.meet(one, others)
        shared = [met.total(np.minimum(met.own[:, column], met.theirs[:, column])) for column in range(COLUMNS)]
        counts = np.frombuffer(self._counts, dtype=np.int32).reshape(-1, len(COUNTED))
        both = (counts[others] > 0) & (counts[one] > 0)
        of = dict(zip(COUNTED, np.sqrt((1.0 + counts[others]) * (1.0 + counts[one])).T, strict=True))
        known = dict(zip(COUNTED, both.T, strict=True))
        yield "people", 0.0, np.log1p(shared[PERSON])
        yield "officials", 0.0, np.log1p(shared[OFFICIAL])
        yield "strangers", 0.0, 1.0
        yield "numbers", 0.0, shared[NUMBER] / of[NUMBER]
        yield "ages", 0.0, shared[AGE] / of[AGE]
        yield "other_ages", known[AGE] & (shared[AGE] == 0), known[AGE]
        yield "abroad", known[COUNTRY] & (shared[COUNTRY] == 0), known[COUNTRY]
        yield "day", 0.0, shared[DAY] > 0
        yield "past_day", 0.0, shared[DAY] > 0
        yield "other_day", known[DAY] & (shared[DAY] == 0), known[DAY]
        towns = known[MAIN]
        yield from self._towns(one, others, towns & (shared[MAIN] > 0), towns & (shared[TOWN] > 0))

    def _towns(self, one: int, others: Numbers, same: Bools, shared: Bools) -> Iterator[Bounded]:
        """As `_towns` of `stories.py`; `shared`: some town is named by both, and perhaps the main one of one."""
        lat, lon = np.frombuffer(self._main, dtype=np.float64).reshape(-1, 2).T
        middle = np.radians((lat[others] + lat[one]) / 2)
        east = np.radians((lon[others] - lon[one] + 180) % 360 - 180) * np.cos(middle)
        apart_km = EARTH_KM * np.hypot(east, np.radians(lat[others] - lat[one]))
        near = apart_km <= NEAR_KM + 1  # not where it is not known
        yield "town", 0.0, np.where(same, 1.0, np.where(shared, 0.5, 0.0))
        yield "near_town", 0.0, near
        yield "other_town", (apart_km > NEAR_KM + 1) & ~same & ~shared, 1.0


def _things(profile: Profile) -> Iterator[tuple[tuple[int, object], *tuple[float, ...]]]:
    """What else a report names, each in a column of its own."""
    main = [profile.main.id] if profile.main else []
    counted = ((NUMBER, profile.numbers), (AGE, profile.ages), (DAY, profile.days), (COUNTRY, profile.countries))
    for column, items in (*counted, (OFFICIAL, profile.officials), (TOWN, profile.towns), (MAIN, main)):
        for item in items:
            yield _thing(column, item, 1.0)
    for person, weight in profile.people.items():
        yield _thing(PERSON, person, weight)


def _thing(column: int, item: object, weight: float) -> tuple[tuple[int, object], *tuple[float, ...]]:
    return (column, item), *(weight if place == column else 0.0 for place in range(COLUMNS))
