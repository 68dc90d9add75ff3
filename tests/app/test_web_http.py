"""The pages over real HTTP: bytes that no browser sends, and nothing lost or told by them."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import uvicorn

from made import made_captures
from sayso.record import Run, open_record
from sayso.web import check_access, make_app

HERE = b"Host: 127.0.0.1\r\nConnection: close\r\n\r\n"
FORM = (
    b"POST /judge HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nConnection: close\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with open_record(str(tmp_path_factory.mktemp("http") / "r.db"), create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(2):
            run.write(coded)
        app = make_app(record, check_access("127.0.0.1", None))
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield server.servers[0].sockets[0].getsockname()[1]
        server.should_exit = True
        thread.join(10)


def ask(port: int, sent: bytes) -> tuple[int, bytes]:
    """The status and the first bytes of the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        answer = b""
        with suppress(ConnectionError):  # what is refused is not read to its end
            connection.sendall(sent)
        with suppress(ConnectionError):
            while len(answer) < 100_000 and (part := connection.recv(65_536)):
                answer += part
    return int(answer[9:12]), answer


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /run HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421),
        (b"GET /run HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\nConnection: close\r\n\r\n", 421),
        (b"GET /run HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\nConnection: close\r\n\r\n", 421),
        (b"GET /run HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n", 421),
        (b"GET /run HTTP/1.0\r\n\r\n", 421),
        (b"GET /run HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 400),
        (b"GET http://evil.example/run HTTP/1.1\r\n" + HERE, 404),
        (b"GET /static/../app.py HTTP/1.1\r\n" + HERE, 404),
        (b"GET /static/%2e%2e%2f%2e%2e%2fapp.py HTTP/1.1\r\n" + HERE, 404),
        (b"GET /static/..%5capp.py HTTP/1.1\r\n" + HERE, 404),
        (b"GET //etc/passwd HTTP/1.1\r\n" + HERE, 404),
        (b"GET /events/%00 HTTP/1.1\r\n" + HERE, 404),
        (b"GET /events/%ff%fe?q=%ff HTTP/1.1\r\n" + HERE, 404),
        (b"GET /events?q=\xff\xfe HTTP/1.1\r\n" + HERE, 400),
        (b"GET /events?since=% HTTP/1.1\r\n" + HERE, 400),
        (b"GET /events?q=" + b"x" * 9_000 + b" HTTP/1.1\r\n" + HERE, 414),
        (b"GET /run HTTP/1.1\r\nX: " + b"y" * 200_000 + b"\r\n" + HERE, 400),
        (b"TRACE /run HTTP/1.1\r\n" + HERE, 405),
        (b"GET /run HTTP/1.1\r\nCookie: sayso_coder=%ff%00; ;;=;\"\r\n" + HERE, 200),
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400),
        (FORM + b"Content-Length: 5000000\r\n\r\n" + b"a" * 80_000, 413),
        (FORM + b"Transfer-Encoding: chunked\r\n\r\n" + b"20000\r\n" + b"a" * 131072, 413),
        (FORM + b"Content-Length: 1500\r\n\r\n" + b"a=&" * 500, 400),
        (FORM.replace(b"http://127.0.0.1", b"http://[") + b"Content-Length: 0\r\n\r\n", 403),
        (FORM.replace(b"http://127.0.0.1", b"null") + b"Content-Length: 0\r\n\r\n", 403),
    ],
)  # fmt: skip
def test_odd_requests_are_refused_and_told_nothing(port: int, sent: bytes, status: int) -> None:
    answered, words = ask(port, sent)
    assert answered == status
    assert b"Traceback" not in words
    assert b"root:" not in words
    assert b"import " not in words
    if status not in (400, 200) or b"<!doctype html>" in words:  # what the server itself refuses is no page of ours
        assert b"content-security-policy: default-src 'none'" in words.lower()


def test_a_form_that_breaks_off_is_none(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(FORM + b"Content-Length: 500\r\n\r\nverdict=accept&by=ada")
    assert ask(port, b"GET /changes.json HTTP/1.1\r\n" + HERE)[1].endswith(
        b'"judgements":[],"places":{},"after":"","before":""}'
    )


def test_an_error_of_ours_is_bound_as_every_answer(port: int, tmp_path: Path) -> None:
    with open_record(str(tmp_path / "broken.db"), create=True) as record:
        app = make_app(record, check_access("127.0.0.1", None))
    # The record is closed: whatever is asked of it fails.
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    broken = server.servers[0].sockets[0].getsockname()[1]
    (tmp_path / "broken.db").unlink()
    (tmp_path / "broken.db").mkdir()
    status, words = ask(broken, b"GET /claims HTTP/1.1\r\n" + HERE)
    server.should_exit = True
    thread.join(10)
    assert status in (500, 503)
    assert b"content-security-policy" in words.lower()
    assert b"Traceback" not in words
