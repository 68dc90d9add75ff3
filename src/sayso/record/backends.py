"""What is not the same in the databases that a record can lie in: opening, beginning, and what their errors say."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError

LOST_HINT = "run the same command again when the database can be reached: what was complete is kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """One kind of database."""

    make_engine: Callable[[URL, float | None], Engine]
    """Connects to a URL; a writer waits for others so many seconds, or as long as is usual there."""
    prepare: Callable[[Engine], None]
    """What is to be done once, before tables are made."""
    reading: str
    """The statement with which a transaction begins that sees one state of the record."""
    writing: Callable[[str | None], str]
    """The statement with which a transaction begins that changes the record, or only what a name stands for: then
    others may change the rest meanwhile, where the database can do that."""
    renumber: Callable[[Connection], None]
    """What makes rows that are numbered by the database go on behind those that were written with their numbers."""
    tell: Callable[[str, DBAPIError], Exception]
    """An error of the database as one of ours, about the record of a name; OverflowError for a number too large."""
