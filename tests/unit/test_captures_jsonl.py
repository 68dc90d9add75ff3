"""One page a line."""

import io
import json

import pytest

from sayso.captures import read_page
from sayso.captures.jsonl import find_lines
from sayso.captures.retrieval import Retrieval
from sayso.ids import bytes_id
from sayso.model import Capture


def read(raw: bytes, max_bytes: int = 10_000) -> list[Capture]:
    return [read_page(page) for page in find_lines(io.BytesIO(raw), Retrieval(path="a.jsonl", max_bytes=max_bytes))]


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def kinds(raw: bytes) -> list[list[str]]:
    return [[problem.kind for problem in capture.problems] for capture in read(raw)]


def test_fields_of_a_text() -> None:
    raw = line(
        text="Two men were held.\r\n", url="u", captured_at="2025-01-02T03:04:05Z", publisher="The Post", extra=1
    )
    (capture,) = read(raw)
    assert (capture.text, capture.media_type, capture.view) == ("Two men were held.\r\n", "text/plain", "text/1")
    assert (capture.url, capture.captured_at, capture.publisher) == ("u", "2025-01-02T03:04:05Z", "The Post")
    assert (capture.id, capture.path) == (bytes_id(raw.rstrip(b"\n")), "a.jsonl#1")


def test_html_counts_before_text() -> None:
    (capture,) = read(line(text="no", html='<meta charset="windows-1251"><p>Łódź</p>'))
    assert (capture.text, capture.media_type) == ("Łódź", "text/html")


def test_blank_lines_count_in_paths_only() -> None:
    assert [capture.path for capture in read(line(text="a") + b"\n \r\n" + line(text="b"))] == [
        "a.jsonl#1",
        "a.jsonl#4",
    ]


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (b"not json", "not_json"),
        (b'{"text": "cut', "not_json"),
        (b'{"a": ' * 100_000, "not_json"),
        (b"[1]", "not_a_page"),
        (b'{"text": 3}', "not_a_page"),
        (b'{"url": "u"}', "not_a_page"),
    ],
    ids=["words", "cut", "deep", "list", "number", "nothing"],
)
def test_a_bad_line_is_told_and_the_rest_is_read(bad: bytes, kind: str) -> None:
    captures = read(line(text="a") + bad + b"\n" + line(text="b"), max_bytes=10**6)
    assert [capture.text for capture in captures] == ["a", "", "b"]
    assert [problem.kind for problem in captures[1].problems] == [kind]
    assert "one object a line" in captures[1].problems[0].message


def test_a_long_line_is_told_and_the_rest_is_read() -> None:
    long = line(text="x" * 3_000_000)
    captures = read(long + line(text="b"))
    assert [[problem.kind for problem in capture.problems] for capture in captures] == [["too_large"], []]
    assert captures[0].id == bytes_id(long.rstrip(b"\n"))
    assert captures[1].path == "a.jsonl#2"


@pytest.mark.parametrize("escape", [b"\\ud800", b"\\u0000", b"\x00", b"\xff"])
def test_characters_that_no_text_may_hold_are_replaced(escape: bytes) -> None:
    (capture,) = read(b'{"text": "a' + escape + b'b"}')
    assert len(capture.text) == 3
    capture.text.encode()


def test_an_empty_file_says_so() -> None:
    assert kinds(b"\n\n") == [["empty"]]
    assert kinds(line(text="")) == [["empty"]]
