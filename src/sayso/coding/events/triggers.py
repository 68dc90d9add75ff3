"""Finding triggers: the words that say an event, of which type, and what rules them out."""

from dataclasses import dataclass

from sayso.coding.events.said import find_blamed
from sayso.coding.events.syntax import agents, matches, patients, prepositional, subjects
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.ontology import Entry, EventType, Ontology, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A trigger in the text: the token at its head, the other tokens that belong to it, and the entry it matched."""

    token: Token
    others: tuple[int, ...]
    kind: EventType
    trigger: Trigger
    nominal: bool


def find_triggers(parse: Parse, ontology: Ontology, words: EventWords) -> list[Found]:
    """The triggers of a text in order, at most one a token, the most demanding entry first."""
    lexicon = ontology.lexicon
    found: list[Found] = []
    for token in parse.tokens:
        lemma = words.lemmas.get(token.text.casefold(), token.lemma.casefold())
        if token.pos in ("VERB", "AUX"):
            if token.name is not None and parse.names[token.name].label in ("PERSON", "WORK_OF_ART"):
                continue  # "Die Wende"
            if token.dep in ("amod", "compound") or (
                token.dep == "acl" and token.tag == "VBN" and lemma in words.states
            ):
                continue
            if lemma in words.blame.infinitives and token.dep == "xcomp" and parse.tokens[token.head].lemma == "be":
                continue  # "is to blame"
            entries = lexicon.verbs.get(lemma, ())
        elif token.pos in ("NOUN", "PROPN"):
            entries = lexicon.nouns.get(lemma) or lexicon.nouns.get(token.text.casefold(), ())
        elif token.pos == "ADJ" and token.dep in ("acomp", "oprd", "conj", "ROOT", "ccomp"):
            entries = lexicon.adjectives.get(lemma, ())
        else:
            continue
        if token.dep == "compound" and token.pos != "VERB":  # the head of the compound speaks for it
            continue
        for entry in entries:
            others = _match(parse, token, entry, words)
            if others is not None:
                if entry.kind:
                    found.append(
                        Found(
                            token=token,
                            others=others,
                            kind=entry.kind,
                            trigger=entry.trigger,
                            nominal=token.pos in ("NOUN", "PROPN"),
                        )
                    )
                break
    return _without_objects(parse, found)


def _without_objects(parse: Parse, found: list[Found]) -> list[Found]:
    """Without the nouns that a verb needed as its object to be a trigger: "called off the strike" is one act."""
    taken = {
        child.i
        for one in found
        if one.trigger.objects and not one.nominal
        for child in parse.children(one.token.i, "dobj", "nsubjpass", "attr")
    }
    return [one for one in found if not (one.nominal and one.token.i in taken)]


def _match(parse: Parse, token: Token, entry: Entry, words: EventWords) -> tuple[int, ...] | None:
    """The tokens that the entry takes beside `token`; None where it does not fit."""
    others = _others(parse, token, entry.words) if entry.words else ()
    if others is None or not _fits(parse, token, entry.trigger, words):
        return None
    return others


def _others(parse: Parse, token: Token, wanted: tuple[str, ...]) -> tuple[int, ...] | None:
    if token.pos in ("NOUN", "PROPN"):
        first = token.i - len(wanted)
        if first < parse.sentence_of(token.i).first:
            return None
        before = parse.tokens[first : token.i]
        fits = all(w in (t.lemma.casefold(), t.text.casefold()) for t, w in zip(before, wanted, strict=True))
        return tuple(t.i for t in before) if fits else None
    taken: list[int] = []
    near = parse.tokens[token.i + 1 : token.i + 5]
    children = set(token.children)
    for want in wanted:
        match = next((t for t in near if t.text.casefold() == want and (t.i in children or t.i == token.i + 1)), None)
        if match is None or match.i in taken:
            return None
        taken.append(match.i)
    return tuple(taken)


def _fits(parse: Parse, token: Token, trigger: Trigger, words: EventWords) -> bool:
    children = parse.children(token.i)
    if trigger.preps or trigger.not_preps:
        preps = _prepositions(parse, children, words)
        if token.pos == "VERB":
            for thing in parse.children(token.i, "dobj"):
                preps |= _prepositions(parse, parse.children(thing.i, "prep"), words)
        if trigger.preps and not preps & set(trigger.preps):
            return False
        if trigger.not_preps and preps & set(trigger.not_preps):
            return False
    if trigger.clause is not None:
        has = any(
            c.dep in ("xcomp", "ccomp", "acl", "oprd") and c.pos in ("VERB", "AUX", "ADJ", "NOUN") for c in children
        )
        if has != trigger.clause:
            return False
    if trigger.content is not None and not find_blamed(parse, token, trigger.content, words):
        return False
    if token.pos in ("VERB", "AUX", "ADJ") and not _fits_verb(parse, token, trigger, words):
        return False
    if trigger.modifiers or trigger.not_modifiers:
        around = _around(parse, token)
        if trigger.modifiers and not matches(parse, around, trigger.modifiers, words):
            return False
        if trigger.not_modifiers and matches(parse, around, trigger.not_modifiers, words):
            return False
    return True


def _prepositions(parse: Parse, children: list[Token], words: EventWords) -> set[str]:
    """Prepositions among these tokens, without those of time ("on Monday")."""
    return {
        c.text.casefold()
        for c in children
        if c.dep in ("prep", "agent", "dative", "prt", "mark")
        and (c.lemma == "since" or not any(is_time(parse, t, words) for t in parse.children(c.i, "pobj")))
    }


def is_time(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a token is the head of an expression of time."""
    if token.name is not None and parse.names[token.name].label in ("DATE", "TIME"):
        return True
    return token.lemma.casefold() in words.calendar


