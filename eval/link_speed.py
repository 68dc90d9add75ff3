"""Cost of linking made-up news: time, memory and growth, and one more page into a record.

    python -m eval.link_speed [--articles N]...  [--record N]

Every size runs in a process of its own, so that the peak of its memory is its own. Seconds are processor time.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from eval.made_news import make_news
from sayso.engines import Linker
from sayso.linking import link, load_link_knowledge, read_reports
from sayso.record import Run, open_record


def link_all(count: int) -> None:
    knowledge = load_link_knowledge()
    start = time.process_time()
    links = link((report for coded in make_news(count) for report in read_reports(coded)), knowledge)
    spent = time.process_time() - start
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(Counter(one.kind for one in links).items()))
    print(
        f"{count:>8,} articles: {spent:8.1f} s, {1000 * spent / count:6.2f} ms an article, "
        f"peak {_peak_mb():,} MB; links: {kinds}",
        flush=True,
    )


def add_one(count: int) -> None:
    *news, last = make_news(count + 1)
    with tempfile.TemporaryDirectory() as folder, open_record(str(Path(folder) / "r.db"), create=True) as record:
        run = Run(record, coder="made")
        start = time.process_time()
        for coded in news:
            run.write(coded)
        written = time.process_time()
        Linker(record).link()
        linked = time.process_time()
        run.write(last)
        added = time.process_time()
        made = Linker(record).link()
        one = time.process_time()
    print(
        f"{count:>8,} articles in a record: written in {written - start:.1f} s, linked in {linked - written:.1f} s; "
        f"one more: {one - added:.2f} s, {made.links:,} links made anew, {made.changes:,} changed; "
        f"peak {_peak_mb():,} MB",
        flush=True,
    )


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _apart(work: Callable[[int], None], count: int) -> None:
    process = multiprocessing.get_context("spawn").Process(target=work, args=(count,))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{count:,} articles: ended with {process.exitcode}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, action="append", metavar="N", help="sizes (default 1,000 and 10,000)")
    parser.add_argument("--record", type=int, action="append", metavar="N", help="sizes of records (default 1,000)")
    options = parser.parse_args()
    for count in options.articles or [1_000, 10_000]:
        _apart(link_all, count)
    for count in options.record or [1_000]:
        _apart(add_one, count)


if __name__ == "__main__":
    main()
