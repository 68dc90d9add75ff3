"""Opening a record, and what its database says when it cannot go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError, StatementError

from sayso import __version__
from sayso.errors import LostConnectionError, RecordError
from sayso.record.backends import LOST_HINT, Backend
from sayso.record.postgresql import POSTGRESQL
from sayso.record.schema import FORMAT, LAYOUT, METADATA, info
from sayso.record.sqlite import SQLITE

URL_HINT = "write it as postgresql://user@host/database, or give the path of a file"
BACKENDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL, "postgres": POSTGRESQL}


class Record:
    """An open record: coded captures in a database, with any number of readers at a time.

    Writers wait for each other: in a file always, in PostgreSQL where they would change the same.
    """

    def __init__(self, engine: Engine, backend: Backend, name: str, address: str | None) -> None:
        self.name = name
        """The path or URL under which it was opened; a password in it is left out."""
        self.address = address
        """The path or URL by which another process can open it, a password included; None where none can."""
        self._engine = engine
        self._backend = backend
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the record as it is now, whatever is written meanwhile."""
        with self._connected(self._backend.reading) as connection:
            yield connection

    @contextmanager
    def writing(self, *, only: str | None = None) -> Iterator[Connection]:
        """A connection whose changes are all made when the block ends, or none if it raises.

        `only` names what is changed, such as a capture by its id: then others may change the rest meanwhile.
        Raises RetryableError if somebody else writes for too long, LostConnectionError if the database has gone.
        """
        with self._connected(self._backend.writing(only)) as connection:
            yield connection

    @contextmanager
    def outside_transactions(self) -> Iterator[Connection]:
        """A connection on which each statement stands for itself."""
        with _told(self.name, self._backend), self._engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def renumber(self, connection: Connection) -> None:
        """Let numbers given by the database go on behind those that rows were written with, in this transaction."""
        self._backend.renumber(connection)

    @property
    def file(self) -> Path | None:
        """The file that it lies in; None if it lies in no single one."""
        path = self._engine.url.database if self._backend is SQLITE else None
        return Path(path) if path and path != ":memory:" else None

    def close(self) -> None:
        """Let go of the database; what another thread has begun ends before it lets go, and none begins anew."""
        self._closed = True
        with _told(self.name, self._backend):
            self._engine.dispose()

    @contextmanager
    def _connected(self, begin: str) -> Iterator[Connection]:
        if self._closed:
            raise RecordError(f"{self.name} is closed", hint="open it again")
        with _told(self.name, self._backend), self._engine.connect() as connection:
            try:
                with connection.execution_options(begin=begin).begin():
                    yield connection
            finally:
                if self._closed and not connection.invalidated:
                    connection.detach()

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_record(name: str, *, create: bool = False, busy_timeout_s: float | None = None) -> Record:
    """The record at a path (SQLite) or a database URL; made there, if `create` and nothing is there yet.

    Raises RecordError for what is no record, is of another version or cannot be opened, RetryableError if it is
    locked for longer than `busy_timeout_s`, or than the `timeout` (s) of a URL, LostConnectionError if its server
    cannot be reached.
    """
    record = connect(name, create=create, busy_timeout_s=busy_timeout_s)
    try:
        _check(record, create=create)
    except BaseException:
        record.close()
        raise
    return record


def connect(name: str, *, create: bool = False, busy_timeout_s: float | None = None) -> Record:
    """As `open_record`, whatever is there."""
    url = _url(name, create=create)
    shown = url.render_as_string() if url.password else name
    backend = BACKENDS.get(url.get_backend_name())
    if backend is None:
        raise RecordError(f"{shown}: there is no record in {url.drivername}", hint=URL_HINT)
    try:
        with _told(shown, backend):
            engine = backend.make_engine(url, busy_timeout_s)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise RecordError(
            f"{shown}: the driver for {url.drivername} is not installed", hint="pip install 'sayso[postgresql]'"
        ) from error
    event.listen(engine, "begin", _begin)
    held_here = backend is SQLITE and url.database in (None, "", ":memory:")
    return Record(engine, backend, shown, None if held_here else name)


def now(*, timespec: str = "seconds") -> str:
    """The time of the clock, ISO 8601 in UTC, as fine as `timespec` (of `datetime.isoformat`)."""
    return datetime.now(UTC).isoformat(timespec=timespec)


def _url(name: str, *, create: bool) -> URL:
    if "://" in name:
        try:
            url = make_url(name)
        except (ArgumentError, ValueError) as error:  # the name may hold a password: it is not repeated
            raise RecordError("the name of the record is no database URL", hint=URL_HINT) from error
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


def read_facts(record: Record) -> dict[str, str]:
    """What a record says of itself: program, format, layout, made_by, made_at ...

    Raises RecordError for what is no record, or one of a later version of sayso.
    """
    tables, found = _look(record)
    if found.get("program") != "sayso":
        what = "a database, but no record of sayso" if tables else "empty, no record"
        raise RecordError(f"{record.name} is {what}", hint="name another; `sayso read` makes a new record")
    version = int(found["format"])
    if version > FORMAT:
        raise RecordError(
            f"{record.name} is of version {version}, made by sayso {found['made_by']}; this sayso knows up to {FORMAT}",
            hint="update sayso: pip install --upgrade sayso",
        )
    return found


def _look(record: Record) -> tuple[set[str], dict[str, str]]:
    with record.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        facts = connection.execute(select(info)) if info.name in tables else ()
        return tables, {row.name: row.value for row in facts}


def _check(record: Record, *, create: bool) -> None:
    if create and not _look(record)[0]:
        _create(record)
        return
    found = read_facts(record)
    version = int(found["format"])
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
    record._backend.prepare(record._engine)
    with record.writing() as connection:
        if inspect(connection).has_table(info.name):
            return  # another writer was faster
        METADATA.create_all(connection)
        facts = {"program": "sayso", "format": FORMAT, "layout": LAYOUT, "made_by": __version__, "made_at": now()}
        connection.execute(insert(info), [{"name": name, "value": str(value)} for name, value in facts.items()])


@contextmanager
def _told(name: str, backend: Backend) -> Iterator[None]:
    """What the database raises, as an error of ours with what to do about it."""
    try:
        yield
    except DBAPIError as error:
        raise backend.tell(name, error) from error
    except (ConnectionResetError, ConnectionAbortedError) as error:  # pg8000 lets them through where it reads
        raise LostConnectionError(f"{name}: the connection is lost: {error}", hint=LOST_HINT) from error
    except StatementError as error:
        raise error.orig or error from error  # a value that the database cannot hold: the caller's, not the record's
    except SQLAlchemyError as error:
        raise RecordError(f"{name}: {error}", hint="check the database URL and the database's own log") from error


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "begin" in options:
        connection.exec_driver_sql(options["begin"]).close()
