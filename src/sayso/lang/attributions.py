"""Words that coding's attributions go by, and the weights of the model that tells attributions from other frames."""

import msgspec

from sayso.lang.loading import read_words
from sayso.model.vocabulary import ActorKind, Kind, Medium, Stance


class AttributionExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence with what must be found in it; `content` None: nothing may be. A test reads them all.

    `known_failure` says why an example is still coded wrong.
    """

    text: str
    content: str | None = None
    source: str = ""
    cue: str = ""
    kind: Kind | None = None
    stance: Stance | None = None
    medium: Medium | None = None
    known_failure: str | None = None


class AttributionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `attributions.toml`, all lemmas in lower case, and the weights of `attribution_weights.toml`.

    - `least_likelihood`: below it a word is no head of a cue; `least_unmarked`: nor below this where the learned
      tagger read the text and marked nothing.
    - `stances`: lemmas of cues, or pairs of neighbouring ones, by stance; the first stance that has one wins.
    - `falsehoods`: predicates by which a speaker denies.
    - `media_nouns`, `media_cues`, `media_passives`: medium by noun, by cue, by cue in the passive;
      `media_prepositions` join such a noun to a cue; `media_kept`: adverbs that keep the medium of what the speaker
      said before; `recorded`: adjectives that make a recording of what they stand by; `conversations`: nouns that are
      one in an article about a recording.
    - `physical_acts`: lemmas of cues only in a figure of speech; `namings`: lemmas that name somebody.
    - `relaying`: verbs by which a source says from whom it has it; `origins`: prepositions before whoever is behind
      figures.
    - `anonymous_nouns`: nouns for sources that are described and not named; `bodies`: nouns for bodies that speak.
    - `pronouns`: the kinds of actors that a pronoun may stand for.
    - `prior_weights` are added to `weights` for constructions that the training texts hardly have; for the names of
      the features see `sayso.coding.attributions.scoring`.
    """

    least_likelihood: float
    least_unmarked: float
    stances: dict[Stance, list[str]]
    falsehoods: list[str]
    media_nouns: dict[str, Medium]
    media_cues: dict[str, Medium]
    media_passives: dict[str, Medium]
    media_prepositions: list[str]
    media_kept: list[str]
    recorded: list[str]
    conversations: list[str]
    physical_acts: list[str]
    namings: list[str]
    relaying: list[str]
    origins: list[str]
    anonymous_nouns: list[str]
    bodies: list[str]
    pronouns: dict[str, list[ActorKind]]
    prior_weights: dict[str, float]
    examples: list[AttributionExample] = []
    weights: dict[str, float] = {}


class FrameWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The tables of `attribution_weights.toml`: template of the feature, its value, its weight."""

    weights: dict[str, dict[str, float]]


def read_attribution_words(language: str) -> AttributionWords:
    """The lists and the weights of a language (ISO 639-1). Raises ConfigError where a file is missing or wrong."""
    lists = read_words(language, "attributions", AttributionWords)
    tables = read_words(language, "attribution_weights", FrameWeights).weights
    flat = {f"{template}={value}": weight for template, table in tables.items() for value, weight in table.items()}
    for name, weight in lists.prior_weights.items():
        flat[name] = flat.get(name, 0.0) + weight
    return msgspec.structs.replace(lists, weights=flat)
