"""Words of names as sounds, so that one name in several spellings is known again."""

import unicodedata
from dataclasses import dataclass

from sayso.lang.identity import IdentityWords

ALIKE = 0.8  # from here on two words are spellings of one
SPELLING = 0.97  # two spellings that differ in nothing that costs
SHORT, SLIGHT = 5, 0.04  # a shorter word may differ by no more than this: "Baath" and "Path" are two names
ONE_LETTER = 0.7  # one letter apart: a slip, or another name
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʿʾ`´ʻʹ"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. `text` is its plain form, `sounds` its consonants, `vowels` what stands before each and last.

    `skeleton` is the same for all spellings that can be one word.
    """

    text: str
    sounds: tuple[str, ...]
    vowels: tuple[str, ...]
    skeleton: str


def plain(text: str, words: IdentityWords) -> str:
    """Small Latin letters without accents and apostrophes; Cyrillic is transliterated. Everything else stays."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(words.letters)
    folded = unicodedata.normalize("NFKD", folded).translate(_APOSTROPHES)
    return "".join(char for char in folded if not unicodedata.combining(char))


def read_word(text: str, words: IdentityWords) -> Word:
    """A word in its plain form as sounds."""
    found = words.words_before.get(text)
    if not isinstance(found, Word):
        found = words.words_before[text] = _read_word(text, words)
    return found


def _read_word(text: str, words: IdentityWords) -> Word:
    spelled = text
    for pattern, new in words.rewritings:
        spelled = pattern.sub(new, spelled)
    sounds: list[str] = []
    vowels: list[str] = []
    end = 0
    for found in words.sound_pattern.finditer(spelled):
        vowels.append(found[1])
        sounds.append(found[2])
        end = found.end()
    vowels.append(spelled[end:])
    classes = [words.sound_classes.get(sound, sound) for sound in sounds if sound != "h"]
    kept = [sound for i, sound in enumerate(classes) if not i or sound != classes[i - 1]]
    return Word(text=text, sounds=tuple(sounds), vowels=tuple(vowels), skeleton="".join(kept) or spelled[:1])


def compare_words(one: Word, other: Word, words: IdentityWords) -> float:
    """1 for one word, `ALIKE` or more for spellings of one, `ONE_LETTER` for a letter's difference, 0 for two words."""
    if one.text == other.text:
        return 1.0
    if not words.given_lines.get(one.text, frozenset()).isdisjoint(words.given_lines.get(other.text, frozenset())):
        return SPELLING
    cost = _consonants(one, other, words) + _vowels(one, other, words)
    short = min(len(one.text), len(other.text))
    if SPELLING - cost >= (ALIKE if short >= SHORT else SPELLING - SLIGHT) and short > 2:
        return SPELLING - cost
    return ONE_LETTER if short >= SHORT and one_edit(one.text, other.text) else 0.0


def one_edit(one: str, other: str) -> bool:
    """Whether a letter put in, left out, put in place of another or changed with its neighbour makes one the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start + 1 : start + 2] + short[start] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long[start:]


def _consonants(one: Word, other: Word, words: IdentityWords) -> float:
    if len(one.sounds) != len(other.sounds) or not one.sounds:
        return 1.0
    pairs = zip(one.sounds, other.sounds, strict=True)
    return sum(words.sound_costs.get(frozenset((a, b)), 1.0) for a, b in pairs if a != b)


def _vowels(one: Word, other: Word, words: IdentityWords) -> float:
    last = len(one.vowels) - 1
    cost = 0.0
    for i, (a, b) in enumerate(zip(one.vowels, other.vowels, strict=False)):
        if a == b:
            continue
        if a and b:
            cost += _vowel_cost(a, b, words)
        elif 0 < i < last and len(a + b) == 1:
            cost += words.lists.sounds.left_out
        else:
            return 1.0
    return cost


def _vowel_cost(a: str, b: str, words: IdentityWords) -> float:
    if frozenset((a, b)) in words.vowel_costs:
        return words.vowel_costs[frozenset((a, b))]
    if len(a) != len(b) or len(a) == 1:
        return 1.0
    return sum(words.vowel_costs.get(frozenset(pair), 1.0) for pair in zip(a, b, strict=True) if pair[0] != pair[1])
