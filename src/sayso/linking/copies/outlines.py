"""Outlines: which of many reports may be one text with a report, or have a piece of text in common, at a glance."""

from array import array

import numpy as np
from numpy.typing import NDArray

from sayso.linking.copies.judging import HELD, HELD_AKIN
from sayso.linking.copies.profiles import MARKS, Profile
from sayso.linking.tables import Numbers, Table


class Outlines:
    """What of many reports tells it, each by the order in which it was added."""

    def __init__(self) -> None:
        self._keys = Table(1)
        self._marks = bytearray()
        self._in_digest = array("b")

    def add(self, profile: Profile) -> None:
        """One more report."""
        self._keys.add((key, 1.0) for key in profile.keys)
        self._marks += profile.marks.to_bytes(MARKS // 8, "little")
        self._in_digest.append(profile.in_digest)

    def may_share(self, one: int, others: Numbers) -> NDArray[np.bool_]:
        """Whether `judge_copy` or `share_root` may find anything between a report and each of some others."""
        met = self._keys.meet(one, others)
        worth = met.total(met.own[:, 0]) > 0
        if not worth.any():
            return worth
        marks = np.frombuffer(self._marks, dtype=np.uint64).reshape(-1, MARKS // 64)
        mine, theirs = marks[one], marks[others]
        fewer = np.minimum(_count(mine), _count(theirs))
        in_digest = np.frombuffer(self._in_digest, dtype=np.int8)
        held = _count(mine & theirs) >= min(HELD, HELD_AKIN) * fewer
        return worth & (held | (in_digest[others] != in_digest[one]))


def _count(marks: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.bitwise_count(marks).sum(axis=-1, dtype=np.int64)
