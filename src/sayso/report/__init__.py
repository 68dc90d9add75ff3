"""The dossier: a brief of some events of a record that can be checked against the captures, without the record."""

from sayso.report.compose import asked_words, compose_dossier
from sayso.report.reading import Carried, read_dossier
from sayso.report.records import Dossier, Footnote
from sayso.report.verifying import VERIFIED, Checked, verify_footnotes
from sayso.report.writers import WRITERS, Writer

__all__ = [
    "VERIFIED",
    "WRITERS",
    "Carried",
    "Checked",
    "Dossier",
    "Footnote",
    "Writer",
    "asked_words",
    "compose_dossier",
    "read_dossier",
    "verify_footnotes",
]
