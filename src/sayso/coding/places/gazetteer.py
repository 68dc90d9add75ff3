"""The gazetteer: names of places, where they are and what contains them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Places by name."""


def load_gazetteer() -> Gazetteer:
    """The packaged gazetteer."""
    return Gazetteer()
