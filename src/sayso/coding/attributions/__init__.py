"""Attributions: who says so, through whom, and how they put it."""

from sayso.coding.attributions.chain import attribution_at, chain_of
from sayso.coding.attributions.find import find_attributions

__all__ = ["attribution_at", "chain_of", "find_attributions"]
