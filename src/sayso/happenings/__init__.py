"""Happenings: each thing that happened once, with all that tell of it, out of the record."""

from sayso.happenings.days import Days, days_of
from sayso.happenings.happening import Account, Figure, Happening, Participant, is_name
from sayso.happenings.read import find_happenings, resolve_rule

__all__ = [
    "Account",
    "Days",
    "Figure",
    "Happening",
    "Participant",
    "days_of",
    "find_happenings",
    "is_name",
    "resolve_rule",
]
