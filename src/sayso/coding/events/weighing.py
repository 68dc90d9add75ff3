"""Log-linear models: how likely a case is, by the weights of its features."""

from collections.abc import Iterable, Mapping
from math import exp


def likelihood(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that a model gives a case with these features; features that it does not know weigh nothing."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in features)))
