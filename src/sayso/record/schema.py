"""The tables of a record, made from the records of `sayso.model` (see `sayso.record.layout`).

A row's key is where it stands: the number of its capture, of its article in the capture, of itself in the article,
and so on. So one capture is replaced by deleting what hangs from it, and order is kept without a column for it. The
`id` columns hold the ids of the coded format, by which judgements and people name a row.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)

from sayso.model import Article, CaptureHead, Party, Problem
from sayso.record.layout import columns_of, fields_of
from sayso.record.values import Words

FORMAT = 3
"""Version of the record: that of the newest module of `sayso.record.migrations.versions`, which see."""

OWNERS = {"articles": "article", "events": "event", "actors": "actor"}
INDEXED = {
    "articles": ("id", "publisher"),
    "attributions": ("id",),
    "events": ("id", "type", "when_start", "where_country"),
    "event_actors": ("actor",),
    "event_recipients": ("actor",),
    "actors": ("id", "name"),
}

METADATA = MetaData()

info = Table("record_info", METADATA, Column("name", Words, primary_key=True), Column("value", Words, nullable=False))

runs = Table(
    "runs",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("coder", Words, nullable=False),
    Column("started_at", Words, nullable=False),
    Column("ended_at", Words),
)

captures = Table("captures", METADATA, Column("no", Integer, primary_key=True), *columns_of(CaptureHead))
Index("captures_id", captures.c.id, unique=True)


def _capture_no() -> Column[Any]:
    return Column("capture_no", Integer, ForeignKey("captures.no", ondelete="CASCADE"), primary_key=True)


locations = Table(  # every path and address under which the bytes of a capture were met, the first one included
    "locations",
    METADATA,
    _capture_no(),
    Column("no", Integer, primary_key=True),
    Column("path", Words, nullable=False),
    Column("url", Words),
    Column("captured_at", Words),
    sqlite_with_rowid=False,
)

completions = Table(  # the mark that a capture is coded whole; `retry`: coding failed, the next run tries again
    "completions",
    METADATA,
    _capture_no(),
    Column("coder", Words, nullable=False),
    Column("retry", Boolean, nullable=False),
    Column("run_no", Integer, ForeignKey("runs.no"), nullable=False),
    Column("completed_at", Words, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A table whose rows are records of one type, and the tables of their lists by the name of the field.

    `owners` are the key columns that name the row's owner; `no` completes the key.
    """

    table: Table
    record: type
    owners: tuple[str, ...]
    lists: dict[str, "Level"]

    def tables(self) -> list[Table]:
        """The table and those below it, owners first."""
        return [self.table, *(table for level in self.lists.values() for table in level.tables())]


def _level(name: str, record: type, owners: tuple[str, ...], owner: str) -> Level:
    keys = [Column(key, Integer, primary_key=True) for key in (*owners, "no")]
    columns = columns_of(record)
    if record is Party:
        columns.append(Column("words", Words, nullable=False))  # the characters of its spans, to search in
    reference = ForeignKeyConstraint(owners, [f"{owner}.{key}" for key in (*owners[:-1], "no")], ondelete="CASCADE")
    table = Table(name, METADATA, *keys, *columns, reference, sqlite_with_rowid=False)
    for column in INDEXED.get(name, ()):
        Index(f"{name}_{column}", table.c[column])
    own = f"{OWNERS.get(name, name)}_no"
    prefix = "" if record is Article else f"{OWNERS.get(name, name)}_"
    lists = {
        field.name: _level(prefix + field.name, field.inner, (*owners, own), name)
        for field in fields_of(record)
        if field.shape == "rows"
    }
    return Level(table=table, record=record, owners=owners, lists=lists)


ARTICLES = _level("articles", Article, ("capture_no",), "captures")
PROBLEMS = _level("problems", Problem, ("capture_no",), "captures")


def _article_key(prefix: str = "") -> list[Column[Any]]:
    return [Column(f"{prefix}{name}", Integer, nullable=False) for name in ("capture_no", "article_no")]


linkings = Table(  # the mark that a capture is linked; coding it anew removes it. `grouped`: its groups are up to date
    "linkings",
    METADATA,
    Column("capture_no", Integer, ForeignKey("completions.capture_no", ondelete="CASCADE"), primary_key=True),
    Column("linker", Words, nullable=False),
    Column("grouped", Boolean, nullable=False),
)

