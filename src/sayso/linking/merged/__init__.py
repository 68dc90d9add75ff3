"""Merged fields: what all reports of one happening say, the figure chosen by a rule, and where they disagree."""

from sayso.linking.merged.merge import merge_tellings
from sayso.linking.merged.rules import DEFAULT_RULE, RULES, Observation
from sayso.linking.merged.tellings import Telling, read_tellings

__all__ = ["DEFAULT_RULE", "RULES", "Observation", "Telling", "merge_tellings", "read_tellings"]
