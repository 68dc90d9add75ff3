"""Articles with the events that are asked for as people say they are: filters look at corrected values."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.model import Article, Event, Member, Party, Review
from sayso.record.database import Record
from sayso.record.queries import BATCH, LATER, EventFilter, FoundArticle, select_event_keys
from sayso.record.review_queue import select_keys
from sayso.record.rows import select_coded

Reviews = Mapping[Member, Review]


def find_reviewed_articles(record: Record, wanted: EventFilter, reviews: Reviews) -> Iterator[FoundArticle]:
    """As `find_articles`, but with the events as people say they are; `article.events` are as they were coded.

    Rejected events are among them. `reviews` are by event.
    """
    with record.reading() as connection:
        asked = set(select_event_keys(connection, replace(wanted, limit=None)))
        reviewed = set(select_keys(connection, reviews))
    articles: dict[int, dict[int, list[int]]] = {}
    for capture_no, article_no, no in sorted(asked | reviewed):
        articles.setdefault(capture_no, {}).setdefault(article_no, []).append(no)
    left = wanted.limit
    nos = list(articles)
    for first in range(0, len(nos), BATCH):
        batch = nos[first : first + BATCH]
        with record.reading() as connection:
            coded = list(select_coded(connection, batch))
        for capture_no, one in zip(batch, coded, strict=True):
            for article_no, event_nos in articles[capture_no].items():
                article = one.articles[article_no]
                found = FoundArticle(capture=one.capture, article=article, events=())
                events = [
                    now
                    for no in event_nos
                    for now in [_now(found, article.events[no], reviews)]
                    if (capture_no, article_no, no) not in reviewed
                    or is_asked(now, article, one.capture.text or "", wanted)
                ][:left]
                if events:
                    yield replace(found, events=tuple(events))
                left = None if left is None else left - len(events)
                if left == 0:
                    return


def is_asked(event: Event, article: Article, text: str, wanted: EventFilter) -> bool:
    """Whether an event is as asked for, as the database would say of one that is coded so."""
    exact = (
        (wanted.type and wanted.type.upper(), event.type),
        (wanted.mode and wanted.mode.lower(), event.mode),
        (wanted.status, event.status),
        (wanted.historical, event.historical),
    )
    if any(asked is not None and asked != value for asked, value in exact):
        return False
    when, where = event.when, event.where
    if wanted.since is not None or wanted.until is not None:
        if when is None:
            return False
        if wanted.since is not None and when.end is not None and when.end + LATER < wanted.since:
            return False
        if wanted.until is not None and when.start is not None and when.start > wanted.until + LATER:
            return False
    if wanted.place is not None:
        named = [] if where is None else [where.name, where.admin1 or ""]
        if not _says(named, wanted.place) and (where is None or where.country != wanted.place.upper()):
            return False
    parties = (*event.actors, *event.recipients)
    return wanted.actor is None or any(_says(_names(party, article, text), wanted.actor) for party in parties)


def _names(party: Party, article: Article, text: str) -> list[str]:
    """All that a party is called: its words, and the name and the aliases of its actor."""
    actor = next((one for one in article.actors if one.id == party.actor), None)
    words = [" ".join(text[span.start : span.end].split()) for span in party.spans]
    return [*words, *([actor.name, *actor.aliases] if actor else [])]


def _says(names: list[str], part: str) -> bool:
    return any(part.lower() in name.lower() for name in names)


def _now(found: FoundArticle, event: Event, reviews: Reviews) -> Event:
    review = reviews.get(Member(capture=found.capture.id, article=found.article.id, event=event.id))
    return review.correct(event) if review else event
