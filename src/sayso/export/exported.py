"""What an export came to: how many rows, what it left out and why, and how several reports became one value."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso import __version__
from sayso.happenings import Happening, find_happenings, resolve_rule
from sayso.record import EventFilter, Record

UNREAL = "only planned, supposed or denied"


@dataclass(slots=True, kw_only=True)
class Exported:
    """What was written. `left_out` counts by the reason. `rule` chose figures; None where nothing is merged.

    `is_told`: the output itself names the rule; where it cannot, whoever writes the file puts `about` beside it.
    """

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter[str])
    rule: str | None = None
    is_told: bool = True

    def about(self, form: str) -> dict[str, object]:
        """The same for a reader of the file."""
        return {
            "made_by": f"sayso {__version__}",
            "format": form,
            "figure_rule": self.rule,
            "rows": self.rows,
            "left_out": dict(sorted(self.left_out.items())),
        }


@dataclass(frozen=True, slots=True)
class Chosen:
    """Happenings to write, with the account that is kept of it."""

    happenings: Iterator[Happening]
    exported: Exported


def choose_happenings(
    record: Record, wanted: EventFilter, rule: str | None, *, real: bool = True, is_told: bool = True
) -> Chosen:
    """The happenings asked for; if `real`, without those that are not said to have happened, unless such a status is
    asked for by name. Raises ConfigError for a rule that there is not.
    """
    rule = resolve_rule(record, rule)
    exported = Exported(rule=rule, is_told=is_told)
    return Chosen(_real(record, wanted, rule, exported, real and wanted.status is None), exported)


def _real(record: Record, wanted: EventFilter, rule: str, exported: Exported, real: bool) -> Iterator[Happening]:
    for happening in find_happenings(record, wanted, rule):
        if real and not happening.is_real():
            exported.left_out[UNREAL] += 1
        else:
            yield happening
