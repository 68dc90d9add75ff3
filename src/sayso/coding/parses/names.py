"""Names, as the NLP library's own model tells them, decided for all tokens at once and not one step after another.

The library takes a state through the text and asks at each token which of its moves are allowed, which costs more than
the network behind it. But outside of a name a move depends on its token alone, and inside one there are two: the name
goes on, or it ends. The moves and their scores are the library's (`ner.pyx` and `parser_model.pyx` of spaCy 3.8).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Found = tuple[int, int, str]
"""A name in a document: its first token, the token behind its last one, its label."""


class NameFinder:
    """The part of a loaded model that finds names. It changes nothing in the documents."""

    def __init__(self, component: Any) -> None:
        self._encoder, lower, upper = component.model.layers
        # [feature, hidden unit, piece, width]; features: the next token, the first of the open name, the one before
        weights: NDArray[np.float32] = lower.get_param("W")
        self._width = weights.shape[1] * weights.shape[2]
        self._lower = np.ascontiguousarray(weights.reshape(3 * self._width, -1).T)
        self._nothing = lower.get_param("pad").reshape(3, self._width)
        self._bias, self._pieces = lower.get_param("b").reshape(-1), weights.shape[2]
        self._upper, self._upper_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        moves: list[tuple[str, str, str]] = [
            str(component.moves.get_class_name(i)).partition("-") for i in range(component.moves.n_moves)
        ]
        self._labels = [label for _, _, label in moves]
        # Moves outside of a name, anywhere and where nothing may begin that goes on behind the token.
        self._outside = np.array([kind == "O" or (kind in "BU" and label != "") for kind, _, label in moves])
        self._single = np.array([kind == "O" or (kind == "U" and label != "") for kind, _, label in moves])
        self._out = next(i for i, (kind, _, _) in enumerate(moves) if kind == "O")
        self._begins = np.array([kind == "B" for kind, _, _ in moves])
        place = {(kind, label): i for i, (kind, _, label) in enumerate(moves)}
        self._on = np.array([place.get(("I", label), -1) for label in self._labels])
        self._last = np.array([place.get(("L", label), -1) for label in self._labels])

    def find(self, docs: Sequence[Any]) -> list[list[Found]]:
        """The names of each document, in order. The documents must know their sentences, and none may be empty."""
        sentences, spaces = np.concatenate([doc.to_array(("SENT_START", "IS_SPACE")) for doc in docs]).T
        last, space = np.append(sentences[1:] == 1, True), spaces.astype(bool)
        last[np.cumsum([len(doc) for doc in docs]) - 1] = True
        features = (self._encoder.predict(docs) @ self._lower).reshape(-1, 3, self._width)
        scores = self._scores(features[:, 0] + self._nothing[1] + self._nothing[2])
        scores[:, ~self._outside] = -np.inf
        scores[np.ix_(last, ~self._single)] = -np.inf
        moves = scores.argmax(1)
        moves[space] = self._out
        ends = self._ends(moves, features, last)
        found: list[list[Found]] = []
        start = 0
        for doc in docs:
            found.append([])
            place: int = start
            stop = start + len(doc)
            firsts: list[int] = (np.flatnonzero(moves[start:stop] != self._out) + start).tolist()
            for first in firsts:
                if first >= place:  # not within a name
                    place = ends.get(first, first) + 1
                    found[-1].append((first - start, place - start, self._labels[int(moves[first])]))
            start = stop
        return found

    def _scores(self, sums: NDArray[np.float32]) -> NDArray[np.float32]:
        hidden = (sums + self._bias).reshape(len(sums), -1, self._pieces).max(2)
        return hidden @ self._upper + self._upper_bias

    def _ends(self, moves: NDArray[np.intp], features: NDArray[np.float32], last: NDArray[np.bool_]) -> dict[int, int]:
        """The last token of the name that would begin at each token which may begin one of several tokens."""
        ends: dict[int, int] = {}
        firsts = np.flatnonzero(self._begins[moves])
        now = firsts + 1
        while len(firsts):
            scores = self._scores(features[now, 0] + features[firsts, 1] + features[now - 1, 2])
            rows = np.arange(len(firsts))
            on, end = self._on[moves[firsts]], self._last[moves[firsts]]
            # Of equals the move with the lower number is taken.
            goes_on = (scores[rows, on] > scores[rows, end]) | ((scores[rows, on] == scores[rows, end]) & (on < end))
            goes_on &= ~last[now]
            ends.update(zip(firsts[~goes_on].tolist(), now[~goes_on].tolist(), strict=True))
            firsts, now = firsts[goes_on], now[goes_on] + 1
        return ends
