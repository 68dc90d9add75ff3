"""Boxes: lists of other stories between articles, whose headlines and leads are no articles of the page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.coding.articles.looks import Kind, Look
from sayso.coding.articles.signs import Signs

ENOUGH_TEXT = 60  # words of reading text before a heading such as "Latest news" opens a box and not a page of briefs
LONGEST_LEAD = 45  # words
SHORT = 16  # words
LONGEST_NAME = 4  # words
LONGEST_REFRAIN = 30  # words
ENOUGH_VIDEOS = 3
_RUNTIME = re.compile(r"\d:[0-5]\d\s+(?![ap]\.?m\b)\S", re.IGNORECASE)
_LISTED: tuple[Kind, ...] = ("line", "teaser", "stamp", "box", "pointer", "label", "notice")


def demote_listed(looks: Sequence[Look], signs: Signs) -> list[Look]:
    """Looks in which what only seemed to be reading text, in a list of other stories, is a teaser."""
    return _demote_alone(_demote_comments(_demote_in_boxes(_demote_videos(looks)), signs))


def demote_repeated(looks: Sequence[Look]) -> list[Look]:
    """Looks in which short lines that the page prints again and again are its furniture.

    A headline may stand once more in a list, so longer lines must be printed three times.
    """
    return [replace(look, kind="notice") if _is_refrain(look) else look for look in looks]


def _is_refrain(look: Look) -> bool:
    if look.unit.level is not None or look.doubled:
        return False
    if look.kind == "prose":
        bracketed = look.unit.text[0] in "([" and look.unit.text[-1] in ")]"
        return look.unit.words <= LONGEST_REFRAIN and look.times >= (2 if bracketed else 3)
    if look.kind not in ("line", "label"):
        return False
    return (look.times >= 2 and look.unit.words <= 5) or (look.times >= 3 and look.unit.words <= 10)


def _demote_videos(looks: Sequence[Look]) -> list[Look]:
    """A list of videos, each with how long it runs ("1:45 Goats stop a train"); a live report has sentences there."""
    videos = {place for place, look in enumerate(looks) if _RUNTIME.match(look.unit.text) and look.unit.words <= SHORT}
    ended = sum(looks[place].ended for place in videos)
    if len(videos) < ENOUGH_VIDEOS or 2 * ended > len(videos):
        return list(looks)
    return [replace(look, kind="notice") if place in videos else look for place, look in enumerate(looks)]


def _demote_in_boxes(looks: list[Look]) -> list[Look]:
    """Under the heading of a box, a headline with one short paragraph is an entry, up to the next head; so is each line
    of a list that begins there.
    """
    text = 0
    in_box = listed = False
    for place, look in enumerate(looks):
        listed = look.kind == "box" or (listed and look.unit.bullet)
        if look.kind == "box":
            in_box = text >= ENOUGH_TEXT
        elif listed and look.unit.level is None and look.unit.words <= LONGEST_REFRAIN:
            looks[place] = replace(look, kind="notice")
        elif look.kind in ("byline", "date", "caption", "rule"):
            in_box = False
        elif look.kind == "prose":
            after = looks[place + 1].kind if place + 1 < len(looks) else "rule"
            entry = place > 0 and looks[place - 1].kind == "line" and after not in ("prose", "byline", "date")
            if in_box and entry and look.unit.words <= LONGEST_LEAD and look.unit.level is None:
                looks[place] = replace(look, kind="teaser")
            else:
                in_box = False
                text += look.unit.words
    return looks


def _demote_comments(looks: list[Look], signs: Signs) -> list[Look]:
    """Under the heading of comments, what follows a name and a time, and what goes on at once, is a comment."""
    inside = False
    for place, look in enumerate(looks):
        if signs.comments.match(look.unit.text) and look.unit.words <= 4:
            inside = True
        elif inside and look.kind == "prose":
            above = looks[place - 1]
            if above.kind in ("stamp", "date", "label", "byline", "notice") or above.demoted:
                looks[place] = replace(look, kind="notice", demoted=True)
            else:
                inside = False
        elif look.kind in ("caption", "rule", "box") or (look.kind == "line" and look.unit.words > LONGEST_NAME):
            inside = False
    return looks


def _demote_alone(looks: list[Look]) -> list[Look]:
    """A short sentence alone among lines of a list is one of them, if the page has more text than that."""
    total = sum(look.unit.words for look in looks if look.kind == "prose")
    marked = list(looks)
    for place, look in enumerate(looks):
        if look.kind != "prose" or look.unit.words > SHORT or total - look.unit.words < ENOUGH_TEXT:
            continue
        beside = [looks[at].kind for at in (place - 1, place + 1) if 0 <= at < len(looks)]
        asks = look.unit.text.rstrip("\"'”’").endswith(("?", "!"))
        if all(kind in _LISTED for kind in beside) and (asks or _in_list(looks, place)):
            marked[place] = replace(look, kind="line")
    return marked


def _in_list(looks: Sequence[Look], place: int) -> bool:
    """Whether three units or more on both sides are lines and none is reading text."""
    around = [*looks[max(0, place - 2) : place], *looks[place + 1 : place + 3]]
    return len(around) == 4 and all(look.kind in ("line", "teaser", "stamp", "box") for look in around)
