"""Actors as single articles tell of them, ready for comparison with those of other articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.lang.identity import IdentityWords
from sayso.linking.actors.names import Name, name_of
from sayso.linking.actors.sounds import ALIKE, compare_words
from sayso.linking.reports import Report, ReportedActor
from sayso.model import Member
from sayso.model.vocabulary import ActorKind

ONE_WORD = 1
TOWN = "town "  # begins the keys of places among the company


@dataclass(frozen=True, slots=True)
class Signature:
    """What an article tells of a named actor that holds elsewhere too; equal ones have an equal `key`.

    `names` (none of a state) are its name and those that it does not contain ("Abu Omar", also known as). `kind` is
    `unknown` where coding rests on nothing but a word's looks. `state`: ISO 3166-1 alpha-2 of a state that is the
    actor. `ambiguous`: many share such a name (a surname, a body of no stated country), so that only the company it is
    named in tells.
    """

    key: str
    names: tuple[Name, ...]
    kind: ActorKind
    country: str | None
    sector: str | None
    state: str | None
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """A named actor of one article. `kin` are the keys of named actors that it leads, belongs to, is allied with.

    `crowded`: another actor of the article has this name as a part of its own, so that the two are not one.
    """

    member: Member
    name: str
    aliases: tuple[str, ...]
    signature: Signature
    mentions: int
    kin: frozenset[str]
    crowded: bool


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """The actors of one article.

    `company`: keys of what few articles name: actors with a full name, towns; `countries` those that it tells of.
    `called`: all actors, also the unnamed, with kind and name, in order: copies are paired by it.
    """

    member: Member
    sightings: tuple[Sighting, ...]
    company: frozenset[str]
    countries: frozenset[str]
    called: tuple[tuple[ActorKind, str, Member], ...]


def read_actors(report: Report, words: IdentityWords) -> ActorProfile:
    """The actors of a report, read once for all comparisons."""
    read = {actor.id: _signature(actor, words) for actor in report.actors}
    named = {actor: signature for actor, signature in read.items() if signature}
    kin = _kin(report, named)
    towns = {
        f"{TOWN}{place.geonames_id}"
        for place in report.places
        if place.geonames_id and _is_town(place.kind, place.name, words)
    }
    countries = {signature.state or signature.country for signature in named.values()}
    countries |= {place.country for place in report.places}
    return ActorProfile(
        member=report.member,
        sightings=tuple(
            Sighting(
                member=_member(report, actor),
                name=actor.name,
                aliases=actor.aliases,
                signature=named[actor.id],
                mentions=actor.mentions,
                kin=frozenset(kin.get(actor.id, ())),
                crowded=_is_crowded(named[actor.id], named.values(), words),
            )
            for actor in report.actors
            if actor.id in named
        ),
        company=frozenset(towns | {company_key(signature) for signature in named.values() if _tells(signature, words)}),
        countries=frozenset(country for country in countries if country),
        called=tuple((actor.kind, actor.name, _member(report, actor)) for actor in report.actors),
    )


def company_key(signature: Signature) -> str:
    """One key for all spellings of a name: other actors are known by the company of this one."""
    name = signature.names[0]
    if name.known is not None:
        return f"body {name.known}"
    return name.words[0].text if len(name.words) == ONE_WORD else " ".join(word.skeleton for word in name.words)


def _member(report: Report, actor: ReportedActor) -> Member:
    return Member(capture=report.member.capture, article=report.member.article, actor=actor.id)


def _is_town(kind: str | None, name: str, words: IdentityWords) -> bool:
    return kind in ("settlement", "admin2") and name not in words.actors.seats


def _tells(signature: Signature, words: IdentityWords) -> bool:
    """Whether being named together with this actor says something: not with a state, an agency, a surname."""
    if signature.state or signature.ambiguous or signature.sector == "JRN":
        return False
    return " ".join(signature.names[0].key) not in words.everywhere


def _signature(actor: ReportedActor, words: IdentityWords) -> Signature | None:
    if actor.kind == "state" and actor.country:
        return Signature(
            key=f"state {actor.country}",
            names=(),
            kind="state",
            country=actor.country,
            sector=None,
            state=actor.country,
            ambiguous=False,
        )
    if actor.name.islower():  # "gunmen"
        return None
    first = name_of(actor.name, words, actor.kind)
    if first.reading == "common" or not first.words:
        return None
    names = (first, *_others(first, actor, words))
    kind = _firm_kind(first, names, actor, words)
    country = actor.country or first.nation
    sector = actor.sector if actor.roles or kind != "person" else None
    told = (kind, country or "", sector or "", *sorted({" ".join(name.key) + name.suffix for name in names}))
    return Signature(
        key="|".join((" ".join(first.key), *told)),
        names=names,
        kind=kind,
        country=country,
        sector=sector,
        state=None,
        ambiguous=_is_ambiguous(first, kind, country, words),
    )


def _others(first: Name, actor: ReportedActor, words: IdentityWords) -> Iterator[Name]:
    """Aliases that are names of their own, and no short forms of the first."""
    held = {word.text for word in first.words}
    for alias in sorted(set(actor.aliases)):
        name = name_of(alias, words, actor.kind)
        if name.reading != "common" and name.words and not {word.text for word in name.words} <= held:
            yield name


def _firm_kind(first: Name, names: tuple[Name, ...], actor: ReportedActor, words: IdentityWords) -> ActorKind:
    """The kind, where more than the looks of one word speaks for it."""
    if first.known is not None:
        return "organization"
    if first.reading == "person":
        given = first.words[0].text in words.actors.given_names or _has_kunya(first, words)
        if actor.kind == "person" and (
            actor.roles or actor.country or len(names) > 1 or (given and len(first.words) > 1)
        ):
            return "person"
        return "unknown"
    if actor.kind in ("organization", "group") and (
        len(first.words) > 1 or first.bodies or actor.sector or actor.roles
    ):
        return "organization"
    return "unknown"


def _has_kunya(name: Name, words: IdentityWords) -> bool:
    return any(part.casefold() in words.lists.parts.kunyas for part in name.text.split())


def _is_ambiguous(name: Name, kind: ActorKind, country: str | None, words: IdentityWords) -> bool:
    if name.known is not None:
        return False
    if name.reading == "institution":
        return country is None
    if name.reading != "person" and kind == "organization":
        return False
    given = words.actors.given_names
    if len(name.words) == ONE_WORD:
        return name.reading == "person" or name.words[0].text in given or len(name.words[0].text) < 3
    last = name.words[-1].text
    return (
        len(name.words) == 2
        and last in words.many_bear
        and (name.words[0].text in given or len(name.words[0].text) == 1)
    )


def _is_crowded(signature: Signature, others: Iterable[Signature], words: IdentityWords) -> bool:
    if signature.state or len(signature.names[0].words) != ONE_WORD:
        return False
    word = signature.names[0].words[0]
    longer = (other.names[0] for other in others if other.key != signature.key and not other.state)
    ends = (end for other in longer if other.reading == "person" for end in (other.words[0], other.words[-1]))
    return any(word.skeleton == end.skeleton and compare_words(word, end, words) >= ALIKE for end in ends)


def _kin(report: Report, named: dict[str, Signature]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for relation in report.relations:
        if relation.kind == "opposed_to":
            continue
        for one, other in ((relation.from_actor, relation.to_actor), (relation.to_actor, relation.from_actor)):
            if one in named and other in named and not named[other].state:
                found.setdefault(one, set()).add(company_key(named[other]))
    return found
