"""Sources: which words could name who says so, for a word that could be the head of a cue."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Token

_SUBJECTS = ("nsubj", "csubj")
_RELATIVES = frozenset(("who", "which", "that"))
_BY = frozenset(("by", "from", "of", "between", "among"))
_PERCEIVING = frozenset(("hear", "see", "show", "film", "record", "overhear"))
_DEEPEST = 4
# "He used a radio to announce": the subject of these announces, not the object.
_MEANS = frozenset(
    "use take spend hold have make issue release write sign promise employ deploy need stage launch give".split()  # noqa: SIM905
)
_SHARING = frozenset(
    "conj advcl xcomp ccomp pcomp prep dep parataxis acomp oprd relcl".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class SourceOption:
    """A possible source: how it hangs on the cue's head, its tokens (None: no source), the preposition before it."""

    kind: str
    run: Run | None
    preposition: int | None = None


NO_SOURCE = SourceOption("none", None)


def sources_of_predicate(trees: Trees, word: Token) -> Iterator[SourceOption]:
    """Possible sources for a verb, or for a predicate adjective's copula."""
    agent = trees.child(word.i, "agent")
    if agent is not None:
        pobj = trees.child(agent.i, "pobj")
        if pobj is not None:
            yield SourceOption("agent", trees.run(pobj.i), agent.i)
            return
    subject = trees.child(word.i, "nsubjpass")
    if subject is not None:
        if subject.text.casefold() != "it" or trees.child(word.i, "ccomp") is None:
            yield SourceOption("subjpass", noun_phrase(trees, subject, word))
            yield from _scene(trees, word)
        yield NO_SOURCE
        return
    subject = trees.child(word.i, *_SUBJECTS) or name_for_clause(trees, word)
    if subject is not None:
        kind = "relative" if word.dep == "relcl" and subject.text.casefold() in _RELATIVES else "subject"
        yield SourceOption(kind, noun_phrase(trees, subject, word))
        return
    object_of = _controlling_object(trees, word)
    if object_of is not None:
        yield object_of
        return
    found = _inherited(trees, word, 0)
    if found is not None:
        yield found
        if (issuer := _issuer(trees, word)) is not None:
            yield issuer
        yield from _matrix(trees, word)
    if found is None or found.kind != "conj":
        yield NO_SOURCE


def _scene(trees: Trees, word: Token) -> Iterator[SourceOption]:
    """Where somebody is heard or seen: "in the recording, the general is heard giving orders"."""
    if word.lemma.casefold() not in _PERCEIVING or trees.child(word.i, "xcomp", "ccomp") is None:
        return
    for child in trees.parse.children(word.i, "prep"):
        pobj = trees.child(child.i, "pobj")
        if pobj is not None and child.text.casefold() in ("in", "on") and pobj.name is None:
            yield SourceOption("scene", trees.run(pobj.i))


def name_for_clause(trees: Trees, word: Token) -> Token | None:
    """A name before the verb that the parser took for a clause, which it does with "SANA, quoting a source, said"."""
    child = trees.child(word.i, "ccomp")
    return child if child is not None and child.pos == "PROPN" and child.i < word.i else None


def _controlling_object(trees: Trees, word: Token) -> SourceOption | None:
    """The object of the verb above, for an infinitive after it ("told him to ask"), but for verbs of means.

    So it is for "quoted him as saying".
    """
    above = trees.parse.tokens[word.head]
    if word.dep == "pcomp" and word.tag == "VBG" and above.text.casefold() == "as":
        dobj = trees.child(above.head, "dobj", "nsubjpass")
        if dobj is None or dobj.i > word.i:
            return None
        return SourceOption("control", noun_phrase(trees, dobj, above))
    if word.dep != "xcomp" or word.head == word.i or above.lemma.casefold() in _MEANS:
        return None
    if not trees.parse.children(word.i, "aux") or trees.parse.tokens[word.i - 1].tag != "TO":
        return None
    dobj = trees.child(above.i, "dobj")
    if dobj is None or dobj.i > word.i:
        return None
    return SourceOption("control", noun_phrase(trees, dobj, word))


