"""Characters of a capture as HTML: escaped, with spans of them marked and with controls made visible."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from sayso.model import Span

CONTROLS = {
    "\u061c": "ALM", "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE",
    "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI",
    "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM", "\u00ad": "SHY",
}  # fmt: skip
"""Characters that nobody sees and that change the order or the look of what is read, with their short names."""

_SHOWN_APART = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff" + "".join(CONTROLS) + "]")
_REORDERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span that is shown as a kind of thing (a class of the style sheet); `label` is said of it, `href` opens it."""

    span: Span
    kind: str
    label: str = ""
    href: str = ""


def visible(value: object) -> object:
    """What a template prints: in a string, characters that reorder what is read become U+FFFD; all else as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _REORDERING.sub("\ufffd", value)
    return value


def mark_parts(text: str, parts: Sequence[Span], marks: Iterable[Mark], at: Span | None = None) -> list[Markup]:
    """Each of `parts`, which are in order and share no character, with its marks; see `mark_text`."""
    starts = [part.start for part in parts]
    within: list[list[Mark]] = [[] for _ in parts]
    for mark in marks:
        no = max(0, bisect_right(starts, mark.span.start) - 1)
        while no < len(parts) and starts[no] < mark.span.end:
            within[no].append(mark)
            no += 1
    shown: list[Markup] = []
    anchored = False
    for part, own in zip(parts, within, strict=True):
        here = at is not None and at.overlaps(part)
        shown.append(mark_text(text, part, own, at if here else None, anchor=not anchored))
        anchored = anchored or here
    return shown


def mark_text(text: str, window: Span, marks: Iterable[Mark], at: Span | None = None, *, anchor: bool = True) -> Markup:
    """The characters of `window`, each run with the classes of all marks that cover it.

    Where marks that can be opened overlap, the shortest is the link. The run that `at` begins with has the id `at`,
    unless `anchor` says that another text of the page has it.
    """
    inside = [mark for mark in marks if mark.span.overlaps(window)]
    edges = {window.start, window.end}
    for span in [*(mark.span for mark in inside), *([at] if at else [])]:
        edges |= {min(max(edge, window.start), window.end) for edge in span}
    begins = sorted(inside, key=lambda mark: mark.span.start)
    parts: list[str] = []
    active: list[Mark] = []
    next_mark = 0
    anchored = not anchor
    for start, end in pairwise(sorted(edges)):
        while next_mark < len(begins) and begins[next_mark].span.start <= start:
            active.append(begins[next_mark])
            next_mark += 1
        active = [mark for mark in active if mark.span.end > start]
        chosen = at is not None and at.start < end and start < at.end
        parts.append(_run(text[start:end], active, chosen=chosen, anchor=chosen and not anchored))
        anchored = anchored or chosen
    return Markup("".join(parts))


def plain_text(text: str) -> Markup:
    """Characters as HTML, with controls made visible."""
    return Markup("".join(_escaped(text)))


def _run(words: str, over: Sequence[Mark], *, chosen: bool, anchor: bool) -> str:
    body = "".join(_escaped(words))
    if not over and not chosen:
        return body
    kinds = " ".join(dict.fromkeys(f"k-{mark.kind}" for mark in over))
    labels = dict.fromkeys(mark.label for mark in over if mark.label)
    link = min((mark for mark in over if mark.href), key=lambda mark: mark.span.length(), default=None)
    attributes = f' class="{escape(kinds)}"' if kinds else ""
    if labels:
        attributes += f' title="{escape(str(visible(" · ".join(labels))))}"'
    tag = "span"
    if link:
        tag = "a"
        attributes += f' href="{escape(link.href)}"'
    run = f"<{tag}{attributes}>{body}</{tag}>" if attributes else body
    if chosen:
        identity = ' id="at" tabindex="-1"' if anchor else ""
        return f'<mark class="at"{identity}>{run}</mark>'
    return run


def _escaped(words: str) -> Iterator[str]:
    last = 0
    for found in _SHOWN_APART.finditer(words):
        yield str(escape(words[last : found.start()]))
        character = found.group()
        name = CONTROLS.get(character) or f"{ord(character):02X}"
        said = unicodedata.name(character, "control character")
        yield f'<span class="control" title="U+{ord(character):04X} {escape(said)}">{name}</span>'
        last = found.end()
    yield str(escape(words[last:]))
