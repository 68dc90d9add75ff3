"""Whether a clause speaks of the past or of the future."""

from sayso.coding.parses import Parse, Token
from sayso.coding.timexes.anchors import Direction
from sayso.lang.times import TimeWords

_PRESENT, _FUTURE = 1, 2


def direction_of(parse: Parse, first: int, last: int, words: TimeWords) -> Direction:
    """Direction (see there) of the clause in which the tokens `first` to `last` (exclusive) stand.

    An infinitive or participle goes by the verb above it ("plans to meet on Monday": future); the preposition of a
    deadline ("by", "until") decides where the verb does not.
    """
    tokens = parse.tokens
    head = _outermost(tokens, first, last)
    deadline = False
    for place in (head, *parse.ancestors(head)):
        token = tokens[place]
        if token.dep == "prep" and token.lemma in words.deadlines:
            deadline = True
        if place >= first and place < last:
            continue
        if token.pos not in ("VERB", "AUX") and token.lemma in words.plans:
            return _FUTURE
        if token.pos in ("VERB", "AUX"):
            said = _direction_of_verb(parse, token, words)
            if said is not None:
                return said or (_FUTURE if deadline else 0)
    return _FUTURE if deadline else 0


def _outermost(tokens: tuple[Token, ...], first: int, last: int) -> int:
    for place in range(first, last):
        if not first <= tokens[place].head < last:
            return place
    return last - 1


def _direction_of_verb(parse: Parse, verb: Token, words: TimeWords) -> Direction | None:
    """None: look at the verb above."""
    auxiliaries = parse.children(verb.i, "aux", "auxpass")
    if any(auxiliary.lemma in words.future_auxiliaries or auxiliary.text.lower() in words.future_auxiliaries
           for auxiliary in auxiliaries):  # fmt: skip
        return _FUTURE
    if verb.tag in ("VBN", "VBZ", "VBP", "VBG") and _plans(verb, words):
        return _FUTURE
    if verb.tag == "VBD" or any(auxiliary.tag == "VBD" for auxiliary in auxiliaries):
        return -1
    if any(auxiliary.lemma == "have" for auxiliary in auxiliaries):
        return -1
    if verb.tag == "VB" and any(auxiliary.tag == "TO" for auxiliary in auxiliaries):
        return _FUTURE if _plans(parse.tokens[verb.head], words) else None
    if verb.tag == "VB" and verb.dep == "conj":
        return None
    if verb.tag == "VBN" and not auxiliaries:
        return -1
    if verb.tag == "VBG" and not auxiliaries:
        return None
    if verb.tag in ("VBZ", "VBP", "VBG"):
        if parse.sentence_of(verb.i).region == "title" or verb.lemma in words.sayings:
            return 0
        return _PRESENT
    return 0


def _plans(token: Token, words: TimeWords) -> bool:
    return token.lemma in words.plans or token.text.lower() in words.plans
