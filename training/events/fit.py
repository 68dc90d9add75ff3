"""Fit the weights by which events of violence are weighed: which took place, and who did them.

    python training/events/fit.py TRAIN.jsonl OUT.toml [--dev DEV.jsonl] [--coded FOLDER]

TRAIN is the train split of the incidents benchmark, with its scorer (`score.py`) beside it, whose alignment of events
with templates gives the labels. Two logistic regressions with an L2 penalty over the features of
`sayso.coding.events.reality` and `sayso.coding.events.doers`; numpy, full batch, no randomness. `--coded` keeps the
coded articles in a folder, so that a second run takes seconds. See README.md beside this file for the card.
"""

import argparse
import importlib.util
import json
import pickle
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np

from sayso.captures import read_captures
from sayso.coded_format import encode
from sayso.coding import code_capture, load_knowledge
from sayso.coding.events.assurance import assurance_features
from sayso.coding.events.doers import candidates, doer_features, find_cast, link_doers
from sayso.coding.events.drafts import Draft
from sayso.coding.events.find import find_drafts, find_events
from sayso.coding.events.reality import find_telling, mark_talk, told_features
from sayso.coding.parses import Parse, Parser
from sayso.lang import load_words
from sayso.lang.events import EventWords
from sayso.model import Article, CaptureHead, CodedCapture
from sayso.ontology import load_ontology

L2 = {"told": 5.0, "doers": 10.0, "claimed": 10.0}
LEAST_COUNT = 8
LEAST_WEIGHT = 0.03
STEPS = 400

Coded = tuple[CaptureHead, list[tuple[Parse, Article]]]


@dataclass(slots=True)
class Cases:
    """Features and labels of one model, with the document of each case."""

    features: list[list[str]] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    def add(self, document: str, features: set[str], label: bool) -> None:
        """Take in one case."""
        self.features.append(sorted(features))
        self.labels.append(label)
        self.documents.append(document)


class KeepingParser(Parser):
    """A parser that keeps what it parsed, so that an article that was coded need not be parsed again."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, Parse] = {}

    def parse(self, text: str, article: Article) -> Parse:
        """The parse, which is kept under the article's id."""
        self.kept[article.id] = parse = super().parse(text, article)
        return parse


def read_coded(path: Path, folder: Path | None) -> Iterator[Coded]:
    """The documents coded and parsed, from the folder if they are there."""
    kept = folder / f"{path.stem}.pkl" if folder else None
    if kept and kept.exists():
        with kept.open("rb") as stream:
            yield from pickle.load(stream)
        return
    parser = KeepingParser()
    knowledge = replace(load_knowledge(), parser=parser)
    coded: list[Coded] = []
    with tempfile.TemporaryDirectory() as inputs:
        for line in path.open(encoding="utf-8"):
            document = json.loads(line)
            (Path(inputs) / f"{document['id']}.txt").write_text(document["text"], encoding="utf-8", newline="")
        for capture in read_captures((inputs,), max_bytes=50_000_000):
            made = code_capture(capture, knowledge)
            coded.append((made.capture, [(parser.kept[a.id], a) for a in made.articles if a.id in parser.kept]))
            parser.kept.clear()
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(coded, protocol=5))
    yield from coded


def collect(path: Path, folder: Path | None, scorer: ModuleType) -> tuple[Cases, Cases]:
    """The cases of both models, labelled by the templates of the documents."""
    words, ontology = load_words("en"), load_ontology()
    bare = msgspec.structs.replace(words.events, told={}, doers={}, claimed={})
    gold = {document["id"]: document for document in map(json.loads, path.open(encoding="utf-8"))}
    told, doers = Cases(), Cases()
    for head, parsed in read_coded(path, folder):
        document = gold[Path(head.path).stem]
        for parse, article in parsed:
            drafts = find_drafts(parse, article, ontology, bare, words.numbers)
            events = find_events(parse, article, ontology, bare, words.numbers)
            coded = CodedCapture(capture=head, articles=(replace(article, events=events),))
            incidents = scorer.incidents(document, json.loads(encode(coded, with_text=True)))
            ids = {incident["event"]["id"]: incident for incident in incidents}
            told_here = [
                (d, ids[e.id]) for d, e in zip(drafts, events, strict=True) if e.id in ids and d.kind == "ASSAULT"
            ]
            label_told(told, document, parse, article, drafts, told_here, incidents, scorer, bare)
            label_doers(doers, document, parse, article, drafts, told_here, scorer, bare)
    return told, doers


