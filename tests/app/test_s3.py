"""Captures in an S3-style store: a real server, asked as any other would be."""

import gzip
import io
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet
from test_cluster import exported
from test_engine import load

from conftest import Sayso
from s3_server import Store, serve, used
from sayso.captures import find_files, find_pages, read_captures
from sayso.engines import Work, find_done, forget_shard, plan_shards, read_shards
from sayso.engines.shards import code_shard
from sayso.errors import CaptureError, ConfigError, RetryableError
from sayso.ids import unread_id
from sayso.model import Capture
from sayso.storage import find_facts, new_file, open_file, s3

REPORT = "Gunmen killed {} men in Azzun on 3 March 2024, police said."


@pytest.fixture(scope="module")
def server() -> Iterator[Store]:
    with serve() as store:
        yield store


@pytest.fixture
def bucket(server: Store, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Puts objects into a bucket of the test's own, by key; its name is `bucket.name`."""
    client = server.client()
    name = f"b{abs(hash(request.node.nodeid))}"
    client.create_bucket(Bucket=name)

    def put(key: str, content: bytes = b"text") -> str:
        client.put_object(Bucket=name, Key=key, Body=content)
        return f"s3://{name}/{key}"

    put.name = name  # type: ignore[attr-defined]
    with used(server):
        yield put
    client.close()


def warc(*pages: str) -> bytes:
    records = []
    for no, page in enumerate(pages):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{page}</p></html>".encode()
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{no}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    return b"".join(records)


def parquet(*pages: str) -> bytes:
    file = io.BytesIO()
    write_parquet(Table.from_pydict({"html": Array([f"<p>{page}</p>" for page in pages], DataType.utf8())}), file)
    return file.getvalue()


def crawl() -> dict[str, bytes]:
    """A small crawl, by name of file: pages, a WARC and a Parquet file, one that is neither, one that is hidden."""
    return {
        "crawl/z.html": f"<html><p>{REPORT.format('three')}</p></html>".encode(),
        "crawl/a/1.warc.gz": warc(REPORT.format("four"), REPORT.format("five")),
        "crawl/a/b/2.parquet": parquet(REPORT.format("six"), "Nothing happened."),
        "crawl/a/bad.parquet": b"PAR1",
        "crawl/a/empty.txt": b"",
        "crawl/b.txt": REPORT.format("two").encode(),
        "crawl/.hidden/c.txt": b"Nobody reads this.",
    }


@pytest.mark.slow
def test_the_record_is_that_of_files_and_a_second_run_writes_nothing(bucket: Any, sayso: Sayso, tmp_path: Path) -> None:
    """Nor does another engine make another record, whose shards are in the store, too."""
    for name, content in crawl().items():
        bucket(name, content)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert sayso("read", tmp_path / "crawl", "--record", tmp_path / "files.db").exit_code == 1  # bad and empty
    first = sayso("read", f"s3://{bucket.name}/crawl/", "--record", tmp_path / "store.db")
    assert "8 captures (8 new)" in first.stderr
    of_files, of_store = (exported(tmp_path / f"{name}.db", tmp_path / name) for name in ("files", "store"))
    here, there = str(tmp_path), f"s3://{bucket.name}"
    bad = "/crawl/a/bad.parquet"  # whose id is of its path, for there are no pages in it
    of_store = of_store.replace(unread_id(there + bad).encode(), unread_id(here + bad).encode())
    assert of_store.replace(there.encode(), here.encode()) == of_files
    assert of_files.count(b"ASSAULT") >= 4
    again = sayso("read", f"s3://{bucket.name}/crawl", "--record", tmp_path / "store.db")
    assert "8 captures (8 unchanged)" in again.stderr
    assert exported(tmp_path / "store.db", tmp_path / "again") == (tmp_path / "store").read_bytes()
    pytest.importorskip("daft")
    command = [
        sys.executable, "-m", "sayso", "read", f"s3://{bucket.name}/crawl", "--record", str(tmp_path / "cluster.db"),
        "--engine", "daft", "--work", f"s3://{bucket.name}/work",
    ]  # fmt: skip
    assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 1
    assert exported(tmp_path / "cluster.db", tmp_path / "cluster") == (tmp_path / "store").read_bytes()
    assert [file for file in find_files([f"s3://{bucket.name}/work"]) if file.endswith(".jsonl.gz")]


def test_shards_of_objects_are_done_once_and_anew_when_one_is_written_again(bucket: Any) -> None:
    paths = [bucket(f"in/{no}.txt", REPORT.format(no).encode()) for no in range(3)]
    work = Work(folder=f"s3://{bucket.name}/work", max_bytes=10_000, load=load)
    shards = plan_shards(paths, coder="1", shard_bytes=120)
    assert [len(shard.files) for shard in shards] == [2, 1]
    assert [code_shard(shard, work) for shard in shards] == [True, True]
    assert find_done(shards, work.folder) == set(shards)
    assert not code_shard(shards[0], work)
    assert [coded.capture.path for coded in read_shards(shards, work.folder)] == paths
    forget_shard(shards[0], work.folder)
    assert find_done(shards, work.folder) == {shards[1]}
    bucket("in/2.txt", REPORT.format("more").encode())
    assert [shard in shards for shard in plan_shards(paths, coder="1", shard_bytes=120)] == [True, False]


def test_objects_come_in_the_order_of_files_in_folders(bucket: Any, tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a/b/c.txt", "a-b/d.txt", "Z.txt", ".e/f.txt", "a/.g.txt", "ü/ #%?+.txt", "a.txt"]
    for name in names:
        bucket(f"in/{name}")
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    bucket("in/a/", b"")  # as consoles mark a folder
    bucket("other.txt")
    of_files = [file.removeprefix(f"{tmp_path}/") for file in find_files([str(tmp_path)])]
    for place in ("in", "in/"):
        found = find_files([f"s3://{bucket.name}/{place}"])
        assert [file.removeprefix(f"s3://{bucket.name}/in/") for file in found] == of_files
    assert [capture.text for capture in read_captures(found, max_bytes=100)] == ["text"] * 7
    assert len(find_files([f"s3://{bucket.name}"])) == 8


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("in/a.txt", ["in/a.txt"]),
        ("in/*.txt", ["in/a.txt"]),
        ("in/**/*.txt", ["in/a.txt", "in/2024-01/b.txt", "in/2024-02/c/d.txt"]),
        ("in/2024-0?", ["in/2024-01/b.txt", "in/2024-02/c/d.txt"]),
        ("*/2024-0[2-9]/", ["in/2024-02/c/d.txt"]),
        ("odd[1].txt", ["odd[1].txt"]),
        ("odd//a.txt", ["odd//a.txt"]),
    ],
)
def test_patterns(bucket: Any, pattern: str, found: list[str]) -> None:
    for key in ("in/a.txt", "in/2024-01/b.txt", "in/2024-02/c/d.txt", "in/a.txt.bak", "odd[1].txt", "odd//a.txt"):
        bucket(key)
    assert find_files([f"s3://{bucket.name}/{pattern}"]) == [f"s3://{bucket.name}/{key}" for key in found]


