"""Links in the record: which captures are linked, what was found in comparing articles, and the links themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from sayso.model import CodedCapture, Link, Member
from sayso.record.doubt import doubt_of
from sayso.record.link_keys import ArticleKey
from sayso.record.rows import select_coded
from sayso.record.schema import (
    ARTICLES,
    captures,
    comparisons,
    completions,
    info,
    link_members,
    linkings,
    links,
    reported_actors,
)

Pair = tuple[ArticleKey, ArticleKey]
RULE = "figure_rule"
GONE = "actors_gone"
BEGUN = "begun"
SLICE = 400  # keys in one question to the database


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A link as the record keeps it: `body` is the link in the link format, as JSON values."""

    id: str
    kind: str
    body: dict[str, Any]
    members: tuple[Member, ...]


def find_unlinked(connection: Connection, linker: str) -> list[int]:
    """Numbers of coded captures that this linker has not compared yet, in order."""
    known = select(linkings.c.capture_no).where(linkings.c.linker == linker)
    wanted = select(completions.c.capture_no).where(completions.c.capture_no.not_in(known))
    return list(connection.execute(wanted.order_by(completions.c.capture_no)).scalars())


def forget_comparisons(connection: Connection, capture_nos: Sequence[int]) -> None:
    """Remove what is left of earlier comparisons of these captures, but for their keys (`link_keys.py`); what was
    compared with them is to be grouped again.
    """
    for part in _slices(capture_nos):
        met: set[int] = set()
        for here, there in (("one", "other"), ("other", "one")):
            mine = comparisons.c[f"{here}_capture_no"].in_(part)
            met |= set(connection.execute(select(comparisons.c[f"{there}_capture_no"]).where(mine)).scalars())
            connection.execute(delete(comparisons).where(mine))
        gone = connection.execute(delete(reported_actors).where(reported_actors.c.capture_no.in_(part)))
        if gone.rowcount:
            _note(connection, GONE, "yes")
        mark_ungrouped(connection, met)


def take_gone(connection: Connection) -> bool:
    """Whether actors of articles were removed since this was asked for the last time."""
    return bool(connection.execute(delete(info).where(info.c.name == GONE)).rowcount)


def _note(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(info).where(info.c.name == name))
    connection.execute(insert(info), {"name": name, "value": value})


def mark_ungrouped(connection: Connection, capture_nos: Iterable[int]) -> None:
    """The groups of these captures are to be made again."""
    for part in _slices(sorted(capture_nos)):
        connection.execute(update(linkings).where(linkings.c.capture_no.in_(part)).values(grouped=False))


def mark_uncompared(connection: Connection, capture_nos: Iterable[int]) -> None:
    """These captures are to be compared again: their events are not as they were when they were compared."""
    for part in _slices(sorted(capture_nos)):
        connection.execute(delete(linkings).where(linkings.c.capture_no.in_(part)))


def keep_rule(connection: Connection, rule: str) -> None:
    """Remember by which rule figures are chosen; where it was another one, all groups are to be made again."""
    before = connection.execute(select(info.c.value).where(info.c.name == RULE)).scalar_one_or_none()
    if before == rule:
        return
    if before is not None:
        connection.execute(update(linkings).values(grouped=False))
    _note(connection, RULE, rule)


def mark_compared(connection: Connection, capture_nos: Sequence[int], linker: str) -> None:
    """These captures are compared with all that came before; their groups are to be made."""
    for part in _slices(capture_nos):
        connection.execute(delete(linkings).where(linkings.c.capture_no.in_(part)))
        connection.execute(insert(linkings), [{"capture_no": n, "linker": linker, "grouped": False} for n in part])


def mark_begun(connection: Connection, capture_nos: Sequence[int]) -> None:
    """These captures are about to be compared; coding one anew or reviewing it removes the mark."""
    mark_compared(connection, capture_nos, BEGUN)


def select_begun(connection: Connection) -> set[int]:
    """The captures that still bear the mark of `mark_begun`."""
    return set(connection.execute(select(linkings.c.capture_no).where(linkings.c.linker == BEGUN)).scalars())


def select_compared(connection: Connection) -> Iterator[Pair]:
    """All pairs of articles of which something was found in comparing them."""
    for row in connection.execute(select(*list(comparisons.c)[:4]).execution_options(yield_per=SLICE)):
        yield (row.one_capture_no, row.one_article_no), (row.other_capture_no, row.other_article_no)


