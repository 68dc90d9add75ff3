"""How likely each tag is at each word, all tags of its paragraph considered: the forward-backward algorithm."""

from collections.abc import Sequence

import numpy as np

from sayso.coding.tagging.decoding import Weights
from sayso.coding.tagging.network import Floats
from sayso.coding.tagging.tags import TAGS


def marginals(paragraphs: Sequence[Floats], weights: Weights) -> list[Floats]:
    """The probabilities of the tags of each paragraph, `[words, TAGS]`; each row sums to 1.

    Probabilities are scaled at every word in place of logarithms (Rabiner 1989).
    """
    transitions = np.exp(weights.transitions)
    starts, ends = np.exp(weights.starts), np.exp(weights.ends)
    order = sorted(range(len(paragraphs)), key=lambda p: -len(paragraphs[p]))
    if not order:
        return []
    lengths = np.array([len(paragraphs[p]) for p in order])
    longest = int(lengths[0])
    scores = np.zeros((longest, len(order), TAGS), np.float32)
    for row, p in enumerate(order):
        scores[: lengths[row], row] = np.exp(paragraphs[p] - paragraphs[p].max(1, keepdims=True))
    rows = [int(np.searchsorted(-lengths, -t, side="left")) for t in range(longest + 1)]
    forward = np.zeros_like(scores)
    forward[0] = _scaled(starts * scores[0])
    for t in range(1, longest):
        forward[t, : rows[t]] = _scaled((forward[t - 1, : rows[t]] @ transitions) * scores[t, : rows[t]])
    backward = np.zeros_like(scores)
    for t in range(longest - 1, -1, -1):
        if t + 1 < longest:
            here = rows[t + 1]
            backward[t, :here] = _scaled((scores[t + 1, :here] * backward[t + 1, :here]) @ transitions.T)
        backward[t, rows[t + 1] : rows[t]] = ends
    both = forward * backward
    found: list[Floats] = [np.zeros((0, TAGS), np.float32)] * len(paragraphs)
    for row, p in enumerate(order):
        found[p] = _scaled(both[: lengths[row], row])
    return found


def _scaled(values: Floats) -> Floats:
    return values / np.maximum(values.sum(-1, keepdims=True), 1e-30)
