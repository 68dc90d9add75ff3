"""Frames of verbs: "said that", "accused X of", "called on X to", "..., he added", "was told", "went on to say"."""

from collections.abc import Iterator

from sayso.coding.attributions.frames import Content, Frame, clause_kind, content_after
from sayso.coding.attributions.sources import sources_of_predicate
from sayso.coding.attributions.trees import Run, Trees, without
from sayso.coding.parses import Token

_CUE_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_NO_CUE = frozenset(("as", "so", "then"))
_TAIL = frozenset(("prep", "oprd", "xcomp", "ccomp", "acomp", "dobj", "advcl", "acl"))
_LONGEST_CHAIN = 6  # tokens from the first verb of a cue to its infinitive


def find_verb_frames(trees: Trees, verb: Token) -> Iterator[Frame]:
    """The frames of a verb that is no auxiliary."""
    if verb.pos == "AUX" and verb.dep in ("aux", "auxpass"):
        return
    cue = cue_of_verb(trees, verb)
    contents = list(_verb_contents(trees, verb, cue))
    if not contents:
        return
    chain = _chain_start(trees, verb)
    for source in sources_of_predicate(trees, verb):
        for name, end, runs in contents:
            kept = runs
            if source.run is not None:
                kept = [part for run in runs for part in without(run, source.run)]
            if kept:
                yield Frame(verb.i, name, (cue[0], end), source, tuple(kept))
                if chain is not None and source.kind in ("control", "issuer"):
                    yield Frame(verb.i, f"^{name}", (chain, end), source, tuple(kept))


def cue_of_verb(trees: Trees, verb: Token) -> Run:
    """The verb with auxiliaries, negation and adverbs before it, a particle and an adverb of manner after it."""
    tokens, first, last = trees.parse.tokens, verb.i, verb.i + 1
    while first > 0 and tokens[first - 1].head == verb.i and tokens[first - 1].dep in _CUE_LEFT:
        if tokens[first - 1].tag in ("WRB", "TO") or tokens[first - 1].text.casefold() in _NO_CUE:
            break
        first -= 1
    while last < len(tokens) and tokens[last].head == verb.i:
        after = tokens[last]
        if after.dep == "prt" or (after.dep == "neg") or (after.dep == "advmod" and after.text.endswith("ly")):
            last += 1
        else:
            break
    return first, last


def _verb_contents(trees: Trees, verb: Token, cue: Run) -> Iterator[Content]:
    right = [child for child in trees.parse.children(verb.i) if child.i > verb.i]
    yield from _clauses(trees, verb, cue)
    objects = [child for child in right if child.dep in ("dobj", "oprd", "acomp", "attr")]
    if objects:
        yield from _objects(trees, objects[0], right, cue[1])
    yield from _after_prepositions(trees, verb, right, cue[1], far=not objects)
    passive = trees.child(verb.i, "nsubjpass")
    if passive is not None and passive.text.casefold() != "it":
        yield from _passive(trees, passive, right, cue[1])
    inserted = verb.dep in ("parataxis", "advcl", "ccomp") and verb.head != verb.i
    if inserted and trees.child(verb.i, "ccomp", "xcomp", "dobj") is None:
        name = "paren:as" if trees.child(verb.i, "mark", "advmod") else "paren"
        yield name, cue[1], without(trees.run(verb.head), trees.run(verb.i))
    if verb.dep == "relcl" and not objects:
        yield "gap", cue[1], [(trees.left[verb.head], trees.left[verb.i])]


def _clauses(trees: Trees, verb: Token, cue: Run) -> Iterator[Content]:
    for child in trees.parse.children(verb.i, "ccomp", "xcomp"):
        run = trees.run(child.i)
        if child.i < verb.i and child.pos != "PROPN":
            yield "inverted", cue[1], [(run[0], min(run[1], cue[0]))]
        if child.i < verb.i:
            continue
        kind = clause_kind(trees, child)
        yield kind, cue[1], [run]
        before = trees.child(verb.i, "dobj", "dative")
        if before is not None and verb.i < before.i < child.i:
            yield f"object+{kind}", cue[1], [(trees.left[before.i], run[1])]


def _objects(trees: Trees, first: Token, right: list[Token], end: int) -> Iterator[Content]:
    """The object, and the object with all that follows it: "the attack on separatists", "him a liar"."""
    run = trees.run(first.i)
    yield first.dep, end, [run]
    last, tail = run[1], ""
    for child in right:
        if child.i > first.i and child.dep in _TAIL and trees.left[child.i] <= last + 1:
            last, tail = max(last, trees.right[child.i]), tail or _tail_name(child)
    if tail:
        yield f"{first.dep}+{tail}", end, [(run[0], last)]


def _after_prepositions(trees: Trees, verb: Token, right: list[Token], end: int, *, far: bool) -> Iterator[Content]:
    for child in trees.parse.children(verb.i, "prep"):
        run, name = content_after(trees, child), child.text.casefold()
        if run is None or child.i < end:
            continue
        if child.i == end:
            yield f"prep:{name}", child.i + 1, [run]
            asked = next((c for c in right if c.dep == "xcomp" and trees.left[c.i] == run[1]), None)
            if asked is not None:  # "called on both sides to stop"
                yield f"prep:{name}+inf", child.i + 1, [(run[0], trees.right[asked.i])]
        elif far:
            yield f"far:{name}", end, [run]


def _passive(trees: Trees, subject: Token, right: list[Token], end: int) -> Iterator[Content]:
    run = trees.run(subject.i)
    yield "passive", end, [run]
    tails = [c for c in right if c.dep in _TAIL and not (c.dep == "prep" and c.text.casefold() == "by")]
    if tails:
        rest = (trees.left[tails[0].i], trees.right[tails[-1].i])
        yield f"passive+{_tail_name(tails[0])}", end, [run, rest]


def _tail_name(child: Token) -> str:
    return child.text.casefold() if child.dep == "prep" else child.dep


def _chain_start(trees: Trees, verb: Token) -> int | None:
    """Where a cue starts that ends in another verb: "went on to say", "issued a statement saying"."""
    tokens = trees.parse.tokens
    above = tokens[verb.head]
    if verb.dep == "acl" and verb.tag == "VBG" and above.dep == "dobj":
        above = tokens[above.head]
    elif verb.dep not in ("xcomp", "advcl") or tokens[verb.i - 1].tag != "TO":
        return None
    near = above.pos == "VERB" and 0 < verb.i - above.i <= _LONGEST_CHAIN
    return cue_of_verb(trees, above)[0] if near else None
