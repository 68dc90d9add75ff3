"""Contexts: what an event is about, by the words of its sentence."""

from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Sentence
from sayso.ontology import Context

MOST = 3


def contexts_of(parse: Parse, sentence: Sentence, contexts: tuple[Context, ...]) -> tuple[str, ...]:
    """The contexts that words of the sentence speak for, the best supported first, three at most."""
    lemmas = [token.lemma.casefold() for token in parse.tokens_of(sentence) if token.pos in ("NOUN", "ADJ", "PROPN")]
    scored = [(sum(lemma in context.words for lemma in lemmas), context.name) for context in contexts]
    return tuple(name for score, name in sorted(scored, key=lambda pair: -pair[0])[:MOST] if score)
