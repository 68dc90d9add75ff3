"""Pages with structure (HTML): several articles set alike, or one that the extractor has told from the rest."""

import re
from collections.abc import Sequence, Set

from sayso.coding.articles.evidence import DOUBLED, Head, stems_of
from sayso.coding.articles.layout import Layout
from sayso.coding.articles.looks import Kind, Look
from sayso.model import Capture, Span

TITLE_WORDS = 3
ENOUGH_TEXT = 20  # words of main text below which the extractor's choice is not relied on
_APART: tuple[Kind, ...] = ("byline", "date", "stamp", "notice", "pointer", "meta", "rule", "credit")
_NUMBER = re.compile(r":\d+$|#.*$")


def has_main(looks: Sequence[Look]) -> bool:
    """Whether the reader has told the page's main text from the rest of it."""
    return sum(look.unit.words for look in looks if look.unit.main) >= ENOUGH_TEXT


def heads_alike(looks: Sequence[Look], heads: Sequence[Head]) -> list[Head]:
    """The first head, and those whose headlines and texts stand in the same kinds of elements as the first's.

    A page prints its articles alike; sections, teasers and comments look otherwise. What stands above the one heading
    of the first level is no article.
    """
    first, titled = heads[0], [head for head in heads if head.title is not None]
    highest = [place for place, look in enumerate(looks) if look.unit.level == 1 and look.unit.words >= TITLE_WORDS]
    if not titled or _is_below(looks, titled):
        return [first]
    title, text = _setting(looks, titled[0].title), _setting(looks, first.gap.end)
    if title == text or looks[titled[0].title or 0].unit.kind in ("item", "cell"):
        return [first]
    if len(highest) == 1 and highest[0] > (titled[0].title or 0):
        return [first]
    if first.title is None and (titled[0].score < DOUBLED or len(highest) == 1):
        return [first]
    alike = [h for h in titled if _setting(looks, h.title) == title and _setting(looks, h.gap.end) == text]
    return [first, *(head for head in alike if head is not first)]


def _is_below(looks: Sequence[Look], heads: Sequence[Head]) -> bool:
    """Whether a heading with a text of its own ranks above the headlines of the heads: they are its sections."""
    titles = {head.title for head in heads}
    level = looks[heads[0].title].unit.level if heads[0].title is not None else None
    for place, look in enumerate(looks):
        rank = look.unit.level
        if rank is None or place in titles or look.unit.words < TITLE_WORDS or (level is not None and rank >= level):
            continue
        if (rank == 1 or look.unit.main) and _has_text(looks, place, titles):
            return True
    return False


def _has_text(looks: Sequence[Look], heading: int, titles: Set[int | None]) -> bool:
    """Whether main text follows a heading before the next headline does."""
    for place in range(heading + 1, len(looks)):
        if place in titles:
            return False
        if looks[place].kind == "prose" and looks[place].unit.main:
            return True
    return False


def _setting(looks: Sequence[Look], place: int | None) -> tuple[str | None, int | None, str] | None:
    """What an element shares with its like: kind, level, and its own name and class without its number."""
    if place is None:
        return None
    unit = looks[place].unit
    return unit.kind, unit.level, _NUMBER.sub("", unit.path.rsplit("/", 1)[-1])


def lay_out_main(capture: Capture, looks: Sequence[Look], head: Head) -> Layout | None:
    """The one article of a page whose main text is known; its headline is that which the page gives itself.

    That is the first title of the metadata or, where they say something else, the printed heading nearest to it and to
    the text. Where the page marks no heading, it is that of `head`. None where the main text is no reading text.
    """
    title = _find_title(capture, looks)
    if title is None and not any(look.unit.kind == "heading" for look in looks):
        title = head.title
    key = looks[title].unit.key if title is not None else None
    named = _named_title(capture, looks, title)
    text = next((place for place, look in enumerate(looks) if look.unit.main and look.kind == "prose"), 0)
    body = [place for place, look in enumerate(looks) if place != title and _is_body(look, key)]
    body = [place for place in body if place >= text or looks[place].kind not in ("line", "label")] or body
    if not body:
        return None
    start, end = min([title, *body] if title is not None else body), body[-1]
    parts: dict[str, list[int]] = {"caption": [], "byline": [], "date": [], "credit": [], "furniture": []}
    taken = {title if named is None else None, *body}
    for place, look in enumerate(looks):
        if place in taken:
            continue
        near = start <= place <= end
        parts[look.kind if near and look.kind in parts else "furniture"].append(place)
    return Layout(
        title=title if named is None else None,
        named=named,
        body=tuple(body),
        captions=tuple(parts["caption"]),
        bylines=tuple(parts["byline"]),
        dates=tuple(parts["date"]),
        credits=tuple(parts["credit"]),
        labels=(),
        furniture=tuple(parts["furniture"]),
    )


def _is_body(look: Look, key: str | None) -> bool:
    unit = look.unit
    if not unit.main or unit.key == key or unit.kind in ("caption", "meta"):
        return False
    return look.kind not in _APART or (look.kind in ("notice", "pointer", "credit") and unit.words > 20)


def _find_title(capture: Capture, looks: Sequence[Look]) -> int | None:
    """The place of the headline: of the highest headings the one that shares most with the title in the metadata."""
    headings = [place for place, look in enumerate(looks) if look.unit.kind == "heading" and look.unit.words >= 2]
    if not headings:
        return None
    main = next((place for place, look in enumerate(looks) if look.unit.main), 0)

    def rank(place: int) -> tuple[float, int, int]:
        near = round(_nearness(capture, looks[place]), 1)
        return near, -(looks[place].unit.level or 6), -abs(place - main)

    best = max(headings, key=rank)
    level = looks[best].unit.level
    return best if rank(best)[0] >= 0.2 or level == 1 or best < main else None


def _named_title(capture: Capture, looks: Sequence[Look], printed: int | None) -> Span | None:
    """The first title of the metadata, if it is not printed as such and speaks of the same as the printed one."""
    field = next((field for field in capture.metadata if field.name == "title"), None)
    if field is None:
        return None
    if printed is not None:
        unit = looks[printed].unit
        if unit.span.overlaps(field.span) or not stems_of(unit.text) & stems_of(field.value):
            return None
    return field.span


def _nearness(capture: Capture, look: Look) -> float:
    """The share of a heading's longer words that stand in the title in the page's metadata; 0 where it has none."""
    named = stems_of(" ".join(field.value for field in capture.metadata if field.name == "title"))
    own = stems_of(look.unit.text)
    return len(own & named) / max(1, len(own))
