"""Version 1: captures and what is coded of them."""

import sqlalchemy as sa
from alembic import op

from sayso.record.migrations.types import TEXT

revision = "1"
down_revision = None


def upgrade() -> None:
    """Every table of coded captures."""
    op.create_table(
        "captures",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("path", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("captured_at", TEXT, nullable=True),
        sa.Column("view", TEXT, nullable=False),
        sa.Column("text_sha256", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("captures_id", "captures", ["id"], unique=True)
    op.create_table(
        "record_info",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "runs",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("coder", TEXT, nullable=False),
        sa.Column("started_at", TEXT, nullable=False),
        sa.Column("ended_at", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_table(
        "articles",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title_start", sa.BigInteger(), nullable=True),
        sa.Column("title_end", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("captions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("furniture", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("byline_start", sa.BigInteger(), nullable=True),
        sa.Column("byline_end", sa.BigInteger(), nullable=True),
        sa.Column("dateline_start", sa.BigInteger(), nullable=True),
        sa.Column("dateline_end", sa.BigInteger(), nullable=True),
        sa.Column("authors", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("publisher", TEXT, nullable=True),
        sa.Column("agency", TEXT, nullable=True),
        sa.Column("published_value", TEXT, nullable=True),
        sa.Column("published_earliest", TEXT, nullable=True),
        sa.Column("published_latest", TEXT, nullable=True),
        sa.Column("published_basis", TEXT, nullable=True),
        sa.Column("published_evidence_start", sa.BigInteger(), nullable=True),
        sa.Column("published_evidence_end", sa.BigInteger(), nullable=True),
        sa.Column("language", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["capture_no"], ["captures.no"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("capture_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("articles_id", "articles", ["id"], unique=False)
    op.create_index("articles_publisher", "articles", ["publisher"], unique=False)
    op.create_table(
        "completions",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("coder", TEXT, nullable=False),
        sa.Column("retry", sa.Boolean(), nullable=False),
        sa.Column("run_no", sa.Integer(), nullable=False),
        sa.Column("completed_at", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["capture_no"], ["captures.no"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["run_no"],
            ["runs.no"],
        ),
        sa.PrimaryKeyConstraint("capture_no"),
    )
    op.create_table(
        "locations",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("path", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("captured_at", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["capture_no"], ["captures.no"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("capture_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "problems",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("stage", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["capture_no"], ["captures.no"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("capture_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actors",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("sector", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no"], ["articles.capture_no", "articles.no"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("actors_id", "actors", ["id"], unique=False)
    op.create_index("actors_name", "actors", ["name"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("source", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("cue", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("stance", TEXT, nullable=False),
        sa.Column("medium", TEXT, nullable=True),
        sa.Column("speaker", TEXT, nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("parent", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no"], ["articles.capture_no", "articles.no"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("attributions_id", "attributions", ["id"], unique=False)
    op.create_table(
        "events",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("mode", TEXT, nullable=True),
        sa.Column("contexts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("historical", sa.Boolean(), nullable=False),
        sa.Column("trigger_start", sa.BigInteger(), nullable=False),
        sa.Column("trigger_end", sa.BigInteger(), nullable=False),
        sa.Column("sentence_start", sa.BigInteger(), nullable=False),
        sa.Column("sentence_end", sa.BigInteger(), nullable=False),
        sa.Column("when_start", TEXT, nullable=True),
        sa.Column("when_end", TEXT, nullable=True),
        sa.Column("when_granularity", TEXT, nullable=True),
        sa.Column("when_basis", TEXT, nullable=True),
        sa.Column("when_evidence_start", sa.BigInteger(), nullable=True),
        sa.Column("when_evidence_end", sa.BigInteger(), nullable=True),
        sa.Column("where_name", TEXT, nullable=True),
        sa.Column("where_country", TEXT, nullable=True),
        sa.Column("where_admin1", TEXT, nullable=True),
        sa.Column("where_lat", sa.Float(), nullable=True),
        sa.Column("where_lon", sa.Float(), nullable=True),
        sa.Column("where_geonames_id", sa.BigInteger(), nullable=True),
        sa.Column("where_precision", TEXT, nullable=True),
        sa.Column("where_evidence_start", sa.BigInteger(), nullable=True),
        sa.Column("where_evidence_end", sa.BigInteger(), nullable=True),
        sa.Column("attribution", TEXT, nullable=True),
        sa.Column("chain", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no"], ["articles.capture_no", "articles.no"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("events_id", "events", ["id"], unique=False)
    op.create_index("events_type", "events", ["type"], unique=False)
    op.create_index("events_when_start", "events", ["when_start"], unique=False)
    op.create_index("events_where_country", "events", ["where_country"], unique=False)
    op.create_table(
        "places",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.BigInteger(), nullable=False),
        sa.Column("span_end", sa.BigInteger(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("admin1", TEXT, nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("geonames_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", TEXT, nullable=True),
        sa.Column("near", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no"], ["articles.capture_no", "articles.no"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "relations",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("from_actor", TEXT, nullable=False),
        sa.Column("to_actor", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("attribution", TEXT, nullable=True),
        sa.Column("evidence_start", sa.BigInteger(), nullable=False),
        sa.Column("evidence_end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no"], ["articles.capture_no", "articles.no"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tallies",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("min", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("max", sa.BigInteger(), nullable=True),
        sa.Column("who", TEXT, nullable=True),
        sa.Column("period", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("counter", TEXT, nullable=True),
        sa.Column("evidence_start", sa.BigInteger(), nullable=False),
        sa.Column("evidence_end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no"], ["articles.capture_no", "articles.no"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "timexes",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.BigInteger(), nullable=False),
        sa.Column("span_end", sa.BigInteger(), nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("anchor", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no"], ["articles.capture_no", "articles.no"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_aliases",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("actor_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("word", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no", "actor_no"],
            ["actors.capture_no", "actors.article_no", "actors.no"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "actor_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_mentions",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("actor_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.BigInteger(), nullable=False),
        sa.Column("span_end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no", "actor_no"],
            ["actors.capture_no", "actors.article_no", "actors.no"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "actor_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_roles",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("actor_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("text_start", sa.BigInteger(), nullable=False),
        sa.Column("text_end", sa.BigInteger(), nullable=False),
        sa.Column("of", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no", "actor_no"],
            ["actors.capture_no", "actors.article_no", "actors.no"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "actor_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_actors",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("event_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("spans", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("actor", TEXT, nullable=True),
        sa.Column("words", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no", "event_no"],
            ["events.capture_no", "events.article_no", "events.no"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "event_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("event_actors_actor", "event_actors", ["actor"], unique=False)
    op.create_table(
        "event_casualties",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("event_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("min", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("max", sa.BigInteger(), nullable=True),
        sa.Column("who", TEXT, nullable=True),
        sa.Column("evidence_start", sa.BigInteger(), nullable=False),
        sa.Column("evidence_end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no", "event_no"],
            ["events.capture_no", "events.article_no", "events.no"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "event_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_mentions",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("event_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.BigInteger(), nullable=False),
        sa.Column("span_end", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no", "event_no"],
            ["events.capture_no", "events.article_no", "events.no"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "event_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_recipients",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("event_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("spans", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("actor", TEXT, nullable=True),
        sa.Column("words", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_no", "article_no", "event_no"],
            ["events.capture_no", "events.article_no", "events.no"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("capture_no", "article_no", "event_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("event_recipients_actor", "event_recipients", ["actor"], unique=False)
