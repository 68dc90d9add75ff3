"""Settings; the only module that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.errors import ConfigError

PREFIX = "SAYSO_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set from outside; every field as an upper-case variable behind `SAYSO_`, too."""

    record: str = "sayso.db"
    """Path or database URL of the record."""
    jobs: int = 1
    """Worker processes that code."""
    capture_timeout_s: int | None = 120
    """The most seconds that reading and coding one capture may take; a later one becomes a Problem. None: any time."""
    capture_memory_bytes: int | None = 2_000_000_000
    """The most memory that a capture may cost its worker, beyond what it has loaded. None: all there is.

    With neither bound, one job codes in this process.
    """
    max_capture_bytes: int = 20_000_000
    """A capture larger than this, after unpacking, is not coded and becomes a Problem."""
    shard_bytes: int = 8_000_000
    """Files are put together into shards of up to so many bytes, where a cluster codes; a larger one is its own."""
    coder: str | None = None
    """Who judges: the name that judgements are kept under."""
    rule: str | None = None
    """How a figure is chosen where reports give several; None leaves it to linking."""
    token: str | None = None
    """What the web pages ask for where they are served to other machines."""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (or from `environment`), defaults elsewhere.

    A bound of 0 is none. Raises ConfigError for a number that is none or is too small.
    """
    values = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        record=values.get(PREFIX + "RECORD", default.record),
        coder=values.get(PREFIX + "CODER", default.coder),
        rule=values.get(PREFIX + "RULE", default.rule),
        jobs=_positive(values, "JOBS", default.jobs),
        capture_timeout_s=_bound(values, "CAPTURE_TIMEOUT_S", default.capture_timeout_s),
        capture_memory_bytes=_bound(values, "CAPTURE_MEMORY_BYTES", default.capture_memory_bytes),
        shard_bytes=_positive(values, "SHARD_BYTES", default.shard_bytes),
        max_capture_bytes=_positive(values, "MAX_CAPTURE_BYTES", default.max_capture_bytes),
        token=values.get(PREFIX + "TOKEN") or None,
    )


def _positive(values: Mapping[str, str], name: str, default: int) -> int:
    return default if PREFIX + name not in values else _number(values, name, least=1)


def _bound(values: Mapping[str, str], name: str, default: int | None) -> int | None:
    return default if PREFIX + name not in values else _number(values, name, least=0) or None


def _number(values: Mapping[str, str], name: str, *, least: int) -> int:
    text = values[PREFIX + name]
    if not text.isdecimal() or int(text) < least:
        raise ConfigError(f"{PREFIX}{name} is {text!r}", hint=f"give a whole number of at least {least}, or unset it")
    return int(text)
