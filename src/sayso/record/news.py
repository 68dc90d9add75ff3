"""News: what of the change feed somebody who watches wants to hear, and how far they have heard it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select

from sayso.model import Change
from sayso.record.changes import read_changes
from sayso.record.database import Record
from sayso.record.linked import Kept, kept
from sayso.record.queries import FoundArticle
from sayso.record.rows import select_coded
from sayso.record.schema import changes, completions, info, link_members, links, locations

NewsKind = Literal["new story", "corroborated", "disputed", "new figure", "joined", "parted", "withdrawn", "changed"]
TOLD = "told_news"
SLICE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How far somebody has been told: the numbers of the last change and of the last capture."""

    change: int = 0
    capture: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something that is news: a change of a happening or of a claim in dispute, or an article that tells of something
    which no other does. `link` is the happening or the claim as it stands now, None where it stands no more.

    A happening is `corroborated` where more independent origins report it than before, `disputed` where its reports
    have come to differ, and has a `new figure` where a later one took the place of another; a `new story` is an article
    (with those of its events that are no background) whose events nobody else has told yet.
    """

    kind: NewsKind
    at: str | None = None
    change: Change | None = None
    link: Kept | None = None
    article: FoundArticle | None = None


def read_news(record: Record, *, since: Told) -> tuple[list[News], Told]:
    """What is news behind what has been told, articles first, and how far that goes."""
    until = last_told(record)
    return [*_find_stories(record, since, until), *_find_changes(record, since, until)], until


def last_told(record: Record) -> Told:
    """What somebody has been told who knows all that the record holds now."""
    with record.reading() as connection:
        change = connection.execute(select(func.max(changes.c.no))).scalar_one_or_none()
        capture = connection.execute(select(func.max(completions.c.capture_no))).scalar_one_or_none()
    return Told(change=change or 0, capture=capture or 0)


def told_until(record: Record) -> Told | None:
    """How far those who watch this record have been told; None if nobody has."""
    with record.reading() as connection:
        value = connection.execute(select(info.c.value).where(info.c.name == TOLD)).scalar_one_or_none()
    if value is None:
        return None
    change, _, capture = value.partition(",")
    return Told(change=int(change), capture=int(capture))


def keep_told(record: Record, until: Told) -> None:
    """Remember how far those who watch have been told."""
    with record.writing() as connection:
        connection.execute(delete(info).where(info.c.name == TOLD))
        connection.execute(insert(info), {"name": TOLD, "value": f"{until.change},{until.capture}"})


def find_met_addresses(record: Record, urls: list[str]) -> set[str]:
    """Those of these addresses under which the record has met a page."""
    met: set[str] = set()
    with record.reading() as connection:
        for first in range(0, len(urls), SLICE):
            some = urls[first : first + SLICE]
            met |= set(connection.execute(select(locations.c.url).where(locations.c.url.in_(some))).scalars())
    return met


def _find_stories(record: Record, since: Told, until: Told) -> Iterator[News]:
    """Articles of new captures that tell of something, and that nothing ties to another article."""
    with record.reading() as connection:
        wanted = select(completions.c.capture_no).where(
            completions.c.capture_no > since.capture, completions.c.capture_no <= until.capture
        )
        nos = list(connection.execute(wanted.order_by(completions.c.capture_no)).scalars())
    for first in range(0, len(nos), SLICE):
        with record.reading() as connection:
            some = nos[first : first + SLICE]
            tied = _tied_articles(connection, some)
            coded_captures = list(zip(some, select_coded(connection, some), strict=True))
        for no, coded in coded_captures:
            for article_no, article in enumerate(coded.articles):
                events = tuple(event for event in article.events if not event.historical)
                if events and (no, article_no) not in tied:
                    found = FoundArticle(capture=coded.capture, article=article, events=events)
                    yield News(kind="new story", article=found)


def _tied_articles(connection: Connection, capture_nos: list[int]) -> set[tuple[int, int]]:
    """Articles that are a copy of another, or tell of a happening that another tells of."""
    wanted = (
        select(link_members.c.capture_no, link_members.c.article_no)
        .join_from(link_members, links)
        .where(link_members.c.capture_no.in_(capture_nos), links.c.kind.in_(("copy", "event")))
    )
    return {(row.capture_no, row.article_no) for row in connection.execute(wanted)}


def _find_changes(record: Record, since: Told, until: Told) -> Iterator[News]:
    after = since.change
    while found := [change for change in read_changes(record, after=after, limit=SLICE) if change.no <= until.change]:
        now = _links(record, {change.link for change in found if change.kind in ("event", "claim")})
        for change in found:
            kind = _kind(change)
            once_more = change.change == "created" and kind == "changed"  # the same voice again, as a copy: no news
            if (change.kind == "event" and not once_more) or (change.kind == "claim" and kind == "disputed"):
                yield News(kind=kind, at=change.at, change=change, link=now.get(change.link))
        after = found[-1].no


def _kind(change: Change) -> NewsKind:
    """What a change means to who watches. A happening that two texts come to tell of is a new link."""
    if change.change == "withdrawn":
        return "withdrawn"
    if change.change in ("merged", "split"):
        return "joined" if change.change == "merged" else "parted"
    if _has(change, "disputed"):
        return "disputed"
    if change.change == "superseded":
        return "new figure"
    return "corroborated" if _grew(change, "origins") else "changed"


def _has(change: Change, name: str) -> bool:
    return any(detail.startswith(f"{name}: ") for detail in change.details)


def _grew(change: Change, name: str) -> bool:
    """Whether a count of the link is higher than before, or, where there was no link, higher than one."""
    for detail in change.details:
        before, _, after = detail.removeprefix(f"{name}: ").partition(" → ")
        if detail.startswith(f"{name}: ") and before.isdecimal() and after.isdecimal():
            return int(after) > int(before)
    return False


def _links(record: Record, ids: set[str]) -> dict[str, Kept]:
    with record.reading() as connection:
        wanted = select(links.c.body).where(links.c.id.in_(sorted(ids)))
        return {link.id: link for link in map(kept, connection.execute(wanted).scalars())}
