"""Numbers in words and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import load_words, read_number

NUMBERS = load_words("en").numbers


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("two", 2),
        ("Twenty-five", 25),
        ("three hundred and six", 306),
        ("a hundred", 100),
        ("two dozen", 24),
        ("1,200", 1200),
        ("1.5 million", 1_500_000),
        ("two thousand three hundred", 2300),
        ("six hundred thousand", 600_000),
        ("a", None),
        ("several", None),
        ("eight-month-old", None),
        ("", None),
    ],
)
def test_read_number(phrase: str, value: int | None) -> None:
    assert read_number(phrase, NUMBERS) == value


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_are_read_with_and_without_commas(value: int) -> None:
    assert read_number(str(value), NUMBERS) == value
    assert read_number(f"{value:,}", NUMBERS) == value


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = read_number(text, NUMBERS)
    assert found is None or found >= 0


def test_vague_words_are_kept_apart() -> None:
    assert NUMBERS.vague["dozens"] == 12
    assert read_number("dozens", NUMBERS) is None
