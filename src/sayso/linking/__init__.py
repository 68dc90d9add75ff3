"""Linking: what several captures have to do with each other. Pure, like coding; it never edits a coded row."""

from sayso.linking.comparing import Comparison, compare, find_same_claims
from sayso.linking.decisions import Decisions, Review, decide, part_of, read_reviews, standing
from sayso.linking.knowledge import LinkKnowledge, load_link_knowledge
from sayso.linking.link import LINKER, hang_together, link, link_actors, link_group
from sayso.linking.merged import DEFAULT_RULE, RULES
from sayso.linking.outlines import Outlines
from sayso.linking.pairs import find_pairs
from sayso.linking.reports import Report, read_reports
from sayso.linking.reviews import correct_report
from sayso.linking.sketches import Shelf, Sketch, keys_of, pack_actors, read_sketch, unpack_actors
from sayso.linking.stories import Story, join_stories

__all__ = [
    "DEFAULT_RULE",
    "LINKER",
    "RULES",
    "Comparison",
    "Decisions",
    "LinkKnowledge",
    "Outlines",
    "Report",
    "Review",
    "Shelf",
    "Sketch",
    "Story",
    "compare",
    "correct_report",
    "decide",
    "find_pairs",
    "find_same_claims",
    "hang_together",
    "join_stories",
    "keys_of",
    "link",
    "link_actors",
    "link_group",
    "load_link_knowledge",
    "pack_actors",
    "part_of",
    "read_reports",
    "read_reviews",
    "read_sketch",
    "standing",
    "unpack_actors",
]
