"""Who is compared with whom follows from who is there, whichever way they came; what very many share tells nothing."""

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection

from sayso.engines import partners as engine
from sayso.engines.partners import Partners, share_key
from sayso.linking import pairs as linking
from sayso.linking.grouping import Pair
from sayso.linking.pairs import UNDATED, find_pairs, number_keys, pair_holders
from sayso.record import open_record
from sayso.record.link_keys import ArticleKey

Reports = list[tuple[int, list[int]]]
"""Days and keys."""


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key counts among four reports, and among seven of one time."""
    for module in (linking, engine):
        monkeypatch.setattr(module, "MANY", 4)
        monkeypatch.setattr(module, "CROWD", 7)


def made(seed: int, count: int = 40) -> Reports:
    chance = random.Random(seed)
    return [
        (
            chance.choice([UNDATED, *range(700, 704 + seed % 9)]),
            sorted({int(30 * chance.random() ** 2) for _ in range(chance.randrange(4))}),
        )
        for _ in range(count)
    ]


def pairs_of(reports: Reports) -> set[Pair[int]]:
    """As the rule says it, key by key."""
    held: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, (day, keys) in enumerate(reports):
        for key in keys:
            held[key].append((day, number))
    return {pair for holders in held.values() for pair in pair_holders(holders)}


@pytest.mark.parametrize("seed", range(12))
def test_pairs_are_those_of_each_key_by_itself(seed: int) -> None:
    reports = made(seed)
    found = find_pairs([np.array(keys, dtype=np.int64) for _, keys in reports], [day for day, _ in reports])
    assert [tuple(pair) for pair in found.tolist()] == sorted(pairs_of(reports))


def test_what_many_share_counts_on_one_day_and_the_next_and_what_a_crowd_shares_nowhere() -> None:
    spread = [(day, number) for number, day in enumerate([700, 701, 705, 706, UNDATED, UNDATED])]
    assert set(pair_holders(spread)) == {(0, 1), (2, 3), (4, 5)}
    assert set(pair_holders(spread[:4])) == set(combinations(range(4), 2))
    crowd = [(700, number) for number in range(8)]
    assert set(pair_holders(crowd)) == set()
    assert len(set(pair_holders(crowd[:7]))) == 21


def test_a_key_is_one_number_however_often_it_is_named() -> None:
    once = number_keys(["copy 1", "event Kessrin 8:1"])
    assert len(once) == 2
    assert once.tolist() == number_keys(["event Kessrin 8:1", "copy 1", "copy 1"]).tolist()


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with open_record(str(tmp_path / "r.db"), create=True) as record, record.writing() as connection:
        yield connection


@pytest.mark.parametrize("seed", range(6))
def test_whoever_comes_and_goes_those_are_compared_that_would_be_from_scratch(
    connection: Connection, seed: int
) -> None:
    chance = random.Random(seed)
    reports = made(seed, 28)
    compared: set[Pair[ArticleKey]] = set()
    inside: set[int] = set()
    for _ in range(14):
        partners = Partners()
        gone = chance.sample(sorted(inside), min(len(inside), chance.randrange(8)))
        away = [number for number in range(28) if number not in inside]
        come = chance.sample(away, min(len(away), chance.randrange(1, 9)))
        for number in gone:
            partners.leave(connection, (number, 0))
            compared = {pair for pair in compared if (number, 0) not in pair}
        for number in (*come, *gone[:1]):
            day, keys = reports[number]
            partners.enter(connection, (number, 0), day, np.array(keys, dtype=np.int64))
        inside = (inside - set(gone)) | set(come) | set(gone[:1])
        compared = (compared | partners.met) - partners.parted(connection, compared)
        there = sorted(inside)
        wanted = pairs_of([reports[number] for number in there])
        assert compared == {((there[one], 0), (there[other], 0)) for one, other in wanted}
        assert all(share_key(connection, pair) for pair in compared)