def label_told(
    cases: Cases, document: dict[str, Any], parse: Parse, article: Article, drafts: list[Draft],
    told: list[tuple[Draft, dict[str, Any]]], incidents: list[dict[str, Any]], scorer: ModuleType, words: EventWords,
) -> None:  # fmt: skip
    """Right: what stands for a template. Wrong: acts of violence of articles without any.

    Left out: what the key leaves out for other reasons than ours, in all other articles what stands for no template,
    and in articles without templates clashes, acts of states and against armed men.
    """
    templates = document["templates"]
    sure = any(scorer.required(t) for t in templates)
    if templates and not sure:
        return
    standing = {event["id"] for _, event in scorer.align(templates, incidents)} if sure else set[str]()
    telling = find_telling(parse, article, drafts, words)
    for draft, incident in told:
        right = incident["event"]["id"] in standing
        if right or not (sure or _of_war(draft)):
            cases.add(document["id"], told_features(parse, article, draft, telling, words), right)


def _of_war(draft: Draft) -> bool:
    armed = bool(draft.recipients) and all(side.sort == "armed" for side in draft.recipients)
    return draft.reciprocal or armed or any(side.sort == "states" and side.named for side in draft.actors)


def label_doers(
    cases: Cases, document: dict[str, Any], parse: Parse, article: Article, drafts: list[Draft],
    told: list[tuple[Draft, dict[str, Any]]], scorer: ModuleType, words: EventWords,
) -> None:  # fmt: skip
    """Right: an actor that names a perpetrator of a template for which the act may stand.

    One that only names again whom the acts' own clauses name is wrong, unless it is the same actor.
    """
    templates = document["templates"]
    if not any(scorer.required(t) for t in templates):
        return
    cast = find_cast(parse, article, drafts)
    text = parse.text
    known = {s.actor for d, _ in told for s in d.actors if s.actor}

    def names(actor: Any) -> set[str]:
        return {actor.name, *actor.aliases, *(" ".join(text[m.start : m.end].split()) for m in actor.mentions)}

    actors = {actor.id: actor for actor in article.actors}
    for draft, incident in told:
        fitting = [t for t in templates if scorer.item(t) & set(incident["codes"])]
        if not fitting:
            continue
        shared = [t for t in fitting if _shares(incident, t, scorer)]
        wanted = [e for f in ("perp_individuals", "perp_organizations")
                  for kind in scorer.entities(shared or fitting, f) for e in kind]  # fmt: skip
        covered = [e for e in wanted if any(k in actors and scorer.same_entity(names(actors[k]), e) for k in known)]
        for actor, namings in candidates(parse, draft, cast, words):
            hit = [e for e in wanted if scorer.same_entity(names(actor), e)]
            new = any(e not in covered for e in hit) or (bool(hit) and actor.id in known)
            cases.add(document["id"], doer_features(parse, draft, actor, namings, cast, words), new)


