"""How like two names are, and in what: the same in another spelling, a short form, an acronym, or merely near."""

from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from sayso.lang.identity import IdentityWords
from sayso.linking.actors.names import Name
from sayso.linking.actors.sounds import ALIKE, ONE_LETTER, Word, compare_words

How = Literal["equal", "spelling", "longer", "beginning", "short", "acronym", "known", "kinds", "son", "near", "none"]
LONG = 6  # letters of a single word from which on a slip may pass for the word
NEAR = 0.6  # of the letters of two names in common, from where a reader might take one for the other


class Likeness(NamedTuple):
    """`score` is 1 for one name and 0 for two; `how` says in what they are alike.

    `longer`: one leaves out words in the middle, or has initials for them; `beginning`: one goes on where the other
    ends; `short`: one is a single word of the other; `kinds`: one stem and two kinds of body; `son`: one is "junior";
    `near`: a slip apart.
    """

    score: float
    how: How


NONE = Likeness(0.0, "none")


def same_name(one: Name, other: Name, words: IdentityWords) -> float:
    """How likely two names, by themselves, are names of one: 1 equal, 0.8 and more in another spelling or fuller, about
    0.6 a short form of the other (a surname, a first word), 0.7 and less merely near, 0 different.
    """
    return compare_names(one, other, words).score


def compare_names(one: Name, other: Name, words: IdentityWords) -> Likeness:
    """How like two names are. Symmetric; does not ask whether they are names at all (`Name.reading`)."""
    if one.owner != other.owner and "common" in (one.reading, other.reading):
        return NONE
    if one.known is not None and one.known == other.known:
        return Likeness(1.0 if one.key == other.key else 0.97, "equal" if one.key == other.key else "known")
    if one.known is not None and other.known is not None:
        return NONE
    if one.nation and other.nation and one.nation != other.nation:
        return NONE
    if one.key == other.key and one.suffix == other.suffix and one.bodies == other.bodies:
        return Likeness(1.0, "equal")
    for short, long in ((one, other), (other, one)):
        if len(short.letters) > 2 and short.letters == long.initials:
            return Likeness(0.85 if len(short.letters) > 3 else 0.75, "acronym")
    if (one.letters or other.letters) and len(one.words) == len(other.words) and one.joined.text != other.joined.text:
        return NONE  # an acronym has no spellings
    if one.reading == other.reading == "person":
        return _persons(one, other, words)
    return _bodies(one, other, words)


def _persons(one: Name, other: Name, words: IdentityWords) -> Likeness:
    if one.suffix != other.suffix:
        return NONE if one.suffix and other.suffix else _with_suffix(_persons_of(one, other, words))
    return _persons_of(one, other, words)


def _with_suffix(found: Likeness) -> Likeness:
    """A father and a son, or one man: the names by themselves do not tell."""
    return Likeness(min(found.score, 0.72), "son") if found.score >= ALIKE else found


def _persons_of(one: Name, other: Name, words: IdentityWords) -> Likeness:
    if one.joined.text == other.joined.text:
        return Likeness(1.0, "equal")
    if compare_words(one.joined, other.joined, words) >= ALIKE:
        return Likeness(compare_words(one.joined, other.joined, words), "spelling")
    short, long = sorted((one.words, other.words), key=len)
    if len(short) == len(long):
        straight = _in_step(short, long, words)
        return (
            max(straight, _in_step(short, (*long[1:], long[0]), words)) if _may_turn(short, long, words) else straight
        )
    if len(short) == 1:
        return _one_word(short[0], long, words)
    turned = "".join(word.text for word in (long[-1], *long[:-1]))
    if _may_turn(short, long, words) and turned == "".join(word.text for word in short):
        return Likeness(0.95, "spelling")
    return _longer(short, long, words)


def _may_turn(one: tuple[Word, ...], other: tuple[Word, ...], words: IdentityWords) -> bool:
    """Whether one of the names may have its family name first: one of its ends is a family name that often has."""
    ends = {one[0].text, one[-1].text, other[0].text, other[-1].text}
    return len(one) > 1 and not ends.isdisjoint(words.lists.parts.family_first)


def _in_step(one: tuple[Word, ...], other: tuple[Word, ...], words: IdentityWords) -> Likeness:
    if len(one) != len(other):
        return NONE
    scores = [_word_or_initial(a, b, words) for a, b in zip(one, other, strict=True)]
    low = min(scores, default=0.0)
    if low >= ALIKE:
        abridged = any(len(a.text) == 1 for a in (*one, *other)) and low < 1.0
        return Likeness(low, "longer" if abridged else "equal" if low == 1.0 else "spelling")
    slips = [score for score in scores if score < ALIKE]
    if len(slips) == 1 and slips[0] >= ONE_LETTER and (len(one) > 1 or all(len(word.text) >= LONG for word in one)):
        return Likeness(ONE_LETTER, "near")
    return _near(one, other)


