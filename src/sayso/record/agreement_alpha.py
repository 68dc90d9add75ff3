"""Krippendorff's alpha: how far coders agree beyond what chance would bring.

K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Alpha is 1 where all agree and 0 where they agree no
more than by chance; it takes any number of coders, values that are missing, and small samples.
"""

from collections import Counter
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
TINY = 1e-9  # what rounding leaves of a disagreement that is none


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
    table = _table([unit for unit in coded if len(unit) > 1], metric)
    pairs = int((table.sizes * (table.sizes - 1)).sum() / 2)
    equal = float((table.counts * (table.counts - 1)).sum() / 2)
    return Alpha(
        metric=metric,
        value=_alpha(table, np.ones(len(table.sizes))),
        **(_interval(table) if sampled else NO_INTERVAL),
        units=len(table.sizes),
        pairs=pairs,
        same=equal / pairs if pairs else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """How often units were given values: `counts[i]` times the unit `units[i]` the value `columns[i]`.

    `sizes` are the numbers of values of each unit, `observed` its disagreement: the squared distances of its pairs of
    values, each pair both ways, over its size less one. `distances` are those of all values from each other; None for
    the metrics that do without (nominal and interval ones).
    """

    metric: Metric
    values: tuple[Any, ...]
    units: NDArray[np.int64]
    columns: NDArray[np.int64]
    counts: Numbers
    sizes: Numbers
    observed: Numbers
    distances: Numbers | None


def _table(coded: Sequence[Sequence[Hashable]], metric: Metric) -> _Table:
    values = sorted({value for unit in coded for value in unit}, key=_order(metric))
    numbers = {value: no for no, value in enumerate(values)}
    cells = Counter((row, numbers[value]) for row, unit in enumerate(coded) for value in unit)
    places = np.array(list(cells), dtype=np.int64).reshape(-1, 2)
    units, columns = places[:, 0], places[:, 1]
    counts = np.array(list(cells.values()), dtype=np.float64)
    sizes = np.array([len(unit) for unit in coded], dtype=np.float64)
    totals = _summed(columns, counts, len(values))

    def summed(weights: Numbers) -> Numbers:
        return _summed(units, counts * weights, len(sizes))

    distances = None
    if metric == "nominal":
        apart = sizes**2 - summed(counts)
    elif metric == "interval":
        given = np.array(values, dtype=np.float64)[columns]
        apart = 2 * (sizes * summed(given**2) - summed(given) ** 2)
    else:
        distances = _distances(values, totals, metric)
        dense = np.zeros((len(sizes), len(values)))
        dense[units, columns] = counts
        apart = np.einsum("uv,uv->u", dense @ distances, dense)
    return _Table(
        metric=metric, values=tuple(values), units=units, columns=columns, counts=counts, sizes=sizes,
        observed=apart / (sizes - 1), distances=distances,
    )  # fmt: skip


def _order(metric: Metric) -> Any:
    return (lambda value: (str(type(value)), str(value))) if metric == "nominal" else float


def _distances(values: Sequence[Any], totals: Numbers, metric: Metric) -> Numbers:
    """Squared distances of all values from each other."""
    if metric == "ordinal":
        at = np.cumsum(totals) - totals / 2  # the middle rank of each value
        return (at[:, None] - at[None, :]) ** 2
    numbers = np.array(values, dtype=np.float64)
    apart, sums = numbers[:, None] - numbers[None, :], numbers[:, None] + numbers[None, :]
    return np.divide(apart, sums, out=np.zeros_like(apart), where=sums != 0) ** 2


def _expected(table: _Table, totals: Numbers) -> float:
    """The squared distances of all pairs of values, whatever unit they are of, each pair both ways."""
    if table.metric == "nominal":
        return float(totals.sum() ** 2 - (totals**2).sum())
    if table.distances is not None:
        return float(totals @ table.distances @ totals)
    values = np.array(table.values, dtype=np.float64)
    return float(2 * (totals.sum() * (totals @ values**2) - (totals @ values) ** 2))


def _alpha(table: _Table, weights: Numbers) -> float | None:
    """Alpha where each unit counts as often as its weight says; None where it is not defined."""
    totals = _summed(table.columns, table.counts * weights[table.units], len(table.values))
    whole = float(totals.sum())
    expected = _expected(table, totals) / (whole - 1) if whole > 1 else 0.0
    return None if expected <= TINY else float(1 - (weights @ table.observed) / expected)


def _summed(places: NDArray[np.int64], weights: Numbers, size: int) -> Numbers:
    """The sums of the weights at each place."""
    return np.bincount(places, weights=weights, minlength=size).astype(np.float64)


def _interval(table: _Table) -> dict[str, float | None]:
    """Between which alphas 95 % of the samples lie. A sample in which nothing varies has none and is left out."""
    units = len(table.sizes)
    if units < LEAST_UNITS:
        return NO_INTERVAL
    chance = np.random.default_rng(SEED)
    samples = (
        _alpha(table, np.bincount(chance.integers(0, units, units), minlength=units).astype(np.float64))
        for _ in range(SAMPLES)
    )
    found = [alpha for alpha in samples if alpha is not None]
    if not found:
        return NO_INTERVAL
    low, high = np.quantile(found, [0.025, 0.975])
    return {"low": float(low), "high": float(high)}