def collect_claimed(path: Path, folder: Path | None, scorer: ModuleType, tables: dict[str, dict[str, float]]) -> Cases:
    """Cases of the third model, over events weighed by the first two: right if the key has their doer as claimed."""
    words, ontology = load_words("en"), load_ontology()
    weighed = msgspec.structs.replace(words.events, **tables, claimed={})
    gold = {document["id"]: document for document in map(json.loads, path.open(encoding="utf-8"))}
    cases = Cases()
    for head, parsed in read_coded(path, folder):
        document = gold[Path(head.path).stem]
        for parse, article in parsed:
            drafts = find_drafts(parse, article, ontology, weighed, words.numbers)
            drafts = link_doers(parse, article, mark_talk(parse, article, drafts, weighed), weighed)
            events = find_events(parse, article, ontology, weighed, words.numbers)
            coded = CodedCapture(capture=head, articles=(replace(article, events=events),))
            incidents = scorer.incidents(document, json.loads(encode(coded, with_text=True)))
            draft_of = {event.id: draft for event, draft in zip(events, drafts, strict=True)}
            said = {one.id: one for one in article.attributions}
            for template, event in scorer.align(document["templates"], incidents):
                draft, key = draft_of.get(event["id"]), set(template["perp_confidence"])
                if draft is None or not draft.actors or draft.status not in ("asserted", "alleged"):
                    continue
                if key in ({"asserted"}, {"alleged"}):
                    features = assurance_features(parse, draft, said, weighed)
                    cases.add(document["id"], features, key == {"alleged"})
    return cases


def _shares(incident: dict[str, Any], template: dict[str, Any], scorer: ModuleType) -> bool:
    entities = [
        e for f in ("human_targets", "physical_targets") for kind in scorer.entities([template], f) for e in kind
    ]
    return any(scorer.same_entity(names, e) for e in entities for names in incident["recipients"].values())


def fit(cases: Cases, l2: float) -> dict[str, float]:
    """Weights by feature, those near nought left out."""
    counts = Counter(name for features in cases.features for name in features)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    places = {name: place for place, name in enumerate(names)}
    rows = [[places[name] for name in features if name in places] for features in cases.features]
    column = np.array([place for row in rows for place in row])
    row = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    right = np.array(cases.labels, dtype=float)
    weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    penalty = np.full(len(names), l2)
    penalty[places["bias"]] = 0.0
    for step in range(1, STEPS + 1):  # Adam on the whole of the data
        guess = 1 / (1 + np.exp(-np.bincount(row, weights[column], len(rows))))
        slope = np.bincount(column, (guess - right)[row], len(names)) + penalty * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: float(w) for name, w in zip(names, weights, strict=True) if abs(w) >= LEAST_WEIGHT}


def report(name: str, cases: Cases, weights: dict[str, float]) -> None:
    """How many cases of the development split are above a threshold, and how many of those are right."""
    scores = np.array([1 / (1 + np.exp(-sum(weights.get(f, 0.0) for f in fs))) for fs in cases.features])
    right = np.array(cases.labels)
    print(f"{name}: {len(right)} cases, {right.sum()} right")
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        chosen = scores >= least
        share = right[chosen].mean() if chosen.any() else 0.0
        found = right[chosen].sum() / right.sum()
        print(f"  at {least}: {chosen.sum()} chosen, precision {share:.3f}, recall {found:.3f}")


def write(out: Path, tables: dict[str, dict[str, float]]) -> None:
    lines = ["# Made by training/events/fit.py; see the card beside it. Do not edit."]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f"{json.dumps(key)} = {weight:.3f}" for key, weight in sorted(weights.items()))]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_scorer(path: Path) -> ModuleType:
    """The scorer that stands beside a split."""
    spec = importlib.util.spec_from_file_location("incidents_scorer", path.parent / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--coded", type=Path)
    options = parser.parse_args()
    scorer = read_scorer(options.train)
    names = ("told", "doers")
    cases = dict(zip(names, collect(options.train, options.coded, scorer), strict=True))
    tables = {name: fit(cases[name], L2[name]) for name in names}
    claimed = collect_claimed(options.train, options.coded, scorer, tables)
    write(options.out, {**tables, "claimed": fit(claimed, L2["claimed"])})
    if options.dev:
        for name, of_dev in zip(names, collect(options.dev, options.coded, scorer), strict=True):
            report(name, of_dev, tables[name])
        report("claimed", collect_claimed(options.dev, options.coded, scorer, tables), fit(claimed, L2["claimed"]))


if __name__ == "__main__":
    main()
