"""`sayso read` and `sayso code` over real pages, and over what is none."""

import hashlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from records import ONLY_SQLITE, NewRecord, coded_rows, dump
from sayso.coded_format import decode
from sayso.model import find_faults
from sayso.record import count, find_locations, open_record, read_coded

PAGE = "Gunmen attacked a police post in Port Halden on Monday, killing two officers, the interior ministry said.\n"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for no in range(3):
        (folder / f"{no}.txt").write_text(f"Police Post Attacked, Report {no}\n\n{PAGE}", encoding="utf-8")
    return folder


@pytest.fixture
def record(new_record: NewRecord) -> str:
    return new_record()


@ONLY_SQLITE
def test_reading_the_examples_twice_writes_them_once(sayso, examples: Path, record: str) -> None:
    first = sayso("read", examples, "--record", record)
    assert first.exit_code in (0, 1)
    assert "3 captures (3 new); 7 articles" in first.stderr
    assert first.stdout == ""
    in_file = Path(record).is_file()
    before, rows = in_file and digest(Path(record)), dump(record)
    second = sayso("read", examples, "--record", record)
    assert "3 captures (3 unchanged); 7 articles" in second.stderr
    counted = [done.stderr.splitlines()[0].split(";")[1] for done in (first, second)]
    assert counted[0] == counted[1]
    assert (in_file and digest(Path(record)), dump(record)) == (before, rows)
    with open_record(record) as opened:
        coded = list(read_coded(opened))
    assert [find_faults(one) for one in coded] == [[], [], []]
    exported = sayso("export", record, "--to", "jsonl")
    assert exported.stdout_bytes == sayso("code", examples).stdout_bytes
    for command in (["show", record], ["show", record, "--claims"], ["problems", record]):
        assert sayso(*command).exit_code == 0


@pytest.mark.slow
@ONLY_SQLITE
def test_several_workers_write_what_one_writes(sayso, pages: Path, new_record: NewRecord) -> None:
    one, three = new_record("1"), new_record("3")
    assert sayso("read", pages, "--record", one).exit_code == 0
    assert sayso("read", pages, "--record", three, "--jobs", "3").exit_code == 0
    assert coded_rows(one) == coded_rows(three)


def test_the_same_page_under_two_names_is_one_capture(sayso, pages: Path, record: str) -> None:
    (pages / "copy.txt").write_bytes((pages / "0.txt").read_bytes())
    assert "4 captures (3 new, 1 unchanged)" in sayso("read", pages, "--record", record).stderr
    with open_record(record) as opened:
        first = next(read_coded(opened))
        locations = find_locations(opened, first.capture.id)
    assert [location.path for location in locations] == [str(pages / "0.txt"), str(pages / "copy.txt")]


def test_a_new_page_is_added_to_what_is_there(sayso, pages: Path, record: str) -> None:
    sayso("read", pages, "--record", record)
    (pages / "new.txt").write_text(f"One More Report\n\n{PAGE}", encoding="utf-8")
    assert "4 captures (1 new, 3 unchanged)" in sayso("read", pages, "--record", record).stderr


