"""Contents: from the tokens that syntax gives to the tokens that are said, with whole quotations."""

from collections.abc import Sequence

from sayso.coding.attributions.quotations import Quotation
from sayso.coding.attributions.trees import Run, Trees, join, tighten, without

_SENTENCE_ENDS = frozenset((".", "?", "!", "…"))


class Quotes:
    """The quotations of an article, by the tokens they cover."""

    def __init__(self, trees: Trees, quotations: Sequence[Quotation]) -> None:
        self.all = list(quotations)
        self._trees = trees
        self._at: dict[int, Quotation] = {}
        self._place = {quotation.run[0]: place for place, quotation in enumerate(quotations)}
        for quotation in quotations:
            for i in range(*quotation.run):
                self._at[i] = quotation

    def at(self, i: int) -> Quotation | None:
        """The quotation that token `i` is part of, marks included."""
        return self._at.get(i)

    def of(self, run: Run) -> list[Quotation]:
        """The quotations that share a token with a run, in order."""
        found: list[Quotation] = []
        for i in range(*run):
            quotation = self._at.get(i)
            if quotation is not None and (not found or found[-1] is not quotation):
                found.append(quotation)
        return found

    def continued(self, quotation: Quotation) -> list[Quotation]:
        """A quotation and those that carry it on: each left open, the next one opening its paragraph."""
        chain = [quotation]
        place = self._place[quotation.run[0]]
        while chain[-1].open_ended and place + 1 < len(self.all):
            place += 1
            after = self.all[place]
            if after.run[0] != chain[-1].run[1] or after.paragraph != chain[-1].paragraph + 1:
                break
            chain.append(after)
        return chain


def finish_content(
    trees: Trees, quotes: Quotes, runs: tuple[Run, ...], cue: Run, source: Run | None
) -> tuple[Run, ...]:
    """The content as runs of tokens: quotations whole, cue and source cut out, loose punctuation at the ends dropped.

    A cue inside a quotation has its content in the same quotation. A quotation after the cue goes on with one before
    it, if it opens the next sentence of the paragraph and no words of its own say whose it is.
    """
    home = quotes.at(cue[0])
    grown: list[Run] = []
    for run in runs:
        if home is not None:
            first, last = max(run[0], home.run[0] + 1), min(run[1], home.run[1])
            grown.append((first, last))
            continue
        grown.append(run)
        for quotation in quotes.of(run):
            first, last = quotation.run
            whole = run[0] <= first and last <= run[1]
            if not whole and not first <= cue[0] < last:
                for piece in quotes.continued(quotation):
                    grown.append(piece.run)
    kept = join(grown)
    for hole in (cue, source):
        if hole is not None:
            kept = [part for run in kept for part in without(run, hole)]
    if home is None:
        kept = join(kept + _carried_on(trees, quotes, kept, cue))
    kept = [tighten_outside(trees, quotes, run) for run in kept]
    return tuple(run for run in kept if _has_word(trees, run))


def _has_word(trees: Trees, run: Run) -> bool:
    return any(token.pos not in ("PUNCT", "SPACE", "SYM") for token in trees.parse.tokens[run[0] : run[1]])


def _carried_on(trees: Trees, quotes: Quotes, runs: list[Run], cue: Run) -> list[Run]:
    """The quotation that follows "..., she said." in the same paragraph, as the rest of what was said."""
    if not runs or runs[-1][1] > cue[0]:
        return []
    before = quotes.of((runs[-1][1] - 1, runs[-1][1])) or quotes.of((runs[-1][1], min(cue[0], runs[-1][1] + 1)))
    if not before:
        return []
    sentence = trees.parse.sentence_of(cue[0])
    tokens = trees.parse.tokens
    place = cue[1]
    while place < len(tokens) and place <= sentence.last and tokens[place - 1].text not in _SENTENCE_ENDS:
        if quotes.at(place) is not None:
            break
        place += 1
    after = quotes.at(place) if place < len(tokens) else None
    if after is None or after.run[0] != place or after.paragraph != before[0].paragraph or not after.speech:
        return []
    inside = tokens[after.run[1] - 2].text if after.run[1] - 2 > after.run[0] else ""
    if inside == ",":
        return []
    return [piece.run for piece in quotes.continued(after)]


def tighten_outside(trees: Trees, quotes: Quotes, run: Run) -> Run:
    """A run without punctuation at its ends, but for what stands inside a quotation that ends there."""
    first, last = run
    if quotes.at(last - 1) is not None and quotes.at(first) is not None:
        return run
    tight = tighten(trees.parse, run)
    if quotes.at(last - 1) is not None:
        return tight[0], last
    if quotes.at(first) is not None:
        return first, max(tight[1], first)
    return tight
