"""Words that coding's actors go by."""

from collections.abc import Iterable
from functools import cached_property

import msgspec

from sayso.lang.loading import read_words
from sayso.model.vocabulary import RelationKind

Sectors = dict[str, tuple[str, ...]]
"""PLOVER sector → words."""


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Parts of names."""

    particles: frozenset[str]
    starts: frozenset[str]
    body_starts: frozenset[str]
    links: frozenset[str]
    free_particles: frozenset[str]
    left_out: frozenset[str]
    places: frozenset[str]
    offices: frozenset[str]
    suffixes: frozenset[str]
    generic: frozenset[str]
    no_names: frozenset[str]
    peoples: frozenset[str]
    things: frozenset[str]


class GivenNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Given names of a census, separated by white space; `either` are those of both sexes."""

    male: str
    female: str
    either: str


class MoreNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Given names of other languages."""

    male: frozenset[str]
    female: frozenset[str]


class PlainWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nouns for persons without a sector, and titles."""

    persons: frozenset[str]
    either: frozenset[str]
    with_complement: frozenset[str]
    not_persons: frozenset[str]
    not_described: frozenset[str]
    titles: frozenset[str]
    upper_titles: frozenset[str]
    no_titles: frozenset[str]
    before_titles: frozenset[str]


class PronounWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Pronouns by what they may stand for."""

    male: frozenset[str]
    female: frozenset[str]
    thing: frozenset[str]
    many: frozenset[str]


class CueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say how mentions stand to each other."""

    wide: frozenset[str]
    saying_again: frozenset[str]
    locatives: frozenset[str]
    companions: frozenset[str]
    with_party: frozenset[str]
    equating: frozenset[str]
    quantities: frozenset[str]
    definite: frozenset[str]
    acts: frozenset[str]
    state_acts: frozenset[str]
    alias: tuple[str, ...]
    languages: frozenset[str]
    naming: frozenset[str]
    transparent: frozenset[str]
    saying: frozenset[str]
    followers: frozenset[str]
    headed: frozenset[str]
    members: frozenset[str]
    synonyms: dict[str, str]


class PersonNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nouns for persons from WordNet, separated by white space."""

    person: str
    female: str
    male: str


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for one state: its names, what and who is of it, and its seats of government."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a body by its name: ISO 3166-1 alpha-2 and PLOVER sector."""

    country: str | None = None
    sector: str | None = None


UNKNOWN = Body()


class RelationExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence, and words of the mentions between which it says that the relation holds."""

    text: str
    from_words: str = msgspec.field(name="from")
    to_words: str = msgspec.field(name="to")


class RelationFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which a text says that one kind of relation holds; how they are read depends on the list."""

    kind: RelationKind
    words: tuple[str, ...]
    examples: tuple[RelationExample, ...]
    prepositions: frozenset[str] = frozenset()
    swap: bool = False


class RelationLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `relations.toml`."""

    nouns: tuple[RelationFrame, ...]
    verbs: tuple[RelationFrame, ...]
    participles: tuple[RelationFrame, ...]
    hyphens: tuple[RelationFrame, ...]
    acts: tuple[RelationFrame, ...]
    listings: tuple[RelationFrame, ...]


class ActorLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `actors.toml`."""

    persons: Sectors
    plain: PlainWords
    given: MoreNames
    organizations: Sectors
    groups: Sectors
    names: NameWords
    pronouns: PronounWords
    cues: CueWords


Frames = dict[str, tuple[RelationFrame, ...]]


class ActorWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The lists of `actors.toml` and of the files beside it for nouns, given names, states and relations; look-ups."""

    lists: ActorLists
    nouns: PersonNouns
    given: GivenNames
    states: dict[str, State]
    relations: RelationLists
    bodies: dict[str, Sectors]
    """Country → sector → names of bodies known by name."""

    @cached_property
    def person_sectors(self) -> dict[str, str]:
        """Noun or phrase for a person → sector."""
        return _by_word(self.lists.persons)

    @cached_property
    def organization_sectors(self) -> dict[str, str]:
        """Noun or phrase for an organisation → sector."""
        return _by_word(self.lists.organizations)

    @cached_property
    def group_sectors(self) -> dict[str, str]:
        """Noun or phrase for a group of people → sector."""
        return _by_word(self.lists.groups)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Single nouns for persons, in lower case, singular."""
        found = {*self.nouns.person.split(), *_single(self.person_sectors), *self.lists.plain.persons}
        return frozenset(found - self.lists.plain.not_persons)

    @cached_property
    def organizations(self) -> frozenset[str]:
        """Single nouns for organisations."""
        return frozenset(_single(self.organization_sectors))

    @cached_property
    def groups(self) -> frozenset[str]:
        """Single nouns for groups of people."""
        return frozenset(_single(self.group_sectors))

    @cached_property
    def title_heads(self) -> frozenset[str]:
        """Words that, capitalised before a name, end a title."""
        plain = self.lists.plain
        return frozenset({*_single(self.person_sectors), *plain.titles, *plain.persons} - plain.no_titles)

    @cached_property
    def female(self) -> frozenset[str]:
        """Nouns for women and girls."""
        return frozenset(self.nouns.female.split())

    @cached_property
    def male(self) -> frozenset[str]:
        """Nouns for men and boys."""
        return frozenset(self.nouns.male.split())

    @cached_property
    def given_names(self) -> dict[str, str]:
        """Given name, in lower case → `male`, `female` or `either`."""
        either = dict.fromkeys(self.given.either.split(), "either")
        male = dict.fromkeys([*self.given.male.split(), *self.lists.given.male], "male")
        female = dict.fromkeys([*self.given.female.split(), *self.lists.given.female], "female")
        return {**female, **male, **either}

    @cached_property
    def state_names(self) -> dict[str, str]:
        """Name of a state → ISO 3166-1 alpha-2."""
        return {name: code for code, state in self.states.items() for name in state.names}

    @cached_property
    def _state_codes(self) -> dict[str, str]:
        return {_plain(name): code for name, code in self.state_names.items()}

    def state_of(self, name: str) -> str | None:
        """ISO 3166-1 alpha-2 of the state with this name, whatever its capitals and points, or None."""
        return self.state_names.get(name) or self._state_codes.get(_plain(name))

    @cached_property
    def state_acts(self) -> frozenset[str]:
        """Nouns for acts and attitudes: a state named right before one is who does or has it."""
        return frozenset({*self.relation_acts, *self.lists.cues.state_acts})

    @cached_property
    def nationalities(self) -> dict[str, str]:
        """Adjective or noun for what is of a state → ISO 3166-1 alpha-2."""
        return {word: code for code, state in self.states.items() for word in state.adjectives}

    @cached_property
    def seats(self) -> dict[str, str]:
        """Seat of government → ISO 3166-1 alpha-2."""
        return {name: code for code, state in self.states.items() for name in state.seats}

    @cached_property
    def known_bodies(self) -> dict[str, Body]:
        """Name of a body, with either apostrophe and with a small or capital first letter → what is known of it."""
        return {
            form: Body(country=country, sector=sector)
            for country, sectors in self.bodies.items()
            for sector, names in sectors.items()
            for name in names
            for spelled in (name, name.replace("'", "’"))
            for form in (spelled, spelled[0].upper() + spelled[1:], f"The {spelled}", f"the {spelled}")
        }

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """Pronoun → `male`, `female`, `thing` or `many`."""
        lists = self.lists.pronouns
        by_class = {"male": lists.male, "female": lists.female, "thing": lists.thing, "many": lists.many}
        return {word: name for name, listed in by_class.items() for word in listed}

    @cached_property
    def relation_nouns(self) -> Frames:
        """Noun for an actor that stands in a relation → frames."""
        return _frames(self.relations.nouns)

    @cached_property
    def relation_acts(self) -> Frames:
        """Noun for a fight or for help → frames."""
        return _frames(self.relations.acts)

    @cached_property
    def relation_verbs(self) -> Frames:
        """Verb, with its preposition if it takes one → frames."""
        return _frames(self.relations.verbs)

    @cached_property
    def relation_participles(self) -> Frames:
        """Participle or adjective with its preposition → frames."""
        return _frames(self.relations.participles)

    @cached_property
    def relation_listings(self) -> Frames:
        """Preposition before examples of what makes up a body → frames."""
        return _frames(self.relations.listings)

    @cached_property
    def relation_hyphens(self) -> Frames:
        """Second part of a hyphened adjective → frames."""
        return _frames(self.relations.hyphens)


def load_actor_words(language: str) -> ActorWords:
    """The lists of a language (ISO 639-1). Raises ConfigError where one is missing or wrong."""
    return ActorWords(
        lists=read_words(language, "actors", ActorLists),
        nouns=read_words(language, "actor_nouns", PersonNouns),
        given=read_words(language, "given_names", GivenNames),
        states=read_words(language, "states", dict[str, State]),
        relations=read_words(language, "relations", RelationLists),
        bodies=read_words(language, "known_bodies", dict[str, Sectors]),
    )


def _plain(name: str) -> str:
    return name.casefold().replace(".", "")


def _frames(listed: tuple[RelationFrame, ...]) -> Frames:
    found: Frames = {}
    for frame in listed:
        for word in frame.words:
            found[word] = (*found.get(word, ()), frame)
    return found


def _by_word(sectors: Sectors) -> dict[str, str]:
    return {word: sector for sector, words in sectors.items() for word in words}


def _single(words: Iterable[str]) -> set[str]:
    return {word for word in words if " " not in word}
