"""Finding attributions."""

from sayso.coding.parses import Parse
from sayso.lang.attributions import AttributionWords
from sayso.model import Article, Attribution, Turn


def find_attributions(
    parse: Parse, article: Article, turns: tuple[Turn, ...], words: AttributionWords
) -> tuple[Attribution, ...]:
    """The attributions of an article in the order of the text."""
    return ()
