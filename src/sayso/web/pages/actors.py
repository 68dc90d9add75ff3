"""Actors: who acts, is acted upon and speaks, and what the articles say of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request

from sayso.record.actor_pages import ActorCount, ActorFacts, find_ids, read_actor
from sayso.record.columns import Mask
from sayso.record.event_index import Asked, EventIndex
from sayso.record.event_rows import EventRow, read_event_rows
from sayso.record.link_pages import find_links_of
from sayso.record.lists import ClaimRow, read_claims
from sayso.web.query import BadRequestError, Query
from sayso.web.site import Answer, Site
from sayso.web.wrong import NotFoundError

PAGE = 100
EVENTS = 25
CLAIMS = 15
IDENTITIES = 12  # other actors of one link that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """A name with its numbers, the id of one actor who is called so (None: the words of a text) and its kind."""

    count: ActorCount
    id: str | None
    kind: str | None


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
class Identity:
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
class ActorPage:
    """All that is known under one name."""

    facts: ActorFacts
    deeds: tuple[Deeds, ...]
    claims: tuple[ClaimRow, ...]
    more_claims: bool
    identities: tuple[Identity, ...]


def show_actors(site: Site, request: Request, query: Query) -> Answer:
    """`/actors`: names, those of most events first."""
    listed = site.snapshot().actors
    words = query.one("q")
    after = query.one("after")
    if after and not after.isdecimal():
        raise BadRequestError(f"{after!r} is no place in the list; begin at its first page")
    start = min(int(after or 0), len(listed)) if len(after) < 12 else len(listed)
    found: list[ActorCount] = []
    at = start
    folded = words.casefold()
    while at < len(listed) and len(found) < PAGE:
        if folded in listed[at].name.casefold():
            found.append(listed[at])
        at += 1
    ids = find_ids(site.record, [one.name for one in found])
    rows = tuple(
        ActorRow(count=one, id=ids[one.name][0] if one.name in ids else None, kind=ids.get(one.name, ("", None))[1])
        for one in found
    )
    page = ActorsPage(rows=rows, words=words, after=str(at) if at < len(listed) else "", whole=len(listed))
    return Answer(template="actors.html", title="Actors", data=page)


def show_actor(site: Site, request: Request, query: Query) -> Answer:
    """`/actors/ID`: aliases, roles, relations, events and claims of all actors that are called like this one."""
    facts = read_actor(site.record, request.path_params["id"])
    if facts is None:
        raise NotFoundError("the record holds no such actor", hint="it may have been coded anew, under another id")
    index = site.snapshot().index
    claims = read_claims(site.record, speaker=facts.name, limit=CLAIMS, after="", before="")
    deeds = tuple(_deeds(site, index, side, facts.name) for side in ("doer", "recipient", "speaker"))
    page = ActorPage(
        facts=facts,
        deeds=deeds,
        claims=tuple(claims.rows),
        more_claims=bool(claims.after),
        identities=tuple(_identities(site, facts)),
    )
    return Answer(template="actor.html", title=facts.name, data=page)


def _identities(site: Site, facts: ActorFacts) -> Iterator[Identity]:
    for link in find_links_of(site.record, facts.ids, "actor"):
        others = dict.fromkeys(member.actor for member in link.members if member.actor not in facts.ids)
        body = link.body
        yield Identity(
            judgement=body["judgement"], name=body["name"], aliases=tuple(body["aliases"]), by=body["by"],
            score=body["score"], reasons=tuple(body["reasons"]), members=len(link.members),
            others=tuple(name for name in others if name)[:IDENTITIES],
        )  # fmt: skip


def _deeds(site: Site, index: EventIndex, side: str, name: str) -> Deeds:
    mask: Mask = index.all_of(index.masks(Asked(values={side: (name,)})))
    if not _is_known(index, side, name):
        mask = mask & False
    rows = index.page(mask, "when", EVENTS)
    found = read_event_rows(site.record, [index.keys[row] for row in rows])
    return Deeds(side=side, rows=tuple(found), count=int(mask.sum()))


def _is_known(index: EventIndex, side: str, name: str) -> bool:
    """Whether somebody is called just so: names that only hold the words are others."""
    column = index.columns[side]
    return any(column.values[code].casefold() == name.casefold() for code in column.find(name))
