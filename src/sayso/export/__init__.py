"""Exports: the record in formats that others read; one file per format, one line each here."""

from sayso.export.exporters import EXPORTERS, Exporter

__all__ = ["EXPORTERS", "Exporter"]
