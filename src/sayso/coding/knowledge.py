"""Everything read-only that coding needs: loaded once per worker, handed to `code_capture`."""

from dataclasses import dataclass

from sayso.coding.parses import Parser
from sayso.coding.places import Gazetteer, load_gazetteer
from sayso.coding.tagging import Tagger, load_tagger
from sayso.lang import Words, load_words
from sayso.ontology import Ontology, load_ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The parser, the tagger of attributions, the word lists of a language, the ontology and the gazetteer."""

    parser: Parser
    tagger: Tagger
    words: Words
    ontology: Ontology
    gazetteer: Gazetteer


def load_knowledge(language: str = "en") -> Knowledge:
    """Load all of it. Raises ConfigError where packaged data is missing or wrong."""
    words = load_words(language)
    return Knowledge(
        parser=Parser(),
        tagger=load_tagger(),
        words=words,
        ontology=load_ontology(),
        gazetteer=load_gazetteer(words.places),
    )
