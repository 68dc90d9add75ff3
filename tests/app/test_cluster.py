"""Coding by shards, on a cluster's workers: the same record as by the local engine, whatever is broken off."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_engine import load

from conftest import Sayso
from sayso.build import read_by_cluster
from sayso.captures import find_files
from sayso.config import Settings
from sayso.engines import Cluster, Work, coder_version, load_coder, plan_shards, read_shards
from sayso.engines.shards import code_shard
from sayso.errors import RecordError
from sayso.export import EXPORTERS
from sayso.record import EventFilter, find_problems, open_record


def page(folder: Path, no: int) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{no}.txt").write_text(
        f"Attack {no}\n\nGunmen killed {no + 2} men in Azzun on 3 March 2024, police said.\n"
    )


def exported(record: Path, out: Path) -> bytes:
    with open_record(str(record)) as opened, out.open("wb") as file:
        EXPORTERS["jsonl"](opened, EventFilter(), file)
    return out.read_bytes()


def test_shards_hold_each_file_once_in_their_order(tmp_path: Path) -> None:
    for no in range(5):
        page(tmp_path, no)
    files = find_files([str(tmp_path)])
    shards = plan_shards(files, coder="1", shard_bytes=200)
    assert [file for shard in shards for file in shard.files] == files
    assert [len(shard.files) for shard in shards] == [2, 2, 1]
    assert plan_shards(files, coder="1", shard_bytes=200) == shards
    assert not {shard.id for shard in shards} & {one.id for one in plan_shards(files, coder="2", shard_bytes=200)}


def test_a_shard_is_done_whole_or_not_at_all_and_once(tmp_path: Path) -> None:
    page(tmp_path / "in", 1)
    (shard,) = plan_shards(find_files([str(tmp_path / "in")]), coder="1")
    work = Work(folder=str(tmp_path), max_bytes=10_000, load=load)
    with pytest.raises(RecordError, match="not done"):
        list(read_shards([shard], work.folder))
    assert code_shard(shard, work)
    assert not code_shard(shard, work)
    (coded,) = read_shards([shard], work.folder)
    assert coded.capture.text == Path(shard.files[0]).read_text()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(["in", shard.file_name()])


def test_a_shard_with_a_capture_that_failed_is_coded_again_by_the_next_run(tmp_path: Path) -> None:
    folder, work = tmp_path / "in", tmp_path / "work"
    folder.mkdir()
    work.mkdir()
    (folder / "a.txt").write_text("a")
    (folder / "b.txt").write_text("raise")
    (shard,) = plan_shards(find_files([str(folder)]), coder=coder_version())
    mark = work / shard.file_name()
    cluster = Cluster(workers=1)
    with open_record(str(tmp_path / "r.db"), create=True) as record:
        for load_it, failed in ((load, ["coder_failed"]), (load_coder, [])):
            assert code_shard(shard, Work(folder=str(work), max_bytes=10_000, load=load_it))
            read_by_cluster(record, [str(folder)], Settings(), cluster, folder=str(work))
            assert mark.exists() == (not failed)
            assert [found.problem.kind for found in find_problems(record)] == failed


@pytest.mark.slow
def test_a_cluster_makes_the_same_record_though_it_is_killed(
    sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("daft")
    for no in range(6):
        page(tmp_path / "in", no)
    (tmp_path / "in" / "bad.html").write_bytes(b"")
    assert sayso("read", tmp_path / "in", "--record", tmp_path / "local.db").exit_code in (0, 1)
    monkeypatch.setenv("SAYSO_SHARD_BYTES", "1")
    command = [
        sys.executable, "-m", "sayso", "read", str(tmp_path / "in"), "--record", str(tmp_path / "cluster.db"),
        "--engine", "daft", "--work", str(tmp_path / "work"),
    ]  # fmt: skip
    killed = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    while not list(tmp_path.glob("work/*.gz")) and killed.poll() is None:
        time.sleep(0.05)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    done = {file: file.stat().st_mtime_ns for file in tmp_path.glob("work/*.gz")}
    assert 0 < len(done) < 7
    assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode in (0, 1)
    assert len(list(tmp_path.glob("work/*.gz"))) == 7
    assert all(file.stat().st_mtime_ns == before for file, before in done.items())
    assert exported(tmp_path / "cluster.db", tmp_path / "b") == exported(tmp_path / "local.db", tmp_path / "a")
