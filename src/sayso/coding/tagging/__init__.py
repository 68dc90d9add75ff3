"""Tagging: a learned reader that marks who says what, as spans of sources, cues and contents."""

from sayso.coding.tagging.tagger import Tagged, Tagger, load_tagger

__all__ = ["Tagged", "Tagger", "load_tagger"]
