"""Finding actors and gathering their mentions."""

from sayso.coding.parses import Parse
from sayso.lang.actors import ActorWords
from sayso.model import Actor, Article


def find_actors(parse: Parse, article: Article, words: ActorWords) -> tuple[Actor, ...]:
    """The actors of an article in the order of their first mention."""
    return ()
