"""Reading packaged word lists: TOML in `lang/<language>/`, checked against a type as it is read."""

from importlib import resources
from typing import TypeVar

import msgspec

from sayso.errors import ConfigError

T = TypeVar("T")


def read_words(language: str, name: str, kind: type[T]) -> T:
    """The file `<name>.toml` of a language (ISO 639-1) as a `kind`.

    Raises ConfigError where the file is missing, is not TOML, or holds what `kind` does not.
    """
    path = resources.files("sayso.lang").joinpath(language, f"{name}.toml")
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise ConfigError(f"no words for language {language!r}: {name}.toml is missing") from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise ConfigError(f"lang/{language}/{name}.toml: {error}") from error
