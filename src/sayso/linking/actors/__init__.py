"""Actors of different articles: who is who."""

from sayso.linking.actors.likeness import Likeness, compare_names, same_name
from sayso.linking.actors.names import Name, read_name

__all__ = ["Likeness", "Name", "compare_names", "read_name", "same_name"]
