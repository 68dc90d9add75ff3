"""Noun phrases as parties: their spans, without articles and relative clauses."""

from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.model import Span

MODIFIERS = ("amod", "compound", "nmod")
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART"})


def phrase(parse: Parse, head: Token, words: EventWords) -> Span:
    """The span of a noun phrase: the head with what stands before it, and "of" phrases behind it; no article."""
    taken = _taken(parse, head, words)
    if head.name is not None and parse.names[head.name].label in NAME_LABELS:
        name = parse.names[head.name]
        taken.update(range(name.first, name.last))
    first, last = min(taken), max(taken)
    while (
        head.dep in MODIFIERS
        and first > 0
        and parse.tokens[first - 1].head == head.head
        and _modifies(parse, first - 1)
    ):
        first -= 1
    while first < head.i and (parse.tokens[first].pos in ("DET", "PUNCT", "CCONJ", "ADP") or _bare(parse, first)):
        first += 1
    if parse.tokens[last].text.casefold() in ("'s", "’s", "'", "’") and last > head.i:
        last -= 1
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def _modifies(parse: Parse, place: int) -> bool:
    token = parse.tokens[place]
    return token.dep in MODIFIERS and (token.pos == "PROPN" or token.name is not None or token.pos == "NOUN")


def _bare(parse: Parse, place: int) -> bool:
    return parse.tokens[place].tag in ("POS", "SYM") or parse.tokens[place].text in ('"', "“", "'", "‘")


def _taken(parse: Parse, head: Token, words: EventWords) -> set[int]:
    taken = {head.i}
    for child in parse.children(head.i):
        if child.i < head.i:
            if child.dep in (
                "amod",
                "compound",
                "nmod",
                "nummod",
                "poss",
                "quantmod",
                "advmod",
                "det",
                "predet",
                "npadvmod",
            ):
                taken.update(i for i in parse.subtree(child.i) if i < head.i)
        elif child.dep == "prep" and child.text.casefold() == "of" and not _of_verb(parse, head, words):
            inner = [i for one in parse.children(child.i, "pobj") for i in _taken(parse, one, words)]
            if inner and min(inner) > head.i:
                taken.update([child.i, *inner])
        elif child.dep == "nummod" and child.i == head.i + 1:
            taken.add(child.i)
    return _run(taken, head.i)


def _of_verb(parse: Parse, head: Token, words: EventWords) -> bool:
    """Whether an "of" behind the phrase rather belongs to its verb: "accused the army of neglect"."""
    return head.dep == "dobj" and parse.tokens[head.head].lemma in words.syntax.taking_of


def _run(taken: set[int], head: int) -> set[int]:
    """The tokens from the first to the last; left of the head only as far as the gap is small."""
    first = min(taken)
    return set(range(first, max(taken) + 1)) if head - first <= 15 else set(range(head, max(taken) + 1))
