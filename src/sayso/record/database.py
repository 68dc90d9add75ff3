"""Opening a record, and what its database says when it cannot go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError, StatementError

from sayso import __version__
from sayso.errors import RecordError, RetryableError, SaysoError
from sayso.record.schema import FORMAT, LAYOUT, METADATA, info

BUSY_TIMEOUT_S = 30.0
"""How long a writer waits for another one before it gives up."""


class Record:
    """An open record: coded captures in a database, one writer and any number of readers at a time."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        """The path or URL under which it was opened."""
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the record as it is now, whatever is written meanwhile."""
        with _told(self.name), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are all made when the block ends, or none if it raises."""
        with _told(self.name), self._engine.connect() as connection:
            connection = connection.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of the database."""
        with _told(self.name):
            self._engine.dispose()

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_record(name: str, *, create: bool = False, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Record:
    """The record at a path (SQLite) or a database URL; made there, if `create` and nothing is there yet.

    Raises RecordError for what is no record, is of another version or cannot be opened, RetryableError if it is
    locked for longer than `busy_timeout_s`, or than the `timeout` (s) of an SQLite URL.
    """
    url = _url(name, create=create)
    with _told(name):
        engine = _engine(url, busy_timeout_s)
        record = Record(engine, name)
        try:
            _check(record, create=create)
        except SaysoError:
            engine.dispose()
            raise
        return record


def now(*, timespec: str = "seconds") -> str:
    """The time of the clock, ISO 8601 in UTC, as fine as `timespec` (of `datetime.isoformat`)."""
    return datetime.now(UTC).isoformat(timespec=timespec)


def _url(name: str, *, create: bool) -> URL:
    if "://" in name:
        try:
            url = make_url(name)
        except ArgumentError as error:
            raise RecordError(f"{name} is no database URL", hint="write it as sqlite:///path/to/sayso.db") from error
        if url.get_backend_name() != "sqlite" or not url.database:
            return url
        path = Path(url.database)
    else:
        path = Path(name)
        url = URL.create("sqlite", database=name)
    if path.is_dir():
        raise RecordError(f"{name} is a folder, not a record", hint=f"give a file, such as {path / 'sayso.db'}")
    if not path.exists() and not create:
        raise RecordError(f"there is no record at {name}", hint="make one with `sayso read PATH... --record FILE`")
    if not path.parent.is_dir():
        raise RecordError(f"the folder {path.parent} does not exist", hint="make it first, or name another record")
    return url


def _engine(url: URL, busy_timeout_s: float) -> Engine:
    asks_none = url.get_backend_name() == "sqlite" and "timeout" not in url.query
    try:
        engine = create_engine(
            url,
            connect_args={"timeout": busy_timeout_s} if asks_none else {},
            json_serializer=lambda value: msgspec.json.encode(value).decode("utf-8"),
            json_deserializer=msgspec.json.decode,
        )
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise RecordError(
            f"no driver is installed for {url.drivername}", hint="install one, or keep the record in a file (SQLite)"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: a power cut may lose the last commits, never a part


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _check(record: Record, *, create: bool) -> None:
    with record.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        found = {row.name: row.value for row in connection.execute(select(info))} if info.name in tables else {}
    if not tables and create:
        _create(record)
        return
    if found.get("program") != "sayso":
        what = "a database, but no record of sayso" if tables else "empty, no record"
        raise RecordError(f"{record.name} is {what}", hint="name another file; `sayso read` makes a new record")
    version = int(found["format"])
    if version > FORMAT:
        raise RecordError(
            f"{record.name} is of version {version}, made by sayso {found['made_by']}; this sayso knows up to {FORMAT}",
            hint="update sayso: pip install --upgrade sayso",
        )
    if version < FORMAT:
        raise RecordError(
            f"{record.name} is of version {version}, made by sayso {found['made_by']}; this sayso needs {FORMAT}",
            hint=f"bring it up to date, with all that it holds: `sayso upgrade {record.name}`",
        )
    if found["layout"] != LAYOUT:
        raise RecordError(
            f"{record.name} was made while version {version} was in the making ({found['made_by']}), with other tables",
            hint="read the captures again into a new record: `sayso read PATH... --record NEW`",
        )


def _create(record: Record) -> None:
    if record._engine.dialect.name == "sqlite":
        with record._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA journal_mode = WAL")  # kept in the file: readers go on while one writes
    with record.writing() as connection:
        if inspect(connection).has_table(info.name):
            return  # another writer was faster
        METADATA.create_all(connection)
        facts = {"program": "sayso", "format": FORMAT, "layout": LAYOUT, "made_by": __version__, "made_at": now()}
        connection.execute(insert(info), [{"name": name, "value": str(value)} for name, value in facts.items()])


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What the database raises, as an error of ours with what to do about it."""
    try:
        yield
    except DBAPIError as error:
        raise _told_error(name, getattr(error.orig, "sqlite_errorname", ""), str(error.orig)) from error
    except StatementError as error:
        raise error.orig or error from error  # a value that the database cannot hold: the caller's, not the record's
    except SQLAlchemyError as error:
        raise RecordError(f"{name}: {error}", hint="check the database URL and the database's own log") from error


def _told_error(name: str, code: str, message: str) -> SaysoError:
    kind = "_".join(code.split("_")[:2])
    if kind in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return RetryableError(
            f"{name} is locked by another program", hint="run the same command again when that one has ended"
        )
    if kind in ("SQLITE_FULL", "SQLITE_IOERR"):
        return RetryableError(
            f"{name} cannot be written further: {message}",
            hint="free some space and run the same command again: what was complete is kept, the rest goes on",
        )
    if kind in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return RecordError(f"{name} is no record: {message}", hint="name another file; `sayso read` makes a new record")
    if kind in ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"):
        return RecordError(f"{name} cannot be opened: {message}", hint="check the permissions of file and folder")
    return RecordError(f"{name}: {message}", hint="check that the record is whole and the database is running")
