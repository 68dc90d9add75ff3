"""Findings from what the learned tagger marks, with contents that syntax may bound better."""

import math
from collections.abc import Iterator, Mapping, Sequence

from sayso.coding.attributions.candidates import Candidate
from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.trees import Run, Trees, join, without
from sayso.coding.tagging import Reading, Tagged
from sayso.lang.attributions import AttributionWords
from sayso.model import Span

Scored = tuple[float, Candidate]
"""A candidate of syntax and its log-odds against its head being no cue at all."""

_FOR_POINTS, _FOR_BEGIN, _FOR_END, _FOR_HOLDING, _FOR_RUN = 0.65, 0.15, 0.25, 1.8, 0.3
"""What the choice of a content goes by, fitted to articles of the tagger's corpus that it was not trained on."""
_LEAST = math.log(0.003)
_OPENING = frozenset(("“", '"', "«", "„", "``", "'", "‘"))
_MAIN = ("VERB", "NOUN", "ADJ", "ADP", "ADV")


def find_marked(
    trees: Trees, reading: Reading, candidates: Mapping[int, Sequence[Scored]], words: AttributionWords
) -> Iterator[Finding]:
    """One finding for each mark. The cue stands as marked, and so does a source in its sentence; of the contents
    that syntax offers for a word of the cue and the one that is marked, the best by both opinions is taken.

    Names that nobody gives ("is known as") and what is heard on a recording are left to syntax.
    """
    for mark in reading.attributions:
        cue, content = _run(trees, mark.cue), _content(trees, mark)
        if cue is None or not content:
            continue
        source = _run(trees, mark.source) if mark.source is not None else None
        best, head, name = _odds(content, reading), _head(trees, cue), "marked"
        lemmas = {trees.parse.tokens[i].lemma.casefold() for i in range(*cue)}
        named = source is None and not lemmas.isdisjoint(words.namings)
        if named or not lemmas.isdisjoint(words.media_passives):
            continue
        offered = sorted((pair for i in range(*cue) for pair in candidates.get(i, ())), key=lambda pair: -pair[0])
        if not _beside(trees, source, cue) and offered and offered[0][0] > 0:
            source = offered[0][1].frame.source.run or source
        for points, candidate in offered:
            odds = _FOR_POINTS * points + _odds(candidate.content, reading)
            own = _less(candidate.content, cue, source)
            if odds > best and own:
                best, content, head, name = odds, own, candidate.frame.head, candidate.frame.name
        yield Finding(head, name, cue, source, _less(content, cue, source), 1.0)


def _beside(trees: Trees, source: Run | None, cue: Run) -> bool:
    tokens = trees.parse.tokens
    return source is not None and tokens[source[0]].sentence == tokens[cue[0]].sentence


def _odds(content: Sequence[Run], reading: Reading) -> float:
    tokens = [i for run in content for i in range(*run)]
    begin, end = reading.begins[tokens[0]], reading.ends[tokens[-1]]
    holding = sum(reading.holds[i] for i in tokens) / len(tokens)
    bounds = _FOR_BEGIN * _log(begin) + _FOR_END * _log(end)
    return bounds + _FOR_HOLDING * holding + _FOR_RUN * (len(content) - 1)


def _log(chance: float) -> float:
    return max(_LEAST, math.log(max(chance, 1e-9)))


def _less(content: Sequence[Run], cue: Run, source: Run | None) -> tuple[Run, ...]:
    parts = [part for run in content for part in without(run, cue)]
    return tuple(part for run in parts for part in (without(run, source) if source is not None else [run]))


def _content(trees: Trees, mark: Tagged) -> tuple[Run, ...]:
    """The content as runs: without those that begin in another sentence than the cue's and open no quotation there."""
    runs = join([run for span in mark.content if (run := _run(trees, span)) is not None])
    cue = _run(trees, mark.cue)
    if cue is None:
        return ()
    tokens = trees.parse.tokens
    home = tokens[cue[0]].sentence
    near = [run for run in runs if tokens[run[0]].sentence == home or tokens[run[0]].text in _OPENING]
    return tuple(near or runs)


def _run(trees: Trees, span: Span) -> Run | None:
    tokens = trees.parse.tokens_in(span)
    return (tokens[0].i, tokens[-1].i + 1) if tokens else None


def _head(trees: Trees, cue: Run) -> int:
    """The main word of a cue: of those that hang on a word outside it, a verb before a noun before anything else."""
    tokens = trees.parse.tokens[cue[0] : cue[1]]
    tops = [token for token in tokens if not cue[0] <= token.head < cue[1] or token.head == token.i] or list(tokens)
    return min(tops, key=lambda token: _MAIN.index(token.pos) if token.pos in _MAIN else len(_MAIN)).i
