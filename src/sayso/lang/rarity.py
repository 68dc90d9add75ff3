"""How rare words are in news: what tells one happening from another, without a look at the other articles at hand."""

import msgspec

from sayso.lang.loading import read_words


class RarityClasses(msgspec.Struct, frozen=True, kw_only=True):
    """The file `rarity.toml`: words by class, one string a class. `unseen` and `step` are in nats."""

    unseen: float
    step: float
    classes: dict[str, str]


class Rarity:
    """The information that a word of the text gives, in nats: 0 in every article, `unseen` in none that was counted.

    Words are folded and without case (`sayso.linking.words`).
    """

    __slots__ = ("_nats", "unseen")

    def __init__(self, nats: dict[str, float], unseen: float) -> None:
        self._nats = nats
        self.unseen = unseen

    def of(self, word: str) -> float:
        """How rare the word is."""
        return self._nats.get(word, self.unseen)


def load_rarity(language: str) -> Rarity:
    """Read `rarity.toml` of a language (ISO 639-1). Raises ConfigError where it is missing or wrong."""
    table = read_words(language, "rarity", RarityClasses)
    nats = {word: int(number) * table.step for number, words in table.classes.items() for word in words.split()}
    return Rarity(nats, table.unseen)
