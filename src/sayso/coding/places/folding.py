"""Folding names for comparison: spelling differences that do not make another name."""

import unicodedata
from collections.abc import Iterable, Mapping

_DROPPED = "'’‘ʻ`ʿʾ´ʼ.\"“”,()"
_TABLE = str.maketrans(
    {**dict.fromkeys(_DROPPED), "-": " ", "–": " ", "/": " ", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d"}
)
_WHOLE_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """Small letters without diacritics, apostrophes and points; hyphens are blanks, "St." is "saint"."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    folded = name.casefold().translate(_TABLE)
    if " " not in folded:
        return folded
    words = folded.split()
    if words and words[0] in _WHOLE_WORDS:
        words[0] = _WHOLE_WORDS[words[0]]
    return " ".join(words)


def fold_loosely(folded: str, articles: Iterable[str], spellings: Mapping[str, str]) -> str:
    """For transliterated names: without articles, doubled letters and a final h, and with `spellings` replaced."""
    kept = [word for word in folded.split() if word not in articles] or folded.split()
    return " ".join(_loose_word(word, spellings) for word in kept)


def _loose_word(word: str, spellings: Mapping[str, str]) -> str:
    for written, other in spellings.items():
        word = word.replace(written, other)
    squeezed = "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])
    return squeezed.removesuffix("h") if squeezed.endswith(("ah", "eh")) else squeezed


def unpointed(abbreviation: str) -> str:
    """An abbreviation without points and blanks: "W. Va." is "WVa"."""
    return abbreviation.replace(".", "").replace(" ", "")