@pytest.mark.parametrize("place", ["s3://there-is-none/crawl/", "s3://{}/nothing/", "s3://{}/*.html", "s3://"])
def test_what_is_not_there_is_told_before_anything_is_read(
    bucket: Any, sayso: Sayso, tmp_path: Path, place: str
) -> None:
    path = place.format(bucket.name)
    result = sayso("read", path, "--record", tmp_path / "r.db")
    assert (result.exit_code, (tmp_path / "r.db").exists()) == (2, False)
    assert "error: " in result.stderr and "hint: " in result.stderr
    with pytest.raises(CaptureError) as caught:
        find_files([path])
    assert caught.value.kind == "missing_path"


def test_a_store_that_does_not_answer_says_so(bucket: Any, sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    s3._client.cache_clear()
    result = sayso("code", "s3://bucket/a.txt")
    assert result.exit_code == 1
    assert "cannot be reached" in result.stderr and "AWS_ENDPOINT_URL" in result.stderr


def test_without_credentials_it_says_which_are_asked_for(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    s3._client.cache_clear()
    with pytest.raises(ConfigError) as caught:
        find_files([f"s3://{bucket.name}"])
    assert "AWS_ACCESS_KEY_ID" in caught.value.hint


def test_without_boto3_it_says_what_to_install(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    s3._client.cache_clear()
    result = sayso("code", "s3://bucket/a.txt")
    assert result.exit_code == 2
    assert "pip install 'sayso[s3]'" in result.stderr


def test_folders_are_read_without_boto3(sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    (tmp_path / "a.txt").write_text("text")
    assert len(list(find_pages([str(tmp_path)], max_bytes=100))) == 1


def test_an_object_is_read_from_anywhere(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "BLOCK_BYTES", 100)
    content = bytes(range(256)) * 4
    path = bucket("a.bin", content)
    with open_file(path) as stream:
        assert stream.peek()[:5] == content[:5]
        assert stream.read() == content
        for place, size in ((0, 10), (90, 20), (500, 300), (1020, 10), (5000, 1), (101, 99)):
            assert stream.seek(place) == place
            assert stream.read(size) == content[place : place + size]
        assert stream.seek(-3, io.SEEK_END) == len(content) - 3
        assert stream.read() == content[-3:]
    with open_file(bucket("empty")) as stream:
        pass
    with open_file(bucket("nothing", b"")) as stream:
        assert (stream.seek(0, io.SEEK_END), stream.read()) == (0, b"")
    with pytest.raises(FileNotFoundError):
        open_file(path + ".gone")
    assert [facts.size for facts in find_facts([path, path + ".gone", path])] == [1024, 0, 1024]


def test_a_large_object_is_never_in_memory_whole(bucket: Any) -> None:
    path = bucket("a.jsonl", b"".join(b'{"text": "%d"}\n' % no for no in range(10)) + b"x" * (24 << 20))
    list(find_facts([path]))  # boto3 is loaded and knows S3
    tracemalloc.start()
    try:
        assert len(list(find_pages([path], max_bytes=1000))) == 11
        assert tracemalloc.get_traced_memory()[1] < 5 * s3.BLOCK_BYTES
    finally:
        tracemalloc.stop()


def test_an_object_written_again_while_it_is_read_is_told(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "BLOCK_BYTES", 100)
    path = bucket("a.jsonl", b'{"text": "one"}\n' * 20)
    pages = find_pages([path], max_bytes=1000)
    next(pages)
    bucket("a.jsonl", b'{"text": "two"}\n' * 20)
    *_, last = pages
    assert isinstance(last, Capture)
    assert [problem.kind for problem in last.problems] == ["unreadable"]
    assert "written again" in last.problems[0].message


def test_what_is_written_is_there_whole_or_not_at_all(bucket: Any) -> None:
    path = f"s3://{bucket.name}/done"

    def write(*pieces: bytes | None) -> None:
        with new_file(path) as file:
            for piece in pieces:
                if piece is None:
                    raise KeyboardInterrupt
                file.write(piece)

    with pytest.raises(KeyboardInterrupt):
        write(b"half", None)
    with pytest.raises(FileNotFoundError):
        open_file(path)
    write(b"one", b"two")
    with open_file(path) as stream:
        assert stream.read() == b"onetwo"


@pytest.mark.parametrize("kind", ["a.parquet", "a.warc.gz"])
@pytest.mark.parametrize("breaks", [1, 100])
def test_a_connection_that_breaks_is_tried_again_and_then_told(
    server: Store, monkeypatch: pytest.MonkeyPatch, kind: str, breaks: int
) -> None:
    """No Problem of the pages comes of it: the run stops, and the same command goes on."""
    monkeypatch.setattr(s3, "BLOCK_BYTES", 600)
    content = {"a.parquet": parquet, "a.warc.gz": warc}[kind](*(REPORT.format(no) for no in range(9)))
    with ThreadingHTTPServer(("127.0.0.1", 0), breaking(content, after=600, breaks=breaks)) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        with used(Store(f"http://127.0.0.1:{http.server_port}")):
            if breaks == 1:
                assert len(list(find_pages([f"s3://b/{kind}"], max_bytes=1000))) == 9
            else:
                with pytest.raises(RetryableError):
                    list(find_pages([f"s3://b/{kind}"], max_bytes=1000))
        http.shutdown()


def breaking(content: bytes, *, after: int, breaks: int) -> type[BaseHTTPRequestHandler]:
    """A server of one object that breaks off in the middle of an answer, so often, where it is asked for more than
    its first bytes.
    """
    left = [breaks]

    class Breaking(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer(200, b"")

        def do_GET(self) -> None:
            start, end = (int(place) for place in self.headers["Range"].removeprefix("bytes=").split("-"))
            self.answer(206, content[start : end + 1], f"bytes {start}-{end}/{len(content)}", broken=start >= after)

        def answer(self, status: int, body: bytes, part: str = "", *, broken: bool = False) -> None:
            self.send_response(status)
            for name, value in (("Content-Length", str(len(body))), ("ETag", '"1"'), ("Content-Range", part)):
                if value:
                    self.send_header(name, value)
            self.end_headers()
            if broken and left[0]:
                left[0] -= 1
                body = body[: len(body) // 2]
                self.close_connection = True
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Breaking