def _matrix(trees: Trees, word: Token) -> Iterator[SourceOption]:
    """The subject of the main clause, for a participle that the parser hangs into the clause that is said.

    "Analysts said that prices would rise, citing the war": the analysts cite.
    """
    if word.tag != "VBG" or word.dep not in ("advcl", "conj"):
        return
    for i in trees.parse.ancestors(word.i):
        clause = trees.parse.tokens[i]
        if clause.dep == "ccomp" and clause.head < clause.i < word.i:
            above = trees.parse.tokens[clause.head]
            subject = trees.child(above.i, "nsubj")
            if subject is None and above.dep == "conj":
                subject = trees.child(above.head, "nsubj")
            if subject is not None:
                yield SourceOption("matrix", noun_phrase(trees, subject, above))
            return


def _issuer(trees: Trees, word: Token) -> SourceOption | None:
    """The party, for "calling" and "accusing" in "the party issued a statement calling for talks and accusing them"."""
    tokens = trees.parse.tokens
    while word.dep == "conj" and word.head != word.i:
        word = tokens[word.head]
    noun = tokens[word.head]
    if word.dep != "acl" or noun.dep != "dobj":
        return None
    subject = trees.child(noun.head, "nsubj")
    return SourceOption("issuer", noun_phrase(trees, subject, tokens[noun.head])) if subject is not None else None


def _inherited(trees: Trees, word: Token, depth: int) -> SourceOption | None:
    """The subject that a word without one of its own takes from the words above it."""
    tokens = trees.parse.tokens
    if word.head == word.i or depth > _DEEPEST:
        return None
    above = tokens[word.head]
    if word.dep == "acl" or (word.dep == "relcl" and above.pos in ("NOUN", "PROPN", "PRON")):
        return SourceOption("noun", (trees.left[above.i], max(above.i + 1, trees.left[word.i])))
    if word.dep not in _SHARING:
        return None
    kind = "conj" if word.dep == "conj" else "control"
    subject = trees.child(above.i, "nsubj", "nsubjpass")
    if subject is not None:
        return SourceOption(kind, noun_phrase(trees, subject, above))
    agent = trees.child(above.i, "agent")
    if agent is not None and (pobj := trees.child(agent.i, "pobj")) is not None:
        return SourceOption(kind, trees.run(pobj.i))
    found = _inherited(trees, above, depth + 1)
    return SourceOption(kind if depth == 0 else found.kind, found.run) if found else None


def noun_phrase(trees: Trees, noun: Token, predicate: Token) -> Run:
    """A noun with all that belongs to it, on its side of the predicate.

    The comma that closes an apposition or a relative clause before the predicate belongs to it, as in PolNeAR.
    """
    tokens = trees.parse.tokens
    first, last = trees.run(noun.i)
    if noun.i < predicate.i:
        last = min(last, predicate.i)
        inner = any(token.text == "," for token in tokens[first:last])
        while (
            0 < last < len(tokens)
            and tokens[last].start == tokens[last - 1].end
            and last < predicate.i
            and _joins(tokens[last])
        ):
            last += 1
        if inner and last < len(tokens) and tokens[last].text == "," and tokens[last - 1].text != ",":
            last += 1
    return first, last


def _joins(token: Token) -> bool:
    return token.text == "-" or token.text[:1].isalnum()


def sources_of_noun(trees: Trees, noun: Token) -> Iterator[SourceOption]:
    """Possible sources for a noun: its possessor, a `by` or `from` phrase, the subject of the verb it is object of."""
    tokens = trees.parse.tokens
    owner = trees.child(noun.i, "poss")
    if owner is not None:
        yield SourceOption("poss", trees.run(owner.i))
    for child in trees.parse.children(noun.i, "prep", "agent"):
        if child.text.casefold() in _BY and (pobj := trees.child(child.i, "pobj")) is not None:
            yield SourceOption(f"prep:{child.text.casefold()}", trees.run(pobj.i), child.i)
    verb = tokens[noun.head]
    if noun.dep in ("dobj", "attr", "pobj", "oprd"):
        if noun.dep == "pobj":
            verb = tokens[verb.head]
        if verb.pos in ("VERB", "AUX"):
            option = next(iter(sources_of_predicate(trees, verb)), NO_SOURCE)
            if option.run is not None and not option.run[0] <= noun.i < option.run[1]:
                yield SourceOption("light", option.run)
    compound = trees.child(noun.i, "compound", "nmod")
    if owner is None and compound is not None and compound.pos == "PROPN":
        yield SourceOption("compound", trees.run(compound.i))
    yield NO_SOURCE
