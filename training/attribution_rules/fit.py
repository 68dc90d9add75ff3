"""Fit the weights by which frames are told to be attributions or not.

    python training/attribution_rules/fit.py TRAIN.jsonl[.gz] OUT.toml [--parses CACHE.pkl]

TRAIN is PolNeAR in the form of the attribution benchmark (`text`, `attributions`, `ignore`). Logistic regression with
an L2 penalty over the features of `sayso.coding.attributions.scoring`; numpy, full batch, no randomness.
See README.md beside this file for what came out and how it is to be read.
"""

import argparse
import gzip
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np

from sayso.coding.attributions.candidates import find_candidates
from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.quotations import find_quotations
from sayso.coding.attributions.trees import Run, Trees, trees_of
from sayso.coding.parses import Parse, Parser
from sayso.model import Article, Span

ROLES = ("source", "cue", "content")
LEAST_IOU = 0.5  # of each role, for a frame to count as right
MUCH_BETTER = 0.03  # in the sum of the IoU, for a frame to be wrong beside another of its head
LEAST_COUNT = 8
L2 = 4.0
STEPS = 250
LEAST_WEIGHT = 0.04

Head = list[tuple[list[str], int]]
"""The frames of one head: their features, and 1 for those that are right."""


def read_parsed(path: Path, cache: Path | None) -> Iterator[tuple[dict[str, Any], Parse]]:
    """The documents with their parses: the first line as the headline, every other line as a paragraph."""
    if cache is not None and cache.exists():
        with cache.open("rb") as stream:
            yield from pickle.load(stream)
        return
    parser = Parser()
    documents: list[tuple[dict[str, Any], Parse]] = []
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            spans = [Span(*m.span()) for m in re.finditer(r"\S[^\n]*\S|\S", document["text"])]
            article = Article(id=document["id"], title=spans[0], body=tuple(spans[1:]))
            documents.append((document, parser.parse(document["text"], article)))
    if cache is not None:
        cache.write_bytes(pickle.dumps(documents, protocol=5))
    yield from documents


def heads_of(item: tuple[dict[str, Any], Parse]) -> list[Head]:
    """Features and truth of every frame of a document.

    A frame is right if source, cue and content overlap enough with those of one gold attribution, and no other frame
    of the same head does so clearly better. Frames inside gold contents are left out: the corpus does not mark nested
    attributions. So are those whose head stands in text of which the gold says nothing.
    """
    document, parse = item
    trees = trees_of(parse)
    quotes = Quotes(trees, find_quotations(trees))
    text = document["text"]
    golds = [{role: _characters(text, gold[role]) for role in ROLES} for gold in document["attributions"]]
    by_cue = {i: gold for gold in golds for i in gold["cue"]}
    contents = {i for gold in golds for i in gold["content"]}
    ignored = _characters(text, document["ignore"])
    rows: list[tuple[list[str], int, float]] = []
    best: dict[int, float] = {}
    for candidate in find_candidates(trees, quotes):
        frame = candidate.frame
        head = parse.tokens[frame.head].start
        if head in ignored:
            continue
        cue = _of_runs(trees, [frame.cue])
        gold = by_cue.get(head) or next((by_cue[i] for i in sorted(cue) if i in by_cue), None)
        if gold is None and head in contents:
            continue
        likeness = 0.0
        if gold is not None:
            source, content = _of_runs(trees, [frame.source.run]), _of_runs(trees, candidate.content)
            ious = [_iou(gold[role], own) for role, own in zip(ROLES, (source, cue, content), strict=True)]
            if min(ious) >= LEAST_IOU:
                likeness = sum(ious)
                best[frame.head] = max(likeness, best.get(frame.head, 0.0))
        rows.append((candidate.features(trees, quotes), frame.head, likeness))
    heads: dict[int, Head] = {}
    for found, head, likeness in rows:
        right = int(likeness > 0 and likeness >= best[head] - MUCH_BETTER)
        heads.setdefault(head, []).append((found, right))
    return list(heads.values())


def fit(heads: list[Head]) -> dict[str, float]:
    """Weights of the features that are frequent enough, by Adam on the whole of the data.

    The likelihood is of the right frames of each head, or of none (score 0) where none is right.
    """
    examples = [example for head in heads for example in head]
    group = np.repeat(np.arange(len(heads)), [len(head) for head in heads])
    counts = Counter(name for found, _ in examples for name in found)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    place = {name: i for i, name in enumerate(names)}
    columns = np.fromiter((place[n] for found, _ in examples for n in found if n in place), dtype=np.int32)
    rows = np.fromiter((r for r, (found, _) in enumerate(examples) for n in found if n in place), dtype=np.int32)
    right = np.array([truth for _, truth in examples], dtype=float)
    none_right = 1.0 - np.minimum(np.bincount(group, weights=right), 1.0)
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        odds = np.exp(np.clip(np.bincount(rows, weights=weights[columns], minlength=len(right)), -30, 30))
        whole = 1.0 + np.bincount(group, weights=odds)
        won = np.bincount(group, weights=odds * right) + none_right
        wrong = odds / whole[group] - right * odds / won[group]
        gradient = np.bincount(columns, weights=wrong[rows], minlength=len(names)) + L2 * weights
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        rate = 0.1 if step < STEPS * 0.6 else 0.03
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        if step % 50 == 0:
            print(f"step {step}: loss {-np.mean(np.log(won / whole)):.5f}")
    return {name: float(weights[i]) for name, i in place.items()}


def write_weights(weights: dict[str, float], path: Path) -> None:
    """One TOML table for each template of features, in alphabetical order."""
    tables: dict[str, list[str]] = {}
    for name, weight in sorted(weights.items()):
        template, _, value = name.partition("=")
        if abs(weight) >= LEAST_WEIGHT:
            tables.setdefault(template, []).append(f"{json.dumps(value, ensure_ascii=False)} = {weight:.2f}")
    lines = ["# Made by training/attribution_rules/fit.py; see the card beside it. Do not edit.", ""]
    for template, rows in tables.items():
        lines += [f"[weights.{json.dumps(template)}]", *rows, ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    print(f"{sum(map(len, tables.values()))} weights in {path}")


def _characters(text: str, spans: Iterable[list[int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def _of_runs(trees: Trees, runs: Iterable[Run | None]) -> frozenset[int]:
    return _characters(trees.parse.text, [list(trees.span(run)) for run in runs if run is not None])


def _iou(some: frozenset[int], others: frozenset[int]) -> float:
    return len(some & others) / len(some | others) if some or others else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--parses", type=Path, help="where to keep the parses, or to find them")
    options = parser.parse_args()
    with Pool() as pool:
        batches = pool.imap(heads_of, read_parsed(options.train, options.parses), chunksize=8)
        heads = [head for batch in batches for head in batch]
    found = sum(any(right for _, right in head) for head in heads)
    print(f"{len(heads)} heads with {sum(map(len, heads))} frames; {found} heads with a right one")
    write_weights(fit(heads), options.out)


if __name__ == "__main__":
    main()