def add_actors(connection: Connection, packed: Mapping[ArticleKey, bytes]) -> None:
    """Keep what who-is-who rests on, of each article."""
    rows = [{"capture_no": no, "article_no": n, "packed": value} for (no, n), value in packed.items()]
    if rows:
        connection.execute(insert(reported_actors), rows)


def select_actors(connection: Connection) -> Iterator[tuple[ArticleKey, bytes]]:
    """What `add_actors` kept, of all articles."""
    wanted = select(reported_actors).order_by(reported_actors.c.capture_no, reported_actors.c.article_no)
    for row in connection.execute(wanted.execution_options(yield_per=SLICE)):
        yield (row.capture_no, row.article_no), row.packed


def select_copied(connection: Connection) -> Iterator[Pair]:
    """All pairs of articles that are one text."""
    for row in connection.execute(select(comparisons).where(comparisons.c.copied.is_(True))):
        yield (row.one_capture_no, row.one_article_no), (row.other_capture_no, row.other_article_no)


def add_comparisons(
    connection: Connection,
    found: Mapping[Pair, Any],
    copied: Set[tuple[ArticleKey, ArticleKey]],
) -> None:
    """Keep what came of comparing pairs of articles, as JSON values; `copied` are those that are one text."""
    rows = [
        {
            "one_capture_no": one[0],
            "one_article_no": one[1],
            "other_capture_no": other[0],
            "other_article_no": other[1],
            "copied": (one, other) in copied,
            "found": msgspec.to_builtins(value),
        }
        for (one, other), value in found.items()
    ]
    if rows:
        connection.execute(insert(comparisons), rows)


def find_compared(connection: Connection, articles: Iterable[ArticleKey]) -> Iterator[Pair]:
    """Pairs of these articles of which something was found in comparing them."""
    wanted = set(articles)
    table = comparisons.c
    key = [table.one_capture_no, table.one_article_no, table.other_capture_no, table.other_article_no]
    for part in _slices(sorted({no for no, _ in wanted})):
        for row in connection.execute(select(*key).where(table.one_capture_no.in_(part))):
            pair = (row.one_capture_no, row.one_article_no), (row.other_capture_no, row.other_article_no)
            if wanted.issuperset(pair):
                yield pair


