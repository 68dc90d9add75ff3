"""What reading a crawl costs by each engine, whether it is killed or not, and whether the record is the same.

    python -m eval.made_pages CRAWL --articles 50000
    python -m eval.crawl_speed read CRAWL RECORD [--engine local|daft|ray] [--jobs 2] [--kills 5 --within SECONDS]
    python -m eval.crawl_speed compare RECORD RECORD...
    python -m eval.crawl_speed link RECORD

`read` runs `sayso read --no-link` and samples memory twice a second (Linux). It is killed at random moments of its
first SECONDS, now all its processes at once, now one that codes, and given again until it ends unharmed; with
SAYSO_SHARD_BYTES=1 every file is a shard of its own. `compare` says what is in records and digests all their tables
but for the clock's times and the numbers of runs. Memory is resident (RSS), so that what processes share is counted in
each.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from sayso.build import link_record
from sayso.config import Settings
from sayso.record import open_record, read_coded
from sayso.record.schema import METADATA

SAMPLED_S = 0.5
CLOCK = frozenset({"started_at", "ended_at", "completed_at", "at", "run_no"})
MOST_RUNS = 30
MB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process now; `resident` is in bytes, `busy` the ticks of processor time that it has taken."""

    pid: int
    parent: int
    resident: int
    busy: int
    words: str

    @property
    def codes(self) -> bool:
        """Whether it is one of those that a pool has code."""
        return "multiprocessing.spawn" in self.words


@dataclass(slots=True)
class Peaks:
    """The most memory that was seen, in bytes: of one process of a kind, or of one worker with all that is its own;
    and the ticks of processor time that every process took, by kind.
    """

    most: Counter[str] = field(default_factory=Counter[str])
    busy: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter[int]))

    def see(self, root: int, found: list[Process]) -> None:
        """Take in what there is now."""
        by_pid = {process.pid: process for process in found}
        others = 0
        hosts = {process.parent for process in found if process.codes}
        for process in found:
            kind = "command" if process.pid == root else "coder" if process.codes else "others"
            if kind != "others" or process.pid not in self.busy["coder"]:  # one that has ended has no words any more
                self.busy[kind][process.pid] = process.busy
            if process.pid == root:
                self._see("command", process.resident)
            elif process.codes:
                self._see("coder", process.resident)
                host = by_pid.get(process.parent)
                held = host.resident if host and host.pid != root else 0
                self._see("worker", process.resident + held)
            elif process.pid in hosts:
                self._see("host", process.resident)
            else:
                others += process.resident
        self._see("others", others)
        self._see("all", sum(process.resident for process in found))

    def _see(self, kind: str, resident: int) -> None:
        self.most[kind] = max(self.most[kind], resident)


def processes_under(root: int) -> list[Process]:
    """A process and all that come from it, as far as they are there still."""
    found: dict[int, Process] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        with suppress(OSError, ValueError, IndexError):
            fields = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            process = Process(
                pid=int(entry.name),
                parent=int(fields[1]),
                resident=int(fields[21]) * os.sysconf("SC_PAGESIZE"),
                busy=int(fields[11]) + int(fields[12]),
                words=words,
            )
            found[process.pid] = process
            children[process.parent].append(process.pid)
    under = [root]
    for pid in under:
        under += children[pid]
    return [found[pid] for pid in under if pid in found]


def read(given: argparse.Namespace) -> None:
    chance = random.Random(given.seed)
    moments = sorted(chance.uniform(10, given.within) for _ in range(given.kills))
    peaks, spent, runs, killed = Peaks(), 0.0, 0, Counter[str]()
    while runs < MOST_RUNS:
        runs += 1
        begun = time.monotonic()
        child = subprocess.Popen(_command(given), start_new_session=True)
        harmed = False
        while child.poll() is None:
            found = processes_under(child.pid)
            peaks.see(child.pid, found)
            if moments and spent + time.monotonic() - begun > moments[0]:
                coders = [process for process in found if process.codes]
                whole = sum(killed.values()) % 3 != 1 or not coders
                at = spent + time.monotonic() - begun
                harmed = True
                moments.pop(0)
                if whole:
                    killed["all"] += 1
                    left = _kill(child, found)
                    print(f"{at:.0f} s: killed all {len(found)} processes; {left}", flush=True)
                else:
                    killed["worker"] += 1
                    os.kill(chance.choice(coders).pid, signal.SIGKILL)
                    print(f"{at:.0f} s: killed one that codes", flush=True)
            time.sleep(SAMPLED_S)
        spent += time.monotonic() - begun
        print(f"run {runs}: ended with {child.returncode} after {spent:.0f} s in all", flush=True)
        if child.returncode in (0, 1) and not harmed:
            break
    memory = {kind: round(most / MB) for kind, most in sorted(peaks.most.items())}
    tick = os.sysconf("SC_CLK_TCK")
    busy = {kind: round(sum(ticks.values()) / tick) for kind, ticks in sorted(peaks.busy.items())}
    told = {
        "engine": given.engine, "jobs": given.jobs, "seconds": round(spent, 1), "runs": runs, "killed": dict(killed),
        "kills_left": len(moments), "memory_mb": memory,
        "processor_s": busy, "cores": os.cpu_count(), **contents(given.record),
    }  # fmt: skip
    told["articles_a_second"] = round(told["articles"] / spent, 2)
    told["words_a_second"] = round(told["words"] / spent)
    print(json.dumps(told), flush=True)


