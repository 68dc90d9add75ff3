"""Words that the coding of events goes by."""

import msgspec

from sayso.model.vocabulary import CasualtyKind, TallyKind


class WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Lemmas that mean one sort of thing, labels of names (`PERSON`, `GPE` ...) that do, and endings of such lemmas."""

    lemmas: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that keep an event from having happened, or leave it open; lemmas, by the status that they give."""

    negators: frozenset[str]
    negating_verbs: frozenset[str]
    negating_quantifiers: frozenset[str]
    future_auxiliaries: frozenset[str]
    possible_auxiliaries: frozenset[str]
    planning_verbs: frozenset[str]
    planning_nouns: frozenset[str]
    planning_adjectives: frozenset[str]
    wishing_verbs: frozenset[str]
    wishing_nouns: frozenset[str]
    preventing_verbs: frozenset[str]
    conditions: frozenset[str]
    possible_adverbs: frozenset[str]
    possible_adjectives: frozenset[str]
    alleging_adverbs: frozenset[str]
    alleging_adjectives: frozenset[str]
    alleging_verbs: frozenset[str]
    implicative_verbs: frozenset[str]
    awaiting_verbs: frozenset[str]


class ClaimWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which somebody claims an act or is held to have done it; lemmas."""

    responsibilities: frozenset[str]
    claiming: frozenset[str]
    """Verbs by which somebody takes a responsibility upon themselves."""
    ascribing: frozenset[str]
    """Verbs whose object is the act, and that name the doer behind "to" or "on"."""
    accusing: frozenset[str]
    """Verbs whose object is the doer, and that name the act behind a preposition."""
    taking_part: frozenset[str]
    shares: frozenset[str]
    """Nouns for the part that somebody had in an act."""
    arrests: frozenset[str]
    """Nouns for what is done to those who are held to have done it."""
    doers: frozenset[str]
    """Nouns for who did it, which name the act behind "of"."""
    prepositions: frozenset[str]


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `events.toml`."""

    classes: dict[str, WordClass]
    lemmas: dict[str, str]
    """Forms whose lemma the parser gets wrong, with the right one."""
    recordings: frozenset[str]
    utterances: frozenset[str]
    """What somebody issues, sends or makes by speaking; "calling for" behind it is what the issuer does."""
    """Words for recordings that somebody leaked: what is only heard on one is alleged."""
    series: frozenset[str]
    """Nouns for many of something, which pass on the roles of what they count ("a series of attacks")."""
    abstract_endings: tuple[str, ...]
    """Endings of nouns for what cannot act."""
    things: frozenset[str]
    """Further nouns for what cannot act."""
    saying: frozenset[str]
    """Verbs of saying, whose date is that of the saying."""
    states: frozenset[str]
    """Verbs whose participle tells a lasting state ("territory occupied since 1967")."""
    status: StatusWords
    claims: ClaimWords
    support_verbs: frozenset[str]
    """Verbs that say of an act named by their object that their subject did it ("carry out an attack")."""
    object_control: frozenset[str]
    """Verbs whose object is the subject of the infinitive ("ordered him to leave")."""
    former: frozenset[str]
    """Modifiers that put an act into the background ("previous attacks")."""
    long_ago: frozenset[str]
    """Adverbs and nouns behind a preposition that put an act into the past at large."""
    habits: frozenset[str]
    """Adverbs that make of an act a habit."""
    apart: frozenset[str]
    """Modifiers that keep a description from standing for somebody named before ("other rebels")."""
    trends: frozenset[str]
    """Verbs that say of acts in general that they grow or wane."""
    inanimate: frozenset[str]
    """Classes of things that act for somebody: their owner is the actor."""
    calendar: frozenset[str]
    """Words for times, which look like an object of a preposition ("an attack on Monday")."""
    violent: frozenset[str]
    accidental: frozenset[str]
    casualty_nouns: dict[str, CasualtyKind]
    casualty_adjectives: dict[str, CasualtyKind]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    tally_periods: tuple[str, ...]
    """Patterns of what says that a count runs over a period."""
    tally_verbs: dict[str, CasualtyKind]
    tally_nouns: dict[str, TallyKind]
