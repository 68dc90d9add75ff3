"""Keys: which reports may tell of one happening. Those that share none are never compared."""

from collections.abc import Iterator
from itertools import combinations

from sayso.lang.rarity import Rarity
from sayso.linking.events.profiles import Profile, Vector

NAMES, ROWS, TOWNS = 12, 10, 3  # of each, the most telling ones
ENOUGH = 10.0  # nats of two names together, in reports of one time
PLENTY = 13.0  # the same whenever they are published
SPAN = 8  # days that are one time; each report is of two, so that neighbours meet
RARE = 0.85  # of the most that two words of a name can tell
DATED = 2  # an event is of a day if its interval is no longer (days)


def event_keys(profile: Profile, rarity: Rarity) -> frozenset[str]:
    """Reports that share one of these are worth comparing.

    Two rare names together; two that are less rare, at one time; a town at one time, or with a day that is named; a
    person named in full; and a kind of event in one place on one day or the next.
    """
    times = _times(profile)
    return frozenset(
        [
            *_name_keys(profile, rarity, times),
            *_town_keys(profile, times),
            *_day_keys(profile),
            *_person_keys(profile),
            *_event_keys(profile),
        ]
    )


def _name_keys(profile: Profile, rarity: Rarity, times: list[str]) -> Iterator[str]:
    pairs = [f"{one} {other}" for one, other in combinations(sorted(_most(profile.names, NAMES)), 2)]
    for pair in (*pairs, *_most(profile.pairs, ROWS)):
        told = sum(map(rarity.of, pair.split()))
        if told >= PLENTY:
            yield pair
        elif told >= ENOUGH:
            yield from (f"{pair} {time}" for time in times)


def _town_keys(profile: Profile, times: list[str]) -> Iterator[str]:
    if profile.published is not None:
        for town in sorted(profile.towns, key=lambda town: (-profile.towns[town], town))[:TOWNS]:
            yield from (f"town {town} {time}" for time in times)


def _day_keys(profile: Profile) -> Iterator[str]:
    """The main town with each day named: a later report looks back to the day it was."""
    if profile.main is not None:
        yield from (f"day {profile.main.id} {day}" for day in profile.days)


def _person_keys(profile: Profile) -> Iterator[str]:
    """The persons of rare names who hold no office."""
    for (initial, last), rare in profile.people.items():
        if rare >= RARE:
            yield f"person {initial} {last}"


def _event_keys(profile: Profile) -> Iterator[str]:
    for event in profile.events:
        if event.days and event.place is not None and event.days[1] - event.days[0] <= DATED:
            for day in range(event.days[0], event.days[1] + 2):
                yield f"{event.type} {event.place} {day}"


def _times(profile: Profile) -> list[str]:
    if profile.published is None:
        return ["undated"]
    return [str(profile.published // SPAN), str(profile.published // SPAN + 1)]


def _most(vector: Vector, count: int) -> list[str]:
    return sorted(vector, key=lambda item: (-vector[item], item))[:count]
