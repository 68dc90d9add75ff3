"""Actors over articles: those that linking or somebody calls one are told together, all others by their name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select

from sayso.model import Span
from sayso.record.database import Record
from sayso.record.event_index import EventIndex
from sayso.record.event_rows import ArticleHead
from sayso.record.identities import ActorKey, Identities, Identity
from sayso.record.keyset import at_keys
from sayso.record.queries import TABLES
from sayso.record.schema import captures, link_members
from sayso.wording import one_line, words_of

MOST = 60  # actors of one name whose articles are looked into
ACTORS, ALIASES, ROLES, RELATIONS, ATTRIBUTIONS = (
    TABLES[name] for name in ("actors", "actor_aliases", "actor_roles", "relations", "attributions")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCount:
    """A name, and in how many events it acts or is acted upon, and how many claims are its own."""

    name: str
    acts: int
    suffers: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFacts:
    """What the articles say of one actor, with how many of them say so. `keys` are where it is read from, here.

    `identity` is None for those who are told together by their name alone.
    """

    name: str
    identity: Identity | None
    ids: tuple[str, ...]
    keys: tuple[ActorKey, ...]
    articles: int
    kinds: dict[str, int]
    countries: dict[str, int]
    sectors: dict[str, int]
    aliases: dict[str, int]
    roles: tuple["RoleFact", ...]
    relations: tuple["RelationFact", ...]
    heads: tuple[ArticleHead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFact:
    """A role in the words of an article, and where it stands. `published` is the date of the article."""

    words: str
    of: str | None
    span: Span
    head: ArticleHead


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFact:
    """A relation that an article states; ids of the actors and their names. `articles` state it in these words."""

    kind: str
    status: str
    from_id: str
    from_name: str
    to_id: str
    to_name: str
    evidence: Span
    words: str
    head: ArticleHead
    articles: int = 1


def count_actors(record: Record, index: EventIndex) -> list[ActorCount]:
    """Every name that acts, is acted upon or speaks, those of most events first."""
    claim, actor = ATTRIBUTIONS.c, ACTORS.c
    same = and_(actor.capture_no == claim.capture_no, actor.article_no == claim.article_no, actor.id == claim.speaker)
    spoken = select(claim.capture_no, claim.article_no, claim.speaker, actor.name)
    name_of = index.identities.name_of
    with record.reading() as connection:
        rows = connection.execution_options(yield_per=1000).execute(spoken.select_from(ATTRIBUTIONS.join(ACTORS, same)))
        claims = Counter(name_of((row[0], row[1], row[2]), row[3]) for row in rows)
    acts, suffers = (_by_name(index, side) for side in ("doer", "recipient"))
    counts = [
        ActorCount(name=name, acts=acts[name], suffers=suffers[name], claims=claims[name])
        for name in {*acts, *suffers, *claims}
    ]
    return sorted(counts, key=lambda one: (-one.acts - one.suffers - one.claims, one.name))


def find_ids(record: Record, names: Sequence[str], identities: Identities) -> dict[str, tuple[str, str]]:
    """Of each name that an actor has the id of one, and what kind it is.

    One question for each name: a name may have thousands of actors, and any one of them will do.
    """
    called = select(ACTORS.c.id, ACTORS.c.kind).where(ACTORS.c.name == bindparam("wanted")).limit(1)
    known = select(ACTORS.c.id, ACTORS.c.kind).where(ACTORS.c.id == bindparam("wanted")).limit(1)
    found: dict[str, tuple[str, str]] = {}
    with record.reading() as connection:
        for name in names:
            identity = identities.by_name.get(name)
            wanted, value = (known, identity.actor) if identity else (called, name)
            row = connection.execute(wanted, {"wanted": value}).one_or_none()
            if row is not None:
                found[name] = (row.id, row.kind)
    return found


def read_actor(record: Record, actor_id: str, identities: Identities) -> ActorFacts | None:
    """The actor of this id with all that is known of whoever it is; None if there is no such id."""
    with record.reading() as connection:
        one = connection.execute(select(ACTORS).where(ACTORS.c.id == actor_id).limit(1)).one_or_none()
        if one is None:
            return None
        name = identities.name_of(_key(one), one.name)
        identity = identities.by_name.get(name)
        rows = _rows_of(connection, name, one.name, identity, identities)
        keys = [(row.capture_no, row.article_no, row.no) for row in rows]
        places = list(dict.fromkeys((row.capture_no, row.article_no) for row in rows))
        reader = _ArticleReader(connection, places)
        return ActorFacts(
            name=name,
            identity=identity,
            ids=tuple(dict.fromkeys(row.id for row in rows)),
            keys=tuple(_key(row) for row in rows),
            articles=identity.articles if identity else _count(connection, one.name),
            kinds=_counted(row.kind for row in rows),
            countries=_counted(row.country for row in rows),
            sectors=_counted(row.sector for row in rows),
            aliases=_other_names(name, rows, _below(connection, ALIASES, keys)),
            roles=tuple(sorted((reader.role(row) for row in _below(connection, ROLES, keys)), key=_when)),
            relations=tuple(_told_once(reader.relations({_key(row) for row in rows}))),
            heads=tuple(reader.heads.values()),
        )


def _rows_of(
    connection: Connection, name: str, called: str, identity: Identity | None, identities: Identities
) -> list[Any]:
    """The rows of the actors that are told under a name, MOST of them: those of the link, then those called so."""
    rows: list[Any] = []
    if identity and identity.link:
        member = link_members.c
        own = select(member.capture_no, member.article_no, member.part).where(member.link_id == identity.link)
        keys = [(row[0], row[1], row[2]) for row in connection.execute(own.order_by(member.no).limit(MOST))]
        place = [ACTORS.c.capture_no, ACTORS.c.article_no, ACTORS.c.id]
        rows += connection.execute(select(ACTORS).where(at_keys(place, keys)))
    so_called = select(ACTORS).where(ACTORS.c.name == called).order_by(*ACTORS.primary_key).limit(MOST)
    rows += [row for row in connection.execute(so_called) if identities.name_of(_key(row), row.name) == name]
    return sorted(dict.fromkeys(rows[: 2 * MOST]), key=_key)[:MOST]


def _key(row: Any) -> ActorKey:
    return row.capture_no, row.article_no, row.id


def _count(connection: Connection, name: str) -> int:
    return int(connection.execute(select(func.count()).select_from(ACTORS).where(ACTORS.c.name == name)).scalar_one())


def _other_names(name: str, rows: Sequence[Any], aliases: Sequence[Any]) -> dict[str, int]:
    """What else the actor is called, with the number of articles that call it so."""
    words = [one_line(row.name) for row in rows] + [one_line(row.word) for row in aliases]
    return {word: number for word, number in Counter(words).most_common() if word != name}


def _told_once(relations: Iterable[RelationFact]) -> Iterable[RelationFact]:
    """Relations, those of several articles in the same words once."""
    told: dict[tuple[str, ...], RelationFact] = {}
    for one in relations:
        key = (one.kind, one.status, one.from_name, one.to_name, one.words)
        known = told.get(key)
        told[key] = replace(known, articles=known.articles + 1) if known else one
    return told.values()


def _when(role: RoleFact) -> tuple[str, str]:
    return role.head.published or "~", role.words


class _ArticleReader:
    """Words and names of a few articles, each text read once."""

    def __init__(self, connection: Connection, places: Sequence[tuple[int, int]]) -> None:
        self._connection = connection
        article = TABLES["articles"]
        of = select(article, captures.c.id.label("capture_id")).join_from(article, captures)
        rows = list(connection.execute(of.where(at_keys([article.c.capture_no, article.c.no], places))))
        nos = {row.capture_no for row in rows}
        texts = connection.execute(select(captures.c.no, captures.c.text).where(captures.c.no.in_(nos)))
        self.texts = {row.no: row.text or "" for row in texts}
        self.heads = {(row.capture_no, row.no): self._head(row) for row in rows}
        self._names: dict[tuple[int, int, str], str] = {}
        named = select(ACTORS.c.capture_no, ACTORS.c.article_no, ACTORS.c.id, ACTORS.c.name)
        for row in connection.execute(named.where(at_keys([ACTORS.c.capture_no, ACTORS.c.article_no], places))):
            self._names[row.capture_no, row.article_no, row.id] = one_line(row.name)

    def role(self, row: Any) -> RoleFact:
        """A row of the roles, in words."""
        span = Span(row.text_start, row.text_end)
        place = (row.capture_no, row.article_no)
        return RoleFact(
            words=words_of(self.texts[row.capture_no], span),
            of=self._names.get((*place, row.of or "")),
            span=span,
            head=self.heads[place],
        )

    def relations(self, keys: set[ActorKey]) -> Iterable[RelationFact]:
        """The relations that these actors have in their articles."""
        relation = RELATIONS.c
        places = sorted({key[:2] for key in keys})
        wanted = select(RELATIONS).where(at_keys([relation.capture_no, relation.article_no], places))
        for row in self._connection.execute(wanted.order_by(*RELATIONS.primary_key)):
            place = (row.capture_no, row.article_no)
            if not keys.isdisjoint([(*place, row.from_actor), (*place, row.to_actor)]):
                evidence = Span(row.evidence_start, row.evidence_end)
                yield RelationFact(
                    kind=row.kind, status=row.status,
                    from_id=row.from_actor, from_name=self._names.get((*place, row.from_actor), ""),
                    to_id=row.to_actor, to_name=self._names.get((*place, row.to_actor), ""),
                    evidence=evidence, words=words_of(self.texts[row.capture_no], evidence), head=self.heads[place],
                )  # fmt: skip

    def _head(self, row: Any) -> ArticleHead:
        title = Span(row.title_start, row.title_end) if row.title_start is not None else None
        return ArticleHead(
            capture=row.capture_id, article=row.id, title=words_of(self.texts[row.capture_no], title),
            publisher=row.publisher, agency=row.agency, published=row.published_value or row.published_earliest,
        )  # fmt: skip


def _by_name(index: EventIndex, side: str) -> Counter[str]:
    column = index.columns[side]
    return Counter(dict(zip(column.values, column.counts().tolist(), strict=True)))


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    return dict(Counter(one_line(value) for value in values if value).most_common())


def _below(connection: Connection, table: Any, keys: Sequence[tuple[int, int, int]]) -> list[Any]:
    owner = at_keys([table.c.capture_no, table.c.article_no, table.c.actor_no], keys)
    return list(connection.execute(select(table).where(owner).order_by(*table.primary_key)))
