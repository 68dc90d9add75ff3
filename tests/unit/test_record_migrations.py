"""Records of every earlier version become records of this one, with all that they hold."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Text

from made import made_captures
from postgresql_server import Server
from sayso.errors import RecordError
from sayso.record import Run, count, find_articles, open_record, read_judgements, upgrade_record
from sayso.record.database import connect
from sayso.record.schema import FORMAT, METADATA
from sayso.record.upgrading import migrate
from sayso.record.values import Words

OLD = Path(__file__).parent.parent / "golden" / "records"
"""A small record of each version that was released, as SQL: `v1.sql`, ... They are never changed."""


def record_of(version: int, folder: Path) -> Path:
    path = folder / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((OLD / f"v{version}.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


def differ(context: object, there: object, wanted: object, type_there: object, type_wanted: object) -> bool | None:
    """Text is text; None leaves it to Alembic."""
    return not isinstance(type_there, Text) if isinstance(type_wanted, Words) else None


def words(kind: str, item: object, context: object) -> str | bool:
    """How our own type is called in a version; False leaves it to Alembic."""
    return "TEXT" if kind == "type" and isinstance(item, Words) else False


def missing(connection: Connection) -> str:
    """The operations that are missing to come to the tables of the schema; nothing if none are."""
    context = MigrationContext.configure(connection, opts={"compare_type": differ, "render_item": words})
    operations = produce_migrations(context, METADATA).upgrade_ops
    assert operations is not None
    return "" if operations.is_empty() else render_python_code(operations)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of a database without tables."""
    if request.param == "sqlite":
        return str(tmp_path / "empty.db")
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database()


def test_the_versions_come_to_the_tables_of_the_schema(empty: str) -> None:
    """If this fails, put the operations that it prints into the newest module of `sayso.record.migrations.versions`."""
    with connect(empty, create=True) as record, record.writing() as connection:
        migrate(connection, 0)
        assert not missing(connection), f"version {FORMAT} lacks\n{missing(connection)}"


def test_a_new_record_has_the_tables_of_the_versions_in_the_order_of_code_points(empty: str) -> None:
    with open_record(empty, create=True) as record, record.reading() as connection:
        assert not missing(connection)
        if "://" in empty:
            collations = connection.exec_driver_sql(
                "SELECT DISTINCT collation_name FROM information_schema.columns "
                "WHERE table_schema = current_schema() AND data_type = 'text'"
            )
            assert collations.scalars().all() == ["C"]


@pytest.mark.parametrize("version", range(1, FORMAT))
def test_a_record_of_an_earlier_version_is_upgraded_with_all_that_it_holds(version: int, tmp_path: Path) -> None:
    path = record_of(version, tmp_path)
    before = path.read_bytes()
    with pytest.raises(RecordError, match=f"of version {version}") as caught:
        open_record(str(path))
    assert f"sayso upgrade {path}" in caught.value.hint
    done = upgrade_record(str(path))
    assert (done.before, done.after) == (version, FORMAT)
    assert done.copy is not None
    with sqlite3.connect(done.copy) as copy, sqlite3.connect(":memory:") as old:
        old.deserialize(before)
        assert list(copy.iterdump()) == list(old.iterdump())
    with open_record(str(path)) as record:
        assert count(record).captures == 2
        assert len(list(find_articles(record))) == 2
        assert len(read_judgements(record)) == (1 if version > 1 else 0)
        run = Run(record, coder="2")
        for coded in made_captures(2):
            run.write(coded)
        with record.reading() as connection:
            assert not missing(connection)
    assert upgrade_record(str(path)).copy is None


def test_an_upgrade_that_fails_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    path = record_of(2, tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE events DROP COLUMN mode")
    connection.close()
    with pytest.raises(RecordError, match="in the making: events lacks mode"):
        upgrade_record(str(path), copy=False)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM record_info WHERE name = 'format'").fetchone() == ("2",)
        assert connection.execute("SELECT * FROM sqlite_master WHERE name = 'carried'").fetchall() == []
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.unlink(), "no record at"),
        (lambda path: Path(f"{path}.v1").touch(), "already"),
    ],
)
def test_what_cannot_be_upgraded_is_told(tmp_path: Path, spoil: Callable[[Path], object], message: str) -> None:
    path = record_of(1, tmp_path)
    spoil(path)
    with pytest.raises(RecordError, match=message) as caught:
        upgrade_record(str(path))
    assert caught.value.hint
