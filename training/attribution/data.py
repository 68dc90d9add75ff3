"""Articles with gold attributions, as paragraphs of words with tags; and how they are varied in training."""

import gzip
import hashlib
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.coding.tagging.tags import ROLES
from sayso.coding.tagging.words import Word, find_words

DIGESTS = {
    "train.jsonl.gz": "757b70bf15b1868c065ce0118817b88ab5487bfeef682eb92580c0c6971a32c1",
    "dev.jsonl": "4e08827efa4a75a6082e89bdf35dd8725af44e7e2199a38c4e82faa6af4272d1",
}
DOUBLE_MARKS = frozenset('"“”„‟«»')


@dataclass(frozen=True, slots=True)
class Run:
    """A span of one gold attribution in one paragraph, in words."""

    attribution: int
    role: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of a paragraph with gold runs. `unknown[i]`: the gold says nothing of word `i`."""

    words: list[Word]
    title: bool
    runs: list[Run]
    unknown: list[bool]


@dataclass(frozen=True, slots=True)
class Document:
    """An article."""

    id: str
    text: str
    paragraphs: list[Paragraph]
    gold: dict[str, Any] = field(repr=False, default_factory=dict)


def read_documents(path: Path) -> list[Document]:
    """The articles of a split. Raises SystemExit where the file is not the one that the figures are of."""
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != DIGESTS[path.name]:
        raise SystemExit(f"{path} has sha256 {digest}, not {DIGESTS[path.name]}")
    text = gzip.decompress(raw).decode() if path.suffix == ".gz" else raw.decode()
    return [document_of(json.loads(line)) for line in text.splitlines()]


def document_of(record: dict[str, Any]) -> Document:
    text: str = record["text"]
    paragraphs: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        words = find_words(text, start, end)
        if words:
            runs = [
                Run(number, role, *found)
                for number, attribution in enumerate(record["attributions"])
                for role, name in enumerate(ROLES)
                for span in attribution[name]
                if (found := _words_in(words, span)) is not None
            ]
            unknown = [any(s < w.end and w.start < e for s, e in record["ignore"]) for w in words]
            paragraphs.append(Paragraph(words, not paragraphs, runs, unknown))
        start = end + 1
    return Document(record["id"], text, paragraphs, record)


def _words_in(words: list[Word], span: list[int]) -> tuple[int, int] | None:
    inside = [i for i, word in enumerate(words) if word.start < span[1] and span[0] < word.end]
    return (inside[0], inside[-1] + 1) if inside else None


def name_words(documents: list[Document]) -> list[str]:
    """Words that are written with a capital letter in the middle of sentences and hardly ever without: names."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for document in documents:
        for paragraph in document.paragraphs[1:]:
            for word, before in zip(paragraph.words[1:], paragraph.words, strict=False):
                if word.text.islower():
                    small[word.text] += 1
                elif word.text[0].isupper() and word.text.isalpha() and before.text.islower() and len(word.text) > 3:
                    capital[word.text.lower()] += 1
    return sorted(text for text, count in capital.items() if small[text] * 20 < count)


class Variation:
    """Varies paragraphs at random, so that what is peculiar to one corpus is not learned."""

    def __init__(self, names: list[str], seed: int) -> None:
        self._names, self._known, self._random = names, frozenset(names), random.Random(seed)

    def of(self, paragraphs: list[Paragraph]) -> list[Paragraph]:
        """The paragraphs of one window, varied."""
        chance = self._random.random
        other = _Swapped(self) if chance() < 0.3 else None
        straight = chance() < 0.3
        return [self._vary(paragraph, other, straight) for paragraph in paragraphs]

    def _vary(self, paragraph: Paragraph, other: "_Swapped | None", straight: bool) -> Paragraph:
        chance = self._random.random
        words = paragraph.words
        dropped: set[int] = set()
        if words[-1].text == "." and len(words) > 3 and chance() < (0.5 if paragraph.title else 0.02):
            dropped.add(len(words) - 1)
        dropped.update(i for i, word in enumerate(words) if word.text in DOUBLE_MARKS and chance() < 0.01)
        shout = chance() < (0.1 if paragraph.title else 0.005)
        headline = paragraph.title and chance() < 0.2
        kept: list[Word] = []
        place: list[int] = []
        for i, word in enumerate(words):
            place.append(len(kept))
            if i in dropped:
                continue
            text = word.text
            if straight and text in DOUBLE_MARKS:
                text = '"'
            elif other is not None and text.lower() in self._known:
                text = other.name(text)
            if shout:
                text = text.upper()
            elif headline and text.islower() and len(text) > 3:
                text = text.capitalize()
            glued = word.glued and (i - 1 not in dropped or words[i - 1].glued)
            kept.append(Word(word.start, word.end, text, glued))
        place.append(len(kept))
        if not kept:
            return paragraph
        runs = [Run(run.attribution, run.role, place[run.first], place[run.last]) for run in paragraph.runs]
        unknown = [paragraph.unknown[i] for i in range(len(words)) if i not in dropped]
        return Paragraph(kept, paragraph.title, [run for run in runs if run.first < run.last], unknown)

    def any_name(self) -> str:
        """A name of the corpus."""
        return self._random.choice(self._names)


class _Swapped:
    """Other names for the names of one window, the same for the same."""

    def __init__(self, variation: Variation) -> None:
        self._variation, self._names = variation, {}

    def name(self, text: str) -> str:
        key = text.lower()
        if key not in self._names:
            self._names[key] = self._variation.any_name()
        other = self._names[key]
        return other.upper() if text.isupper() else other.capitalize()


def windows_of(lengths: list[int], first_limit: int, limit: int) -> list[range]:
    """Consecutive paragraphs packed into windows of at most `limit` pieces; the first one of at most `first_limit`."""
    windows: list[range] = []
    start, used, most = 0, 0, first_limit
    for i, length in enumerate(lengths):
        if i > start and used + length > most:
            windows.append(range(start, i))
            start, used, most = i, 0, limit
        used += length
    if start < len(lengths):
        windows.append(range(start, len(lengths)))
    return windows
