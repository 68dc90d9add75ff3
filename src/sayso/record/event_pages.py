"""One event or one article with all that hangs from it, by its id."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from sayso.model import CodedCapture
from sayso.record.database import Record
from sayso.record.event_index import Key
from sayso.record.queries import BATCH, EVENTS, TABLES, FoundArticle
from sayso.record.rows import select_coded
from sayso.record.schema import captures


def read_event(record: Record, event_id: str) -> list[FoundArticle]:
    """The event of this id with its article; several times where its article stands in several captures."""
    event = EVENTS.c
    wanted = select(event.capture_no, event.article_no, event.no).where(event.id == event_id)
    with record.reading() as connection:
        keys = list(connection.execute(wanted.order_by(event.capture_no, event.article_no, event.no)))
        nos = list(dict.fromkeys(row.capture_no for row in keys))
        coded = dict(zip(nos, select_coded(connection, nos), strict=True))
    found: list[FoundArticle] = []
    for row in keys:
        article = coded[row.capture_no].articles[row.article_no]
        events = (article.events[row.no],)
        found.append(FoundArticle(capture=coded[row.capture_no].capture, article=article, events=events))
    return found


def read_events(record: Record, keys: Sequence[Key]) -> Iterator[FoundArticle]:
    """The events of these keys with their articles, which are read whole; those that are not there any more are left
    out. Articles and events are in the order of the record.
    """
    wanted: dict[int, dict[int, list[int]]] = {}
    for capture_no, article_no, no in sorted(keys):
        wanted.setdefault(capture_no, {}).setdefault(article_no, []).append(no)
    for first in range(0, len(wanted), BATCH):
        nos = list(wanted)[first : first + BATCH]
        with record.reading() as connection:
            known = select(captures.c.no).where(captures.c.no.in_(nos)).order_by(captures.c.no)
            there = list(connection.execute(known).scalars())
            coded = list(select_coded(connection, there))
        for capture_no, one in zip(there, coded, strict=True):
            for article_no, numbers in wanted[capture_no].items():
                if article_no < len(one.articles):
                    article = one.articles[article_no]
                    events = tuple(article.events[no] for no in numbers if no < len(article.events))
                    yield FoundArticle(capture=one.capture, article=article, events=events)


def read_capture(record: Record, capture_id: str) -> CodedCapture | None:
    """The capture of this id with everything read from it; None if there is none."""
    with record.reading() as connection:
        no = connection.execute(select(captures.c.no).where(captures.c.id == capture_id)).scalar_one_or_none()
        return None if no is None else next(select_coded(connection, [no]))


def find_known_events(record: Record, ids: Iterable[str]) -> list[str]:
    """Those of these ids that are the id of an event."""
    wanted = select(EVENTS.c.id).where(EVENTS.c.id.in_(list(ids))).distinct()
    with record.reading() as connection:
        return list(connection.execute(wanted.order_by(EVENTS.c.id)).scalars())


def find_outlets(record: Record, capture_id: str) -> list[str]:
    """The outlets that the articles of a capture name, in order."""
    publisher = TABLES["articles"].c.publisher
    wanted = select(publisher).join_from(TABLES["articles"], captures).where(captures.c.id == capture_id)
    with record.reading() as connection:
        found = connection.execute(wanted.where(publisher.is_not(None)).distinct().order_by(publisher))
        return list(found.scalars())


def find_captures_of_article(record: Record, article_id: str) -> list[str]:
    """The ids of the captures that hold an article of this id."""
    article = TABLES["articles"].c
    wanted = select(captures.c.id).join_from(TABLES["articles"], captures).where(article.id == article_id)
    with record.reading() as connection:
        return list(connection.execute(wanted.order_by(captures.c.no)).scalars())
