"""Places: toponyms in the text, resolved to a gazetteer."""

from sayso.coding.places.gazetteer import Entry, Gazetteer
from sayso.coding.places.packaged import load_gazetteer
from sayso.coding.places.toponyms import find_places
from sayso.coding.places.where import where_of

__all__ = ["Entry", "Gazetteer", "find_places", "load_gazetteer", "where_of"]
