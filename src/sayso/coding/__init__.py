"""Coding: one capture in, one coded capture out; pure, one capture at a time."""

from sayso.coding.knowledge import Knowledge, load_knowledge
from sayso.coding.pipeline import code_capture, head_of

__all__ = ["Knowledge", "code_capture", "head_of", "load_knowledge"]
