import random

from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.grouping import cluster, join, pair_of

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1), max_size=25
)
PAIRS = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), max_size=3)


def test_what_hangs_together_through_others_is_one_group() -> None:
    assert join([("b", "a"), ("c", "b"), ("x", "y")]) == [["a", "b", "c"], ["x", "y"]]
    assert join([]) == []


def test_a_chain_of_near_pairs_whose_ends_are_far_apart_is_cut() -> None:
    scores = {(1, 2): 0.9, (2, 3): 0.8}
    assert cluster(scores, 0.5) == [[1, 2]]
    assert cluster(scores | {(1, 3): 0.7}, 0.5) == [[1, 2, 3]]


def test_what_people_decided_wins_over_scores() -> None:
    scores = {(1, 2): 0.9, (2, 3): 0.8, (1, 3): 0.7}
    assert cluster(scores, 0.5, apart={(1, 2)}) == [[2, 3]]
    assert cluster(scores, 0.95, tied={(3, 4)}) == [[3, 4]]
    assert cluster({(1, 2): 0.9}, 0.5, tied={(2, 3)}, apart={(1, 3)}) == [[2, 3]]


@given(SCORES, PAIRS, PAIRS, st.randoms())
def test_groups_do_not_depend_on_the_order_of_pairs(
    scores: dict[tuple[int, int], float], tied: set[tuple[int, int]], apart: set[tuple[int, int]], chance: random.Random
) -> None:
    shuffled = list(scores.items())
    chance.shuffle(shuffled)
    groups = cluster(scores, 0.5, tied=tied, apart=apart - tied)
    assert groups == cluster(dict(shuffled), 0.5, tied=tied, apart=apart - tied)
    assert len({item for group in groups for item in group}) == sum(map(len, groups))


@given(SCORES, PAIRS, PAIRS)
def test_tied_pairs_are_together_and_pairs_apart_are_not_unless_tied_through_others(
    scores: dict[tuple[int, int], float], tied: set[tuple[int, int]], apart: set[tuple[int, int]]
) -> None:
    groups = cluster(scores, 0.5, tied=tied, apart=apart)
    home = {item: number for number, group in enumerate(groups) for item in group}
    forced = {pair_of(a, b) for group in join(tied) for a in group for b in group if a != b}
    assert all(home[a] == home[b] for a, b in tied)
    assert not any(home.get(a, a + 100) == home.get(b, b + 200) for a, b in apart - forced)
