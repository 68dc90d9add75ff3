"""What the ontology's TOML files hold: event types with their modes, triggers and examples; contexts; sectors."""

from typing import Literal

import msgspec

Governed = Literal["nothing", "plan", "claim"]
Content = Literal["blame", "insult"]
Result = Literal["killed", "injured", "arrested", "displaced", "abducted", "missing"]


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mode of an event type. `score` is PLOVER's intensity from -10 to +10; None where the manual gives none.

    `words` are lemmas of means that give an event this mode where its trigger gives none; the first mode wins.
    `refines`: they do so even where the trigger gives another mode that has words ("a suicide car bomb").
    `acled`: lemmas of means, with the sub-event type that ACLED has for them and PLOVER has not.
    """

    name: str
    score: float | None = None
    definition: str
    words: tuple[str, ...] = ()
    refines: bool = False
    acled: dict[str, str] = {}


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say an event of a type, and what must stand around them.

    `verbs`, `nouns` and `adjectives` are lemmas. A verb of two words is a verb and its particle or preposition
    ("carry out"); a noun of two or more words is a compound ("air strike"). `objects`, `subjects` and `preps` ask for
    a direct object, a subject or a preposition of the list; `not_…` for none of it. In these lists `@name` stands for
    a word class of the language (`lang/<language>/events.toml`). `clause` asks for an infinitive or a that-clause;
    `content` for one that tells a wrong of somebody (`blame`) or speaks ill of them (`insult`), which a name that the
    verb gives its object does, too ("called him a liar").

    `actor` and `recipient` say where the sides stand, first found first: `subject`, `object`, `clause` (the subject
    of the clause that depends on the trigger), `blamed` (of whom `content` is told), `party`
    (the object if it is somebody), `owner` (who a noun's act or thing belongs to), `modifier`, or a
    preposition. Empty: as the type says. `reciprocal`: all parties are actors.

    `governs` says what becomes of events in the trigger's content: a `plan` is no event of its own, a `claim` is
    alleged. `result` is what happened to the recipients. `violent`: counts only where violence is told beside it, for
    people also die of accidents. `pointer`: the words only point back to an act told before them ("the crime"); they
    add the doer that they name to it, and are no event by themselves. `acled` is ACLED's sub-event type where the words
    tell it and type, mode and parties do not.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    preps: tuple[str, ...] = ()
    not_preps: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    not_modifiers: tuple[str, ...] = ()
    clause: bool | None = None
    content: Content | None = None
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool | None = None
    governs: Governed | None = None
    result: Result | None = None
    violent: bool = False
    pointer: bool = False
    acled: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence of our own and what is to be coded in it; in a counter-example no event of the type is.

    Fields that are None are not looked at. `known_failure` says why it is still coded wrong.
    """

    text: str
    mode: str | None = None
    status: str | None = None
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    known_failure: str | None = None


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An event type of PLOVER 2.0.

    `quad` is its quadrant (1 verbal and 2 material cooperation, 3 verbal and 4 material conflict). `future` is the
    type that an announced event of this type is, `refused` that of one that is ruled out; None: it stays what it is.
    `content_modes` gives the mode by the type of the event that the trigger's content tells ("threatened to attack").
    `verb_actor` and the like are where the sides stand if a trigger does not say.
    """

    name: str
    quad: Literal[1, 2, 3, 4]
    score: float
    requires_recipient: bool = False
    definition: str
    notes: str = ""
    reciprocal: bool = False
    governs: Governed = "nothing"
    future: str | None = None
    refused: str | None = None
    verb_actor: tuple[str, ...] = ("subject",)
    verb_recipient: tuple[str, ...] = ("object",)
    noun_actor: tuple[str, ...] = ("by", "owner", "modifier")
    noun_recipient: tuple[str, ...] = ("against", "on", "of")
    content_modes: dict[str, str] = {}
    modes: tuple[Mode, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    exclusions: tuple[Trigger, ...] = ()
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A context of PLOVER 2.0, with words (lemmas) that speak for it."""

    name: str
    definition: str
    words: tuple[str, ...] = ()


class Sector(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sector code of PLOVER 2.0. `primary`: it takes precedence where an actor has several."""

    code: str
    definition: str
    primary: bool = False
