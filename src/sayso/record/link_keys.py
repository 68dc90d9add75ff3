"""The keys under which articles are compared: which an article has, how many have one, and who they are."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, delete, func, insert, select

from sayso.record.schema import keyed_articles, link_keys

ArticleKey = tuple[int, int]
"""Numbers of a capture and of an article in it."""
Keyed = tuple[int, NDArray[np.int64]]
"""The day on which an article was published (0 where that is not known), and its keys."""
KEY, ARTICLE = link_keys.c, keyed_articles.c
SLICE = 400  # keys in one question to the database
ROWS = 20_000  # in one insertion


def add_keys(connection: Connection, keyed: Mapping[ArticleKey, Keyed]) -> None:
    """Keep the keys of articles that have none yet."""
    if not keyed:
        return
    articles = sorted(keyed)
    rows = [
        {"capture_no": no, "article_no": n, "day": keyed[no, n][0], "packed": keyed[no, n][1].astype("<i8").tobytes()}
        for no, n in articles
    ]
    connection.execute(insert(keyed_articles), rows)
    keys = np.concatenate([keyed[article][1] for article in articles])
    holders = np.repeat(np.arange(len(articles)), [len(keyed[article][1]) for article in articles])
    days = np.array([keyed[article][0] for article in articles], dtype=np.int64)
    order = np.lexsort((holders, days[holders], keys))  # a tree that grows in order is far quicker to write
    for first in range(0, len(order), ROWS):
        part = order[first : first + ROWS]
        columns = zip(keys[part].tolist(), days[holders[part]].tolist(), holders[part].tolist(), strict=True)
        connection.execute(
            insert(link_keys),
            [
                {"key": key, "day": day, "capture_no": articles[n][0], "article_no": articles[n][1]}
                for key, day, n in columns
            ],
        )


def remove_keys(connection: Connection, article: ArticleKey) -> None:
    """Forget the keys of an article."""
    held = and_(KEY.capture_no == article[0], KEY.article_no == article[1])
    own = select_keys(connection, article)
    for part in _slices(own):
        connection.execute(delete(link_keys).where(KEY.key.in_(part), KEY.day == own[part[0]], held))
    connection.execute(delete(keyed_articles).where(ARTICLE.capture_no == article[0], ARTICLE.article_no == article[1]))


def clear_keys(connection: Connection) -> None:
    """Forget the keys of all articles."""
    connection.execute(delete(link_keys))
    connection.execute(delete(keyed_articles))


def select_keys(connection: Connection, article: ArticleKey) -> dict[int, int]:
    """The keys of an article, each with the day of the article."""
    wanted = select(keyed_articles).where(ARTICLE.capture_no == article[0], ARTICLE.article_no == article[1])
    return {key: row.day for row in connection.execute(wanted) for key in _unpacked(row.packed).tolist()}


def select_keyed(connection: Connection) -> dict[ArticleKey, Keyed]:
    """The keys of all articles that have any."""
    rows = connection.execute(select(keyed_articles).execution_options(yield_per=SLICE))
    return {(row.capture_no, row.article_no): (row.day, _unpacked(row.packed)) for row in rows}


def find_keyed(connection: Connection, capture_nos: Iterable[int]) -> list[ArticleKey]:
    """The articles of some captures that have keys, in order."""
    found: set[ArticleKey] = set()
    for part in _slices(capture_nos):
        wanted = select(ARTICLE.capture_no, ARTICLE.article_no).where(ARTICLE.capture_no.in_(part))
        found |= {(row.capture_no, row.article_no) for row in connection.execute(wanted)}
    return sorted(found)


def count_keyed(connection: Connection) -> int:
    """How many articles have keys."""
    return connection.execute(select(func.count()).select_from(keyed_articles)).scalar_one()


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


def _unpacked(packed: bytes) -> NDArray[np.int64]:
    return np.frombuffer(packed, dtype="<i8").astype(np.int64)


def _slices(items: Iterable[int]) -> Iterator[list[Any]]:
    listed = sorted(items)
    for first in range(0, len(listed), SLICE):
        yield listed[first : first + SLICE]
