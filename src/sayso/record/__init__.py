"""The record: coded captures in a database, and what is asked of it."""

from sayso.record.changes import read_changes
from sayso.record.copying import copy_record
from sayso.record.database import Record, open_record
from sayso.record.judging import add_judgement, read_judgements
from sayso.record.link_queries import Printed, find_links, find_links_naming, find_members, read_printed
from sayso.record.linked import Kept
from sayso.record.news import News, Told, find_met_addresses, keep_told, last_told, read_news, told_until
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
from sayso.record.upgrading import Upgrade, upgrade_record
from sayso.record.writer import Run, Written, is_retried

__all__ = [
    "Counts",
    "EventFilter",
    "FoundArticle",
    "FoundProblem",
    "Kept",
    "Location",
    "News",
    "Printed",
    "Record",
    "Run",
    "Told",
    "Upgrade",
    "Written",
    "add_judgement",
    "copy_record",
    "count",
    "find_articles",
    "find_events",
    "find_links",
    "find_links_naming",
    "find_locations",
    "find_members",
    "find_met_addresses",
    "find_problems",
    "is_retried",
    "keep_told",
    "last_told",
    "open_record",
    "read_changes",
    "read_coded",
    "read_judgements",
    "read_news",
    "read_printed",
    "told_until",
    "upgrade_record",
]
