"""Version 3, not released yet: a change of a table until then is added here."""

import sqlalchemy as sa
from alembic import op

from sayso.record.migrations.types import TEXT

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """What version 3 has and version 2 had not; a column that may not be NULL needs a `server_default` for old rows."""
    op.create_table(
        "carried",
        sa.Column("capture", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("now_article", TEXT, nullable=False),
        sa.Column("now_event", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("capture", "event"),
        sqlite_with_rowid=False,
    )
    op.add_column("judgements", sa.Column("settles", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("links", sa.Column("doubt", sa.Float(), nullable=False, server_default="0"))
    op.create_index("links_doubt", "links", ["doubt", "id"])
    op.drop_table("link_keys")
    op.create_table(
        "link_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "day", "capture_no", "article_no"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "keyed_articles",
        sa.Column("capture_no", sa.Integer(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("capture_no", "article_no"),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM linkings")  # another linker links everything anew
