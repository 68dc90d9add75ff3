"""Layout: what each unit of an article is to its reader."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.coding.articles.evidence import Gap, Head, read_surroundings, stems_of
from sayso.coding.articles.looks import Look
from sayso.coding.articles.signs import SENTENCE_END, TAIL, Signs
from sayso.model import Span

_POINTER_TAIL = re.compile(r"[.!?][\"”’)]*\s+(?P<pointer>(?P<label>[A-Z][\w'’]*(?:\s[\w'’]+){0,4})\s?[:|]\s\S.{8,})$")
_LABELLED = re.compile(r"(?:[A-Z]{2}[A-Z' ]*|[A-Z][a-z']+(?:\s[a-z]+){1,3})\s?[:|»►→]\s+\S")
LONGEST_HEADING = 4  # words; a shorter heading may share no word with its section
FOREIGN = 0.2  # share of a line's words that stand around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The units of one article by their part in it, each a list of places in the page's looks.

    `named` is the headline in the page's metadata, where the page prints another or none; `title` is then None.
    """

    title: int | None
    body: tuple[int, ...]
    captions: tuple[int, ...]
    bylines: tuple[int, ...]
    dates: tuple[int, ...]
    credits: tuple[int, ...]
    labels: tuple[int, ...]
    furniture: tuple[int, ...]
    named: Span | None = None


def lay_out(looks: Sequence[Look], head: Head, start: int, end: int) -> Layout:
    """The parts of the article whose units are [start, end), and whose head is `head`."""
    title = head.title
    text = [place for place in range(max(start, title or 0), end) if looks[place].kind == "prose"]
    first, last = (text[0], text[-1]) if text else (end, start)
    key = looks[title].unit.key if title is not None else None
    body: list[int] = []
    captions: list[int] = []
    rest: dict[str, list[int]] = {"byline": [], "date": [], "credit": [], "furniture": []}
    for place in range(start, end):
        look = looks[place]
        if place == title:
            continue
        if look.kind == "prose" and (title is None or place > title):
            body.append(place)
        elif look.kind == "caption" and (title is None or place > title):
            captions.append(place)
        elif look.kind in ("byline", "date", "credit"):
            rest[look.kind].append(place)
        elif look.unit.key != key and place > first and body and _belongs(looks, place, last, body[-1]):
            body.append(place)
        else:
            rest["furniture"].append(place)
    return Layout(
        title=title,
        body=tuple(body),
        captions=tuple(captions),
        bylines=tuple(rest["byline"]),
        dates=tuple(rest["date"]),
        credits=tuple(rest["credit"]),
        labels=tuple(place for place in rest["furniture"] if looks[place].kind == "label"),
        furniture=tuple(rest["furniture"]),
    )


def _belongs(looks: Sequence[Look], place: int, last: int, latest: int) -> bool:
    """Whether a line is part of the text: a heading, an entry of a list, a broken sentence, a signature.

    `last` is the place of the last paragraph that is surely text, `latest` that of the last unit of the body so far.
    """
    look, before = looks[place], looks[place - 1]
    if look.kind not in ("line", "label", "summary", "teaser") or look.times > 1:
        return False
    at_once = latest == place - 1
    listed = at_once and (before.unit.text.endswith(":") or (before.kind == "line" and before.unit.bullet))
    if place > last:
        return at_once and look.kind != "label" and (listed or look.ended or look.kind == "teaser")
    if look.kind == "teaser" or look.unit.level is not None or listed or look.unit.bullet:
        return True
    beside = before.kind == "prose" and looks[place + 1].kind == "prose"
    if not look.ended and (_LABELLED.match(look.unit.text) or _is_foreign(looks, place)):
        return False
    if look.kind == "label":
        return look.ended or (beside and look.unit.words >= 2)
    return look.ended or beside or look.unit.words >= 12


def _is_foreign(looks: Sequence[Look], place: int) -> bool:
    """Whether a line has hardly a word of the paragraphs around it: the headline of another story."""
    stems = stems_of(looks[place].unit.text)
    if looks[place].unit.words <= LONGEST_HEADING or not stems:
        return False
    around = read_surroundings(looks, Gap(start=place, end=place + 1))
    return len(stems & (around.ahead | around.behind)) < FOREIGN * len(stems)


def body_span(look: Look, signs: Signs) -> Span:
    """The reading text of a paragraph: without a pointer that was glued to its end."""
    unit = look.unit
    tail = unit.text[-TAIL:]
    if SENTENCE_END.search(tail[-12:]) or not unit.text:
        return unit.span
    glued = _POINTER_TAIL.search(tail)
    if glued is None or len(glued["pointer"].split()) < 4:
        return unit.span
    cut = len(unit.text) - len(tail) + glued.start("pointer")
    shown = unit.text[:cut].rstrip()
    return Span(unit.span.start, unit.span.start + len(shown)) if shown else unit.span
