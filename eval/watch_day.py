"""A day of watching in miniature: `python -m eval.watch_day`.

1,440 looks, as many as a day has minutes, one right behind the other, at a folder and at a feed of a server on this
machine. Pages arrive all the time; the watch is killed again and again in the middle of its work, and started anew; the
last part runs unbroken. In the end the record must be the one of a single reading, every page told of, and the memory
of the last process what it was when it had begun.
"""

import argparse
import datetime
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from sayso.coded_format import encode
from sayso.happenings import find_happenings
from sayso.record import EventFilter, open_record, read_coded

WATCH = """
import sys, time
from sayso.cli import main
time.sleep = lambda _: print("looked", file=sys.stderr, flush=True)
main(["watch", *sys.argv[1:]])
"""
PLACES = ("Port Halden", "Ostrava", "Kandahar", "Bogota", "Lagos", "Odesa", "Mosul", "Goma", "Sana'a", "Cali", "Kano")
IN_FEED = 30  # of the pages, the latest


def main() -> None:
    """Print what was tried, what was lost or doubled, and memory over time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--looks", type=int, default=1440)
    parser.add_argument("--pages", type=int, default=720)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as name, _serve() as site:
        day = _Day(Path(name), site, random.Random(given.seed), given.pages, given.looks)
        broken = given.looks * 7 // 12
        for part in range(given.kills):
            day.watch(broken // given.kills, kill=True)
            print(f"killed {part + 1} times, {day.looks} looks, {day.arrived} pages", flush=True)
        day.watch(given.looks - day.looks, kill=False)
        day.arrive(given.pages)
        day.watch(3, kill=False, told_last=True)
        day.compare()


class _Site:
    """A feed and its pages."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.address = ""

    def feed(self) -> bytes:
        named = list(self.pages)[-IN_FEED:]
        items = "".join(f"<item><title>{path}</title><link>{self.address}{path}</link></item>" for path in named)
        return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


class _Day:
    """What has arrived, and what the watch said of it."""

    def __init__(self, folder: Path, site: _Site, rng: random.Random, pages: int, looks: int) -> None:
        self.folder, self.site, self.rng, self.pages, self.a_look = folder, site, rng, pages, pages / looks
        self.looks = self.arrived = 0
        self.memory: list[tuple[int, int, float]] = []  # of the last process: looks, pages, MB
        (folder / "in").mkdir()

    def watch(self, looks: int, *, kill: bool, told_last: bool = False) -> None:
        """Let a watch look so often; then kill it in the middle of a look, or stop it as Ctrl-C does."""
        command = [sys.executable, "-c", WATCH, str(self.folder / "in"), f"{self.site.address}/feed", "--to", "jsonl"]
        command += ["--record", str(self.folder / "watched.db"), "--keep", str(self.folder / "kept")]
        # in one process, so that its memory is that of all it does
        here = {"SAYSO_CAPTURE_TIMEOUT_S": "0", "SAYSO_CAPTURE_MEMORY_BYTES": "0"}
        env = dict(os.environ) | here | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUNBUFFERED": "1"}
        self.memory = self.memory if told_last else []
        with (
            (self.folder / "told.jsonl").open("ab") as told,
            subprocess.Popen(command, stdout=told, stderr=subprocess.PIPE, env=env, start_new_session=True) as process,
        ):
            assert process.stderr
            for line in process.stderr:
                if line != b"looked\n":
                    print(line.decode().rstrip(), flush=True)
                    continue
                self.looks += not told_last
                looks -= 1
                if not told_last:
                    self.memory.append((self.looks, self.arrived, _memory_mb(process.pid)))
                    self.arrive(self.arrived + (self.rng.random() < self.a_look))
                if looks <= 0:
                    if kill:
                        time.sleep(self.rng.random() / 4)
                    os.killpg(process.pid, signal.SIGKILL if kill else signal.SIGINT)
                    break

    def arrive(self, pages: int) -> None:
        """Put pages into the folder and, every third, into the feed, until so many have arrived."""
        for no in range(self.arrived, min(pages, self.pages)):
            text = _text(no)
            if no % 3 == 0:
                html = f"<html><body><article><h1>Police post attacked</h1><p>{text}</p></article></body></html>"
                self.site.pages[f"/{no}.html"] = html.encode()
            else:
                path = self.folder / "in" / f"{no:04}.txt"
                path.write_text(f"Police post attacked\n\n{text}\n")
                os.utime(path, (1, 1))  # nobody is writing to it
            self.arrived = no + 1

    def compare(self) -> None:
        """The record against one of a single reading, and the news against the pages."""
        once = str(self.folder / "once.db")
        command = [sys.executable, "-m", "sayso", "read", str(self.folder / "in"), str(self.folder / "kept")]
        subprocess.run([*command, "--record", once], stderr=subprocess.DEVNULL, check=False)
        news = [json.loads(line) for line in (self.folder / "told.jsonl").read_text("utf-8").splitlines()]
        named = {one["capture"]["id"] for one in news if one["news"] == "new story"}
        named |= {member["capture"] for one in news if one.get("link") for member in one["link"]["members"]}
        watched, single = self._said(str(self.folder / "watched.db")), self._said(once)
        captures = set(watched[0])
        numbers = [one["no"] for one in news if "no" in one]
        print(f"looks {self.looks}, pages {self.arrived}, captures in the record {len(watched[0])}")
        print(f"captures lost {len(set(single[0]) - captures)}, too many {len(captures - set(single[0]))}, coded "
              f"otherwise {sum(watched[0][one] != single[0].get(one) for one in captures)}")  # fmt: skip
        print(f"happenings {len(watched[1])}, otherwise than in one reading {len(watched[1] ^ single[1])}")
        print(
            f"news {len(news)}, pages never told {len(captures - named)}, told twice {len(numbers) - len(set(numbers))}"
        )
        for looks, pages, mb in (
            self.memory[min(50, len(self.memory) - 1)],
            self.memory[len(self.memory) // 2],
            self.memory[-1],
        ):
            print(f"memory of the last process at look {looks}: {mb:.0f} MB ({pages} pages)")

    def _said(self, record: str) -> tuple[dict[str, bytes], set[frozenset[str]]]:
        with open_record(record) as opened:
            captures = {one.capture.id: encode(one) for one in read_coded(opened, EventFilter())}
            happenings = {frozenset(a.event.id for a in one.accounts) for one in find_happenings(opened)}
        return captures, happenings


def _text(no: int) -> str:
    """About a happening of its own, but every sixth tells one again, with another toll."""
    about = no - no // 6 if no % 6 == 5 else no
    place, month, day = PLACES[about % len(PLACES)], 1 + about // 28 % 12, 1 + about % 28
    when = datetime.date(2000 + about // 336, month, day).strftime("%-d %B %Y")
    return f"Gunmen attacked a police post in {place} on {when}, killing {2 + no} officers, police said."


def _memory_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def _serve() -> Iterator[_Site]:
    site = _Site()

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.feed() if self.path == "/feed" else site.pages.get(self.path)
            tag = f'"{len(site.pages)}"' if self.path == "/feed" else '"1"'
            known = self.headers.get("If-None-Match") == tag
            self.send_response(404 if body is None else 304 if known else 200)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
            self.send_header("Content-Length", str(0 if known else len(body or b"")))
            self.end_headers()
            self.wfile.write(b"" if known else body or b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as http:
        site.address = f"http://127.0.0.1:{http.server_port}"
        Thread(target=http.serve_forever, daemon=True).start()
        yield site
        http.shutdown()


if __name__ == "__main__":
    main()
