"""Words by which names of actors are compared."""

import re
from functools import cached_property

import msgspec

from sayso.lang.actors import ActorWords
from sayso.lang.loading import read_words


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Pairs of sounds ("q k") that stand for one another, and what that costs of a likeness of 1."""

    pairs: tuple[str, ...]
    cost: float


class SoundLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a word is read as sounds, and which sounds stand for one another."""

    rewritings: tuple[tuple[str, str], ...]
    digraphs: tuple[str, ...]
    costs: tuple[Cost, ...]
    classes: tuple[str, ...]
    vowels: tuple[Cost, ...]
    left_out: float


class NameParts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words and parts of words of a person's name. `given`: names that are one."""

    articles: frozenset[str]
    joined_articles: frozenset[str]
    particles: frozenset[str]
    kunyas: frozenset[str]
    servants: frozenset[str]
    suffixes: frozenset[str]
    titles: frozenset[str]
    given: tuple[tuple[str, ...], ...]
    common_family: frozenset[str]
    family_first: frozenset[str]


class BodyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of names of bodies. `may_go`, `stays`: lines of words for one kind; `known`: lines of names of one."""

    may_go: tuple[frozenset[str], ...]
    stays: tuple[frozenset[str], ...]
    small: frozenset[str]
    describing: frozenset[str]
    passing: frozenset[str]
    whose: frozenset[str]
    of_states: frozenset[str]
    words: dict[str, str]
    expanded: dict[str, str]
    everywhere: tuple[str, ...]
    known: tuple[tuple[str, ...], ...]


class ClaimWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that turn what is said round, and by which a speaker takes back what was said before."""

    negations: frozenset[str]
    leaves_open: frozenset[str]
    takes_back: frozenset[str]
    said_before: frozenset[str]


class IdentityLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `identity.toml`."""

    letters: dict[str, str]
    sounds: SoundLists
    parts: NameParts
    bodies: BodyWords
    claims: ClaimWords


class IdentityWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The lists of `identity.toml`, and the nouns, nations and given names that coding's actors go by."""

    lists: IdentityLists
    actors: ActorWords

    @cached_property
    def letters(self) -> dict[int, str]:
        """For `str.translate`: letters that have no plain form under an accent."""
        return str.maketrans(self.lists.letters)

    @cached_property
    def rewritings(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Rewritings that make a word's spelling plain, in order."""
        return tuple((re.compile(pattern), new) for pattern, new in self.lists.sounds.rewritings)

    @cached_property
    def sound_pattern(self) -> re.Pattern[str]:
        """One consonant of a rewritten word, with the vowels before it."""
        return re.compile(rf"([aeiou]*)({'|'.join(self.lists.sounds.digraphs)}|[^aeiou])")

    @cached_property
    def sound_costs(self) -> dict[frozenset[str], float]:
        """Two consonants → what it costs that one stands for the other."""
        return _costs(self.lists.sounds.costs)

    @cached_property
    def vowel_costs(self) -> dict[frozenset[str], float]:
        """Two vowels or diphthongs → what it costs that one stands for the other."""
        return _costs(self.lists.sounds.vowels)

    @cached_property
    def sound_classes(self) -> dict[str, str]:
        """Consonant → the first of its class."""
        return {sound: line.split()[0] for line in self.lists.sounds.classes for sound in line.split()}

    @cached_property
    def given_lines(self) -> dict[str, frozenset[int]]:
        """Given name → numbers of the lines of equal given names it stands in."""
        return _lines(self.lists.parts.given)

    @cached_property
    def designator_lines(self) -> dict[str, int]:
        """Word for a kind of body → number of its line."""
        lines = (*self.lists.bodies.may_go, *self.lists.bodies.stays)
        return {word: line for line, words in enumerate(lines) for word in words}

    @cached_property
    def may_go(self) -> frozenset[int]:
        """Numbers of the lines of designators that a name may leave out."""
        return frozenset(range(len(self.lists.bodies.may_go)))

    @cached_property
    def nations(self) -> dict[str, str]:
        """Adjective or name of a state, in small letters → ISO 3166-1 alpha-2."""
        names = {**self.actors.nationalities, **self.actors.state_names}
        return {word.casefold().replace(".", ""): code for word, code in names.items() if " " not in word}

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """Adjectives of states, in small letters."""
        return frozenset(word.casefold() for word in self.actors.nationalities)

    @cached_property
    def peoples(self) -> frozenset[str]:
        """Words for members of peoples and creeds besides nationalities, in the singular."""
        return self.actors.lists.names.peoples

    @cached_property
    def many_bear(self) -> frozenset[str]:
        """Names that are a given name or a family name of many: after another given name they tell nobody."""
        return self.lists.parts.common_family | self.actors.lists.given.male | self.actors.lists.given.female

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """Keys of bodies that are named everywhere (`known_key`)."""
        return frozenset(
            known_key(name.casefold().replace("-", " ").split(), self.lists) for name in self.lists.bodies.everywhere
        )

    @cached_property
    def read_before(self) -> dict[tuple[str, str], object]:
        """Names by text and kind as they were read before: saves reading them again, and changes nothing else."""
        return {}

    @cached_property
    def words_before(self) -> dict[str, object]:
        """Words of names as they were read before: as `read_before`."""
        return {}

    @cached_property
    def known_bodies(self) -> dict[str, int]:
        """Plain words of a well-known body's name, without small words, Arabic articles and hyphens → its number."""
        found: dict[str, int] = {}
        for number, names in enumerate(self.lists.bodies.known):
            for name in names:
                tokens = re.findall(r"[^\W_]+", re.sub(r"['’]s?(?=\s|$)|['’]", "", name.casefold()))
                found[known_key(tokens, self.lists)] = number
        return found


def known_key(plain: list[str], lists: IdentityLists) -> str:
    """What well-known bodies are looked up by: the plain words of a name without small ones and Arabic articles."""
    return " ".join(word for word in plain if word not in lists.bodies.small and word not in lists.parts.articles)


def load_identity_words(language: str, actors: ActorWords) -> IdentityWords:
    """The lists of a language (ISO 639-1). Raises ConfigError where `identity.toml` is missing or wrong."""
    return IdentityWords(lists=read_words(language, "identity", IdentityLists), actors=actors)


def _costs(listed: tuple[Cost, ...]) -> dict[frozenset[str], float]:
    return {frozenset(pair.split()): line.cost for line in listed for pair in line.pairs}


def _lines(lines: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(lines):
        for name in names:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
