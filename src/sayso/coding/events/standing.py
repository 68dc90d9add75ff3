"""How a toponym stands to an act in its sentence: as where that happened, beside it, or as where somebody says so."""

from typing import Literal

from sayso.coding.events.syntax import in_class
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.model import Place

Standing = Literal["of_act", "of_clause", "beside", "of_telling"]
"""What a place is of: the act itself; a clause that the act is part of ("died in Rome of a blast"); something else of
the sentence; or the telling ("was reported in Rome")."""

_PARTS = ("appos", "conj", "compound", "nmod", "poss", "amod")


def is_location(parse: Parse, place: Place, words: EventWords) -> bool:
    """Whether a toponym stands as where something is: behind a preposition of place, or beside such a one."""
    tokens = parse.tokens_in(place.span)
    token = _head(tokens)
    for _ in range(4):
        head = parse.tokens[token.head]
        if token.dep == "pobj":
            return head.text.casefold() in words.setting.places
        if token.dep == "npadvmod":
            return parse.text[tokens[-1].end : tokens[-1].end + 1] != "-"  # "US-led"
        if place.kind == "country" and token.dep in ("compound", "nmod", "amod"):
            return False  # "U.S. missionaries"
        if token.dep not in _PARTS:
            return parse.sentence_of(token.i).region != "body" and token.dep != "nsubj"
        token = head
    return False


def standing_of(parse: Parse, trigger: int, place: Place, words: EventWords) -> Standing:
    """How a place stands to the act of a trigger in the same sentence.

    What hangs on people, on bodies or on another verb on its way up ("sources in Rome", "an agency that is based in
    Rome") is where these are, unless they are who the act is done to; what is behind "from" is whence somebody is.
    """
    above = [trigger, *parse.ancestors(trigger)]
    i = _head(parse.tokens_in(place.span)).i
    between: list[Token] = []
    while i not in above:
        if parse.tokens[i].head == i:
            return "beside"
        i = parse.tokens[i].head
        if i not in above:
            between.append(parse.tokens[i])
    if len(between) > 1 and _is_patient(between[1:], trigger) and not _tells_origin(between[0], words):
        return "of_act"  # "killed five people in Rome", "the killing of five people in Rome"
    if between and between[-1].text.casefold() in words.setting.origins:
        return "beside"
    if any(token.pos == "VERB" or _is_somebody(parse, token, words) for token in between):
        return "beside"
    if i == trigger:
        return "of_act"
    shared = parse.tokens[i]
    if shared.pos in ("VERB", "AUX") and shared.lemma in words.saying:
        return "of_telling"
    inner = [parse.tokens[k] for k in above[1 : above.index(i)]]
    other_act = any(token.pos == "VERB" for token in inner) or (
        bool(inner) and shared.pos == parse.tokens[trigger].pos == "VERB"
    )
    return "beside" if other_act or _is_somebody(parse, shared, words) else "of_clause"


def steps_between(parse: Parse, trigger: int, other: int) -> int:
    """Steps in the tree between two tokens of a sentence, with a little for the words between them."""
    above = {trigger: 0} | {i: steps for steps, i in enumerate(parse.ancestors(trigger), 1)}
    steps = 0
    if other in above:
        tree = above[other]
    else:
        tree = 20
        for i in parse.ancestors(other):
            steps += 1
            if i in above:
                tree = steps + above[i]
                break
    return tree * 2 + abs(trigger - other) // 6


def _head(tokens: tuple[Token, ...]) -> Token:
    """The token of a toponym that hangs on what is outside."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head not in inside), tokens[-1])


def _is_patient(path: list[Token], trigger: int) -> bool:
    """Whether the tokens from a party up to the trigger make it what the act is done to: its object, its subject in
    passives, or what stands behind "of".
    """
    party, *rest = path
    if party.dep in ("dobj", "nsubjpass"):
        return party.head == trigger
    return party.dep == "pobj" and len(rest) == 1 and rest[0].text.casefold() == "of" and rest[0].head == trigger


def _tells_origin(preposition: Token, words: EventWords) -> bool:
    """Whether what leads from a party to a place is no preposition of place alone ("men from Rome")."""
    return preposition.pos != "ADP" or preposition.text.casefold() in words.setting.origins


def _is_somebody(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a word is one for people or bodies, and not also one for a site ("the embassy in Rome")."""
    return in_class(parse, token, ("people", "organizations"), words) and not in_class(parse, token, ("sites",), words)
