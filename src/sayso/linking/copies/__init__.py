"""Copies: which articles are one text, what changed in it, and on whose report they rest."""

from sayso.linking.copies.changes import Changes, find_changes
from sayso.linking.copies.counting import Independence, Kinships, Origin, count_independent, find_kinships
from sayso.linking.copies.judging import CopyVerdict, judge_copy, share_root
from sayso.linking.copies.links import link_copies
from sayso.linking.copies.origins import Origins, Root, find_origins
from sayso.linking.copies.outlines import Outlines
from sayso.linking.copies.profiles import Profile, copy_keys, read_profile
from sayso.linking.copies.signs import CopySigns, compile_copy_signs
from sayso.linking.copies.versions import order_versions

__all__ = [
    "Changes",
    "CopySigns",
    "CopyVerdict",
    "Independence",
    "Kinships",
    "Origin",
    "Origins",
    "Outlines",
    "Profile",
    "Root",
    "compile_copy_signs",
    "copy_keys",
    "count_independent",
    "find_changes",
    "find_kinships",
    "find_origins",
    "judge_copy",
    "link_copies",
    "order_versions",
    "read_profile",
    "share_root",
]
