"""Watching folders and feeds: what arrives is read and linked, and what that changed is told.

A look goes through all places once. Nothing is lost where it is broken off: a page is read again until it stands in
the record, and news is told until it has been told; so that news told just before a run was killed may be told twice,
under the same number.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.build import find_captures, link_record, read_into
from sayso.captures.feeds import find_feeds, find_items, is_web_address
from sayso.captures.fetching import fetch, keep_response
from sayso.captures.files import find_files
from sayso.config import Settings
from sayso.errors import CaptureError, ConfigError, RetryableError, SaysoError
from sayso.record import News, Record, Told, find_met_addresses, keep_told, last_told, read_news, told_until
from sayso.storage import is_remote

SETTLED_S = 2.0  # a file that was written to less long ago may not be whole
TRIES = 3  # how often a page of a feed is asked for before it is left alone
LISTS = frozenset({".opml"})

Stamp = tuple[int, int]
Tell = Callable[[str], None]


@dataclass(slots=True)
class _Feed:
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)  # how often a page could not be had


class Watcher:
    """Watches `places`: folders and files, lists of feeds (`.opml`), and addresses of feeds.

    Pages that feeds name are kept in the folder `keep`. `trouble` hears in a sentence what could not be read or had.
    Raises SaysoError for a place that is none.
    """

    def __init__(self, record: Record, places: Sequence[str], settings: Settings, *, keep: Path, trouble: Tell) -> None:
        self._record = record
        self._settings = settings
        self._keep = keep
        self._trouble = trouble
        for place in filter(is_remote, places):
            raise ConfigError(
                f"{place} cannot be watched", hint="watch a folder of this machine, or `sayso read` it again"
            )
        feeds: list[str] = [place for place in places if is_web_address(place)]
        for place in places:
            if Path(place).suffix.lower() in LISTS:
                feeds += find_feeds(Path(place).read_bytes())
        self._folders = [p for p in places if not is_web_address(p) and Path(p).suffix.lower() not in LISTS]
        find_files(self._folders)  # raises for a place that is not there
        if feeds:
            self._folders.append(str(keep))  # what an earlier run kept and did not read
        self._feeds = [_Feed(url=url) for url in dict.fromkeys(feeds)]
        self._read: dict[str, Stamp] = {}
        self._seen: dict[str, Stamp] = {}

    def look(self) -> tuple[list[News], Told]:
        """Look at every place once; what is news since somebody was told last, and how far that goes.

        What the record held before it was first watched is no news. Say `keep_told` when it has been told.
        """
        since = told_until(self._record)
        if since is None:
            since = last_told(self._record)
            keep_told(self._record, since)
        self._read_arrived(self._folders)
        for feed in self._feeds:  # behind the reading, so that what an earlier run kept is known
            self._fetch_new(feed)
        if self._feeds:
            self._read_arrived([str(self._keep)], settled_s=0.0)
        link_record(self._record, self._settings)
        return read_news(self._record, since=since)

    def _read_arrived(self, folders: Sequence[str], settled_s: float = SETTLED_S) -> None:
        """Read the files that are new, or other than when they were read, and that nobody is writing to."""
        stamps: dict[str, Stamp] = {}
        for folder in folders:
            try:
                stamps |= {path: stamp for path in find_files([folder]) if (stamp := _stamp(path))}
            except CaptureError:  # the folder is gone, or there is none yet: it may come
                continue
        now = time.time()
        arrived = [
            path
            for path, stamp in stamps.items()
            if self._read.get(path) != stamp and (self._seen.get(path) == stamp or now - stamp[1] / 1e9 >= settled_s)
        ]
        self._seen |= stamps
        if arrived:
            read_into(self._record, find_captures(arrived, self._settings), self._settings)
            self._read |= {path: stamps[path] for path in arrived}

    def _fetch_new(self, feed: _Feed) -> None:
        """Keep the pages that a feed names and that the record has not met; a page that cannot be had is told."""
        try:
            answer = fetch(feed.url, max_bytes=self._settings.max_capture_bytes, known=feed.headers)
            if answer.body is None and not feed.missed:
                return
            if answer.body is None:  # nothing new in it, but some page is still to be had
                answer = fetch(feed.url, max_bytes=self._settings.max_capture_bytes)
            urls = [item.url for item in find_items(answer.body or b"", answer.url)]
        except SaysoError as error:
            self._trouble(f"{feed.url}: {error.message}")
            return
        met = find_met_addresses(self._record, urls)
        feed.missed = {url: feed.missed[url] for url in urls if url in feed.missed and url not in met}
        for url in urls:
            if url not in met and feed.missed.get(url, 0) < TRIES:
                self._fetch_page(feed, url)
        feed.headers = answer.headers

    def _fetch_page(self, feed: _Feed, url: str) -> None:
        try:
            keep_response(self._keep, url, fetch(url, max_bytes=self._settings.max_capture_bytes))
            feed.missed.pop(url, None)
        except (CaptureError, RetryableError) as error:
            feed.missed[url] = TRIES if isinstance(error, CaptureError) else feed.missed.get(url, 0) + 1
            self._trouble(f"{url}: {error.message}")
        except OSError as error:
            raise RetryableError(f"{self._keep} cannot be written: {error}", hint="free some space there") from error


def _stamp(path: str) -> Stamp | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
