from pathlib import Path

import pytest

from sayso.coding import Knowledge, load_knowledge

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything that coding needs, loaded once for all tests of a worker."""
    return load_knowledge()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the three example captures."""
    return ROOT / "examples"
