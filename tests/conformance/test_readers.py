"""What every reader promises, whatever bytes it is given; a new reader needs no test of its own for it."""

import io
import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pytest
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet

from sayso.captures import Page, read_page
from sayso.captures.read import CONTAINERS, READERS
from sayso.captures.retrieval import Retrieval
from sayso.model import Capture

Read = Callable[[bytes, Retrieval], list[Capture]]
WORDS = "Two men were held in the port on Tuesday, the ministry said."


def parquet_of(**columns: list[str | None]) -> bytes:
    file = io.BytesIO()
    write_parquet(Table.from_pydict({name: Array(cells, DataType.utf8()) for name, cells in columns.items()}), file)
    return file.getvalue()


SAMPLES: dict[str, bytes] = {  # what a good file of each kind looks like, every one holding WORDS
    ".txt": WORDS.encode(),
    ".html": f"<title>Held</title><h1>Held</h1><p>{WORDS}</p>".encode(),
    ".htm": f"<p>{WORDS}</p>".encode(),
    ".xhtml": f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{WORDS}</p></body></html>'.encode(),
    ".srt": f"1\n00:00:01,000 --> 00:00:02,000\nADA: {WORDS}\n".encode(),
    ".vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>{WORDS}\n".encode(),
    ".json": json.dumps({"segments": [{"text": WORDS, "start": 1, "end": 2, "speaker": "Ada"}]}).encode(),
    ".jsonl": json.dumps({"text": WORDS}).encode(),
    ".ndjson": json.dumps({"html": f"<p>{WORDS}</p>"}).encode(),
    ".parquet": parquet_of(text=[WORDS]),
    ".warc": "\r\n".join(
        [
            "WARC/1.1",
            "WARC-Type: conversion",
            "Content-Type: text/plain",
            f"Content-Length: {len(WORDS)}",
            "",
            WORDS,
            "",
        ]
    ).encode(),
}
ODD: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \r\n\t\n",
    "nul": b"a\0b",
    "surrogate": b"\xed\xa0\x80 lone",
    "latin": "Café René".encode("latin-1"),
    "utf-16": "Café".encode("utf-16"),
    "binary": bytes(range(256)) * 8,
    "right to left": "قال\u200fالمتحدث\u202e abc\u202c".encode(),
    "emoji and marks": "👩‍👩‍👧 e\u0301 n\u0303 🇺🇦".encode(),
    "newlines": b"a\rb\r\nc\n\nd\x0be\x0cf\x85",
    "long line": b"x" * 1_000_000,
    "many brackets": b"<" * 20_000 + b"[" * 20_000 + b"{" * 20_000,
    "entities": b"&#0; &#xD800; &#x110000; &amp &nosuch; &#9999999999;",
}
HEADS = {"gzip": b"\x1f\x8b\x08\x00", "warc": b"WARC/1.0\r\nContent-Length: 5\r\n\r\n"}


def as_read(suffix: str) -> Read:
    if suffix in READERS:
        return lambda raw, retrieval: [READERS[suffix](raw, retrieval)]
    find: Callable[[BinaryIO, Retrieval], Iterator[Capture | Page]] = CONTAINERS[suffix]
    return lambda raw, retrieval: [read_page(page) for page in find(io.BytesIO(raw), retrieval)]


@pytest.fixture(params=[*READERS, *CONTAINERS])
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def retrieval() -> Retrieval:
    return Retrieval(path="p", max_bytes=2_000_000, url="u", captured_at="2025-01-02", publisher="The Post")


def test_every_reader_has_a_sample() -> None:
    assert SAMPLES.keys() == {*READERS, *CONTAINERS}


def test_a_sample_is_read_without_problems(suffix: str, retrieval: Retrieval) -> None:
    (capture,) = as_read(suffix)(SAMPLES[suffix], retrieval)
    assert WORDS in capture.text
    assert capture.problems == ()
    assert capture.path.startswith("p")
    assert capture.publisher == "The Post"


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_cut_sample_does_no_harm(suffix: str, retrieval: Retrieval, cut: float) -> None:
    raw = SAMPLES[suffix]
    check(as_read(suffix)(raw[: int(cut * len(raw))], retrieval))


@pytest.mark.parametrize("name", [*ODD, *HEADS])
def test_odd_bytes_do_no_harm(suffix: str, retrieval: Retrieval, name: str) -> None:
    raw = {**ODD, **HEADS}[name]
    captures = as_read(suffix)(raw, retrieval)
    check(captures)
    assert captures == as_read(suffix)(raw, retrieval)


@pytest.mark.parametrize("name", ODD)
def test_odd_text_in_a_sample_does_no_harm(suffix: str, retrieval: Retrieval, name: str) -> None:
    check(as_read(suffix)(SAMPLES[suffix].replace(b"port", ODD[name]), retrieval))


def check(captures: list[Capture]) -> None:
    """What holds for every capture: whole spans of a sound text, and a reason where there is none."""
    for capture in captures:
        capture.text.encode()
        assert "\0" not in capture.text
        assert capture.text.strip() or capture.problems
        assert capture.view.partition("/")[2].isdecimal()
        for block in capture.blocks:
            cut = capture.text[block.span.start : block.span.end]
            assert cut and cut == cut.strip() and len(cut) == block.span.length()
            assert 0.0 <= block.link_share <= 1.0
        for datum in capture.metadata:
            assert capture.text[datum.span.start : datum.span.end] == datum.value != ""
        for turn in capture.turns:
            assert capture.text[turn.span.start : turn.span.end].strip()
            assert turn.speaker is None or capture.text[turn.speaker.start : turn.speaker.end].strip()
        for problem in capture.problems:
            assert problem.stage == "captures"
            assert problem.message
