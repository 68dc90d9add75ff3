"""Options and arguments that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sayso.config import read_settings
from sayso.model.vocabulary import STATUSES
from sayso.record import EventFilter

Command = Callable[..., Any]

RECORD = click.option("--record", metavar="FILE|URL", help="The record; SAYSO_RECORD or sayso.db where none is given.")
JOBS = click.option("--jobs", type=click.IntRange(min=1), help="Worker processes; SAYSO_JOBS or 1 where none is given.")


class IsoDate(click.ParamType):
    """A date of any precision: 2025, 2025-12, 2025-12-25."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it was given, if it is one."""
        try:
            date.fromisoformat((value + "-01-01")[:10])
        except ValueError:
            self.fail(f"{value!r} is no date; write 2025, 2025-12 or 2025-12-25", param, ctx)
        return value


def event_filter(command: Command) -> Command:
    """Options that say which events are wanted; the command gets them as `wanted`, an EventFilter."""

    @wraps(command)
    def with_filter(**values: Any) -> Any:
        names = [field for field in EventFilter.__dataclass_fields__ if field in values]
        return command(wanted=EventFilter(**{name: values.pop(name) for name in names}), **values)

    for option in reversed(
        [
            click.option("--type", metavar="TYPE", help="A PLOVER event type, such as ASSAULT."),
            click.option("--mode", metavar="MODE", help="A PLOVER mode, such as arrest."),
            click.option("--actor", metavar="NAME", help="Part of the name of a party, on either side."),
            click.option("--place", metavar="NAME", help="Part of a place's name, or a country code such as SY."),
            click.option("--since", type=IsoDate(), help="Only events that may have happened on or after this date."),
            click.option("--until", type=IsoDate(), help="Only events that may have happened on or before this date."),
            click.option("--status", type=click.Choice(STATUSES), help="How the article vouches for the event."),
            click.option("--historical/--news", default=None, help="Only background, or only news of the article."),
            click.option("--limit", type=click.IntRange(min=1), help="At most so many events."),
        ]
    ):
        with_filter = option(with_filter)
    return with_filter


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a command is to look at: a record, and an event in it or None."""

    record: str
    event: str | None


def resolve_target(names: tuple[str, ...], record: str | None) -> Target:
    """Which of `names` is a record (a file or a URL) and which an event id; the record of the settings if none is."""
    records = [name for name in names if "://" in name or Path(name).exists() or not _may_be_id(name)]
    events = [name for name in names if name not in records]
    if len(records) + (record is not None) > 1:
        raise click.UsageError("more than one record is given")
    if len(events) > 1:
        raise click.UsageError("more than one event is given")
    return Target(record=record or next(iter(records), None) or read_settings().record, event=next(iter(events), None))


def _may_be_id(name: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in name)
