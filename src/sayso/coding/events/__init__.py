"""Events: what happened, its status, its casualties; and tallies, kept apart."""

from sayso.coding.events.find import find_events
from sayso.coding.events.tallies import find_tallies

__all__ = ["find_events", "find_tallies"]
