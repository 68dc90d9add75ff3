"""Train the attribution tagger: `python -m training.attribution.train --data FOLDER --minilm FOLDER --out FOLDER`.

FOLDER of `--data` holds `train.jsonl.gz` and `dev.jsonl`. A checkpoint is written every few minutes; the same command
goes on from it.
"""

import argparse
import importlib.util
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn.utils import clip_grad_norm_
from training.attribution.batches import Window, inputs_of, rows_of, window_of
from training.attribution.data import Document, Variation, name_words, read_documents, windows_of
from training.attribution.evaluate import predict, records_of
from training.attribution.linking import link_loss
from training.attribution.net import Tagger

from sayso.coding.tagging.pieces import Pieces

SEED = 20161108
LIMIT = 256
PIECES = 1040
RATE, HEAD_RATE = 2e-4, 2e-3
WARMUP, HORIZON = 107, 1780
"""Steps until the rate is full, and until it would have sunk to nothing."""
LINK_WEIGHT = 2.0
SAVE_SECONDS = 180


def epoch_batches(documents: list[Document], splitter: Pieces, names: list[str], seed: int) -> list[list[Window]]:
    """All articles cut into windows at new places and varied, windows of like length together, in random order."""
    chance = random.Random(seed)
    variation = Variation(names, seed)
    windows: list[Window] = []
    for document in documents:
        lengths = [sum(len(splitter.of(w.text)) for w in p.words) + 1 for p in document.paragraphs]
        for part in windows_of(lengths, chance.randint(60, LIMIT), LIMIT):
            windows.append(window_of(variation.of(document.paragraphs[part.start : part.stop]), splitter))
    windows.sort(key=lambda window: len(window.pieces) + chance.random() * 16)
    batches: list[list[Window]] = [[]]
    for window in windows:
        if batches[-1] and len(window.pieces) * (len(batches[-1]) + 1) > PIECES:
            batches.append([])
        batches[-1].append(window)
    chance.shuffle(batches)
    return batches


def loss_of(net: Tagger, windows: list[Window]) -> tuple[torch.Tensor, float, float]:
    tags, links, _ = net(*inputs_of(windows))
    places, lengths, gold = rows_of(windows)
    emissions = tags.reshape(-1, tags.shape[-1])[places]
    words = int(lengths.sum())
    tag_loss = net.crf.loss(emissions, lengths, gold) / words
    linked, count = link_loss(net, links, windows)
    link = linked / max(1, count)
    weight = LINK_WEIGHT * count / words
    return tag_loss + weight * link, float(tag_loss.detach()), float(torch.as_tensor(link).detach())


