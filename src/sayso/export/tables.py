"""Tables as text: CSV and tab-separated, with cells that neither break a row nor run in a spreadsheet."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from sayso.cells import write_cell
from sayso.wording import one_line

BETWEEN = "; "  # values of one field; names hold commas


def write_table(out: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, tabs: bool = False) -> int:
    """A header and the rows, in UTF-8 without a mark: CSV (RFC 4180), or separated by tabs. How many rows.

    A field that a row lacks, and None, is an empty cell. Text stands on one line, so that a tab or line break ends
    neither cell nor row; text that a spreadsheet would run as a formula has an apostrophe in front (`read_cell` takes
    it off). Numbers stay as they are.
    """
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(text, delimiter="\t" if tabs else ",", lineterminator="\n" if tabs else "\r\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        if unknown := row.keys() - set(columns):
            raise KeyError(f"no column {', '.join(sorted(unknown))}")
        writer.writerow([write_cell(row.get(column)) for column in columns])
        count += 1
    text.flush()
    text.detach()  # the file is the caller's to close
    return count


def joined(values: Iterable[str | None]) -> str:
    """Several values in one cell, each once; a semicolon inside one becomes a comma, so that they can be parted."""
    return BETWEEN.join(dict.fromkeys(one_line(value).replace(";", ",") for value in values if value))
