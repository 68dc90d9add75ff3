"""`sayso compare` and `sayso export`, as people run them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from made import made_captures
from made_record import a_count, open_made, with_country, with_event
from sayso.cli import main
from sayso.export import EXPORTERS

HEADER = (
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,iso,country,location,latitude,longitude,"
    "fatalities,notes"
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"COLUMNS": "80"})


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Three shellings, of which the last is told to have killed seven."""
    one, two, three = (with_country(coded, "SY") for coded in made_captures(3))
    dead = (a_count("killed", 7, 7, 7),)
    captures = (with_event(one), with_event(two), with_event(three, casualties=dead))
    path = tmp_path / "r.db"
    open_made(path, *captures).close()
    return path


@pytest.mark.parametrize("form", ["acled", "ucdp", "polecat"])
def test_what_is_exported_compares_as_the_same(record: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"theirs.{form}"
    assert run("export", record, "--to", form, "--out", file).exit_code == 0
    result = run("compare", record, file, "--to", "jsonl")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["outcome"] for row in rows] == ["same"] * 3
    assert [row["their_id"] for row in rows] == [row["our_id"] for row in rows]
    assert "3 events · 3 we have, 0 of them otherwise · 0 we lack · 0 of ours they lack" in result.stderr


def test_what_differs_what_is_lacking_and_what_cannot_be_read(record: Path, tmp_path: Path) -> None:
    army, crowd = "Military Forces of Syria", "Civilians (Syria)"
    shell = "Explosions/Remote violence,Shelling/artillery/missile attack"
    rows = [
        HEADER,
        f"A1,2025-12-25,{shell},{army},{crowd},760,Syria,Port Halden,12.5,-3.25,9,Shelled the market",
        f"A2,2025-12-26,{shell},{army},,760,Syria,Orvik,35.1,36.7,,",
        f"A3,yesterday,{shell},,,760,Syria,Orvik,35.1,36.7,,",
    ]
    file = tmp_path / "acled.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    result = run("compare", record, file, "--to", "csv")
    assert result.exit_code == 1  # a row could not be read
    assert "line 4: unreadable_field: event_date is 'yesterday', no date" in result.stderr
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["outcome"] for row in found] == ["differs", "we_lack", "they_lack", "they_lack"]
    assert found[0]["their_id"] == "A1" and found[0]["our_killed"] == "7"
    assert "killed: 9 | 7" in found[0]["differences"]
    assert found[1]["their_id"] == "A2" and found[1]["our_id"] == ""


def test_text_fits_a_terminal_and_says_why(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    run("export", record, "--to", "acled", "--out", file)
    result = run("compare", record, file)
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert "we have: 3" in result.stdout
    assert "why" in result.stdout
    narrower = run("compare", record, file, "--limit", 1)
    assert "ACLED has, we lack: 2" in narrower.stdout


def test_what_is_wrong_is_said_with_a_hint(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    for arguments in ((record, tmp_path / "none.csv"), (record, other), (record, other, "--as", "ucdp")):
        result = run("compare", *arguments)
        assert result.exit_code == 2
        assert "hint:" in result.stderr


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_format_is_written_to_a_file(record: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    result = run("export", record, "--to", form, "--out", out)
    assert result.exit_code == 0, result.output
    assert out.stat().st_size > 0
    assert ("3 rows" in result.stderr) or form == "ftm"
    beside = tmp_path / "out.about.json"
    assert beside.exists() == (form == "ucdp")
    if beside.exists():
        assert json.loads(beside.read_bytes())["figure_rule"] == "most-recent"


def test_what_a_format_has_no_row_for_is_told(tmp_path: Path) -> None:
    open_made(tmp_path / "r.db", *made_captures(1)).close()
    result = run("export", tmp_path / "r.db", "--to", "ucdp")
    assert "1 row; 1 left out: only planned, supposed or denied" in result.stderr
    assert "figures by the rule most-recent" in result.stderr
