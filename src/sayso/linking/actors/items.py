"""What is grouped: signatures with all their sightings, sightings that stand alone, and unnamed actors of copies."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from sayso.linking.actors.sightings import ActorProfile, Sighting, Signature, company_key
from sayso.linking.grouping import Pair
from sayso.model import Member


@dataclass(slots=True)
class Item:
    """Sightings that are one actor without a question: of one signature, or a single one where the name is ambiguous.

    `company`, `countries`: those of all their articles; `kin`: of all the sightings.
    """

    key: str
    signature: Signature
    sightings: list[Sighting] = field(default_factory=list[Sighting])
    articles: set[Member] = field(default_factory=set[Member])
    company: set[str] = field(default_factory=set[str])
    countries: set[str] = field(default_factory=set[str])
    kin: set[str] = field(default_factory=set[str])

    def add(self, sighting: Sighting, profile: ActorProfile) -> None:
        """Take in one more sighting."""
        self.sightings.append(sighting)
        self.articles.add(profile.member)
        self.company |= profile.company
        self.countries |= profile.countries
        self.kin |= sighting.kin

    def shares(self, other: "Item") -> set[str]:
        """What articles of both name, and few others; not the two themselves."""
        return (self.company & other.company) - {company_key(self.signature), company_key(other.signature)}


@dataclass(slots=True)
class Items:
    """All items by key, and in which item each actor is. Unnamed actors are in none until `of` is asked for one."""

    by_key: dict[str, Item]
    homes: dict[Member, str]

    def of(self, actor: Member) -> str:
        """The key of the item that an actor is in; an unnamed actor is one by itself."""
        return self.homes.get(actor) or alone_key(actor)


def gather_items(profiles: Sequence[ActorProfile], decided: Set[Member]) -> Items:
    """Every sighting in its item. Actors that people parted from others (`decided`) and ambiguous ones stand alone."""
    by_key: dict[str, Item] = {}
    homes: dict[Member, str] = {}
    for profile in profiles:
        for sighting in profile.sightings:
            alone = sighting.signature.ambiguous or sighting.member in decided
            key = alone_key(sighting.member) if alone else f"named {sighting.signature.key}"
            if key not in by_key:
                by_key[key] = Item(key=key, signature=sighting.signature)
            by_key[key].add(sighting, profile)
            homes[sighting.member] = key
    return Items(by_key=by_key, homes=homes)


def alone_key(actor: Member) -> str:
    """The key of an actor that stands alone."""
    return f"alone {actor.capture} {actor.article} {actor.actor}"


def pair_copies(profiles: Mapping[Member, ActorProfile], copies: Iterable[Pair[Member]]) -> Iterable[Pair[Member]]:
    """Actors of copies of one text, one to one: the first called so with the first called so, and so on.

    Where one text has more that are called so than the other, nobody can say which is which, and none is paired.
    """
    for one, other in copies:
        if one in profiles and other in profiles:
            left, right = _by_call(profiles[one]), _by_call(profiles[other])
            for called in left.keys() & right.keys():
                if len(left[called]) == len(right[called]):
                    yield from zip(left[called], right[called], strict=True)


def _by_call(profile: ActorProfile) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for kind, name, actor in profile.called:
        found.setdefault(f"{kind} {' '.join(name.casefold().split())}", []).append(actor)
    return found
