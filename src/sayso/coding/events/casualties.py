"""Casualties: how many were killed, injured, arrested, displaced, abducted."""

from dataclasses import dataclass

from sayso.coding.events.phrases import phrase
from sayso.coding.events.quantities import Count, count_of
from sayso.coding.events.syntax import coordinated, counted_as, in_class, prepositional
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.lang.numbers import NumberWords, read_number
from sayso.model import Casualties, Span
from sayso.model.vocabulary import CasualtyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A figure that no trigger governs ("leaving five dead"), with the token that says what it is a figure of."""

    token: Token
    casualties: Casualties


def casualties_of(
    parse: Parse, heads: list[Token], kind: CasualtyKind, words: EventWords, numbers: NumberWords
) -> list[Casualties]:
    """The figures that the phrases of these heads say, one for each phrase that can be counted."""
    found: list[Casualties] = []
    for head in heads:
        if head.lemma.casefold() in words.counting.not_counted or in_class(parse, head, ("vehicles", "sites"), words):
            continue
        count = count_of(parse, head, words, numbers)
        if count is not None:
            said = counted_as(parse, head, words)
            found.append(_record(parse, head, count, said or kind, words))
    return found


def find_loose(parse: Parse, words: EventWords, numbers: NumberWords) -> list[Loose]:
    """Figures said by adjectives and nouns: "left 12 dead", "five deaths", "the death of two", "claimed two lives"."""
    found: list[Loose] = []
    for token in parse.tokens:
        lemma = token.lemma.casefold()
        kind = words.casualty_adjectives.get(lemma) if token.pos in ("ADJ", "VERB", "NOUN", "ADV") else None
        if kind and (token.pos != "VERB" or token.dep in ("oprd", "ccomp", "acomp", "xcomp", "amod")):
            heads = _said_of(parse, token, words, numbers)
            found.extend(Loose(token=token, casualties=c) for c in casualties_of(parse, heads, kind, words, numbers))
        elif token.pos == "NOUN" and (kind := words.casualty_nouns.get(lemma)):
            found.extend(Loose(token=token, casualties=c) for c in _of_noun(parse, token, kind, words, numbers))
        elif lemma in words.counting.tolls:
            found.extend(_of_toll(parse, token, words, numbers))
    return found


def _said_of(parse: Parse, word: Token, words: EventWords, numbers: NumberWords) -> list[Token]:
    """Of whom "dead" or "wounded" is said: its subject, the object beside it, or its own number."""
    own = parse.children(word.i, "nsubj", "nsubjpass")
    if own:
        return [t for one in own for t in coordinated(parse, one)]
    head = parse.tokens[word.head]
    if word.dep in ("oprd", "acomp", "xcomp", "ccomp", "advcl") and head.pos in ("VERB", "AUX"):
        beside = (
            parse.children(head.i, "dobj") if head.lemma not in ("be", "remain") else parse.children(head.i, "nsubj")
        )
        if beside:
            return [t for one in beside for t in coordinated(parse, one)]
        if word.i and word.i - 1 in word.children and read_number(parse.tokens[word.i - 1].text, numbers) is not None:
            return [parse.tokens[word.i - 1]]  # "left six dead", however the parser hangs the number
        return []
    if word.dep == "amod" and head.pos in ("NOUN", "PROPN", "NUM") and head.i < word.i:
        return list(coordinated(parse, head))
    if head.pos == "NUM" and head.i == word.i - 1:
        return [head]
    before = parse.tokens[word.i - 1] if word.i > parse.sentence_of(word.i).first else None
    if word.pos == "NOUN" or parse.children(word.i, "nummod"):
        return [word] if parse.children(word.i, "nummod", "amod") else []
    return [before] if before is not None and read_number(before.text, numbers) is not None else []


def _of_noun(
    parse: Parse, noun: Token, kind: CasualtyKind, words: EventWords, numbers: NumberWords
) -> list[Casualties]:
    lemma = noun.lemma.casefold()
    verb = parse.tokens[noun.head]
    if lemma == "life":
        if verb.lemma not in words.counting.taking_lives or noun.dep != "dobj":
            return []
        of = list(prepositional(parse, noun, ("of",)))
        if verb.lemma == "lose":
            own = parse.children(verb.i, "nsubj")
            return casualties_of(parse, [t for o in own for t in coordinated(parse, o)], kind, words, numbers)
        return casualties_of(parse, of or [noun], kind, words, numbers)
    if lemma == "injury" and noun.dep == "dobj" and verb.lemma in words.counting.suffering:
        own = parse.children(verb.i, "nsubj")
        return casualties_of(parse, [t for o in own for t in coordinated(parse, o)], kind, words, numbers)
    if parse.children(noun.i, "nummod"):
        return casualties_of(parse, [noun], kind, words, numbers)
    of = list(prepositional(parse, noun, ("of",)))
    counted = casualties_of(parse, of, kind, words, numbers)
    return counted if lemma in words.counting.acts else []


def _of_toll(parse: Parse, toll: Token, words: EventWords, numbers: NumberWords) -> list[Loose]:
    """The number behind a toll ("the death toll rose to 40", "the number of dead is 12")."""
    of = [*parse.children(toll.i), *prepositional(parse, toll, ("of",))]
    if not any(t.lemma.casefold() in words.counting.of_deaths for t in of):
        return []
    sentence = parse.sentence_of(toll.i)
    for token in parse.tokens[toll.i + 1 : sentence.last]:
        value = read_number(token.text, numbers) if token.pos == "NUM" else None
        before = parse.tokens[token.i - 1].text.casefold()
        if value is not None and before in words.counting.before_toll:
            record = Casualties(kind="killed", min=value, best=value, max=None, who=None, evidence=token.span)
            return [Loose(token=toll, casualties=record)]
    return []


def _record(parse: Parse, head: Token, count: Count, kind: CasualtyKind, words: EventWords) -> Casualties:
    span = phrase(parse, head, words)
    whole = Span(min(span.start, count.span.start), max(span.end, count.span.end))
    numbered = count.span.start <= span.start and count.span.end < whole.end
    who = parse.words(Span(count.span.end, whole.end) if numbered else span)
    return Casualties(kind=kind, min=count.min, best=count.best, max=count.max, who=who or None, evidence=whole)
