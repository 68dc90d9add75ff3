"""Which of theirs is which of ours: why, why not, and each in one pair at most."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reference import Incident
from sayso.reference.matching import match_incidents
from sayso.reference.schemes import schemes

DAY = date(2025, 12, 25)
LIKENESS = schemes()["acled"].likeness


def incident(name: str, **changes: object) -> Incident:
    """An attack in Duma on a day, as either side has it."""
    facts: dict[str, object] = {
        "first": DAY, "last": DAY, "country": "SY", "place": "Duma", "lat": 33.57, "lon": 36.40, "site": True,
        "kind": "Battles", "sub": "Armed clash", "actors": ("Halden Front", "Military Forces of Syria"), "low": 4,
        "best": 4, "high": 4, "words": "clash in Duma",
    }  # fmt: skip
    return Incident(id=name, **(facts | changes))  # type: ignore[arg-type]


def are_one(**changes: object) -> bool:
    return bool(match_incidents([incident("theirs")], [incident("ours", **changes)], LIKENESS))


def test_the_same_is_one_with_reasons() -> None:
    (pair,) = match_incidents([incident("theirs")], [incident("ours")], LIKENESS)
    assert pair.score == 1.0
    assert "on 2025-12-25 (1.00)" in pair.reasons
    assert "in Duma (1.00)" in pair.reasons
    assert "4 killed (1.00)" in pair.reasons


@pytest.mark.parametrize(
    "changes",
    [
        {"first": DAY - timedelta(days=1), "last": DAY - timedelta(days=1)},
        {"first": DAY - timedelta(days=2), "last": DAY + timedelta(days=2)},
        {"place": "Douma", "lat": 33.60, "lon": 36.45},
        {"kind": "Violence against civilians", "sub": "Attack"},
        {"low": 7, "best": 7, "high": 9},
        {"low": None, "best": None, "high": None},
        {"actors": ()},
        {"actors": ("gunmen",), "low": 2, "best": 2, "high": 2, "words": ""},
    ],
)
def test_reports_that_differ_in_one_thing_are_one(changes: dict[str, object]) -> None:
    assert are_one(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"first": DAY - timedelta(days=9), "last": DAY - timedelta(days=9)},
        {"country": "IQ", "place": "Mosul", "lat": 36.3, "lon": 43.1},
        {"place": "Aleppo", "lat": 36.2, "lon": 37.1},
        {"place": "", "site": False, "actors": ("Orvik Union",), "words": "a march", "kind": "Protests", "sub": ""},
        {"first": None, "last": None},
        {"first": date(1967, 1, 1), "last": DAY},
    ],
    ids=["other day", "other country", "far away", "nothing in common", "no day and no report", "half a century"],
)  # fmt: skip
def test_what_may_be_another_event_is_not_one(changes: dict[str, object]) -> None:
    assert not are_one(**changes)


def test_a_happening_of_unknown_day_is_met_by_when_it_was_reported() -> None:
    undated = {"first": None, "last": None}
    assert are_one(**undated, reported=DAY + timedelta(days=1))
    assert not are_one(**undated, reported=DAY + timedelta(days=40))
    assert not are_one(**undated, reported=DAY - timedelta(days=1))


def test_each_is_in_one_pair_at_most_and_the_surest_comes_first() -> None:
    theirs = [incident("a", best=4, low=4, high=4), incident("b", best=9, low=9, high=9)]
    ours = [incident("x", best=9, low=9, high=9), incident("y", best=9, low=9, high=9, actors=(), words="")]
    pairs = match_incidents(theirs, ours, LIKENESS)
    assert {(pair.theirs.id, pair.ours.id) for pair in pairs} == {("b", "x"), ("a", "y")}
    assert len(match_incidents(theirs, ours[:1], LIKENESS)) == 1


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["Duma", "Aleppo"]), st.integers(0, 5)), max_size=8),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["Duma", "Aleppo"]), st.integers(0, 5)), max_size=8),
)
def test_pairs_are_one_to_one_and_scores_are_shares(
    some: list[tuple[int, str, int]], others: list[tuple[int, str, int]]
) -> None:
    def made(side: str, listed: list[tuple[int, str, int]]) -> list[Incident]:
        return [
            incident(
                f"{side}{no}", first=DAY + timedelta(days=d), last=DAY + timedelta(days=d), place=place, site=False,
                low=killed, best=killed, high=killed,
            )
            for no, (d, place, killed) in enumerate(listed)
        ]  # fmt: skip

    pairs = match_incidents(made("t", some), made("o", others), LIKENESS)
    assert len({pair.theirs.id for pair in pairs}) == len({pair.ours.id for pair in pairs}) == len(pairs)
    assert all(0.5 < pair.score <= 1 for pair in pairs)
    assert pairs == match_incidents(made("t", some), made("o", others), LIKENESS)


def test_nothing_matches_nothing() -> None:
    assert match_incidents([], [], LIKENESS) == []
