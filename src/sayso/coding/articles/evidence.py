"""Evidence: how much speaks for a line being the headline of a new article.

Where a photo, a name, a date, a rule or a second printing stands beside a line, these are added up; the weights are set
by hand. Where the line is bare, its wording and the texts around it must tell: a new article shares few words with the
text before it, and its headline has words of the lead. The weights of bare lines are rounded from one logistic
regression: headlines between articles set one after another, against headings and broken lines of single articles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.coding.articles.looks import Look, has_dateline

THRESHOLD = 2.0
BARE_THRESHOLD = 2.3  # a wrong cut costs more than a missed one
DOUBLED = 6.0
NEAR_PARAGRAPHS = 3  # on either side of a gap
STEM, SAMPLE = 5, 900  # letters of a word, characters of a paragraph
_WORD = re.compile(r"[^\W_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The units [start, end) between two runs of reading text; text begins at `end`."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The word stems of the first paragraph behind a gap, of the first few behind it and of the last few before it."""

    lead: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]

    @property
    def cohesion(self) -> float:
        """The share of the smaller side's stems that stand on both sides."""
        smaller = min(len(self.ahead), len(self.behind))
        return len(self.ahead & self.behind) / smaller if smaller else 0.0


def read_surroundings(looks: Sequence[Look], gap: Gap) -> Surroundings:
    """The texts on both sides of a gap; the text before it reaches back to the line above its run."""
    ahead = _paragraphs(looks, range(gap.end, len(looks)), to_line=False)
    behind = _paragraphs(looks, range(gap.start - 1, -1, -1), to_line=True)
    return Surroundings(
        lead=_stems(ahead[:1]),
        ahead=_stems(ahead),
        behind=_stems(behind),
    )


def weigh(looks: Sequence[Look], gap: Gap, place: int, level: int | None, around: Surroundings) -> Head:
    """The head whose headline stands at `place` of a gap; `level` is the marked level of the page's first headline."""
    look = looks[place]
    above, below = looks[gap.start : place], looks[place + 1 : gap.end]
    firm = _firm(looks, gap, look, above, below)
    score = _marking(look, level) - 2.5 * (look.kind == "pointer")
    score -= 1.2 * sum(one.kind == "line" and one.unit.key != look.unit.key for one in below)
    score -= 1.0 * any(one.kind in ("box", "pointer") for one in below)
    if firm == 0.0:
        listed = bool(above) and above[-1].kind in ("line", "teaser", "pointer", "box")
        boxed = _has_own_box(looks, gap, look)
        score += THRESHOLD + _bare(look, around) + (1.5 if boxed else -1.5 * listed)
        return Head(title=place, gap=gap, score=score, bare=True)
    score += firm + _wording(look) + _contrast(look, around)
    score += 0.7 * any(one.kind in ("notice", "label") for one in below)
    score += min(1.2, 0.3 * sum(one.kind not in ("rule", "pointer") for one in above))
    return Head(title=place, gap=gap, score=score)


def _firm(looks: Sequence[Look], gap: Gap, look: Look, above: Sequence[Look], below: Sequence[Look]) -> float:
    """What stands beside a headline and hardly anywhere else."""
    firm = 4.0 if look.named else 0.0
    if look.times <= 4 and _is_reprinted(look, below):
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
    return firm


def _has_own_box(looks: Sequence[Look], gap: Gap, look: Look) -> bool:
    """Whether a web page sets the line into one element with the text behind it, apart from the text before it."""
    if not look.unit.path or gap.end >= len(looks) or gap.start == 0:
        return False
    own, ahead, behind = (
        unit.path.rpartition("/")[0] for unit in (look.unit, looks[gap.end].unit, looks[gap.start - 1].unit)
    )
    return own == ahead != behind


def _is_reprinted(look: Look, below: Sequence[Look]) -> bool:
    """Whether the line stands once more above the text, with no other headline behind its last printing."""
    for one in reversed(below):
        if one.unit.key == look.unit.key:
            return True
        if one.kind == "line":
            return False
    return False


def _bare(look: Look, around: Surroundings) -> float:
    """The logit of a bare line being a headline and not a section heading or part of the text."""
    text, words = look.unit.text, look.unit.words
    score = -1.4 - 6.6 * around.cohesion
    score += -2.3 if words <= 3 else -0.7 if words <= 5 else 1.6 if words <= 14 else 0.6
    score += 2.6 * _share(text, around.lead) + 3.2 * _share(text, around.ahead) - 4.2 * _share(text, around.behind)
    score -= 5.0 * look.ended + 2.5 * (text[-1] in ":,;") + 1.8 * (text[0] in "\"“‘'") + 0.6 * text[0].islower()
    return score + 1.9 * text.isupper()


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


def _contrast(look: Look, around: Surroundings) -> float:
    """How much more of the headline's words stand in the text that follows than in the text before it."""
    contrast = _share(look.unit.text, around.ahead) - _share(look.unit.text, around.behind)
    return max(-1.0, min(2.0, 3.0 * contrast))


def _share(text: str, stems: frozenset[str]) -> float:
    own = stems_of(text)
    return len(own & stems) / len(own) if own else 0.0


def _paragraphs(looks: Sequence[Look], places: range, *, to_line: bool) -> list[str]:
    found: list[str] = []
    for place in places:
        if looks[place].kind == "prose":
            found.append(looks[place].unit.text)
            if len(found) == NEAR_PARAGRAPHS:
                break
        elif found and to_line and looks[place].kind == "line":
            break
    return found


def _stems(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(stem for text in texts for stem in stems_of(text))


def stems_of(text: str) -> set[str]:
    """The first letters of the longer words of a text's beginning, case-folded."""
    return {word[:STEM].casefold() for word in _WORD.findall(text[:SAMPLE])}
