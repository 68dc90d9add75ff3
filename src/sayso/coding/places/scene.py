"""What finding toponyms needs to know of an article as a whole, with the word lists ready to be asked."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.coding.parses import Name, Parse
from sayso.coding.places.gazetteer import Entry, Gazetteer
from sayso.lang.places import PlaceWords

_BEHIND = 60
"""How many characters before a name are read for "near" and its like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    adjectives: dict[str, str]
    """Demonyms: to a country's code, or to the name of another place."""
    abbreviations: frozenset[str]
    near: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An article's parse with the gazetteer and the words, and what the article as a whole says about its words.

    `people` are the last words of people's full names: by itself, such a word is rather the person than a place.
    `common` are the words that the article also writes in small letters.
    """

    parse: Parse
    gazetteer: Gazetteer
    words: PlaceWords
    people: frozenset[str]
    common: frozenset[str]
    cues: _Cues

    def name_at(self, i: int) -> Name | None:
        """The name that token `i` belongs to."""
        found = self.parse.tokens[i].name
        return None if found is None else self.parse.names[found]

    def adjective_of(self, text: str) -> Entry | None:
        """The country or region that a demonym means."""
        meant = self.cues.adjectives.get(text)
        if meant is None:
            return None
        entries = self.gazetteer.lookup(meant)
        areas = [entry for entry in entries if entry.kind in ("country", "region", "admin1")]
        return self.gazetteer.country(meant) or max(areas, key=lambda entry: entry.population, default=None)

    def is_abbreviation(self, first: int, last: int) -> bool:
        """Whether tokens `first` to `last` (exclusive) are written as a province's abbreviation: "Tex.", "TX".

        "La" of "La Libertad" and "Miss" of "Miss Smith" are none.
        """
        tokens = self.parse.tokens
        written = self.parse.text[tokens[first].start : tokens[last - 1].end]
        goes_on = last < len(tokens) and tokens[last].text[:1].isupper()
        return written.rstrip(".") in self.cues.abbreviations and (written.isupper() or "." in written or not goes_on)

    def is_near(self, start: int) -> bool:
        """Whether "near" or its like stands before this offset."""
        return bool(self.cues.near.search(self.parse.text[max(0, start - _BEHIND) : start]))

    def is_common(self, first: int, last: int) -> bool:
        """Whether the tokens are also words that are no name of a place."""
        written = " ".join(token.text.lower() for token in self.parse.tokens[first:last])
        return written in self.words.not_places or (last - first == 1 and written in self.common)


def make_scene(parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> Scene:
    """Read an article once for what its words are."""
    of_places = {*words.body_nouns, *words.people_nouns, *words.facility_nouns, *words.feature_nouns, *words.directions}
    people = {
        word
        for name in parse.names
        if name.label == "PERSON" and name.last - name.first > 1 and not gazetteer.knows(parse.words(name.span))
        for tokens in (parse.tokens[name.first : name.last],)
        if not any(token.text.lower() in of_places for token in tokens)
        for word in (tokens[-1].text, tokens[-1].text.rpartition("-")[2])
        if word[:1].isupper()
    }
    common = {token.text for token in parse.tokens if token.text.islower() and token.pos != "PROPN"}
    return Scene(
        parse=parse,
        gazetteer=gazetteer,
        words=words,
        people=frozenset(people),
        common=frozenset(common),
        cues=_cues(words),
    )


@lru_cache(maxsize=8)
def _cues(words: PlaceWords) -> _Cues:
    adjectives: dict[str, str] = {}
    for meant, names in (*words.demonyms.items(), *words.adjectives.items()):
        for name in names:
            adjectives[name] = meant
            if name.endswith(("n", "i", "k", "c")) and not name.endswith("men"):
                adjectives[name + "s"] = meant
    cues = "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in words.near)
    nouns = "|".join(words.settlement_nouns)
    return _Cues(
        adjectives=adjectives,
        abbreviations=frozenset(text.rstrip(".") for texts in words.abbreviations.values() for text in texts),
        near=re.compile(rf"\b(?:{cues})\s+(?:the\s+)?(?:(?:{nouns})\s+of\s+)?$", re.IGNORECASE),
    )
