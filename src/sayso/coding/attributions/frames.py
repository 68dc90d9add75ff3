"""Frames: every way in which a word could be the head of a cue, with the source and the content it would have.

Nothing is decided here: `scoring` says how likely each frame is an attribution. The constructions are those of the
guidelines of PolNeAR (Newell, Margolin and Ruths, LREC 2018) and PARC (Pareti 2012).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.attributions.sources import (
    SourceOption,
    sources_of_noun,
    sources_of_predicate,
)
from sayso.coding.attributions.trees import Run, Trees, without
from sayso.coding.parses import Token

_CUE_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_TAIL = frozenset(("prep", "oprd", "xcomp", "ccomp", "acomp", "dobj", "advcl", "acl"))
_DASHES = frozenset(("―", "—", "–", "--", "-"))
_QUOTE_ENDS = frozenset(("”", '"', "''"))
_LONGEST_LABEL = 8  # tokens of a name before a colon or after a dash
_LONGEST_CHAIN = 6  # tokens from the first verb of a cue to its infinitive
_COPULAS = frozenset(("be", "seem", "feel", "remain", "become", "look", "sound", "appear", "grow", "get"))
_CONTENT_PREPS = frozenset(
    "of for about on over to against with as in into at from by toward towards upon behind around after".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A possible attribution. `head` is the word that the cue is about; `name` is the construction."""

    head: int
    name: str
    cue: Run
    source: SourceOption
    content: tuple[Run, ...]

    def source_within(self, run: Run) -> bool:
        """Whether the source shares a token with a run."""
        own = self.source.run
        return own is not None and own[0] < run[1] and run[0] < own[1]


def find_frames(trees: Trees) -> Iterator[Frame]:
    """All frames of an article, in the order of their heads."""
    for token in trees.parse.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from _of_verb(trees, token)
        elif token.pos == "NOUN":
            yield from _of_noun(trees, token)
        elif token.pos == "ADJ":
            yield from _of_adjective(trees, token)
        elif token.pos == "ADV":
            yield from _of_adverb(trees, token)
        elif token.text == ":" or token.text in _DASHES:
            yield from _of_mark(trees, token)


def _of_verb(trees: Trees, verb: Token) -> Iterator[Frame]:
    if verb.text.casefold() == "according":
        yield from _according(trees, verb)
        return
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
                if chain is not None and source.kind == "control":
                    yield Frame(verb.i, f"^{name}", (chain, end), source, tuple(kept))


def cue_of_verb(trees: Trees, verb: Token) -> Run:
    """The verb with auxiliaries, negation and adverbs before it, a particle and an adverb of manner after it."""
    tokens, first, last = trees.parse.tokens, verb.i, verb.i + 1
    while first > 0 and tokens[first - 1].head == verb.i and tokens[first - 1].dep in _CUE_LEFT:
        if tokens[first - 1].tag in ("WRB", "TO") or tokens[first - 1].text.casefold() in ("as", "so", "then"):
            break
        first -= 1
    while last < len(tokens) and tokens[last].head == verb.i:
        after = tokens[last]
        if after.dep == "prt" or (after.dep == "neg") or (after.dep == "advmod" and after.text.endswith("ly")):
            last += 1
        else:
            break
    return first, last


