"""Frames of nouns, adjectives and adverbs: "accusations that", "confident that", "reportedly"."""

from collections.abc import Iterator

from sayso.coding.attributions.frames import Content, Frame, clause_kind, content_after
from sayso.coding.attributions.sources import NO_SOURCE, sources_of_noun, sources_of_predicate
from sayso.coding.attributions.trees import Trees, without
from sayso.coding.attributions.verbs import cue_of_verb
from sayso.coding.parses import Token

_MODIFIERS = frozenset(("amod", "compound", "nummod", "advmod"))
_COPULAS = frozenset(("be", "seem", "feel", "remain", "become", "look", "sound", "appear", "grow", "get"))


def find_noun_frames(trees: Trees, noun: Token) -> Iterator[Frame]:
    """The frames of a noun; its cue has the adjectives before it, and the verb that it is object of (`n~`)."""
    tokens, first = trees.parse.tokens, noun.i
    while first > trees.left[noun.i] and (tokens[first - 1].dep in _MODIFIERS or tokens[first - 1].text == "-"):
        first -= 1
    contents = list(_complements(trees, noun))
    for source in sources_of_noun(trees, noun):
        start, name = (cue_of_verb(trees, tokens[noun.head])[0], "n~") if source.kind == "light" else (first, "n")
        linked = noun.i + 2 if source.preposition == noun.i + 1 else noun.i + 1
        for construction, end, runs in contents:
            kept = runs
            if source.run is not None:
                hole = (source.preposition or source.run[0], source.run[1])
                kept = [part for run in runs for part in without(run, hole)]
            if kept:
                yield Frame(noun.i, f"{name}:{construction}", (start, max(end, linked)), source, tuple(kept))


def find_adjective_frames(trees: Trees, adjective: Token) -> Iterator[Frame]:
    """The frames of an adjective; its cue has the copula before it."""
    tokens = trees.parse.tokens
    verb = tokens[adjective.head]
    copular = adjective.dep in ("acomp", "oprd", "xcomp") and verb.lemma.casefold() in _COPULAS
    if not (copular or adjective.dep in ("amod", "advcl", "conj", "acl", "relcl")):
        return
    contents = list(_complements(trees, adjective))
    if not contents:
        return
    first = adjective.i
    while first > 0 and tokens[first - 1].head == adjective.i and tokens[first - 1].dep in ("advmod", "neg"):
        first -= 1
    predicate = adjective
    if copular:
        predicate = verb
        first = min(first, cue_of_verb(trees, verb)[0]) if verb.i < adjective.i else first
    for source in sources_of_predicate(trees, predicate):
        for name, end, runs in contents:
            yield Frame(adjective.i, f"a:{name}", (first, end), source, tuple(runs))


def find_adverb_frames(trees: Trees, adverb: Token) -> Iterator[Frame]:
    """The frame of an adverb of a verb, by which nobody in particular says what its clause says."""
    if adverb.dep == "advmod" and adverb.text.endswith("ly") and trees.parse.tokens[adverb.head].pos in ("VERB", "AUX"):
        clause = without(trees.run(adverb.head), trees.run(adverb.i))
        yield Frame(adverb.i, "adverb", (adverb.i, adverb.i + 1), NO_SOURCE, tuple(clause))


def _complements(trees: Trees, word: Token) -> Iterator[Content]:
    """What hangs on a noun or an adjective, to the right of it."""
    end = word.i + 1
    for child in trees.parse.children(word.i):
        if child.i <= word.i:
            continue
        if child.dep in ("acl", "ccomp", "xcomp", "relcl"):
            mark = trees.parse.tokens[trees.left[child.i]].text.casefold()
            if child.dep != "relcl" or mark == "that":
                yield clause_kind(trees, child), end, [trees.run(child.i)]
        elif (run := content_after(trees, child)) is not None:
            near = child.i == end
            yield f"{'prep' if near else 'far'}:{child.text.casefold()}", child.i + 1 if near else end, [run]
