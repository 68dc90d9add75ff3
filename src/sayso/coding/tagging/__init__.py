"""Tagging: a learned reader that marks who says what, as spans of sources, cues and contents."""

from sayso.coding.tagging.reading import Reading, Tagged
from sayso.coding.tagging.tagger import Tagger, load_tagger

__all__ = ["Reading", "Tagged", "Tagger", "load_tagger"]
