"""Words that the coding of events goes by."""

import msgspec

from sayso.lang.actors import State
from sayso.lang.loading import read_words
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
    limiting: frozenset[str]
    """What makes of a negation behind it none ("not only")."""
    alternatives: frozenset[str]
    """Conjunctions over which a negation holds."""
    reported_future: frozenset[str]
    """Modals that are the future of what somebody said."""
    pluperfect: frozenset[str]
    planned_adjectives: frozenset[str]
    nobody: frozenset[str]
    none_of: frozenset[str]
    hardly_any: frozenset[str]
    """Quantifiers that deny where no article stands before them ("few were hurt")."""
    ordinals: frozenset[str]
    """Nouns and adjectives whose infinitive tells a fact ("the first to die")."""
    future_verbs: frozenset[str]
    """Verbs that make a future with an infinitive ("are to", "going to")."""
    planning_verbs_of_facts: frozenset[str]
    """Planning verbs whose finite clause tells a fact ("announced that ...")."""
    planning_verbs_of_acts: frozenset[str]
    """Planning verbs whose object, an act, took place ("ordered the arrest")."""
    occurring: frozenset[str]
    """Verbs that say of an act that it takes place, which is then as open as they are."""
    doubting_verbs: frozenset[str]
    """Wishing verbs that leave even an act told by a noun open."""
    alleging_nouns: frozenset[str]
    settling_verbs: frozenset[str]
    """Accusing verbs that settle the act of which somebody is accused."""
    agreeing_verbs: frozenset[str]
    warning_verbs: frozenset[str]
    factual_marks: frozenset[str]
    """Conjunctions whose clause tells a fact."""
    of_accusation: frozenset[str]
    """Prepositions of what somebody is accused of; the next, of what is wished, planned, awaited, agreed, warned of."""
    of_wishes: frozenset[str]
    of_plans: frozenset[str]
    of_waiting: frozenset[str]
    of_agreement: frozenset[str]
    of_warning: frozenset[str]
    sharing_prepositions: frozenset[str]
    """Prepositions whose object has the status of the verb before them."""


class SyntaxWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which one knows who stands where around a verb or a noun."""

    relatives: frozenset[str]
    transitive: frozenset[str]
    """Verbs that need an object: with a subject alone, a participle of theirs is a passive ("five arrested")."""
    perceiving: frozenset[str]
    """Verbs whose object may have a participle that is a passive ("saw their homes destroyed")."""
    apart_in_time: frozenset[str]
    """Prepositions that put one act before or after another ("the raids began after the kidnapping")."""
    harmed: dict[str, CasualtyKind]
    """Participles behind a number, with what became of whom it counts ("80 injured")."""
    against: tuple[str, ...]
    """What begins so tells between or against whom something is, and not whose it is ("inter-tribal fighting")."""
    empty: frozenset[str]
    """Pronouns that stand for no party by themselves."""
    reflexive: tuple[str, ...]
    pointing: frozenset[str]
    """Determiners of what is known or shown; `definite` those that make a noun definite."""
    definite: frozenset[str]
    indefinite: frozenset[str]
    pointing_at_acts: frozenset[str]
    """Determiners by which a noun for any act points back to one."""
    concerning: tuple[str, ...]
    """Prepositions of whom the content of a verbal act concerns."""
    towards: frozenset[str]
    """Prepositions of whom an act is aimed at, which may hang on the verb that carries it out."""
    aiming: frozenset[str]
    """Participles behind an act whose object is whom it hits ("an attack targeting the bank")."""
    taking_of: frozenset[str]
    """Verbs with an object and "of", which then is not part of the object ("accused the army of neglect")."""
    of_content: frozenset[str]
    """Prepositions of the content of a demand, a promise, a refusal or a threat."""


class SettingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which a place or a date belongs to an act."""

    places: frozenset[str]
    """Prepositions behind which a toponym is where something is."""
    there_and_then: frozenset[str]
    """Adverbs of a relative clause that tells what happened there and then."""
    since: frozenset[str]
    origins: frozenset[str]
    """Prepositions behind which a toponym says whence somebody or something is."""


class CountingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which people are counted."""

    collective: frozenset[str]
    """Nouns whose singular stands for several, nobody says how many."""
    singular: frozenset[str]
    """Determiners that make of a singular noun one person."""
    one_person: frozenset[str]
    """Pronouns for one person."""
    not_counted: frozenset[str]
    """What is hit and has no casualties itself."""
    taking_lives: frozenset[str]
    suffering: frozenset[str]
    """Verbs whose subject has the injuries that are their object."""
    acts: frozenset[str]
    """Nouns of harm that name behind "of" whom it came to."""
    tolls: frozenset[str]
    of_deaths: frozenset[str]
    before_toll: frozenset[str]
    """Words right before the number that a toll has reached."""


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
    blaming: frozenset[str]
    """Verbs of ascribing that a report takes upon itself, with the doer behind "on"."""
    guilty: frozenset[str]
    """Adjectives said of who did it."""
    holding: frozenset[str]
    """Verbs of holding somebody responsible."""
    plotting: frozenset[str]
    """Verbs of having an act done; who does so is its doer."""
    leading: frozenset[str]
    """Verbs of leading those who act."""
    joining: frozenset[str]
    """Verbs whose subject takes part in the act that follows."""


class BlameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which a clause tells a wrong of its subject; lemmas."""

    sharing: frozenset[str]
    """Adjectives of a share in a wrong, beside those of guilt."""
    wrongs: frozenset[str]
    """Verbs for what is wrong whomever it is done to ("betray")."""
    wrongs_with: dict[str, tuple[str, ...]]
    """Verbs that tell a wrong with these objects, lemmas or `@classes` ("commit crimes")."""
    trying: frozenset[str]
    """Verbs whose infinitive tells the wrong ("sought to mislead")."""
    failing: frozenset[str]
    """Verbs of not doing a duty, which is one of `duties`."""
    duties: frozenset[str]
    infinitives: frozenset[str]
    """Verbs that say who is guilty as an infinitive behind "be" ("is to blame")."""
    leagues: frozenset[str]
    """Nouns behind "in" for being hand in glove with somebody."""
    minding: frozenset[str]
    """Verbs that speak ill of who minds one thing only ("cares about nothing but money")."""


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `events.toml`."""

    doers: dict[str, float] = {}
    """Weights by which an actor named beside an act is told to have done it, by feature; of `event_weights.toml`."""
    told: dict[str, float] = {}
    """Weights by which an act of violence is told as one that took place; of `event_weights.toml`."""
    claimed: dict[str, float] = {}
    """Weights by which the doers of an act are only claimed or suspected; of `event_weights.toml`."""
    least_claimed: float
    """How likely doers must be only claimed or suspected, for their act to be alleged."""
    countries: dict[str, str] = {}
    """ISO 3166-1 alpha-2 → plain name; of `states.toml`."""
    least_told: float
    """How likely an act must be told as one that took place, to be news."""
    least_open: float
    """How likely a doer of an act for which none is named must be; `least_described` where doers are described,
    `least_named` where others are named."""
    least_described: float
    least_named: float
    least_further: float
    """How likely all further doers of one act must be."""
    classes: dict[str, WordClass]
    lemmas: dict[str, str]
    """Forms whose lemma the parser gets wrong, with the right one."""
    recordings: frozenset[str]
    """Words for recordings that somebody leaked: what is only heard on one is alleged."""
    heard: frozenset[str]
    """Verbs by which somebody is heard on a recording; `on_recordings` the prepositions of being on one."""
    on_recordings: frozenset[str]
    utterances: frozenset[str]
    """What somebody issues, sends or makes by speaking; "calling for" behind it is what the issuer does."""
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
    blame: BlameWords
    syntax: SyntaxWords
    setting: SettingWords
    counting: CountingWords
    persons: dict[str, frozenset[str]]
    """Pronouns of those who speak and of those spoken to: `i`, `we`, `you`."""
    any_act: frozenset[str]
    """Nouns that point back to an act whatever it was called before."""
    before: frozenset[str]
    """Adjectives that put an act before the news."""
    in_general: frozenset[str]
    """Determiners that make of a noun talk of such acts in general."""
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
    attending: frozenset[str]
    """Verbs for what those who do an act do before and after it ("entered the house", "fled in a car")."""
    strangers: frozenset[str]
    """Words for looks and arms of people whom nobody knows, as those who tell of an attack describe who did it."""
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


class EventWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The tables of `event_weights.toml`: by model, the weight of each feature."""

    doers: dict[str, float]
    told: dict[str, float]
    claimed: dict[str, float]


def read_event_words(language: str) -> EventWords:
    """The lists and the weights of a language (ISO 639-1). Raises ConfigError where a file is missing or wrong."""
    lists = read_words(language, "events", EventWords)
    weights = read_words(language, "event_weights", EventWeights)
    states = read_words(language, "states", dict[str, State])
    return msgspec.structs.replace(
        lists,
        doers=weights.doers,
        told=weights.told,
        claimed=weights.claimed,
        countries={code: state.names[0] for code, state in states.items()},
    )
