"""The formats that a record can be written in, by the name that `sayso export --to` takes."""

from typing import BinaryIO, Protocol

from sayso.export.acled import write_acled
from sayso.export.csv_events import write_csv
from sayso.export.exported import Exported
from sayso.export.ftm import write_ftm
from sayso.export.geojson import write_geojson
from sayso.export.jsonl import write_jsonl
from sayso.export.parquet import write_parquet
from sayso.export.plover import write_plover
from sayso.export.polecat import write_polecat
from sayso.export.reports import write_reports
from sayso.export.ucdp import write_ucdp
from sayso.record import EventFilter, Record


class Exporter(Protocol):
    """Writes the events asked for, with what belongs to them, in the order of the record; the same bytes every time.

    `rule` names how a figure is chosen where reports give several; None: as the format or the record has it.
    """

    def __call__(self, record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
        """What was written, and what was left out."""
        ...


EXPORTERS: dict[str, Exporter] = {
    "acled": write_acled,
    "csv": write_csv,
    "ftm": write_ftm,
    "geojson": write_geojson,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "plover": write_plover,
    "polecat": write_polecat,
    "reports": write_reports,
    "ucdp": write_ucdp,
}
