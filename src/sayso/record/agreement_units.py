"""What several coders decided about the same things, unit by unit, side by side."""

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import (
    FIELDS,
    IDENTITY,
    PARTIES,
    Event,
    Judgement,
    Member,
    Party,
    Review,
    Span,
    overlap_length,
    pairs_of,
    read_parties,
    read_reviews,
    standing,
    subjects,
)
from sayso.wording import dates_of

KEPT = "kept"
IDENTITY_ASPECT = "identity"
NOT_TOLD = "not told"
FIGURE = "casualties."
OVERLAP = 0.5  # two spans are taken for one where they share this much of the shorter one


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event as it was coded, with the names of its parties by side, and the characters of its sentence."""

    event: Event
    names: Mapping[str, tuple[str, ...]]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one coder says of a unit. `key` is equal where coders agree, None where a figure is not told; `words` are
    for people, `value` is that of a correction to it (JSON). `judgement` is the last one that says so.
    """

    coder: str
    key: Hashable
    words: str
    value: str
    judgement: Judgement

    def why(self, aspect: str) -> str:
        """The coder's reason; empty where the one they gave is about another field."""
        return "" if self.judgement.field not in (None, aspect) else self.judgement.why


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing that was decided by two coders or more. `aspect`: `kept` (is the event one at all), a field, or
    `identity` (of the two `members`).
    """

    aspect: str
    members: tuple[Member, ...]
    decisions: tuple[Decision, ...]
    settled: Judgement | None

    def differs(self) -> bool:
        """Whether coders do not agree."""
        return len({decision.key for decision in self.decisions}) > 1


def coded_by_several(judgements: Sequence[Judgement]) -> set[Member]:
    """The events that two coders or more accepted, corrected or rejected."""
    coders: defaultdict[Member, set[str]] = defaultdict(set)
    for coder, own in _by_coder(judgements).items():
        for member in read_reviews(own):
            coders[member].add(coder)
    return {member for member, named in coders.items() if len(named) > 1}


def find_units(judgements: Sequence[Judgement], seen: Mapping[Member, Seen]) -> list[Unit]:
    """The units that two coders or more decided, events first. `seen` are the events; others are left out.

    Whoever accepts an event or corrects a field of it vouches for all other fields as they were coded; whoever rejects
    it says nothing of its fields. Judgements that settle are nobody's coding.
    """
    settled = _settled(judgements)
    own = _by_coder(judgements)
    reviews = {coder: read_reviews(made) for coder, made in own.items()}
    units: list[Unit] = []
    for member in sorted(seen):
        said = {coder: found[member] for coder, found in reviews.items() if member in found}
        units += _units_of_event(member, seen[member], said, settled)
    units += _units_of_identity(own, settled)
    return units


def spans_of(seen: Seen, review: Review) -> dict[str, tuple[Span, ...]]:
    """Where the text names each side of an event, as a coder has it."""
    event = review.correct(seen.event)
    return {side: tuple(span for party in getattr(event, side) for span in party.spans) for side in PARTIES}


def reviews_by_coder(judgements: Sequence[Judgement]) -> dict[str, dict[Member, Review]]:
    """What each coder says of events, without what settles."""
    return {coder: read_reviews(made) for coder, made in _by_coder(judgements).items()}


def _units_of_event(
    member: Member, seen: Seen, said: Mapping[str, Review], settled: Mapping[tuple[Member, str], Judgement]
) -> Iterator[Unit]:
    kept = [_kept(coder, review) for coder, review in said.items()]
    if len(kept) > 1:
        yield Unit(aspect=KEPT, members=(member,), decisions=tuple(kept), settled=settled.get((member, KEPT)))
    whole = {coder: review for coder, review in said.items() if not review.rejected}
    if len(whole) < 2:
        return
    gone = settled.get((member, KEPT))
    gone = gone if gone and gone.verdict == "reject" else None
    for field in FIELDS:
        decisions = [_decision(field, coder, review, seen) for coder, review in whole.items()]
        if field in PARTIES:
            decisions = _alike(decisions)
        about = settled.get((member, field)) or gone
        yield Unit(aspect=field, members=(member,), decisions=tuple(decisions), settled=about)


def _units_of_identity(
    own: Mapping[str, Sequence[Judgement]], settled: Mapping[tuple[Member, str], Judgement]
) -> Iterator[Unit]:
    said: defaultdict[tuple[Member, Member], dict[str, Judgement]] = defaultdict(dict)
    for coder, made in own.items():
        for judgement in standing(made):
            if judgement.verdict in IDENTITY:
                for pair in pairs_of(judgement):
                    said[pair][coder] = judgement
    for pair, by in sorted(said.items()):
        if len(by) > 1:
            decisions = tuple(
                Decision(
                    coder=coder, key=one.verdict, words=one.verdict.replace("_", " "), value=one.verdict, judgement=one
                )
                for coder, one in by.items()
            )
            about = [settled.get((member, IDENTITY_ASPECT)) for member in pair]
            both = about[0] if about[0] is not None and about[0] is about[1] else None
            yield Unit(aspect=IDENTITY_ASPECT, members=pair, decisions=decisions, settled=both)


def _kept(coder: str, review: Review) -> Decision:
    verdict = "rejected" if review.rejected else KEPT
    value = "reject" if review.rejected else "accept"
    return Decision(coder=coder, key=verdict, words=verdict, value=value, judgement=review.last)


def _decision(field: str, coder: str, review: Review, seen: Seen) -> Decision:
    event = review.correct(seen.event)
    key, words, value = _read(field, event, seen, review)
    if field in review.values:
        value = review.values[field]
    judgement = review.given.get(field, review.last)
    return Decision(coder=coder, key=key, words=words, value=json.dumps(value, ensure_ascii=False), judgement=judgement)


def _read(field: str, event: Event, seen: Seen, review: Review) -> tuple[Hashable, str, object]:
    """A field of an event: what is compared, words for it, and the value of a correction that would give it."""
    if field in PARTIES:
        parties: tuple[Party, ...] = getattr(event, field)
        given = review.values.get(field)
        corrected = field in review.values
        names = [party.name for party in read_parties(given)] if corrected else list(seen.names[field])
        value = [
            {"name": name, "spans": [list(span) for span in party.spans], "actor": party.actor}
            for name, party in zip(names, parties, strict=True)
        ]
        words = "; ".join(dict.fromkeys(names)) or NOT_TOLD
        return tuple(sorted(_party_key(party) for party in parties)), words, value or None
    if field == "when":
        when = event.when
        value = None if when is None else f"{when.start}/{when.end}" if when.start != when.end else when.start
        return (when and (when.start, when.end)) or NOT_TOLD, dates_of(when) if when else NOT_TOLD, value
    if field == "where":
        where = event.where
        name = where.name if where else None
        return name.casefold() if name else NOT_TOLD, name or NOT_TOLD, name
    if field.startswith(FIGURE):
        numbers = [group.best if group.best is not None else group.min for group in event.casualties
                   if group.kind == field.removeprefix(FIGURE)]  # fmt: skip
        number = sum(given) if (given := [one for one in numbers if one is not None]) else None
        return number, NOT_TOLD if number is None else f"{number:,}", number
    value = getattr(event, field)
    words = NOT_TOLD if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return words, words, value


def _party_key(party: Party) -> tuple[str, int, int]:
    if party.actor:
        return party.actor, 0, 0
    span = party.spans[0] if party.spans else Span(0, 0)
    return "", span.start, span.end


def _alike(decisions: Sequence[Decision]) -> list[Decision]:
    """The same, with spans that overlap by half of the shorter one taken for one span."""
    kept: list[Span] = []

    def settle(key: tuple[str, int, int]) -> tuple[str, int, int]:
        actor, start, end = key
        if actor:
            return key
        span = Span(start, end)
        for known in kept:
            if overlap_length(known, span) >= OVERLAP * min(known.length(), span.length()):
                return "", known.start, known.end
        kept.append(span)
        return key

    return [replace(one, key=tuple(sorted({settle(key) for key in one.key}))) for one in decisions]  # type: ignore[attr-defined]


def _settled(judgements: Iterable[Judgement]) -> dict[tuple[Member, str], Judgement]:
    """The judgement that settles each member and aspect. One that corrects an event settles that it is one, too."""
    found: dict[tuple[Member, str], Judgement] = {}
    for judgement in standing(judgements):
        if judgement.settles:
            for member, aspect in subjects(judgement):
                found[member, aspect] = judgement
                if judgement.verdict == "correct":
                    found.setdefault((member, KEPT), judgement)
    return found


def _by_coder(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements that are somebody's coding, by who made them; withdrawals stay with all that they may concern."""
    judgements = list(judgements)
    gone = [one for one in judgements if one.verdict == "withdraw"]
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        if not one.settles and one.verdict in (*IDENTITY, "accept", "correct", "reject"):
            found[one.by].append(one)
    return {coder: [*made, *gone] for coder, made in sorted(found.items())}
