"""What speaks for one happening, with numbers: the weights of features of two articles and of two events."""

import msgspec

from sayso.lang.loading import read_words


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sum of weighted features, in nats: above 0 it is likelier than not. `bias` is added always.

    More than `most` it never comes to: two sentences that are one (an appeal to call a number) make no one story.
    """

    bias: float
    most: float = 8.0
    features: dict[str, float]


class SameEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file `same_event.toml`. `story` was fitted on pairs of articles; `happening` is set by hand."""

    story: Weights
    happening: Weights


def load_same_event(language: str) -> SameEvent:
    """Read `same_event.toml` of a language (ISO 639-1). Raises ConfigError where it is missing or wrong."""
    return read_words(language, "same_event", SameEvent)
