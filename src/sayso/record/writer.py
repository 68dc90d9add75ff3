"""Writing a run: each coded capture whole or not at all, and nothing twice."""

from enum import Enum

from sqlalchemy import Connection, delete, func, insert, select, update

from sayso.captures import Page
from sayso.errors import RecordError
from sayso.ids import unread_id
from sayso.model import Capture, CaptureHead, CodedCapture
from sayso.record.carrying import carry, select_judged
from sayso.record.database import Record, now
from sayso.record.layout import row_of
from sayso.record.patience import patient
from sayso.record.rows import insert_coded, select_coded
from sayso.record.schema import ARTICLES, PROBLEMS, captures, completions, locations, runs

RETRIED = frozenset({"coder_failed", "coder_timeout", "unreadable"})
"""Problems after which the next run tries again: the cause may be gone (a killed worker, a busy machine, missing
permissions)."""


class Written(Enum):
    """What writing a capture changed in the record."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def is_retried(coded: CodedCapture) -> bool:
    """Whether a next run is to code the capture again."""
    return any(problem.kind in RETRIED for problem in coded.problems)


class Run:
    """One run of one coder over captures. It has a row as soon as it has written a capture, none before."""

    def __init__(self, record: Record, *, coder: str) -> None:
        self._record = record
        self._coder = coder
        self._started_at = now()
        self._no: int | None = None

    @patient
    def holds(self, page: Capture | Page) -> bool:
        """Whether the record holds the capture's bytes, coded whole by this coder and not to be tried again."""
        with self._record.reading() as connection:
            row = connection.execute(
                select(completions.c.coder, completions.c.retry)
                .join_from(captures, completions)
                .where(captures.c.id == page.id)
            ).one_or_none()
        return row is not None and row.coder == self._coder and not row.retry

    @patient
    def knows_location(self, page: Capture | Page) -> bool:
        """Whether the record has met these bytes at the same path, retrieved at the same time, from the same address
        as far as that is known before the page is read.
        """
        stated = page.retrieval if isinstance(page, Page) else page
        same = [
            captures.c.id == page.id,
            locations.c.path == page.path,
            locations.c.captured_at.is_not_distinct_from(stated.captured_at),
        ]
        if stated.url is not None:
            same.append(locations.c.url == stated.url)
        with self._record.reading() as connection:
            return (
                connection.execute(select(locations.c.no).join_from(locations, captures).where(*same)).first()
                is not None
            )

    @patient
    def note_location(self, capture: Capture | CaptureHead) -> bool:
        """Remember the path and address of a capture that the record holds; whether they were new."""
        with self._record.reading() as connection:
            no = _capture_no(connection, capture.id)
            if no is not None and _has_location(connection, no, capture):
                return False
        with self._record.writing(only=capture.id) as connection:
            no = _capture_no(connection, capture.id)
            if no is None:
                raise RecordError(f"{capture.path}: the record holds no such capture", hint="write it first")
            return _add_location(connection, no, capture)

    @patient
    def write(self, coded: CodedCapture) -> Written:
        """Write a coded capture in one transaction, in place of what another coder or a failed try left of it.

        Raises OverflowError or UnicodeError, and writes nothing, for a number or a string that no database can hold.
        """
        retry = is_retried(coded)
        with self._record.writing(only=coded.capture.id) as connection:
            no = _capture_no(connection, coded.capture.id)
            if no is not None and self._is_written(connection, no, coded):
                return Written.CHANGED if _add_location(connection, no, coded.capture) else Written.UNCHANGED
            written = Written.NEW if no is None else Written.CHANGED
            judged = [] if no is None else select_judged(connection, no)
            if no is None:
                no = _insert_head(connection, coded.capture)
            else:
                _renew_head(connection, no, coded.capture)
            _add_location(connection, no, coded.capture)
            _forget_unread(connection, coded.capture)
            insert_coded(connection, no, coded)
            carry(connection, judged, coded)
            mark = {"coder": self._coder, "retry": retry, "run_no": self._run_no(connection), "completed_at": now()}
            connection.execute(insert(completions), {"capture_no": no} | mark)
        self._no = mark["run_no"]
        return written

    @patient
    def end(self) -> None:
        """Mark the run as ended, if it has written anything."""
        if self._no is not None:
            with self._record.writing(only=f"run {self._no}") as connection:
                connection.execute(update(runs).where(runs.c.no == self._no).values(ended_at=now()))

    def _is_written(self, connection: Connection, no: int, coded: CodedCapture) -> bool:
        mark = connection.execute(select(completions).where(completions.c.capture_no == no)).one_or_none()
        if mark is None or mark.coder != self._coder:
            return False
        if not mark.retry:
            return True
        (found,) = select_coded(connection, [no])
        return (found.articles, found.problems) == (coded.articles, coded.problems)

    def _run_no(self, connection: Connection) -> int:
        """The number of this run; its row is made in the transaction of the first capture, and lost with it."""
        if self._no is not None:
            return self._no
        row = {"coder": self._coder, "started_at": self._started_at}
        return connection.execute(insert(runs).returning(runs.c.no), row).scalar_one()


def _capture_no(connection: Connection, capture_id: str) -> int | None:
    return connection.execute(select(captures.c.no).where(captures.c.id == capture_id)).scalar_one_or_none()


def _insert_head(connection: Connection, head: CaptureHead) -> int:
    return connection.execute(insert(captures).returning(captures.c.no), row_of(head)).scalar_one()


def _renew_head(connection: Connection, no: int, head: CaptureHead) -> None:
    """The capture as it is read now, where it was first met, with nothing hanging from it but its locations."""
    for table in (completions, ARTICLES.table, PROBLEMS.table):
        connection.execute(delete(table).where(table.c.capture_no == no))
    row = {name: value for name, value in row_of(head).items() if name not in _location(head)}
    connection.execute(update(captures).where(captures.c.no == no).values(row))


def _forget_unread(connection: Connection, head: CaptureHead) -> None:
    """A file that could not be read before can be read now: what stands for it goes."""
    if head.id != unread_id(head.path):
        connection.execute(delete(captures).where(captures.c.id == unread_id(head.path)))


def _add_location(connection: Connection, no: int, capture: Capture | CaptureHead) -> bool:
    if _has_location(connection, no, capture):
        return False
    count = connection.execute(
        select(func.count()).select_from(locations).where(locations.c.capture_no == no)
    ).scalar_one()
    connection.execute(insert(locations), {"capture_no": no, "no": count} | _location(capture))
    return True


def _has_location(connection: Connection, no: int, capture: Capture | CaptureHead) -> bool:
    same = [locations.c[name].is_not_distinct_from(value) for name, value in _location(capture).items()]
    return connection.execute(select(locations.c.no).where(locations.c.capture_no == no, *same)).first() is not None


def _location(capture: Capture | CaptureHead) -> dict[str, str | None]:
    return {"path": capture.path, "url": capture.url, "captured_at": capture.captured_at}
