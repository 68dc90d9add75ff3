"""A record in a file, by SQLite: read by any number, written by one at a time."""

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from sayso.errors import RecordError, RetryableError
from sayso.record.backends import Backend
from sayso.record.values import JSON_CODEC

BUSY_TIMEOUT_S = 30.0
"""How long a writer waits for another one before it gives up."""


def _make_engine(url: URL, wait_s: float | None) -> Engine:
    given = "timeout" in url.query
    engine = create_engine(url, connect_args={} if given else {"timeout": wait_s or BUSY_TIMEOUT_S}, **JSON_CODEC)
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: a power cut may lose the last commits, never a part
    connection.create_function("lower", 1, _lower, deterministic=True)  # SQLite's own knows ASCII only


def _prepare(engine: Engine) -> None:
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA journal_mode = WAL")  # kept in the file: readers go on while one writes


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _tell(name: str, error: DBAPIError) -> Exception:
    kind = "_".join(getattr(error.orig, "sqlite_errorname", "").split("_")[:2])
    message = str(error.orig)
    if kind in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return RetryableError(
            f"{name} is locked by another program", hint="run the same command again when that one has ended"
        )
    if kind in ("SQLITE_FULL", "SQLITE_IOERR"):
        return RetryableError(
            f"{name} cannot be written further: {message}",
            hint="free some space and run the same command again: what was complete is kept, the rest goes on",
        )
    if kind == "SQLITE_CORRUPT":
        return RecordError(
            f"{name} is damaged: {message}",
            hint="put a copy of it in its place (docs/RECORD.md), or read the captures again into a new record",
        )
    if kind == "SQLITE_NOTADB":
        return RecordError(f"{name} is no record: {message}", hint="name another file; `sayso read` makes a new record")
    if kind in ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"):
        return RecordError(f"{name} cannot be opened: {message}", hint="check the permissions of file and folder")
    return RecordError(f"{name}: {message}", hint="check that the record is whole")


SQLITE = Backend(
    make_engine=_make_engine,
    prepare=_prepare,
    reading="BEGIN",
    writing=lambda only: "BEGIN IMMEDIATE",
    renumber=lambda connection: None,
    tell=_tell,
)
