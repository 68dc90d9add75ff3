"""Words in which the dossier tells events, dates and places in whole sentences."""

import msgspec


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How an event of one type and mode is told.

    `noun` names it in a heading. `whom` is its predicate where somebody is acted upon, with `{whom}` for them; `alone`
    where nobody is named. Verbs stand in them as `infinitive|past`, neither of which changes with number.
    """

    noun: str
    whom: str
    alone: str


class ReportWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `report.toml`. `tellings` are by event type, or by type and mode with a blank between them."""

    tellings: dict[str, Telling]
    unnamed: str
    """What stands for somebody who acts and is not named."""
    determiners: tuple[str, ...]
    """What may stand ahead of a description and make it a whole noun phrase."""
    articles: tuple[str, ...]
    """Those of them that are taken from the text, where they stand ahead of a description."""
    with_the: tuple[str, ...]
    """Names that have `the` ahead of them in a sentence."""
    plurals: tuple[str, ...]
    """Nouns that need no article and do not end in s."""
    months: tuple[str, ...]
    precisions: dict[str, str]
    """How exactly a place is known, said in brackets behind it."""
    relations: dict[str, str]
    """What an actor is said to do or to be (infinitive), with regard to another, who is named behind it."""
    kinds: dict[str, str]
    """What an actor is."""
    stances: dict[str, str]
    """How a speaker stands to a claim."""
    media: dict[str, str]
    """Through which medium somebody speaks, behind the verb."""
    fields: dict[str, str]
    """The names of an event's fields."""
