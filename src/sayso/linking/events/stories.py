"""How two articles are about one thing: what their words, names, places and dates have in common."""

import math

from sayso.linking.distance import distance_km
from sayso.linking.events.profiles import Profile, Vector

NEAR_KM = 40.0
NEAR_DAYS = 2

STORY_FEATURES = (
    "words",
    "names",
    "held_names",
    "pairs",
    "lead",
    "leads",
    "lead_names",
    "people",
    "officials",
    "strangers",
    "numbers",
    "ages",
    "other_ages",
    "town",
    "near_town",
    "other_town",
    "abroad",
    "days_apart",
    "days_known",
    "next_day",
    "undated",
    "day",
    "past_day",
    "other_day",
)


def compare_stories(one: Profile, other: Profile) -> tuple[float, ...]:
    """The features of a pair of reports, in the order of STORY_FEATURES; the same whichever comes first."""
    people = math.fsum(weight for name, weight in one.people.items() if name in other.people)
    surnames = {last for _, last in one.people} & {last for _, last in other.people}
    ages = one.ages & other.ages
    town, near, elsewhere = _towns(one, other)
    shared = one.days & other.days
    apart = abs(one.published - other.published) if one.published and other.published else None
    return (
        cosine(one.words, other.words),
        cosine(one.names, other.names),
        _held(one.names, other.names),
        cosine(one.pairs, other.pairs),
        max(cosine(one.lead, other.words), cosine(other.lead, one.words)),
        cosine(one.lead, other.lead),
        min(_met(one.lead_names, other.names), _met(other.lead_names, one.names)),
        math.log1p(people),
        math.log1p(len(one.officials & other.officials)),
        float(bool(one.people) and bool(other.people) and not surnames),
        len(one.numbers & other.numbers) / math.sqrt((1 + len(one.numbers)) * (1 + len(other.numbers))),
        len(ages) / math.sqrt((1 + len(one.ages)) * (1 + len(other.ages))),
        float(bool(one.ages) and bool(other.ages) and not ages),
        town,
        near,
        elsewhere,
        float(bool(one.countries) and bool(other.countries) and not one.countries & other.countries),
        math.log1p(apart) if apart is not None else 0.0,
        math.log1p(apart) if apart is not None and people else 0.0,
        float(apart is not None and apart <= NEAR_DAYS),
        float(apart is None),
        float(bool(shared)),
        float(bool(shared - {one.published, other.published})),
        float(bool(one.days) and bool(other.days) and not shared),
    )


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1."""
    return math.fsum([one[item] * other[item] for item in one.keys() & other.keys()])


def _held(one: Vector, other: Vector) -> float:
    """How much of what the shorter of two lists names the other names too, by squared weight."""
    if not one or not other:
        return 0.0
    shared = one.keys() & other.keys()
    return max(math.fsum(one[item] ** 2 for item in shared), math.fsum(other[item] ** 2 for item in shared))


def _met(opening: Vector, names: Vector) -> float:
    """How much of what a report opens with another names, by squared weight: little where the one is a side remark of
    the other. 0 where it opens with no name.
    """
    whole = math.fsum(weight**2 for weight in opening.values())
    return math.fsum(weight**2 for name, weight in opening.items() if name in names) / whole if whole else 0.0


def _towns(one: Profile, other: Profile) -> tuple[float, float, float]:
    """Whether two reports are about one town, neighbouring ones, different ones; all 0 where either names none."""
    if not one.main or not other.main:
        return 0.0, 0.0, 0.0
    if one.main.id == other.main.id:
        return 1.0, 0.0, 0.0
    if one.main.id in other.towns or other.main.id in one.towns:
        return 0.5, 0.0, 0.0
    apart_km = distance_km(one.main, other.main)
    near = apart_km is not None and apart_km <= NEAR_KM
    return 0.25 * bool(one.towns.keys() & other.towns.keys()), float(near), float(not near)
