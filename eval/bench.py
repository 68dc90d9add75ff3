"""The benchmarks: where they lie, their documents, and their scorers."""

import hashlib
import importlib.util
import json
import os
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class NoBenchmarksError(Exception):
    """The benchmark folder is not where it is looked for."""


def bench_folder() -> Path:
    """`SAYSO_BENCH`, or `../shared/bench` beside the checkout. Raises NoBenchmarksError where it is missing."""
    folder = Path(os.environ.get("SAYSO_BENCH", ROOT.parent / "shared" / "bench"))
    if not (folder / "bench.py").is_file():
        raise NoBenchmarksError(f"no benchmarks at {folder}: set SAYSO_BENCH to the folder that holds bench.py")
    return folder


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Split:
    """One split of one task."""

    task: str
    name: str

    def path(self) -> Path:
        """The file of its documents."""
        for suffix in (".jsonl", ".jsonl.gz"):
            path = bench_folder() / self.task / f"{self.name}{suffix}"
            if path.exists():
                return path
        raise NoBenchmarksError(f"no split {self.name} of {self.task} in {bench_folder()}")

    def digest(self) -> str:
        """SHA-256 of the file, in hexadecimal: figures of other documents are other figures."""
        return hashlib.sha256(self.path().read_bytes()).hexdigest()

    def documents(self) -> list[dict[str, Any]]:
        """The documents with their gold fields."""
        return _bench().read_split(self.task, self.name, bench_folder())

    def write_inputs(self, folder: Path) -> None:
        """One file per document, named by its id, so that nothing of the gold reaches the coder."""
        _bench().write_inputs(self.task, self.name, folder, bench_folder())

    def scores_links(self) -> bool:
        """Whether the task asks what documents have to do with each other."""
        return self.task in ("copies", "same_event", "seeds")

    def score(self, predictions: Path, links: Path | None) -> dict[str, float]:
        """The figures of a file of coded captures, and of one of links where the task asks for them."""
        if links is None or self.task == "seeds":
            figures = _bench().score(self.task, self.name, str(predictions), bench_folder())
            return figures if links is None else figures | _score_seed_links(predictions, links)
        figures = self._score_linked(predictions, links.read_bytes())
        if self.task == "same_event":  # without the links of whole articles, whose happening nobody has coded
            coded = b"".join(line for line in links.read_bytes().splitlines(keepends=True) if _names_parts(line))
            events = self._score_linked(predictions, coded)
            figures |= {f"events_only_{name}": events[name] for name in ("pair_f1", "bcubed_f1")}
        return figures

    def _score_linked(self, predictions: Path, links: bytes) -> dict[str, float]:
        both = predictions.with_suffix(".linked.jsonl")
        both.write_bytes(predictions.read_bytes() + links)
        return _bench().score(self.task, self.name, str(both), bench_folder())


def _names_parts(line: bytes) -> bool:
    return all(set(member) > {"capture", "article"} for member in json.loads(line)["members"])


def _score_seed_links(predictions: Path, links: Path) -> dict[str, float]:
    folder = bench_folder() / "seeds"
    scorer = _module("sayso_bench_seed_links", folder / "score_links.py")
    wanted = tomllib.loads((folder / "links.toml").read_text(encoding="utf-8"))
    coded = {Path(one["capture"]["path"]).stem: one for one in scorer.read_lines(str(predictions))}
    gold = scorer.read_lines(str(folder / "seeds.jsonl"))
    return scorer.score_links(gold, wanted, coded, scorer.read_lines(str(links)))


@cache
def _bench() -> ModuleType:
    return _module("sayso_bench", bench_folder() / "bench.py")


@cache
def _module(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
