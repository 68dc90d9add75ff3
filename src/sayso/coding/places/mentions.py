"""Finding toponyms: which words name a place, before anybody asks which place."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from sayso.coding.parses import Parse, Token
from sayso.coding.places.folding import fold
from sayso.coding.places.gazetteer import Entry, Gazetteer
from sayso.lang.places import PlaceWords
from sayso.model import Span

Use = Literal["name", "part", "adjective"]
Level = Literal["settlement", "district", "province"]
Needs = Literal["nothing", "neighbours", "itself"]
"""What a mention needs to count: nothing (its sentence shows that it is a place), another place of the article nearby, or
the same name elsewhere in the article, where it is one."""

_LONGEST = 6
"""The most words of a toponym."""
_NAMED = ("GPE", "LOC", "FAC")
_BODIES = ("GPE", "LOC", "FAC", "ORG", "EVENT")
"""Names of things that may have a place's name in them."""
_NOT_NAMES = ("DATE", "TIME", "ORDINAL", "CARDINAL", "LANGUAGE", "MONEY", "PERCENT", "QUANTITY")
_TOWN, _CITY = 20_000, 200_000
"""Inhabitants from which a name is taken for the place's without more ado: beside other signs, and alone."""
_BEHIND = 60
"""How many characters before a name are read for "near" and its like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens `first` to `last` (exclusive) that name a place.

    `entries` are the places of that name, none where the gazetteer has none. `level` is what the words around it call
    it; `near`: they put a thing beside it. `needs`: what more must show that it is a place. `container` is the place in the mention's list that the text names as
    containing it ("Paris, Texas"), None if none.
    """

    first: int
    last: int
    span: Span
    name: str
    entries: tuple[Entry, ...]
    use: Use
    level: Level | None = None
    near: bool = False
    needs: Needs = "nothing"
    container: int | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """Word lists as sets and expressions."""

    demonyms: dict[str, str]
    near: re.Pattern[str]
    abbreviations: frozenset[str]
    lists: PlaceWords


@lru_cache(maxsize=8)
def _compiled(words: PlaceWords) -> _Words:
    demonyms: dict[str, str] = {}
    for country, names in words.demonyms.items():
        for name in names:
            demonyms[name] = country
            if not name.endswith(("s", "ese", "ch", "sh", "men")):
                demonyms[name + "s"] = country
    cues = "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in words.near)
    nouns = "|".join(words.settlement_nouns)
    near = re.compile(rf"\b(?:{cues})\s+(?:the\s+)?(?:(?:{nouns})\s+of\s+)?$", re.IGNORECASE)
    abbreviations = frozenset(text.rstrip(".") for texts in words.abbreviations.values() for text in texts)
    return _Words(demonyms=demonyms, near=near, abbreviations=abbreviations, lists=words)


