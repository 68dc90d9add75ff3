"""Who did it and to whom: the parties of a trigger."""

from collections.abc import Iterable

from sayso.coding.events.claims import claimed_by
from sayso.coding.events.said import find_blamed
from sayso.coding.events.syntax import (
    agents,
    coordinated,
    in_class,
    is_party,
    owners,
    patients,
    prepositional,
    subjects,
)
from sayso.coding.events.triggers import Found, is_time
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords

VERBAL = (1, 3)
"""Quadrants whose acts are done to somebody: what is no party is the matter, not the recipient."""


def find_sides(parse: Parse, found: Found, words: EventWords) -> tuple[list[Token], list[Token]]:
    """Heads of the phrases that name the actors and the recipients of a trigger; empty where the text does not say."""
    trigger, kind = found.trigger, found.kind
    if found.nominal:
        actor = trigger.actor or kind.noun_actor
        recipient = trigger.recipient or kind.noun_recipient
    else:
        actor = trigger.actor or kind.verb_actor
        recipient = trigger.recipient or kind.verb_recipient
    if found.nominal:
        near = [source for source in actor if source != "modifier"]
        acting = _first(parse, found, near, words, acting=True) or _supported(parse, found.token, words)
        acting = acting or [a for t in claimed_by(parse, found.token, words) for a in acting_for(parse, t, words)]
        if not acting and "modifier" in actor:
            acting = _first(parse, found, ["modifier"], words, acting=True)
    else:
        acting = _first(parse, found, actor, words, acting=True)
    acting = [*acting, *(t for one in acting for t in _leaders(parse, one, words))]
    receiving = [t for t in _first(parse, found, recipient, words, acting=False) if t not in acting]
    if is_reciprocal(found) or kind.quad in VERBAL:
        receiving = [party for t in receiving for party in _concerned(parse, t, words)]
    return acting, receiving


def _leaders(parse: Parse, token: Token, words: EventWords) -> list[Token]:
    """Who leads those who act, as their own phrase says: "troops led by a captain"."""
    leading = [v for v in parse.children(token.i, "acl") if v.tag == "VBN" and v.lemma in words.claims.leading]
    return [a for v in leading for t in prepositional(parse, v, ("by",)) for a in acting_for(parse, t, words)]


def _concerned(parse: Parse, token: Token, words: EventWords) -> list[Token]:
    """Whom a verbal act concerns: the party, or whose decision, ban or demand it is about."""
    if can_act(parse, token, words):
        return [token]
    return [t for t in owners(parse, token, words) if is_party(parse, t, words)] or [token]


def is_reciprocal(found: Found) -> bool:
    """Whether all parties of the trigger are actors."""
    return found.kind.reciprocal if found.trigger.reciprocal is None else found.trigger.reciprocal


def _first(parse: Parse, found: Found, sources: Iterable[str], words: EventWords, *, acting: bool) -> list[Token]:
    for source in sources:
        tokens = [t for t in _from(parse, found, source, words) if not is_time(parse, t, words)]
        tokens = [t for t in tokens if t.i not in found.others and t.i != found.token.i]
        if acting:
            tokens = list(dict.fromkeys(actor for t in tokens for actor in acting_for(parse, t, words)))
        else:
            tokens = [
                t
                for t in tokens
                if t.text.casefold() not in words.syntax.empty
                and not (t.pos == "ADJ" and t.dep == "amod")  # "the Israeli farm" is no act against Israel
                and not in_class(parse, t, ("ordnance", "bombs"), words)
            ]
        if tokens:
            return tokens
    return []


