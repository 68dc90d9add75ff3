"""Finding toponyms and resolving them."""

from sayso.coding.parses import Parse
from sayso.coding.places.gazetteer import Gazetteer
from sayso.lang.places import PlaceWords
from sayso.model import Place


def find_places(parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> tuple[Place, ...]:
    """The toponyms of an article in the order of the text."""
    return ()
