"""Speed of the whole path on one core, beside the NLP library alone on the same text in the same run.

    python -m eval.speed [--articles N] [PATH...]

Without paths, the example captures are read over and over, and where the benchmarks are at hand, the first documents
of `incidents` (whole newswire articles) too. Passes of both are taken in turn, and each figure is given as the median
and range over the passes: on a shared machine only the ratio means much.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy

from eval.bench import ROOT, NoBenchmarksError, Split
from sayso.captures import read_captures
from sayso.coding import code_capture, load_knowledge
from sayso.coding.parses.parser import MODEL
from sayso.coding.places import load_gazetteer
from sayso.lang import load_words
from sayso.model import Capture

PASSES = 5


def captures_to_read(paths: list[str], articles: int) -> list[Capture]:
    if paths:
        return list(read_captures(paths, max_bytes=20_000_000))
    found = list(read_captures([str(ROOT / "examples")], max_bytes=20_000_000))
    try:
        with tempfile.TemporaryDirectory() as folder:
            Split(task="incidents", name="dev").write_inputs(Path(folder))
            found += list(read_captures([folder], max_bytes=20_000_000))
    except NoBenchmarksError as error:
        print(f"{error}; only the examples are read", file=sys.stderr)
        found *= max(1, articles // len(found))
    return found[:articles]


def loading() -> str:
    """What the word lists and the gazetteer cost, which each worker loads once."""
    before_mb, start, busy = resident_mb(), time.perf_counter(), time.process_time()
    kept = load_gazetteer(load_words("en").places)
    wall_s, busy_s, taken_mb = time.perf_counter() - start, time.process_time() - busy, resident_mb() - before_mb
    del kept
    return f"lexicons and gazetteer: {wall_s:.1f} s by the clock, {busy_s:.1f} s of processor time, {taken_mb:.0f} MB"


def resident_mb() -> float:
    """Memory that this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1_048_576


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60, help="captures to code (default 60)")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args()
    loaded = loading()
    captures = captures_to_read(options.paths, options.articles)

    load_s = timed(lambda: load_knowledge())
    knowledge = load_knowledge()
    coded = [code_capture(capture, knowledge) for capture in captures]
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # The peer reads just what we parse: title and body, a paragraph at a time, as one stream.
    alone = spacy.load(MODEL)
    texts = [
        capture.text[span.start : span.end]
        for capture, made in zip(captures, coded, strict=True)
        for article in made.articles
        for span in sorted([*([article.title] if article.title else []), *article.body])
    ]
    words = sum(len(text.split()) for text in texts)
    articles = sum(len(made.articles) for made in coded)

    ours, theirs = [], []
    for _ in range(PASSES):
        ours.append(timed(lambda: [code_capture(capture, knowledge) for capture in captures]))
        theirs.append(timed(lambda: list(alone.pipe(texts, batch_size=32))))
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    print(f"{articles} articles, {words} words, {PASSES} passes, one core, processor time")
    for name, times in (("sayso", ours), ("spaCy", theirs)):
        middle_s = statistics.median(times)
        print(f"{name:10} {articles / middle_s:7.1f} articles/s {words / middle_s:8.0f} words/s")
    middle = statistics.median(ratios)
    print(f"ratio      {middle:.2f} times spaCy alone ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"speed      {1 / middle:.2f} of spaCy's ({1 / max(ratios):.2f} to {1 / min(ratios):.2f})")
    print(f"loading    {load_s:.1f} s; peak memory before the peer is loaded: {peak_mb:.0f} MB")
    print(f"of which   {loaded}")


if __name__ == "__main__":
    main()
