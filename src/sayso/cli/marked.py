"""Characters of a capture as a terminal may show them, with spans of them marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from sayso.model import Span
from sayso.wording import UNSHOWN, one_line, words_of

LABEL = 6  # columns of the names of fields
LONGEST = 480  # characters of a passage shown; a sentence that the parser did not end is cut around its mark


__all__ = ["LABEL", "LONGEST", "UNSHOWN", "Mark", "hanging", "marked", "one_line", "words_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span that is shown in a style of rich's; on a terminal without colour between `sign`s."""

    span: Span
    style: str
    sign: str = ""


def marked(text: str, passage: Span, marks: Sequence[Mark], *, colour: bool, longest: int = LONGEST) -> Text:
    """A passage on one line with the marks that lie in it; where marks overlap, the shorter one is seen.

    A passage of more than `longest` characters is cut, with `…`, to what stands around its first mark.
    """
    inside = [mark for mark in marks if mark.span.overlaps(passage)]
    passage, before, after = _cut(text, passage, inside, longest)
    edges = {passage.start, passage.end}
    for mark in inside:
        edges |= {min(max(edge, passage.start), passage.end) for edge in mark.span}
    line = Text("…" if before else "")
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        over = min((m for m in inside if m.span.contains(piece)), key=lambda m: m.span.length(), default=None)
        for mark in inside:
            if not colour and mark.span.start == start:
                line.append(mark.sign)
        line.append(_piece(text, piece, line), style=over.style if over and colour else "")
        for mark in inside:
            if not colour and mark.span.end == end:
                line.append(mark.sign)
    line.append("…" if after else "")
    line.rstrip()
    return line


def hanging(console: Console, indent: int, label: str, body: Text, *, label_width: int = LABEL) -> Text:
    """`body` wrapped beside its label: every line begins in the same column, none ends in blanks."""
    column = indent + label_width + 1
    lines = body.wrap(console, max(console.width - column, 20))
    whole = Text(" " * indent).append(f"{label:{label_width}} ", style="dim")
    for no, line in enumerate(lines):
        line.rstrip()
        whole.append(("\n" + " " * column) if no else "").append_text(line)
    return whole


def _piece(text: str, piece: Span, line: Text) -> str:
    shown = UNSHOWN.sub("\ufffd", re.sub(r"\s+", " ", text[piece.start : piece.end]))
    return shown.removeprefix(" ") if not line.plain or line.plain.endswith(" ") else shown


def _cut(text: str, passage: Span, marks: Sequence[Mark], longest: int) -> tuple[Span, bool, bool]:
    """What of the passage is shown, in whole words, and whether something before and behind it is not."""
    if passage.length() <= longest:
        return passage, False, False
    first = marks[0].span if marks else Span(passage.start, passage.start)
    start = max(passage.start, min(first.start - longest // 3, passage.end - longest))
    end = min(passage.end, start + longest)
    while passage.start < start < first.start and not text[start - 1].isspace():
        start += 1
    while first.end < end < passage.end and not text[end].isspace():
        end -= 1
    return Span(start, end), start > passage.start, end < passage.end
