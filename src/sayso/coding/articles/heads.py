"""Heads: where on a page an article begins.

Reading text stands in runs, with gaps of other lines between them. Every gap is either the inside of an article
(an advertisement, a section heading, a pointer) or holds the head of the next one: headline, byline, date, photo.
The evidence of a head is added up, much as in a logistic regression whose weights are set by hand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.coding.articles.looks import Look
from sayso.coding.articles.signs import CLOCK, DATELINE

HEAD_REACH = 16  # units between two printings of one headline
THRESHOLD = 2.0
DOUBLED = 6.0
FEWEST_ENTRIES = 3
MOST_TITLE_WORDS = 45
STEM = 5
_WORD = re.compile(r"[^\W_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The units [start, end) between two runs of reading text; the last of the page ends with the page."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A possible head: the place of the headline (None: an article without one), its gap, and the evidence for it.

    `bare` says that the headline is all the evidence: no photo, name, date, rule or second printing beside it.
    """

    title: int | None
    gap: Gap
    score: float
    bare: bool = False


def find_heads(looks: Sequence[Look]) -> list[Head]:
    """The heads of a page in order; the first is that of the first reading text. Empty if there is none."""
    gaps = find_gaps(looks)
    if not gaps:
        return []
    first = _first_head(looks, gaps[0])
    level = looks[first.title].unit.level if first.title is not None else None
    others = [head for gap in gaps[1:] if (head := _best_head(looks, gap, level)) is not None]
    entries = _find_entries(looks, gaps, first)
    others = [head for head in others if head.gap not in entries or head.score >= DOUBLED]
    bare = [head.score for head in others if head.bare]
    mean = sum(bare) / len(bare) if bare else 0.0
    heads = [first]
    for head in others:
        score = (head.score + mean) / 2 if head.bare else head.score
        if score >= THRESHOLD:
            heads.append(head)
    return heads


def _find_entries(looks: Sequence[Look], gaps: Sequence[Gap], first: Head) -> list[Gap]:
    """The gaps between the entries of a page that grows under one headline: each opens with a time of day or a date.

    On a page where the first headline stands below a date as well, dates open articles.
    """
    entries = [gap for gap in gaps[1:] if _opens_entry(looks[gap.start : gap.end])]
    if len(entries) < FEWEST_ENTRIES or 2 * len(entries) < len(gaps) - 1:
        return []
    dated = [gap for gap in entries if any(look.kind == "date" for look in looks[gap.start : gap.end])]
    above = looks[first.title - 1].kind if first.title else None
    return [] if dated and above == "date" else entries


def _opens_entry(units: Sequence[Look]) -> bool:
    """Whether the first of these units, rules apart, is a time or a date, or begins with a time of day."""
    opening = next((look for look in units if look.kind != "rule"), None)
    if opening is None:
        return False
    return opening.kind in ("stamp", "date") or CLOCK.match(opening.unit.text[:20]) is not None


def find_gaps(looks: Sequence[Look]) -> list[Gap]:
    """The gap before each run of reading text, in order; the first may be empty."""
    gaps: list[Gap] = []
    start = 0
    for place, look in enumerate(looks):
        if look.kind == "prose":
            if not gaps or place > start:
                gaps.append(Gap(start=start, end=place))
            start = place + 1
    return gaps


def mark_doubled(looks: list[Look]) -> list[Look]:
    """Looks in which a headline that is printed again before its text counts as a line, however it looked."""
    marked = list(looks)
    last: dict[str, int] = {}
    for place, look in enumerate(looks):
        key = look.unit.key
        before = last.get(key)
        if key and before is not None and 2 <= place - before <= HEAD_REACH and _may_be_doubled(looks, before, place):
            for one in (before, place):
                marked[one] = replace(looks[one], kind="line", title_share=1.0, ended=False, doubled=True)
        last[key] = place
    return marked


def _may_be_doubled(looks: Sequence[Look], first: int, second: int) -> bool:
    look = looks[first]
    if look.kind not in ("line", "prose", "label") or not 2 <= look.unit.words <= MOST_TITLE_WORDS or look.times > 4:
        return False
    between = looks[first + 1 : second]
    if look.kind == "prose" and not any(one.kind == "caption" or one.unit.words <= 2 for one in between):
        return False
    return all(one.kind != "prose" or one.unit.key == look.unit.key for one in between)


def _first_head(looks: Sequence[Look], gap: Gap) -> Head:
    """The head of the first article: the best headline before its text, however weak, or none."""
    best = _best_head(looks, gap, None, first=True)
    return best if best is not None else Head(title=None, gap=gap, score=0.0)


