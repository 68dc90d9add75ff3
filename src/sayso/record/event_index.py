"""All events of a record as columns in memory: which are as asked for, how many of each kind, and in which order.

It is a snapshot: whoever keeps one compares its `stamp` with `read_stamp` and builds another where they differ.
"""

import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, func, select

from sayso.model import Event
from sayso.record.columns import Column, ColumnBuilder, Mask
from sayso.record.database import Record
from sayso.record.days import OPEN, first_day, last_day
from sayso.record.happenings import EventKey, Happenings, read_happenings
from sayso.record.identities import Identities, read_identities
from sayso.record.queries import EVENTS, TABLES
from sayso.record.schema import captures, changes, completions, judgements
from sayso.record.search import TextSearch
from sayso.wording import one_line

NAME_LENGTH = 120  # characters of a party without an actor that stand for its name
Key = tuple[int, int, int]
Stamp = tuple[int, int, str, int, int]
Order = Literal["when", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which events are asked for; an empty field does not restrict, several values of one field are alternatives.

    `values` are by column (see EventIndex). `since` and `until` are ISO dates, both inclusive: an event is kept if its
    time may fall between them. `words` are searched in the sentence and the names of the parties and of the place.
    """

    values: dict[str, tuple[str, ...]]
    since: str = ""
    until: str = ""
    words: str = ""
    dated: bool | None = None
    placed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventIndex:
    """Events in the order of the record. `first` and `last` are days (see `sayso.record.days`), OPEN where not known.

    `columns`: type, mode, status, told (news or background), publisher, country, place, precision, actor (on either
    side), doer, recipient, speaker (the innermost of the chain), stated (whose word, all of the chain), basis, review
    (what people say of it). Actors stand under the names that `identities` gives them.
    """

    stamp: Stamp
    build_s: float
    keys: list[Key]
    columns: dict[str, Column]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    dated: Mask
    placed: Mask
    points: NDArray[np.float64]
    search: TextSearch
    by_when: NDArray[np.int64]
    identities: Identities
    happenings: Happenings

    def masks(self, asked: Asked) -> dict[str, Mask]:
        """The rows that fulfil each condition, by the name of its field; a field that does not restrict has none."""
        masks: dict[str, Mask] = {}
        for name, wanted in asked.values.items():
            if wanted:
                column = self.columns[name]
                masks[name] = column.rows_with(code for value in wanted for code in column.find(value))
        if asked.since or asked.until:
            since, until = first_day(asked.since), last_day(asked.until)
            late_enough = (self.last == OPEN) | (self.last >= since)
            early_enough = (self.first == OPEN) | (self.first <= until) if asked.until else True
            masks["when"] = self.dated & late_enough & early_enough
        if asked.dated is not None:
            masks["dated"] = self.dated == asked.dated
        if asked.placed is not None:
            masks["placed"] = self.placed == asked.placed
        if asked.words:
            masks["words"] = self.search.find(asked.words)
        return masks

    def all_of(self, masks: dict[str, Mask], but: str = "") -> Mask:
        """The rows that fulfil every condition, or every one but that of the field `but`. Events that somebody rejected
        are left out unless it is asked for what was reviewed.
        """
        mask = np.ones(len(self.keys), dtype=np.bool_)
        if "review" not in masks and but != "review":
            review = self.columns["review"]
            mask &= ~review.rows_with(review.find("rejected"))
        for name, one in masks.items():
            if name != but:
                mask &= one
        return mask

    def page(self, mask: Mask, order: Order, limit: int, *, after: str = "", before: str = "") -> list[int]:
        """The next `limit` rows behind the place `after`, or the last ones ahead of `before`; see `place`.

        A place need not be that of a row that is still there. Raises ValueError for what is no place.
        """
        rows = self._ordered(order)
        if after or before:
            at = bisect_right(rows, _parsed(after or before), key=lambda row: self._sort_key(int(row), order))
            part = rows[at:] if after else rows[: max(0, at)]
            found = part[mask[part]]
            if before:
                found = found[found != self._row(_parsed(before))]
                return found[-limit:].tolist()
            return found[:limit].tolist()
        return rows[mask[rows]][:limit].tolist()

    def leads(self, mask: Mask, order: Order) -> Mask:
        """Of the rows of the mask, the first of each happening."""
        rows = self._ordered(order)
        return self.happenings.leads(rows[mask[rows]])

    def place(self, row: int, order: Order) -> str:
        """Where a row stands in an order, to go on from there."""
        return ".".join(map(str, self._sort_key(row, order)))

    def _ordered(self, order: Order) -> NDArray[np.int64]:
        return self.by_when if order == "when" else np.arange(len(self.keys))

    def _sort_key(self, row: int, order: Order) -> tuple[int, ...]:
        day = _day(int(self.first[row]), int(self.last[row]))
        return (-day, *self.keys[row]) if order == "when" else (0, *self.keys[row])

    def _row(self, place: tuple[int, ...]) -> int:
        at = bisect_right(self.keys, place[1:]) - 1
        return at if at >= 0 and self.keys[at] == place[1:] else -1


def read_stamp(record: Record) -> Stamp:
    """What changes with every capture that is written, coded anew or taken out, every link and every judgement."""
    marks = completions.c
    written = select(func.count(), func.coalesce(func.sum(marks.run_no), 0), func.max(marks.completed_at))
    last = [select(func.coalesce(func.max(table.c.no), 0)) for table in (changes, judgements)]
    with record.reading() as connection:
        row = connection.execute(written).one()
        linked, judged = (int(connection.execute(one).scalar_one()) for one in last)
    return int(row[0]), int(row[1]), row[2] or "", linked, judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What people say of an event: accepted, rejected or corrected, and the event as they say it is. `parties` are the
    names of its doers and recipients where people gave other ones, by the column.
    """

    verdict: str
    event: Event
    parties: Mapping[str, Sequence[str]]


NOTHING: Mapping[EventKey, Reviewed] = {}


def read_event_index(record: Record, reviewed: Mapping[EventKey, Reviewed] = NOTHING) -> EventIndex:
    """The index of a record as it is now; some seconds for a hundred thousand events.

    Events of `reviewed` stand in the index as people say they are.
    """
    begun = time.monotonic()
    stamp = read_stamp(record)
    identities = read_identities(record)
    builders = {name: ColumnBuilder() for name in COLUMNS}
    keys: list[Key] = []
    rows: dict[EventKey, int] = {}
    first: list[int] = []
    last: list[int] = []
    dated: list[bool] = []
    points: list[tuple[float | None, float | None]] = []

    def texts(connection: Connection) -> Iterator[str]:
        doers, recipients = (_parties(connection, side, identities) for side in ("event_actors", "event_recipients"))
        for coded, text in _events(connection):
            key = (coded.capture_no, coded.article_no, coded.no)
            rows[coded.capture_no, coded.article_no, coded.id] = len(keys)
            keys.append(key)
            review = reviewed.get((coded.capture_no, coded.article_no, coded.id))
            row = _corrected(coded, review.event) if review else coded
            start, end = row.when_start, row.when_end
            dated.append(row.when_basis is not None and bool(start or end))
            first.append(first_day(start) if dated[-1] else OPEN)
            last.append(last_day(end) if dated[-1] else OPEN)
            points.append((row.where_lat, row.where_lon))
            speaker = (coded.capture_no, coded.article_no, coded.speaker)
            names: dict[str, list[str]] = {
                "doer": doers.get(key, []),
                "recipient": recipients.get(key, []),
                **({side: list(given) for side, given in review.parties.items()} if review else {}),
                "review": [review.verdict] if review else [],
                "stated": _stated(row.chain or [], identities.name_of(speaker, "") if coded.speaker else ""),
            }
            for name, builder in builders.items():
                builder.add(_values(name, row, names))
            sentence = text[row.sentence_start : row.sentence_end] if text else ""
            yield "\n".join([sentence, *names["doer"], *names["recipient"], row.where_name or "", row.publisher or ""])

    with record.reading() as connection:
        search = TextSearch(texts(connection))
    spelled = identities.spelled()
    starts, ends = np.array(first, dtype=np.int32), np.array(last, dtype=np.int32)
    order = np.array(keys, dtype=np.int64).reshape(-1, 3)
    where = np.array(points, dtype=np.float64).reshape(-1, 2)
    day = np.where(starts != OPEN, starts, ends).astype(np.int64)
    return EventIndex(
        stamp=stamp,
        build_s=time.monotonic() - begun,
        keys=keys,
        columns={name: builder.build(spelled if name in NAMED else {}) for name, builder in builders.items()},
        first=starts,
        last=ends,
        dated=np.array(dated, dtype=np.bool_),
        placed=~np.isnan(where[:, 0]) & ~np.isnan(where[:, 1]),
        points=where,
        search=search,
        by_when=np.lexsort((order[:, 2], order[:, 1], order[:, 0], -day)),
        identities=identities,
        happenings=read_happenings(record, rows),
    )


COLUMNS = (
    "type", "mode", "status", "told", "publisher", "country", "place", "precision", "actor", "doer", "recipient",
    "speaker", "stated", "basis", "review",
)  # fmt: skip
NAMED = frozenset({"actor", "doer", "recipient", "speaker", "stated"})
"""Columns whose values are names of actors."""


def _values(name: str, row: Any, names: dict[str, list[str]]) -> Sequence[str | None]:
    if name == "actor":
        return names["doer"] + names["recipient"]
    if name in names:
        return names[name]
    if name == "told":
        return ["background" if row.historical else "news"]
    if name == "speaker":
        return names["stated"][-1:]
    column = {"country": "where_country", "place": "where_name", "precision": "where_precision", "basis": "when_basis"}
    return [getattr(row, column.get(name, name))]


def _events(connection: Connection) -> Iterator[tuple[Any, str]]:
    """Every event with the text of its capture, which is read once."""
    event, article, claim = EVENTS.c, TABLES["articles"].c, TABLES["attributions"].c
    columns = [
        event.capture_no, event.article_no, event.no, event.id, event.type, event.mode, event.status, event.historical,
        event.sentence_start, event.sentence_end, event.when_start, event.when_end, event.when_basis,
        event.where_name, event.where_country, event.where_lat, event.where_lon, event.where_precision, event.chain,
        article.publisher, claim.speaker,
    ]  # fmt: skip
    of_claim = and_(
        claim.capture_no == event.capture_no, claim.article_no == event.article_no, claim.id == event.attribution
    )
    joined = EVENTS.join(
        TABLES["articles"], and_(article.capture_no == event.capture_no, article.no == event.article_no)
    ).outerjoin(TABLES["attributions"], of_claim)
    texts = connection.execution_options(yield_per=20).execute(select(captures.c.no, captures.c.text).order_by("no"))
    wanted = select(*columns).select_from(joined).order_by(event.capture_no, event.article_no, event.no)
    at, text = -1, ""
    for row in connection.execution_options(yield_per=1000).execute(wanted):
        while at < row.capture_no:
            row_of_text = next(texts)
            at, text = row_of_text[0], row_of_text[1]
        yield row, text or ""


def _parties(connection: Connection, table: str, identities: Identities) -> dict[Key, list[str]]:
    """The names of the parties on one side, by the event: that of the actor, or the words of the text."""
    party, actor = TABLES[table].c, TABLES["actors"].c
    same = and_(actor.capture_no == party.capture_no, actor.article_no == party.article_no, actor.id == party.actor)
    named = func.coalesce(actor.name, party.words)
    wanted = select(party.capture_no, party.article_no, party.event_no, party.actor, named)
    found: dict[Key, list[str]] = {}
    joined = wanted.select_from(TABLES[table].outerjoin(TABLES["actors"], same)).order_by(*TABLES[table].primary_key)
    for capture_no, article_no, event_no, whose, words in connection.execution_options(yield_per=1000).execute(joined):
        name = identities.name_of((capture_no, article_no, whose), words[:NAME_LENGTH])
        found.setdefault((capture_no, article_no, event_no), []).append(name)
    return found


def _stated(chain: Sequence[str], speaker: str) -> list[str]:
    """The names of a chain, its innermost one under the name of its speaker, where linking knows one."""
    names = [one_line(link) for link in chain]
    return [*names[:-1], speaker or names[-1]] if names else []


def _corrected(coded: Any, event: Event) -> Any:
    """A row as somebody corrected it."""
    when, where = event.when, event.where
    return SimpleNamespace(
        type=event.type, mode=event.mode, status=event.status, historical=event.historical,
        when_start=when and when.start, when_end=when and when.end, when_basis=when and when.basis,
        where_name=where and where.name, where_country=where and where.country, where_lat=where and where.lat,
        where_lon=where and where.lon, where_precision=where and where.precision,
        chain=coded.chain, publisher=coded.publisher, sentence_start=coded.sentence_start,
        sentence_end=coded.sentence_end,
    )  # fmt: skip


def _day(first: int, last: int) -> int:
    return first if first != OPEN else last


def _parsed(place: str) -> tuple[int, ...]:
    parts = tuple(int(part) for part in place.split("."))
    if len(parts) != 4:
        raise ValueError(place)
    return parts