link_keys = Table(  # articles that share a key that few have are compared; `day`: of publication, 0 where not known
    "link_keys",
    METADATA,
    Column("key", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),
    *_article_key(),
    sqlite_with_rowid=False,
)
link_keys.append_constraint(PrimaryKeyConstraint(*link_keys.c))

keyed_articles = Table(  # the keys of each article once more, packed: to be forgotten, or read all at once
    "keyed_articles",
    METADATA,
    *_article_key(),
    Column("day", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
keyed_articles.append_constraint(PrimaryKeyConstraint("capture_no", "article_no"))

comparisons = Table(  # what came of comparing two articles, the lower one first; nothing where they share nothing
    "comparisons",
    METADATA,
    *_article_key("one_"),
    *_article_key("other_"),
    Column("copied", Boolean, nullable=False),  # the two are one text
    Column("found", JSON, nullable=False),
    sqlite_with_rowid=False,
)
comparisons.append_constraint(PrimaryKeyConstraint(*list(comparisons.c)[:4]))
Index("comparisons_other", comparisons.c.other_capture_no, comparisons.c.other_article_no)

reported_actors = Table(  # what who-is-who rests on, of each article; packed, for all of them are read at once
    "reported_actors", METADATA, *_article_key(), Column("packed", LargeBinary, nullable=False), sqlite_with_rowid=False
)
reported_actors.append_constraint(PrimaryKeyConstraint("capture_no", "article_no"))

links = Table(
    "links",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("relation", Words),  # of a copy: which; of an actor: the judgement
    Column("articles", Integer),
    Column("publishers", Integer),
    Column("origins", Integer),
    Column("disputed", Boolean, nullable=False),
    Column("doubt", Float, nullable=False),  # how much there is to review, see `sayso.record.doubt`; 0: nothing
    Column("body", JSON, nullable=False),  # the link as in the link format
)
Index("links_kind", links.c.kind, links.c.relation)
Index("links_doubt", links.c.doubt, links.c.id)

link_members = Table(
    "link_members",
    METADATA,
    Column("link_id", Words, ForeignKey("links.id", ondelete="CASCADE"), primary_key=True),
    Column("no", Integer, primary_key=True),
    *_article_key(),
    Column("part", Words),  # id of the event, actor or attribution
    sqlite_with_rowid=False,
)
Index("link_members_article", link_members.c.capture_no, link_members.c.article_no)
Index("link_members_part", link_members.c.part)

judgements = Table(
    "judgements",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("verdict", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("field", Words),
    Column("value", JSON(none_as_null=True)),
    Column("withdraws", Words),
    Column("settles", Boolean, nullable=False),  # it settles what coders decided differently
)

judgement_members = Table(  # by the ids of the coded format, so that a judgement outlives a coding
    "judgement_members",
    METADATA,
    Column("judgement_no", Integer, ForeignKey("judgements.no"), primary_key=True),
    Column("no", Integer, primary_key=True),
    *(Column(name, Words, nullable=False) for name in ("capture", "article")),
    *(Column(name, Words) for name in ("event", "actor", "attribution")),
    sqlite_with_rowid=False,
)
Index("judgement_members_article", judgement_members.c.capture, judgement_members.c.article)

carried = Table(  # which event goes on in which, where a capture was coded anew: what was decided stays with it
    "carried",
    METADATA,
    *(Column(name, Words, nullable=False) for name in ("capture", "article", "event", "now_article", "now_event")),
    sqlite_with_rowid=False,
)
carried.append_constraint(PrimaryKeyConstraint("capture", "event"))

changes = Table(
    "changes",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("at", Words, nullable=False),
    Column("change", Words, nullable=False),
    Column("link", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("others", JSON, nullable=False),
    Column("details", JSON, nullable=False),
    Column("by", Words, nullable=False),
)
Index("changes_at", changes.c.at)
Index("changes_link", changes.c.link)

LAYOUT = hashlib.sha256(
    "".join(
        f"{table.name}.{column.name} {column.type.__visit_name__} {column.nullable} {column.primary_key}\n"
        for table in METADATA.sorted_tables
        for column in table.columns
    ).encode("utf-8")
).hexdigest()[:16]
"""Digest of the tables: tells records apart that were made while a version was not released yet."""
