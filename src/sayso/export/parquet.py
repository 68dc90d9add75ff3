"""Reports as Parquet: the rows and columns of `reports`, each column with its type."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema
from arro3.io import write_parquet as write_batches

from sayso import __version__
from sayso.export.event_rows import DECIMAL, WHOLE
from sayso.export.exported import Exported
from sayso.export.reports import COLUMNS, report_rows
from sayso.record import EventFilter, Record
from sayso.wording import one_line

BATCH = 5_000  # rows
COUNTS = {"event_articles", "event_publishers", "event_origins"}


def write_parquet(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """A Parquet file (zstd), a batch of rows at a time; what is not known is null. Nothing is merged, so that `rule`
    makes no difference.
    """
    fields = [Field(name, _type(name), nullable=True) for name in COLUMNS]
    schema = Schema(fields)
    exported = Exported()
    rows = report_rows(record, wanted)

    def batches() -> Iterator[RecordBatch]:
        while part := list(islice(rows, BATCH)):
            exported.rows += len(part)
            arrays = [Array([_value(row.get(name)) for row in part], _type(name)) for name in COLUMNS]
            yield RecordBatch.from_arrays(arrays, schema=schema)

    write_batches(
        RecordBatchReader.from_batches(schema, batches()),
        out,
        compression="zstd(3)",
        key_value_metadata={"made_by": f"sayso {__version__}"},
        max_row_group_size=BATCH,
    )
    return exported


def _type(name: str) -> Any:
    if name in WHOLE or name in COUNTS:
        return DataType.int64()
    if name in DECIMAL:
        return DataType.float64()
    return DataType.bool() if name == "historical" else DataType.string()


def _value(value: Any) -> Any:
    """Text on one line, as in the other tables; empty text is what is not known."""
    return one_line(value).encode("utf-8", "replace").decode("utf-8") or None if isinstance(value, str) else value
