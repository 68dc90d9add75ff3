"""A crawl made up by a program: news pages in WARC files, as many articles as are wanted. Nothing in it is real.

    python -m eval.made_pages FOLDER [--articles 50000] [--seed 1]

The stories are those of `eval.made_stories`; the same seed writes the same bytes. What a crawler brings home besides
is in it: the furniture of each outlet's pages (navigation, related links, newsletter, footer), dates in four manners,
round-up pages of several articles, pages met twice, request records, images, redirects, pages that are not there,
empty ones, some that the crawler cut off, and every tenth file one that breaks off in the middle of a record.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import islice
from pathlib import Path
from uuid import UUID

from eval.made_stories import Newsroom, Story

PAGES_A_FILE = 400  # some thousand records, with the requests and what is no page
ROUND_UP, TWICE, JUNK, CUT = 0.02, 0.03, 0.12, 0.002  # shares of the pages
BROKEN_EVERY = 10  # files
IMAGE = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
FRAMES = (
    ("<article><h1>{title}</h1>{by}{date}{body}</article>", "<time datetime='{iso}'>{day}</time>"),
    ("<main><div class='story'><h1>{title}</h1>{date}{by}{body}</div></main>", "<p class='date'>Published: {day}</p>"),
    ("<div id='content'><h2 class='headline'>{title}</h2>{by}<div class='text'>{body}</div>{date}</div>", ""),
    ("<section><h1 class='entry-title'>{title}</h1>{date}{by}<div class='entry-content'>{body}</div></section>",
     "<span class='posted-on'>{day}</span>"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What one request of a crawler came to. `articles` and `words` count what somebody should read in it."""

    url: str
    at: datetime
    body: bytes
    status: str = "200 OK"
    media_type: str = "text/html; charset=utf-8"
    location: str | None = None
    cut: bool = False
    articles: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """What was written."""

    files: int
    records: int
    pages: int
    articles: int
    words: int


class Site:
    """The pages of one outlet: a frame and furniture of its own."""

    def __init__(self, outlet: str, number: int, furniture: dict[str, list[str]]) -> None:
        self.outlet = outlet
        self.host = f"https://www.{outlet.lower().replace(' ', '-')}.example"
        self._frame, self._date = FRAMES[number % len(FRAMES)]
        self._furniture = furniture
        self._links: list[tuple[str, str]] = []

    def page(self, stories: list[Story], number: int) -> tuple[str, str]:
        """Address and HTML of a page; one of several stories is a round-up."""
        first = stories[0]
        url = f"{self.host}/{first.published:%Y/%m/%d}/{number}"
        if len(stories) == 1:
            title, body = first.title, "".join(f"<p>{escape(text)}</p>" for text in first.paragraphs)
        else:
            title = f"World in brief, {first.published:%-d %B %Y}"
            body = "".join(
                f"<h2>{escape(one.title)}</h2>" + "".join(f"<p>{escape(text)}</p>" for text in one.paragraphs)
                for one in stories
            )
        by = f"<p class='byline'>{first.agency}</p>" if first.agency and number % 2 else ""
        date = self._date.format(iso=f"{first.published}T08:00:00Z", day=f"{first.published:%-d %B %Y}")
        held = self._frame.format(title=escape(title), by=by, date=date, body=body)
        related = "".join(f"<li><a href='{link}'>{escape(name)}</a></li>" for link, name in self._links[-4:])
        self._links = [*self._links[-4:], (url, title)]
        return url, self._around(title, f"{first.published}T08:00:00Z", held, related)

    def empty_page(self, text: str) -> str:
        """A page of furniture alone, and a line."""
        return self._around(text.split(".")[0], None, f"<p>{text}</p>", "")

    def _around(self, title: str, iso: str | None, held: str, related: str) -> str:
        furniture = self._furniture
        sections = "".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in furniture["sections"])
        share = "".join(f"<a class='share' href='#'>{name}</a> " for name in furniture["share"])
        facts = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": iso}
        meta = f"<meta property='og:site_name' content='{self.outlet}'>"
        if iso:
            meta += f"<meta property='article:published_time' content='{iso}'>"
            meta += f"<script type='application/ld+json'>{json.dumps(facts)}</script>"
        return (
            f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)} | {self.outlet}</title>"
            f"{meta}<style>body{{margin:0}}</style></head><body><header><a href='/'>{self.outlet}</a>"
            f"<nav><ul>{sections}</ul></nav></header><div class='cookie-banner'>{furniture['cookies']}</div>{held}"
            f"<div class='social'>{share}</div><aside><h3>Related stories</h3><ul>{related}</ul></aside>"
            f"<div class='newsletter'>{furniture['newsletter']}</div><footer>© {self.outlet}. All rights reserved. "
            "<a href='/terms'>Terms of use</a> <a href='/privacy'>Privacy policy</a></footer></body></html>"
        )


