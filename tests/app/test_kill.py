"""A run that is killed at any moment leaves a record from which the next run goes on as if nothing had happened."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from records import ONLY_SQLITE, NewRecord, coded_rows
from sayso.errors import RecordError
from sayso.record import count, open_record

WRITER = """
import sys
from made import made_captures
from sayso.record import Run, open_record
with open_record(sys.argv[1], create=True) as record:
    run = Run(record, coder="1")
    for coded in made_captures(60):
        run.write(coded)
    run.end()
"""
HEARS_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's background jobs inherit as ignored
from sayso.cli import main
if __name__ == "__main__":
    main()
"""


def run_killed(command: list[str], rng: random.Random, longest_s: float, env: dict[str, str]) -> bool:
    """Run a command and kill it after a random time; whether it ended by itself before."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, start_new_session=True
    ) as process:
        try:
            return process.wait(rng.uniform(0, longest_s)) == 0
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            return False


def captures_in(record: str) -> int:
    """How many captures a record holds that is perhaps not made yet."""
    try:
        with open_record(record) as opened:
            return count(opened).captures
    except RecordError:
        return 0


@pytest.mark.slow
def test_a_writer_killed_again_and_again_ends_with_the_rows_of_an_unbroken_run(new_record: NewRecord) -> None:
    env = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    whole, broken = new_record("whole"), new_record("broken")
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", WRITER, whole], env=env, check=True)
    took_s = time.monotonic() - started
    rng = random.Random(7)
    for _ in range(7):
        run_killed([sys.executable, "-c", WRITER, broken], rng, took_s, env)
    subprocess.run([sys.executable, "-c", WRITER, broken], env=env, check=True)
    assert coded_rows(broken) == coded_rows(whole)


@pytest.mark.slow
@pytest.mark.parametrize(("new_record", "jobs"), [("postgresql", "1"), ("sqlite", "2")], indirect=["new_record"])
def test_reading_killed_again_and_again_ends_with_the_rows_of_an_unbroken_run(
    tmp_path: Path, jobs: str, new_record: NewRecord
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for no in range(12):
        words = "Gunmen attacked a police post in Port Halden on Monday, killing two officers, the ministry said. " * 5
        (pages / f"{no:02}.txt").write_text(f"Police Post Attacked, Report {no}\n\n{words}", encoding="utf-8")
    env = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    whole, broken = new_record("whole"), new_record("broken")

    def command(record: str) -> list[str]:
        return [sys.executable, "-m", "sayso", "read", str(pages), "--record", record, "--jobs", jobs]

    started = time.monotonic()
    subprocess.run(command(whole), env=env, check=True, capture_output=True)
    took_s = time.monotonic() - started
    rng = random.Random(11)
    for _ in range(3):
        run_killed(command(broken), rng, took_s, env)
    subprocess.run(command(broken), env=env, check=True, capture_output=True)
    assert coded_rows(broken) == coded_rows(whole)


@pytest.mark.slow
@ONLY_SQLITE
def test_ctrl_c_leaves_a_record_that_can_be_gone_on_with(tmp_path: Path, new_record: NewRecord) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for no in range(200):
        (pages / f"{no:03}.txt").write_text(
            f"Report {no}\n\nPolice arrested two men in Port Halden.\n" * 5, encoding="utf-8"
        )
    record = new_record()
    command = [sys.executable, "-c", HEARS_CTRL_C, "read", str(pages), "--record", record, "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while captures_in(record) < 3:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr
        said = process.stderr.read()
    assert process.returncode == 130
    assert "stopped: " in said
    assert "again to go on" in said
    assert "Traceback" not in said
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "200 captures (" in done.stderr
    assert "unchanged" in done.stderr
