"""Whatever is reported: linking events does not depend on order, and merged fields name every telling once."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_events import event, told

from sayso.lang import load_words
from sayso.linking.copies import CopyVerdict, find_kinships
from sayso.linking.events import judge_events, link_events, load_event_signs, read_profile
from sayso.linking.grouping import Pair, pair_of
from sayso.linking.merged import RULES
from sayso.linking.reports import Report
from sayso.model import EventLink, Member, MergedFigure

SIGNS = load_event_signs("en")
NAMES = load_words("en").identity
SENTENCES = [
    "Gunmen shot the harbour master Ottar Brekkvik on Salt Street in Halden.",
    "Ottar Brekkvik, the harbour master, was shot dead by two men.",
    "Rockets hit the grain market of Mirsk.",
    "Police arrested Vigdis Aune at the Orvik ferry.",
    "",
]
KINDS = ["ASSAULT", "COERCE", "REQUEST"]
DAYS = [None, "2025-03-03", "2025-03-04", "2025-06-27"]


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    return [
        told(
            f"a{number}",
            *(
                event(
                    f"e{order}",
                    draw(st.sampled_from(SENTENCES)),
                    draw(st.sampled_from(KINDS)),
                    day=draw(st.sampled_from(DAYS)),
                    town=draw(st.sampled_from([None, "Halden", "Orvik"])),
                    actors=draw(st.sampled_from([[], ["Ottar Brekkvik"], ["gunmen"]])),
                    killed=draw(st.sampled_from([None, 1, 4, (2, None), (2, 6)])),
                    historical=draw(st.booleans()),
                )
                for order in range(draw(st.integers(0, 3)))
            ),
            people=["Ottar Brekkvik"],
            day=draw(st.sampled_from(DAYS)),
            publisher=draw(st.sampled_from([None, "Halden Post", "Orvik Times"])),
        )
        for number in range(draw(st.integers(2, 5)))
    ]


def link(made: list[Report], copies: set[Pair[Member]], rule: str) -> tuple[EventLink, ...]:
    verdict = CopyVerdict(relation="wire_copy", shared=1.0, score=1.0, reasons=())
    verdicts = [
        found
        for one, other in combinations([read_profile(report, SIGNS) for report in made], 2)
        for found in judge_events(one, other, verdict if pair_of(one.member, other.member) in copies else None, SIGNS)
    ]
    return link_events(made, verdicts, find_kinships([], dict.fromkeys(copies, verdict)), NAMES, rule=rule)


@settings(max_examples=50, deadline=None)
@given(reports(), st.integers(), st.booleans(), st.sampled_from(sorted(RULES)))
def test_links_do_not_depend_on_order(made: list[Report], seed: int, copied: bool, rule: str) -> None:
    copies = {pair_of(made[0].member, made[1].member)} if copied else set[Pair[Member]]()
    shuffled = list(made)
    Random(seed).shuffle(shuffled)
    found = link(made, copies, rule)
    assert link(shuffled, copies, rule) == found
    held = [member for each in found for member in each.members]
    assert len(held) == len(set(held))
    for each in found:
        assert list(each.members) == sorted(each.members)
        assert len({(member.capture, member.article) for member in each.members}) == len(each.members) > 1
        assert 1 <= each.origins <= len(each.members)
        for field in each.merged.values():
            numbers = [number for one in field.reported for number in one.members]
            assert len(numbers) == len(set(numbers)) and set(numbers) <= set(range(len(each.members)))
            assert {one.members for one in field.disagreements} <= {one.members for one in field.reported}
            if isinstance(field, MergedFigure):
                assert field.low is not None and field.high is not None and field.best is not None
                assert field.low <= field.best <= field.high
