"""Several at once on one record, and a database that goes away while it is written."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from eval.made_news import make_news

from made import made_capture, made_captures
from postgresql_server import Server
from records import NewRecord, coded_rows
from sayso.coded_format import encode
from sayso.engines import Linker
from sayso.errors import LostConnectionError, RecordError
from sayso.record import Run, count, find_links, open_record, patience, read_coded
from sayso.record.schema import runs

WRITER = """
import random, sys
from made import made_captures
from sayso.record import Run, open_record
captures = made_captures(40)
random.Random(sys.argv[2]).shuffle(captures)
with open_record(sys.argv[1], create=True) as record:
    run = Run(record, coder="1")
    for coded in captures:
        run.write(coded)
    run.end()
"""


def write_all(name: str, captures: list) -> None:
    with open_record(name, create=True) as record:
        run = Run(record, coder="1")
        for coded in captures:
            run.write(coded)
        run.end()


def test_three_processes_write_each_capture_once(new_record: NewRecord) -> None:
    env = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    name, alone = new_record("together"), new_record("alone")
    commands = [[sys.executable, "-c", WRITER, name, str(seed)] for seed in range(3)]
    writers = [subprocess.Popen(command, env=env) for command in commands]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    write_all(alone, made_captures(40))
    with open_record(name) as together, open_record(alone) as one:
        assert sorted(map(encode, read_coded(together))) == sorted(map(encode, read_coded(one)))
        assert count(together) == count(one)
        with together.reading() as connection:
            assert all(row.ended_at for row in connection.execute(runs.select()))


def test_in_postgresql_one_capture_is_written_while_another_is(postgresql: Server, template: str) -> None:
    first, second = made_captures(2)
    name = postgresql.new_database(template)
    with open_record(name) as one, open_record(name, busy_timeout_s=0.2) as other:
        with one.writing(only=first.capture.id):
            Run(other, coder="1").write(second)  # does not wait
            with pytest.raises(Exception, match="locked"), other.writing(only=first.capture.id):
                pass
            with pytest.raises(Exception, match="locked"), other.writing():
                pass
        with one.writing(), pytest.raises(Exception, match="locked"), other.writing(only=first.capture.id):
            pass
        assert count(one).captures == 1


@contextmanager
def breaking(server: Server, name: str, times: int) -> Iterator[list[int]]:
    """End every connection to a database so many times, at longer and longer intervals; the list says how many."""
    database = name.removeprefix("postgresql://sayso@/").split("?")[0]
    ended: list[int] = []
    over = threading.Event()

    def end() -> None:
        while sum(map(bool, ended)) < times and not over.wait(0.1 + 0.1 * len(ended)):
            found = server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
            ended.append(len(found))

    thread = threading.Thread(target=end)
    thread.start()
    try:
        yield ended
    finally:
        over.set()
        thread.join()


def test_a_connection_lost_again_and_again_loses_and_doubles_nothing(
    postgresql: Server, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PAUSES_S", (0.01,) * 30)
    news = list(make_news(10, seed=5))
    broken, whole = postgresql.new_database(template), postgresql.new_database(template)
    with open_record(broken) as record, breaking(postgresql, broken, 6) as ended:
        run = Run(record, coder="1")
        for coded in news:
            run.write(coded)
        run.end()
        Linker(record).link()
        while sum(map(bool, ended)) < 6:  # a fast machine goes on until it has met them all
            assert count(record).captures == len(news)
    write_all(whole, news)
    with open_record(whole) as record:
        Linker(record).link()
        assert list(find_links(record))
    assert coded_rows(broken) == coded_rows(whole)


def test_a_connection_lost_in_the_middle_leaves_nothing_of_it(postgresql: Server, template: str) -> None:
    name = postgresql.new_database(template)
    with open_record(name) as record:
        with pytest.raises(LostConnectionError, match="lost") as caught, record.writing() as connection:
            connection.execute(runs.insert(), {"coder": "1", "started_at": "now"})
            connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
        assert "again" in caught.value.hint
        with record.reading() as connection:
            assert connection.execute(runs.select()).all() == []
        write_all(name, [made_capture()])


def test_a_server_that_is_not_there_is_told_without_the_password(postgresql: Server) -> None:
    for url in ("postgresql://me:secret@127.0.0.1:1/news", "postgresql://me:secret@/news?host=/nowhere"):
        with pytest.raises(LostConnectionError) as caught:
            open_record(url)
        assert "secret" not in caught.value.message + caught.value.hint
    for url in (postgresql.url("no_such_database"), postgresql.url("postgres") + "&colour=red", "postgresql://a b:c"):
        with pytest.raises(RecordError) as wrong:
            open_record(url, create=True)
        assert wrong.value.hint


def test_a_record_may_have_a_schema_beside_the_tables_of_others(postgresql: Server) -> None:
    url = postgresql.new_database()
    postgresql.run("CREATE TABLE songs (title text)", url.removeprefix("postgresql://sayso@/").split("?")[0])
    with pytest.raises(RecordError, match="no record of sayso"):
        open_record(url, create=True)
    for schema in ("one", "two"):
        write_all(f"{url}&schema={schema}", made_captures(2))
    with open_record(f"{url}&schema=two") as record:
        assert count(record).captures == 2
