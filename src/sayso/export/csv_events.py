"""Events as CSV: one event of one article per row, as it was coded; for spreadsheets and statistics."""

from typing import BinaryIO

from sayso.export.event_rows import EVENT_COLUMNS, event_rows
from sayso.export.exported import Exported
from sayso.export.tables import write_table
from sayso.record import EventFilter, Record, find_articles


def write_csv(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """A header and a row per event asked for, in UTF-8 (RFC 4180), ISO 8601 dates; what is not known stays empty.

    Nothing is merged, so that `rule` makes no difference.
    """
    found = find_articles(record, wanted)
    rows = (row for one in found for row in event_rows(one.capture, one.article, one.events))
    return Exported(rows=write_table(out, EVENT_COLUMNS, rows))
