"""The lexicon: triggers of all event types by the lemma under which they are looked up."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ontology.records import EventType, Trigger


@dataclass(frozen=True, slots=True)
class Entry:
    """A trigger under one of its lemmas. `kind` is None for an exclusion: the words, but no event.

    `words` are the other words that it takes: for a verb its particle or preposition, for a noun those of the compound
    before the head.
    """

    kind: EventType | None
    trigger: Trigger
    words: tuple[str, ...]
    rank: int
    """How much the entry asks for; the entry that asks for most wins, an exclusion before others of its rank."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by lemma, the most demanding first."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]


def build_lexicon(kinds: Iterable[EventType]) -> Lexicon:
    """The lexicon of these types. Two types with equally demanding entries for one lemma keep the types' order."""
    tables: tuple[dict[str, list[Entry]], ...] = ({}, {}, {})
    for kind in kinds:
        for triggers, of in ((kind.exclusions, None), (kind.triggers, kind)):
            for trigger in triggers:
                for table, lemmas, head in (
                    (tables[0], trigger.verbs, 0), (tables[1], trigger.nouns, -1), (tables[2], trigger.adjectives, 0),
                ):  # fmt: skip
                    for lemma in lemmas:
                        words = lemma.split()
                        other = tuple(words[1:] if head == 0 else words[:-1])
                        entry = Entry(of, trigger, other, _rank(trigger, other, of is None))
                        table.setdefault(words[head], []).append(entry)
    verbs, nouns, adjectives = (
        {lemma: tuple(sorted(entries, key=lambda entry: -entry.rank)) for lemma, entries in table.items()}
        for table in tables
    )
    return Lexicon(verbs, nouns, adjectives)


def _rank(trigger: Trigger, words: tuple[str, ...], excluded: bool) -> int:
    asked = [trigger.objects, trigger.subjects, trigger.preps, trigger.modifiers, trigger.content]
    return 4 * len(words) + 4 * sum(map(bool, asked)) + 2 * (trigger.clause is not None) + excluded