def _verb_contents(trees: Trees, verb: Token, cue: Run) -> Iterator[tuple[str, int, list[Run]]]:
    """(construction, end of the cue, content) for what hangs on a verb."""
    parse, end = trees.parse, cue[1]
    right = [child for child in parse.children(verb.i) if child.i > verb.i]
    for child in parse.children(verb.i, "ccomp", "xcomp"):
        run = trees.run(child.i)
        if child.i < verb.i:
            yield "inverted", end, [(run[0], min(run[1], cue[0]))]
        else:
            kind = _clause_kind(trees, child)
            yield kind, end, [run]
            before = trees.child(verb.i, "dobj", "dative")
            if before is not None and verb.i < before.i < child.i:
                yield f"object+{kind}", end, [(trees.left[before.i], run[1])]
    objects = [child for child in right if child.dep in ("dobj", "oprd", "acomp", "attr")]
    if objects:
        first = objects[0]
        run = trees.run(first.i)
        yield first.dep, end, [run]
        last, tail = run[1], ""
        for child in right:
            if child.i > first.i and child.dep in _TAIL and trees.left[child.i] <= last + 1:
                last, tail = max(last, trees.right[child.i]), tail or _tail_name(child)
        if tail:
            yield f"{first.dep}+{tail}", end, [(run[0], last)]
    for child in right:
        if child.dep in ("prep", "agent") and child.text.casefold() in _CONTENT_PREPS and child.i == end:
            run = trees.run(child.i)
            if run[1] > child.i + 1 and child.dep == "prep":
                yield (
                    f"prep:{child.text.casefold()}",
                    child.i + 1,
                    [(child.i + 1, run[1])],
                )
        elif child.dep == "prep" and child.text.casefold() in _CONTENT_PREPS and child.i > end and not objects:
            run = trees.run(child.i)
            if run[1] > child.i + 1:
                yield f"far:{child.text.casefold()}", end, [(child.i + 1, run[1])]
    passive = trees.child(verb.i, "nsubjpass")
    if passive is not None and passive.text.casefold() != "it":
        run = trees.run(passive.i)
        yield "passive", end, [run]
        tails = [c for c in right if c.dep in _TAIL and not (c.dep == "prep" and c.text.casefold() == "by")]
        if tails:
            yield (
                f"passive+{_tail_name(tails[0])}",
                end,
                [run, (trees.left[tails[0].i], trees.right[tails[-1].i])],
            )
    if verb.dep in ("parataxis", "advcl", "ccomp") and verb.head != verb.i and not _has_clause(trees, verb):
        outer = trees.run(verb.head)
        name = "paren:as" if trees.child(verb.i, "mark", "advmod") else "paren"
        yield name, end, without(outer, trees.run(verb.i))
    if verb.dep == "relcl" and not objects:
        yield "gap", end, [(trees.left[verb.head], trees.left[verb.i])]


def _has_clause(trees: Trees, verb: Token) -> bool:
    return trees.child(verb.i, "ccomp", "xcomp", "dobj") is not None


def _clause_kind(trees: Trees, clause: Token) -> str:
    children = trees.parse.children(clause.i)
    to = any(child.tag == "TO" for child in children)
    subject = any(child.dep in ("nsubj", "nsubjpass", "expl", "csubj") for child in children)
    if clause.dep == "xcomp":
        return "inf" if to else "xcomp" if clause.tag != "VBG" else "ing"
    if to and not any(child.tag == "MD" for child in children):
        return "object_inf" if subject else "inf"
    if clause.tag == "VBG" and not any(child.dep == "aux" for child in children):
        return "object_ing" if subject else "ing"
    mark = next((child for child in children if child.dep == "mark"), None)
    if mark is not None and mark.i < clause.i:
        return f"clause:{mark.text.casefold()}"
    if trees.parse.tokens[trees.left[clause.i]].tag in ("WP", "WDT", "WRB"):
        return "clause:wh"
    return "clause" if subject else "clause:bare"


def _tail_name(child: Token) -> str:
    return child.text.casefold() if child.dep == "prep" else child.dep


def _complements(trees: Trees, word: Token, end: int) -> Iterator[tuple[str, int, list[Run]]]:
    """(construction, end of the cue, content) for what hangs on a noun or an adjective, to the right of it."""
    for child in trees.parse.children(word.i):
        if child.i <= word.i:
            continue
        run = trees.run(child.i)
        if child.dep in ("acl", "ccomp", "xcomp", "relcl"):
            mark = trees.parse.tokens[run[0]].text.casefold()
            if child.dep != "relcl" or mark == "that":
                yield _clause_kind(trees, child), end, [run]
        elif child.dep == "prep" and child.text.casefold() in _CONTENT_PREPS and run[1] > child.i + 1:
            name = child.text.casefold()
            if child.i == end:
                yield f"prep:{name}", child.i + 1, [(child.i + 1, run[1])]
            else:
                yield f"far:{name}", end, [(child.i + 1, run[1])]


def _of_noun(trees: Trees, noun: Token) -> Iterator[Frame]:
    tokens, first = trees.parse.tokens, noun.i
    while first > trees.left[noun.i] and tokens[first - 1].dep in (
        "amod",
        "compound",
        "nummod",
        "advmod",
        "punct",
    ):
        if tokens[first - 1].dep == "punct" and tokens[first - 1].text != "-":
            break
        first -= 1
    verb = tokens[noun.head]
    contents = list(_complements(trees, noun, noun.i + 1))
    for source in sources_of_noun(trees, noun):
        end = noun.i + 1
        start, suffix = first, ""
        if source.kind == "light":
            start, suffix = cue_of_verb(trees, verb)[0], "~"
        if source.preposition is not None and source.preposition == noun.i + 1:
            end = noun.i + 2
        for name, cue_end, runs in contents:
            if source.run is not None:
                runs = [
                    part for run in runs for part in without(run, (source.preposition or source.run[0], source.run[1]))
                ]
            if runs:
                yield Frame(
                    noun.i,
                    f"n{suffix}:{name}",
                    (start, max(cue_end, end)),
                    source,
                    tuple(runs),
                )


