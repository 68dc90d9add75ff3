"""Which coder it is: what must be the same for the same bytes to be coded the same."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from sayso import __version__

PACKAGES = ("captures", "coding", "lang", "ontology", "model")
UNINVOLVED = frozenset({"alembic", "click", "rich", "sqlalchemy"})  # libraries that no coding depends on


@cache
def coder_version() -> str:
    """Sayso's version and a digest of all code, data and libraries that coding depends on."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        for name, file in _files(files("sayso") / package, package):
            digest.update(name.encode("utf-8") + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    for library in _libraries():
        digest.update(f"{library} {_version(library)}\0".encode())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{name}/{item.name}"
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _files(item, path)
        elif not item.name.endswith(".pyc"):
            yield path, item


def _libraries() -> list[str]:
    try:
        required = requires("sayso") or []
    except PackageNotFoundError:  # run from its source, not installed
        return []
    always = (requirement for requirement in required if "extra ==" not in requirement)
    names = {re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in always}
    return sorted(names - UNINVOLVED)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
