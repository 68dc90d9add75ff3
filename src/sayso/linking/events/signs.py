"""What linking of events knows of a language."""

from dataclasses import dataclass

from sayso.lang import NumberWords
from sayso.lang.loading import read_words
from sayso.lang.rarity import Rarity, load_rarity
from sayso.lang.same_event import Weights, load_same_event


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSigns:
    """How rare words are, number words, and what speaks for one happening. Immutable."""

    rarity: Rarity
    numbers: NumberWords
    story: Weights
    happening: Weights


def load_event_signs(language: str) -> EventSigns:
    """The packaged tables of a language (ISO 639-1). Raises ConfigError where one is missing or wrong."""
    weights = load_same_event(language)
    return EventSigns(
        rarity=load_rarity(language),
        numbers=read_words(language, "numbers", NumberWords),
        story=weights.story,
        happening=weights.happening,
    )
