"""A parse seen as trees: how far each token's dependents reach, and the runs of tokens that phrases are made of."""

from dataclasses import dataclass

from sayso.coding.parses import Parse, Token
from sayso.model import Span

Run = tuple[int, int]
"""A run of tokens, `[first, last)`, as places in `Parse.tokens`."""

_LOOSE = frozenset((",", ";", ":", "-", "–", "—", "--", "."))


@dataclass(frozen=True, slots=True)
class Trees:
    """The parse of an article with `left` and `right`: the run that each token and its dependents cover.

    `paragraphs` are the tokens of each paragraph, by its number.
    """

    parse: Parse
    left: list[int]
    right: list[int]
    paragraphs: dict[int, Run]

    def run(self, i: int) -> Run:
        """The run that token `i` and its dependents cover."""
        return self.left[i], self.right[i]

    def span(self, run: Run) -> Span:
        """The characters of a run."""
        tokens = self.parse.tokens
        return Span(tokens[run[0]].start, tokens[run[1] - 1].end)

    def paragraph(self, i: int) -> int:
        """The number of the paragraph of token `i`."""
        return self.parse.sentence_of(i).paragraph

    def by_paragraph(self, run: Run) -> list[Run]:
        """A run cut where a paragraph ends: between paragraphs there may be text of no article."""
        cuts = [run[0]]
        cuts += [i for i in range(run[0] + 1, run[1]) if self.paragraph(i) != self.paragraph(i - 1)]
        return list(zip(cuts, [*cuts[1:], run[1]], strict=True))

    def child(self, i: int, *deps: str) -> Token | None:
        """The first dependent with one of these labels."""
        return next((c for c in self.parse.children(i) if c.dep in deps), None)


def trees_of(parse: Parse) -> Trees:
    """The reach of every token, from the leaves up. Linear in the number of tokens."""
    left = list(range(len(parse.tokens)))
    right = [i + 1 for i in left]
    downwards = [token.i for token in parse.tokens if token.head == token.i]
    for i in downwards:  # grows as it is read
        downwards.extend(parse.tokens[i].children)
    for i in reversed(downwards):
        head = parse.tokens[i].head
        left[head] = min(left[head], left[i])
        right[head] = max(right[head], right[i])
    paragraphs: dict[int, Run] = {}
    for sentence in parse.sentences:
        first, _ = paragraphs.get(sentence.paragraph, (sentence.first, 0))
        paragraphs[sentence.paragraph] = (first, sentence.last)
    return Trees(parse, left, right, paragraphs)


def tighten(parse: Parse, run: Run) -> Run:
    """A run without commas, dashes, colons and full stops at its ends."""
    first, last = run
    while first < last and parse.tokens[first].text in _LOOSE:
        first += 1
    while last > first and parse.tokens[last - 1].text in _LOOSE:
        last -= 1
    return first, last


def join(runs: list[Run]) -> list[Run]:
    """Runs in order, those that touch or overlap as one; empty ones are dropped."""
    joined: list[Run] = []
    for first, last in sorted(run for run in runs if run[0] < run[1]):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def without(run: Run, hole: Run) -> list[Run]:
    """A run less another."""
    first, last = run
    return [part for part in ((first, min(last, hole[0])), (max(first, hole[1]), last)) if part[0] < part[1]]