def _of_adjective(trees: Trees, adjective: Token) -> Iterator[Frame]:
    tokens = trees.parse.tokens
    verb = tokens[adjective.head]
    copular = adjective.dep in ("acomp", "oprd", "xcomp") and verb.lemma.casefold() in _COPULAS
    if not (copular or adjective.dep in ("amod", "advcl", "conj", "acl", "relcl")):
        return
    contents = list(_complements(trees, adjective, adjective.i + 1))
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


def _of_adverb(trees: Trees, adverb: Token) -> Iterator[Frame]:
    if adverb.dep == "advmod" and adverb.text.endswith("ly") and trees.parse.tokens[adverb.head].pos in ("VERB", "AUX"):
        clause = trees.run(adverb.head)
        yield Frame(
            adverb.i,
            "adverb",
            (adverb.i, adverb.i + 1),
            SourceOption("none", None),
            tuple(without(clause, trees.run(adverb.i))),
        )


def _according(trees: Trees, word: Token) -> Iterator[Frame]:
    parse = trees.parse
    if word.i + 1 >= len(parse.tokens) or parse.tokens[word.i + 1].text.casefold() != "to":
        return
    phrase_end = max(trees.right[word.i], trees.right[word.i + 1])
    if phrase_end <= word.i + 2:
        return
    sentence = parse.sentence_of(word.i)
    source = SourceOption("according", (word.i + 2, phrase_end))
    cue = (word.i, word.i + 2)
    clause = trees.run(word.head) if word.head != word.i else (sentence.first, sentence.last)
    if clause[1] - clause[0] <= phrase_end - word.i + 2:
        clause = (sentence.first, sentence.last)
    parts = without(clause, (word.i, phrase_end))
    yield Frame(word.i, "according", cue, source, tuple(parts))
    if parts and parts[0][1] == word.i and len(parts) == 2:
        yield Frame(word.i, "according:before", cue, source, (parts[0],))


def _chain_start(trees: Trees, verb: Token) -> int | None:
    """Where a cue starts that ends in an infinitive: "went on to say", "took to the radio to announce"."""
    above = trees.parse.tokens[verb.head]
    if verb.dep not in ("xcomp", "advcl") or above.pos != "VERB" or not 0 < verb.i - above.i <= _LONGEST_CHAIN:
        return None
    return cue_of_verb(trees, above)[0] if trees.parse.tokens[verb.i - 1].tag == "TO" else None


def _of_mark(trees: Trees, mark: Token) -> Iterator[Frame]:
    """A name, a colon and what is said to the end of the paragraph; or what is said, a dash and a name."""
    tokens = trees.parse.tokens
    sentence = trees.parse.sentence_of(mark.i)
    opens, end = sentence.first, sentence.last
    while opens > 0 and trees.paragraph(opens - 1) == sentence.paragraph and mark.text in _DASHES:
        opens -= 1
    if opens == 0 or trees.paragraph(opens - 1) != sentence.paragraph:
        while end < len(tokens) and trees.paragraph(end) == sentence.paragraph:
            end += 1
    before, after = (opens, mark.i), (mark.i + 1, end)
    cue = (mark.i, mark.i + 1)
    if not before[0] < before[1] or not after[0] < after[1]:
        return
    if mark.text == ":" and before[1] - before[0] <= _LONGEST_LABEL:
        yield Frame(mark.i, "colon", cue, SourceOption("label", before), (after,))
        if end != sentence.last:
            yield Frame(
                mark.i,
                "colon:sentence",
                cue,
                SourceOption("label", before),
                ((after[0], sentence.last),),
            )
    if mark.text in _DASHES and after[1] - after[0] <= _LONGEST_LABEL and tokens[mark.i - 1].text in _QUOTE_ENDS:
        yield Frame(mark.i, "dash", cue, SourceOption("label", after), (before,))
