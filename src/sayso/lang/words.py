"""All word lists of one language."""

import msgspec

from sayso.lang.actors import ActorWords, load_actor_words
from sayso.lang.articles import ArticleWords
from sayso.lang.attributions import AttributionWords, read_attribution_words
from sayso.lang.copies import CopyWords
from sayso.lang.events import EventWords, read_event_words
from sayso.lang.identity import IdentityWords, load_identity_words
from sayso.lang.loading import read_words
from sayso.lang.numbers import NumberWords
from sayso.lang.places import PlaceWords
from sayso.lang.times import TimeWords


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The word lists of a language, one field for each file of its folder."""

    articles: ArticleWords
    times: TimeWords
    places: PlaceWords
    actors: ActorWords
    attributions: AttributionWords
    events: EventWords
    numbers: NumberWords
    copies: CopyWords
    identity: IdentityWords


def load_words(language: str) -> Words:
    """Read the folder of a language (ISO 639-1). Raises ConfigError where it is missing or wrong."""
    actors = load_actor_words(language)
    return Words(
        articles=read_words(language, "articles", ArticleWords),
        times=read_words(language, "times", TimeWords),
        places=read_words(language, "places", PlaceWords),
        actors=actors,
        attributions=read_attribution_words(language),
        events=read_event_words(language),
        numbers=read_words(language, "numbers", NumberWords),
        copies=read_words(language, "copies", CopyWords),
        identity=load_identity_words(language, actors),
    )