def make_pages(articles: int, seed: int) -> Iterator[Fetched]:
    """What a crawler brought home, in the order in which it did."""
    newsroom = Newsroom(seed)
    chance = random.Random(seed + 1)
    furniture = newsroom.lists["furniture"]
    sites = {outlet: Site(outlet, number, furniture) for number, outlet in enumerate(newsroom.lists["outlets"])}
    stories = newsroom.stories(articles)
    number = 0
    while held := list(islice(stories, chance.randrange(3, 6) if chance.random() < ROUND_UP else 1)):
        number += 1
        site = sites[held[0].outlet]
        url, text = site.page(held, number)
        at = datetime.combine(held[0].published, datetime.min.time(), UTC) + timedelta(hours=9, seconds=number % 40_000)
        words = sum(story.words for story in held)
        page = Fetched(url=url, at=at, body=text.encode(), articles=len(held), words=words)
        if chance.random() < CUT:
            page = Fetched(url=url, at=at, body=page.body[: len(page.body) // 2], cut=True)
        yield page
        if chance.random() < TWICE:
            yield Fetched(url=f"{url}?ref=home", at=at + timedelta(hours=6), body=page.body, cut=page.cut)
        if chance.random() < JUNK:
            yield _junk(site, number, at, chance, furniture["missing"])


def _junk(site: Site, number: int, at: datetime, chance: random.Random, missing: str) -> Fetched:
    url = f"{site.host}/{number}"
    match chance.randrange(5):
        case 0 | 1:
            return Fetched(url=f"{url}.jpg", at=at, body=IMAGE + str(number).encode(), media_type="image/jpeg")
        case 2:
            return Fetched(url=url, at=at, body=b"", status="301 Moved Permanently", location=f"{site.host}/world")
        case 3:
            return Fetched(url=url, at=at, body=site.empty_page(missing).encode(), status="404 Not Found")
        case _:
            return Fetched(url=url, at=at, body=f"<html><body><!-- {number} --></body></html>".encode())


def write_crawl(folder: Path, articles: int, seed: int) -> Crawl:
    """Write WARC files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = make_pages(articles, seed)
    chance = random.Random(seed + 2)
    totals = {"files": 0, "records": 0, "pages": 0, "articles": 0, "words": 0}
    while batch := list(islice(pages, PAGES_A_FILE)):
        name = f"crawl-{totals['files']:05}.warc.gz"
        members = [_member("warcinfo", batch[0], f"software: made_pages\r\nisPartOf: {name}\r\n".encode(), chance)]
        for page in batch:
            path = page.url.split(".example", 1)[1]
            host = page.url.removeprefix("https://").split("/")[0]
            members.append(_member("request", page, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(), chance))
            members.append(_member("response", page, _response(page), chance))
        if totals["files"] % BROKEN_EVERY == BROKEN_EVERY - 1:
            members.append(members[-1][: len(members[-1]) // 2])
        (folder / name).write_bytes(b"".join(members))
        totals["files"] += 1
        totals["records"] += len(members)
        totals["pages"] += sum(bool(page.articles) for page in batch)
        totals["articles"] += sum(page.articles for page in batch)
        totals["words"] += sum(page.words for page in batch)
    return Crawl(**totals)


def _response(page: Fetched) -> bytes:
    fields = [f"HTTP/1.1 {page.status}", f"Content-Type: {page.media_type}", "Server: made"]
    fields += [f"Location: {page.location}"] if page.location else [f"Content-Length: {len(page.body)}"]
    return "\r\n".join([*fields, "", ""]).encode() + page.body


def _member(kind: str, page: Fetched, block: bytes, chance: random.Random) -> bytes:
    """A record of a WARC file, packed by itself."""
    media = {"warcinfo": "application/warc-fields"}.get(kind, f"application/http; msgtype={kind}")
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{UUID(int=chance.getrandbits(128), version=4)}>",
        f"WARC-Date: {page.at:%Y-%m-%dT%H:%M:%SZ}",
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
    ]
    if kind != "warcinfo":
        head.append(f"WARC-Target-URI: {page.url}")
    if page.cut and kind == "response":
        head.append("WARC-Truncated: length")
    return gzip.compress("\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n", compresslevel=6, mtime=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    crawl = write_crawl(given.folder, given.articles, given.seed)
    print(
        f"{crawl.articles:,} articles of {crawl.words:,} words on {crawl.pages:,} pages, "
        f"in {crawl.records:,} records of {crawl.files:,} WARC files"
    )


if __name__ == "__main__":
    main()
