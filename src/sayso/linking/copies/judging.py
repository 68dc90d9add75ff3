"""Whether two reports are one text: a verdict on the pair, with what it rests on."""

from dataclasses import dataclass

from sayso.linking.copies.alignment import find_runs
from sayso.linking.copies.changes import KEPT, find_fates, reworded, text_of
from sayso.linking.copies.outlets import same_outlet
from sayso.linking.copies.overlaps import Overlap, measure
from sayso.linking.copies.profiles import Profile, words_held
from sayso.model import Member
from sayso.model.vocabulary import CopyRelation

TIED, TIED_LED = 0.65, 0.5  # of the words of the shorter text; less will do where both texts begin alike
LED = 0.7  # of the first words of each
LEAST_WORDS, LEAST_BRIEF = 20, 8  # in common; for an item of a digest under the same headline
WHOLE = 0.9
UNKNOWN = 0.9  # of the score, where nothing names the outlets
KEPT_WHOLE, EQUAL, HEADED, HEADED_EQUAL = 0.8, 0.98, 0.8, 0.5
ANNOUNCED = 0.5  # of the words of a headline
BEGINNING, OPENING_RUN = 30, 5
MOST_HELD = 0.6  # of a digest, by the one article that it holds
MOST_WITHIN, OPENED = 0.7, 0.2
LONGEST_POSTSCRIPT = 2  # sentences that one version has behind the end of the other; more were cut off there
ADDITION = 6  # words in a row within a sentence that the other version lacks
QUOTED, MOST_CHANGES = 90, 4
HELD, HELD_AKIN = 0.55, 0.45  # of the different words
AKIN, AKIN_WORDS = 0.3, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyVerdict:
    """Two reports are one text. `holder` is, for an excerpt, the member that holds the other or a part of it.

    `within` is the member that stands within the other, behind what else that one tells: such a page may hold two
    articles that nobody split.
    """

    relation: CopyRelation
    shared: float
    score: float
    reasons: tuple[str, ...]
    holder: Member | None = None
    within: Member | None = None


def judge_copy(one: Profile, other: Profile) -> CopyVerdict | None:
    """The verdict on two reports, whichever comes first; None where they are texts of their own."""
    if other.member < one.member:
        one, other = other, one
    if one.member.capture == other.member.capture:
        return None
    if words_held(one, other) < HELD and one.in_digest == other.in_digest:  # spares reading most pairs
        return None
    overlap = measure(one.body, other.body)
    shared = overlap.shared()
    if not _tied(one, other, overlap):
        return _judge_opening(one, other, overlap)
    if _items_of_two(one, other):
        return None
    reasons = (f"{round(100 * shared)} % of the words of the shorter text stand in the other",)
    digest = _digest_of(one, other, overlap)
    if digest:
        reasons = (*reasons, "an item of a digest")
        return CopyVerdict(relation="excerpt", shared=shared, score=shared, reasons=reasons, holder=digest.member)
    at_one = same_outlet(one.outlet, other.outlet)
    relation, why = _relate(one, other, overlap, at_one)
    return CopyVerdict(
        relation=relation,
        shared=shared,
        score=shared if at_one is not None else UNKNOWN * shared,
        reasons=(*reasons, *why),
        within=_within(one, other, overlap),
    )


def _tied(one: Profile, other: Profile, overlap: Overlap) -> bool:
    enough = TIED_LED if overlap.lead >= LED else TIED
    brief = (one.in_digest or other.in_digest) and _headed(one, other) >= HEADED
    if overlap.told < (LEAST_BRIEF if brief else LEAST_WORDS):
        return False
    return min(overlap.shared(), overlap.shared_told()) >= enough and _about(one, other)


def _items_of_two(one: Profile, other: Profile) -> bool:
    """Whether two reports are items of different digests, which may hold one item and are no copies for that."""
    mine, theirs = one.page, other.page
    if not (one.in_digest and other.in_digest) or mine.articles + theirs.articles == 2:
        return False
    return (mine.articles, mine.longest) != (theirs.articles, theirs.longest)


def _digest_of(one: Profile, other: Profile, overlap: Overlap) -> Profile | None:
    """Which of two reports is a digest, or an item of one, that holds the other; None where neither is. A digest that
    another outlet carries whole is a text like others.
    """
    if one.in_digest == other.in_digest:
        return None
    digest, article = (one, other) if one.in_digest else (other, one)
    holds = len(digest.body.words) > len(article.body.words) and overlap.carried() < MOST_HELD
    return digest if digest.page.articles > 1 or holds else None


