"""Actors over articles, told together by their name: that two of one name are one is nobody's judgement yet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select

from sayso.model import Span
from sayso.record.database import Record
from sayso.record.event_index import EventIndex
from sayso.record.event_rows import ArticleHead
from sayso.record.keyset import at_keys
from sayso.record.queries import TABLES
from sayso.record.schema import captures
from sayso.wording import one_line, words_of

MOST = 60  # articles whose actors of one name are looked into
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
    """What the articles say of the actors of one name, with how many of them say so."""

    name: str
    ids: tuple[str, ...]
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
    """A relation that an article states; ids of the actors and their names."""

    kind: str
    status: str
    from_id: str
    from_name: str
    to_id: str
    to_name: str
    evidence: Span
    words: str
    head: ArticleHead


def count_actors(record: Record, index: EventIndex) -> list[ActorCount]:
    """Every name that acts, is acted upon or speaks, those of most events first."""
    claim, actor = ATTRIBUTIONS.c, ACTORS.c
    same = and_(actor.capture_no == claim.capture_no, actor.article_no == claim.article_no, actor.id == claim.speaker)
    spoken = select(actor.name, func.count()).select_from(ATTRIBUTIONS.join(ACTORS, same)).group_by(actor.name)
    with record.reading() as connection:
        claims = Counter({one_line(name): int(number) for name, number in connection.execute(spoken)})
    acts, suffers = (_by_name(index, side) for side in ("doer", "recipient"))
    counts = [
        ActorCount(name=name, acts=acts[name], suffers=suffers[name], claims=claims[name])
        for name in {*acts, *suffers, *claims}
    ]
    return sorted(counts, key=lambda one: (-one.acts - one.suffers - one.claims, one.name))


def find_ids(record: Record, names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Of each name that an actor has the id of one, and what kind it is.

    One question for each name: a name may have thousands of actors, and any one of them will do.
    """
    wanted = select(ACTORS.c.id, ACTORS.c.kind).where(ACTORS.c.name == bindparam("wanted")).limit(1)
    found: dict[str, tuple[str, str]] = {}
    with record.reading() as connection:
        for name in names:
            row = connection.execute(wanted, {"wanted": name}).one_or_none()
            if row is not None:
                found[name] = (row.id, row.kind)
    return found


def read_actor(record: Record, actor_id: str) -> ActorFacts | None:
    """The actors that are called as the one of this id, told together; None if there is no such id."""
    with record.reading() as connection:
        name = connection.execute(select(ACTORS.c.name).where(ACTORS.c.id == actor_id).limit(1)).scalar_one_or_none()
        if name is None:
            return None
        whole = select(func.count()).select_from(ACTORS).where(ACTORS.c.name == name)
        articles = int(connection.execute(whole).scalar_one())
        own = select(ACTORS).where(ACTORS.c.name == name).order_by(*ACTORS.primary_key).limit(MOST)
        rows = list(connection.execute(own))
        keys = [(row.capture_no, row.article_no, row.no) for row in rows]
        places = list(dict.fromkeys((row.capture_no, row.article_no) for row in rows))
        ids = tuple(dict.fromkeys(row.id for row in rows))
        reader = _ArticleReader(connection, places)
        return ActorFacts(
            name=one_line(name),
            ids=ids,
            articles=articles,
            kinds=_counted(row.kind for row in rows),
            countries=_counted(row.country for row in rows),
            sectors=_counted(row.sector for row in rows),
            aliases=_counted(row.word for row in _below(connection, ALIASES, keys)),
            roles=tuple(reader.role(row) for row in _below(connection, ROLES, keys)),
            relations=tuple(reader.relations({(row.capture_no, row.article_no): row.id for row in rows})),
            heads=tuple(reader.heads.values()),
        )


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

    def relations(self, ids: dict[tuple[int, int], str]) -> Iterable[RelationFact]:
        """The relations that the actors of these ids have in their articles."""
        relation = RELATIONS.c
        wanted = select(RELATIONS).where(at_keys([relation.capture_no, relation.article_no], list(ids)))
        for row in self._connection.execute(wanted.order_by(*RELATIONS.primary_key)):
            place = (row.capture_no, row.article_no)
            if ids[place] in (row.from_actor, row.to_actor):
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
