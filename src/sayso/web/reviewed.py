"""Events as people say they are: what lists, filters and pages show in place of what was coded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.linking import Review, read_reviews
from sayso.model import Event, Member, correct
from sayso.record import Record, read_judgements
from sayso.record.event_index import Key, Reviewed
from sayso.record.event_rows import EventRow, read_event_map
from sayso.record.happenings import EventKey
from sayso.record.link_pages import read_rows_of
from sayso.record.linked import article_keys

Reviews = Mapping[Member, Review]
VERDICTS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def read_all_reviews(record: Record) -> Reviews:
    """What people say of single events, as it stands."""
    return {member: review for member, review in read_reviews(read_judgements(record)).items() if member.event}


def find_reviewed(record: Record, reviews: Reviews) -> dict[EventKey, Reviewed]:
    """The events that somebody reviewed, as they are to stand in the index."""
    rows = read_rows_of(record, reviews)
    with record.reading() as connection:
        places = article_keys(connection, rows)
    found: dict[EventKey, Reviewed] = {}
    for member, row in rows.items():
        place = places.get((member.capture, member.article))
        if place is not None:
            review = reviews[member]
            event = correct_event(row.event, review)
            found[*place, row.event.id] = Reviewed(verdict=VERDICTS[review.last.verdict], event=event)
    return found


def correct_event(event: Event, review: Review) -> Event:
    """The event with the values that people gave it."""
    for name, value in review.values.items():
        try:
            event = correct(event, name, value)
        except ValueError:  # a correction that an earlier version took and this one does not
            continue
    return event


def read_rows(record: Record, reviews: Reviews, keys: Sequence[Key]) -> dict[Key, EventRow]:
    """The events of these keys that are still there, as people say they are."""
    return {key: review_row(row, reviews) for key, row in read_event_map(record, keys).items()}


def review_row(row: EventRow, reviews: Reviews) -> EventRow:
    """A row as people say it is."""
    review = reviews.get(Member(capture=row.head.capture, article=row.head.article, event=row.event.id))
    if review is None:
        return row
    return replace(row, event=correct_event(row.event, review), review=review_words(review))


def review_words(review: Review) -> str:
    """What people decided, and whose word counts."""
    fields = f" ({', '.join(review.values)})" if review.last.verdict == "correct" else ""
    return f"{VERDICTS[review.last.verdict]}{fields} by {review.last.by}"
