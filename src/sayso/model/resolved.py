"""What a person gives as the right value of a field, with what the article knows of it."""

import re
from collections.abc import Iterable

from sayso.model.articles import Article
from sayso.model.corrections import PARTIES, NamedParty, correct
from sayso.model.events import Event
from sayso.model.spans import Span

_PLACE = ("name", "country", "admin1", "lat", "lon", "geonames_id")


def resolve_value(field: str, value: object, event: Event, article: Article, text: str) -> object:
    """A value as a person gives it, with what the article knows of it: a place that it names comes with its country
    and coordinates, a party (of several, with semicolons between) with the spans that name it. JSON values.

    Raises ValueError for a value that the field cannot hold, and for a party that the article does not name.
    """
    if field == "where" and isinstance(value, str):
        named = (one for one in article.places if one.name.casefold() == value.strip().casefold())
        found = next((one for one in named if one.lat is not None), None)
        if found is not None:
            value = {name: getattr(found, name, None) for name in _PLACE} | {
                "precision": "near" if found.near else "exact"
            }
    if field in PARTIES and isinstance(value, str):
        names = [name.strip() for name in value.split(";") if name.strip()]
        value = [_party_value(_find_party(name, event, article, text)) for name in names] or None
    correct(event, field, value)
    return value


def _party_value(party: NamedParty) -> dict[str, object]:
    return {"name": party.name, "spans": [list(span) for span in party.spans], "actor": party.actor}


def _find_party(name: str, event: Event, article: Article, text: str) -> NamedParty:
    """Who is called so: an actor of the article, or else the words, best those nearest to the event."""
    folded = name.casefold()
    actor = next((one for one in article.actors if folded in map(str.casefold, (one.name, *one.aliases))), None)
    if actor is not None:
        near = _nearest(actor.mentions, event)
        return NamedParty(name=actor.name, spans=(near,) if near else (), actor=actor.id)
    parts = [*([article.title] if article.title else []), *article.body, *article.captions]
    said = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    found = [Span(*match.span()) for part in parts for match in said.finditer(text, part.start, part.end)]
    near = _nearest(found, event)
    if near is None:
        raise ValueError(f"the article names nobody {name!r}; give a name or words that stand in it")
    return NamedParty(name=" ".join(text[near.start : near.end].split()), spans=(near,), actor=None)


def _nearest(spans: Iterable[Span], event: Event) -> Span | None:
    return min(spans, key=lambda span: (abs(span.start - event.trigger.start), span), default=None)