def _fits_verb(parse: Parse, token: Token, trigger: Trigger, words: EventWords) -> bool:
    if trigger.objects or trigger.not_objects:
        objects = [*patients(parse, token, words), *parse.children(token.i, "dative", "attr", "oprd")]
        objects += [t for o in objects if o.lemma in words.series for t in prepositional(parse, o, ("of",))]
        objects += [c for o in objects for c in parse.children(o.i, "compound", "amod", "nmod")]
        asked = objects + list(prepositional(parse, token, trigger.preps)) if trigger.preps else objects
        if token.lemma in ("take", "participate", "engage", "join", "come", "arrive"):
            asked = asked + list(prepositional(parse, token, ("in", "to")))
        if trigger.objects and not matches(parse, asked, trigger.objects, words):
            return False
        if trigger.not_objects and matches(parse, objects, trigger.not_objects, words):
            return False
    if trigger.subjects or trigger.not_subjects:
        acting = agents(parse, token, words) or subjects(parse, token, words)
        if token.pos == "ADJ":
            acting = subjects(parse, parse.tokens[token.head], words)
        if trigger.subjects and not matches(parse, acting, trigger.subjects, words):
            return False
        if trigger.not_subjects and matches(parse, acting, trigger.not_subjects, words):
            return False
    return True


def _around(parse: Parse, token: Token) -> list[Token]:
    """What may modify a trigger: of a noun its modifiers, of a verb its dependents down to their dependents."""
    if token.pos in ("NOUN", "PROPN"):
        near = parse.children(token.i, "amod", "compound", "nmod", "poss", "nummod")
        behind = [t for n in parse.children(token.i, "prep") for t in parse.children(n.i, "pobj")]
        behind += [t for n in behind for p in parse.children(n.i, "prep") if p.lemma == "of"
                   for t in parse.children(p.i, "pobj")]  # fmt: skip
        return near + [t for n in near for t in parse.children(n.i, "amod", "compound", "nmod")] + behind
    near = [t for t in parse.children(token.i) if t.dep not in ("nsubj", "nsubjpass", "advcl", "conj")]
    below = [t for n in near for t in parse.children(n.i)]
    return near + below + [t for n in below for t in parse.children(n.i) if n.dep in ("prep", "pobj", "aux")]
