"""Frames: a word that could be the head of a cue, with the source and the content that it would have.

Nothing is decided here: `scoring` says how likely each frame is an attribution. The constructions are those of the
guidelines of PolNeAR (Newell, Margolin and Ruths, LREC 2018) and PARC (Pareti 2012).
"""

from dataclasses import dataclass

from sayso.coding.attributions.sources import SourceOption
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Token

_CONTENT_PREPOSITIONS = frozenset(
    "of for about on over to against with as in into at from by toward towards upon behind around after".split()  # noqa: SIM905
)

Content = tuple[str, int, list[Run]]
"""What could be said: the construction, where the cue ends with it, and the runs of tokens."""


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


def content_after(trees: Trees, preposition: Token) -> Run | None:
    """What follows a preposition that can link a cue to its content; None for another preposition or nothing."""
    last = trees.right[preposition.i]
    linking = preposition.dep == "prep" and preposition.text.casefold() in _CONTENT_PREPOSITIONS
    return (preposition.i + 1, last) if linking and last > preposition.i + 1 else None


def clause_kind(trees: Trees, clause: Token) -> str:
    """How a clause depends on its head: `clause:that`, `clause:wh`, `inf`, `object_inf`, `ing` and so on."""
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
