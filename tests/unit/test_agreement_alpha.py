"""Alpha against the worked examples of Krippendorff (2011), and what follows from its definition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.record.agreement_alpha import Metric, find_alpha

# Krippendorff (2011), part E: four observers (rows), twelve units, some not coded.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = list(zip(*OBSERVERS, strict=True))


@pytest.mark.parametrize(
    ("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_four_observers_with_missing_values_as_published(metric: Metric, published: float) -> None:
    found = find_alpha(UNITS, metric)
    assert found.value == pytest.approx(published, abs=0.0005)
    assert (found.units, found.pairs) == (11, 55)  # the unit that one observer alone coded says nothing


def test_two_observers_binary_and_nominal_as_published() -> None:
    binary = zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True)
    assert find_alpha(binary).value == pytest.approx(0.095, abs=0.0005)
    nominal = zip("aabbdcccedda", "babbbccceddd", strict=True)
    assert find_alpha(nominal).value == pytest.approx(0.692, abs=0.0005)


def test_the_share_of_equal_pairs_is_told_beside_alpha() -> None:
    found = find_alpha([("a", "a"), ("a", "b"), ("b", "b"), ("a", None)])
    assert (found.units, found.pairs, found.same) == (3, 3, pytest.approx(2 / 3))


def test_alpha_is_not_defined_where_nothing_varies_or_nothing_can_be_compared() -> None:
    assert find_alpha([("a", "a"), ("a", "a")]).value is None
    assert find_alpha([("a", None), (None, "b")]).value is None
    assert find_alpha([]).value is None
    assert find_alpha([]).same is None


def test_the_interval_holds_alpha_is_the_same_each_time_and_says_nothing_of_few_units() -> None:
    units = UNITS * 5
    found = find_alpha(units)
    assert found.low is not None and found.high is not None and found.value is not None
    assert found.low < found.value < found.high
    assert find_alpha(units) == found
    narrower = find_alpha(units * 10)
    assert narrower.low is not None and narrower.low > found.low
    assert find_alpha(UNITS[:3]).low is None


VALUES = st.lists(st.lists(st.sampled_from([1, 2, 3, None]), min_size=2, max_size=4), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(units=VALUES, metric=st.sampled_from(["nominal", "ordinal", "interval", "ratio"]))
def test_alpha_is_at_most_one_and_does_not_depend_on_the_order_of_coders_or_units(
    units: list[list[int | None]], metric: Metric
) -> None:
    found = find_alpha(units, metric)
    assert found.value is None or found.value <= 1
    turned = find_alpha([unit[::-1] for unit in units[::-1]], metric)
    assert (found.value is None) == (turned.value is None)
    if found.value is not None:
        assert turned.value == pytest.approx(found.value)
        if found.same == 1:
            assert found.value == pytest.approx(1)


def test_figures_are_plain_numbers_that_any_format_can_hold() -> None:
    found = find_alpha(UNITS)
    assert {type(found.value), type(found.low), type(found.high), type(found.same)} == {float}
