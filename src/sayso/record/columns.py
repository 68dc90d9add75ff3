"""Columns of a list that is filtered and counted: each row's values as codes, so that a count is one pass of numpy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]
NONE = -1
NOTHING: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What each row has of one field: none, one or several of `values`.

    `codes` are numbers of `values`, row after row; those of row `i` stand from `starts[i]` up to `starts[i + 1]`.
    """

    values: tuple[str, ...]
    codes: Codes
    starts: NDArray[np.int64]
    _by_name: dict[str, list[int]] = field(repr=False)

    def find(self, wanted: str) -> list[int]:
        """Codes of the values called so in any letter case or, where none is, of those that hold the words."""
        name = wanted.casefold()
        exact = self._by_name.get(name)
        if exact is not None or not name:
            return exact or []
        return [code for known, codes in self._by_name.items() if name in known for code in codes]

    def rows_with(self, codes: Iterable[int]) -> Mask:
        """The rows that have at least one of the values."""
        listed = np.zeros(len(self.values) + 1, dtype=np.bool_)
        listed[list(codes)] = True
        hits = np.concatenate(([0], np.cumsum(listed[self.codes])))
        return hits[self.starts[1:]] > hits[self.starts[:-1]]

    def of(self, row: int) -> Codes:
        """The codes of one row."""
        return self.codes[self.starts[row] : self.starts[row + 1]]

    def value(self, code: int) -> str | None:
        """The value of a code; None for NONE."""
        return None if code == NONE else self.values[code]

    def single(self, rows: NDArray[np.int64]) -> Codes:
        """The first code of each of these rows, NONE where it has none."""
        starts = self.starts[rows]
        given = self.starts[rows + 1] > starts
        found = np.full(len(rows), NONE, dtype=np.int32)
        found[given] = self.codes[starts[given]]
        return found

    def counts(self, mask: Mask | None = None) -> NDArray[np.int64]:
        """How many rows (of those of the mask) have each of `values`."""
        codes = self.codes if mask is None else self.codes[np.repeat(mask, np.diff(self.starts))]
        return np.bincount(codes, minlength=len(self.values))

    def most(self, mask: Mask, limit: int, keep: Iterable[int] = ()) -> list[tuple[str, int]]:
        """The values that most rows of the mask have, with their number; those of `keep` come first."""
        counts = self.counts(mask)
        kept = sorted(set(keep), key=lambda code: -counts[code])
        order = np.argsort(-counts, kind="stable")[: limit + len(kept)]
        rest = [code for code in order.tolist() if counts[code] and code not in kept]
        return [(self.values[code], int(counts[code])) for code in (*kept, *rest[: max(0, limit - len(kept))])]


class ColumnBuilder:
    """Takes the values of one row after another."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._codes: list[int] = []
        self._starts: list[int] = [0]

    def add(self, values: Sequence[str | None]) -> None:
        """The next row has these values; None is none, and a value given twice is one."""
        row = dict.fromkeys(self._numbers.setdefault(value, len(self._numbers)) for value in values if value)
        self._codes += row
        self._starts.append(len(self._codes))

    def build(self, also: Mapping[str, Sequence[str]] = NOTHING) -> Column:
        """The column of all rows so far. `also` are words, in small letters, by which values can be found, too."""
        by_name: dict[str, list[int]] = {}
        for value, code in self._numbers.items():
            by_name.setdefault(value.casefold(), []).append(code)
        for word, values in also.items():
            codes = [self._numbers[value] for value in values if value in self._numbers]
            if codes:
                by_name[word] = list(dict.fromkeys([*by_name.get(word, []), *codes]))
        return Column(
            values=tuple(self._numbers),
            codes=np.array(self._codes, dtype=np.int32),
            starts=np.array(self._starts, dtype=np.int64),
            _by_name=by_name,
        )
