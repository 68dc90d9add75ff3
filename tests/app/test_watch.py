"""`sayso watch`, with real folders and a real server: what arrives is told once, and nothing is lost."""

import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from conftest import Sayso
from sayso.captures.feeds import find_feeds, find_items
from sayso.captures.fetching import fetch
from sayso.errors import CaptureError, RetryableError
from sayso.record import count, open_record

WIRE = "QALQILYA, 3 March 2024 - Gunmen killed {killed} farmers in the village of Azzun on Sunday, police said."
OTHER = (
    "AZZUN, 4 March 2024 - Gunmen shot dead two farmers in the village of Azzun on Sunday, witnesses told this paper."
)
PAGE = "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p><p>{more}</p></body></html>"
MORE = "Officers closed the road to the village for several hours, and shops stayed shut until the evening."


class Site(ThreadingHTTPServer):
    """A site of the web: what is at its paths, and what was asked of it and sent to it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.pages: dict[str, tuple[int, str, str]] = {}
        self.asked: list[str] = []
        self.sent: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, kind, text = self.server.pages.get(self.path, (404, "text/plain", "nothing"))
        tag = f'"{abs(hash(text))}"'
        if self.headers.get("If-None-Match") == tag:
            status, text = 304, ""
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status in (301, 302):
            self.send_header("Location", text)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.server.sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.pages.get(self.path, (204, "", ""))[0])
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield site
        site.shutdown()


def drop(folder: Path, name: str, text: str) -> None:
    """A file that came a minute ago, so that it is known to be whole."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    os.utime(folder / name, (1, 1))


def told(sayso: Sayso, *arguments: object) -> list[str]:
    result = sayso("watch", *arguments, "--once", "--to", "jsonl")
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return [line["news"] for line in lines]


def test_a_folder_is_watched_and_each_change_is_told_once(sayso: Sayso, tmp_path: Path) -> None:
    folder, record = tmp_path / "in", tmp_path / "r.db"
    drop(folder, "a.txt", f"Gunmen kill farmers\n\n{WIRE.format(killed='three')}\n\n{MORE}\n")
    assert told(sayso, folder, "--record", record) == ["new story"]
    assert told(sayso, folder, "--record", record) == []
    drop(folder, "b.txt", f"Village mourns\n\n{OTHER}\n\nThe men had been picking olives near the road.\n")
    assert told(sayso, folder, "--record", record) == ["disputed"]
    assert told(sayso, folder, "--record", record) == []


def test_a_copy_of_what_was_told_is_no_news(sayso: Sayso, tmp_path: Path) -> None:
    folder, record = tmp_path / "in", tmp_path / "r.db"
    text = f"Gunmen kill farmers\n\n{WIRE.format(killed='two')}\n\n{MORE}\n"
    drop(folder, "a.txt", text)
    assert told(sayso, folder, "--record", record) == ["new story"]
    drop(folder, "b.txt", f"Home | World\n\n{text}\nAll rights reserved.\n")
    assert told(sayso, folder, "--record", record) == []


def test_what_a_record_holds_already_is_no_news(sayso: Sayso, tmp_path: Path) -> None:
    folder, record = tmp_path / "in", tmp_path / "r.db"
    drop(folder, "a.txt", f"Gunmen kill farmers\n\n{WIRE.format(killed='two')}\n")
    assert sayso("read", folder, "--record", record).exit_code == 0
    assert told(sayso, folder, "--record", record) == []


def test_a_file_that_is_being_written_is_left_for_the_next_look(sayso: Sayso, tmp_path: Path) -> None:
    folder, record = tmp_path / "in", tmp_path / "r.db"
    drop(folder, "a.txt", f"Gunmen kill farmers\n\n{WIRE.format(killed='two')}\n")
    os.utime(folder / "a.txt")
    assert told(sayso, folder, "--record", record) == []
    os.utime(folder / "a.txt", (1, 1))
    assert told(sayso, folder, "--record", record) == ["new story"]


