"""Who claims an act, or is held to have done it: the actor that an act's own clause does not name."""

from sayso.coding.events.syntax import agents, coordinated, owners, patients, prepositional, subjects
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords


def claimed_by(parse: Parse, noun: Token, words: EventWords) -> list[Token]:
    """Heads of the phrases for those who claim the act of a noun or are held to have done it; empty if none are named.

    "claimed responsibility for the raid", "the raid was blamed on the gang", "a raid attributed to it", "accused of the
    raid", "involved in the raid", "their role in the raid", "was the author of the raid", "responsible for the raid".
    """
    claims = words.claims
    head = parse.tokens[noun.head]
    if noun.lemma in claims.responsibilities:
        return _claimants(parse, noun, words)
    said_of = [t for t in parse.children(noun.i, "acl", "relcl") if t.lemma in claims.ascribing]
    if noun.dep in ("dobj", "nsubjpass") and head.lemma in claims.ascribing:
        said_of.append(head)
    if said_of:
        return [t for verb in said_of for t in prepositional(parse, verb, ("to", "on"))]
    if noun.dep != "pobj" or head.text.casefold() not in claims.prepositions:
        return []
    return _above(parse, head, parse.tokens[head.head], words)


def told_as_fact(parse: Parse, noun: Token, words: EventWords) -> bool:
    """Whether the words above an act's noun tell that somebody took part in it, and do not accuse or claim."""
    return parse.tokens[parse.tokens[noun.head].head].lemma in words.claims.taking_part


def is_claim(parse: Parse, noun: Token, words: EventWords) -> bool:
    """Whether somebody claims the act of a noun or is accused of it; who only has the blame is told as who did it."""
    if noun.lemma in words.claims.responsibilities:
        return True
    head = parse.tokens[noun.head]
    above = parse.tokens[head.head]
    if noun.dep in ("dobj", "nsubjpass"):
        return head.lemma in words.claims.ascribing - words.claims.blaming
    if _accusing_verb(parse, above, words):
        return True
    return noun.dep == "pobj" and (
        above.lemma in words.claims.responsibilities | words.claims.accusing | words.claims.shares | words.claims.doers
        or above.lemma in words.claims.guilty
        or (above.lemma == "be" and head.text.casefold() == "behind")
    )


def points_back(parse: Parse, noun: Token, words: EventWords) -> bool:
    """Whether a noun for any act ("the crime") stands for one already told, as "responsibility" alone does."""
    if noun.lemma in words.claims.responsibilities:
        return not parse.children(noun.i, "prep")
    return any(c.text.casefold() in words.syntax.pointing_at_acts for c in parse.children(noun.i, "det"))


def _above(parse: Parse, head: Token, above: Token, words: EventWords) -> list[Token]:
    """The blamed, by the act's preposition (`head`) and the word that it hangs on."""
    claims = words.claims
    if above.lemma == "be" and head.text.casefold() == "behind":
        return subjects(parse, above, words)
    if above.lemma in claims.responsibilities:
        return _claimants(parse, above, words) or [t for t in owners(parse, above, words) if t.dep == "poss"]
    if above.lemma in claims.guilty:
        return _responsible(parse, above, words)
    if verb := _accusing_verb(parse, above, words):  # "accused two men of the raid"
        return patients(parse, verb, words)
    if above.pos in ("NOUN", "PROPN"):
        if above.lemma in claims.shares:
            return [*owners(parse, above, words), *prepositional(parse, above, ("of", "by"))]
        if above.lemma == "connection" and above.dep == "pobj":  # "arrested in connection with the raid"
            return _above(parse, head, parse.tokens[parse.tokens[above.head].head], words)
        if above.lemma in claims.arrests:
            return list(prepositional(parse, above, ("of",)))
        return _doers(parse, above, words) if above.lemma in claims.doers else []
    if above.lemma in claims.taking_part:
        return subjects(parse, above, words)
    return patients(parse, above, words) if above.lemma in claims.accusing else []


def _accusing_verb(parse: Parse, accused: Token, words: EventWords) -> Token | None:
    """The verb that accuses whom a token names, alone or with others: "blamed the party and its leaders for"."""
    while accused.dep in ("conj", "appos") and accused.head != accused.i:
        accused = parse.tokens[accused.head]
    verb = parse.tokens[accused.head]
    return verb if accused.dep == "dobj" and verb.lemma in words.claims.accusing else None


def _claimants(parse: Parse, responsibility: Token, words: EventWords) -> list[Token]:
    verb = parse.tokens[responsibility.head]
    if responsibility.dep == "dobj" and verb.lemma in words.claims.claiming:
        return agents(parse, verb, words)
    if responsibility.dep == "nsubjpass" and verb.lemma in words.claims.claiming:
        return list(prepositional(parse, verb, ("by",)))
    return []


def _responsible(parse: Parse, adjective: Token, words: EventWords) -> list[Token]:
    """Of whom "responsible" is said: "X is responsible", "those responsible, X", "they hold X responsible"."""
    head = parse.tokens[adjective.head]
    if own := parse.children(adjective.i, "nsubj"):
        return [t for one in own for t in coordinated(parse, one)]
    if adjective.dep in ("oprd", "ccomp", "xcomp") and head.lemma in words.claims.holding:
        return patients(parse, head, words)
    if adjective.dep == "acomp":
        return subjects(parse, head, words)
    if adjective.dep != "amod":
        return []
    above = parse.tokens[head.head]
    if head.dep == "attr" and above.lemma == "be":  # "they are the men responsible"
        return subjects(parse, above, words)
    if head.dep == "pobj" and above.text.casefold() == "as":  # "were pointed out as those responsible"
        return patients(parse, parse.tokens[above.head], words) or [head]
    return [head]


def _doers(parse: Parse, noun: Token, words: EventWords) -> list[Token]:
    """Who is called the author of an act: "X was the author of the raid", "the author of the raid, X"."""
    head = parse.tokens[noun.head]
    if noun.dep == "attr" and head.lemma == "be":
        return subjects(parse, head, words)
    if noun.dep == "pobj" and head.text.casefold() == "as":  # "identified as the author"
        return patients(parse, parse.tokens[head.head], words)
    return [t for one in parse.children(noun.i, "appos") for t in coordinated(parse, one)]
