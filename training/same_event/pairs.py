"""Pairs of articles that report one happening, and pairs that do not, from three corpora.

`ecb` marks chains of actions over the articles of a topic. `incidents` and `casualties` describe the incidents of each
article; here two descriptions are one if they agree on enough, two if they cannot be one, and left out otherwise.
"""

import gzip
import json
import random
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

Labelled = tuple[str, str, bool]
CLOSE_DAYS, SURE_DAYS = 1, 3
VAGUE_DAYS = 15  # an interval longer than this tells nothing
LIKE_TOLLS = 1.3
RANDOM_PAIRS = 20_000
SEED = 1


def read(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ecb_pairs(documents: list[dict[str, Any]]) -> list[Labelled]:
    """All pairs of one topic, and random ones of two topics."""
    chains = {d["id"]: {incident["id"] for incident in d["incidents"]} for d in documents}
    topics = {d["id"]: d["topic"] for d in documents}
    ids = sorted(chains)
    inside = [(a, b, bool(chains[a] & chains[b])) for a, b in combinations(ids, 2) if topics[a] == topics[b]]
    choice = random.Random(SEED)
    outside = (choice.sample(ids, 2) for _ in range(RANDOM_PAIRS))
    return inside + [(a, b, False) for a, b in outside if topics[a] != topics[b]]


def incident_pairs(documents: list[dict[str, Any]]) -> list[Labelled]:
    """Pairs of articles with incidents; one is the same in both, or none can be."""
    told = {d["id"]: [_incident(template) for template in d["templates"]] for d in documents if d["templates"]}
    labels = {
        (a, b): [_same_incident(x, y) for x in told[a] for y in told[b]] for a, b in combinations(sorted(told), 2)
    }
    return _sampled(
        (a, b, True if True in found else None if None in found else False) for (a, b), found in labels.items()
    )


def casualty_pairs(documents: list[dict[str, Any]]) -> list[Labelled]:
    """Pairs of articles with the toll of one event each."""
    dated = sorted((d for d in documents if d["date_iso"]), key=lambda d: d["id"])
    return _sampled((a["id"], b["id"], _same_toll(a, b)) for a, b in combinations(dated, 2))


def _sampled(labels: Iterable[tuple[str, str, bool | None]]) -> list[Labelled]:
    known = [(a, b, label) for a, b, label in labels if label is not None]
    others = [pair for pair in known if not pair[2]]
    return [pair for pair in known if pair[2]] + random.Random(SEED).sample(others, min(2 * RANDOM_PAIRS, len(others)))


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal()


def _incident(template: dict[str, Any]) -> dict[str, Any]:
    humans, things = template["human_targets"], template["physical_targets"]
    dates = [d for d in template["dates"] or [] if d and d.get("start") and d.get("end")]
    return {
        "types": set(template["types"]),
        "country": template["country"],
        "days": [(_day(d["start"]), _day(d["end"])) for d in dates],
        "towns": {place["name"] for places in template["locations"] for place in places if place["kind"] != "COUNTRY"},
        "victims": _words(name for human in humans for name in human["names"]),
        "targets": _words(name for thing in things for name in thing["names"])
        | _words(name for human in humans for name in human["descriptions"]),
    }


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.split() if len(word) > 3}


def _same_incident(a: dict[str, Any], b: dict[str, Any]) -> bool | None:
    if a["country"] and b["country"] and a["country"] != b["country"]:
        return False
    if not a["types"] & b["types"] and "ATTACK" not in a["types"] | b["types"]:
        return False
    gap = min((max(x[0] - y[1], y[0] - x[1]) for x in a["days"] for y in b["days"]), default=None)
    wide = max((last - first for first, last in a["days"] + b["days"]), default=VAGUE_DAYS + 1)
    victims = bool(a["victims"] & b["victims"])
    towns = bool(a["towns"] & b["towns"])
    if gap is not None and gap > SURE_DAYS and wide <= VAGUE_DAYS:
        return None if victims else False
    if gap is not None and gap <= CLOSE_DAYS and victims and a["types"] & b["types"]:
        return True
    if a["victims"] and b["victims"] and not victims and gap is not None:
        return None if towns and gap <= CLOSE_DAYS else False
    if gap is not None and gap <= 0 and wide <= 1 and towns and a["types"] & b["types"] and a["targets"] & b["targets"]:
        return True
    return False if a["towns"] and b["towns"] and not towns and gap is not None else None


def _same_toll(a: dict[str, Any], b: dict[str, Any]) -> bool | None:
    apart = abs(_day(a["date_iso"]) - _day(b["date_iso"]))
    tolls = sorted((d["killed_civilians"] or 0) + (d["killed_noncivilians"] or 0) for d in (a, b))
    known = all(d["location"] not in (None, "unknown", "syria") for d in (a, b))
    if a["location"] == b["location"] and apart <= CLOSE_DAYS and a["cause"] == b["cause"] and tolls[0]:
        return True if tolls[1] <= LIKE_TOLLS * tolls[0] else None
    if (a["location"] == b["location"] or not known) and apart <= SURE_DAYS + 1:
        return None
    return False
