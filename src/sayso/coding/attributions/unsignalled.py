"""Quotations that no words signal: a paragraph of quoted speech whose speaker is the one of the text before it."""

from collections.abc import Iterator

from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.linking import Accepted, Finding
from sayso.coding.attributions.trees import Run, Trees

_SENTENCE_ENDS = frozenset((".", "?", "!", "…", "”", '"', "''", ":"))
_REACH = 2  # paragraphs


def find_unsignalled(trees: Trees, quotes: Quotes, accepted: Accepted) -> Iterator[Finding]:
    """A finding without a cue for each quotation of whole sentences that no content covers.

    Its source is that of the finding before it, in the same paragraph or one of the two before; none, no finding.
    """
    before = sorted((f for f in accepted.findings if f.source is not None), key=_end)
    place, speaking = 0, None
    for quotation in quotes.all:
        while place < len(before) and _end(before[place]) <= quotation.run[0]:
            speaking, place = before[place], place + 1
        if speaking is None or not quotation.speech or accepted.covered(quotation.run):
            continue
        near = quotation.paragraph - trees.paragraph(_end(speaking) - 1) <= _REACH
        if near and _stands_alone(trees, quotation.run):
            yield Finding(None, "unsignalled", None, speaking.source, (quotation.run,), 0.5)


def _end(finding: Finding) -> int:
    return max(finding.content[-1][1], finding.cue[1] if finding.cue else 0)


def _stands_alone(trees: Trees, run: Run) -> bool:
    """Whether a quotation fills whole sentences: nothing of a sentence outside it touches its ends."""
    tokens, (first, last) = trees.parse.tokens, run
    opens = (
        first == 0 or trees.paragraph(first - 1) != trees.paragraph(first) or tokens[first - 1].text in _SENTENCE_ENDS
    )
    ends = last >= len(tokens) or trees.paragraph(last) != trees.paragraph(last - 1)
    return opens and (ends or tokens[last - 2].text in _SENTENCE_ENDS) and tokens[last - 2].text != ","
