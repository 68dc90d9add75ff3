"""Reference data: events as others coded them, read tolerantly, and compared with the record."""

from sayso.reference.compare import Comparison, Match, compare_record
from sayso.reference.incidents import Incident
from sayso.reference.read import Reference, RowProblem, read_reference

__all__ = [
    "Comparison", "Incident", "Match", "Reference", "RowProblem", "compare_record", "read_reference",
]  # fmt: skip
