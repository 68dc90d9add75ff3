"""Incidents: an event of theirs or of ours, with just what the two are compared by."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
GENERIC = frozenset({
    *("the", "and", "for", "from", "with", "unidentified", "armed", "group", "groups", "forces"),
    *("military", "police", "government", "civilians", "civilian", "protesters", "rioters", "people"),
    *("men", "man", "members", "member", "unknown"),
})  # fmt: skip
"""Words that many names of actors hold, and that tell nobody from anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An event as a scheme has it. What is not known is None or empty.

    `first` and `last` bound the days on which it may have been; `reported` is the day by which it was. `kind` is the
    scheme's type, `sub` its finer one. `states` are those whose bodies are among the actors, whatever these are called.
    `country` is ISO 3166-1 alpha-2; `site`: the coordinates are of a town or closer. `low`, `best` and `high` count the
    killed. `words` say what happened. `row` is the line of the file, 0 for ours.
    """

    id: str
    row: int = 0
    first: date | None = None
    last: date | None = None
    reported: date | None = None
    country: str | None = None
    admin1: str = ""
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    site: bool = False
    kind: str = ""
    sub: str = ""
    actors: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    low: int | None = None
    best: int | None = None
    high: int | None = None
    words: str = ""

    def when(self) -> str:
        """Its days in words; empty if not known."""
        if self.first is None or self.last is None:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first} – {self.last}"

    def where(self) -> str:
        """Its place in words."""
        parts = [self.place, self.admin1 if self.admin1 != self.place else "", self.country or ""]
        return ", ".join(part for part in parts if part)

    def what(self) -> str:
        """Its type in words."""
        return self.sub or self.kind


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name in small letters without diacritics and apostrophes; hyphens are blanks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[’‘'ʻʼʿʾ`]", "", plain.casefold()).replace("-", " ").split())


def words_of_names(one: Incident) -> frozenset[str]:
    """The words that tell its actors from others, folded."""
    names = (*one.actors, *one.states)
    return frozenset(word for name in names for word in WORD.findall(fold(name)) if word not in GENERIC)


def words_of_text(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(WORD.findall(fold(text)))
