"""Asking a record: what is in it, as records of `sayso.model`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, or_, select

from sayso.model import Article, CaptureHead, CodedCapture, Event, Problem
from sayso.record.database import Record
from sayso.record.patience import patient
from sayso.record.rows import select_coded
from sayso.record.schema import ARTICLES, PROBLEMS, captures, completions, locations
from sayso.record.values import lowered

BATCH = 50  # captures read at a time
LATER = "~"  # stands behind every digit and hyphen, so a coarse date with it stands behind all its days
TABLES = {table.name: table for table in ARTICLES.tables()}
EVENTS = TABLES["events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events are asked for; None does not restrict.

    `actor` and `place` are parts of a name in any letter case, `place` also a whole country code. `since` and `until`
    are ISO dates of any precision, both inclusive: an event is kept if its time may fall between them; one without a
    known time is not. `limit` counts events, in the order of the record.
    """

    type: str | None = None
    mode: str | None = None
    actor: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    historical: bool | None = None
    limit: int | None = None

    def restricts(self) -> bool:
        """Whether anything is asked for at all."""
        return any(getattr(self, field.name) is not None for field in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article with the capture it stands in; `events` are those of its events that were asked for."""

    capture: CaptureHead
    article: Article
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProblem:
    """A problem, with the capture it was met in."""

    capture_id: str
    path: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A path and an address under which the bytes of a capture were met."""

    path: str
    url: str | None
    captured_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of what a record, or a part of it, holds. Claims are attributions."""

    captures: int = 0
    articles: int = 0
    events: int = 0
    claims: int = 0
    tallies: int = 0
    problems: int = 0


def read_coded(record: Record, wanted: EventFilter | None = None) -> Iterator[CodedCapture]:
    """The coded captures that hold an event asked for, whole; all of them where nothing is asked for."""
    if wanted is None or not wanted.restricts():
        yield from _coded(record, _capture_nos(record))
    else:
        yield from _coded(record, list(_event_keys(record, wanted)))


def find_articles(record: Record, wanted: EventFilter | None = None) -> Iterator[FoundArticle]:
    """The articles with an event asked for, in the order of the record; all articles where nothing is asked for."""
    if wanted is None or not wanted.restricts():
        for coded in _coded(record, _capture_nos(record)):
            for article in coded.articles:
                yield FoundArticle(capture=coded.capture, article=article, events=article.events)
        return
    keys = _event_keys(record, wanted)
    for coded, by_article in zip(_coded(record, list(keys)), keys.values(), strict=True):
        for article_no, event_nos in by_article.items():
            article = coded.articles[article_no]
            events = tuple(article.events[no] for no in event_nos)
            yield FoundArticle(capture=coded.capture, article=article, events=events)


def find_events(record: Record, id_prefix: str) -> list[FoundArticle]:
    """Every event whose id begins so, each with its article; an article coded in two captures comes twice."""
    with record.reading() as connection:
        rows = _keys(connection, EVENTS.c.id.startswith(id_prefix.lower(), autoescape=True), None)
        coded = dict(zip(rows, select_coded(connection, list(rows)), strict=True))
    return [
        FoundArticle(capture=coded[no].capture, article=article, events=(article.events[event_no],))
        for no, by_article in rows.items()
        for article_no, event_nos in by_article.items()
        for article in [coded[no].articles[article_no]]
        for event_no in event_nos
    ]


def find_problems(record: Record) -> Iterator[FoundProblem]:
    """Every problem, in the order of the captures that it was met in."""
    table = PROBLEMS.table
    wanted = select(captures.c.id, captures.c.path, table).join_from(table, captures)
    with record.reading() as connection:
        for row in connection.execute(wanted.order_by(*table.primary_key)):
            problem = Problem(stage=row.stage, kind=row.kind, message=row.message)
            yield FoundProblem(capture_id=row.id, path=row.path, problem=problem)


def find_locations(record: Record, capture_id: str) -> tuple[Location, ...]:
    """Where the bytes of a capture were met, the first place first; empty if the record has no such capture."""
    wanted = select(locations.c.path, locations.c.url, locations.c.captured_at).join_from(locations, captures)
    with record.reading() as connection:
        rows = connection.execute(wanted.where(captures.c.id == capture_id).order_by(locations.c.no)).mappings()
        return tuple(Location(**row) for row in rows)


@patient
def count(record: Record, capture_id: str | None = None) -> Counts:
    """What the record holds, or what it holds of one capture."""
    tables: dict[str, Table] = {
        "captures": completions,
        "articles": TABLES["articles"],
        "events": EVENTS,
        "claims": TABLES["attributions"],
        "tallies": TABLES["tallies"],
        "problems": PROBLEMS.table,
    }
    with record.reading() as connection:
        which: list[ColumnElement[bool]] = []
        numbers: dict[str, int] = {}
        for name, table in tables.items():
            if capture_id is not None:
                no = select(captures.c.no).where(captures.c.id == capture_id).scalar_subquery()
                which = [table.c.capture_no == no]
            numbers[name] = connection.execute(select(func.count()).select_from(table).where(*which)).scalar_one()
    return Counts(**numbers)


def _capture_nos(record: Record) -> list[int]:
    with record.reading() as connection:
        return list(connection.execute(select(completions.c.capture_no).order_by(completions.c.capture_no)).scalars())


def _coded(record: Record, nos: Sequence[int]) -> Iterator[CodedCapture]:
    for first in range(0, len(nos), BATCH):
        with record.reading() as connection:
            batch = list(select_coded(connection, nos[first : first + BATCH]))
        yield from batch


def select_event_keys(connection: Connection, wanted: EventFilter) -> Iterator[tuple[int, int, int]]:
    """The numbers of capture, article and event of the events asked for, in order."""
    for capture_no, by_article in _keys(connection, and_(True, *_conditions(wanted)), wanted.limit).items():
        for article_no, event_nos in by_article.items():
            yield from ((capture_no, article_no, no) for no in event_nos)


def _event_keys(record: Record, wanted: EventFilter) -> dict[int, dict[int, list[int]]]:
    with record.reading() as connection:
        return _keys(connection, and_(True, *_conditions(wanted)), wanted.limit)


def _keys(connection: Connection, condition: Any, limit: int | None) -> dict[int, dict[int, list[int]]]:
    """Numbers of events by the numbers of their captures and articles."""
    keys = [EVENTS.c.capture_no, EVENTS.c.article_no, EVENTS.c.no]
    found: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(select(*keys).where(condition).order_by(*keys).limit(limit)):
        found[row.capture_no][row.article_no].append(row.no)
    return found


def _conditions(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    event = EVENTS.c
    if wanted.type is not None:
        yield event.type == wanted.type.upper()
    if wanted.mode is not None:
        yield event.mode == wanted.mode.lower()
    if wanted.status is not None:
        yield event.status == wanted.status
    if wanted.historical is not None:
        yield event.historical.is_(wanted.historical)
    if wanted.since is not None:
        yield or_(event.when_end.is_(None), event.when_end + LATER >= wanted.since)
    if wanted.until is not None:
        yield or_(event.when_start.is_(None), event.when_start <= wanted.until + LATER)
    if wanted.since is not None or wanted.until is not None:
        yield event.when_basis.is_not(None)
    if wanted.place is not None:
        named = [_says(column, wanted.place) for column in (event.where_name, event.where_admin1)]
        yield or_(*named, event.where_country == wanted.place.upper())
    if wanted.actor is not None:
        yield _has_party(wanted.actor)


def _has_party(name: str) -> ColumnElement[bool]:
    """The event has a party that its words, or the name or an alias of the actor behind it, call so."""
    event, actors, aliases = EVENTS.c, TABLES["actors"].c, TABLES["actor_aliases"].c
    parties = []
    for table in (TABLES["event_actors"], TABLES["event_recipients"]):
        party = table.c
        same_article = and_(actors.capture_no == party.capture_no, actors.article_no == party.article_no)
        of_actor = and_(
            aliases.capture_no == actors.capture_no,
            aliases.article_no == actors.article_no,
            aliases.actor_no == actors.no,
            _says(aliases.word, name),
        )
        called = or_(_says(actors.name, name), exists().where(of_actor))
        known = exists().where(same_article, actors.id == party.actor, called)
        parties.append(
            exists().where(
                party.capture_no == event.capture_no,
                party.article_no == event.article_no,
                party.event_no == event.no,
                or_(_says(party.words, name), known),
            )
        )
    return or_(*parties)


def _says(column: Any, part: str) -> ColumnElement[bool]:
    return lowered(column).contains(part.lower(), autoescape=True)
