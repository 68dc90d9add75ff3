"""What triggers govern: the content of a demand, a promise, a refusal or a threat is no happening of its own."""

from collections.abc import Mapping

from sayso.coding.events.status import is_settled
from sayso.coding.events.syntax import is_passive
from sayso.coding.events.triggers import Found
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.ontology import EventType

CONTENT = ("xcomp", "ccomp", "dobj", "acl", "advcl", "nsubjpass")
OUTSIDE = frozenset({"relcl", "advcl", "appos"})


def govern(
    parse: Parse, found: list[Found], kinds: Mapping[str, EventType], words: EventWords
) -> list[tuple[Found, str, str | None]]:
    """The triggers that are events of their own, each with its type and mode.

    A trigger in the content of one that governs plans is left out; its type gives the mode. What is announced for
    the future, or ruled out, is of the type that the ontology names (`future`, `refused`).
    """
    by_place = {one.token.i: one for one in found}
    swallowed: dict[int, list[Found]] = {}
    gone: set[int] = set()
    for one in found:
        governs = one.trigger.governs or one.kind.governs
        if one.token.i in gone or governs != "plan":
            continue
        inner = [by_place[i] for i in sorted(_content(parse, one.token, words)) if i in by_place and i != one.token.i]
        inner = [o for o in inner if not (o.nominal and one.kind.quad == 1 and o.kind.quad == 4)]
        inner = [o for o in inner if not _presupposed(parse, one.token, o, words)]
        swallowed[one.token.i] = inner
        gone.update(other.token.i for other in inner)
    kept: list[tuple[Found, str, str | None]] = []
    for one in found:
        if one.token.i in gone:
            continue
        kind, mode = one.kind.name, one.trigger.mode
        if mode is None and one.kind.content_modes:
            mode = next(
                (m for o in swallowed.get(one.token.i, []) if (m := one.kind.content_modes.get(o.kind.name))), None
            )
            if mode is None and any(m.name == "change" for m in one.kind.modes):
                mode = "change"
        outlook = _outlook(parse, one.token, words)
        if outlook == "refused" and one.kind.refused:
            kind, mode = one.kind.refused, None
        elif outlook == "future" and one.kind.future:
            kind, mode = one.kind.future, kinds[one.kind.future].content_modes.get(one.kind.name)
        kept.append((one, kind, mode))
    return kept


def _presupposed(parse: Parse, governing: Token, other: Found, words: EventWords) -> bool:
    """Whether a demand is about an act that took place: "called for an inquiry into the killing of the mayor"."""
    if not other.nominal or other.kind.quad != 4 or not is_settled(parse, other.token, words):
        return False
    for i in parse.ancestors(other.token.i):
        above = parse.tokens[i]
        if i == governing.i:
            return False
        if above.pos == "VERB" and above.lemma not in words.support_verbs:
            return True
        if above.pos == "NOUN" and above.lemma not in words.series and above.lemma not in words.status.planning_nouns:
            return True
    return False


def _content(parse: Parse, trigger: Token, words: EventWords) -> set[int]:
    """The tokens of a trigger's content, without relative and adverbial clauses, which tell of something else."""
    tops: list[Token] = []
    for child in parse.children(trigger.i):
        if child.dep == "advcl" and child.tag != "VB":
            continue
        if child.dep == "nsubjpass" and trigger.pos not in ("VERB", "AUX"):
            continue
        if child.dep in CONTENT or child.dep in ("acomp", "oprd"):
            tops.append(child)
        elif child.dep in ("prep", "dative", "prt") and child.text.casefold() in words.syntax.of_content:
            tops.extend(parse.children(child.i, "pobj", "pcomp"))
    found: set[int] = set()
    waiting = tops
    while waiting:
        token = waiting.pop()
        if token.dep == "conj" and token.pos == "VERB" and token.tag == trigger.tag and token.tag == "VBG":
            continue  # "calling for calm and accusing ...": a second act of the same speaker
        found.add(token.i)
        waiting = [
            *waiting,
            *(c for c in parse.children(token.i) if c.dep not in OUTSIDE or (c.dep == "advcl" and c.tag == "VB")),
        ]
    return found


def _outlook(parse: Parse, token: Token, words: EventWords) -> str | None:
    """Whether the subject says of itself that it will, or will not, do it."""
    verb = token
    if token.pos in ("NOUN", "PROPN"):
        head = parse.tokens[token.head]
        if token.dep != "dobj" or head.lemma not in words.support_verbs:
            return None
        verb = head
    if verb.pos not in ("VERB", "AUX") or is_passive(parse, verb, words):
        return None
    auxiliaries = {c.text.casefold() for c in parse.children(verb.i, "aux")}
    will = auxiliaries & words.status.future_auxiliaries or (
        auxiliaries & words.status.reported_future and verb.dep == "ccomp"
    )
    if not will:
        return None
    negated = any(c.dep == "neg" for c in parse.children(verb.i))
    return "refused" if negated else "future"
