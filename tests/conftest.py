from pathlib import Path

import pytest

from sayso.coding import Knowledge, load_knowledge

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
