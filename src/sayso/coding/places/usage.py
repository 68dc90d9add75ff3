"""Whether a name of the gazetteer names a place where it stands, and how sure that is."""

from typing import Literal

from sayso.coding.parses import Token
from sayso.coding.places.gazetteer import Entry
from sayso.coding.places.scene import Scene
from sayso.model.vocabulary import PlaceUse

Needs = Literal["nothing", "neighbours", "itself"]
"""What a mention needs to count: nothing (its sentence shows that it is a place), other places of the article in its
province, or the same name elsewhere in the article, where it is one."""

PLACED = ("GPE", "LOC", "FAC")
"""The parser's labels for places."""
_BODIES = ("GPE", "LOC", "FAC", "ORG", "EVENT")
"""Names of things that may have a place's name in them."""
_NOT_NAMES = ("DATE", "TIME", "ORDINAL", "CARDINAL", "LANGUAGE", "MONEY", "PERCENT", "QUANTITY")
_TOWN, _CITY = 20_000, 200_000
"""Inhabitants from which a name is taken for the place's: with a weak sign beside it, and alone."""
_LONGEST_ACRONYM = 4
_SIDES = ("pro", "anti")


def use_of(scene: Scene, first: int, last: int, entries: tuple[Entry, ...]) -> tuple[PlaceUse, Needs] | None:
    """How the tokens `first` to `last` (exclusive), a name of `entries`, are used; None if they name no place."""
    tokens, words = scene.parse.tokens, scene.words
    token, named = tokens[first], scene.name_at(first)
    label = named.label if named else ""
    sentence = scene.parse.sentence_of(first)
    before = tokens[first - 1] if first > sentence.first else None
    after = tokens[last] if last < sentence.last else None
    single = last - first == 1
    population = max(entry.population for entry in entries)
    government = any(entry.kind in ("country", "region") for entry in entries)
    large = population > _CITY or government
    whole = named is not None and named.last <= last and opens(scene, named.first, first)
    placed = whole and label in PLACED
    locative = before is not None and _places(scene, first)
    if (before is not None and before.text.lower() in words.titles) or (label in _NOT_NAMES and not large):
        return None
    if _container_follows(scene, last, entries) or _opens_with_dateline(scene, first, last):
        return "name", "nothing"
    if not government and first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].text.lower() in _SIDES:
        return None  # "pro-Castro"
    if single and not government and _is_acronym(token):
        return None
    if not single and tokens[last - 1].text.lower() in words.district_nouns:
        return ("name" if whole else "part"), "nothing"
    common = scene.is_common(first, last)
    inside = before is not None and before.text.lower() in words.inner
    person = single and not government and not inside and label != "NORP" and token.text in scene.people
    if locative and not common and not person and (named is None or whole) and (inside or label != "PERSON"):
        return "name", "nothing"
    continued = before is not None and continues(tokens, first, -1) and before.text.lower() not in words.directions
    if continued and not placed:
        within = _after_preposition(scene, first) and label in _BODIES
        return ("part", "nothing" if large else "neighbours") if within else None
    if after is not None and continues(tokens, last, 1) and not placed:
        if common:
            return None
        if after.text.lower() in words.body_nouns:
            return "part", "nothing" if population > _TOWN else "neighbours"
        return ("part", "nothing" if large else "neighbours") if label in _BODIES else None
    if person:
        return "name", "itself"
    if placed:
        return "name", "nothing" if label == "GPE" or not common else "itself"
    if common:
        return None
    if named is not None and not whole:
        return ("part", "nothing" if large else "neighbours") if label in _BODIES else None
    modifier = after is not None and (
        after.text.lower() in words.people_nouns or ((after.pos == "NOUN" or after.text == "-") and population > _TOWN)
    )
    if label == "PERSON":
        return "name", "nothing" if locative or modifier else "itself"
    if locative or modifier or (large and label == "ORG") or any(entry.kind == "country" for entry in entries):
        return "name", "nothing"
    return "name", "neighbours" if token.pos == "PROPN" else "itself"


def opens(scene: Scene, start: int, first: int) -> bool:
    """Whether only "the" and words of direction stand from token `start` up to `first`."""
    return all(token.text.lower() in ("the", *scene.words.directions) for token in scene.parse.tokens[start:first])


def continues(tokens: tuple[Token, ...], place: int, way: int) -> bool:
    """Whether a name goes on with the token before (`way` -1) or at (1) `place`, a hyphen aside."""
    neighbour = tokens[place - 1 if way < 0 else place]
    if neighbour.text == "-" and 1 < place < len(tokens) - 1 and not is_party(tokens, place):
        neighbour = tokens[place - 2 if way < 0 else place + 1]
    return neighbour.text[:1].isupper() and neighbour.pos in ("PROPN", "NOUN", "ADJ") and neighbour.text != "I"


def is_party(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a politician's party stands before token `first`, as in "D-Columbus"."""
    return first > 1 and tokens[first - 1].text == "-" and len(tokens[first - 2].text) == 1


def _is_acronym(token: Token) -> bool:
    letters = token.text.replace(".", "")
    return letters.isupper() and len(letters) <= _LONGEST_ACRONYM


def _places(scene: Scene, first: int) -> bool:
    """Whether what stands before token `first` puts something in a place: a preposition, "the village of", a person's
    "of" ("Smith, of Paris"), a politician's party.
    """
    tokens, words = scene.parse.tokens, scene.words
    before = tokens[first - 1].text.lower()
    if before in words.locative or is_party(tokens, first):
        return True
    if before != "of" or first < 2:
        return False
    last_name = scene.name_at(first - 2)
    of_person = last_name is not None and last_name.label == "PERSON"
    nouns = (*words.settlement_nouns, *words.district_nouns, *words.province_nouns, ",")
    return of_person or tokens[first - 2].text.lower() in nouns


def _after_preposition(scene: Scene, first: int) -> bool:
    return first > 0 and scene.parse.tokens[first - 1].text.lower() in ("of", "for", *scene.words.locative)


def _container_follows(scene: Scene, last: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a comma and the province or country of one of the entries follow."""
    tokens = scene.parse.tokens
    end = min(scene.parse.sentence_of(last - 1).last, last + 4)
    if last + 1 >= end or tokens[last].text != "," or not tokens[last + 1].text[:1].isupper():
        return False
    if scene.is_abbreviation(last + 1, last + 2):
        return True
    provinces = {entry.admin1 for entry in entries if entry.kind != "admin1"}
    countries = {entry.country for entry in entries if entry.kind != "country"}
    for after in range(end, last + 1, -1):
        for outer in scene.gazetteer.lookup(scene.parse.words(scene.parse.span(range(last + 1, after)))):
            if (outer.kind == "admin1" and outer.admin1 in provinces) or (
                outer.kind == "country" and outer.country in countries
            ):
                return True
    return False


def _opens_with_dateline(scene: Scene, first: int, last: int) -> bool:
    """Whether a sentence begins here with a place in capitals and what ends a dateline."""
    tokens = scene.parse.tokens
    if last >= len(tokens) or not tokens[first].text.isupper():
        return False
    opening = first == scene.parse.sentence_of(first).first
    return tokens[last].text in (("(", "-", "–", "—", "--", ":", ",") if opening else ("—", "--"))
