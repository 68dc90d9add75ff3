"""Keys: which reports may tell of one happening. Those that share none are never compared."""

from collections.abc import Iterator
from itertools import combinations

from sayso.lang.rarity import Rarity
from sayso.linking.events.profiles import Profile, Vector

NAMES, ROWS, TOWNS = 12, 10, 3  # of each, the most telling ones
ENOUGH = 10.0  # nats of two names together, in reports of one time
ENOUGH_UNDATED, OPENING = 8.0, 14  # the same where the time is not known, and of the rarest words that open a report
TRIPLED, PLENTY = 9, 18.0  # names of which three together tell enough for one season, and their nats
YEAR = 365  # days
SPAN, SEASON = 8, 60  # days that are one time; each report is of two, so that neighbours meet
RARE = 0.85  # of the most that two words of a name can tell
DATED = 2  # an event is of a day if its interval is no longer (days)


def event_keys(profile: Profile, rarity: Rarity) -> frozenset[str]:
    """Reports that share one of these are worth comparing.

    Three rare names together, or a person named in full, in one season; two rare names, or a town, at one time; a town
    with a day that is named; and a kind of event in one place on one day or the next. All are bound to time, for in a
    record of one war what is rare elsewhere is in every report.
    """
    times, seasons = _times(profile, SPAN), _seasons(profile)
    return frozenset(
        [
            *_name_keys(profile, rarity, times, seasons),
            *_town_keys(profile, times),
            *_day_keys(profile),
            *_person_keys(profile, seasons),
            *_event_keys(profile),
        ]
    )


def _name_keys(profile: Profile, rarity: Rarity, times: list[str], seasons: list[str]) -> Iterator[str]:
    names = _most({name: weight for name, weight in profile.names.items() if not name.isdigit()}, NAMES)
    pairs = [f"{one} {other}" for one, other in combinations(sorted(names), 2)]
    enough = ENOUGH
    if profile.published is None:  # such reports are few, and there is no time to know them by
        enough = ENOUGH_UNDATED
        pairs += [f"{one} {other}" for one, other in combinations(sorted(_most(profile.lead, OPENING)), 2)]
    for pair in (*pairs, *_most(profile.pairs, ROWS)):
        if sum(map(rarity.of, pair.split())) >= enough:
            yield from (f"{pair} {time}" for time in times)
    for held in combinations(sorted(names[:TRIPLED]), 3):
        if sum(map(rarity.of, held)) >= PLENTY:
            yield from (f"{' '.join(held)} {season}" for season in seasons)


def _town_keys(profile: Profile, times: list[str]) -> Iterator[str]:
    if profile.published is not None:
        for town in sorted(profile.towns, key=lambda town: (-profile.towns[town], town))[:TOWNS]:
            yield from (f"town {town} {time}" for time in times)


def _day_keys(profile: Profile) -> Iterator[str]:
    """The main town with each day named: a later report looks back to the day it was."""
    if profile.main is not None:
        yield from (f"day {profile.main.id} {day}" for day in profile.days)


def _person_keys(profile: Profile, seasons: list[str]) -> Iterator[str]:
    """The persons of rare names who hold no office."""
    for (initial, last), rare in profile.people.items():
        if rare >= RARE:
            yield from (f"person {initial} {last} {season}" for season in seasons)


def _event_keys(profile: Profile) -> Iterator[str]:
    for event in profile.events:
        if event.days and event.place is not None and event.days[1] - event.days[0] <= DATED:
            for day in range(event.days[0], event.days[1] + 2):
                yield f"{event.type} {event.place} {day}"


def _times(profile: Profile, span: int) -> list[str]:
    """The two times of `span` days that a report is of."""
    if profile.published is None:
        return ["undated"]
    return [f"{span}:{profile.published // span + next_one}" for next_one in (0, 1)]


def _seasons(profile: Profile) -> list[str]:
    """The seasons of a report; of one without a date those of the year after the first day that it can be of, or before
    the last.
    """
    first, last = profile.bounds
    if profile.published is not None or (first is None and last is None):
        return _times(profile, SEASON)
    if first is None:
        first = (last or 0) - YEAR
    last = min(first + YEAR, last if last is not None else first + YEAR)
    return [f"{SEASON}:{number}" for number in range(first // SEASON, last // SEASON + 1)]


def _most(vector: Vector, count: int) -> list[str]:
    return sorted(vector, key=lambda item: (-vector[item], item))[:count]
