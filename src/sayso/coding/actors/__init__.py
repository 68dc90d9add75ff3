"""Actors: who is named or described in an article, and what holds between them."""

from sayso.coding.actors.find import find_actors
from sayso.coding.actors.relations import find_relations

__all__ = ["find_actors", "find_relations"]
