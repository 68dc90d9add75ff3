"""What every page needs: the record, its index, the words of the ontology, and how an answer is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock, Thread
from time import monotonic
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sayso.linking import Story, join_stories
from sayso.ontology import Ontology, load_ontology
from sayso.record import Record
from sayso.record.actor_pages import ActorCount, count_actors
from sayso.record.event_index import EventIndex, Key, read_event_index, read_stamp
from sayso.record.event_rows import EventRow
from sayso.record.link_pages import read_told
from sayso.record.relations import RelationCount, read_relation_counts
from sayso.web.agreeing import AtHand
from sayso.web.judging import Relinker
from sayso.web.query import Query
from sayso.web.rendering import ENVIRONMENT, MORE, NAVIGATION
from sayso.web.reviewed import Reviews, find_reviewed, read_all_reviews, read_rows

LOOK_EVERY_S = 1.0
RELATIONS = 4_000  # the most frequent ones are kept
REST = 5  # an index is built anew after this many times as long as building it takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The events of the record as they were at one moment."""

    index: EventIndex
    actors: list[ActorCount]
    relations: list[RelationCount]
    stories: list[Story]
    reviews: Reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page: its data, which are its JSON twin, and the template that shows them.

    `shown` is what only the template needs: the data in the shape that it prints, such as text with its marks.
    """

    template: str
    title: str
    data: Any
    status: int = 200
    shown: dict[str, Any] = field(default_factory=dict)


class Site:
    """The record as the pages see it."""

    def __init__(self, record: Record, *, csrf: str = "") -> None:
        self.record = record
        self.csrf = csrf
        """What the forms of the pages carry."""
        self.relinker = Relinker(record)
        self.at_hand = AtHand(record)
        self.ontology: Ontology = load_ontology()
        self._snapshot = self._build()
        self._lock = Lock()
        self._looked_at = self._built_at = monotonic()
        self._building = False

    def snapshot(self) -> Snapshot:
        """The events; where the record has changed, those of before until the new ones are ready."""
        now = monotonic()
        with self._lock:
            rested = now - self._built_at > REST * self._snapshot.index.build_s
            if not self._building and rested and now - self._looked_at > LOOK_EVERY_S:
                self._looked_at = now
                if read_stamp(self.record) != self._snapshot.index.stamp:
                    self._building = True
                    Thread(target=self._renew, daemon=True).start()
            return self._snapshot

    def rows(self, keys: Sequence[Key]) -> list[EventRow]:
        """The events of these keys as people say they are, in the order given."""
        found = self.rows_by_key(keys)
        return [found[key] for key in keys if key in found]

    def rows_by_key(self, keys: Sequence[Key]) -> dict[Key, EventRow]:
        """The same by their keys; those that are not there any more are left out."""
        return read_rows(self.record, self._snapshot.reviews, keys)

    def _renew(self) -> None:
        try:
            snapshot = self._build()
            with self._lock:
                self._snapshot = snapshot
        finally:
            with self._lock:
                self._built_at = monotonic()
                self._building = False

    def _build(self) -> Snapshot:
        reviews = read_all_reviews(self.record)
        index = read_event_index(self.record, find_reviewed(self.record, reviews))
        return Snapshot(
            index=index,
            actors=count_actors(self.record, index),
            relations=read_relation_counts(self.record, index.identities, RELATIONS),
            stories=join_stories(read_told(self.record)),
            reviews=reviews,
        )


PageFunction = Callable[[Site, Request, Query], Answer | Response]


def write_answer(answer: Answer, site: Site, query: Query, *, as_json: bool) -> Response:
    """The answer as JSON or as HTML."""
    if as_json:
        body = msgspec.json.encode(answer.data)
        return Response(body, status_code=answer.status, media_type="application/json; charset=utf-8")
    html = ENVIRONMENT.get_template(answer.template).render(
        page=answer.data,
        title=answer.title,
        query=query,
        navigation=NAVIGATION,
        more=MORE,
        record=site.record.name,
        **answer.shown,
    )
    return HTMLResponse(html.encode("utf-8", "replace"), status_code=answer.status)
