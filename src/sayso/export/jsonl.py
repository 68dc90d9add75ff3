"""The coded format, out of the record as it went in."""

from typing import BinaryIO

from sayso.coded_format import encode
from sayso.export.exported import Exported
from sayso.record import EventFilter, Record, read_coded


def write_jsonl(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """One line per capture that holds an event asked for, whole: the bytes that `sayso code` writes for it.

    Bytes that were met under several paths come once, under the first. Nothing is merged, so that `rule` makes no
    difference.
    """
    exported = Exported()
    for coded in read_coded(record, wanted):
        out.write(encode(coded) + b"\n")
        exported.rows += 1
    return exported