def _from(parse: Parse, found: Found, source: str, words: EventWords) -> list[Token]:
    token = found.token
    if found.nominal:
        return _of_noun(parse, token, source, words)
    if source == "subject":
        verb = parse.tokens[token.head] if token.pos == "ADJ" and token.dep == "acomp" else token
        return agents(parse, verb, words) if token.pos != "ADJ" else subjects(parse, verb, words)
    if source == "object":
        return patients(parse, token, words)
    if source == "party":
        return [t for t in patients(parse, token, words) if is_party(parse, t, words)]
    if source == "dative":
        direct = [t for t in parse.children(token.i, "dative") if t.pos not in ("ADP", "PART")]
        return [t for one in direct for t in coordinated(parse, one)]
    if source == "owner":
        return _owned(parse, patients(parse, token, words), words)
    if source == "blamed" and found.trigger.content:
        return find_blamed(parse, token, found.trigger.content, words)
    if source in ("clause", "clause-object"):
        return _of_clause(parse, token, source, words)
    if source == "plan-object":  # "announced a plan to fight the party"
        plans = parse.children(token.i, "dobj")
        return [t for plan in plans for v in parse.children(plan.i, "acl") for t in patients(parse, v, words)]
    if source == "for-owner":
        return _owned(parse, list(prepositional(parse, token, ("for",))), words)
    things = parse.children(token.i, "dobj", "nsubjpass")
    if source == "from" and any(in_class(parse, thing, ("departures",), words) for thing in things):
        return []  # "demanded the withdrawal of the troops from the town"
    found_here = list(prepositional(parse, token, (source,)))
    if not found_here:  # "opened fire on", "an attack on": the preposition hangs on the object
        for thing in [*things, *parse.children(token.i, "prt", "prep")]:
            found_here.extend(prepositional(parse, thing, (source,)))
    return found_here


def _of_noun(parse: Parse, noun: Token, source: str, words: EventWords) -> list[Token]:
    if source == "owner":
        return [t for one in parse.children(noun.i, "poss") for t in coordinated(parse, one)]
    if source == "modifier":
        return [t for t in owners(parse, noun, words) if t.dep != "poss"]
    if source == "clause":  # "the accusation that the army had lied"
        own = [s for v in parse.children(noun.i, "acl", "ccomp") for s in parse.children(v.i, "nsubj", "nsubjpass")]
        return [t for one in own for t in coordinated(parse, one) if is_party(parse, t, words)]
    if source == "by":
        blaming = parse.tokens[noun.head]
        if noun.dep == "dobj" and blaming.lemma in words.claims.blaming:
            return [*prepositional(parse, noun, ("on",)), *prepositional(parse, blaming, ("on",))]
        carried = [
            v for v in parse.children(noun.i, "acl", "relcl") if v.lemma in words.support_verbs or v.tag == "VBN"
        ]
        if noun.dep == "nsubjpass" and blaming.lemma in words.claims.plotting:  # "was planned by X and approved by Y"
            carried += [blaming, *(c for c in parse.children(blaming.i, "conj") if c.tag == "VBN")]
        return [*prepositional(parse, noun, ("by",)), *(t for v in carried for t in prepositional(parse, v, ("by",)))]
    if source == "on" and noun.dep == "dobj" and parse.tokens[noun.head].lemma in words.claims.blaming:
        return []
    found = list(prepositional(parse, noun, (source,)))
    if not found and source in words.syntax.towards and (verb := supporting_verb(parse, noun, words)):
        found = list(prepositional(parse, verb, (source,)))
    if not found and source == "against":  # "accusations by the union against the firm", however it is parsed
        found = [t for p in parse.children(noun.i, "prep") for o in parse.children(p.i, "pobj")
                 for t in prepositional(parse, o, ("against",))]  # fmt: skip
    if not found and source in ("against", "on"):
        found = [t for v in parse.children(noun.i, "acl") if v.lemma in words.syntax.aiming
                 for t in patients(parse, v, words)]  # fmt: skip
    return found


def supporting_verb(parse: Parse, noun: Token, words: EventWords) -> Token | None:
    """The verb that says of the act named by a noun that somebody did it: "carried out" of "carried out an attack"."""
    head = parse.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass") and head.lemma in words.support_verbs:
        return head
    if noun.dep == "pobj" and head.text.casefold() in ("in", "with") and parse.tokens[head.head].pos == "VERB":
        verb = parse.tokens[head.head]
        return verb if verb.lemma in words.claims.joining else None
    if noun.dep == "pobj" and head.text.casefold() == "of" and parse.tokens[head.head].lemma in words.series:
        return supporting_verb(parse, parse.tokens[head.head], words)
    if noun.dep == "conj" and head.i != noun.i:
        return supporting_verb(parse, head, words)
    return None


def _supported(parse: Parse, noun: Token, words: EventWords) -> list[Token]:
    verb = supporting_verb(parse, noun, words)
    if verb is None:
        return []
    return [actor for t in agents(parse, verb, words) for actor in acting_for(parse, t, words)]


