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
    """Worker processes; 1 codes in this process."""
    max_capture_bytes: int = 20_000_000
    """A capture larger than this, after unpacking, is not coded and becomes a Problem."""
    coder: str | None = None
    """Who judges: the name that judgements are kept under."""
    rule: str | None = None
    """How a figure is chosen where reports give several; None leaves it to linking."""
    token: str | None = None
    """What the web pages ask for where they are served to other machines."""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (or from `environment`), defaults elsewhere.

    Raises ConfigError for a number that is none or is below 1.
    """
    values = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        record=values.get(PREFIX + "RECORD", default.record),
        coder=values.get(PREFIX + "CODER", default.coder),
        rule=values.get(PREFIX + "RULE", default.rule),
        jobs=_positive(values, "JOBS", default.jobs),
        max_capture_bytes=_positive(values, "MAX_CAPTURE_BYTES", default.max_capture_bytes),
        token=values.get(PREFIX + "TOKEN") or None,
    )


def _positive(values: Mapping[str, str], name: str, default: int) -> int:
    text = values.get(PREFIX + name)
    if text is None:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise ConfigError(f"{PREFIX}{name} is {text!r}", hint="give a whole number of at least 1, or unset it")
    return int(text)
