"""Events as people say they are: what lists, filters and pages show in place of what was coded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.model import Event, Member, Review, read_parties, read_reviews
from sayso.record import Record
from sayso.record.event_index import Key, Reviewed
from sayso.record.event_rows import EventRow, Name, read_event_map
from sayso.record.happenings import EventKey
from sayso.record.judging import read_effective
from sayso.record.link_pages import read_rows_of
from sayso.record.linked import article_keys
from sayso.wording import casualty_words, status_words, when_words, where_words

Reviews = Mapping[Member, Review]
VERDICTS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
SIDES = {"actors": "doer", "recipients": "recipient"}
"""Columns of the index by the field of the event."""
COLUMNS = {
    "type": "what", "mode": "what", "status": "status", "historical": "status", "actors": "who", "recipients": "whom",
    "when": "when", "where": "where",
}  # fmt: skip
"""Columns of a list by the field of the event; all others are figures."""
NONE = "not told"


def read_all_reviews(record: Record) -> Reviews:
    """What people say of single events, as it stands; without what is sealed."""
    return {member: review for member, review in read_reviews(read_effective(record)).items() if member.event}


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
            parties = {
                column: [party.name for party in read_parties(review.values[side])]
                for side, column in SIDES.items()
                if side in review.values
            }
            found[*place, row.event.id] = Reviewed(
                verdict=verdict_of(review), event=review.correct(row.event), parties=parties
            )
    return found


def read_rows(record: Record, reviews: Reviews, keys: Sequence[Key]) -> dict[Key, EventRow]:
    """The events of these keys that are still there, as people say they are."""
    return {key: review_row(row, reviews) for key, row in read_event_map(record, keys).items()}


def review_row(row: EventRow, reviews: Reviews) -> EventRow:
    """A row as people say it is."""
    review = reviews.get(Member(capture=row.head.capture, article=row.head.article, event=row.event.id))
    if review is None:
        return row
    event = review.correct(row.event)
    doers, recipients = (
        tuple(Name(name=one.name, actor=one.actor) for one in read_parties(review.values[side]))
        if side in review.values
        else names
        for side, names in (("actors", row.doers), ("recipients", row.recipients))
    )
    now = replace(row, event=event, doers=doers, recipients=recipients, review=review_words(review))
    coded, told = _cells(row, row.event), _cells(now, event)
    was = {
        column: coded[column] or NONE
        for column in dict.fromkeys(COLUMNS.get(field, "toll") for field in review.values)
        if coded[column] != told[column]
    }
    return replace(now, was=was)


def verdict_of(review: Review) -> str:
    """Accepted, corrected or rejected; whatever was corrected and accepted later is corrected."""
    if review.rejected:
        return VERDICTS["reject"]
    return VERDICTS["correct"] if review.values else VERDICTS[review.last.verdict]


def review_words(review: Review) -> str:
    """What people decided, and whose word counts."""
    verdict = verdict_of(review)
    fields = f" ({', '.join(review.values)})" if verdict == VERDICTS["correct"] else ""
    who = ", ".join(dict.fromkeys(one.by for one in review.given.values())) if fields else review.last.by
    return f"{verdict}{fields} by {who}"


def _cells(row: EventRow, event: Event) -> dict[str, str]:
    """The values of an event in words, by the column of a list."""
    return {
        "what": " ".join(filter(None, [event.type, event.mode])),
        "status": status_words(event.status, historical=event.historical),
        "who": "; ".join(one.name for one in row.doers),
        "whom": "; ".join(one.name for one in row.recipients),
        "when": when_words(event.when),
        "where": where_words(event.where),
        "toll": casualty_words(event.casualties),
    }