def _owned(parse: Parse, things: list[Token], words: EventWords) -> list[Token]:
    """Owners of things that are no parties themselves: whose decision, whose attack."""
    found: list[Token] = []
    for thing in things:
        if is_party(parse, thing, words):
            continue
        found.extend(owners(parse, thing, words))
        if not found:
            inner = [t for p in parse.children(thing.i, "prep") for t in parse.children(p.i, "pobj")]
            inner += [t for t in parse.children(thing.i, "acl") if t.tag == "VBN"]
            found.extend(t for one in [thing, *inner] for t in prepositional(parse, one, ("by", "from", "of")))
    return [t for t in found if is_party(parse, t, words)]


def _of_clause(parse: Parse, token: Token, source: str, words: EventWords) -> list[Token]:
    for verb in parse.children(token.i, "ccomp", "xcomp", "advcl"):
        if verb.dep == "advcl" and verb.i < token.i:
            continue  # "asked about it, he refused to"
        if source == "clause":
            own = parse.children(verb.i, "nsubj", "nsubjpass")
            if own:
                return [t for one in own for t in coordinated(parse, one)]
        else:
            things = patients(parse, verb, words)
            parties = [t for t in things if is_party(parse, t, words)] or _owned(parse, things, words)
            concerning = [t for one in (verb, *things) for t in prepositional(parse, one, words.syntax.concerning)]
            parties = parties or [t for t in concerning if is_party(parse, t, words)]
            if parties:
                return parties
    return []


def acting_for(parse: Parse, token: Token, words: EventWords) -> list[Token]:
    """Who acts where `token` is the subject: itself, the owner of a weapon, vehicle or act, or nobody."""
    if token.text.casefold() == "it" and (speaker := _speaker_of(parse, token, words)):
        return [speaker]
    if token.text.casefold() in words.syntax.empty and not (token.lemma == "one" and parse.children(token.i, "prep")):
        return []
    if token.name is not None and parse.names[token.name].label in ("PERSON", "ORG", "GPE", "NORP"):
        return [token]
    if token.lemma.casefold() in words.utterances:  # "a statement from the rebels said"
        whose = [*prepositional(parse, token, ("from", "by", "of")), *owners(parse, token, words)]
        return [t for t in whose if is_party(parse, t, words)]
    if in_class(parse, token, ("sites",), words) and not in_class(parse, token, ("organizations", "armed"), words):
        return []
    if in_class(parse, token, tuple(words.inanimate), words) and not in_class(parse, token, ("armed", "people"), words):
        carried = [v for v in parse.children(token.i, "acl") if v.tag == "VBN"]
        by = [*prepositional(parse, token, ("by",)), *(t for v in carried for t in prepositional(parse, v, ("by",)))]
        return [t for t in [*by, *owners(parse, token, words)] if is_party(parse, t, words)]
    if token.lemma.casefold() in words.series and (inner := list(prepositional(parse, token, ("of",)))):
        return [actor for t in inner for actor in acting_for(parse, t, words)]
    if not can_act(parse, token, words):
        return []
    if any(child.text.casefold() in words.status.negating_quantifiers for child in parse.children(token.i, "det")):
        return []
    return [token] if token.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") else []


def _speaker_of(parse: Parse, pronoun: Token, words: EventWords) -> Token | None:
    """Whom "it" stands for in what somebody says of itself: "the union said it would strike"."""
    verb = parse.tokens[pronoun.head]
    above = parse.tokens[verb.head]
    if pronoun.dep != "nsubj" or verb.dep != "ccomp" or above.lemma not in words.saying:
        return None
    return next((t for t in parse.children(above.i, "nsubj") if t.pos != "PRON" and can_act(parse, t, words)), None)


def can_act(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a token may stand for somebody, as far as its form says: no known thing, no abstract noun."""
    if token.pos != "NOUN" or is_party(parse, token, words):
        return True
    lemma = token.lemma.casefold()
    return not (
        lemma.endswith(words.abstract_endings)
        or lemma in words.things
        or in_class(parse, token, ("abstract", "acts"), words)
    )


__all__ = ["acting_for", "find_sides", "is_party", "is_reciprocal", "supporting_verb"]
