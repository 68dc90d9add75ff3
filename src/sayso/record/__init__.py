"""The record: coded captures in a database, and what is asked of it."""

from sayso.record.database import Record, open_record
from sayso.record.queries import (
    Counts,
    EventFilter,
    FoundArticle,
    FoundProblem,
    Location,
    count,
    find_articles,
    find_events,
    find_locations,
    find_problems,
    read_coded,
)
from sayso.record.writer import Run, Written

__all__ = [
    "Counts",
    "EventFilter",
    "FoundArticle",
    "FoundProblem",
    "Location",
    "Record",
    "Run",
    "Written",
    "count",
    "find_articles",
    "find_events",
    "find_locations",
    "find_problems",
    "open_record",
    "read_coded",
]
