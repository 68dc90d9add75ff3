"""Crosswalks: what a PLOVER event is in the schemes of others, and how countries are called there; all of it data."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from sayso.errors import ConfigError

T = TypeVar("T")


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A country: ISO 3166-1, ACLED's name and region, UCDP's, and the numbers of two lists of states."""

    name: str
    alpha3: str | None = None
    numeric: int | None = None
    cow: int | None = None
    gw: int | None = None
    acled_region: str
    ucdp_region: str = ""
    ucdp: str = ""

    def ucdp_name(self) -> str:
        """As UCDP calls it."""
        return self.ucdp or self.name

    def gleditsch_ward(self) -> int | None:
        """Its number in the list of Gleditsch and Ward; None for what is no state there."""
        return self.gw or self.cow


class AcledRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a PLOVER event is of a sub-event type of ACLED; an empty sub-event type: it is no event there."""

    type: str
    modes: tuple[str, ...] = ()
    doer: str = ""
    target: str = ""
    beside: str = ""
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a crosswalk asks of an event: type, mode, the PLOVER sectors of its sides (None: not known), and ACLED's
    sub-event type where the words of a report say it.
    """

    type: str
    mode: str | None
    doers: tuple[str | None, ...] = ()
    targets: tuple[str | None, ...] = ()
    acled: str | None = None


class Acled(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """ACLED's scheme; see crosswalks/acled.toml."""

    source: str
    columns: tuple[str, ...]
    civilian_targeting: str
    event_types: dict[str, tuple[str, ...]]
    disorder_types: dict[str, str]
    inter: dict[str, int]
    inter_of_sector: dict[str, int]
    geo_precision: dict[str, int]
    families: dict[str, frozenset[str]]
    renamed: dict[str, tuple[str, ...]]
    groups: dict[str, frozenset[str]]
    rules: tuple[AcledRule, ...]

    def sub_event_type(self, told: Told, beside: Collection[Told] = ()) -> str | None:
        """The sub-event type of an event, beside which the same reports tell of others; None: no event for ACLED.

        Where the words of a report said it (`Event.acled_sub_event_type`), that is it.
        """
        if told.acled in self.sub_event_types():
            return told.acled
        return next((rule.sub_event_type or None for rule in self.rules if self._fits(rule, told, beside)), None)

    def event_type(self, sub_event_type: str) -> str:
        """The event type that a sub-event type belongs to. Raises KeyError for what is none."""
        return self.sub_event_types()[sub_event_type]

    def sub_event_types(self) -> dict[str, str]:
        """All sub-event types with the event type that each belongs to."""
        return {sub: kind for kind, subs in self.event_types.items() for sub in subs}

    def disorder_type(self, sub_event_type: str) -> str:
        """The disorder type of a sub-event type."""
        own = self.disorder_types.get(sub_event_type)
        return own or self.disorder_types[self.event_type(sub_event_type)]

    def _fits(self, rule: AcledRule, told: Told, beside: Collection[Told]) -> bool:
        return (
            rule.type == told.type
            and (not rule.modes or told.mode in rule.modes)
            and (not rule.doer or self._is_in(told.doers, rule.doer))
            and (not rule.target or self._is_in(told.targets, rule.target))
            and (not rule.beside or any(self._is_beside(rule.beside, other) for other in beside))
        )

    def _is_beside(self, condition: str, other: Told) -> bool:
        """Whether an event is `TYPE`, `TYPE/mode` or `TYPE:GROUP`, the group being its doer's."""
        kind, _, group = condition.partition(":")
        kind, _, mode = kind.partition("/")
        return (
            other.type == kind and (not mode or other.mode == mode) and (not group or self._is_in(other.doers, group))
        )

    def _is_in(self, sectors: Iterable[str | None], group: str) -> bool:
        return any(sector in self.groups[group] for sector in sectors)


class Ucdp(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """UCDP GED's scheme; see crosswalks/ucdp.toml."""

    source: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    other_modes: tuple[str, ...]
    groups: dict[str, frozenset[str]]
    where_prec: dict[str, int]
    renamed: dict[str, tuple[str, ...]]

    def is_violence(self, told: Told) -> bool:
        """Whether an event is of a kind that UCDP counts deaths of."""
        return told.type in self.types and told.mode not in self.other_modes

    def type_of_violence(self, told: Told) -> int | None:
        """1 state-based, 2 non-state, 3 one-sided; None where the sides do not say."""
        doer, target = self._group(told.doers), self._group(told.targets)
        if target == "CIVIL" and doer in ("STATE", "ARMED"):
            return 3
        if {doer, target} in ({"STATE"}, {"STATE", "ARMED"}):
            return 1
        return 2 if doer == target == "ARMED" else None

    def _group(self, sectors: Sequence[str | None]) -> str | None:
        """The group of the first party that is in one."""
        return next((name for sector in sectors for name, group in self.groups.items() if sector in group), None)

    def group_of(self, sector: str | None) -> str | None:
        """`STATE`, `ARMED` or `CIVIL`; None for other sectors and none."""
        return self._group((sector,))


class Polecat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """POLECAT's scheme; see crosswalks/polecat.toml."""

    source: str
    columns: tuple[str, ...]
    quads: tuple[str, str, str, str]
    feature_types: dict[str, str]
    resolution: dict[str, int]
    renamed: dict[str, tuple[str, ...]]


@cache
def load_countries() -> dict[str, Country]:
    """Countries by ISO 3166-1 alpha-2 code."""
    return _read("countries.toml", dict[str, Country])


@cache
def load_acled() -> Acled:
    """ACLED's scheme."""
    return _read("crosswalks/acled.toml", Acled)


@cache
def load_ucdp() -> Ucdp:
    """UCDP GED's scheme."""
    return _read("crosswalks/ucdp.toml", Ucdp)


@cache
def load_polecat() -> Polecat:
    """POLECAT's scheme."""
    return _read("crosswalks/polecat.toml", Polecat)


def _read(name: str, kind: type[T]) -> T:
    path = resources.files("sayso.ontology").joinpath(*name.split("/"))
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, ValueError) as error:
        raise ConfigError(f"ontology/{name}: {error}") from error
