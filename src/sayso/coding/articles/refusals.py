"""Pages that hold no text: errors, walls and robot checks; and pages whose only line is their text."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.coding.articles.evidence import Head, stems_of
from sayso.coding.articles.looks import Look
from sayso.coding.articles.signs import HEAD, Signs

MOST_TEXT = 80  # words of reading text in an error page
LONGEST_MESSAGE = 30  # words of one paragraph of it
FEW_UNITS = 4
LONGEST_FIRST = 14  # words of a headline that ends like a sentence
TOLD_AGAIN = 0.5  # share of its longer words that the text repeats
ENOUGH_WORDS = 12
HOLLOW_TEXT, LONGEST_HEADING, LONGEST_ENTRY, FEWEST_ENTRIES = 25, 4, 3, 5  # words, words, words, lines


def is_refusal(looks: Sequence[Look], signs: Signs) -> bool:
    """Whether a page tells why it shows no article: a set phrase of errors and walls, and next to no other text."""
    if len(looks) < 2:
        return False
    text = [look.unit.words for look in looks if look.kind == "prose"]
    if sum(text) > MOST_TEXT or max(text, default=0) > LONGEST_MESSAGE:
        return False
    short = (look.unit.text[:HEAD] for look in looks if look.unit.words <= LONGEST_MESSAGE)
    return any(signs.error.search(text) for text in short)


def is_hollow(looks: Sequence[Look], head: Head) -> bool:
    """Whether a page holds a menu and a sentence or two under a few words, and nothing that only articles have."""
    text = sum(look.unit.words for look in looks if look.kind == "prose")
    menu = sum(look.unit.words <= LONGEST_ENTRY for look in looks if look.kind != "prose")
    titled = looks[head.title].unit.words if head.title is not None else 0
    return head.bare and text <= HOLLOW_TEXT and menu >= FEWEST_ENTRIES and titled <= LONGEST_HEADING


def promote_only(looks: list[Look], signs: Signs) -> list[Look]:
    """Looks in which a page without reading text has its only line, or its longest of a few, as its text."""
    if not looks or any(look.kind == "prose" for look in looks):
        return looks
    if len(looks) > FEW_UNITS:
        long = [place for place, look in enumerate(looks) if _may_be_text(look) and look.unit.words >= ENOUGH_WORDS]
        chosen = [place for place in long if looks[place].title_share < 0.5 and looks[place].kind != "caption"]
    elif len(looks) == 1:
        chosen = [0] if any(c.isalpha() for c in looks[0].unit.text[:HEAD]) else []
    else:
        listed = [place for place, look in enumerate(looks) if _may_be_text(look)]
        chosen = sorted(listed, key=lambda place: looks[place].unit.words)[-1:]
    return [replace(look, kind="prose") if place in chosen else look for place, look in enumerate(looks)]


def mark_first_line(looks: list[Look]) -> list[Look]:
    """Looks in which a short first sentence is a headline: set apart, with no other above it, and told again below."""
    place = next((place for place, look in enumerate(looks) if look.kind in ("prose", "line")), None)
    if place is None or place + 1 >= len(looks) or looks[place].kind == "line" or looks[place].unit.kind:
        return looks
    first, after = looks[place], looks[place + 1]
    below = [look.unit.text for look in looks[place + 1 : place + 6] if look.kind == "prose"]
    if first.unit.words > LONGEST_FIRST or not below or after.unit.blank == 0:
        return looks
    stems = stems_of(first.unit.text)
    told = len(stems & {stem for text in below for stem in stems_of(text)}) >= TOLD_AGAIN * max(1, len(stems))
    if told or after.kind in ("byline", "date"):
        looks = [*looks[:place], replace(first, kind="line"), *looks[place + 1 :]]
    return looks


def _may_be_text(look: Look) -> bool:
    return look.kind in ("line", "teaser", "summary", "caption", "label")
