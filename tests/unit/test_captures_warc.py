"""Pages in WARC files: payloads, encodings, and files that are cut or damaged."""

import gzip
import io
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest

from sayso.captures import read_page
from sayso.captures.http_message import zstd
from sayso.captures.retrieval import Retrieval
from sayso.captures.warc import find_warc_pages
from sayso.ids import bytes_id
from sayso.model import Capture

PAGE = b"<html><body><p>The bridge was closed at noon.</p></body></html>"
HTML = "Content-Type: text/html; charset=utf-8"


def record(
    body: bytes, *fields: str, kind: str = "response", uri: str = "https://a.example/1", status: str = "200 OK"
) -> bytes:
    """A WARC record; a response has HTTP header fields in front of its body."""
    content = body
    if kind == "response":
        content = "\r\n".join([f"HTTP/1.1 {status}", *fields, "", ""]).encode() + body
    head = [
        "WARC/1.1", f"WARC-Type: {kind}", f"WARC-Target-URI: {uri}", "WARC-Date: 2025-01-02T03:04:05Z",
        "Content-Type: application/http; msgtype=response" if kind == "response" else (fields or ("",))[0],
        f"Content-Length: {len(content)}", "", "",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + content + b"\r\n\r\n"


def read(raw: bytes, max_bytes: int = 100_000) -> list[Capture]:
    return [read_page(page) for page in find_warc_pages(io.BytesIO(raw), Retrieval(path="a.warc", max_bytes=max_bytes))]


def kinds(captures: list[Capture]) -> list[list[str]]:
    return [[problem.kind for problem in capture.problems] for capture in captures]


def test_a_response_is_a_capture_of_its_payload() -> None:
    (capture,) = read(record(PAGE, HTML))
    assert capture.text.startswith("The bridge was closed at noon.")
    assert (capture.id, capture.path) == (bytes_id(PAGE), "a.warc#0")
    assert (capture.url, capture.captured_at) == ("https://a.example/1", "2025-01-02T03:04:05Z")


@pytest.mark.parametrize("packed", [False, True])
def test_paths_carry_offsets_at_which_the_record_begins(packed: bool) -> None:
    records = [record(PAGE, HTML, uri=f"https://a.example/{i}") for i in range(3)]
    records = [gzip.compress(one) for one in records] if packed else records
    captures = read(b"".join(records))
    for capture, one in zip(captures, records, strict=True):
        offset = int(capture.path.partition("#")[2])
        assert b"".join(records)[offset:].startswith(one)


def test_several_records_in_one_packed_member_have_paths_of_their_own() -> None:
    one = record(PAGE, HTML)
    assert [capture.path for capture in read(gzip.compress(one * 2))] == ["a.warc#0", f"a.warc#0+{len(one)}"]


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
        ("Content-Encoding: br", brotli.compress(PAGE)),
        ("Content-Encoding: zstd", zstd.compress(PAGE)),
        ("Content-Encoding: gzip", PAGE),
        ("Content-Encoding: br", PAGE),
        ("Content-Encoding: zstd", PAGE),
        ("Transfer-Encoding: chunked", b"14\r\n" + PAGE[:20] + b"\r\n2b;x=y\r\n" + PAGE[20:] + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", PAGE),
    ],
    ids=[
        *("gzip", "zlib", "deflate", "brotli", "zstd"),
        *("gzip undone", "brotli undone", "zstd undone", "chunked", "chunked undone"),
    ],
)
def test_codings_are_undone_if_the_crawler_has_not(field: str, body: bytes) -> None:
    assert len(PAGE) == 0x14 + 0x2B
    (capture,) = read(record(body, HTML, field))
    assert (capture.id, capture.problems) == (bytes_id(PAGE), ())


def test_resources_and_conversions_are_pages_and_others_are_not() -> None:
    raw = record(PAGE, "Content-Type: text/html", kind="resource")
    raw += record(b"The bridge was closed.", "Content-Type: text/plain", kind="conversion")
    raw += record(b"a: b", "Content-Type: application/warc-fields", kind="warcinfo")
    raw += record(b"GET / HTTP/1.1", "Content-Type: application/http", kind="request")
    raw += record(b"\x89PNG", "Content-Type: image/png")
    raw += record(b"body{}", "Content-Type: text/css")
    assert [capture.view for capture in read(raw)] == ["html/1", "text/1"]


def test_a_file_without_a_page_says_so() -> None:
    assert kinds(read(b"")) == [["empty"]]
    assert kinds(read(record(b"\x89PNG", "Content-Type: image/png"))) == [["empty"]]


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_file_keeps_what_stands_before(packed: bool) -> None:
    whole, cut = record(PAGE, HTML), record(PAGE * 50, HTML)
    raw = gzip.compress(whole) + gzip.compress(cut)[:-30] if packed else whole + cut[:-40]
    captures = read(raw)
    assert captures[0].problems == ()
    assert kinds(captures)[1] == ["truncated"]
    assert len(captures) == 2


def test_a_header_that_breaks_off_is_told() -> None:
    assert kinds(read(record(PAGE, HTML) + record(PAGE, HTML)[:60])) == [[], ["truncated"]]


def test_records_behind_a_damaged_one_are_read() -> None:
    plain = record(PAGE, HTML) + b"no record at all\r\nnor this\r\n\r\n" + record(PAGE, HTML)
    assert kinds(read(plain)) == [[], ["truncated"], []]
    member = bytearray(gzip.compress(record(PAGE, HTML)))
    member[30:60] = bytes(30)
    packed = gzip.compress(record(PAGE, HTML)) + bytes(member) + gzip.compress(record(PAGE, HTML))
    found = kinds(read(packed))
    assert (found[0], found[-1]) == ([], [])
    assert ["truncated"] in found


def test_a_page_that_the_crawler_cut_is_told() -> None:
    raw = record(PAGE, HTML).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    assert kinds(read(raw)) == [["truncated"]]


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)]
)
def test_a_bomb_stops_at_the_limit(coding: str, pack: Callable[[bytes], bytes]) -> None:
    (capture,) = read(record(pack(bytes(5_000_000)), HTML, f"Content-Encoding: {coding}"), max_bytes=1000)
    assert [problem.kind for problem in capture.problems] == ["too_large"]
    assert "1,000 bytes" in capture.problems[0].message
    assert "SAYSO_MAX_CAPTURE_BYTES" in capture.problems[0].message


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)]
)
def test_a_coding_that_breaks_off_is_told(coding: str, pack: Callable[[bytes], bytes]) -> None:
    words = " ".join(str(i * i * 7919 % 1_000_003) for i in range(100_000))  # more than one block of each coding
    body = pack(b"<p>" + words.encode())
    (capture,) = read(record(body[: len(body) // 2], HTML, f"Content-Encoding: {coding}"), max_bytes=1_000_000)
    assert [problem.kind for problem in capture.problems] == ["truncated"]


def test_a_long_header_line_costs_no_memory() -> None:
    member = gzip.compress(record(PAGE, HTML))
    raw = member + gzip.compress(b"WARC/1.0\r\nX: " + bytes(20_000_000)) + member
    read(member)  # what libraries load with the first page is not counted
    tracemalloc.start()
    try:
        found = kinds(read(raw))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == [[], ["truncated"], []]
    assert peak < 5_000_000


def test_a_length_that_lies_costs_no_memory() -> None:
    raw = record(PAGE, HTML).replace(b"Content-Length: ", b"Content-Length: 9999999999")
    assert kinds(read(raw)) == [["truncated"]]
