"""Faults that no other test tries: a damaged record, and a watch that is killed again and again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Sayso
from made import made_captures
from records import coded_rows
from sayso.record import Run, open_record, read_changes, read_coded


@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_a_damaged_record_is_told_and_left_as_it_is(sayso: Sayso, tmp_path: Path, damage: str) -> None:
    bad = tmp_path / "bad.db"
    with open_record(str(bad), create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(10):
            run.write(coded)
    whole = bad.read_bytes()
    kept, spoilt = 8192, len(whole) // 2
    bad.write_bytes(whole[:spoilt] if damage == "cut" else whole[:kept] + bytes(spoilt) + whole[kept + spoilt :])
    before = bad.read_bytes()
    (tmp_path / "a.txt").write_text("Two men were held in the port on Tuesday, the ministry said.")
    reading = ("read", tmp_path / "a.txt", "--record")
    results = [sayso(*command, bad) for command in (("show",), ("stories",), ("problems",), reading)]
    assert {result.exit_code for result in results} == {2}
    assert all(result.stderr.startswith("error: ") and "hint: " in result.stderr for result in results)
    assert bad.read_bytes() == before


@pytest.mark.slow
def test_a_day_of_watching_in_miniature_loses_and_doubles_nothing(sayso: Sayso, tmp_path: Path) -> None:
    """A page an hour, and the watch killed again and again; news that was told twice is the same news."""
    folder, watched, once = tmp_path / "in", tmp_path / "watched.db", tmp_path / "once.db"
    folder.mkdir()
    told = tmp_path / "told.jsonl"
    command = [
        sys.executable, "-m", "sayso", "watch", str(folder), "--record", str(watched), "--every", "1", "--to", "jsonl",
    ]  # fmt: skip
    env = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    rng = random.Random(3)
    hour = 0
    for _ in range(4):
        with told.open("ab") as out, subprocess.Popen(command, stdout=out, env=env, start_new_session=True) as process:
            until = time.monotonic() + rng.uniform(4, 9)
            while time.monotonic() < until:
                if hour < 24:
                    _page(folder, hour)
                    hour += 1
                time.sleep(0.4)
            os.killpg(process.pid, signal.SIGKILL)
    for rest in range(hour, 24):
        _page(folder, rest)
    last = sayso(*command[3:7], "--once", "--to", "jsonl")
    assert last.exit_code == 0, last.stderr
    assert sayso("read", folder, "--record", once).exit_code == 0
    assert coded_rows(str(watched)) == coded_rows(str(once))
    news = [json.loads(line) for line in [*told.read_text().splitlines(), *last.stdout.splitlines()]]
    named = {one["capture"]["id"] for one in news if one["news"] == "new story"}
    named |= {member["capture"] for one in news if one.get("link") for member in one["link"]["members"]}
    with open_record(str(watched)) as record:
        assert named == {coded.capture.id for coded in read_coded(record)}
        changed = {change.no for change in read_changes(record) if change.kind == "event"}
    assert len(named) == 24
    assert {one["no"] for one in news if "no" in one} <= changed
    by_number = {one["no"]: {key: one[key] for key in ("news", "id", "change")} for one in news if "no" in one}
    assert all(by_number[one["no"]].items() <= one.items() for one in news if "no" in one)


def _page(folder: Path, hour: int) -> None:
    """A page that is about a happening of its own but for every sixth, which tells one again with another toll."""
    place = ("Port Halden", "Ostrava", "Kandahar", "Bogota", "Lagos", "Odesa")[hour % 6]
    day = 1 + (hour - hour // 6 if hour % 6 == 5 else hour)
    text = f"Gunmen attacked a police post in {place} on {day} May 2024, killing {2 + hour} officers, police said."
    (folder / f"{hour:02}.txt").write_text(f"Police Post Attacked\n\n{text}\n")
    os.utime(folder / f"{hour:02}.txt", (1, 1))