def _command(given: argparse.Namespace) -> list[str]:
    command = [sys.executable, "-m", "sayso", "read", given.crawl, "--no-link", "--record", given.record]
    command += ["--jobs", str(given.jobs)]
    if given.engine != "local":
        command += ["--engine", "daft", "--work", given.work or f"{given.record}.shards"]
    if given.engine == "ray":
        command += ["--ray", "local"]
    return command


def _kill(child: subprocess.Popen[bytes], found: list[Process]) -> str:
    """Kill the group of a command; how long those of its processes lived on that are in groups of their own."""
    begun = time.monotonic()
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    pids = {process.pid for process in found}
    while living := [pid for pid in pids if _lives(pid)]:
        if time.monotonic() - begun > 60:
            for pid in living:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            return f"{len(living)} lived on and were killed after a minute"
        time.sleep(0.2)
    return f"the last was gone after {time.monotonic() - begun:.1f} s"


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def contents(name: str) -> dict[str, object]:
    """How much is in a record, and the digests of what is in it."""
    counts, problems, tables = Counter[str](), Counter[str](), hashlib.sha256()
    with open_record(name) as record:
        for coded in read_coded(record):
            counts["captures"] += 1
            counts["articles"] += len(coded.articles)
            problems.update(problem.kind for problem in coded.problems)
            for article in coded.articles:
                counts["events"] += len(article.events)
                counts["claims"] += len(article.attributions)
                held = [*([article.title] if article.title else []), *article.body]
                counts["words"] += sum(len((coded.capture.text or "")[span.start : span.end].split()) for span in held)
        with record.reading() as connection:
            for table in METADATA.sorted_tables:
                if table.name in ("runs", "record_info"):
                    continue
                columns = [column for column in table.c if column.name not in CLOCK]
                tables.update(table.name.encode())
                for row in connection.execute(select(*columns).order_by(*table.primary_key.columns)):
                    tables.update(repr(tuple(row)).encode())
    return {**counts, "problems": dict(sorted(problems.items())), "digest": tables.hexdigest()[:16]}


def compare(given: argparse.Namespace) -> None:
    found = {name: contents(name) for name in given.records}
    for name, held in found.items():
        print(name, json.dumps(held))
    print("the same" if len({held["digest"] for held in found.values()}) == 1 else "DIFFERENT")


def link(given: argparse.Namespace) -> None:
    begun = time.monotonic()
    with open_record(given.record) as record:
        linked = link_record(record, Settings())
    print(f"{linked.compared:,} captures compared, {linked.links:,} links in {time.monotonic() - begun:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    reading = commands.add_parser("read")
    reading.add_argument("crawl")
    reading.add_argument("record")
    reading.add_argument("--engine", choices=["local", "daft", "ray"], default="local")
    reading.add_argument("--jobs", type=int, default=2)
    reading.add_argument("--work", help="of a cluster: the folder of its shards (RECORD.shards)")
    reading.add_argument("--kills", type=int, default=0)
    reading.add_argument("--within", type=float, default=60.0, help="seconds in which it is killed")
    reading.add_argument("--seed", type=int, default=1)
    reading.set_defaults(run=read)
    comparing = commands.add_parser("compare")
    comparing.add_argument("records", nargs="+")
    comparing.set_defaults(run=compare)
    linking = commands.add_parser("link")
    linking.add_argument("record")
    linking.set_defaults(run=link)
    given = parser.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
