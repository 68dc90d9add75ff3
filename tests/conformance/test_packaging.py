"""What somebody gets who installs sayso: everything that it runs on, and a reference that is up to date."""

import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_wheel_holds_all_that_sayso_runs_on(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("sayso-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = {name: packed.getinfo(name).file_size for name in packed.namelist()}
    package = ROOT / "src" / "sayso"
    needed = {
        f"sayso/{file.relative_to(package).as_posix()}": file.stat().st_size
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    needed |= {f"sayso/examples/{file.name}": file.stat().st_size for file in (ROOT / "examples").glob("*.txt")}
    assert needed.items() <= held.items()
    assert sum(held.values()) < 100_000_000


def test_examples_are_written_and_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "where"
    for _ in range(2):
        assert CliRunner().invoke(main, ["examples", str(folder)]).exit_code == 0
    given = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert given == {file.name: file.read_bytes() for file in (ROOT / "examples").glob("*.txt")}
    (folder / "000.txt").write_text("mine")
    refused = CliRunner().invoke(main, ["examples", str(folder)])
    assert (refused.exit_code, (folder / "000.txt").read_text()) == (2, "mine")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_given_their_script(shell: str) -> None:
    script = CliRunner().invoke(main, ["completion", shell]).output
    assert f"_SAYSO_COMPLETE={shell}_complete" in script


def test_commands_complete() -> None:
    words = {"COMP_WORDS": "sayso dis", "COMP_CWORD": "1", "_SAYSO_COMPLETE": "bash_complete"}
    assert CliRunner().invoke(main, env=words, prog_name="sayso").output == "plain,disagreements\n"


def test_the_reference_of_commands_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "cli_reference.py"))["reference"]()
    assert (ROOT / "docs" / "CLI.md").read_text("utf-8") == made, "run: python docs/cli_reference.py"
