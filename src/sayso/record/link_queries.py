"""Asking a record for its links, and for the articles and parts that they name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from sayso.model import Member
from sayso.record.database import Record
from sayso.record.linked import Kept, kept
from sayso.record.queries import TABLES
from sayso.record.schema import ARTICLES, captures, link_members, links

SLICE = 400
PARTS = {"event": "events", "actor": "actors", "attribution": "attributions"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What people know an article by. `published` is an ISO date; None where the page does not say."""

    title: str
    publisher: str | None
    published: str | None
    path: str


def find_links(
    record: Record,
    *,
    kind: str | None = None,
    relation: str | None = None,
    disputed: bool | None = None,
    least_articles: int = 0,
) -> Iterator[Kept]:
    """Links by what they are, in the order of their ids; `relation` of a copy, or the judgement on actors."""
    wanted = select(links.c.body).order_by(links.c.id)
    if kind is not None:
        wanted = wanted.where(links.c.kind == kind)
    if relation is not None:
        wanted = wanted.where(links.c.relation == relation)
    if disputed is not None:
        wanted = wanted.where(links.c.disputed.is_(disputed))
    if least_articles:
        wanted = wanted.where(links.c.articles >= least_articles)
    with record.reading() as connection:
        for body in connection.execute(wanted.execution_options(yield_per=SLICE)).scalars():
            yield kept(body)


def find_links_naming(record: Record, part: str) -> list[Kept]:
    """The links of which an event, actor or attribution is a member, by its id."""
    with record.reading() as connection:
        ids = select(link_members.c.link_id).where(link_members.c.part == part)
        return [
            kept(body)
            for body in connection.execute(
                select(links.c.body).where(links.c.id.in_(ids)).order_by(links.c.id)
            ).scalars()
        ]


def with_reports(record: Record, events: Iterable[Member]) -> tuple[Member, ...]:
    """Events, each with all other reports of the happening that it is a report of."""
    found: dict[Member, None] = {}
    for event in events:
        found[event] = None
        links = find_links_naming(record, event.event or "")
        found |= dict.fromkeys(member for link in links if link.kind == "event" for member in link.members)
    return tuple(found)


def find_members(record: Record, prefix: str) -> list[Member]:
    """Every article, event, actor and attribution whose id begins so; one in two captures comes twice."""
    found: list[Member] = []
    with record.reading() as connection:
        found += _members(connection, ARTICLES.table, None, prefix)
        for part, table in PARTS.items():
            found += _members(connection, TABLES[table], part, prefix)
    return sorted(found)


def read_printed(record: Record, members: Iterable[Member]) -> dict[Member, Printed]:
    """What the articles of members are known by; keys are the articles."""
    wanted = {member.in_article() for member in members}
    table = ARTICLES.table.c
    found: dict[Member, Printed] = {}
    listed = sorted({member.capture for member in wanted})
    with record.reading() as connection:
        for first in range(0, len(listed), SLICE):
            rows = select(
                captures.c.id.label("capture"),
                captures.c.path,
                captures.c.text,
                table.id,
                table.title_start,
                table.title_end,
                table.publisher,
                table.published_value,
            ).join_from(ARTICLES.table, captures)
            for row in connection.execute(rows.where(captures.c.id.in_(listed[first : first + SLICE]))):
                member = Member(capture=row.capture, article=row.id)
                if member in wanted:
                    title = (row.text or "")[row.title_start : row.title_end] if row.title_start is not None else ""
                    found[member] = Printed(
                        title=" ".join(title.split()),
                        publisher=row.publisher,
                        published=row.published_value,
                        path=row.path,
                    )
    return found


def _members(connection: Connection, table: Table, part: str | None, prefix: str) -> Iterator[Member]:
    ids = select(captures.c.id.label("capture"), table.c.id.label("part"))
    if part is None:
        rows = ids.add_columns(table.c.id.label("article")).join_from(table, captures)
    else:
        articles = ARTICLES.table
        same = (articles.c.capture_no == table.c.capture_no) & (articles.c.no == table.c.article_no)
        rows = (
            ids.add_columns(articles.c.id.label("article"))
            .join_from(table, articles, same)
            .join(captures, captures.c.no == table.c.capture_no)
        )
    for row in connection.execute(rows.where(table.c.id.startswith(prefix.lower(), autoescape=True))):
        named = {part: row.part} if part else {}
        yield Member(capture=row.capture, article=row.article, **named)
