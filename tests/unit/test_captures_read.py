"""Files, folders, patterns, standard input; what a file is; what cannot be read."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from sayso.captures import read_captures
from sayso.captures.read import find_kind
from sayso.errors import CaptureError
from sayso.ids import bytes_id
from sayso.model import Capture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.html", ".git/d.txt", "Z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<p>{name}</p>")
    return tmp_path


def read(*paths: object, max_bytes: int = 10_000) -> list[Capture]:
    return list(read_captures([str(path) for path in paths], max_bytes=max_bytes))


def names(captures: list[Capture]) -> list[str]:
    return [Path(capture.path).name for capture in captures]


def test_a_folder_is_read_in_order_without_hidden_files(folder: Path) -> None:
    assert names(read(folder)) == ["Z.txt", "a.txt", "b.txt", "c.html"]


def test_a_pattern_and_a_file_twice(folder: Path) -> None:
    assert names(read(folder / "*.txt", folder / "a.txt")) == ["Z.txt", "a.txt", "b.txt"]
    assert names(read(folder / "**" / "*.html")) == ["c.html"]


def test_a_file_s_path_is_as_given_and_its_id_of_its_bytes(folder: Path) -> None:
    (capture,) = read(folder / "a.txt")
    assert (capture.path, capture.id) == (str(folder / "a.txt"), bytes_id(b"<p>a.txt</p>"))


def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("text")
    assert names(read(tmp_path / "a[1].txt")) == ["a[1].txt"]


@pytest.mark.parametrize("missing", ["nothing.txt", "none*.html"])
def test_a_missing_path_stops_before_anything_is_read(folder: Path, missing: str) -> None:
    with pytest.raises(CaptureError) as caught:
        read_captures([str(folder), str(folder / missing)], max_bytes=100)
    assert caught.value.kind == "missing_path"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("raw", "view"),
    [
        (b"Two men were held.", "text/1"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>a", "html/1"),
        (b"<!-- saved --><article><p>a", "html/1"),
        (b"<b>bold", "html/1"),
        (b"<brave> men", "text/1"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\na", "transcript/1"),
        (b"1\n00:00:01,000 --> 00:00:02,000\na", "transcript/1"),
        (b'{"segments": [{"text": "a"}]}', "transcript/1"),
        (b'{"html": "<p>a"}\n{"text": "b"}', "html/1"),
        (b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\na", "text/1"),
    ],
    ids=["text", "doctype", "comment", "tag", "no tag", "vtt", "srt", "json", "jsonl", "warc"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_what_has_no_suffix_is_told_by_its_beginning(tmp_path: Path, raw: bytes, view: str, packed: bool) -> None:
    (tmp_path / "capture").write_bytes(gzip.compress(raw) if packed else raw)
    assert read(tmp_path / "capture")[0].view == view


def test_suffixes_count_before_beginnings() -> None:
    assert find_kind("a.TXT", b"<!doctype html>") == ".txt"
    assert find_kind("a.vtt.gz", b"") == ".vtt"
    assert find_kind("a.txt.part", b"<html>") == ".html"


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"<html><p>Hello"))))
    (capture,) = read("-")
    assert (capture.text, capture.path) == ("Hello", "-")


def test_what_is_too_large_is_told_and_hashed_as_stored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"x" * 1_000_000))
    (tmp_path / "c.txt").write_bytes(b"x" * 100)
    captures = read(tmp_path, max_bytes=100)
    assert [[problem.kind for problem in capture.problems] for capture in captures] == [
        ["too_large"],
        ["too_large"],
        [],
    ]
    assert "SAYSO_MAX_CAPTURE_BYTES" in captures[0].problems[0].message
    assert captures[0].id == bytes_id(b"x" * 101)
    assert captures[1].id == bytes_id((tmp_path / "b.txt.gz").read_bytes())


def test_a_packed_file_that_is_cut_keeps_its_beginning(tmp_path: Path) -> None:
    lines = "".join(f"Line {i} of the report says {i * 7919 % 1000}.\n" for i in range(500))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(lines.encode())[:-200])
    (capture,) = read(tmp_path, max_bytes=100_000)
    assert [problem.kind for problem in capture.problems] == ["truncated"]
    assert lines.startswith(capture.text)
    assert capture.text


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.vtt", "d.warc", "e.jsonl", "f", "g.json"):
        (tmp_path / name).touch()
    captures = read(tmp_path)
    assert len(captures) == 7
    assert all(capture.text == "" and len(capture.problems) == 1 for capture in captures)


def test_a_dead_link_in_a_folder_is_told(folder: Path) -> None:
    (folder / "dead.txt").symlink_to(folder / "nowhere")
    found = {Path(capture.path).name: capture.problems for capture in read(folder)}
    assert [problem.kind for problem in found["dead.txt"]] == ["unreadable"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that opens and cannot be read")
def test_what_stops_in_the_middle_of_reading_is_told() -> None:
    assert [problem.kind for problem in read("/proc/self/mem")[0].problems] == ["unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    found = {Path(capture.path).name: capture.problems for capture in read(folder)}
    assert [problem.kind for problem in found["a.txt"]] == ["unreadable"]
    assert found["b.txt"] == ()


def test_captures_whose_bytes_could_not_be_had_are_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    for name in ("a.warc.gz", "b.warc.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n"))
    captures = list(read_captures([str(tmp_path)], max_bytes=10_000))
    assert [len(capture.problems) for capture in captures] == [1, 1, 1]
    assert len({capture.id for capture in captures}) == 3