def _relate(one: Profile, other: Profile, overlap: Overlap, at_one: bool | None) -> tuple[CopyRelation, list[str]]:
    """How two copies are related, and why; `at_one`: whether they are of one outlet."""
    if at_one is False:
        return "wire_copy", [f"another outlet: {one.outlet.name}, {other.outlet.name}"]
    if at_one is None and (why := _parted(one, other, overlap)):
        return "wire_copy", [why]
    known = f"same outlet: {one.outlet.name}" if at_one else "nothing tells the outlets apart"
    found = _changes(one, other)
    return "revision" if found else "same_capture", [known, *(found or ["nothing that was told is changed"])]


def _within(one: Profile, other: Profile, overlap: Overlap) -> Member | None:
    if overlap.carried() >= MOST_WITHIN or overlap.opening >= OPENED or 2 * _headed(one, other) >= 1:
        return None
    return min(one, other, key=lambda profile: (len(profile.body.words), profile.member)).member


def _headed(one: Profile, other: Profile) -> float:
    """The share of the words of the shorter headline that stand in the other; 0 where one is missing."""
    fewer = min(len(one.title), len(other.title))
    return len(one.title & other.title) / fewer if fewer else 0.0


def _parted(one: Profile, other: Profile, overlap: Overlap) -> str | None:
    """Why two reports whose outlets are not known are taken for those of two; None where all looks the same."""
    if overlap.carried() < KEPT_WHOLE:
        return "outlet not known, and much of the text is in one only"
    if one.agency != other.agency or one.dated != other.dated:
        return "outlet not known, and one has a credit or dateline that the other lacks"
    alike = HEADED if min(overlap.shared(), overlap.carried()) < EQUAL else HEADED_EQUAL
    if one.title and other.title and _headed(one, other) < alike:
        return "outlet not known, and the headlines differ"
    return None


def share_root(one: Profile, other: Profile) -> bool:
    """Whether two reports that are no copies still share so much text that they cannot be independent."""
    if other.member < one.member:
        one, other = other, one
    if words_held(one, other) < HELD_AKIN:
        return False
    overlap = measure(one.body, other.body)
    return overlap.told >= AKIN_WORDS and overlap.shared_told() >= AKIN and _about(one, other)


def _judge_opening(one: Profile, other: Profile, overlap: Overlap) -> CopyVerdict | None:
    """The verdict on a digest that was not split into its items: it holds how another article begins."""
    if one.in_digest == other.in_digest or overlap.told < LEAST_WORDS:
        return None
    digest, article = (one, other) if one.in_digest else (other, one)
    opening = article.body.words[:BEGINNING]
    held = sum(run.length for run in find_runs(opening, digest.body.words, OPENING_RUN)) / len(opening)
    if held < WHOLE:
        return None
    return CopyVerdict(
        relation="excerpt",
        shared=overlap.shared(),
        score=held,
        reasons=(f"a digest holds {round(100 * held)} % of the first {len(opening)} words of the other",),
        holder=digest.member,
    )


def _about(one: Profile, other: Profile) -> bool:
    """Whether what two reports share is what their headlines announce: pages of one site share furniture, too."""
    if 2 * _headed(one, other) >= 1:
        return True
    if not any(one.told) or not any(other.told):
        return False
    if not one.title or not other.title:
        return True
    shared = set(one.body.words) & set(other.body.words)
    return any(len(title & shared) >= ANNOUNCED * len(title) for title in (one.title, other.title))


def _changes(one: Profile, other: Profile) -> list[str]:
    """What one of two texts of an outlet has and the other has not, in words; empty if that is only where it ends."""
    found = ["the headline of one calls it a later version"] if one.updated != other.updated else []
    if one.body.words == other.body.words:
        return found
    before, after = find_fates(one.body, other.body)
    for mine, fates in ((one, before), (other, after)):
        end = max((n for n, fate in enumerate(fates) if fate.kept >= KEPT), default=-1)
        own = [n for n, fate in enumerate(fates) if fate.kept < KEPT or (fate.lost >= ADDITION and n < end)]
        own = [n for n in own if mine.told[n]]
        tail = [n for n in own if n > end]
        if len(tail) > LONGEST_POSTSCRIPT:  # where the other capture breaks off
            own = own[: -len(tail)]
        found += [f"only in one: “{text_of(mine.text, mine.body, n)[:QUOTED]}”" for n in own[:2]]
    for number, partner in reworded(one.text, one.body, before, other.text, other.body):
        if not (one.told[number] and other.told[partner]):
            continue
        left, right = text_of(one.text, one.body, number), text_of(other.text, other.body, partner)
        found.append(f"changed: “{left[:QUOTED]}”, “{right[:QUOTED]}”")
    return found[:MOST_CHANGES]
