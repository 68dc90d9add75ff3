"""Heads: where on a page an article begins.

Reading text stands in runs, with gaps of other lines between them. Every gap is either the inside of an article
(an advertisement, a section heading, a pointer) or holds the head of the next one: headline, byline, date, photo.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.coding.articles.evidence import BARE_THRESHOLD, DOUBLED, THRESHOLD, Gap, Head, read_surroundings, weigh
from sayso.coding.articles.looks import Look
from sayso.coding.articles.signs import CLOCK

HEAD_REACH = 16  # units between two printings of one headline
WINDOW = 60  # units before a text among which its headline is looked for
FEWEST_ENTRIES = 3
MOST_TITLE_WORDS = 45
LONGEST_GREETING = 30  # words
SHORTEST_BRIEF = 12  # words
LONGEST_NAME = 3  # words of what names a site, and not a story


def find_heads(looks: Sequence[Look]) -> list[Head]:
    """The heads of a page in order; the first is that of the first reading text. Empty if there is none."""
    gaps = find_gaps(looks)
    if not gaps:
        return []
    first = _first_head(looks, gaps[0])
    level = looks[first.title].unit.level if first.title is not None else None
    entries = _find_entries(looks, gaps, first)
    if entries:
        first = _head_of_entries(looks, first)
    others = [head for gap in gaps[1:] if (head := _best_head(looks, gap, level)) is not None]
    others = [head for head in others if head.gap not in entries or head.score >= DOUBLED]
    bare = [head.score for head in others if head.bare]
    mean = sum(bare) / len(bare) if bare else 0.0
    heads: list[Head] = [first]
    for head in others:
        if head.score >= THRESHOLD if not head.bare else (head.score + mean) / 2 >= BARE_THRESHOLD:
            heads.append(head)
    return heads[1:] if len(heads) > 1 and _is_greeting(looks, heads) else heads


def _is_greeting(looks: Sequence[Look], heads: Sequence[Head]) -> bool:
    """Whether the first of several articles is one short paragraph without a headline, or a few words."""
    first, second = heads[0], heads[1]
    text = [look.unit.words for look in looks[first.gap.end : second.gap.start] if look.kind == "prose"]
    title = looks[first.title] if first.title is not None else None
    headed = title is not None and (not first.bare or title.unit.words > LONGEST_NAME)
    sure = not second.bare or len(heads) >= FEWEST_ENTRIES
    return sure and len(text) == 1 and text[0] <= (SHORTEST_BRIEF if headed else LONGEST_GREETING)


def _find_entries(looks: Sequence[Look], gaps: Sequence[Gap], first: Head) -> set[Gap]:
    """The gaps between the entries of a page that grows under one headline: each opens with a time of day or a date.

    On a page where the first headline stands below a date as well, dates open articles.
    """
    entries = [gap for gap in gaps[1:] if _opens_entry(looks[gap.start : gap.end])]
    if len(entries) < FEWEST_ENTRIES or 2 * len(entries) < len(gaps) - 1:
        return set()
    dated = [gap for gap in entries if any(look.kind == "date" for look in looks[gap.start : gap.end])]
    above = looks[first.title - 1].kind if first.title else None
    return set() if dated and above == "date" else set(entries)


def _head_of_entries(looks: Sequence[Look], head: Head) -> Head:
    """The head of a page that grows: the headline above its first time or date, and not that of its first entry."""
    places = range(head.gap.start, head.gap.end)
    cut = next((place for place in places if looks[place].kind in ("stamp", "date")), head.gap.end)
    lines = [place for place in range(head.gap.start, cut) if looks[place].kind == "line"]
    return replace(head, title=lines[-1]) if lines and head.title is not None and head.title > cut else head


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
    near = Gap(start=max(gap.start, gap.end - WINDOW), end=gap.end)
    around = read_surroundings(looks, gap)
    heads = [
        weigh(looks, near, place, level, around)
        for place in range(near.start, near.end)
        if _may_be_title(looks[place], first=first)
    ]
    heads = [head for head in heads if first or not (head.bare and looks[head.title or 0].kind == "pointer")]
    best = max(heads, key=lambda head: head.score, default=None)
    return None if best is None else replace(best, gap=gap)


def _may_be_title(look: Look, *, first: bool) -> bool:
    if look.kind == "line":
        return look.unit.words <= MOST_TITLE_WORDS
    if look.kind == "pointer":
        return look.unit.words >= 4 and not look.unit.link_share
    if look.kind == "label":
        return first or look.unit.level is not None
    return False
