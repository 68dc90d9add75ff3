"""What people decided stays with an event when its capture is coded anew and the event comes under another id."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from sayso.model import CodedCapture, Span, overlap_length
from sayso.record.queries import EVENTS, TABLES
from sayso.record.schema import captures, carried, judgement_members


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedEvent:
    """An event that somebody decided about, by its ids, and where it stands."""

    capture: str
    article: str
    event: str
    trigger: Span


def select_judged(connection: Connection, capture_no: int) -> list[JudgedEvent]:
    """The events of a capture that judgements name, under the id that they have now."""
    event, article = EVENTS.c, TABLES["articles"].c
    capture = connection.execute(select(captures.c.id).where(captures.c.no == capture_no)).scalar_one()
    named = select(judgement_members.c.event).where(
        judgement_members.c.capture == capture, judgement_members.c.event.is_not(None)
    )
    ids = set(connection.execute(named).scalars())
    if not ids:
        return []
    ids |= set(connection.execute(select(carried.c.now_event).where(carried.c.capture == capture)).scalars())
    wanted = select(event.id, event.trigger_start, event.trigger_end, article.id.label("article")).select_from(
        EVENTS.join(TABLES["articles"], (article.capture_no == event.capture_no) & (article.no == event.article_no))
    )
    return [
        JudgedEvent(
            capture=capture, article=row.article, event=row.id, trigger=Span(row.trigger_start, row.trigger_end)
        )
        for row in connection.execute(wanted.where(event.capture_no == capture_no))
        if row.id in ids
    ]


def carry(connection: Connection, judged: list[JudgedEvent], coded: CodedCapture) -> None:
    """Note for each event that was judged, and has another id now, in which event it goes on: the one whose trigger
    shares most characters with its own. Where there is none, nothing is noted; the judgement stays as it is.
    """
    now = [(article.id, event.id, event.trigger) for article in coded.articles for event in article.events]
    ids = {event_id for _, event_id, _ in now}
    for old in judged:
        same = (carried.c.capture == old.capture) & (carried.c.event == old.event)
        connection.execute(delete(carried).where(same))
        found = max(now, key=lambda one: (overlap_length(one[2], old.trigger), one[1]), default=None)
        if old.event in ids or found is None or not overlap_length(found[2], old.trigger):
            continue
        row = {"capture": old.capture, "article": old.article, "event": old.event}
        connection.execute(insert(carried), row | {"now_article": found[0], "now_event": found[1]})
