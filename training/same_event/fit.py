"""Fit the weights of a story: whether two articles report one happening.

    python training/same_event/fit.py NAME=CORPUS.jsonl[.gz]=CODED.jsonl... > story.toml

NAME is `ecb`, `incidents` or `casualties`; CODED is what `sayso code --with-text` made of the texts of the corpus, one
file `ID.txt` a document. Prints the table `[story]` of lang/en/same_event.toml; see README.md.

Logistic regression by Newton's method, with a Gaussian prior on every weight. Its mean is what reason says, so that a
feature which a corpus hardly shows (ages, dates of publication) keeps a sensible weight.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.same_event import pairs

from sayso.coded_format import decode
from sayso.linking.events import Profile, load_event_signs, read_profile
from sayso.linking.events.stories import STORY_FEATURES, compare_stories
from sayso.linking.reports import read_reports

Floats = NDArray[np.float64]
LABELLERS = {"ecb": pairs.ecb_pairs, "incidents": pairs.incident_pairs, "casualties": pairs.casualty_pairs}
POSITIVE = {"ecb": 1.0, "incidents": 2.0, "casualties": 4.0}  # weight of a pair of one happening: few in the latter two
STRENGTH = 50.0  # of the prior: its deviation is 1 / sqrt(50), about 0.14 a weight
PRIOR = {
    "words": 2.0,
    "names": 5.0,
    "held_names": 1.5,
    "pairs": 1.0,
    "lead": 4.0,
    "leads": 2.0,
    "lead_names": 2.0,
    "people": 1.5,
    "officials": 0.5,
    "strangers": -0.5,
    "numbers": 3.0,
    "ages": 4.0,
    "other_ages": -1.0,
    "town": 1.0,
    "near_town": 0.3,
    "other_town": -1.0,
    "abroad": -1.0,
    "days_apart": -0.5,
    "days_known": 0.3,
    "next_day": 0.7,
    "day": 1.0,
    "past_day": 1.5,
    "other_day": -1.5,
}
STEPS = 80
ROUNDING = 2


def read_profiles(coded: Path) -> dict[str, list[Profile]]:
    signs = load_event_signs("en")
    profiles: dict[str, list[Profile]] = {}
    with coded.open("rb") as lines:
        for line in lines:
            capture = decode(line)
            profiles[Path(capture.capture.path).stem] = [
                read_profile(report, signs) for report in read_reports(capture)
            ]
    return profiles


def features(profiles: dict[str, list[Profile]], labelled: list[pairs.Labelled]) -> tuple[Floats, Floats]:
    """One row a pair: of pages with several articles, those that are most alike."""
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    for one, other, same in labelled:
        found = [compare_stories(x, y) for x in profiles.get(one, ()) for y in profiles.get(other, ())]
        if found:
            rows.append(max(found, key=lambda row: row[0] + row[1]))
            labels.append(float(same))
    return np.array(rows), np.array(labels)


def fit(rows: Floats, labels: Floats, weights: Floats, prior: Floats, strength: float) -> tuple[Floats, float]:
    """The weights and the bias that are likeliest."""
    table = np.c_[rows, np.ones(len(rows))]
    centre = np.r_[prior, 0.0]
    pull = np.diag(np.r_[np.full(len(prior), strength), 1e-6])
    point = np.r_[prior, -5.0]

    def loss(at: Floats) -> float:
        nats = table @ at
        return float(
            (weights * (np.logaddexp(0, nats) - labels * nats)).sum() + (at - centre) @ pull @ (at - centre) / 2
        )

    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(table @ point, -40, 40)))
        slope = table.T @ (weights * (likely - labels)) + pull @ (point - centre)
        bend = (table * (weights * likely * (1 - likely))[:, None]).T @ table + pull
        step = np.linalg.solve(bend, slope)
        length = next((2.0**-k for k in range(20) if loss(point - step / 2**k) < loss(point)), 0.0)
        if length * np.abs(step).max() < 1e-7:
            break
        point = point - length * step
    return point[:-1], float(point[-1])


def main() -> None:
    rows, labels, weights = [], [], []
    for argument in sys.argv[1:]:
        name, corpus, coded = argument.split("=")
        x, y = features(read_profiles(Path(coded)), LABELLERS[name](pairs.read(Path(corpus))))
        print(f"{name}: {len(y)} pairs, {int(y.sum())} of one happening", file=sys.stderr)
        rows.append(x)
        labels.append(y)
        weights.append(np.where(y > 0, POSITIVE[name], 1.0))
    prior = np.array([PRIOR.get(name, 0.0) for name in STORY_FEATURES])
    found, bias = fit(np.concatenate(rows), np.concatenate(labels), np.concatenate(weights), prior, STRENGTH)
    print(f"[story]\nbias = {bias:.{ROUNDING}f}\n\n[story.features]")
    for name, weight in zip(STORY_FEATURES, found, strict=True):
        print(f"{name} = {weight:.{ROUNDING}f}")


if __name__ == "__main__":
    main()
