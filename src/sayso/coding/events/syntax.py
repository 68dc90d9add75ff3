"""Who stands where around a verb or a noun: subjects, objects, owners, through passives, participles and control."""

from collections.abc import Iterator
from typing import Literal

from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.model.vocabulary import CasualtyKind

Voice = Literal["agent", "patient"]
MODIFIERS = ("amod", "compound", "nmod", "poss")
ACTING_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
DEEPEST = 6
"""How far a missing subject is looked for upwards; longer chains are wrong parses more often than not."""


def coordinated(parse: Parse, token: Token) -> Iterator[Token]:
    """A token and all that are coordinated with it ("settlers and troops")."""
    yield token
    for other in parse.children(token.i, "conj"):
        if other.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") or token.pos == other.pos:
            yield from coordinated(parse, other)


def is_passive(parse: Parse, verb: Token, words: EventWords) -> bool:
    """Whether what stands as the verb's subject, or what it modifies, is what the act is done to."""
    deps = {child.dep for child in parse.children(verb.i)}
    if deps & {"nsubjpass", "auxpass"} or ("agent" in deps and verb.tag in ("VBN", "VBD")):
        return True
    if (
        verb.tag in ("VBN", "VBD")
        and verb.lemma in words.syntax.transitive
        and any(counted_as(parse, one, words) for one in parse.children(verb.i, "dobj"))
    ):
        return True  # "two killed, five injured" without its comma
    if verb.tag == "VBN" and "nsubj" in deps and "aux" not in deps and verb.dep in ("ccomp", "xcomp"):
        return parse.tokens[verb.head].lemma in words.syntax.perceiving  # "saw their institutions threatened"
    if verb.tag in ("VBN", "VBD") and "nsubj" in deps and not deps & {"aux", "dobj", "ccomp", "xcomp", "prt", "dative"}:
        return verb.lemma in words.syntax.transitive
    if deps & {"nsubj", "aux"} or verb.tag != "VBN":
        return False
    if verb.dep == "conj" and parse.tokens[verb.head].pos in ("VERB", "AUX"):
        return is_passive(parse, parse.tokens[verb.head], words)  # "were surrounded and taken prisoner"
    return "dobj" not in deps


def counted_as(parse: Parse, head: Token, words: EventWords) -> CasualtyKind | None:
    """What became of them, says the participle right behind a number or "others": "80 injured"."""
    after = parse.tokens[head.i + 1] if head.i + 1 < len(parse.tokens) else None
    counted = head.pos == "NUM" or head.lemma.casefold() == "other"
    if after is None or not counted or after.sentence != head.sentence:
        return None
    return words.syntax.harmed.get(after.text.casefold())


def subjects(parse: Parse, verb: Token, words: EventWords, depth: int = 0) -> list[Token]:
    """The heads of the verb's subject, its own or the one it is controlled by; the antecedent of a relative pronoun."""
    own = parse.children(verb.i, "nsubj", "nsubjpass")
    if own:
        found: list[Token] = []
        for token in own:
            if token.text.casefold() in words.syntax.relatives and (antecedent := _antecedent(parse, verb)):
                token = antecedent
            found.extend(coordinated(parse, token))
        return found
    if depth > DEEPEST or verb.head == verb.i:
        return []
    head = parse.tokens[verb.head]
    if verb.dep in ("acl", "relcl"):
        if verb.dep == "acl" and any(child.tag == "TO" for child in parse.children(verb.i, "aux")):
            return list(owners(parse, head, words)) or (subjects(parse, parse.tokens[head.head], words, depth + 1)
                                                         if head.dep in ("dobj", "attr") else [])  # fmt: skip
        if verb.tag == "VBG" and head.dep == "dobj" and head.lemma in words.utterances:
            return subjects(parse, parse.tokens[head.head], words, depth + 1)
        return list(coordinated(parse, head))
    if verb.dep == "pcomp":
        above = parse.tokens[head.head]
        return _controller(parse, above, words, depth, of_noun=above.pos in ("NOUN", "PROPN"))
    if verb.dep == "amod":
        return [head]
    if verb.dep in ("xcomp", "advcl", "ccomp", "conj", "dep"):
        if head.pos not in ("VERB", "AUX", "ADJ"):
            return list(coordinated(parse, head)) if verb.dep in ("advcl", "dep") else []
        torn = _torn_auxiliary(parse, verb, head)
        if torn is not None:
            return subjects(parse, torn, words, depth + 1)
        if verb.dep == "xcomp":
            return _controller(parse, head, words, depth)
        return subjects(parse, head, words, depth + 1)
    return []


def _torn_auxiliary(parse: Parse, verb: Token, head: Token) -> Token | None:
    """The "had" that the parser took for a verb beside its participle ("had on Tuesday dropped leaflets")."""
    if verb.dep != "ccomp" or verb.tag not in ("VBN", "VBD"):
        return None
    beside = [c for c in parse.children(head.i, "ccomp") if c.i < verb.i and c.lemma == "have"]
    return beside[-1] if beside and parse.children(beside[-1].i, "nsubj") else None


def _controller(parse: Parse, head: Token, words: EventWords, depth: int, of_noun: bool = False) -> list[Token]:
    if of_noun:
        of = [t for t in prepositional(parse, head, ("of",)) if t.pos not in ("VERB", "AUX")]
        return list(owners(parse, head, words)) or of
    if head.lemma in words.object_control and not is_passive(parse, head, words):
        own = parse.children(head.i, "dobj")
        antecedent = _antecedent(parse, head) if own and own[0].text.casefold() in words.syntax.relatives else None
        controlled = [token for one in ([antecedent] if antecedent else own) for token in coordinated(parse, one)]
        if controlled:
            return controlled
    return subjects(parse, head, words, depth + 1)


