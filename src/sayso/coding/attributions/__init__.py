"""Attributions: who says so, through whom, and how they put it."""

from sayso.coding.attributions.find import find_attributions

__all__ = ["find_attributions"]