def find_mentions(parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> list[Mention]:
    """The toponyms of an article in the order of the text, none inside another; also those that are not certain.

    A name that is a place by its context in one sentence is one in the others too, unless it is part of a longer name.
    """
    compiled = _compiled(words)
    people = _people(parse)
    mentions: list[Mention] = []
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            mention = _mention_at(parse, i, sentence.last, gazetteer, compiled, people)
            if mention is None:
                i += 1
                continue
            mentions.append(mention)
            i = mention.last
    sure = {fold(one.name) for one in mentions if one.needs == "nothing" and one.use == "name" and one.entries}
    return [replace(one, needs="nothing") if fold(one.name) in sure else one for one in mentions]


def _people(parse: Parse) -> frozenset[str]:
    """The words of people's full names: by itself, such a word is rather the person than a place."""
    return frozenset(
        token.text
        for name in parse.names
        if name.label == "PERSON" and name.last - name.first > 1
        for token in parse.tokens[name.first : name.last]
        if token.text[:1].isupper()
    )


def _mention_at(
    parse: Parse, i: int, end: int, gazetteer: Gazetteer, words: _Words, people: frozenset[str]
) -> Mention | None:
    """The longest toponym that begins with token `i`."""
    token = parse.tokens[i]
    if not token.text[:1].isupper():
        return None
    if adjective := _adjective(parse, i, end, gazetteer, words):
        return adjective
    if province := _abbreviation(parse, i, end, gazetteer, words):
        return province
    if street := _street(parse, i, words):
        return street
    for last in range(min(i + _LONGEST, end), i, -1):
        if not _is_name_like(parse, i, last, words):
            continue
        entries = gazetteer.lookup(parse.words(parse.span(range(i, last))))
        if not entries:
            continue
        use, needs = _use(parse, i, last, entries, words, people)
        if use is not None:
            return _mention(parse, i, last, entries, use, words, needs)
    return _unknown(parse, i, gazetteer, words)


def _is_name_like(parse: Parse, first: int, last: int, words: _Words) -> bool:
    tokens = parse.tokens[first:last]
    if not (tokens[-1].text[:1].isupper() or tokens[-1].text[:1].isdigit()):
        return False
    if all(token.text.lower() in words.lists.directions for token in tokens):
        return False
    return all(token.text[:1].isalnum() or token.text in ("-", "'", "’", "/", ".") for token in tokens)


def _adjective(parse: Parse, i: int, end: int, gazetteer: Gazetteer, words: _Words) -> Mention | None:
    two = parse.words(parse.span((i, i + 1))) if i + 1 < end else ""
    one = parse.tokens[i].text
    found, last = (two, i + 2) if two in words.demonyms else (one, i + 1)
    country = gazetteer.country(words.demonyms[found]) if found in words.demonyms else None
    return _mention(parse, i, last, (country,), "adjective", words) if country else None


def _abbreviation(parse: Parse, i: int, end: int, gazetteer: Gazetteer, words: _Words) -> Mention | None:
    """A province's abbreviation: after a comma ("Paris, TX"), after a party's letter, or written with a point."""
    tokens = parse.tokens
    after_comma = i > 1 and tokens[i - 1].text == "," and tokens[i - 2].text[:1].isupper()
    after_party = i > 1 and tokens[i - 1].text == "-" and len(tokens[i - 2].text) == 1
    for last in (i + 2, i + 1):
        if last > end:
            continue
        text = parse.text[tokens[i].start : tokens[last - 1].end]
        entry = gazetteer.abbreviated(text)
        pointed = "." in text or parse.text[tokens[last - 1].end : tokens[last - 1].end + 1] == "."
        if entry and (after_comma or after_party or (pointed and len(text) > 3)):
            return _mention(parse, i, last, (entry,), "name", words)
    return None


def _street(parse: Parse, i: int, words: _Words) -> Mention | None:
    """A street's name, whole: "Paris Road" is not Paris."""
    tokens = parse.tokens
    found = tokens[i].name
    if found is None or parse.names[found].label not in ("FAC", "ORG", "GPE", "LOC", "PERSON"):
        return None
    last = parse.names[found].last
    if last - i < 2 or tokens[last - 1].text.lower() not in words.lists.street_nouns:
        return None
    return _mention(parse, i, last, (), "name", words)


def _use(
    parse: Parse, first: int, last: int, entries: tuple[Entry, ...], words: _Words, people: frozenset[str]
) -> tuple[Use | None, Needs]:
    """How the tokens are used, None if they name no place; and what more must show that they name one."""
    tokens, lists = parse.tokens, words.lists
    token = tokens[first]
    named = parse.names[token.name] if token.name is not None else None
    label = named.label if named else ""
    before = tokens[first - 1] if first > parse.sentence_of(first).first else None
    after = tokens[last] if last < parse.sentence_of(first).last else None
    population = max(entry.population for entry in entries)
    large = population > _CITY or any(entry.kind in ("country", "region") for entry in entries)
    single = last - first == 1
    common = single and token.text.lower() in lists.not_places
    whole = named is not None and named.last <= last and _is_opening(tokens, named.first, first, words)
    placed = whole and label in _NAMED
    locative = before is not None and (before.text.lower() in lists.locative or _is_party(tokens, first))
    if (before is not None and before.text.lower() in lists.titles) or label in _NOT_NAMES:
        return None, "nothing"
    if _container_follows(parse, last, words) or _opens_with_dateline(parse, first, last):
        return "name", "nothing"
    if single and token.text in people and not (locative and label == "GPE"):
        return None, "nothing"
    if not single and tokens[last - 1].text.lower() in lists.district_nouns:
        return "name" if whole else "part", "nothing"
    if before is not None and _continues(tokens, first, -1) and not placed:
        if before.text.lower() not in lists.directions:
            within = _after_of(tokens, first) and label in _BODIES
            return ("part", "nothing" if large else "neighbours") if within else (None, "nothing")
    if after is not None and _continues(tokens, last, 1) and not placed:
        if common or (named is not None and label not in (*_BODIES, "PERSON")):
            return None, "nothing"
        if after.text.lower() in lists.body_nouns:
            return "part", "nothing" if population > _TOWN else "neighbours"
        return ("part", "nothing" if large else "neighbours") if label in _BODIES else (None, "nothing")
    if placed:
        return "name", "nothing" if label == "GPE" or not common else "itself"
    if common:
        return None, "nothing"
    if named is not None and not whole:
        return ("part", "nothing" if large else "neighbours") if label in _BODIES else (None, "nothing")
    modifier = after is not None and after.pos == "NOUN" and population > _TOWN
    if label == "PERSON":
        return "name", "nothing" if (locative and single) or modifier else "itself"
    if locative or modifier or (large and label == "ORG") or any(entry.kind == "country" for entry in entries):
        return "name", "nothing"
    return "name", "neighbours" if token.pos == "PROPN" else "itself"


def _is_opening(tokens: tuple[Token, ...], start: int, first: int, words: _Words) -> bool:
    """Whether only "the" and words of direction stand in front."""
    return all(token.text.lower() in ("the", *words.lists.directions) for token in tokens[start:first])


def _continues(tokens: tuple[Token, ...], place: int, way: int) -> bool:
    """Whether the name goes on with the token before (`way` -1) or at (1) `place`, a hyphen aside."""
    neighbour = tokens[place - 1 if way < 0 else place]
    if neighbour.text == "-" and 0 < place < len(tokens) - 1 and not _is_party(tokens, place):
        neighbour = tokens[place - 2 if way < 0 else place + 1]
    return neighbour.text[:1].isupper() and neighbour.pos in ("PROPN", "NOUN", "ADJ") and neighbour.text != "I"


def _is_party(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a politician's party stands before, as in "D-Columbus"."""
    return first > 1 and tokens[first - 1].text == "-" and len(tokens[first - 2].text) == 1


def _after_of(tokens: tuple[Token, ...], first: int) -> bool:
    return first > 0 and tokens[first - 1].lemma in ("of", "in", "at", "for")


def _container_follows(parse: Parse, last: int, words: _Words) -> bool:
    tokens = parse.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or tokens[last].sentence != tokens[last + 1].sentence:
        return False
    after = tokens[last + 1]
    return after.text.rstrip(".") in words.abbreviations


def _opens_with_dateline(parse: Parse, first: int, last: int) -> bool:
    """Whether a paragraph begins here, in capitals or followed by a dash or the agency in brackets."""
    tokens = parse.tokens
    sentence = parse.sentence_of(first)
    if first != sentence.first or last >= len(tokens):
        return False
    return tokens[last].text in ("(", "-", "–", "—", "--", ":") and tokens[first].text.isupper()


def _mention(
    parse: Parse,
    first: int,
    last: int,
    entries: tuple[Entry, ...],
    use: Use,
    words: _Words,
    needs: Needs = "nothing",
) -> Mention:
    span = parse.span(range(first, last))
    return Mention(
        first=first,
        last=last,
        span=span,
        name=parse.words(span),
        entries=entries,
        use=use,
        level=_level(parse, first, last, words),
        near=bool(words.near.search(parse.text[max(0, span.start - _BEHIND) : span.start])),
        needs=needs,
    )


def _level(parse: Parse, first: int, last: int, words: _Words) -> Level | None:
    tokens, lists = parse.tokens, words.lists
    after = tokens[last].text.lower() if last < len(tokens) else ""
    before = tokens[first - 2].text.lower() if first >= 2 and tokens[first - 1].text == "of" else ""
    levels: tuple[tuple[list[str], Level], ...] = (
        (lists.province_nouns, "province"),
        (lists.district_nouns, "district"),
        (lists.settlement_nouns, "settlement"),
    )
    for word in (after, before):
        for nouns, level in levels:
            if word in nouns:
                return level
    return None


def _unknown(parse: Parse, i: int, gazetteer: Gazetteer, words: _Words) -> Mention | None:
    """A name that the parser takes for a place and that the gazetteer has not, nor a part of it."""
    tokens = parse.tokens
    found = tokens[i].name
    if found is None or parse.names[found].label not in _NAMED:
        return None
    name = parse.names[found]
    if not (name.first == i or (name.first == i - 1 and tokens[i - 1].text.lower() == "the")):
        return None
    last = name.last
    while last > i + 1 and (not tokens[last - 1].text[:1].isalnum() or tokens[last - 1].tag == "POS"):
        last -= 1
    parts = [parse.words(parse.span((k, last - 1))) for k in range(i + 1, last) if len(tokens[k].text) > 3]
    if name.label != "FAC" and any(gazetteer.knows(part) for part in parts):
        return None
    placed = name.label != "FAC" or tokens[last - 1].text.lower() in words.lists.facility_nouns
    single = last - i == 1
    if not placed or (single and tokens[i].text in _people(parse)) or not tokens[last - 1].text[:1].isalpha():
        return None
    return _mention(parse, i, last, (), "name", words)


def with_containers(parse: Parse, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each with the place in the list that the text names as containing it."""
    contained = list(mentions)
    for number, (inner, outer) in enumerate(pairwise(mentions)):
        if outer.use == "name" and _contains(parse, inner, outer):
            contained[number] = replace(inner, container=number + 1)
    return contained


def _contains(parse: Parse, inner: Mention, outer: Mention) -> bool:
    between = parse.text[inner.span.end : outer.span.start].strip()
    if between == ",":
        return any(entry.kind in ("country", "admin1", "admin2") for entry in outer.entries)
    return between in ("in", "in the") and any(entry.kind in ("country", "admin1") for entry in outer.entries)
