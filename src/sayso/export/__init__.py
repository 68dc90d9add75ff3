"""Exports: the record in formats that others read; one file per format, one line each in `exporters.py`."""

from sayso.export.exported import Exported
from sayso.export.exporters import EXPORTERS, Exporter

__all__ = ["EXPORTERS", "Exported", "Exporter"]
