"""Timexes: expressions of time and their values."""

from sayso.coding.timexes.find import find_timexes

__all__ = ["find_timexes"]
