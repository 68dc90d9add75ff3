"""Timexes: expressions of time and their values."""

from sayso.coding.timexes.find import find_timexes
from sayso.coding.timexes.intervals import Interval, timex_interval

__all__ = ["Interval", "find_timexes", "timex_interval"]
