"""`sayso report` and `sayso verify`, from captures to a file and back to the captures."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from made_brief import made_brief
from sayso.captures import read_captures
from sayso.coding import Knowledge, code_capture
from sayso.record import Run, open_record


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return made_brief(tmp_path)


@pytest.mark.parametrize("form", ["html", "md", "pdf"])
def test_a_dossier_is_written_and_verifies(sayso, made: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"brief.{form}"
    result = sayso("report", made, "--out", out, "--title", "Port Halden", "--date", "27 December 2025")
    assert result.exit_code == 0, result.stderr
    digest = sha256(out.read_bytes()).hexdigest()
    assert f"2 events, 5 footnotes; sha256:{digest}" in result.stderr
    result = sayso("verify", out, tmp_path / "pages")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.count("] verified  ") == 5
    assert f"they are intact; sha256:{digest}" in result.stderr


def test_standard_output_holds_the_file_alone(sayso, made: Path) -> None:
    result = sayso("report", made, "--to", "md", "--type", "ASSAULT")
    assert result.stdout.startswith("# What is reported, and on whose word\n")
    assert "- Asked for: type: ASSAULT\n" in result.stdout
    assert result.stdout.endswith("-->\n")


def test_one_event_comes_with_all_its_reports(sayso, made: Path) -> None:
    ids = [line.split()[-1] for line in sayso("show", made).stdout.splitlines() if line.startswith("● ASSAULT")]
    result = sayso("report", made, ids[0], "--to", "md")
    assert result.exit_code == 0 and "1 event, " in result.stderr
    assert f"- Asked for: event: {ids[0]}\n" in result.stdout and "Orvik Times" in result.stdout
    assert sayso("report", made, "ffffffffff", "--to", "md").exit_code == 2


def test_no_format_is_said(sayso, made: Path) -> None:
    result = sayso("report", made)
    assert result.exit_code == 2 and "give --to html|md|pdf" in result.stderr


def test_what_does_not_verify_is_told_and_exits_with_one(sayso, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    sayso("report", made, "--out", out)
    (tmp_path / "pages" / "orvik.txt").write_text("Nothing.")
    result = sayso("verify", out, tmp_path / "pages", "--json")
    assert result.exit_code == 1
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert {line["verdict"] for line in lines} == {"verified", "capture missing"}
    assert {line["name"] for line in lines if line["verdict"] != "verified"} == {"orvik.txt"}
    altered = tmp_path / "altered.html"
    altered.write_bytes(out.read_bytes().replace(b"denied that army gunners", b"proved that army gunners"))
    result = sayso("verify", altered, tmp_path / "pages")
    assert result.exit_code == 1 and "THE DOSSIER WAS ALTERED" in result.stderr


def test_what_is_no_dossier_is_wrong_usage(sayso, made: Path, tmp_path: Path) -> None:
    result = sayso("verify", tmp_path / "pages" / "orvik.txt", tmp_path / "pages")
    assert result.exit_code == 2 and "it holds no dossier of sayso" in result.stderr
    result = sayso("verify", tmp_path / "none.html", tmp_path / "pages")
    assert result.exit_code == 2


@pytest.mark.slow
def test_the_dossier_of_an_example_is_hedged_and_its_captures_may_be_moved(
    sayso, knowledge: Knowledge, examples: Path, tmp_path: Path
) -> None:
    name = str(tmp_path / "demo.db")
    with open_record(name, create=True) as record:
        run = Run(record, coder="1")
        for capture in read_captures([str(examples / "000.txt")], max_bytes=10**6):
            run.write(code_capture(capture, knowledge))
        run.end()
    out = tmp_path / "demo.md"
    assert sayso("report", name, "--out", out).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert "Local media said that gunmen attacked the residence of Mahmoud al-Salami with firearms in Dhi Qar" in text
    assert str(examples.parent) not in text
    elsewhere = tmp_path / "moved"
    elsewhere.mkdir()
    shutil.copy(examples / "000.txt", elsewhere / "renamed.txt")
    result = sayso("verify", out, elsewhere)
    assert result.exit_code == 0, result.stdout
