"""A record in PostgreSQL, by the pure-Python driver pg8000: read and written by any number at a time."""

import getpass
import logging
import ssl
from typing import Any
from zlib import crc32

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import LostConnectionError, RecordError, RetryableError
from sayso.record.backends import LOST_HINT, Backend
from sayso.record.bulk import insert_many
from sayso.record.schema import METADATA
from sayso.record.values import JSON_CODEC

LOCK_TIMEOUT_S = 600.0
"""How long a writer waits for another: a lock ends with its connection, and grouping a large record takes minutes."""
LOCK = 0x5A1550
"""Who holds this advisory lock alone changes the whole record; who shares it, only what it locks by name."""


def _make_engine(url: URL, wait_s: float | None) -> Engine:
    driver, arguments = _connect_arguments(url, wait_s or LOCK_TIMEOUT_S)
    engine = create_engine(driver, connect_args=arguments, pool_pre_ping=True, pool_logging_name="sayso", **JSON_CODEC)
    logging.getLogger(f"sqlalchemy.pool.impl.{type(engine.pool).__name__}.sayso").setLevel(logging.CRITICAL)
    event.listen(engine, "do_executemany", insert_many)
    return engine


def _connect_arguments(url: URL, wait_s: float) -> tuple[URL, dict[str, Any]]:
    """The URL without what the driver does not know, and that in the driver's words.

    As libpq has it: no host, or a folder as host, is a socket of this machine; `sslmode` and `sslrootcert`. Our own:
    `schema`, in which the record lies, and `timeout`, how many seconds a writer waits for another.
    """
    known = {"host", "sslmode", "sslrootcert", "schema", "timeout"}
    given = {name: str(value) for name, value in url.query.items()}
    if unknown := sorted(given.keys() - known):
        raise RecordError(f"a record's URL says nothing of {', '.join(unknown)}", hint=f"it knows {', '.join(known)}")
    startup = {"lock_timeout": str(int(1000 * float(given.get("timeout", wait_s)))), "timezone": "UTC"}
    if "schema" in given:
        startup["search_path"] = '"' + given["schema"].replace('"', '""') + '"'
    arguments: dict[str, Any] = {"application_name": "sayso", "startup_params": startup}
    host = given.get("host", url.host)
    if host and host.startswith("/"):
        arguments["unix_sock"] = f"{host}/.s.PGSQL.{url.port or 5432}"
    elif host:
        arguments["host"] = host
    arguments["ssl_context"] = _ssl_context(given.get("sslmode", "prefer"), given.get("sslrootcert"))
    user = url.username or getpass.getuser()
    return url.set(drivername="postgresql+pg8000", query={}, username=user), arguments


def _ssl_context(mode: str, root: str | None) -> Any:
    """As the driver has it: False is without, None if the server can, True without looking at its certificate."""
    modes: dict[str, Any] = {"disable": False, "allow": None, "prefer": None, "require": True}
    if mode in ("verify-ca", "verify-full"):
        context = ssl.create_default_context(cafile=root)
        context.check_hostname = mode == "verify-full"
        return context
    if mode not in modes:
        raise RecordError(f"sslmode {mode} is unknown", hint=f"it is {', '.join([*modes, 'verify-ca, verify-full'])}")
    return modes[mode]


def _prepare(engine: Engine) -> None:
    with engine.begin() as connection:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise RecordError(
                f"the database has the encoding {encoding}",
                hint="make one with UTF8: CREATE DATABASE ... ENCODING UTF8",
            )
        schema = connection.exec_driver_sql("SHOW search_path").scalar_one()
        if connection.exec_driver_sql("SELECT current_schema()").scalar_one() is None:
            connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {schema}")


def _writing(only: str | None) -> str:
    if only is None:
        return f"SELECT pg_advisory_xact_lock({LOCK})"
    own = crc32(only.encode("utf-8", "replace")) - 2**31
    return f"SELECT pg_advisory_xact_lock_shared({LOCK}), pg_advisory_xact_lock({LOCK}, {own})"


def _renumber(connection: Connection) -> None:
    for table in METADATA.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            last = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, last, False)))


def _said_by_server(error: BaseException | None) -> dict[str, str] | None:
    """What the server said before it hung up: the driver then fails at taking its leave, and raises that instead."""
    while error is not None:
        if error.args and isinstance(error.args[0], dict):
            return error.args[0]
        error = error.__context__
    return None


def _tell(name: str, error: DBAPIError) -> Exception:
    said = _said_by_server(error.orig) or (error.orig.args[0] if error.orig is not None and error.orig.args else "")
    code, message = (said.get("C", ""), said.get("M", "")) if isinstance(said, dict) else ("", str(said))
    if not code or code[:2] == "08" or code[:3] == "57P":
        return LostConnectionError(
            f"{name}: the connection is lost: {message}",
            hint=LOST_HINT,
        )
    if code == "22003":
        return OverflowError(message)
    if code == "55P03":
        return RetryableError(
            f"{name} is locked by another program", hint="run the same command again when that one has ended"
        )
    if code[:2] in ("40", "53"):
        return RetryableError(
            f"{name} cannot go on: {message}", hint="run the same command again; what is complete stays"
        )
    if code[:2] in ("28", "3D", "3F") or code == "42501":
        return RecordError(f"{name} cannot be opened: {message}", hint="check the URL, the user and what it may do")
    return RecordError(f"{name}: {message}", hint="check the database's own log")


POSTGRESQL = Backend(
    make_engine=_make_engine,
    prepare=_prepare,
    reading="SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    writing=_writing,
    renumber=_renumber,
    tell=_tell,
)
