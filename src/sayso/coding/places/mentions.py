"""Finding toponyms: which words name a place, before anybody asks which place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from sayso.coding.parses import Parse, Token
from sayso.coding.places.folding import fold
from sayso.coding.places.gazetteer import Entry, Gazetteer
from sayso.lang.places import PlaceWords
from sayso.model import Span

Use = Literal["name", "part", "adjective"]
Level = Literal["settlement", "district", "province"]

_LONGEST = 6
"""The most words of a toponym."""
_NAMED = ("GPE", "LOC", "FAC")
_MAY_NAME = ("GPE", "LOC", "FAC", "ORG", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens `first` to `last` (exclusive) that name a place.

    `entries` are the places of that name, none where the gazetteer has none. `level` is what the words around it call
    it; `near`: they put a thing beside it. `container` is the place in the mention's list that the text names as
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
    container: int | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """Word lists as sets and expressions."""

    demonyms: dict[str, str]
    near: re.Pattern[str]
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
    return _Words(demonyms=demonyms, near=near, lists=words)


def find_mentions(parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> list[Mention]:
    """The toponyms of an article in the order of the text, none inside another.

    A name that is a place by its context in one sentence is one in the others too, unless it is part of a longer name.
    """
    compiled = _compiled(words)
    sure: list[Mention] = []
    doubtful: list[Mention] = []
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            mention, certain = _mention_at(parse, i, sentence.last, gazetteer, compiled)
            if mention is None:
                i += 1
                continue
            (sure if certain else doubtful).append(mention)
            i = mention.last
    known = {fold(mention.name) for mention in sure if mention.use == "name"}
    sure += [mention for mention in doubtful if fold(mention.name) in known]
    sure.sort(key=lambda mention: mention.span)
    return list(_with_containers(parse, sure, gazetteer))


def _mention_at(parse: Parse, i: int, end: int, gazetteer: Gazetteer, words: _Words) -> tuple[Mention | None, bool]:
    """The longest toponym that begins with token `i`, and whether its own sentence shows that it is one."""
    token = parse.tokens[i]
    if not token.text[:1].isupper():
        return None, False
    if token.text in words.demonyms and (adjective := _adjective(parse, i, end, gazetteer, words)):
        return adjective, True
    abbreviated = gazetteer.abbreviated(token.text)
    if abbreviated and _stands_for_a_province(parse, i):
        return _mention(parse, i, i + 1, (abbreviated,), "name", words), True
    for last in range(min(i + _LONGEST, end), i, -1):
        if not _is_name_like(parse, i, last):
            continue
        span = parse.span(range(i, last))
        name = parse.words(span)
        entries = gazetteer.lookup(name)
        if entries:
            use, certain = _use(parse, i, last, entries, words)
            if use is None:
                continue
            return _mention(parse, i, last, entries, use, words), certain
    return _unknown(parse, i, end, words)


def _is_name_like(parse: Parse, first: int, last: int) -> bool:
    tokens = parse.tokens
    if not (tokens[last - 1].text[:1].isupper() or tokens[last - 1].text[:1].isdigit()):
        return False
    return all(token.text[:1].isalnum() or token.text in ("-", "'", "’", "/", ".") for token in tokens[first:last])


def _adjective(parse: Parse, i: int, end: int, gazetteer: Gazetteer, words: _Words) -> Mention | None:
    two = parse.words(parse.span((i, i + 1))) if i + 1 < end else ""
    last = i + 2 if two in words.demonyms else i + 1
    country = gazetteer.country(words.demonyms[two if last == i + 2 else parse.tokens[i].text])
    return _mention(parse, i, last, (country,), "adjective", words) if country else None


def _stands_for_a_province(parse: Parse, i: int) -> bool:
    """After a comma ("Paris, TX"), or written with a point ("Calif.")."""
    before = parse.tokens[i - 1] if i else None
    after_comma = before is not None and before.text == "," and i > 1 and parse.tokens[i - 2].text[:1].isupper()
    text = parse.tokens[i].text
    return after_comma or (text.endswith(".") and len(text) > 3)


def _use(parse: Parse, first: int, last: int, entries: tuple[Entry, ...], words: _Words) -> tuple[Use | None, bool]:
    """How the tokens are used, and whether that is certain; None if they name no place."""
    tokens = parse.tokens
    lists = words.lists
    label = parse.names[found].label if (found := tokens[first].name) is not None else ""
    named = parse.names[found] if found is not None else None
    before = tokens[first - 1] if first and tokens[first - 1].sentence == tokens[first].sentence else None
    after = tokens[last] if last < len(tokens) and tokens[last].sentence == tokens[first].sentence else None
    whole = (
        named is not None
        and named.last <= last
        and (named.first >= first or _is_opening(tokens, named.first, first, words))
    )
    single = last - first == 1
    common = single and tokens[first].text.lower() in lists.not_places
    followed_by_container = _container_follows(parse, last, words)
    if before is not None and before.text.lower() in lists.titles:
        return None, False
    joined_before = before is not None and _continues(before) and before.text.lower() not in lists.directions
    joined_after = after is not None and _continues(after)
    if joined_before and not (whole and label in _NAMED):
        return (None, False) if label not in ("ORG", "FAC") or not _after_of(tokens, first) else ("part", True)
    if joined_after and after is not None:
        if after.text.lower().rstrip("’'") in lists.body_nouns and not common:
            return "part", True
        if named is not None and named.last > last:
            if label in ("PERSON", "WORK_OF_ART", "PRODUCT", "LAW") or common:
                return None, False
            return "part", label in ("GPE", "LOC", "FAC", "EVENT") or max(e.population for e in entries) > 20_000
    if followed_by_container and not (common and not followed_by_container):
        return "name", True
    if label in _NAMED and whole:
        return "name", not common or label == "GPE"
    if common:
        return None, False
    prominent = max((entry.population for entry in entries), default=0)
    country = any(entry.kind in ("country", "region") for entry in entries)
    if named is not None and not whole:
        if _after_of(tokens, first) and label in ("ORG", "FAC", "EVENT"):
            return "part", True
        return ("part", country or prominent > 100_000) if label in _MAY_NAME else (None, False)
    if country or _opens_with_dateline(parse, first, last):
        return "name", True
    locative = before is not None and before.text.lower() in lists.locative
    if label == "PERSON":
        return "name", locative and single is True
    if locative:
        return "name", True
    if label == "NORP":
        return "name", False
    return "name", label == "ORG" and prominent > 200_000


def _is_opening(tokens: tuple[Token, ...], start: int, first: int, words: _Words) -> bool:
    """Whether only "the" and words of direction stand in front."""
    return all(token.text.lower() in ("the", *words.lists.directions) for token in tokens[start:first])


def _continues(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ") and token.text != "I"


def _after_of(tokens: tuple[Token, ...], first: int) -> bool:
    return first > 0 and tokens[first - 1].lemma in ("of", "in", "at", "for", "-")


def _container_follows(parse: Parse, last: int, words: _Words) -> bool:
    tokens = parse.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or tokens[last].sentence != tokens[last + 1].sentence:
        return False
    after = tokens[last + 1]
    return any(after.text in texts for texts in words.lists.abbreviations.values())


def _opens_with_dateline(parse: Parse, first: int, last: int) -> bool:
    """Whether a paragraph begins here, in capitals or followed by a dash or the agency in brackets."""
    tokens = parse.tokens
    sentence = parse.sentence_of(first)
    if first != sentence.first or last >= len(tokens):
        return False
    return tokens[last].text in ("(", "-", "–", "—", "--", ":") and tokens[first].text.isupper()


def _mention(parse: Parse, first: int, last: int, entries: tuple[Entry, ...], use: Use, words: _Words) -> Mention:
    span = parse.span(range(first, last))
    return Mention(
        first=first,
        last=last,
        span=span,
        name=parse.words(span),
        entries=entries,
        use=use,
        level=_level(parse, first, last, words),
        near=bool(words.near.search(parse.text[max(0, span.start - 60) : span.start])),
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


def _unknown(parse: Parse, i: int, end: int, words: _Words) -> tuple[Mention | None, bool]:
    """A name that the parser takes for a place, or that a noun of place stands beside, without an entry."""
    tokens = parse.tokens
    found = tokens[i].name
    if found is not None and parse.names[found].label in _NAMED and parse.names[found].first in (i, i - 1):
        name = parse.names[found]
        last = name.last
        while last > i + 1 and (not tokens[last - 1].text[:1].isalnum() or tokens[last - 1].tag == "POS"):
            last -= 1
        if parse.names[found].first == i or tokens[i - 1].text.lower() == "the":
            sure = name.label != "FAC" or tokens[last - 1].text.lower() in words.lists.facility_nouns
            return _mention(parse, i, last, (), "name", words), sure
    return None, False


def _with_containers(parse: Parse, mentions: list[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    for number, mention in enumerate(mentions):
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        if after is not None and after.use == "name" and _contains(parse, mention, after):
            yield replace(mention, container=number + 1)
        else:
            yield mention


def _contains(parse: Parse, inner: Mention, outer: Mention) -> bool:
    between = parse.text[inner.span.end : outer.span.start].strip()
    if between == ",":
        return any(entry.kind in ("country", "admin1", "admin2") for entry in outer.entries)
    return between in ("in", "in the") and any(entry.kind in ("country", "admin1") for entry in outer.entries)
