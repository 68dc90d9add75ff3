"""Dates of happenings as the schemes of the field want them: a day, and a code of how precise it is."""

from datetime import date

from sayso.happenings import Days

WEEK, MONTH, YEAR = 7, 31, 366


def acled_day(days: Days | None) -> tuple[date | None, int | None]:
    """ACLED's event_date and time_precision: the day (1), the middle of a week (2) or of a month (3), else nothing."""
    if days is None or days.length > MONTH:
        return None, None
    return days.middle(), 1 if days.length == 1 else 2 if days.length <= WEEK else 3


def ucdp_precision(days: Days | None) -> int | None:
    """UCDP's date_prec: a day (1), 2 to 6 days (2), a week (3), a month (4), a year (5); None for more."""
    if days is None or days.length > YEAR:
        return None
    if days.length <= 1:
        return 1
    return 2 if days.length < WEEK else 3 if days.length == WEEK else 4 if days.length <= MONTH else 5
