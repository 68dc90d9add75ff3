"""Outlines: which of many reports may hold a claim that a report holds, too, told at a glance."""

from array import array

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.judging import CHARGED, FAR
from sayso.linking.claims.profiles import TOLD, ClaimProfile
from sayso.linking.tables import Numbers, Table

SLACK = 1e-3  # nats: weights are kept with seven digits


class Outlines:
    """What of many reports tells it, each by the order in which it was added."""

    def __init__(self) -> None:
        self._words, self._company = Table(1), Table(1)
        self._denies = array("b")

    def add(self, profile: ClaimProfile) -> None:
        """One more report."""
        words: dict[str, float] = {}
        for claim in profile.claims:
            for word, nats in claim.words.items():
                words[word] = max(nats, words.get(word, 0.0))
        self._words.add(words.items())
        self._company.add((name, 1.0) for name in (profile.company if words else ()))
        denies = any(claim.stance == "denies" or claim.refers or claim.takes_back for claim in profile.claims)
        self._denies.append(denies)

    def may_share(self, one: int, others: Numbers) -> NDArray[np.bool_]:
        """Whether `judge_claims` may find anything between a report and each of some others."""
        met = self._words.meet(one, others)
        told = met.total(np.minimum(met.own[:, 0], met.theirs[:, 0])) + SLACK
        worth = told >= min(TOLD, CHARGED)
        if not worth.any():
            return worth
        met = self._company.meet(one, others)
        known = met.total(met.own[:, 0]) > 0
        denies = np.frombuffer(self._denies, dtype=np.int8)
        denied = (denies[others] > 0) | (denies[one] > 0)
        return (told >= FAR) | (known & ((told >= TOLD) | (denied & worth)))
