"""What changed from one version of a text to another, sentence by sentence."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, islice

from sayso.linking.copies.alignment import find_runs
from sayso.linking.copies.words import Worded, fold, read_words, repair

ALIKE = 0.75  # letters in common: two spellings of one word
KEPT = 0.5  # of a sentence's words: below, it is another sentence
LONGEST_SENTENCE = 200  # words that are compared one by one; of more, only the first
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W_]+)*|\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Sentences that only the later text has (`added`), only the earlier one (`removed`), and those that were changed,
    earlier and later wording. Typography and broken conversion are no change.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a sentence: the share of its words that stand in the other text, the most words in a row that do
    not, and the number of the sentence there that holds most of them; None where none does.
    """

    kept: float
    lost: int
    partner: int | None


def find_changes(old: str, new: str) -> Changes:
    """What the later of two texts changed, in the order of the text; nothing where both read the same."""
    old, new = repair(old), repair(new)
    one, other = read_words(old), read_words(new)
    before, after = find_fates(one, other)
    removed = [text_of(old, one, n) for n, fate in enumerate(before) if fate.kept < KEPT]
    added = [text_of(new, other, n) for n, fate in enumerate(after) if fate.kept < KEPT]
    changed = [(text_of(old, one, n), text_of(new, other, p)) for n, p in reworded(old, one, before, new, other)]
    return Changes(added=tuple(added), removed=tuple(removed), changed=tuple(changed))


def find_fates(one: Worded, other: Worded) -> tuple[list[Fate], list[Fate]]:
    """What became of every sentence of the first text in the second, and the other way round."""
    there: list[int] = [-1] * len(one.words)
    back: list[int] = [-1] * len(other.words)
    for run in find_runs(one.words, other.words):
        for step in range(run.length):
            there[run.one + step] = run.other + step
            back[run.other + step] = run.one + step
    return _fates(one, there, other), _fates(other, back, one)


def reworded(old: str, one: Worded, fates: Sequence[Fate], new: str, other: Worded) -> list[tuple[int, int]]:
    """Sentences that are still there, but say something else: their numbers in the first and in the second text."""
    found: list[tuple[int, int]] = []
    for number, fate in enumerate(fates):
        if fate.partner is None or fate.kept < KEPT or one.of(number) == other.of(fate.partner):
            continue
        if differs(text_of(old, one, number), text_of(new, other, fate.partner)):
            found.append((number, fate.partner))
    return found


def differs(one: str, other: str) -> bool:
    """Whether two wordings of a sentence differ in more than typography, damage, or where the sentence was cut."""
    mine, theirs = _spelled(one), _spelled(other)
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        left, right = "".join(mine[a:b]), "".join(theirs[c:d])
        within = (a > 0 and b < len(mine)) or b - a == d - c == 1  # at its ends, a sentence may be cut or dated
        if _digits(left) != _digits(right) or (
            within and SequenceMatcher(None, left, right, autojunk=False).ratio() < ALIKE
        ):
            return True
    return False


def text_of(text: str, worded: Worded, number: int) -> str:
    """A sentence in its words, on one line."""
    sentence = worded.sentences[number]
    return " ".join(text[sentence.start : sentence.end].split())


def _fates(worded: Worded, there: Sequence[int], other: Worded) -> list[Fate]:
    home = [0] * len(other.words)
    for number, sentence in enumerate(other.sentences):
        home[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
    fates: list[Fate] = []
    for sentence in worded.sentences:
        places = there[sentence.first : sentence.last]
        held = Counter(home[place] for place in places if place >= 0)
        lost = max((len(list(run)) for gone, run in groupby(places, lambda place: place < 0) if gone), default=0)
        partner = max(held, key=lambda number: (held[number], -number), default=None)
        fates.append(Fate(kept=held.total() / len(places), lost=lost, partner=partner))
    return fates


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word)


def _spelled(sentence: str) -> list[str]:
    return [fold(match[0]) for match in islice(_WORD.finditer(sentence), LONGEST_SENTENCE)]