def remove_comparisons(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Forget what came of comparing some articles with each other."""
    table = comparisons.c
    for one, other in pairs:
        first = and_(table.one_capture_no == one[0], table.one_article_no == one[1])
        second = and_(table.other_capture_no == other[0], table.other_article_no == other[1])
        connection.execute(delete(comparisons).where(first, second))


def find_ungrouped(connection: Connection) -> list[ArticleKey]:
    """The articles of captures whose groups are to be made again, in order; those of their links that are gone, too."""
    table, held = ARTICLES.table, link_members.c
    ungrouped = select(linkings.c.capture_no).where(linkings.c.grouped.is_(False))
    there = select(table.c.capture_no, table.c.no).where(table.c.capture_no.in_(ungrouped))
    linked = select(held.capture_no, held.article_no).where(held.capture_no.in_(ungrouped))
    return sorted({(row[0], row[1]) for row in connection.execute(there.union(linked))})


def mark_grouped(connection: Connection) -> None:
    """The groups of all captures are up to date."""
    connection.execute(update(linkings).where(linkings.c.grouped.is_(False)).values(grouped=True))


def select_comparisons(
    connection: Connection, articles: Iterable[ArticleKey]
) -> Iterator[tuple[ArticleKey, ArticleKey, Any]]:
    """What was found in comparing these articles with any others."""
    wanted = set(articles)
    table = comparisons.c
    seen: set[Pair] = set()
    for part in _slices(sorted({no for no, _ in wanted})):
        rows = select(comparisons).where(or_(table.one_capture_no.in_(part), table.other_capture_no.in_(part)))
        for row in connection.execute(rows):
            pair = (row.one_capture_no, row.one_article_no), (row.other_capture_no, row.other_article_no)
            if pair not in seen and (pair[0] in wanted or pair[1] in wanted):
                seen.add(pair)
                yield *pair, row.found


def select_captures(connection: Connection, capture_nos: Iterable[int]) -> Iterator[tuple[int, CodedCapture]]:
    """Coded captures by their numbers, with their text."""
    for part in _slices(sorted(set(capture_nos)), 50):
        yield from zip(part, select_coded(connection, part), strict=True)


def article_keys(connection: Connection, members: Iterable[Member]) -> dict[tuple[str, str], ArticleKey]:
    """Where articles lie, by the ids of capture and article; those that the record does not hold are left out."""
    found: dict[tuple[str, str], ArticleKey] = {}
    for part in _slices(sorted({member.capture for member in members})):
        table = ARTICLES.table
        rows = select(captures.c.id.label("capture"), table.c.id, table.c.capture_no, table.c.no).join_from(
            table, captures
        )
        for row in connection.execute(rows.where(captures.c.id.in_(part))):
            found[row.capture, row.id] = (row.capture_no, row.no)
    return found


def select_members(connection: Connection, articles: Iterable[ArticleKey]) -> dict[ArticleKey, Member]:
    """What articles are called in links."""
    wanted = set(articles)
    found: dict[ArticleKey, Member] = {}
    table = ARTICLES.table
    rows = select(table.c.capture_no, table.c.no, captures.c.id.label("capture"), table.c.id).join_from(table, captures)
    for part in _slices(sorted({no for no, _ in wanted})):
        for row in connection.execute(rows.where(table.c.capture_no.in_(part))):
            if (row.capture_no, row.no) in wanted:
                found[row.capture_no, row.no] = Member(capture=row.capture, article=row.id)
    return found


def select_actor_links(connection: Connection, actors: Set[Member] | None = None) -> dict[str, Kept]:
    """The links of actors, by id: all, or those that name any of some."""
    if actors is None:
        rows = connection.execute(select(links.c.id, links.c.body).where(links.c.kind == "actor"))
        return {row.id: kept(row.body) for row in rows}
    ids: set[str] = set()
    for part in _slices(sorted({member.actor for member in actors if member.actor})):
        ids |= set(connection.execute(select(link_members.c.link_id).where(link_members.c.part.in_(part))).scalars())
    found: dict[str, Kept] = {}
    for part in _slices(sorted(ids)):
        for row in connection.execute(select(links).where(links.c.id.in_(part), links.c.kind == "actor")):
            link = kept(row.body)
            if not actors.isdisjoint(link.members):
                found[row.id] = link
    return found


def select_links_of(connection: Connection, articles: Iterable[ArticleKey]) -> dict[str, Kept]:
    """The links that have a member in any of these articles, by id; those of actors left out."""
    wanted = set(articles)
    ids: set[str] = set()
    for part in _slices(sorted({no for no, _ in wanted})):
        rows = select(link_members.c.link_id, link_members.c.capture_no, link_members.c.article_no)
        for row in connection.execute(rows.where(link_members.c.capture_no.in_(part))):
            if (row.capture_no, row.article_no) in wanted:
                ids.add(row.link_id)
    found: dict[str, Kept] = {}
    for part in _slices(sorted(ids)):
        for row in connection.execute(select(links).where(links.c.id.in_(part), links.c.kind != "actor")):
            found[row.id] = kept(row.body)
    return found


def kept(body: dict[str, Any]) -> Kept:
    """A link from its JSON values."""
    members = tuple(msgspec.convert(member, Member) for member in body["members"])
    return Kept(id=body["id"], kind=body["kind"], body=body, members=members)


def remove_links(connection: Connection, ids: Iterable[str]) -> None:
    """Remove links with their members."""
    for part in _slices(sorted(ids)):
        connection.execute(delete(links).where(links.c.id.in_(part)))


def insert_links(connection: Connection, made: Sequence[Link], where: Mapping[tuple[str, str], ArticleKey]) -> None:
    """Write links; `where` says where the articles of their members lie."""
    rows: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    for link in made:
        body = msgspec.to_builtins(link)
        rows.append(
            {
                "id": link.id,
                "kind": link.kind,
                "relation": body.get("relation") or body.get("judgement"),
                "disputed": bool(
                    body.get("disagreements") or any(f["disagreements"] for f in body.get("merged", {}).values())
                ),
                "doubt": doubt_of(body),
                "body": body,
                **{count: body.get(count) for count in ("articles", "publishers", "origins")},
            }
        )
        for no, member in enumerate(link.members):
            capture_no, article_no = where[member.capture, member.article]
            part = member.event or member.actor or member.attribution
            key = {"link_id": link.id, "no": no, "capture_no": capture_no, "article_no": article_no}
            members.append(key | {"part": part})
    if rows:
        connection.execute(insert(links), rows)
        connection.execute(insert(link_members), members)


def group_by_capture(articles: Iterable[ArticleKey]) -> dict[int, list[int]]:
    """Numbers of articles by that of their capture."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for capture_no, article_no in articles:
        found[capture_no].append(article_no)
    return dict(found)


def _slices(items: Iterable[Any], size: int = SLICE) -> Iterator[list[Any]]:
    listed = list(items)
    for first in range(0, len(listed), size):
        yield listed[first : first + size]
