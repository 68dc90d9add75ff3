"""The keys under which articles are compared: which an article has, how many have one, and who they are."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select

from sayso.record.schema import link_keys

ArticleKey = tuple[int, int]
"""Numbers of a capture and of an article in it."""
KEY = link_keys.c
SLICE = 400  # keys in one question to the database


def add_keys(connection: Connection, article: ArticleKey, day: int, keys: Iterable[int]) -> None:
    """Keep the keys of an article that was published on a day (0 where that is not known)."""
    rows = [{"key": key, "day": day, "capture_no": article[0], "article_no": article[1]} for key in keys]
    if rows:
        connection.execute(insert(link_keys), rows)


def remove_keys(connection: Connection, article: ArticleKey) -> None:
    """Forget the keys of an article."""
    connection.execute(delete(link_keys).where(KEY.capture_no == article[0], KEY.article_no == article[1]))


def select_keys(connection: Connection, article: ArticleKey) -> dict[int, int]:
    """The keys of an article, each with the day of the article."""
    wanted = select(KEY.key, KEY.day).where(KEY.capture_no == article[0], KEY.article_no == article[1])
    return {row.key: row.day for row in connection.execute(wanted)}


def find_keyed(connection: Connection, capture_nos: Iterable[int]) -> list[ArticleKey]:
    """The articles of some captures that have keys, in order."""
    found: set[ArticleKey] = set()
    for part in _slices(capture_nos):
        wanted = select(KEY.capture_no, KEY.article_no).where(KEY.capture_no.in_(part)).distinct()
        found |= {(row.capture_no, row.article_no) for row in connection.execute(wanted)}
    return sorted(found)


def count_holders(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """How many articles have each key that anyone has."""
    found: dict[int, int] = {}
    for part in _slices(keys):
        wanted = select(KEY.key, func.count().label("holders")).where(KEY.key.in_(part)).group_by(KEY.key)
        found |= {row.key: row.holders for row in connection.execute(wanted)}
    return found


def select_holders(
    connection: Connection, keys: Iterable[int], days: Collection[int] | None = None
) -> Iterator[tuple[int, int, ArticleKey]]:
    """Who has each of some keys, in order: key, day, article; only those of some days, where these are given."""
    for part in _slices(keys):
        wanted = KEY.key.in_(part) if days is None else and_(KEY.key.in_(part), KEY.day.in_(days))
        for row in connection.execute(select(link_keys).where(wanted).order_by(*link_keys.primary_key)):
            yield row.key, row.day, (row.capture_no, row.article_no)


def _slices(items: Iterable[int]) -> Iterator[list[Any]]:
    listed = sorted(items)
    for first in range(0, len(listed), SLICE):
        yield listed[first : first + SLICE]
