"""Single events, each with what a list shows of it: a few rows of the record, never a capture whole."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Integer, Table, and_, case, cast, func, select

from sayso.model import Event
from sayso.record.database import Record
from sayso.record.event_index import NAME_LENGTH, Key
from sayso.record.keyset import at_keys
from sayso.record.layout import record_of
from sayso.record.queries import EVENTS, TABLES
from sayso.record.schema import ARTICLES, captures
from sayso.wording import one_line

SNIPPET = 1_200  # characters of a sentence that the parser did not end
_EVENT = ARTICLES.lists["events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A party as a list shows it: its actor's name, or the words of the text; the actor's id, or None."""

    name: str
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """What a list shows of an article. `published` is the date or its earliest bound."""

    capture: str
    article: str
    title: str
    publisher: str | None
    agency: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event in a list. `sentence` are the characters from `event.sentence.start` on, cut if they are very many.

    `review` says what people decided of it, in words; empty where they have not. Where they corrected a value, `was`
    has what was coded, in words by the column of a list: what, status, who, whom, when, where, toll.
    """

    event: Event
    head: ArticleHead
    doers: tuple[Name, ...]
    recipients: tuple[Name, ...]
    sentence: str
    review: str = ""
    was: dict[str, str] = field(default_factory=dict[str, str])


def read_event_rows(record: Record, keys: Sequence[Key]) -> list[EventRow]:
    """The events of these keys, in the order given; those that are not there any more are left out."""
    found = read_event_map(record, keys)
    return [found[key] for key in keys if key in found]


def read_event_map(record: Record, keys: Sequence[Key]) -> dict[Key, EventRow]:
    """The events of these keys that are still there."""
    if not keys:
        return {}
    with record.reading() as connection:
        rows = {row[:3]: row for row in _select(connection, keys)}
        lists = {name: _members(connection, level.table, keys) for name, level in _EVENT.lists.items()}
        names = _names(connection, keys)
    return {key: _event_row(row, key, lists, names) for key, row in rows.items()}


def _event_row(row: Any, key: Key, lists: dict[str, dict[Key, list[Any]]], names: dict[Any, str]) -> EventRow:
    members = {
        name: tuple(record_of(_EVENT.lists[name].record, member, {}) for member in found.get(key, []))
        for name, found in lists.items()
    }
    members["mentions"] = tuple(mention.span for mention in members["mentions"])
    event: Event = record_of(Event, row._mapping, members)
    doers, recipients = (
        tuple(_named(key, found, names) for found in lists[side].get(key, [])) for side in ("actors", "recipients")
    )
    head = ArticleHead(
        capture=row.capture_id,
        article=row.article_id,
        title=one_line(row.title or ""),
        publisher=row.publisher,
        agency=row.agency,
        published=row.published_value or row.published_earliest,
    )
    return EventRow(event=event, head=head, doers=doers, recipients=recipients, sentence=row.words or "")


def _named(key: Key, party: dict[str, Any], names: dict[Any, str]) -> Name:
    name = names.get((*key[:2], party["actor"])) or one_line(party["words"])[:NAME_LENGTH]
    return Name(name=name, actor=party["actor"])


def _select(connection: Connection, keys: Sequence[Key]) -> list[Any]:
    event, article = EVENTS.c, TABLES["articles"].c
    of_article = and_(article.capture_no == event.capture_no, article.no == event.article_no)
    own = [column for column in EVENTS.columns if column.name not in ("capture_no", "article_no", "no")]
    wanted = (
        select(
            event.capture_no, event.article_no, event.no, *own,
            captures.c.id.label("capture_id"), article.id.label("article_id"),
            article.publisher, article.agency, article.published_value, article.published_earliest,
            text_of(article.title_start, article.title_end).label("title"),
            text_of(event.sentence_start, event.sentence_end).label("words"),
        )
        .select_from(EVENTS.join(TABLES["articles"], of_article).join(captures, captures.c.no == event.capture_no))
        .where(at_keys([event.capture_no, event.article_no, event.no], keys))
    )  # fmt: skip
    return list(connection.execute(wanted))


def text_of(start: Any, end: Any) -> Any:
    """The characters of a span of a capture's text, SNIPPET at most, as SQL. A NUL among them ends them early."""
    length = case((end - start > SNIPPET, SNIPPET), else_=end - start)
    return func.substr(captures.c.text, cast(start + 1, Integer), cast(length, Integer))


def _members(connection: Connection, table: Table, keys: Sequence[Key]) -> dict[Key, list[Any]]:
    found: dict[Key, list[Any]] = defaultdict(list)
    owner = at_keys([table.c.capture_no, table.c.article_no, table.c.event_no], keys)
    for row in connection.execute(select(table).where(owner).order_by(*table.primary_key)):
        found[row[:3]].append(row._asdict())
    return found


def _names(connection: Connection, keys: Sequence[Key]) -> dict[Any, str]:
    """The names of the actors of the articles' parties, by capture, article and id."""
    actor = TABLES["actors"].c
    found: dict[Any, str] = {}
    for table in (TABLES["event_actors"], TABLES["event_recipients"]):
        party = table.c
        same = and_(actor.capture_no == party.capture_no, actor.article_no == party.article_no, actor.id == party.actor)
        wanted = (
            select(actor.capture_no, actor.article_no, actor.id, actor.name)
            .select_from(table.join(TABLES["actors"], same))
            .where(at_keys([party.capture_no, party.article_no, party.event_no], keys))
        )
        for capture_no, article_no, name_id, name in connection.execute(wanted):
            found[capture_no, article_no, name_id] = one_line(name)
    return found
