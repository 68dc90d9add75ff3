"""Finding tallies."""

from sayso.coding.parses import Parse
from sayso.lang.events import EventWords
from sayso.model import Article, Tally


def find_tallies(parse: Parse, article: Article, words: EventWords) -> tuple[Tally, ...]:
    """The tallies of an article in the order of the text."""
    return ()
