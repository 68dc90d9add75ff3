"""Records of every earlier version become records of this one, with all that they hold."""

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import UpgradeOps
from sqlalchemy import create_engine

from sayso.record.schema import FORMAT, METADATA
from sayso.record.upgrading import migrate


def test_the_versions_come_to_the_tables_of_the_schema() -> None:
    """If this fails, put the operations that it prints into the newest module of `sayso.record.migrations.versions`."""
    with create_engine("sqlite://").begin() as connection:
        migrate(connection, 0)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        missing = produce_migrations(context, METADATA).upgrade_ops
    assert missing is not None
    assert missing.is_empty(), _told(missing)


def _told(missing: UpgradeOps) -> str:
    return f"version {FORMAT} lacks\n{render_python_code(missing)}"
