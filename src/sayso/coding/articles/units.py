"""Units: the lines of a plain text, or the blocks of a page with structure; everything else here speaks of them."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.model import Block, Capture, Span

KEY_LENGTH = 300  # longer lines are told apart by their beginning and their length
WRAP_WIDTHS = range(40, 125)
WIDE_SCRIPT = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MARKS = re.compile(r"(#{1,6})[ \t]+|(?:>[ \t]*)+|[-*+•·▪‣◦][ \t]+(?=\S)|\d{1,2}[.)][ \t]+(?=\S)")
_INVISIBLE = " \t\u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(\S.*?)\1", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_SETEXT = re.compile(r"(=+|-{4,})$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One line or block. `span` is its place without marks of Markdown, list or quotation at its start.

    `blank` counts the empty lines above it. `level` is 1 to 6 for what is marked as a heading. `key` is the same for
    two printings of one line, whatever their case and punctuation. `words` are counted as blanks part them, or two
    characters a word in scripts without blanks. `kind`, `main` and `path` are those of a Block, else None and empty.
    """

    i: int
    span: Span
    text: str
    key: str
    words: int
    blank: int
    level: int | None = None
    bullet: bool = False
    link_share: float = 0.0
    kind: str | None = None
    main: bool | None = None
    path: str = ""


def find_units(capture: Capture) -> list[Unit]:
    """The units of a capture, in order: its blocks if the reader made any, else the lines that are not empty."""
    if capture.blocks:
        return [unit for block in capture.blocks if (unit := _of_block(capture.text, block)) is not None]
    return _of_lines(capture.text)


def key_of(text: str) -> str:
    """What two printings of one line share: its letters and digits, case-folded."""
    key = "".join(c for c in text[:KEY_LENGTH].casefold() if c.isalnum())
    return key if len(text) <= KEY_LENGTH else f"{key}{len(text)}"


def _of_block(text: str, block: Block) -> Unit | None:
    start, end = _stripped(text, block.span.start, block.span.end)
    if start >= end:
        return None
    shown = text[start:end]
    return Unit(
        i=block.span.start,
        span=Span(start, end),
        text=shown,
        key=key_of(shown),
        words=_count_words(shown),
        blank=1,
        level=block.level,
        bullet=block.kind == "item",
        link_share=block.link_share,
        kind=block.kind,
        main=block.main,
        path=block.path,
    )


def _of_lines(text: str) -> list[Unit]:
    units: list[Unit] = []
    blank = start = 0
    for line in _joined(text):
        first, last = _stripped(text, start, start + len(line))
        if first >= last:
            blank += 1
        else:
            units.append(_of_line(text, first, last, blank))
            blank = 0
        start += len(line)
    return _with_setext(units)


def _of_line(text: str, start: int, end: int, blank: int) -> Unit:
    raw_start, level, bullet = start, None, False
    mark = _MARKS.match(text, start, end)
    if mark:
        level = len(mark[1]) if mark[1] else None
        bullet = not mark[1] and not mark[0].startswith(">")
        counted = mark[0][0].isdigit()
        if not counted or text[end - 1] not in '.!?"”':
            start = mark.end()
    if level is not None:
        while end > start and text[end - 1] in "# ":
            end -= 1
    if start >= end:
        start = raw_start
    shown, link_share = text[start:end], 0.0
    if "](" in shown:
        bare = _LINK.sub(lambda link: link[1], shown)
        inside = sum(len(link[1]) for link in _LINK.finditer(shown))
        link_share, shown = inside / max(1, len(bare)), bare
    if shown[0] in "*_" and len(shown) < 2 * KEY_LENGTH:
        shown = _EMPHASIS.sub(lambda marked: marked[2], shown)
    return Unit(
        i=raw_start,
        span=Span(start, end),
        text=shown,
        key=key_of(shown),
        words=_count_words(shown),
        blank=blank,
        level=level,
        bullet=bullet,
        link_share=link_share,
    )


def _with_setext(units: list[Unit]) -> list[Unit]:
    """Mark as headings what is underlined with "===" (Markdown's other way of writing them)."""
    for place in range(1, len(units)):
        under, over = units[place], units[place - 1]
        if under.blank == 0 and over.level is None and over.words <= 30 and re.fullmatch(r"={3,}", under.text):
            units[place - 1] = replace(over, level=1)
    return units


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def _count_words(shown: str) -> int:
    wide = len(WIDE_SCRIPT.findall(shown[: 2 * KEY_LENGTH]))
    return shown.count(" ") + 1 if not wide else max(shown.count(" ") + 1, wide // 2)


def _joined(text: str) -> list[str]:
    """The lines of a text, each with its line break; lines of a paragraph that was wrapped at a width are one."""
    lines = text.splitlines(keepends=True)
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[str] = []
    previous = ""
    for line in lines:
        bare = line.strip()
        indented = line[:1] in " \t" and previous[:1] not in ("", " ", "\t")
        room = len(previous.strip()) + 1 + len(bare.split(" ", 1)[0])
        if previous.strip() and bare and not indented and room > width and _goes_on(previous, bare):
            joined[-1] += line
        else:
            joined.append(line)
        previous = line
    return joined


def _goes_on(line: str, following: str) -> bool:
    """Whether a line that is full may be followed by more of its paragraph."""
    return bool(line) and not following.startswith(("#", "- ", "* ", "---", "***"))


def _wrap_width(lines: list[str]) -> int | None:
    """The width at which a text was wrapped, or None: then a line is a paragraph.

    In a wrapped text nearly no line is longer than the width, and most lines that another line follows at once
    would have had no room for its first word.
    """
    filled = [len(bare) for line in lines if (bare := line.strip())]
    pairs = [(bare, after) for one, two in pairwise(lines) if (bare := one.strip()) and (after := two.strip())]
    if len(filled) < 8 or len(pairs) < 6:
        return None
    width = max(len(bare) for bare, _ in pairs)
    longer = sum(length > width for length in filled)  # headlines that stand alone are not wrapped
    if width not in WRAP_WIDTHS or longer > 0.1 * len(filled):
        return None
    full = sum(len(bare) + 1 + len(after.split(" ", 1)[0]) > width - 6 for bare, after in pairs)
    return width - 6 if full >= 0.6 * len(pairs) else None


def count_keys(units: list[Unit]) -> Counter[str]:
    """How often each line is printed on the page."""
    return Counter(unit.key for unit in units if unit.key)
