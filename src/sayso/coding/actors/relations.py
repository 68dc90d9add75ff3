"""What the text says holds between actors."""

from sayso.coding.parses import Parse
from sayso.lang.actors import ActorWords
from sayso.model import Article, Relation


def find_relations(parse: Parse, article: Article, words: ActorWords) -> tuple[Relation, ...]:
    """The relations that an article states, in the order of the text."""
    return ()
