"""Linking: what several captures have to do with each other. Pure, like coding; it never edits a coded row."""

from sayso.linking.decisions import Decisions, decide, part_of, standing
from sayso.linking.knowledge import LinkKnowledge, load_link_knowledge
from sayso.linking.link import (
    LINKER,
    Comparison,
    Sketch,
    compare,
    keys_of,
    link,
    link_actors,
    link_group,
    read_actors,
    read_sketch,
)
from sayso.linking.reports import Report, read_reports
from sayso.linking.stories import Story, join_stories

__all__ = [
    "LINKER",
    "Comparison",
    "Decisions",
    "LinkKnowledge",
    "Report",
    "Sketch",
    "Story",
    "compare",
    "decide",
    "join_stories",
    "keys_of",
    "link",
    "link_actors",
    "link_group",
    "load_link_knowledge",
    "part_of",
    "read_actors",
    "read_reports",
    "read_sketch",
    "standing",
]
