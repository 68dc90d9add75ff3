"""Reports: one row per report of a happening, for analysis at the level of reports (as MAVERICK has it)."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.export.event_rows import EVENT_COLUMNS, event_rows
from sayso.export.exported import Exported
from sayso.export.tables import write_table
from sayso.happenings import find_happenings
from sayso.record import EventFilter, Record

COLUMNS = ["id", "event_id", *EVENT_COLUMNS[1:], "event_articles", "event_publishers", "event_origins"]
"""`id` is the report's, `event_id` that of the happening it is of; the counts at the end are the happening's."""


def write_reports(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """A CSV row for every report of the happenings asked for, those of one happening together.

    Fields are those of the report, as people corrected it; reports that they rejected are left out. Nothing is merged,
    so that `rule` makes no difference.
    """
    return Exported(rows=write_table(out, COLUMNS, report_rows(record, wanted)))


def report_rows(record: Record, wanted: EventFilter) -> Iterator[dict[str, Any]]:
    """The rows with the keys COLUMNS, whatever they are written as."""
    for happening in find_happenings(record, wanted):
        counts = {
            "event_articles": happening.articles,
            "event_publishers": happening.publishers,
            "event_origins": happening.origins,
        }
        for account in happening.accounts:
            (row,) = event_rows(account.capture, account.article, [account.event])
            yield {"id": row.pop("event_id"), "event_id": happening.id, **row, **counts}
