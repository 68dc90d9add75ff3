"""Finding events."""

from sayso.coding.parses import Parse
from sayso.lang.events import EventWords
from sayso.model import Article, Event
from sayso.ontology import Ontology


def find_events(parse: Parse, article: Article, ontology: Ontology, words: EventWords) -> tuple[Event, ...]:
    """The events of an article in the order of their triggers."""
    return ()
