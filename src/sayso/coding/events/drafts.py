"""Drafts: triggers read in full, before those of one happening are brought together."""

from dataclasses import dataclass

from sayso.model import Casualties, Span, When, Where
from sayso.model.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of a draft: the head token of its phrase, its spans, its actor, and what to compare it by."""

    head: int
    spans: tuple[Span, ...]
    actor: str | None
    key: str
    sort: str
    """The word class that it belongs to (`people`, `armed` ...), or empty."""
    named: bool
    indefinite: bool
    pronoun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event as one trigger tells it.

    `result` says that the trigger tells what an act led to rather than the act; `again` that it points back to
    something already told ("the attack"); `violent` that it counts only where violence is told beside it.
    """

    token: int
    lemma: str
    trigger: Span
    sentence: int
    region: str
    kind: str
    mode: str | None
    status: Status
    historical: bool
    reciprocal: bool
    nominal: bool
    result: bool
    again: bool
    plural: bool
    unbounded: bool
    """Told by a plural or a noun of mass without an article or a number."""
    lead: bool
    """Told in the first sentences of the body, which the rest of an article tells again in full."""
    violent: bool
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    casualties: tuple[Casualties, ...]
    when: When | None
    dated: bool
    """Whether the date stands in the trigger's own clause, and not beside who says so."""
    where: Where | None
    where_near: bool
    """Whether its own sentence names a place."""
    attribution: str | None
    chain: tuple[str, ...]
    pointer: bool = False
    """Only points back to an act told before ("the crime"): never an event by itself."""
    claimed: bool = False
    """Its actors claim it, or are accused of it; that it happened is not in doubt."""
    disputed: bool = False
    """The report tells it, and that somebody denies it."""
    acled: str | None = None
    """The sub-event type of ACLED that the trigger's words tell."""
    mentions: tuple[Span, ...] = ()
    lemmas: frozenset[str] = frozenset()
    """Of the triggers of its mentions."""