def _antecedent(parse: Parse, verb: Token) -> Token | None:
    if verb.dep == "relcl":
        return parse.tokens[verb.head]
    for i in parse.ancestors(verb.i):
        if parse.tokens[i].dep == "relcl":
            return parse.tokens[parse.tokens[i].head]
    return None


def agents(parse: Parse, verb: Token, words: EventWords) -> list[Token]:
    """Who acts: the subject of an active verb, the "by" of a passive one."""
    if not is_passive(parse, verb, words):
        return subjects(parse, verb, words)
    own = list(prepositional(parse, verb, ("by",)))
    if own:
        return own
    joined = [
        c for c in parse.children(verb.i, "conj") if c.tag == "VBN" and not parse.children(c.i, "nsubj", "nsubjpass")
    ]
    return [t for c in joined for t in prepositional(parse, c, ("by",))]  # "was beaten and shot by soldiers"


def patients(parse: Parse, verb: Token, words: EventWords) -> list[Token]:
    """What the act is done to: the object of an active verb, the subject of a passive one."""
    before = parse.tokens[verb.i - 1] if verb.i else None
    if before is not None and verb.tag in ("VBN", "VBD") and counted_as(parse, before, words):
        return [before]  # "150 injured", "two others wounded", whatever the parser makes of it
    objects = [token for one in parse.children(verb.i, "dobj") for token in coordinated(parse, one)]
    if is_passive(parse, verb, words):
        return subjects(parse, verb, words)
    if not objects and verb.dep == "relcl" and verb.tag != "VBG":
        own = parse.children(verb.i, "nsubj")
        if own and all(token.text.casefold() not in words.syntax.relatives for token in own):
            return [parse.tokens[verb.head]]
    if objects and objects[0].text.casefold() in words.syntax.relatives and (antecedent := _antecedent(parse, verb)):
        return [antecedent]
    if not objects and verb.dep == "conj" and verb.head != verb.i:  # "ambushed and killed a guard"
        return []
    if not objects:
        shared = [t for t in parse.children(verb.i, "conj") if t.pos == "VERB" and parse.children(t.i, "dobj")]
        if shared and not parse.children(shared[0].i, "nsubj", "nsubjpass") and shared[0].i - verb.i <= 3:
            return [token for one in parse.children(shared[0].i, "dobj") for token in coordinated(parse, one)]
    return objects


def prepositional(parse: Parse, token: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """Heads of the objects of these prepositions that hang on a token; "by" of a passive included."""
    hanging = parse.children(token.i, "prep", "agent", "dative", "prt")
    if token.pos == "VERB":  # "was kidnapped, apparently by rebels"
        hanging += [p for a in parse.children(token.i, "advmod") for p in parse.children(a.i, "prep") if p.i > token.i]
    for child in hanging:
        form = child.text.casefold()
        if form in prepositions:
            for one in parse.children(child.i, "pobj", "pcomp"):
                yield from coordinated(parse, one)
        for inner in parse.children(child.i, "prep") if form in ("out", "up", "back", "down", "away") else ():
            if inner.text.casefold() in prepositions:
                for one in parse.children(inner.i, "pobj"):
                    yield from coordinated(parse, one)


def owners(parse: Parse, noun: Token, words: EventWords) -> Iterator[Token]:
    """Whose act or thing a noun is: its possessor, or who a modifier names ("Israeli strikes", "a settler attack")."""
    for child in parse.children(noun.i, "poss"):
        yield from coordinated(parse, child)
    last = -1
    for child in reversed(parse.children(noun.i, "amod", "compound", "nmod")):
        if child.text.casefold().startswith(words.syntax.against):
            continue
        if child.pos == "PROPN" and child.name is None and child.i == parse.sentence_of(child.i).first:
            continue  # the capital letter alone makes no name: "Heavy fighting"
        label = parse.names[child.name].label if child.name is not None else ""
        named = label in ("NORP", "GPE") or (label in ("ORG", "PERSON") and child.pos != "ADJ")  # not "Heavy fighting"
        if named or in_class(parse, child, ("armed", "states", "organizations", "officials"), words):
            if child.i != last - 1:  # "Syrian government strikes": one owner, named by its last word
                yield child
            last = child.i


def in_class(parse: Parse, token: Token, names: tuple[str, ...], words: EventWords) -> bool:
    """Whether a token is of one of the word classes of these names, by its lemma or by the label of its name."""
    lemma = token.lemma.casefold()
    label = parse.names[token.name].label if token.name is not None else ""
    if token.pos == "PROPN" and not label:
        label = "PERSON"  # a name that nothing is known of
    for name in names:
        kind = words.classes.get(name)
        if kind and (lemma in kind.lemmas or label in kind.labels or lemma.endswith(kind.endings)):
            return True
    return False


def is_party(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a token can stand for somebody: a person, a group, a body, a state."""
    if token.name is not None and parse.names[token.name].label in ACTING_LABELS:
        return True
    if token.pos == "PRON":
        return token.text.casefold() not in words.syntax.empty
    return in_class(parse, token, ("people", "armed", "states", "organizations", "officials"), words)


def matches(parse: Parse, tokens: list[Token], wanted: tuple[str, ...], words: EventWords) -> bool:
    """Whether one of these tokens is one of the lemmas, or of the `@classes`, of a list."""
    for token in tokens:
        lemma = token.lemma.casefold()
        for want in wanted:
            if want[0] == "@":
                if in_class(parse, token, (want[1:],), words):
                    return True
            elif lemma == want:
                return True
    return False
