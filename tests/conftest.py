import os
from pathlib import Path

import pytest

from postgresql_server import MISSING, Server, start_once
from records import NewRecord
from sayso.coding import Knowledge, load_knowledge
from sayso.record import open_record

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coding in this process, where everything is loaded already; tests of bounds set their own."""
    monkeypatch.setenv("SAYSO_CAPTURE_TIMEOUT_S", "0")
    monkeypatch.setenv("SAYSO_CAPTURE_MEMORY_BYTES", "0")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything that coding needs, loaded once for all tests of a worker."""
    return load_knowledge()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the three example captures."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Server:
    """A PostgreSQL for all tests of the run, which are left out where none is installed."""
    folder, alone = tmp_path_factory.getbasetemp(), worker_id == "master"
    server = start_once(folder if alone else folder.parent, os.getpid() if alone else os.getppid())
    if server is None:
        pytest.skip(MISSING)
    return server


@pytest.fixture(scope="session")
def template(postgresql: Server) -> str:
    """The database of an empty record, from which others are made faster than by making their tables."""
    name = f"template_{os.getpid()}"
    postgresql.run(f"CREATE DATABASE {name} TEMPLATE template0")
    open_record(postgresql.url(name), create=True).close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def new_record(request: pytest.FixtureRequest, tmp_path: Path) -> NewRecord:
    """Names new records; every test that asks for this runs on every database."""
    if request.param == "sqlite":
        return NewRecord("sqlite", lambda name: str(tmp_path / f"{name}.db"))
    server, template = request.getfixturevalue("postgresql"), request.getfixturevalue("template")
    return NewRecord("postgresql", lambda name: server.new_database(template))
