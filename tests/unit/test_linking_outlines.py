"""What is seen at a glance never passes over what a close look would find."""

from dataclasses import replace
from itertools import combinations

import msgspec
import numpy as np
import pytest
from eval.made_news import make_news

from sayso.lang.same_event import Weights
from sayso.linking import (
    LinkKnowledge,
    Sketch,
    compare,
    events,
    load_link_knowledge,
    pack_actors,
    read_reports,
    read_sketch,
    unpack_actors,
)
from sayso.linking.outlines import Outlines
from sayso.linking.tables import Table


@pytest.fixture(scope="module")
def linking() -> LinkKnowledge:
    return load_link_knowledge()


@pytest.fixture(scope="module")
def sketches(linking: LinkKnowledge) -> list[Sketch]:
    """Of a few days each."""
    news = [coded for number, coded in enumerate(make_news(1600, seed=5)) if number % 200 < 8]
    return [read_sketch(report, linking) for coded in news for report in read_reports(coded)]


@pytest.mark.parametrize("sign", [1, -1])
def test_no_report_is_likelier_to_tell_of_one_thing_than_its_outline_says(
    linking: LinkKnowledge, sketches: list[Sketch], sign: int
) -> None:
    fitted = linking.events.story
    story = Weights(bias=fitted.bias, features={name: sign * nats for name, nats in fitted.features.items()})
    signs = replace(linking.events, story=story)
    outlines = events.Outlines(story)
    for sketch in sketches:
        outlines.add(sketch.events)
    everyone = np.arange(len(sketches))
    for number, sketch in enumerate(sketches):
        most = outlines.most(number, everyone)
        told = [events.judge_story(sketch.events, other.events, None, signs) for other in sketches]
        assert (most >= told).all()
        if sign == 1:  # and it is of use
            assert np.median(most - told) < 1.5


def test_all_pairs_of_which_anything_comes_are_worth_a_look(linking: LinkKnowledge, sketches: list[Sketch]) -> None:
    outlines = Outlines(linking)
    for sketch in sketches:
        outlines.add(sketch)
    pairs = np.array(list(combinations(range(len(sketches)), 2)))
    worth = set(outlines.worth(pairs))
    found = {(a, b) for a, b in combinations(range(len(sketches)), 2) if compare(sketches[a], sketches[b], linking)}
    assert found <= worth
    assert len(worth) < len(pairs) / 2


def test_items_whose_numbers_fall_together_are_taken_for_one() -> None:
    table = Table(1)
    for number in range(3):
        table.add(((1 << 20) * n + number // 2, 2.0) for n in range(2))
    met = table.meet(0, np.array([1, 2]))
    assert met.total(met.own[:, 0]).tolist() == [8.0, 0.0]  # two of theirs meet what two of its own weigh together


def test_what_is_packed_is_the_same_in_every_process(sketches: list[Sketch]) -> None:
    packed = [msgspec.msgpack.decode(pack_actors(sketch.actors)) for sketch in sketches]
    assert any(len(one["company"]) > 2 for one in packed)
    assert all(one["company"] == sorted(one["company"]) for one in packed)
    assert unpack_actors(pack_actors(sketches[0].actors)) == sketches[0].actors
