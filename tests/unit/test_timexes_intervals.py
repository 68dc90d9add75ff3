import pytest

from sayso.coding.timexes import timex_interval


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-12-25", ("2025-12-25", "2025-12-25", "day")),
        ("2009-06-01TMO", ("2009-06-01", "2009-06-01", "day")),
        ("2009-06-01T18:30Z", ("2009-06-01", "2009-06-01", "hour")),
        ("2008-W50", ("2008-12-08", "2008-12-14", "week")),
        ("2010-W04-WE", ("2010-01-30", "2010-01-31", "interval")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month")),
        ("2011-06-XX", ("2011-06-01", "2011-06-30", "month")),
        ("2009-Q3", ("2009-07-01", "2009-09-30", "quarter")),
        ("2009-H2", ("2009-07-01", "2009-12-31", "interval")),
        ("2009-SP", ("2009-03-01", "2009-05-31", "season")),
        ("2009-WI", ("2009-12-01", "2010-02-28", "season")),
        ("2007", ("2007-01-01", "2007-12-31", "year")),
        ("197", ("1970-01-01", "1979-12-31", "interval")),
        ("19", ("1900-01-01", "1999-12-31", "interval")),
    ],
)
def test_values_of_the_calendar(value: str, expected: tuple[str, str, str]) -> None:
    assert timex_interval(value) == expected


@pytest.mark.parametrize(
    "value",
    ["P2W", "PRESENT_REF", "PAST_REF", "XXXX-12-13", "XXXX-WXX-4", "FY2007", "2009-02-30", "2009-W60", "", "T09:00"],
)
def test_values_that_name_no_stretch_of_the_calendar(value: str) -> None:
    assert timex_interval(value) is None