@pytest.mark.parametrize("command", [["read"], ["code"]])
def test_a_path_that_leads_nowhere_is_wrong_usage(sayso, command: list[str], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = sayso(*command, "nowhere/page.txt")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: nothing is at 'nowhere/page.txt'\nhint: ")
    assert list(tmp_path.iterdir()) == []


@ONLY_SQLITE
def test_an_empty_folder_holds_no_captures(sayso, tmp_path: Path, record: str) -> None:
    (tmp_path / "empty").mkdir()
    result = sayso("read", tmp_path / "empty", "--record", record)
    assert result.exit_code == 0
    assert "no captures under" in result.stderr
    assert "the record holds no article" in sayso("show", record).stderr
    assert sayso("code", tmp_path / "empty").stdout == ""


def test_what_cannot_be_coded_is_a_problem_and_the_rest_is_coded(sayso, pages: Path, record: str) -> None:
    (pages / "picture.txt").write_bytes(bytes(range(32)) * 20)
    result = sayso("read", pages, "--record", record)
    assert result.exit_code == 1
    assert "4 captures (4 new)" in result.stderr
    assert "sayso problems" in result.stderr
    listed = sayso("problems", record)
    assert listed.exit_code == 0
    assert listed.stdout.startswith(f"{pages / 'picture.txt'}: captures: not_text: ")
    coded = sayso("code", pages)
    assert coded.exit_code == 1
    assert len(coded.stdout.splitlines()) == 4
    assert "not_text" in coded.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
@ONLY_SQLITE
def test_a_file_without_permission_is_a_problem_until_it_can_be_read(sayso, pages: Path, record: str) -> None:
    (pages / "1.txt").chmod(0)
    result = sayso("read", pages, "--record", record)
    assert result.exit_code == 1
    assert "unreadable" in sayso("problems", record).stdout


def test_two_unreadable_files_are_two_problems_until_they_can_be_read(sayso, pages: Path, record: str) -> None:
    names = [pages / "x.txt", pages / "y.txt"]
    for name in names:
        name.symlink_to("/proc/self/mem")  # opens, but cannot be read at its start
    sayso("read", pages, "--record", record)
    before = dump(record)
    assert [line.split(":")[0] for line in sayso("problems", record).stdout.splitlines()] == [str(n) for n in names]
    assert "2 new" not in sayso("read", pages, "--record", record).stderr
    assert dump(record) == before
    for name in names:
        name.unlink()
        name.write_text(f"Now It Reads\n\n{name.name}: {PAGE}", encoding="utf-8")
    assert sayso("read", pages, "--record", record).exit_code == 0
    assert sayso("problems", record).stdout == ""
    with open_record(record) as opened:
        assert count(opened).captures == 5


def test_a_file_name_that_is_no_unicode_is_shown_with_its_bytes(sayso, pages: Path, record: str) -> None:
    (pages / os.fsdecode(b"caf\xe9.txt")).write_text(f"One More Report\n\n{PAGE}", encoding="utf-8")
    assert sayso("read", pages, "--record", record).exit_code == 0
    shown = sayso("show", record).stdout
    assert r"caf\xe9.txt" in "".join(shown.split())  # a long path is broken into lines
    assert sayso("code", pages).exit_code == 0


@ONLY_SQLITE
def test_a_number_beyond_all_counting_costs_no_page(sayso, pages: Path, record: str) -> None:
    (pages / "1.txt").write_text(f"The blast killed {'9' * 30} people and {'9' * 400} cows in Port Halden.", "utf-8")
    assert sayso("read", pages, "--record", record).exit_code == 0


def test_what_is_no_record_is_said_without_a_traceback(sayso, pages: Path) -> None:
    for command in (["read", pages, "--record"], ["show"], ["problems"], ["export", "--to", "csv"]):
        result = sayso(*command, pages / "0.txt")
        assert result.exit_code == 2
        assert result.stderr.startswith("error: ")
        assert "is no record" in result.stderr
        assert "\nhint: " in result.stderr


def test_a_locked_record_can_be_tried_again(sayso, pages: Path, made: str) -> None:
    with open_record(made) as other, other.writing():
        impatient = f"{made}&timeout=0.05" if "://" in made else f"sqlite:///{made}?timeout=0.05"
        result = sayso("read", pages, "--record", impatient)
        assert result.exit_code == 1
        assert "is locked by another program" in result.stderr
        assert sayso("show", made).exit_code == 0  # reading goes on
    assert sayso("read", pages, "--record", made).exit_code == 0


@pytest.mark.slow
def test_a_full_disk_is_said_and_what_was_complete_is_kept(pages: Path, tmp_path: Path) -> None:
    for no in range(3, 20):
        (pages / f"{no:02}.txt").write_text(f"Police Post Attacked, Report {no}\n\n{PAGE * 40}", encoding="utf-8")
    record = tmp_path / "r.db"
    open_record(str(record), create=True).close()
    size = record.stat().st_size

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 250_000, size + 250_000))

    command = [sys.executable, "-m", "sayso", "read", str(pages), "--record", str(record)]
    full = subprocess.run(command, preexec_fn=small_disk, capture_output=True, text=True, check=False)
    assert full.returncode == 1
    assert "cannot be written further" in full.stderr
    assert "free some space" in full.stderr
    assert "Traceback" not in full.stderr
    with open_record(str(record)) as opened:
        kept = count(opened).captures
    assert 0 < kept < 20
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"20 captures ({20 - kept} new, {kept} unchanged)" in again.stderr


def test_coded_captures_go_to_a_file_that_is_there_whole_or_not_at_all(sayso, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    assert sayso("code", pages, "--out", out, "--with-text").exit_code == 0
    coded = [decode(line) for line in out.read_bytes().splitlines()]
    assert [one.capture.path for one in coded] == [str(pages / f"{no}.txt") for no in range(3)]
    before = out.read_bytes()
    result = sayso("code", tmp_path / "nowhere", "--out", out)
    assert result.exit_code == 2
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["coded.jsonl", "pages"]


def test_a_place_that_cannot_be_written_is_wrong_usage(sayso, pages: Path, tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "none" / "x.jsonl", "/proc/x.jsonl"):
        result = sayso("code", pages, "--out", out)
        assert result.exit_code == 2
        assert result.stderr.startswith("error: ")


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_error(pages: Path) -> None:
    for no in range(3, 30):
        (pages / f"{no:02}.txt").write_text(f"Report {no}\n\n{PAGE * 30}", encoding="utf-8")
    command = [sys.executable, "-m", "sayso", "code", str(pages), "--with-text"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
