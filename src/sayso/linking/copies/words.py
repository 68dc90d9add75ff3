"""Words as they are compared: without case, accents, typography, or what a wrong conversion left of them."""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import pairwise
from zlib import crc32

_BROKEN = re.compile("[ÂÃâÐÑÎÏØÙðï][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,3}")
_WIDTHLESS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"\d+(?:,\d{3})+|[^\W_]+(?:['’‘`´ʼ][^\W_]+)*")
_INSIDE = re.compile(r"['’‘`´ʼ,]")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ\d])|\n+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Gov|Sen|Rep|Rev|St|Jr|Sr|No|Inc|Jan|Feb|Mar|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec|[A-Za-z]\.[A-Za-z])\.$"
)
_QUOTED = re.compile(r"“[^“”\n]{12,}(?:”|$)|(?<!\w)\"[^\"\n]{12,}(?:\"|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence by its place in the text (`start`, `end`) and among the words (`first`, `last`, half-open)."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A text as words: `words` are numbers that stand for folded words, `quoted` is 1 where one stands in quotes."""

    words: "array[int]"
    quoted: bytes
    sentences: tuple[Sentence, ...]

    def of(self, number: int) -> "array[int]":
        """The words of a sentence, by its number."""
        return self.words[self.sentences[number].first : self.sentences[number].last]


def repair(text: str) -> str:
    """Text in which UTF-8 that was read as Latin-1 or Windows-1252 is read again, and references of HTML are resolved.

    Hopeless remains and characters without width are dropped.
    """
    if "&" in text:
        text = unescape(text)
    return _WIDTHLESS.sub("", _BROKEN.sub(_read_again, text))


def fold(word: str) -> str:
    """A word without case, accents and apostrophes."""
    if word.isalnum() and word.isascii():
        return word.lower()
    bare = _INSIDE.sub("", word).casefold()
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def word_number(word: str) -> int:
    """The number that stands for a word, however it is written: 32 bits, the same in every process."""
    return crc32(fold(word).encode("utf-8", "surrogatepass"))


def read_words(text: str) -> Worded:
    """The words of a text, in order, with its sentences and what stands in quotation marks."""
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    words: array[int] = array("I")
    quoted = bytearray()
    sentences: list[Sentence] = []
    at = 0
    for start, end in find_sentences(text):
        first = len(words)
        for match in _WORD.finditer(text, start, end):
            while at < len(quotes) and quotes[at][1] <= match.start():
                at += 1
            words.append(word_number(match[0]))
            quoted.append(at < len(quotes) and quotes[at][0] <= match.start())
        if len(words) > first:
            sentences.append(Sentence(start=start, end=end, first=first, last=len(words)))
    return Worded(words=words, quoted=bytes(quoted), sentences=tuple(sentences))


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Where sentences stand. A line break ends one, but where a line was wrapped within it."""
    cuts = [0]
    for match in _SENTENCE.finditer(text):
        if not _goes_on(text, match):
            cuts.append(match.end())
    cuts.append(len(text))
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            begin = start + len(piece) - len(piece.lstrip())
            found.append((begin, begin + len(bare)))
    return found


def _goes_on(text: str, gap: re.Match[str]) -> bool:
    """Whether a gap that could part sentences does not: behind an abbreviation, or where a line was wrapped."""
    if "\n" not in gap[0]:
        return _ABBREVIATED.search(text, max(0, gap.start() - 12), gap.start()) is not None
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    return gap[0].count("\n") == 1 and after.islower() and (before.isalnum() or before in ",;–—-")


def _read_again(match: re.Match[str]) -> str:
    data = b"".join(_bytes_of(character) for character in match[0])
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "" if len(match[0]) > 2 else match[0]


def _bytes_of(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore")
