"""Finding toponyms and resolving them."""

from sayso.coding.parses import Parse
from sayso.coding.places.folding import fold
from sayso.coding.places.gazetteer import Entry, Gazetteer
from sayso.coding.places.mentions import Mention, find_mentions, with_containers
from sayso.coding.places.resolving import resolve_mentions
from sayso.lang.places import PlaceWords
from sayso.model import Place

_SMALL = 20_000
_QUARTERS = ("neighborhood", "neighbourhood", "quarter", "suburb", "avenue", "street")
_OUTNUMBERED = 2
_FOCUSED = 2
"""Names of one country that make an article one about it."""


def find_places(parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> tuple[Place, ...]:
    """The toponyms of an article in the order of the text, each with the place it means.

    One that the gazetteer has not keeps its name, and the country and province of the place that the text names as
    containing it; it has no point.
    """
    found = find_mentions(parse, gazetteer, words)
    sure = [mention for mention in found if mention.needs == "nothing"]
    provinces = _provinces(resolve_mentions(with_containers(parse, sure), words))
    kept = [mention for mention in found if mention.needs == "nothing" or _is_among(mention, provinces)]
    mentions = with_containers(parse, kept)
    entries = _without_strays(parse, mentions, resolve_mentions(mentions, words))
    places: list[Place] = []
    for mention, entry in zip(mentions, entries, strict=True):
        outer = entries[mention.container] if mention.container is not None else None
        places.append(_place(mention, entry, outer, gazetteer))
    return tuple(places)


def _without_strays(parse: Parse, mentions: list[Mention], entries: list[Entry | None]) -> list[Entry | None]:
    """The entries without settlements that lie outside the country that the text puts the name in, or, if they are
    small, alone, or among few, in a country other than the one that the article is about.

    The gazetteer has not every village: a namesake far away is no answer for one that it lacks.
    """
    named: dict[str, set[str]] = {}
    within: dict[str, set[str]] = {}
    for mention, entry in zip(mentions, entries, strict=True):
        if entry and entry.country:
            named.setdefault(entry.country, set()).add(fold(mention.name))
            if entry.kind != "country":
                within.setdefault(entry.country, set()).add(fold(mention.name))
    most = max(map(len, named.values()), default=0)
    kept: list[Entry | None] = []
    for mention, entry in zip(mentions, entries, strict=True):
        if entry and entry.country and entry.kind == "settlement":
            outer = entries[mention.container] if mention.container is not None else None
            if outer and outer.country and (outer.kind != "country" or entry.population < _SMALL):
                stray = outer.country != entry.country
            else:
                others = len(within[entry.country]) - 1
                unnamed = named[entry.country] == within[entry.country] and _OUTNUMBERED * (others + 1) <= most
                if _is_quarter(parse, mention) and len(named[entry.country]) < most:
                    kept.append(None)  # a quarter of a town that the article is about, not a town elsewhere
                    continue
                alone = unnamed or (others == 0 and _OUTNUMBERED * len(named[entry.country]) <= most)
                stray = entry.population < _SMALL and alone and most >= _FOCUSED
            kept.append(None if stray else entry)
        else:
            kept.append(entry)
    return kept


def _is_quarter(parse: Parse, mention: Mention) -> bool:
    """Whether the text calls it a part of a town."""
    return mention.last < len(parse.tokens) and parse.tokens[mention.last].text in _QUARTERS


def _provinces(entries: list[Entry | None]) -> frozenset[str]:
    """The provinces in which places of the article lie."""
    return frozenset(entry.admin1 for entry in entries if entry and entry.admin1)


def _is_among(mention: Mention, provinces: frozenset[str]) -> bool:
    """Whether a place that the mention may mean lies with others of the article."""
    return mention.needs == "neighbours" and any(entry.admin1 in provinces for entry in mention.entries)


def _place(mention: Mention, entry: Entry | None, outer: Entry | None, gazetteer: Gazetteer) -> Place:
    held = entry or outer
    return Place(
        span=mention.span,
        name=mention.name if mention.use != "adjective" or entry is None else entry.name,
        country=held.country if held else None,
        admin1=gazetteer.admin_name(held.admin1) if held else None,
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        geonames_id=entry.geonames_id if entry else None,
        kind=entry.kind if entry else None,
        use=mention.use,
        near=mention.near,
    )
