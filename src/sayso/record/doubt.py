"""How much there is to review about a link: what is most disputed or least sure comes first in the review queue."""

from collections.abc import Mapping
from typing import Any

SURE = 0.8
"""Happenings whose reports were taken for one with a higher score than this are not asked about."""


def doubt_of(body: Mapping[str, Any]) -> float:
    """The doubt about a link, from its JSON values; 0 where nothing is to be asked.

    Disputed happenings come before all others: 1, and 1 more for every further value of a field that cannot all be
    right. Below 1 is what is not sure: reports that may be of one happening, actors that may be one; the nearer its
    score is to that of a toss of a coin, the more.
    """
    if body["kind"] == "event":
        disputed = [len(field["disagreements"]) - 1 for field in body["merged"].values() if field["disagreements"]]
        if disputed:
            return float(1 + sum(max(1, more) for more in disputed))
        unsure = len(body["members"]) > 1 and body["score"] < SURE
    else:
        unsure = body["kind"] == "actor" and body["judgement"] == "undecided" and body["by"] == "machine"
    return round(max(0.01, 1 - abs(2 * body["score"] - 1)), 4) if unsure else 0.0
