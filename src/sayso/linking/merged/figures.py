"""Figures over all reports of a happening: best, lowest, highest, and those that cannot all be right."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from sayso.linking.merged.rules import RULES, Observation
from sayso.linking.merged.tellings import Telling
from sayso.model import MergedFigure, Reported
from sayso.model.vocabulary import CASUALTY_KINDS


def merge_figures(tellings: Sequence[Telling], rule: str) -> dict[str, MergedFigure]:
    """The figures by field (`casualties.killed` …); a kind that no report counts is left out.

    Reports are never added up: a toll that grows replaces the earlier one of the same voice.
    """
    merged: dict[str, MergedFigure] = {}
    for kind in CASUALTY_KINDS:
        observed = list(_observe(tellings, kind))
        if observed:
            merged[f"casualties.{kind}"] = _merge(observed, rule)
    return merged


def _observe(tellings: Iterable[Telling], kind: str) -> Iterable[Observation]:
    for telling in tellings:
        counted = [one for one in telling.event.casualties if one.kind == kind]
        values = [_value(one.best, one.min, one.max) for one in counted]
        if not counted or any(value is None for value in values):
            continue
        yield Observation(
            number=telling.number,
            value=sum(value or 0 for value in values),
            least=sum(one.min if one.min is not None else one.best or 0 for one in counted),
            most=None if any(one.max is None for one in counted) else sum(one.max or 0 for one in counted),
            text=telling.text,
            origin=telling.origin,
            day=telling.day,
            voice=telling.voice,
            official=telling.official,
            partial=telling.partial,
        )


def _value(best: int | None, least: int | None, most: int | None) -> int | None:
    return best if best is not None else least if least is not None else most


def _merge(observed: list[Observation], rule: str) -> MergedFigure:
    standing = [one for one in observed if not any(_replaces(other, one) for other in observed)]
    differs = any(one.text != other.text and not one.agrees(other) for one, other in combinations(standing, 2))
    reported, held = report_values((one.value, one.number) for one in observed), {one.value for one in standing}
    return MergedFigure(
        best=RULES[rule](observed),
        low=min(one.value for one in observed),
        high=max(one.value for one in observed),
        rule=rule,
        reported=reported,
        disagreements=tuple(one for one in reported if one.value in held) if differs else (),
    )


def _replaces(later: Observation, earlier: Observation) -> bool:
    """Whether a report takes an earlier one's place: of the same voice, or a higher count, since tolls grow; but not
    where one of two voices takes sides: what the parties to a fight count differs for other reasons.
    """
    if not later.day or not earlier.day or later.day <= earlier.day:
        return False
    if later.voice is not None and later.voice == earlier.voice:
        return True
    return later.value > earlier.value and not later.partial and not earlier.partial


def report_values(values: Iterable[tuple[str | int, int]]) -> tuple[Reported, ...]:
    """Each value with the members that report it, in the order of their members."""
    held: dict[str | int, list[int]] = {}
    for value, number in values:
        held.setdefault(value, []).append(number)
    return tuple(Reported(value=value, members=tuple(numbers)) for value, numbers in held.items())