def test_pages_of_feeds_are_fetched_once_and_news_is_sent(sayso: Sayso, site: Site, tmp_path: Path) -> None:
    page = PAGE.format(title="Gunmen kill farmers", text=WIRE.format(killed="two"), more=MORE)
    site.pages["/1"] = (200, "text/html; charset=utf-8", page)
    site.pages["/feed"] = (
        200, "application/rss+xml",
        "<rss version='2.0'><channel><title>t</title><item><title>a</title><link>/1</link></item>"
        "<item><link>/gone</link></item><item><link>file:///etc/passwd</link></item></channel></rss>",
    )  # fmt: skip
    opml = tmp_path / "feeds.opml"
    opml.write_text(f"<opml version='2.0'><body><outline xmlUrl='{site.address}/feed'/></body></opml>")
    keep, record = tmp_path / "kept", tmp_path / "r.db"
    hook = f"{site.address}/hook"
    arguments = (opml, "--record", record, "--keep", keep, "--hook", hook)
    site.pages["/hook"] = (503, "", "")
    refused = sayso("watch", *arguments, "--once")
    assert refused.exit_code == 1
    assert "did not take the news" in refused.stderr
    assert f"{site.address}/gone answers 404" in refused.stderr
    site.pages["/hook"] = (204, "", "")
    assert told(sayso, *arguments) == ["new story"]
    assert told(sayso, *arguments) == []
    sent = [[one["article"]["title"] for one in body["news"]] for body in site.sent]
    assert sent == [["Gunmen kill farmers"]] * 2  # once refused, once taken
    assert site.asked.count("/1") == 1
    assert len(list(keep.iterdir())) == 1
    with open_record(str(record)) as opened:
        assert count(opened).captures == 1


def test_text_for_people_names_what_is_new(sayso: Sayso, tmp_path: Path) -> None:
    drop(tmp_path / "in", "a.txt", f"Gunmen kill farmers\n\n{WIRE.format(killed='two')}\n")
    shown = sayso("watch", tmp_path / "in", "--record", tmp_path / "r.db", "--once").stdout
    assert "new story" in shown
    assert "ASSAULT" in shown
    assert "Gunmen → two farmers" in shown
    _, *others = shown.splitlines()
    assert all(line.startswith("    ") and len(line) <= 80 for line in others)


@pytest.mark.parametrize("place", ["nowhere", "list.opml"])
def test_a_place_that_is_none_is_told(sayso: Sayso, tmp_path: Path, place: str) -> None:
    (tmp_path / "list.opml").write_text("<rss/>")
    result = sayso("watch", tmp_path / place, "--record", tmp_path / "r.db", "--once")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")


def test_only_pages_of_the_web_are_fetched_and_no_larger_than_asked(site: Site) -> None:
    site.pages["/big"] = (200, "text/html", "a" * 1001)
    site.pages["/out"] = (302, "text/html", "file:///etc/passwd")
    site.pages["/busy"] = (503, "text/html", "")
    for path in ("/big", "/out", "/missing"):
        with pytest.raises(CaptureError):
            fetch(site.address + path, max_bytes=1000)
    with pytest.raises(CaptureError):
        fetch("file:///etc/passwd", max_bytes=1000)
    with pytest.raises(RetryableError):
        fetch(f"{site.address}/busy", max_bytes=1000)
    known = fetch(f"{site.address}/big", max_bytes=2000).headers
    assert fetch(f"{site.address}/big", max_bytes=2000, known=known).body is None


def test_feeds_of_both_kinds_and_lists_with_entities() -> None:
    atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A &amp; B</title><link href='/x'/></entry></feed>"
    assert [(item.url, item.title) for item in find_items(atom, "http://a.example/feed")] == [
        ("http://a.example/x", "A & B")
    ]
    with pytest.raises(CaptureError, match="no feed"):
        find_items(b"<html>no</html>", "http://a.example/feed")
    bomb = (
        b"<!DOCTYPE o [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
        b"<opml><body><outline xmlUrl='http://a.example/f'>&e;</outline><outline xmlUrl='file:///x'/></body></opml>"
    )
    assert find_feeds(bomb) == ["http://a.example/f"]