def _word_or_initial(one: Word, other: Word, words: IdentityWords) -> float:
    if one.text != other.text and 1 in (len(one.text), len(other.text)):
        return ALIKE if one.text[:1] == other.text[:1] else 0.0
    return compare_words(one, other, words)


def _one_word(short: Word, long: tuple[Word, ...], words: IdentityWords) -> Likeness:
    last = compare_words(short, long[-1], words)
    first = compare_words(short, long[0], words)
    family_first = long[0].text in words.lists.parts.family_first
    if last >= ALIKE or (first >= ALIKE and family_first):
        return Likeness(0.62 * max(last, first), "short")
    return Likeness(0.5 * first, "short") if first >= ALIKE else NONE


def _longer(short: tuple[Word, ...], long: tuple[Word, ...], words: IdentityWords) -> Likeness:
    """One name has words, or initials, that the other leaves out."""
    if any(len(word.text) == 1 for word in short[:-1]) and _initials(short) != _initials(long):
        return Likeness(0.5, "near")  # George W. Bush, George H. W. Bush
    places: list[int] = []
    low = 1.0
    for number, word in enumerate(short):
        start = places[-1] + 1 if places else 0
        found = _next_place(word, number, long, start, words)
        if found is None:
            return _near(short, long)
        places.append(found[0])
        low = min(low, found[1])
    if places[-1] == len(long) - 1:
        return Likeness(0.88 * low, "longer")
    return Likeness(0.72 * low, "beginning") if places[0] == 0 else Likeness(0.5 * low, "near")


def _next_place(
    word: Word, number: int, long: tuple[Word, ...], start: int, words: IdentityWords
) -> tuple[int, float] | None:
    """Where a word stands again in a longer name; an initial stands for a first name, or for a middle one."""
    for place in range(start, len(long)):
        initial = 1 in (len(word.text), len(long[place].text))
        score = _word_or_initial(word, long[place], words)
        if score >= ALIKE and not (initial and (number == 0) != (place == 0)):
            return place, score
    return None


def _initials(name: tuple[Word, ...]) -> str:
    return "".join(word.text for word in name[1:-1] if len(word.text) == 1)


def _near(one: tuple[Word, ...], other: tuple[Word, ...]) -> Likeness:
    """Names of several words that resemble each other as wholes, each word its fellow a little."""
    if min(len(one), len(other)) < 2 or len(one) != len(other) or one[0].text[:2] != other[0].text[:2]:
        return NONE
    ratios = [_ratio(a, b) for a, b in zip(one, other, strict=True)]
    whole = sum(ratios) / len(ratios)
    return Likeness(0.6 * whole, "near") if min(ratios) >= 0.5 and whole >= NEAR else NONE


def _ratio(one: Word, other: Word) -> float:
    a, b = sorted((one.text, other.text))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _bodies(one: Name, other: Name, words: IdentityWords) -> Likeness:
    """Names of bodies, or of a body and somebody who may be one: bags of words, the kind of body aside."""
    if "person" in (one.reading, other.reading) and (one.bodies or other.bodies):
        person, body = (one, other) if one.reading == "person" else (other, one)
        if len(person.words) != len(body.words) or body.bodies - {0}:
            return NONE
    if one.joined.text == other.joined.text or compare_words(one.joined, other.joined, words) >= ALIKE:
        low = compare_words(one.joined, other.joined, words)
        return _kinds(low, one, other, words)
    short, long = sorted((one.words, other.words), key=lambda held: (len(held), [word.text for word in held]))
    if {word.text for word in short if word.text[0].isdigit()} != {w.text for w in long if w.text[0].isdigit()}:
        return NONE
    left = list(long)
    low = 1.0
    for word in short:
        score, place = max(
            ((compare_words(word, fellow, words), -i) for i, fellow in enumerate(left)), default=(0.0, 0)
        )
        if score < ALIKE:
            return _in_step(short, long, words) if len(short) == len(long) > 1 else NONE
        low = min(low, score)
        del left[-place]
    if not left:
        return _kinds(low, one, other, words)
    if len(short) > 1 and len(left) == 1:
        return Likeness(0.66 * low, "beginning")
    begins = len(short) == 1 and compare_words(short[0], next(iter(long)), words) >= ALIKE
    return Likeness(0.62 * low, "short") if begins else NONE


def _kinds(low: float, one: Name, other: Name, words: IdentityWords) -> Likeness:
    """Names of one stem by their kinds of body and their nations."""
    apart = one.bodies ^ other.bodies
    if one.bodies - {0} and other.bodies - {0} and apart - {0}:
        return Likeness(0.5 * low, "kinds")
    if apart - words.may_go:
        return Likeness(0.72 * low, "beginning")
    if apart or one.nation != other.nation:
        return Likeness(0.95 * low, "longer")
    return Likeness(low, "equal" if low == 1.0 else "spelling")
