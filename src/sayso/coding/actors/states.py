"""States: where their names, and the adjectives made of them, stand for what acts."""

from sayso.coding.actors.mentions import Found, Mention, one_word
from sayso.coding.parses import Parse
from sayso.lang.actors import ActorWords

ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss", "agent", "attr"})


def state_key(code: str) -> tuple[str, ...]:
    """The key by which all names of a state (ISO 3166-1 alpha-2) are one."""
    return ("state", code)


def state_name(key: tuple[str, ...], words: ActorWords) -> str:
    """The plain name of a state that an article mentions by adjectives alone."""
    return words.states[key[1]].names[0]


def stands_for_state(parse: Parse, name: Found, head: int, words: ActorWords) -> bool:
    """Whether the name of a state stands for the state and not for the land: as subject, object, possessor, partner.

    `head` is the token that heads the name.
    """
    tokens = parse.tokens
    token = tokens[head]
    after = tokens[name.last : name.last + 2]
    if len(after) == 2 and after[0].text in ("-", "‑") and after[1].text.lower() in words.lists.cues.with_party:
        return True
    if token.dep in ("compound", "nmod", "amod"):  # "UK support", "US airstrikes"
        while token.dep in ("compound", "nmod", "amod", "conj") and token.head > token.i:
            token = tokens[token.head]
        return token.lemma.lower() in words.state_acts
    while token.dep == "conj":
        token = tokens[token.head]
    if token.dep == "poss":
        return tokens[token.head].pos != "PROPN"
    if token.dep == "pobj":
        preposition = tokens[token.head]
        governor, said = tokens[preposition.head], preposition.text.lower()
        if said == "in":  # whoever serves in Iraq serves in the land
            return False
        related = f"{governor.text.lower()} {said}", f"{governor.lemma.lower()} {said}"
        return (
            said in words.lists.cues.companions
            or related[0] in words.relation_participles
            or related[1] in words.relation_verbs
        )
    if token.dep == "appos":  # "our ally Turkey", but not "Ankara, Turkey"
        return tokens[token.head].pos == "NOUN"
    return token.dep in ACTING


def acting_adjectives(parse: Parse, taken: frozenset[int], words: ActorWords) -> list[Mention]:
    """As in "Israeli airstrikes", "Russian missile attacks": adjectives of states right before what states do.

    `taken` are the places of tokens that belong to names.
    """
    found: list[Mention] = []
    for token in parse.tokens:
        code = words.nationalities.get(token.text)
        if code is None or token.i in taken or token.dep not in ("amod", "compound", "nmod"):
            continue
        act = parse.tokens[token.head]
        between = parse.tokens[token.i + 1 : act.i]
        if act.lemma.lower() not in words.state_acts or any(t.lemma.lower() in words.persons for t in between):
            continue
        if all(t.pos in ("ADJ", "NOUN", "PROPN", "PUNCT") for t in between):
            found.append(one_word(parse, token, form="name", kind="state", key=state_key(code)))
    return found
