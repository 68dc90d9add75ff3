"""Krippendorff's alpha: how far coders agree beyond what chance would bring.

K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Alpha is 1 where all agree and 0 where they agree no
more than by chance; it takes any number of coders, values that are missing, and small samples.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Numbers = NDArray[np.float64]
SAMPLES = 1_000
SEED = 20_111  # the interval of the same values is the same every time
LEAST_UNITS = 5  # fewer units say nothing of how far alpha may lie from its estimate
NO_INTERVAL: dict[str, float | None] = {"low": None, "high": None}
CELLS = 4_000_000  # of a table of units by values, at most; beyond, the interval is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """`value` is None where alpha is not defined: no unit has two values, or all values are the same one.

    `low` and `high` bound 95 % of the alphas of samples of the units, drawn with replacement; None where that says
    nothing. `units` have two values or more, `pairs` counts the pairs of values in them, `same` is the share of those
    pairs that are equal, None where there is none.
    """

    metric: Metric
    value: float | None
    low: float | None
    high: float | None
    units: int
    pairs: int
    same: float | None


def find_alpha(
    units: Iterable[Sequence[Hashable | None]], metric: Metric = "nominal", *, sampled: bool = True
) -> Alpha:
    """Alpha of units, each given by the values that coders gave it; None is no value.

    Values of other metrics than the nominal are numbers. The interval takes the units as drawn at random; it is left
    out if not `sampled`.
    """
    coded = [[value for value in unit if value is not None] for unit in units]
    coded = [unit for unit in coded if len(unit) > 1]
    values = sorted({value for unit in coded for value in unit}, key=_order(metric))
    counts = _counts(coded, values)
    sizes = counts.sum(axis=1) if coded else np.zeros(0)
    pairs = int((sizes * (sizes - 1)).sum() / 2)
    equal = float((counts * (counts - 1)).sum() / 2)
    distances = _distances(values, counts.sum(axis=0), metric)
    observed = _observed(counts, sizes, distances)
    weights = np.ones(len(coded))
    return Alpha(
        metric=metric,
        value=_alpha(weights, counts, sizes, observed, distances),
        **(_interval(counts, sizes, observed, distances) if sampled else NO_INTERVAL),
        units=len(coded),
        pairs=pairs,
        same=equal / pairs if pairs else None,
    )


def _order(metric: Metric) -> Any:
    return (lambda value: (str(type(value)), str(value))) if metric == "nominal" else float


def _counts(units: Sequence[Sequence[Hashable]], values: Sequence[Hashable]) -> Numbers:
    """How often each unit (row) was given each value (column)."""
    numbers = {value: no for no, value in enumerate(values)}
    counts = np.zeros((len(units), len(values)))
    for row, unit in enumerate(units):
        for value in unit:
            counts[row, numbers[value]] += 1
    return counts


def _distances(values: Sequence[Any], totals: Numbers, metric: Metric) -> Numbers:
    """Squared distances of all values from each other."""
    if metric == "nominal":
        return 1 - np.eye(len(values))
    if metric == "ordinal":
        at = np.cumsum(totals) - totals / 2  # the middle rank of each value
        return (at[:, None] - at[None, :]) ** 2
    numbers = np.array(values, dtype=np.float64)
    apart = numbers[:, None] - numbers[None, :]
    if metric == "ratio":
        sums = numbers[:, None] + numbers[None, :]
        apart = np.divide(apart, sums, out=np.zeros_like(apart), where=sums != 0)
    return apart**2


def _observed(counts: Numbers, sizes: Numbers, distances: Numbers) -> Numbers:
    """The disagreement within each unit: over its pairs of values, for each value that it has."""
    if not len(sizes):
        return np.zeros(0)
    return np.einsum("uv,uv->u", counts @ distances, counts) / (sizes - 1)


def _alpha(weights: Numbers, counts: Numbers, sizes: Numbers, observed: Numbers, distances: Numbers) -> float | None:
    """Alpha where each unit counts as often as its weight says."""
    whole = float(weights @ sizes) if len(sizes) else 0.0
    if whole < 2:
        return None
    totals = weights @ counts
    expected = float(totals @ distances @ totals) / (whole - 1)
    return None if expected <= 0 else 1 - float(weights @ observed) / expected


def _interval(counts: Numbers, sizes: Numbers, observed: Numbers, distances: Numbers) -> dict[str, float | None]:
    """Between which alphas 95 % of the samples lie. A sample in which nothing varies has none and is left out."""
    if len(sizes) < LEAST_UNITS or counts.size > CELLS:
        return NO_INTERVAL
    chance = np.random.default_rng(SEED)
    found: list[float] = []
    for _ in range(SAMPLES):
        weights = np.bincount(chance.integers(0, len(sizes), len(sizes)), minlength=len(sizes)).astype(np.float64)
        alpha = _alpha(weights, counts, sizes, observed, distances)
        if alpha is not None:
            found.append(alpha)
    if not found:
        return NO_INTERVAL
    low, high = np.quantile(found, [0.025, 0.975])
    return {"low": float(low), "high": float(high)}
