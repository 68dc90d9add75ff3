"""Linking: what several captures have to do with each other. Pure, like coding; it never edits a coded row."""

from sayso.linking.decisions import Decisions, decide, standing
from sayso.linking.knowledge import LinkKnowledge, load_link_knowledge
from sayso.linking.link import LINKER, Comparison, Sketch, compare, keys_of, link, link_group, read_sketch
from sayso.linking.reports import Report, read_reports

__all__ = [
    "LINKER",
    "Comparison",
    "Decisions",
    "LinkKnowledge",
    "Report",
    "Sketch",
    "compare",
    "decide",
    "keys_of",
    "link",
    "link_group",
    "load_link_knowledge",
    "read_reports",
    "read_sketch",
    "standing",
]
