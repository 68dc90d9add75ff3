"""The days on which a happening may have been."""

from dataclasses import dataclass
from datetime import date

from sayso.happenings.happening import Happening
from sayso.record.days import OPEN, first_day, last_day


@dataclass(frozen=True, slots=True)
class Days:
    """All days on which something may have happened, from the first to the last."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def middle(self) -> date:
        """The day in the middle; the earlier of two."""
        return date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)


def days_of(happening: Happening) -> Days | None:
    """The days by the reports' own words; None where a bound is open, or the date only that of publication."""
    when = happening.known_when()
    if when is None:
        return None
    first, last = first_day(when.start), last_day(when.end)
    if OPEN in (first, last) or last < first:
        return None
    return Days(date.fromordinal(first), date.fromordinal(last))