def optimizer_of(net: Tagger) -> torch.optim.Optimizer:
    net.encoder.pieces.weight.requires_grad_(False)
    fresh = [
        p
        for n, p in net.named_parameters()
        if not n.startswith("encoder.") or "shapes" in n or "quotes" in n or "regions" in n
    ]
    known = {id(p) for p in fresh}
    old = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
    return torch.optim.AdamW(
        [
            {"params": [p for p in old if p.ndim > 1], "lr": RATE, "weight_decay": 0.01},
            {"params": [p for p in old if p.ndim == 1], "lr": RATE, "weight_decay": 0.0},
            {"params": fresh, "lr": HEAD_RATE, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def dev_figures(net: Tagger, given: argparse.Namespace, splitter: Pieces) -> dict[str, float]:
    if given.scorer is None:
        return {}
    documents = read_documents(given.data / "dev.jsonl")
    found = predict(net, documents, splitter)
    spec = importlib.util.spec_from_file_location("score", given.scorer)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    predictions = {d.id: {"articles": [{"attributions": records_of(d, found[d.id])}]} for d in documents}
    figures = module.score([d.gold for d in documents], predictions)
    return {name: round(value, 4) for name, value in figures.items() if name.endswith("f1")}


@dataclass(slots=True)
class Run:
    """A run as its workers share it: gradients `[workers, parameters]`, and where they wait for each other."""

    given: argparse.Namespace
    gradients: torch.Tensor
    barrier: Any


def work(worker: int, run: Run) -> None:
    """Train; worker 0 also logs, saves and evaluates. All workers hold the same network at every step."""
    given = run.given
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    splitter = Pieces((given.minilm / "vocab.txt").read_text(encoding="utf-8").splitlines())
    documents = read_documents(given.data / "train.jsonl.gz")
    names = name_words(documents)
    net = Tagger()
    net.encoder.load_minilm(given.minilm)
    optimizer = optimizer_of(net)
    trained = [p for p in net.parameters() if p.requires_grad]
    workers = len(run.gradients)
    epoch_steps = len(epoch_batches(documents, splitter, names, SEED)) // workers

    def rate(step: int) -> float:
        slope = min((step + 1) / WARMUP, (HORIZON - step) / (HORIZON - WARMUP))
        return max(0.0, min(1.0, (given.steps - step) / given.cooldown) * slope)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    saved, start = given.out / "checkpoint.pt", 0
    if saved.exists():
        state = torch.load(saved)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        start = state["step"]
    run.barrier.wait()
    log = Log(given.out / "log.jsonl", given.steps)
    torch.manual_seed(SEED + 1000 * start + worker)
    kept = time.monotonic()
    for epoch in range(start // epoch_steps, 1 + (given.steps - 1) // epoch_steps):
        batches = epoch_batches(documents, splitter, names, SEED + epoch)
        batches = (batches * 2)[: epoch_steps * workers]
        net.train()
        for step in range(max(start, epoch * epoch_steps), min(given.steps, (epoch + 1) * epoch_steps)):
            loss, tag_loss, link = loss_of(net, batches[(step - epoch * epoch_steps) * workers + worker])
            loss.backward()
            share_gradients(trained, worker, run)
            clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            if worker == 0:
                log.step(step + 1, tag_loss, link)
                if time.monotonic() - kept > SAVE_SECONDS:
                    parts = {"net": net, "optimizer": optimizer, "schedule": schedule}
                    state = {name: part.state_dict() for name, part in parts.items()} | {"step": step + 1}
                    torch.save(state, given.out / "new.pt")
                    (given.out / "new.pt").rename(saved)
                    kept = time.monotonic()
        if worker == 0:
            torch.save(net.state_dict(), given.out / f"step{step + 1}.pt")
            log.write({"step": step + 1} | dev_figures(net, given, splitter))


def share_gradients(parameters: list[torch.nn.Parameter], worker: int, run: Run) -> None:
    """Every worker's gradients become the mean of all."""
    flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(p.numel()) for p in parameters])
    run.gradients[worker] = flat
    run.barrier.wait()
    flat = run.gradients.mean(0)
    run.barrier.wait()
    for parameter, part in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
        parameter.grad = part.view_as(parameter)


class Log:
    """Means of the losses over some steps, as lines of JSON."""

    def __init__(self, path: Path, total: int) -> None:
        self._file, self._total, self._begun = path.open("a"), total, time.monotonic()
        self._losses: list[tuple[float, float]] = []

    def step(self, step: int, tag_loss: float, link: float) -> None:
        """Note the losses of a step."""
        self._losses.append((tag_loss, link))
        if step % 20 == 0:
            tag, links = (sum(column) / len(self._losses) for column in zip(*self._losses, strict=True))
            self._losses = []
            self.write({"step": step, "of": self._total, "tag": round(tag, 4), "link": round(links, 4)})

    def write(self, row: dict[str, float]) -> None:
        """Write a line."""
        print(json.dumps(row | {"s": round(time.monotonic() - self._begun)}), file=self._file, flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--minilm", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument(
        "--scorer", type=Path, help="score.py of the corpus's task, for figures on dev after each epoch"
    )
    options.add_argument("--steps", type=int, default=HORIZON, help="updates in all; 445 go once through the articles")
    options.add_argument("--cooldown", type=int, default=300, help="last updates, in which the rate sinks to nothing")
    options.add_argument("--workers", type=int, default=2, help="processes of one thread each; part of the recipe")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    net = Tagger()
    optimizer_of(net)
    size = sum(p.numel() for p in net.parameters() if p.requires_grad)
    processes = torch.multiprocessing.get_context("spawn")
    run = Run(given, torch.zeros(given.workers, size).share_memory_(), processes.Barrier(given.workers))
    torch.multiprocessing.spawn(work, (run,), nprocs=given.workers)


if __name__ == "__main__":
    main()
