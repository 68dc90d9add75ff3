"""Comparing a record with reference data: which of theirs we have, which we lack, where we differ, what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.happenings import find_happenings
from sayso.linking.distance import distance_km
from sayso.record import EventFilter, Record
from sayso.reference.incidents import Incident, fold, words_of_names
from sayso.reference.matching import NEAR_KM, Pair, match_incidents
from sayso.reference.read import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which one of theirs and ours differ. `theirs` or `ours` is empty where it is not known there."""

    field: str
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One of theirs that we have."""

    pair: Pair
    differences: tuple[Difference, ...]

    def differs(self) -> bool:
        """Whether both know a field and do not agree on it."""
        return any(one.theirs and one.ours for one in self.differences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The outcome: each of theirs is in `matches` or `lacking`, each of ours in `matches` or `extra`.

    `extra` are only those of ours that are events in the scheme's sense; `outside` counts the others.
    """

    matches: tuple[Match, ...]
    lacking: tuple[Incident, ...]
    extra: tuple[Incident, ...]
    outside: int


def compare_record(
    record: Record, reference: Reference, wanted: EventFilter | None = None, rule: str | None = None
) -> Comparison:
    """How the record, or the part of it asked for, stands to what others coded.

    Figures are chosen by `rule`, else by that of the scheme, else by the record's. Raises ConfigError for a rule that
    there is not.
    """
    wanted = wanted or EventFilter()
    ours: list[Incident] = []
    outside = 0
    for happening in find_happenings(record, wanted, rule or reference.scheme.rule):
        incident = reference.scheme.ours(happening) if happening.is_real() or wanted.status else None
        if incident is None:
            outside += 1
        else:
            ours.append(incident)
    pairs = match_incidents(reference.incidents, ours, reference.scheme.likeness)
    met = {id(one) for pair in pairs for one in (pair.theirs, pair.ours)}
    return Comparison(
        matches=tuple(Match(pair=pair, differences=tuple(_differences(pair.theirs, pair.ours))) for pair in pairs),
        lacking=tuple(one for one in reference.incidents if id(one) not in met),
        extra=tuple(one for one in ours if id(one) not in met),
        outside=outside,
    )


def _differences(theirs: Incident, ours: Incident) -> Iterator[Difference]:
    if not _same_days(theirs, ours):
        yield Difference(field="date", theirs=theirs.when(), ours=ours.when())
    if not _same_place(theirs, ours):
        yield Difference(field="place", theirs=theirs.where(), ours=ours.where())
    if not _same_type(theirs, ours):
        yield Difference(field="type", theirs=theirs.what(), ours=ours.what())
    if not words_of_names(theirs) & words_of_names(ours):
        yield Difference(field="actors", theirs="; ".join(theirs.actors), ours="; ".join(ours.actors))
    if theirs.best != ours.best and (theirs.best or ours.best is not None):
        yield Difference(field="killed", theirs=_number(theirs.best), ours=_number(ours.best))


def _same_type(theirs: Incident, ours: Incident) -> bool:
    """By the finer types, where both have one."""
    return theirs.sub == ours.sub if theirs.sub and ours.sub else theirs.kind == ours.kind


def _same_days(theirs: Incident, ours: Incident) -> bool:
    """Whether their days are ours, or lie within them; not known on either side is no agreement."""
    if theirs.first is None or theirs.last is None or ours.first is None or ours.last is None:
        return False
    return ours.first <= theirs.last and theirs.first <= ours.last


def _same_place(theirs: Incident, ours: Incident) -> bool:
    if fold(theirs.place) == fold(ours.place):
        return True
    apart_km = distance_km(theirs, ours) if theirs.site and ours.site else None
    return apart_km is not None and apart_km <= NEAR_KM


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
