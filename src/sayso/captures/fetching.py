"""Fetching pages of the web into a folder, as WARC files (ISO 28500) that are captures like any other.

Only `sayso watch` fetches anything, and only what a list of feeds that somebody gave it names.
"""

import gzip
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from sayso import __version__
from sayso.captures.feeds import is_web_address
from sayso.errors import CaptureError, RetryableError

TIMEOUT_S = 30.0
AGENT = f"sayso/{__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A response: `url` is the address that gave it in the end; `at` when, in UTC; `headers` in lower case.

    `body` is None where it is the one that `known` named (HTTP 304).
    """

    url: str
    at: datetime
    headers: Mapping[str, str]
    body: bytes | None


class _OnlyWeb(HTTPRedirectHandler):
    """Follows no redirection to anything but the web: a page must not name a file of this machine."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        if not is_web_address(newurl):
            raise CaptureError(f"{req.full_url} leads to {newurl}", kind="not_fetched", hint="only web pages are read")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, *, max_bytes: int, known: Mapping[str, str] | None = None, timeout_s: float = TIMEOUT_S) -> Fetched:
    """What is at an address of the web. `known` are headers of the last answer, so that the same is not sent again.

    Raises CaptureError (`not_fetched`) where the address will not do or the answer is too large or says no,
    RetryableError where nobody answers or the server is not well.
    """
    if not is_web_address(url):
        raise CaptureError(f"{url!r} is no address of the web", kind="not_fetched", hint="give http:// or https://")
    asked = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
    for name, answer in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
        if known and known.get(answer):
            asked[name] = known[answer]
    try:
        with _opener().open(Request(url, headers=asked), timeout=timeout_s) as response:
            body = response.read(max_bytes + 1)
            if len(body) > max_bytes:
                raise CaptureError(f"{url} is larger than {max_bytes:,} bytes", kind="not_fetched")
            return Fetched(url=response.url, at=datetime.now(UTC), headers=_lowered(response.headers), body=body)
    except HTTPError as error:
        if error.code == 304:
            return Fetched(url=url, at=datetime.now(UTC), headers=_lowered(error.headers), body=None)
        if error.code in (408, 429) or error.code >= 500:
            raise RetryableError(f"{url} answers {error.code}", hint="it is tried again") from error
        raise CaptureError(f"{url} answers {error.code} {error.reason}", kind="not_fetched") from error
    except (OSError, HTTPException, ValueError) as error:
        raise RetryableError(f"{url} cannot be reached: {error}", hint="it is tried again") from error


def keep_response(folder: Path, asked: str, fetched: Fetched) -> Path:
    """Write a response as a WARC file of its own, named for its time, under the address `asked`; where it lies.

    The file is there whole or not at all. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stamp = fetched.at.strftime("%Y%m%dT%H%M%S%f")
    path = folder / f"{stamp}-{uuid.uuid5(uuid.NAMESPACE_URL, asked).hex[:12]}.warc.gz"
    kind = " ".join(fetched.headers.get("content-type", "text/html").split())
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode("latin-1", "replace") + (fetched.body or b"")
    head = [
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>",
        f"WARC-Date: {fetched.at.strftime('%Y-%m-%dT%H:%M:%SZ')}",
        f"WARC-Target-URI: {''.join(asked.split())}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    ]
    unfinished = path.with_name(f".{path.name}.part")  # a hidden file, which no reader of the folder looks at
    unfinished.write_bytes(gzip.compress("\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"))
    unfinished.replace(path)
    return path


def _opener() -> OpenerDirector:
    return build_opener(_OnlyWeb, HTTPSHandler())


def _lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
