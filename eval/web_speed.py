"""How fast the web pages answer on a large record, measured by a client over HTTP.

    python -m eval.web_speed [--events N] [--requests N] [--record FILE]

Makes a record of made-up captures with their links (kept in FILE if one is named, and used again from there), serves it
with `sayso serve` in a process of its own on one core, and asks every page several times: with filters, with words,
from different places of the lists. Prints for each page the median, the 95th percentile and the slowest answer, and
beside them the processor time of the server, which a busy machine does not lengthen; all in milliseconds. A page is
over the limit by its processor time; by the wall, only where nothing else runs.
"""

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec

from eval.made_links import write_links
from eval.made_record import FAMILY, GROUPS, write_record
from sayso.record import open_record

HOST = "127.0.0.1"
LIMIT_MS = 300
LISTS = ("/claims", "/tallies", "/captures", "/problems", "/stories", "/disagreements", "/changes")
WORDS = ("shot", "quiet", "people", "arrested")


class Client:
    """One connection that is kept open, as a browser keeps it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=120)

    def ask(self, address: str) -> bytes:
        """The body of an answer; ends the program for any other status than 200."""
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise SystemExit(f"{address}: {answer.status} {body[:300]!r}")
        return body

    def ask_json(self, address: str) -> Any:
        """The JSON twin of an address."""
        path, _, query = address.partition("?")
        return msgspec.json.decode(self.ask(f"{path}.json?{query}"))


def find_addresses(client: Client, requests: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pages with addresses of theirs, of each page as many as `requests`."""
    events = [row for year in range(2022, 2027) for row in client.ask_json(f"/events?since={year}")["rows"]]
    actors = client.ask_json("/actors")["rows"]
    facets = [one for one in client.ask_json("/events")["filters"]["facets"] if one["values"]]
    happenings = [row for row in client.ask_json("/disagreements")["rows"] if row["reports"]]
    copies = _copies(client, events)
    after = dict.fromkeys(("/events", *LISTS), "")
    queues = {"links": "", "events": ""}

    def asked(**more: str) -> str:
        """No filter, one or two, and some more."""
        chosen = chance.sample(facets, chance.randrange(3))
        return urlencode({one["name"]: chance.choice(one["values"])["value"] for one in chosen} | more)

    for _ in range(requests):
        for page in ("/events", "/map", "/timeline", "/network"):
            yield page, f"{page}?{asked()}"
        yield "/events, single reports", f"/events?{asked(by='report')}"
        yield "/events, words", f"/events?{asked(q=f'{chance.choice(FAMILY)}* {chance.choice(WORDS)}')}"
        yield "/events, cards of a year", f"/events?since=2023-{chance.randrange(1, 13):02}&until=2024&view=cards"
        for page, place in after.items():
            address = f"{page}?{urlencode({'after': place})}"
            yield f"{page}, further on", address
            after[page] = client.ask_json(address)["after"]
        row = chance.choice(events)
        capture = f"/captures/{row['head']['capture']}"
        yield "/events/ID", f"/events/{row['event']['id']}"
        yield "/events/ID, several reports", f"/events/{chance.choice(happenings)['reports'][0]['row']['event']['id']}"
        yield "/captures/ID", capture
        yield "/captures/ID/articles/ID", f"{capture}/articles/{row['head']['article']}"
        yield "/actors", f"/actors?{urlencode({'q': chance.choice(FAMILY)})}"
        yield "/actors/ID", f"/actors/{chance.choice(actors[:60])['id']}"
        yield "/claims of one", f"/claims?{urlencode({'speaker': chance.choice(GROUPS[:30])})}"
        if copies:
            yield "…/diff", chance.choice(copies)
        for page, place in queues.items():
            address = f"/review?{urlencode({'queue': page, 'after': place})}"
            yield f"/review, {page}", address
            queues[page] = client.ask_json(address)["place"]
        yield "/review, some events", f"/review?{asked(queue='events')}"
        yield "/agreement", "/agreement"
        yield "/run", "/run"


def _copies(client: Client, events: list[Any]) -> list[str]:
    """Addresses that compare an article with a copy of it."""
    found: list[str] = []
    for row in events:
        head = row["head"]
        address = f"/captures/{head['capture']}/articles/{head['article']}"
        others = client.ask_json(address)["others"]
        found += [f"{address}/diff?{urlencode({key: one[key] for key in ('capture', 'article')})}" for one in others]
    return found


def measure(record: Path, requests: int, port: int) -> int:
    """Print the figures; how many pages are over the limit."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "sayso", "serve", str(record), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        os.sched_setaffinity(server.pid, {min(os.sched_getaffinity(0))})
        try:
            next(line for line in server.stderr or () if line.startswith("serving"))
            print(f"ready after {time.monotonic() - begun:.1f} s", file=sys.stderr)
            client = _connect(port)
            walls: dict[str, list[float]] = {}
            works: dict[str, list[float]] = {}
            for page, address in find_addresses(client, requests, random.Random(3)):
                worked, begun = _worked_ms(server.pid), time.perf_counter()
                client.ask(address)
                walls.setdefault(page, []).append((time.perf_counter() - begun) * 1000)
                works.setdefault(page, []).append(_worked_ms(server.pid) - worked)
            print(f"memory of the server: {_memory_mb(server.pid)} MB", file=sys.stderr)
        finally:
            server.terminate()
    print(f"{'page':28} {'n':>4} {'median':>8} {'p95':>8} {'slowest':>8} | {'processor':>9} {'p95':>8}  (ms)")
    for page, wall in walls.items():
        work = works[page]
        figures = f"{statistics.median(wall):8.1f} {_p95(wall):8.1f} {max(wall):8.1f}"
        over = f"  over {LIMIT_MS}" if _p95(work) > LIMIT_MS else ""
        print(f"{page:28} {len(wall):4} {figures} | {statistics.median(work):9.1f} {_p95(work):8.1f}{over}")
    return sum(_p95(work) > LIMIT_MS for work in works.values())


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _worked_ms(process: int) -> float:
    """Processor time of a process so far, in ticks of the system."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _memory_mb(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


def _connect(port: int) -> Client:
    for _ in range(100):
        try:
            client = Client(port)
            client.ask("/problems")
            return client
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=20, help="requests of each page (default 20)")
    parser.add_argument("--record", type=Path, help="keep the record here, and use it if it is there")
    parser.add_argument("--port", type=int, default=8766)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "made.db"
        if not path.exists():
            write_record(path, options.events)
            with open_record(str(path)) as record:
                write_links(record)
        sys.exit(1 if measure(path, options.requests, options.port) else 0)


if __name__ == "__main__":
    main()
