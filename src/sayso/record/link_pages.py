"""Links as pages show them: of one event or article, or a page at a time, each member with its row."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, select

from sayso.model import Change, Judgement, Member
from sayso.record.database import Record
from sayso.record.event_index import Key
from sayso.record.event_rows import EventRow, read_event_rows
from sayso.record.judging import read_judgements
from sayso.record.linked import Kept, kept
from sayso.record.queries import EVENTS
from sayso.record.schema import ARTICLES, captures, changes, judgements, link_members, links

MOST = 40  # members of one link whose rows are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of a happening: the event as one article tells it, and its number among the link's members."""

    no: int
    row: EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksPage:
    """Some links in the order of their ids, and the id to go on from; empty at the end."""

    links: tuple[Kept, ...]
    after: str


def read_links_page(record: Record, *, kind: str, disputed: bool, limit: int, after: str) -> LinksPage:
    """Links of a kind, those that are disputed or all, behind the one whose id is `after`."""
    wanted = select(links.c.id, links.c.body).where(links.c.kind == kind, links.c.id > after)
    if disputed:
        wanted = wanted.where(links.c.disputed.is_(True))
    with record.reading() as connection:
        rows = list(connection.execute(wanted.order_by(links.c.id).limit(limit + 1)))
    shown = rows[:limit]
    return LinksPage(
        links=tuple(kept(row.body) for row in shown), after=shown[-1].id if len(rows) > limit and shown else ""
    )


def read_links(record: Record, ids: Iterable[str]) -> dict[str, Kept]:
    """The links of these ids that are still there."""
    with record.reading() as connection:
        rows = connection.execute(select(links.c.body).where(links.c.id.in_(list(ids)))).scalars()
        return {one.id: one for one in map(kept, rows)}


def read_told(record: Record) -> dict[str, set[Member]]:
    """The articles that tell each happening which more than one article tells, by the id of its link."""
    member, article = link_members.c, ARTICLES.table.c
    place = and_(article.capture_no == member.capture_no, article.no == member.article_no)
    wanted = (
        select(member.link_id, captures.c.id.label("capture"), article.id.label("article"))
        .select_from(
            link_members.join(links, links.c.id == member.link_id)
            .join(ARTICLES.table, place)
            .join(captures, captures.c.no == member.capture_no)
        )
        .where(links.c.kind == "event", links.c.articles > 1)
        .order_by(member.link_id, member.no)
    )
    told: dict[str, set[Member]] = {}
    articles: dict[tuple[str, str], Member] = {}
    with record.reading() as connection:
        for link, *names in connection.execution_options(yield_per=1000).execute(wanted):
            capture, name = names
            one = articles.setdefault((capture, name), Member(capture=capture, article=name))
            told.setdefault(link, set()).add(one)
    return told


def count_links(record: Record) -> dict[str, int]:
    """How many links of each kind there are."""
    wanted = select(links.c.kind, func.count()).group_by(links.c.kind).order_by(links.c.kind)
    with record.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(wanted)}


def count_judgements(record: Record) -> int:
    """How many judgements were ever made."""
    with record.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(judgements)).scalar_one())


def read_first_members(record: Record, ids: Iterable[str]) -> dict[str, Member]:
    """The first member of each of these links that are still there."""
    member, article = link_members.c, ARTICLES.table.c
    place = and_(article.capture_no == member.capture_no, article.no == member.article_no)
    wanted = (
        select(member.link_id, member.part, links.c.kind, captures.c.id.label("capture"), article.id.label("article"))
        .select_from(
            link_members.join(links, links.c.id == member.link_id)
            .join(ARTICLES.table, place)
            .join(captures, captures.c.no == member.capture_no)
        )
        .where(member.link_id.in_(list(ids)), member.no == 0)
    )
    parts = {"event": "event", "actor": "actor", "claim": "attribution"}
    with record.reading() as connection:
        return {
            row.link_id: Member(
                capture=row.capture,
                article=row.article,
                **({parts[row.kind]: row.part} if row.part and row.kind in parts else {}),
            )
            for row in connection.execute(wanted)
        }


def find_links_of(record: Record, parts: Iterable[str], kind: str) -> list[Kept]:
    """The links of a kind of which one of these events, actors or attributions is a member."""
    ids = select(link_members.c.link_id).where(link_members.c.part.in_(list(parts)))
    wanted = select(links.c.body).where(links.c.id.in_(ids), links.c.kind == kind).order_by(links.c.id)
    with record.reading() as connection:
        return [kept(body) for body in connection.execute(wanted).scalars()]


def find_copies(record: Record, member: Member) -> list[Kept]:
    """The links that say of which other articles an article is a copy or a version."""
    article = ARTICLES.table.c
    place = and_(article.capture_no == link_members.c.capture_no, article.no == link_members.c.article_no)
    wanted = (
        select(links.c.body)
        .select_from(
            link_members.join(ARTICLES.table, place)
            .join(captures, captures.c.no == link_members.c.capture_no)
            .join(links, links.c.id == link_members.c.link_id)
        )
        .where(captures.c.id == member.capture, article.id == member.article, links.c.kind == "copy")
        .order_by(links.c.id)
    )
    with record.reading() as connection:
        return [kept(body) for body in connection.execute(wanted).scalars()]


def read_reports(record: Record, link: Kept) -> tuple[Report, ...]:
    """The reports of a happening in the order of the members; the first ones, where they are very many."""
    members = [(no, member) for no, member in enumerate(link.members) if member.event][:MOST]
    keys = _keys(record, [member for _, member in members])
    rows = {(row.head.capture, row.event.id): row for row in read_event_rows(record, list(keys.values()))}
    found = [(no, rows.get((member.capture, member.event or ""))) for no, member in members]
    return tuple(Report(no=no, row=row) for no, row in found if row)


def read_rows_of(record: Record, members: Iterable[Member]) -> dict[Member, EventRow]:
    """The rows of events by their members; those that the record does not hold are left out."""
    keys = _keys(record, [member for member in members if member.event])
    rows = {(row.head.capture, row.event.id): row for row in read_event_rows(record, list(keys.values()))}
    return {member: rows[place] for member in keys for place in [(member.capture, member.event or "")] if place in rows}


def read_changes_page(record: Record, *, limit: int, before: int | None) -> list[Change]:
    """The last changes, the latest first; those ahead of number `before` in the feed where it is given."""
    wanted = select(changes).order_by(changes.c.no.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(changes.c.no < min(before, 2**31 - 1))
    with record.reading() as connection:
        return [
            Change(
                no=row.no, at=row.at, change=row.change, link=row.link, kind=row.kind, others=tuple(row.others),
                details=tuple(row.details), by=row.by,
            )
            for row in connection.execute(wanted)
        ]  # fmt: skip


def judgements_on(record: Record, member: Member) -> list[Judgement]:
    """Everything that was decided about a member, in order, with what was taken back and what took it back."""
    return read_judgements(record, member=member)


def _keys(record: Record, members: list[Member]) -> dict[Member, Key]:
    if not members:
        return {}
    event = EVENTS.c
    wanted = select(event.capture_no, event.article_no, event.no, event.id, captures.c.id.label("capture"))
    wanted = wanted.join_from(EVENTS, captures, captures.c.no == event.capture_no)
    with record.reading() as connection:
        rows = connection.execute(wanted.where(event.id.in_([member.event for member in members])))
        found = {(row.capture, row.id): (row.capture_no, row.article_no, row.no) for row in rows}
    places = {member: (member.capture, member.event or "") for member in members}
    return {member: found[place] for member, place in places.items() if place in found}
