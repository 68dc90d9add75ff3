"""WARC files (ISO 28500), packed or not → the pages in them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from sayso.captures.http_message import Message, media_type, read_message
from sayso.captures.page import Page
from sayso.captures.retrieval import Retrieval
from sayso.captures.sniff import looks_like_html
from sayso.captures.troubles import problem, too_large, truncated, unread
from sayso.captures.warc_records import Record, find_records
from sayso.model import Capture

MEDIA_TYPE = "application/warc"
PAGES = frozenset({"response", "resource", "conversion"})
HTML_TYPES = {"text/html", "application/xhtml+xml"}
TEXT_TYPES = {"text/plain", "text/markdown"}
HEAD_BYTES = 100_000  # room for the header of a response, besides its body


def find_warc_pages(stream: BinaryIO, retrieval: Retrieval) -> Iterator[Capture | Page]:
    """The pages of a WARC file: HTML and plain text of `response`, `resource` and `conversion` records.

    A capture's id is of the record's payload without transfer and content encoding, its path is that of the file, `#`
    and the record's offset. Other records are no pages and are passed over. Where the file ends or breaks in the middle
    is a capture with a Problem, and so is a file without a page.
    """
    found = False
    for record in find_records(stream, PAGES, retrieval.max_bytes + HEAD_BYTES):
        for page in _find_in_record(record, retrieval):
            found = True
            yield page
    if not found:
        yield unread(retrieval, problem("empty", "no HTML or text page is in this WARC file"), media_type=MEDIA_TYPE)


def _find_in_record(record: Record, file: Retrieval) -> Iterator[Capture | Page]:
    """The page of a record, or none where it holds no page."""
    retrieval = replace(
        file,
        path=f"{file.path}#{record.place}",
        url=record.fields.get("warc-target-uri", "").strip("<>") or None,
        captured_at=record.fields.get("warc-date"),
    )
    kind, charset = media_type(record.fields.get("content-type", ""))
    if kind == "application/http":
        message = read_message(record.block, max_bytes=file.max_bytes)
    else:
        message = Message(media_type=kind, charset=charset, body=record.block)
    if not record.whole and not message.body:
        yield unread(retrieval, truncated("a WARC record"), media_type=MEDIA_TYPE)
    elif _is_page(message):
        yield _page(message, retrieval, whole=record.whole and "warc-truncated" not in record.fields)


def _page(message: Message, retrieval: Retrieval, *, whole: bool) -> Capture | Page:
    if len(message.body) > retrieval.max_bytes:
        trouble = too_large(retrieval.max_bytes)
        return unread(retrieval, trouble, raw=message.body, media_type=message.media_type)
    return Page(
        raw=message.body,
        kind=".txt" if message.media_type in TEXT_TYPES else ".html",
        retrieval=replace(retrieval, charset=message.charset),
        trouble=None if whole and message.complete else truncated("the page of a WARC record"),
    )


def _is_page(message: Message) -> bool:
    return message.media_type in HTML_TYPES | TEXT_TYPES or (not message.media_type and looks_like_html(message.body))
