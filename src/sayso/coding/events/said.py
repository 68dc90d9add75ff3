"""Whom somebody speaks ill of in a clause under a verb of saying: "said that the army was behind the raid"."""

from collections.abc import Iterator
from typing import Literal

from sayso.coding.events.status import status_in_text
from sayso.coding.events.syntax import (
    coordinated,
    in_class,
    is_party,
    is_passive,
    matches,
    owners,
    patients,
    prepositional,
    subjects,
)
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords

Content = Literal["blame", "insult"]
"""What a clause says of its subject: that it did wrong, or that it is bad."""

TOLD = frozenset({"asserted", "alleged"})


def find_blamed(parse: Parse, verb: Token, content: Content, words: EventWords) -> list[Token]:
    """Heads of the phrases for those of whom the clauses under a verb of saying tell a wrong (`blame`), or what the
    verb calls or describes them as (`insult`); empty where they speak ill of nobody.

    What somebody says of themselves accuses nobody, and what they deny, fear or ask does not either.
    """
    found: list[Token] = []
    for predicate in _predicates(parse, verb):
        if status_in_text(parse, predicate, words) not in TOLD:
            continue
        condemned = content == "insult" and _condemns(parse, predicate, words)
        if condemned or (_insults if content == "insult" else _blames)(parse, predicate, words):
            said_of = [t for t in _subjects(parse, verb, predicate, words) if not _is_speaker(parse, verb, t, words)]
            for token in said_of:
                found.extend(_whose(parse, token, words) if condemned else [token] * is_party(parse, token, words))
    if content == "insult" and matches(parse, given := list(_names_given(parse, verb)), INSULTING, words):
        called = [t for t in patients(parse, verb, words) if t not in given]
        found.extend(called or _small_subjects(parse, verb))
    return list(dict.fromkeys(found))


INSULTING = ("@insults", "@condemned")


def _predicates(parse: Parse, verb: Token) -> Iterator[Token]:
    """The predicates of the clauses that a verb of saying takes, and those that go on with "and"."""
    waiting = [c for c in parse.children(verb.i, "ccomp") if c.pos in ("VERB", "AUX", "ADJ", "NOUN")]
    while waiting:
        token = waiting.pop(0)
        yield token
        waiting.extend(c for c in parse.children(token.i, "conj") if c.pos in ("VERB", "AUX"))


def _subjects(parse: Parse, verb: Token, predicate: Token, words: EventWords) -> list[Token]:
    """The subject of a predicate in the clause of a verb of saying; nobody where a clause is the subject."""
    owner = predicate
    while owner.dep == "conj" and not parse.children(owner.i, "nsubj", "nsubjpass"):
        owner = parse.tokens[owner.head]
    return subjects(parse, predicate, words) if parse.children(owner.i, "nsubj", "nsubjpass") and owner != verb else []


def _blames(parse: Parse, predicate: Token, words: EventWords) -> bool:
    """Whether a predicate tells a wrong of its subject."""
    blame = words.blame
    if predicate.lemma == "be":
        if guilt := [c for c in parse.children(predicate.i, "xcomp") if c.lemma in blame.infinitives]:
            return not any(parse.children(c.i, "neg") for c in guilt)  # "is to blame"
        if any(_behind_harm(parse, c, words) for c in parse.children(predicate.i, "prep")):
            return True
        said = [t for c in parse.children(predicate.i, "acomp") for t in coordinated(parse, c)]
        return any(_guilty(parse, t, words) for t in said)
    if predicate.pos == "ADJ":
        return _guilty(parse, predicate, words)
    if predicate.pos != "VERB" or is_passive(parse, predicate, words):
        return False
    lemma = predicate.lemma.casefold()
    if lemma in blame.trying:
        return any(_blames(parse, c, words) for c in parse.children(predicate.i, "xcomp"))
    if lemma in blame.failing:
        return any(c.lemma in blame.duties for c in parse.children(predicate.i, "xcomp"))
    wronged = [*patients(parse, predicate, words), *prepositional(parse, predicate, ("in", "of", "on", "for"))]
    return lemma in blame.wrongs or (
        lemma in blame.wrongs_with and matches(parse, wronged, blame.wrongs_with[lemma], words)
    )


