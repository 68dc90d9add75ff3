"""Events and tallies: what happened, and running counts, which are never events."""

from dataclasses import dataclass

from sayso.model.places import Where
from sayso.model.spans import Span
from sayso.model.times import When
from sayso.model.vocabulary import CasualtyKind, Status, TallyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of an event: the spans that name it, and the id of the actor they stand for, if resolved."""

    spans: tuple[Span, ...]
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """How many people, of what kind. A bound that the text does not give is None. `who` is in the text's words."""

    kind: CasualtyKind
    min: int | None
    best: int | None
    max: int | None
    who: str | None
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom (PLOVER 2.0), told once per article however often the article tells it.

    `type` and `mode` are PLOVER's. `trigger` is the word or phrase that says it, `mentions` further triggers of the
    same happening. `chain` names who says so, from the outermost reporter inwards. `acled_sub_event_type` is ACLED's
    name for it where the words tell more than type, mode and parties do ("Grenade"); None: those decide.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    historical: bool
    trigger: Span
    sentence: Span
    mentions: tuple[Span, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    when: When | None = None
    where: Where | None = None
    casualties: tuple[Casualties, ...] = ()
    attribution: str | None = None
    chain: tuple[str, ...] = ()
    acled_sub_event_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time that a tally counts over; a bound may be open (None)."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A running count over a period, with who counts; never an event."""

    kind: TallyKind
    min: int | None
    best: int | None
    max: int | None
    who: str | None
    period: Period | None
    counter: str | None
    evidence: Span
