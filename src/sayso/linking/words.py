"""Words as linking compares them: folded, without case, and where in the text they stand."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, and as printed: whether it is capitalised (or a number), and where it stands."""

    text: str
    capital: bool
    start: int
    end: int


def fold(text: str) -> str:
    """Text without accents."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def find_words(text: str) -> list[Word]:
    """The words of a folded text, in order; offsets are into it."""
    return [
        Word(_bare(match[0]), match[0][0].isupper() or match[0][0].isdigit(), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def words_of(text: str) -> list[str]:
    """The words of any text as they are compared."""
    return [_bare(word) for word in _WORD.findall(fold(text))]


def _bare(word: str) -> str:
    if "'" not in word and "’" not in word:
        return word.lower()
    return _POSSESSIVE.sub("", word.lower()).replace("'", "").replace("’", "")
