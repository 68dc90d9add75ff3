"""Finding toponyms: which words name a place, before anybody asks which place."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from sayso.coding.parses import Parse
from sayso.coding.places.folding import fold
from sayso.coding.places.gazetteer import Entry, Gazetteer
from sayso.coding.places.scene import Scene, make_scene
from sayso.coding.places.usage import PLACED, Needs, use_of
from sayso.lang.places import PlaceWords
from sayso.model import Span
from sayso.model.vocabulary import PlaceUse

Level = Literal["settlement", "district", "province"]

_WITHIN = re.compile(r"(?:\w+ )?(?:in|of)(?: the)?(?: \w+)?")
"""What stands between an unknown place and the known one that it lies in ("neighborhood in eastern")."""
_OF_COUNTRY = re.compile(r"(?:\w+ )?(?:city|town|village|hamlet|port|province|governorate|region|district) of")
"""What stands between a demonym and the name of what lies in its country ("the Peruvian border town of")."""
_LISTING = (",", "and", ", and", "or", ", or", "&")
_LONGEST = 6
"""The most words of a toponym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens `first` to `last` (exclusive) that name a place.

    `entries` are the places of that name, none where the gazetteer has none. `level` is what the words around it call
    it; `near`: they put a thing beside it. `needs`: what more must show that it is a place. `container` is the place in
    the mention's list that the text names as containing it ("Paris, Texas"), None if none.
    """

    first: int
    last: int
    span: Span
    name: str
    entries: tuple[Entry, ...]
    use: PlaceUse
    level: Level | None = None
    near: bool = False
    needs: Needs = "nothing"
    container: int | None = None


def find_mentions(parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> list[Mention]:
    """The toponyms of an article in the order of the text, none inside another; also those that need more to count.

    A name that is a place by its context in one sentence is one in the others too, unless it is part of a longer name.
    """
    scene = make_scene(parse, gazetteer, words)
    mentions: list[Mention] = []
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            mention = _mention_at(scene, i, sentence.last) if parse.tokens[i].text[:1].isupper() else None
            if mention is None:
                i += 1
            else:
                mentions.append(mention)
                i = mention.last
    _take_listed(parse, mentions)
    sure = {fold(one.name) for one in mentions if one.needs == "nothing" and one.use == "name" and one.entries}
    return [replace(one, needs="nothing") if fold(one.name) in sure else one for one in mentions]


def _take_listed(parse: Parse, mentions: list[Mention]) -> None:
    """What is listed with a place is a place: "Hebron, Sair and Jenin"."""
    places = list(range(len(mentions)))
    for pairs in (pairwise(places), pairwise(reversed(places))):
        for one, other in pairs:
            sure, doubtful = mentions[one], mentions[other]
            if sure.needs == "nothing" and doubtful.needs != "nothing" and sure.use == doubtful.use == "name":
                inner = sorted((sure.span, doubtful.span))
                if parse.words(Span(inner[0].end, inner[1].start)) in _LISTING:
                    mentions[other] = replace(doubtful, needs="nothing")


def with_containers(parse: Parse, mentions: list[Mention]) -> list[Mention]:
    """The mentions, each with the place in the list that the text names as containing it."""
    contained = list(mentions)
    for number, (inner, outer) in enumerate(pairwise(mentions)):
        if outer.use == "name" and _contains(parse, inner, outer):
            contained[number] = replace(inner, container=number + 1)
        between = parse.words(Span(inner.span.end, outer.span.start))
        if inner.use == "adjective" and outer.use == "name" and _OF_COUNTRY.fullmatch(between):
            contained[number + 1] = replace(outer, container=number)
    return contained


def _contains(parse: Parse, inner: Mention, outer: Mention) -> bool:
    between = parse.words(Span(inner.span.end, outer.span.start))
    if not inner.entries and _WITHIN.fullmatch(between):
        return bool(outer.entries)
    if between == "," or (between.endswith(",") and between[:-1] in ("municipality", "town", "village", "city")):
        return any(entry.kind in ("country", "admin1", "admin2") for entry in outer.entries)
    return between in ("in", "in the") and any(entry.kind in ("country", "admin1") for entry in outer.entries)


def _mention_at(scene: Scene, i: int, end: int) -> Mention | None:
    """The longest toponym that begins with token `i`, of a sentence that ends before token `end`."""
    if province := _abbreviation(scene, i, end):
        return province
    if feature := _feature(scene, i):
        return feature
    for last in range(min(i + _LONGEST, end), i, -1):
        if not _is_name_like(scene, i, last):
            continue
        text = _text(scene, i, last)
        adjective = scene.adjective_of(text)
        if adjective and not _is_person(scene, i):
            return _mention(scene, i, last, (adjective,), "adjective")
        entries = scene.gazetteer.lookup(text)
        if entries and (use := use_of(scene, i, last, entries)):
            return _mention(scene, i, last, entries, *use)
    return _unknown(scene, i, end)


def _is_name_like(scene: Scene, first: int, last: int) -> bool:
    tokens = scene.parse.tokens[first:last]
    if not (tokens[-1].text[:1].isupper() or tokens[-1].text[:1].isdigit()):
        return False
    if all(token.text.lower() in scene.words.directions for token in tokens):
        return False
    return all(token.text[:1].isalnum() or token.text in ("-", "'", "’", "/", ".") for token in tokens)


def _is_person(scene: Scene, i: int) -> bool:
    name = scene.name_at(i)
    return name is not None and name.label == "PERSON"


def _abbreviation(scene: Scene, i: int, end: int) -> Mention | None:
    """A province's abbreviation: after a comma ("Paris, TX"), after a party's letter, or written with a point."""
    tokens, text = scene.parse.tokens, scene.parse.text
    after_comma = i > 1 and tokens[i - 1].text == "," and tokens[i - 2].text[:1].isupper()
    after_party = i > 1 and tokens[i - 1].text == "-" and len(tokens[i - 2].text) == 1
    for last in (i + 2, i + 1):
        if last > end:
            continue
        written = text[tokens[i].start : tokens[last - 1].end]
        province = scene.gazetteer.abbreviated(written)
        pointed = "." in written or text[tokens[last - 1].end : tokens[last - 1].end + 1] == "."
        if (
            province
            and scene.is_abbreviation(i, last)
            and (after_comma or after_party or (pointed and len(written) > 3))
        ):
            return _mention(scene, i, last, (province,), "name")
    return None


def _feature(scene: Scene, i: int) -> Mention | None:
    """The name of a street, river, quarter, whole: "Paris Road" is not Paris. None if the gazetteer has it whole."""
    tokens, name = scene.parse.tokens, scene.name_at(i)
    if name is None or name.label not in (*PLACED, "ORG", "PERSON") or name.last - i < 2:
        return None
    is_feature = tokens[name.last - 1].text.lower() in scene.words.feature_nouns
    called = name.last < len(tokens) and tokens[name.last].text in scene.words.placing_nouns and name.label != "PERSON"
    if not is_feature and not called:
        return None
    if scene.gazetteer.knows(_text(scene, i, name.last)):
        return None
    return _mention(scene, i, name.last, (), "name")


def _unknown(scene: Scene, i: int, end: int) -> Mention | None:
    """A name that the gazetteer has not, nor a part of it, and that its context takes for a place."""
    last = _end_of_name(scene, i, end)
    tokens, words = scene.parse.tokens, scene.words
    if last is None or any(scene.gazetteer.knows(_text(scene, k, last)) for k in range(i + 1, last)):
        return None
    if last - i == 1 and tokens[i].text in scene.people:
        return None
    mention = _mention(scene, i, last, (), "name")
    name = scene.name_at(i)
    label = name.label if name else ""
    called = last < end and tokens[last].text in words.placing_nouns
    called = called or (i > 1 and tokens[i - 1].text == "of" and tokens[i - 2].text in words.placing_nouns)
    if called and label not in ("PERSON", "NORP") and not scene.is_common(i, last):
        return mention
    if label not in PLACED:
        return None
    if tokens[last - 1].text.lower() in words.facility_nouns:
        return mention
    before = tokens[name.first - 1].text.lower() if name and name.first else ""
    return mention if label != "FAC" and (before in words.inner or mention.level) else None


def _end_of_name(scene: Scene, i: int, end: int) -> int | None:
    """The end (exclusive) of the parser's name that begins with token `i`, or of a run of capitals; None if neither."""
    tokens, name = scene.parse.tokens, scene.name_at(i)
    if name is not None:
        if name.first != i and not (name.first == i - 1 and tokens[i - 1].text.lower() == "the"):
            return None
        last = name.last
    else:
        last = i + 1
        while last < end and (
            tokens[last].text[:1].isupper() or tokens[last].text.lower() in ("-", *scene.words.articles)
        ):
            last += 1
    while last > i + 1 and (not tokens[last - 1].text[:1].isalnum() or tokens[last - 1].tag == "POS"):
        last -= 1
    if name is not None and tokens[last - 1].text in scene.words.placing_nouns and last - i > 1:
        last -= 1
    return last if tokens[last - 1].text[:1].isupper() or tokens[last - 1].text[:1].isdigit() else None


def _text(scene: Scene, first: int, last: int) -> str:
    return scene.parse.words(scene.parse.span(range(first, last)))


def _mention(
    scene: Scene, first: int, last: int, entries: tuple[Entry, ...], use: PlaceUse, needs: Needs = "nothing"
) -> Mention:
    span = scene.parse.span(range(first, last))
    return Mention(
        first=first,
        last=last,
        span=span,
        name=scene.parse.words(span),
        entries=entries,
        use=use,
        level=_level(scene, first, last),
        near=scene.is_near(span.start),
        needs=needs,
    )


def _level(scene: Scene, first: int, last: int) -> Level | None:
    """What the word after the name, or before "of", calls it."""
    tokens, words = scene.parse.tokens, scene.words
    after = tokens[last].text.lower() if last < len(tokens) else ""
    before = tokens[first - 2].text.lower() if first >= 2 and tokens[first - 1].text == "of" else ""
    levels: tuple[tuple[list[str], Level], ...] = (
        (words.province_nouns, "province"),
        (words.district_nouns, "district"),
        (words.settlement_nouns, "settlement"),
    )
    for word in (after, before):
        for nouns, level in levels:
            if word in nouns:
                return level
    return None
