"""Reading the ontology's TOML files."""

from dataclasses import dataclass
from importlib import resources
from typing import TypeVar

import msgspec

from sayso.errors import ConfigError
from sayso.ontology.lexicon import Lexicon, build_lexicon
from sayso.ontology.records import Context, EventType, Sector

T = TypeVar("T")


class _Contexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contexts: tuple[Context, ...]


class _Sectors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sectors: tuple[Sector, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """What can be coded: event types by name, contexts, sectors, and the lexicon made of the types' triggers."""

    types: dict[str, EventType]
    contexts: tuple[Context, ...]
    sectors: tuple[Sector, ...]
    lexicon: Lexicon


def load_ontology() -> Ontology:
    """The packaged ontology. Raises ConfigError where a file is missing or holds what it should not."""
    root = resources.files("sayso.ontology")
    files = sorted(root.joinpath("plover").iterdir(), key=lambda file: file.name)
    types = [
        _read(file.read_bytes(), f"plover/{file.name}", EventType) for file in files if file.name.endswith(".toml")
    ]
    check_types(types)
    contexts = _read(root.joinpath("contexts.toml").read_bytes(), "contexts.toml", _Contexts)
    sectors = _read(root.joinpath("sectors.toml").read_bytes(), "sectors.toml", _Sectors)
    return Ontology({kind.name: kind for kind in types}, contexts.contexts, sectors.sectors, build_lexicon(types))


def _read(raw: bytes, name: str, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(raw, type=kind)
    except (msgspec.MsgspecError, ValueError) as error:
        raise ConfigError(f"ontology/{name}: {error}") from error


def check_types(types: list[EventType]) -> None:
    """Raise ConfigError where a type uses a mode that it lacks, or names a type that is not there."""
    names = {kind.name for kind in types}
    for kind in types:
        known = {mode.name for mode in kind.modes}
        used = {trigger.mode for trigger in kind.triggers if trigger.mode} | set(kind.content_modes.values())
        if unknown := used - known:
            raise ConfigError(f"ontology/plover: {kind.name} has no mode {', '.join(sorted(unknown))}")
        named = {kind.future, kind.refused, *kind.content_modes} - {None} - names
        if named:
            raise ConfigError(f"ontology/plover: {kind.name} names the type {', '.join(sorted(filter(None, named)))}")
