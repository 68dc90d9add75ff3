"""Code every benchmark, score it, and set the figures beside their floors.

    python -m eval.run [--only TASK[.SPLIT]]... [--out docs/EVALUATION.md]

Exit 0: every floor holds. 1: a floor does not hold, a corpus is another one than the floors were set on, or a coded
capture breaks a promise of the format. 2: the benchmarks are not there.
"""

import argparse
import shutil
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from eval.bench import ROOT, NoBenchmarksError, Split
from sayso import __version__
from sayso.coded_format import decode
from sayso.model import find_faults

FLOORS = ROOT / "eval" / "floors.toml"
WORK = ROOT / "eval" / "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What a figure must reach (`floor`) or stay under (`ceiling`), and what we want (`aim`)."""

    figure: str
    floor: float | None
    ceiling: float | None
    aim: float | None

    def holds(self, reached: float | None) -> bool:
        """Whether the figure keeps the bound; one without a bound always does, one without a value never."""
        if self.floor is None and self.ceiling is None:
            return True
        return reached is not None and (
            reached >= self.floor if self.floor is not None else reached <= (self.ceiling or 0.0)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One split, scored. `faults` are broken promises of the format, over all its captures."""

    split: Split
    figures: dict[str, float]
    bounds: tuple[Bound, ...]
    digest_matches: bool
    faults: tuple[str, ...]
    problems: int
    wall_s: float

    def fails(self) -> list[str]:
        """Why this split does not pass, as sentences."""
        name = f"{self.split.task} {self.split.name}"
        found = [f"{name}: {len(self.faults)} broken promises, the first: {self.faults[0]}"] if self.faults else []
        if not self.digest_matches:
            found.append(f"{name}: the corpus is not the one that the floors were set on")
        for bound in self.bounds:
            reached = self.figures.get(bound.figure)
            if not bound.holds(reached):
                found.append(f"{name}: {bound.figure} is {_number(reached)}, bound {_bound(bound)}")
        return found


def read_floors() -> dict[Split, tuple[str, tuple[Bound, ...]]]:
    """For each split its digest and its bounds, in the order of the file."""
    floors: dict[Split, tuple[str, tuple[Bound, ...]]] = {}
    for task, splits in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        for name, entry in splits.items():
            bounds = tuple(
                Bound(figure=figure, floor=bound.get("floor"), ceiling=bound.get("ceiling"), aim=bound.get("aim"))
                for figure, bound in entry["figures"].items()
            )
            floors[Split(task=task, name=name)] = entry["digest"], bounds
    return floors


def evaluate(split: Split, digest: str, bounds: tuple[Bound, ...], jobs: int) -> Outcome:
    """Write the inputs of a split, code (and link) them by the command line, score what it wrote."""
    folder, predictions = WORK / "inputs" / f"{split.task}.{split.name}", WORK / f"{split.task}.{split.name}.jsonl"
    shutil.rmtree(folder, ignore_errors=True)
    split.write_inputs(folder)
    start = time.perf_counter()
    _run_sayso("code", str(folder), "--with-text", "--jobs", str(jobs), "--out", str(predictions))
    wall_s = time.perf_counter() - start
    links = predictions.with_suffix(".links.jsonl") if split.scores_links() else None
    if links:
        _run_sayso("link", str(predictions), "--out", str(links))
    faults: list[str] = []
    problems = 0
    with predictions.open("rb") as lines:
        for line in lines:
            coded = decode(line)
            problems += len(coded.problems)
            faults += [f"{Path(coded.capture.path).name}: {fault}" for fault in find_faults(coded)]
    return Outcome(
        split=split,
        figures=split.score(predictions, links),
        bounds=bounds,
        digest_matches=split.digest() == digest,
        faults=tuple(faults),
        problems=problems,
        wall_s=wall_s,
    )


def _run_sayso(*arguments: str) -> None:
    command = [sys.executable, "-m", "sayso", *arguments]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")


def report(outcomes: list[Outcome]) -> str:
    """The page of figures, in Markdown."""
    lines = [
        "# Evaluation",
        "",
        f"Written by `make eval` (`python -m eval.run --out docs/EVALUATION.md`) on commit {_commit()},",
        f"sayso {__version__}. Every document goes through `sayso code --with-text`; the scorers are the",
        "benchmarks' own. Bounds stand in `eval/floors.toml`: **≥** a floor, **≤** a ceiling; the aim is what we",
        "want. Figures without a bound are for reading. What `copies`, `same_event` and the seeds ask of links is",
        "answered by `sayso link` on the coded documents. In `same_event`, `events_only` figures leave out the links",
        "of whole articles, whose happening is not coded as an event: that task's README speaks of coded events as",
        "members.",
        "",
    ]
    for outcome in outcomes:
        lines += [
            f"## {outcome.split.task}, {outcome.split.name}",
            "",
            f"{int(outcome.figures['documents'])} documents, coded in {outcome.wall_s:.0f} s; "
            f"{len(outcome.faults)} broken promises of the format; {outcome.problems} problems.",
            "",
            "| figure | reached | bound | aim | |",
            "|---|---|---|---|---|",
        ]
        for bound in outcome.bounds:
            reached = outcome.figures.get(bound.figure)
            kept = (
                "" if bound.floor is None and bound.ceiling is None else "holds" if bound.holds(reached) else "**no**"
            )
            aim = _number(bound.aim)
            lines.append(f"| `{bound.figure}` | {_number(reached)} | {_bound(bound)} | {aim} | {kept} |")
        named = {bound.figure for bound in outcome.bounds} | {"documents", "documents_missing"}
        rest = ", ".join(f"`{name}` {_number(value)}" for name, value in outcome.figures.items() if name not in named)
        lines += ["", *([f"Also: {rest}.", ""] if rest else [])]
    return "\n".join(lines)


def _commit() -> str:
    shown = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return shown.stdout.strip() or "unknown"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _bound(bound: Bound) -> str:
    if bound.floor is not None:
        return f"≥ {_number(bound.floor)}"
    return "–" if bound.ceiling is None else f"≤ {_number(bound.ceiling)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], metavar="TASK[.SPLIT]")
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    outcomes: list[Outcome] = []
    try:
        for split, (digest, bounds) in read_floors().items():
            if options.only and not {split.task, f"{split.task}.{split.name}"} & set(options.only):
                continue
            outcome = evaluate(split, digest, bounds, options.jobs)
            outcomes.append(outcome)
            print(f"{split.task} {split.name} ({outcome.wall_s:.0f} s)")
            for bound in bounds:
                reached = outcome.figures.get(bound.figure)
                mark = " " if bound.holds(reached) else "!"
                wanted = f"{_bound(bound):9} aim {_number(bound.aim)}"
                print(f"  {mark} {bound.figure:28} {_number(reached):>6}   {wanted}", flush=True)
    except NoBenchmarksError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if options.out:
        options.out.write_text(report(outcomes), encoding="utf-8")
    failures = [failure for outcome in outcomes for failure in outcome.fails()]
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
