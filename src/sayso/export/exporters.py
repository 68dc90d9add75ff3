"""The formats that a record can be written in, by the name that `sayso export --to` takes."""

from collections.abc import Callable
from typing import BinaryIO

from sayso.export.csv_events import write_csv
from sayso.export.jsonl import write_jsonl
from sayso.record import EventFilter, Record

Exporter = Callable[[Record, EventFilter, BinaryIO], None]
"""Writes the events asked for, with what belongs to them, in the order of the record; the same bytes every time."""

EXPORTERS: dict[str, Exporter] = {"csv": write_csv, "jsonl": write_jsonl}
