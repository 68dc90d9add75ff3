"""Who is who over the articles of a record, as linking and people say: one name for all spellings of one actor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from sayso.record.database import Record
from sayso.record.keyset import at_keys
from sayso.record.queries import TABLES
from sayso.record.schema import link_members, links
from sayso.wording import one_line

ActorKey = tuple[int, int, str]
"""Numbers of a capture and of an article in it, and the id of an actor there."""
SLICE = 300
ACTORS = TABLES["actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An actor over all articles that name it. `name` is its own: where two are called alike, the second has a number.

    `spellings` are its other names, `actor` is the id of one of its members, `link` that of the link that says that
    they are one (None: it stands alone), and `doubts` are the names of those that it may be one with, as nobody can
    say. `articles` name it.
    """

    name: str
    spellings: tuple[str, ...] = ()
    actor: str
    link: str | None = None
    articles: int = 1
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Those that linking or somebody has judged; whoever is in none is known by the name that its article has."""

    by_name: dict[str, Identity] = field(default_factory=dict[str, Identity])
    _names: dict[ActorKey, str] = field(default_factory=dict[ActorKey, str], repr=False)

    def name_of(self, key: ActorKey, name: str) -> str:
        """What the actor is told under, which its article calls `name`."""
        return self._names.get(key) or one_line(name)

    def spelled(self) -> dict[str, list[str]]:
        """The names by every other spelling of theirs, which is in small letters."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.by_name.values():
            for spelling in one.spellings:
                found[spelling.casefold()].append(one.name)
        return dict(found)


def read_identities(record: Record) -> Identities:
    """Every judgement on who is who that stands in the links of the record."""
    with record.reading() as connection:
        members = _members(connection)
        called = links.c.body["name"].as_string(), links.c.body["aliases"]
        heads = connection.execute(
            select(links.c.id, links.c.relation, *called).where(links.c.kind == "actor").order_by(links.c.id)
        )
        listed = [(one, how, one_line(name), tuple(map(one_line, also or ()))) for one, how, name, also in heads]
        same = [(link, name, also) for link, how, name, also in listed if how == "same"]
        same.sort(key=lambda one: (-len(members[one[0]]), one[0]))
        by_name: dict[str, Identity] = {}
        names: dict[ActorKey, str] = {}
        for link, name, also in same:
            own = _free(name, by_name)
            articles = len({key[:2] for key in members[link]})
            by_name[own] = Identity(name=own, spellings=also, actor=members[link][0][2], link=link, articles=articles)
            names |= dict.fromkeys(members[link], own)
        open_ones = [(members[link], how) for link, how, _, _ in listed if how != "same"]
        _name_apart(connection, [held for held, _ in open_ones], by_name, names)
    for held, how in open_ones:
        if how == "undecided":
            _doubt(dict.fromkeys(names[key] for key in held), by_name)
    return Identities(by_name=by_name, _names=names)


def _members(connection: Connection) -> defaultdict[str, list[ActorKey]]:
    found: defaultdict[str, list[ActorKey]] = defaultdict(list)
    member = link_members.c
    wanted = select(member.link_id, member.capture_no, member.article_no, member.part)
    wanted = wanted.join_from(link_members, links).where(links.c.kind == "actor", member.part.is_not(None))
    for link, *key in connection.execute(wanted.order_by(member.link_id, member.no)):
        found[link].append((key[0], key[1], key[2]))
    return found


def _name_apart(
    connection: Connection,
    judged: Iterable[list[ActorKey]],
    by_name: dict[str, Identity],
    names: dict[ActorKey, str],
) -> None:
    """Names for those that are told apart from somebody, or may be somebody, and are otherwise alone."""
    alone = list(dict.fromkeys(key for held in judged for key in held if key not in names))
    called = dict(_called(connection, alone))
    for key in alone:
        own = _free(called.get(key, key[2]), by_name)
        by_name[own] = Identity(name=own, actor=key[2])
        names[key] = own


def _called(connection: Connection, keys: list[ActorKey]) -> Iterator[tuple[ActorKey, str]]:
    own = [ACTORS.c.capture_no, ACTORS.c.article_no, ACTORS.c.id]
    for first in range(0, len(keys), SLICE):
        for row in connection.execute(select(*own, ACTORS.c.name).where(at_keys(own, keys[first : first + SLICE]))):
            yield (row.capture_no, row.article_no, row.id), one_line(row.name)


def _free(name: str, taken: Mapping[str, Identity]) -> str:
    """The name, with a number if another has it."""
    if name not in taken:
        return name
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


def _doubt(names: Iterable[str], by_name: dict[str, Identity]) -> None:
    pair = list(names)
    for name in pair:
        others = (*by_name[name].doubts, *(other for other in pair if other != name))
        by_name[name] = replace(by_name[name], doubts=tuple(dict.fromkeys(others)))
