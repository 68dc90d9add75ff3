"""ISO dates of any precision as numbers of days, to compare many at once."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

OPEN = -(2**31)
"""Stands for a bound that is not known; before every day."""


@lru_cache(maxsize=100_000)
def first_day(iso: str | None) -> int:
    """The first day of `2025`, `2025-12` or `2025-12-25`; what stands behind is passed over. OPEN for no date."""
    return _day(iso, last=False)


@lru_cache(maxsize=100_000)
def last_day(iso: str | None) -> int:
    """The last day of it; OPEN for what is no date."""
    return _day(iso, last=True)


def iso_day(day: int) -> str:
    """The ISO date of a number of days."""
    return date.fromordinal(day).isoformat()


def _day(iso: str | None, *, last: bool) -> int:
    try:
        year, month, day = ([int(part) for part in (iso or "")[:10].split("-")] + [0, 0])[:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1)).toordinal()
    except (ValueError, IndexError):
        return OPEN
