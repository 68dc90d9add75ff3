"""The visible text of a page as blocks: what a browser would set apart, in the order of the document."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml.html import HtmlElement

from sayso.captures.html.tree import walk
from sayso.model.captures import BlockKind

_BREAKING = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section
    summary table tbody td tfoot th thead tr ul
"""
_NEVER_SEEN = """
    applet audio canvas datalist embed frame frameset head iframe input map math meta meter noembed noframes
    noscript object progress script select style svg template textarea title video
"""
_NUMBERED = "article aside blockquote div dl figure footer header li main nav ol section table td tr ul"
BLOCKS = frozenset(_BREAKING.split())  # elements that break the line (HTML Standard, "Rendering", flow content)
UNSEEN = frozenset(_NEVER_SEEN.split())  # never rendered, or rendered as something that is not text of the page
NUMBERED = frozenset(_NUMBERED.split())  # containers, told apart in paths by their number among like neighbours
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "pre": "paragraph", "li": "item", "dt": "item", "dd": "item", "td": "cell", "th": "cell",
    "blockquote": "quote", "figcaption": "caption", "caption": "caption", "figure": "caption",
}  # fmt: skip
PATH_ELEMENTS = 6
LABEL_LENGTH = 48
_HIDING_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDING_CLASS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"(?<!no-)(?<!closed-)caption", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphen, zero-width space and joiner, stray BOM
_BREAK = "\x0b"  # a <br> until white space is collapsed; white space itself, and in no HTML text


Style: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The text of one block, white space collapsed; fields as of Block."""

    text: str
    kind: BlockKind
    level: int | None
    link_share: float
    path: str
    style: Style
    """Tags and classes of the elements around it, from the outermost inwards: alike for what a site sets alike."""


@dataclass(slots=True)
class _Open:
    """An open element: its tag, its label in paths, and how often each label occurs among its children so far."""

    tag: str
    label: str
    style: str
    captioned: bool
    level: int | None
    children: Counter[str] = field(default_factory=Counter)


def find_blocks(root: HtmlElement) -> list[Run]:
    """The visible blocks of a page. Two line breaks (`<br><br>`) end a block, one stays in it as a line break."""
    runs: list[Run] = []
    around: list[_Open] = [_Open(tag="", label="", style="", captioned=False, level=None)]
    pieces: list[tuple[str, bool]] = []
    links = 0
    beside = False  # whether an element has ended and no text has come since

    def end_block() -> None:
        if pieces:
            runs.extend(_runs(pieces, around))
            pieces.clear()

    for element, step in walk(root, skip=_is_unseen):
        tag = element.tag
        if step == "enter":
            if tag in BLOCKS:
                end_block()
                around.append(_opened(element, tag, around[-1]))
            elif tag == "br":
                pieces.append((_BREAK, False))
            links += tag == "a"
            if element.text:
                if beside and pieces and _are_words(pieces[-1][0], element.text):
                    pieces.append((" ", links > 0))
                pieces.append((element.text, links > 0))
                beside = False
            continue
        if step == "leave":
            if tag in BLOCKS:
                end_block()
                around.pop()
            links -= tag == "a"
            beside = True
        if element.tail and element is not root:
            pieces.append((element.tail, links > 0))
            beside = False
    end_block()
    return runs


def _are_words(before: str, after: str) -> bool:
    """Whether two elements side by side without a blank hold words of their own: style sheets set them apart."""
    last, first = before[-1], after[0]
    return last.isalnum() and not last.isupper() and first.isupper()


def _is_unseen(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        return True
    attributes = element.attrib
    if not attributes:
        return tag == "dialog"
    return (
        attributes.get("hidden", "until-found").lower() != "until-found"
        or (tag == "dialog" and "open" not in attributes)
        or ("style" in attributes and _HIDING_STYLE.search(attributes["style"]) is not None)
        or ("class" in attributes and _HIDING_CLASS.search(attributes["class"]) is not None)
    )


def _opened(element: HtmlElement, tag: str, parent: _Open) -> _Open:
    classes = element.get("class", "")
    name = element.get("id")
    label = ".".join([tag, *classes.split()[:3]]) + (f"#{name}" if name else "")
    label = "".join(label.split())[:LABEL_LENGTH].replace("/", "_")
    if tag in NUMBERED:
        parent.children[label] += 1
        number = parent.children[label]
        label = f"{label}:{number}" if number > 1 else label
    level = HEADINGS.get(tag)
    if level is None and element.get("role") == "heading":
        given = element.get("aria-level", "2")
        level = int(given) if given in {"1", "2", "3", "4", "5", "6"} else 2
    return _Open(
        tag=tag,
        label=label,
        style=" ".join([tag, *classes.split()]),
        captioned=bool(_CAPTION_CLASS.search(classes)),
        level=level,
    )


def _runs(pieces: list[tuple[str, bool]], around: list[_Open]) -> list[Run]:
    kind, level = _kind(around)
    path = "/".join(entry.label for entry in around[1:][-PATH_ELEMENTS:])
    style: Style = tuple(entry.style for entry in around[1:])
    preformatted = around[-1].tag == "pre"
    found: list[Run] = []
    for part in _parts(pieces):
        raw = "".join(text for text, _ in part).translate(_INVISIBLE)
        lines = raw.splitlines() if preformatted else raw.split(_BREAK)
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        if text:
            inked = [(len("".join(text.split())), linked) for text, linked in part]
            share = sum(length for length, linked in inked if linked) / max(1, sum(length for length, _ in inked))
            found.append(Run(text=text, kind=kind, level=level, link_share=round(share, 3), path=path, style=style))
    return found


def _parts(pieces: list[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    """The pieces, cut where two or more line breaks follow one another with nothing but white space between."""
    parts: list[list[tuple[str, bool]]] = [[]]
    breaks = 0
    for piece in pieces:
        if piece[0] == _BREAK:
            breaks += 1
        elif piece[0].strip():
            if breaks > 1:
                parts.append([])
            breaks = 0
        parts[-1].append(piece)
    return parts


def _kind(around: list[_Open]) -> tuple[BlockKind, int | None]:
    """The kind of text in the innermost of the open elements, and its heading level."""
    for entry in reversed(around):
        if entry.level is not None:
            return "heading", entry.level
        if entry.tag == "figcaption":
            return "caption", None
    tags = [entry.tag for entry in around]
    if any(entry.captioned for entry in around[-3:]):
        return "caption", None
    if "figure" in tags and "blockquote" not in tags and "table" not in tags:
        return "caption", None
    if "blockquote" in tags:
        return "quote", None
    kinds: list[BlockKind] = [KINDS[tag] for tag in reversed(tags) if tag in KINDS]
    return (kinds[0] if kinds else "other"), None