def _best_head(looks: Sequence[Look], gap: Gap, level: int | None, *, first: bool = False) -> Head | None:
    heads: list[Head] = []
    lead, ahead = _stems_ahead(looks, gap.end), _stems_behind(looks, gap.start)
    for place in range(gap.start, gap.end):
        if _may_be_title(looks, gap, place, first=first):
            heads.append(_weigh(looks, gap, place, level, lead, ahead))
    return max(heads, key=lambda head: head.score, default=None)


def _may_be_title(looks: Sequence[Look], gap: Gap, place: int, *, first: bool) -> bool:
    look = looks[place]
    if look.kind == "line":
        return look.unit.words <= MOST_TITLE_WORDS
    if look.kind == "pointer":
        return look.unit.words >= 4 and not look.unit.link_share
    if look.kind == "label":
        return first or look.unit.level is not None
    return False


def _weigh(looks: Sequence[Look], gap: Gap, place: int, level: int | None, lead: set[str], behind: set[str]) -> Head:
    look = looks[place]
    above, below = looks[gap.start : place], looks[place + 1 : gap.end]
    copies = [one for one in below if one.unit.key == look.unit.key]
    firm = 4.0 if look.named else 0.0
    if copies and look.times <= 4:
        firm += DOUBLED
    if any(one.kind in ("byline", "date") for one in below):
        firm += 3.0
    captions = [one for one in below if one.kind == "caption"]
    if captions:
        firm += 3.5 if any(one.times > 1 for one in captions) else 1.5
    if any(one.kind == "rule" for one in above):
        firm += 1.5
    if any(one.kind == "credit" for one in above):
        firm += 1.5
    if gap.end < len(looks) and has_dateline(looks[gap.end].unit.text):
        firm += 1.5
    score = (
        firm - 2.5 * (look.kind == "pointer") + _wording(look) + _marking(look, level) + _contrast(look, lead, behind)
    )
    if firm:
        score += 0.7 * any(one.kind in ("notice", "label") for one in below)
        score += min(1.2, 0.3 * sum(one.kind not in ("rule", "pointer") for one in above))
    elif above and above[-1].kind in ("line", "teaser", "pointer", "box"):
        score -= 1.5
    score -= 1.2 * sum(one.kind == "line" and one.unit.key != look.unit.key for one in below)
    score -= 1.0 * any(one.kind in ("box", "pointer") for one in below)
    return Head(title=place, gap=gap, score=score, bare=firm == 0.0)


def _wording(look: Look) -> float:
    words = look.unit.words
    score = -2.0 if words <= 3 else 0.0 if words <= 5 else 1.0
    if words >= 15 and look.title_share < 0.5:
        score -= 1.5
    return score + (0.5 if look.title_share >= 0.6 else 0.0) - (1.0 if look.ended else 0.0)


def _marking(look: Look, level: int | None) -> float:
    """What the heading marks of the page say: same level as the first headline, or below it."""
    if level is None and look.unit.level is None:
        return 0.0
    if level is None or look.unit.level is None:
        return -0.5
    return 2.0 if look.unit.level == level else -4.0 if look.unit.level > level else 0.0


def _contrast(look: Look, lead: set[str], behind: set[str]) -> float:
    """How much more of the headline's words stand in the text that follows than in the text before it."""
    stems = stems_of(look.unit.text)
    if not stems:
        return 0.0
    shared = len(stems & lead) / len(stems) - len(stems & behind) / len(stems)
    return max(-1.0, min(2.0, 3.0 * shared))


def _stems_ahead(looks: Sequence[Look], place: int) -> set[str]:
    ahead = looks[place : place + 2]
    return {stem for look in ahead if look.kind == "prose" for stem in stems_of(look.unit.text)}


def _stems_behind(looks: Sequence[Look], place: int) -> set[str]:
    behind = looks[max(0, place - 3) : place]
    return {stem for look in behind if look.kind == "prose" for stem in stems_of(look.unit.text)}


def stems_of(text: str) -> set[str]:
    """The first letters of the longer words of a text's beginning, case-folded."""
    return {word[:STEM].casefold() for word in _WORD.findall(text[:900])}


def has_dateline(text: str) -> bool:
    """Whether a text begins with a place in capitals, or a place with a date or an agency, and a dash."""
    match = DATELINE.match(text[:160])
    if not match:
        return False
    return bool(match["date"] or match["agency"] or match["place"].split(",")[0].isupper())
