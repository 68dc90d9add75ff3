"""Version 2: links, judgements, the change feed; two columns of the coded format."""

import sqlalchemy as sa
from alembic import op

from sayso.record.migrations.types import TEXT

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Everything of linking, and what the coded format says more."""
    op.create_table(
        "changes",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("change", TEXT, nullable=False),
        sa.Column("link", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("others", sa.JSON(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("changes_at", "changes", ["at"], unique=False)
    op.create_index("changes_link", "changes", ["link"], unique=False)
    op.create_table(
        "comparisons",
        sa.Column("one_capture_no", sa.Integer(), nullable=False),
        sa.Column("one_article_no", sa.Integer(), nullable=False),
        sa.Column("other_capture_no", sa.Integer(), nullable=False),
        sa.Column("other_article_no", sa.Integer(), nullable=False),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("one_capture_no", "one_article_no", "other_capture_no", "other_article_no"),
        sqlite_with_rowid=False,
    )
    op.create_index("comparisons_other", "comparisons", ["other_capture_no", "other_article_no"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("field", TEXT, nullable=True),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("withdraws", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "link_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "capture_no", "article_no"),
        sqlite_with_rowid=False,
    )
    op.create_index("link_keys_article", "link_keys", ["capture_no", "article_no"], unique=False)
    op.create_table(
        "links",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("relation", TEXT, nullable=True),
        sa.Column("articles", sa.Integer(), nullable=True),
        sa.Column("publishers", sa.Integer(), nullable=True),
        sa.Column("origins", sa.Integer(), nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("links_kind", "links", ["kind", "relation"], unique=False)
    op.create_table(
        "reported_actors",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("capture_no", "article_no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgement_members",
        sa.Column("judgement_no", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("capture", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("event", TEXT, nullable=True),
        sa.Column("actor", TEXT, nullable=True),
        sa.Column("attribution", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["judgement_no"],
            ["judgements.no"],
        ),
        sa.PrimaryKeyConstraint("judgement_no", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("judgement_members_article", "judgement_members", ["capture", "article"], unique=False)
    op.create_table(
        "link_members",
        sa.Column("link_id", TEXT, nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("part", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("link_id", "no"),
        sqlite_with_rowid=False,
    )
    op.create_index("link_members_article", "link_members", ["capture_no", "article_no"], unique=False)
    op.create_index("link_members_part", "link_members", ["part"], unique=False)
    op.create_table(
        "linkings",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("linker", TEXT, nullable=False),
        sa.Column("grouped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["capture_no"], ["completions.capture_no"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("capture_no"),
    )
    op.add_column("events", sa.Column("acled_sub_event_type", TEXT, nullable=True))
    op.add_column("places", sa.Column("use", TEXT, nullable=False, server_default="name"))
