"""Choosing the place that a name means: by its size, by what the text says contains it, and by its neighbours.

All mentions of a name in an article mean one place. Countries, provinces and districts that the article names, and
those in which other names of the article can lie, speak for the places in them: the toponyms of an article lie together
(Leidner 2007; the "state shared by the names" of local papers, Lieberman, Samet, Sankaranarayanan 2010).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import cos, exp, hypot, log1p, log10, radians

from sayso.coding.places.folding import fold
from sayso.coding.places.gazetteer import Entry
from sayso.coding.places.mentions import Mention
from sayso.lang.places import PlaceWords

_ROUNDS = 3
_KM_A_DEGREE = 111.2
_CONSIDERED = 60
"""Candidates of a name that are weighed, the largest."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a candidate, in tenfold populations."""

    country: float = 9.0
    region: float = 9.0
    province: float = 0.0
    district: float = -2.5
    capital: float = 1.0
    level: float = 2.0
    container: float = 8.0
    same_country: float = 1.2
    same_province: float = 2.0
    same_district: float = 2.0
    nearby: float = 1.5
    reach_km: float = 200.0
    sharpness: float = 1.5


WEIGHTS = Weights()


@dataclass(slots=True)
class _Name:
    """One name of an article, with its candidates and how likely each is."""

    mentions: list[int]
    candidates: list[Entry]
    priors: list[float]
    shares: list[float] = field(default_factory=list[float])


def resolve_mentions(mentions: list[Mention], words: PlaceWords, weights: Weights = WEIGHTS) -> list[Entry | None]:
    """The place of each mention; None for a name that the gazetteer has not."""
    names = _names(mentions, words, weights)
    for name in names:
        name.shares = _shares(name.priors, weights)
    for _ in range(_ROUNDS):
        votes = _Votes(names)
        for name in names:
            scores = [
                prior
                + votes.support(name, candidate, weights)
                + weights.nearby * log1p(_nearby(name, candidate, names, weights))
                for prior, candidate in zip(name.priors, name.candidates, strict=True)
            ]
            name.shares = _shares(scores, weights)
    resolved: list[Entry | None] = [None] * len(mentions)
    for name in names:
        best = max(zip(name.shares, name.candidates, strict=True), key=lambda pair: pair[0])[1]
        for number in name.mentions:
            resolved[number] = best
    return resolved


def _names(mentions: list[Mention], words: PlaceWords, weights: Weights) -> list[_Name]:
    grouped: dict[tuple[str, bool, bool], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.entries:
            governed = mention.level in ("province", "district")  # "Aleppo province" is not the city of Aleppo
            grouped[fold(mention.name), mention.use == "adjective", governed].append(number)
    names: list[_Name] = []
    for numbers in grouped.values():
        entries = {id_: entry for number in numbers for entry in mentions[number].entries if (id_ := _key(entry))}
        largest = sorted(entries.values(), key=lambda entry: -entry.population)[:_CONSIDERED]
        held = [outer for number in numbers for outer in _containers(mentions, number)]
        extra = [entry for entry in entries.values() if any(_inside(entry, outer) for outer in held)]
        candidates = list({_key(entry): entry for entry in largest + extra}.values())
        levels = Counter(mentions[number].level for number in numbers)
        priors = [_prior(entry, candidates, levels, words, weights) for entry in candidates]
        if held:
            priors = [
                prior + (weights.container if any(_inside(entry, outer) for outer in held) else 0)
                for prior, entry in zip(priors, candidates, strict=True)
            ]
        names.append(_Name(mentions=numbers, candidates=candidates, priors=priors))
    return names


def _key(entry: Entry) -> tuple[str, int | str]:
    return entry.kind, entry.geonames_id or entry.name


def _containers(mentions: list[Mention], number: int) -> list[Entry]:
    container = mentions[number].container
    if container is None:
        return []
    return [entry for entry in mentions[container].entries if entry.kind in ("country", "admin1", "admin2")]


def _inside(inner: Entry, outer: Entry) -> bool:
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "admin1":
        return inner.admin1 == outer.admin1 and inner.kind != "admin1"
    return outer.kind == "admin2" and inner.admin2 == outer.admin2 and inner.kind == "settlement"


def _prior(
    entry: Entry, candidates: list[Entry], levels: Counter[str | None], words: PlaceWords, weights: Weights
) -> float:
    if entry.kind == "country":
        return weights.country
    if entry.kind == "region":
        return weights.region
    score = log10(entry.population + 10)
    if entry.kind == "settlement":
        if words.capitals.get(entry.country or "") == entry.name:
            score += weights.capital
        return score + (weights.level if levels["settlement"] else 0)
    score += weights.province if entry.kind == "admin1" else weights.district
    if levels["province"] or levels["district"]:
        return score + weights.level
    if any(_inside(other, entry) and 4 * other.population > entry.population for other in candidates):
        score = min(score, -1.0)  # the city, not the province that is named after it
    return score


def _shares(scores: list[float], weights: Weights) -> list[float]:
    best = max(scores)
    powers = [exp(weights.sharpness * (score - best)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _nearby(name: _Name, entry: Entry, names: list[_Name], weights: Weights) -> float:
    """How many other names of the article lie near a candidate, each as far as it is likely, less with the distance."""
    if entry.lat is None or entry.lon is None or entry.kind not in ("settlement", "admin2"):
        return 0.0
    narrowing = cos(radians(entry.lat))
    total = 0.0
    for other in names:
        if other is name:
            continue
        best = 0.0
        for share, candidate in zip(other.shares, other.candidates, strict=True):
            if (
                share <= best
                or candidate.lat is None
                or candidate.lon is None
                or candidate.kind not in ("settlement", "admin2")
            ):
                continue
            north, east = candidate.lat - entry.lat, (candidate.lon - entry.lon) * narrowing
            distance_km = _KM_A_DEGREE * hypot(north, east)
            best = max(best, share * exp(-distance_km / weights.reach_km))
        total += best
    return total


class _Votes:
    """How many names of the article lie in each country, province and district."""

    def __init__(self, names: list[_Name]) -> None:
        self._of: dict[int, tuple[dict[str, float], dict[str, float], dict[str, float]]] = {}
        self._all: tuple[dict[str, float], dict[str, float], dict[str, float]] = ({}, {}, {})
        for name in names:
            own: tuple[dict[str, float], dict[str, float], dict[str, float]] = ({}, {}, {})
            weight = 1 + 0.3 * min(len(name.mentions) - 1, 5)
            for share, entry in zip(name.shares, name.candidates, strict=True):
                for table, code in zip(own, (entry.country, entry.admin1, entry.admin2), strict=True):
                    if code:
                        table[code] = table.get(code, 0.0) + weight * share
            self._of[id(name)] = own
            for table, mine in zip(self._all, own, strict=True):
                for code, vote in mine.items():
                    table[code] = table.get(code, 0.0) + vote

    def support(self, name: _Name, entry: Entry, weights: Weights) -> float:
        """What the other names say for a candidate of this one."""
        total = 0.0
        own = self._of[id(name)]
        each = (
            (entry.country, weights.same_country),
            (entry.admin1, weights.same_province),
            (entry.admin2, weights.same_district),
        )
        for table, mine, (code, weight) in zip(self._all, own, each, strict=True):
            if code:
                total += weight * log1p(max(0.0, table.get(code, 0.0) - mine.get(code, 0.0)))
        return total