def _guilty(parse: Parse, adjective: Token, words: EventWords) -> bool:
    """Whether an adjective says who did a wrong: "guilty", "responsible" alone or for a harm."""
    if adjective.lemma not in words.claims.guilty | words.blame.sharing:
        return False
    matters = list(prepositional(parse, adjective, ("for", "of", "in")))
    return not matters or any(_is_harm(parse, t, words) for t in matters)


def _behind_harm(parse: Parse, preposition: Token, words: EventWords) -> bool:
    harms = parse.children(preposition.i, "pobj")
    if preposition.text.casefold() == "behind":
        return any(_is_harm(parse, t, words) for one in harms for t in coordinated(parse, one))
    return preposition.text.casefold() == "in" and any(t.lemma in words.blame.leagues for t in harms)


def _is_harm(parse: Parse, token: Token, words: EventWords) -> bool:
    if token.pos == "VERB":  # "responsible for killing them"
        return in_class(parse, token, ("harm_verbs",), words) or token.lemma in words.blame.wrongs
    return token.text.casefold() in words.syntax.empty or in_class(parse, token, ("harms",), words)


def _insults(parse: Parse, predicate: Token, words: EventWords) -> bool:
    """Whether a predicate says that its subject is bad, or minds nothing but its own good."""
    if predicate.lemma in words.blame.minding and _nothing_else(parse, predicate, words):
        return True
    if predicate.lemma != "be":
        return False
    said = [t for c in parse.children(predicate.i, "attr", "acomp") for t in coordinated(parse, c)]
    said += [t for one in said if one.lemma in words.status.nobody for t in prepositional(parse, one, ("but",))]
    return matches(parse, said, ("@insults",), words)


def _nothing_else(parse: Parse, predicate: Token, words: EventWords) -> bool:
    near = [t for c in parse.children(predicate.i) for t in (c, *parse.children(c.i))]
    return any(
        t.text.casefold() in words.status.limiting
        or (t.lemma in words.status.nobody and any(c.text.casefold() == "but" for c in parse.children(t.i)))
        for t in near
    )


def _condemns(parse: Parse, predicate: Token, words: EventWords) -> bool:
    """Whether a predicate condemns an act: "was unacceptable"."""
    said = parse.children(predicate.i, "attr", "acomp") if predicate.lemma == "be" else []
    return matches(parse, [t for c in said for t in coordinated(parse, c)], ("@condemned",), words)


def _whose(parse: Parse, token: Token, words: EventWords) -> list[Token]:
    """Those whose act a token is."""
    of = [*owners(parse, token, words), *prepositional(parse, token, ("by", "of"))]
    return [t for t in of if is_party(parse, t, words)]


def _names_given(parse: Parse, verb: Token) -> Iterator[Token]:
    """What a verb of calling says that its object is: "called him a liar", "described them as cowards"."""
    for child in [*parse.children(verb.i, "oprd", "ccomp", "attr"), *parse.children(verb.i, "dobj")[1:]]:
        if child.dep != "ccomp" or not parse.children(child.i, "mark", "aux"):
            yield from coordinated(parse, child)
    for child in parse.children(verb.i, "prep"):
        if child.text.casefold() == "as":
            for one in parse.children(child.i, "pobj", "pcomp", "amod", "acomp"):
                yield from coordinated(parse, one)


def _small_subjects(parse: Parse, verb: Token) -> list[Token]:
    """The object of a verb of calling that the parser took for the subject of what it is called."""
    return [
        t for c in parse.children(verb.i, "ccomp") for s in parse.children(c.i, "nsubj") for t in coordinated(parse, s)
    ]


def _is_speaker(parse: Parse, verb: Token, token: Token, words: EventWords) -> bool:
    """Whether a pronoun may stand for those who speak: "I", "we", "it"; "he" where one person speaks, "they" where
    several do.
    """
    form = token.text.casefold()
    if token.pos != "PRON":
        return False
    if form in words.persons["i"] | words.persons["we"] or form in words.syntax.empty:
        return True
    speakers = subjects(parse, verb, words)
    several = len(speakers) > 1 or any(t.tag in ("NNS", "NNPS") or t.text.casefold() == "they" for t in speakers)
    return several == (form not in words.counting.one_person)
