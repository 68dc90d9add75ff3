"""Actors: who acts, is acted upon and speaks, and what the articles say of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from sayso.record.actor_pages import ActorCount, ActorFacts, RoleFact, find_ids, read_actor
from sayso.record.columns import Mask
from sayso.record.event_index import Asked, EventIndex
from sayso.record.event_rows import EventRow
from sayso.record.identities import Identities
from sayso.record.link_pages import find_links_of
from sayso.record.lists import ClaimRow, Page, read_claims, read_claims_about, read_claims_of
from sayso.web.query import BadRequestError, Query
from sayso.web.site import Answer, Site
from sayso.web.wrong import NotFoundError

PAGE = 100
EVENTS = 25
CLAIMS = 15
IDENTITIES = 12  # other actors of one link that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """A name with its numbers, the id of one actor who is called so (None: the words of a text) and its kind.

    `spellings` are its other names, `doubts` the names of those that it may be one with.
    """

    count: ActorCount
    id: str | None
    kind: str | None
    spellings: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage:
    """Names by how often they act, are acted upon and speak."""

    rows: tuple[ActorRow, ...]
    words: str
    after: str
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Some of the events of an actor on one side, and how many there are."""

    side: str
    rows: tuple[EventRow, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityLink:
    """What linking or somebody says of who is who. `others` are ids of members that are not called like this actor."""

    judgement: str
    name: str
    aliases: tuple[str, ...]
    by: str
    score: float
    reasons: tuple[str, ...]
    members: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpell:
    """A role in some words, with the dates of the first and the last article that gives it (None: not known)."""

    words: str
    of: str | None
    first: str | None
    last: str | None
    articles: int
    shown: RoleFact


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """All that is known of one actor. `roles` are those of `facts`, each told once."""

    facts: ActorFacts
    roles: tuple[RoleSpell, ...]
    deeds: tuple[Deeds, ...]
    claims: tuple[ClaimRow, ...]
    more_claims: bool
    claims_about: tuple[ClaimRow, ...]
    identities: tuple[IdentityLink, ...]


def show_actors(site: Site, request: Request, query: Query) -> Answer:
    """`/actors`: names, those of most events first."""
    snapshot = site.snapshot()
    listed, identities = snapshot.actors, snapshot.index.identities
    words = query.one("q")
    after = query.one("after")
    if after and not after.isdecimal():
        raise BadRequestError(f"{after!r} is no place in the list; begin at its first page")
    start = min(int(after or 0), len(listed)) if len(after) < 12 else len(listed)
    found: list[ActorCount] = []
    at = start
    folded = words.casefold()
    while at < len(listed) and len(found) < PAGE:
        if _is_called(listed[at].name, folded, identities):
            found.append(listed[at])
        at += 1
    ids = find_ids(site.record, [one.name for one in found], identities)
    rows = tuple(_row(one, ids.get(one.name), identities) for one in found)
    page = ActorsPage(rows=rows, words=words, after=str(at) if at < len(listed) else "", whole=len(listed))
    return Answer(template="actors.html", title="Actors", data=page)


def show_actor(site: Site, request: Request, query: Query) -> Answer:
    """`/actors/ID`: aliases, roles, relations, events and claims of whoever this is, over all articles."""
    index = site.snapshot().index
    facts = read_actor(site.record, request.path_params["id"], index.identities)
    if facts is None:
        raise NotFoundError("the record holds no such actor", hint="it may have been coded anew, under another id")
    claims = claims_by(site, facts.name, limit=CLAIMS, after="", before="")
    deeds = tuple(_deeds(site, index, side, facts.name) for side in ("doer", "recipient", "speaker"))
    page = ActorPage(
        facts=facts,
        roles=tuple(_roles(facts.roles)),
        deeds=deeds,
        claims=tuple(claims.rows),
        more_claims=bool(claims.after),
        claims_about=tuple(read_claims_about(site.record, facts.keys, CLAIMS)),
        identities=tuple(_identities(site, facts)),
    )
    return Answer(template="actor.html", title=facts.name, data=page)


def claims_by(site: Site, name: str, **asked: Any) -> Page:
    """The claims of whoever is told under a name: of all its spellings, where linking knows them."""
    identity = site.snapshot().index.identities.by_name.get(name)
    if identity and identity.link:
        return read_claims_of(site.record, identity.link, **asked)
    return read_claims(site.record, speaker=name, **asked)


def _row(one: ActorCount, known: tuple[str, str] | None, identities: Identities) -> ActorRow:
    identity = identities.by_name.get(one.name)
    return ActorRow(
        count=one,
        id=known[0] if known else None,
        kind=known[1] if known else None,
        spellings=identity.spellings if identity else (),
        doubts=identity.doubts if identity else (),
    )


def _is_called(name: str, words: str, identities: Identities) -> bool:
    """Whether a name, or another spelling of it, holds words in small letters."""
    identity = identities.by_name.get(name)
    return any(words in one.casefold() for one in (name, *(identity.spellings if identity else ())))


def _roles(roles: Iterable[RoleFact]) -> Iterator[RoleSpell]:
    """Roles in the order of the date on which an article first gives them; the undated ones last."""
    told: dict[tuple[str, str | None], list[RoleFact]] = {}
    for role in roles:
        told.setdefault((role.words.casefold(), role.of), []).append(role)
    for same in told.values():
        dates = [role.head.published for role in same if role.head.published]
        yield RoleSpell(
            words=same[0].words, of=same[0].of, first=min(dates, default=None), last=max(dates, default=None),
            articles=len({role.head.article for role in same}), shown=same[0],
        )  # fmt: skip


def _identities(site: Site, facts: ActorFacts) -> Iterator[IdentityLink]:
    for link in find_links_of(site.record, facts.ids[:IDENTITIES], "actor"):
        others = dict.fromkeys(member.actor for member in link.members if member.actor not in facts.ids)
        body = link.body
        yield IdentityLink(
            judgement=body["judgement"], name=body["name"], aliases=tuple(body["aliases"]), by=body["by"],
            score=body["score"], reasons=tuple(body["reasons"]), members=len(link.members),
            others=tuple(name for name in others if name)[:IDENTITIES],
        )  # fmt: skip


def _deeds(site: Site, index: EventIndex, side: str, name: str) -> Deeds:
    mask: Mask = index.all_of(index.masks(Asked(values={side: (name,)})))
    if not _is_known(index, side, name):
        mask = mask & False
    rows = index.page(mask, "when", EVENTS)
    found = site.rows([index.keys[row] for row in rows])
    return Deeds(side=side, rows=tuple(found), count=int(mask.sum()))


def _is_known(index: EventIndex, side: str, name: str) -> bool:
    """Whether somebody is called just so: names that only hold the words are others."""
    column = index.columns[side]
    return any(column.values[code].casefold() == name.casefold() for code in column.find(name))
