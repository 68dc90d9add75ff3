from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from made import made_captures
from records import NewRecord
from sayso.cli import main
from sayso.record import Run, open_record

Sayso = Callable[..., Result]


@pytest.fixture
def sayso(monkeypatch: pytest.MonkeyPatch) -> Sayso:
    """The command line in this process, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


@pytest.fixture
def made(new_record: NewRecord) -> str:
    """A record of three captures that were coded by hand, by its name."""
    name = new_record("made")
    with open_record(name, create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(3):
            run.write(coded)
        run.end()
    return name
