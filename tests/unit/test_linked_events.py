from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from tests.made_events import event, told

from sayso.lang import load_words
from sayso.linking.copies import CopyVerdict, find_kinships
from sayso.linking.events import (
    EventSigns,
    EventVerdict,
    event_keys,
    judge_events,
    link_events,
    load_event_signs,
    read_profile,
)
from sayso.linking.grouping import Pair, pair_of
from sayso.linking.reports import Report
from sayso.model import EventLink, Member, PublicationDate

NAMES = load_words("en").identity

SHOT = event(
    "shot",
    "Gunmen shot the harbour master Ottar Brekkvik, 54, on Salt Street in Halden on Monday, police said.",
    mode="firearms",
    trigger="shot",
    actors=["Gunmen"],
    recipients=["Ottar Brekkvik"],
    day="2025-03-03",
    town="Halden",
    killed=1,
)
KILLED = event(
    "killed",
    "Ottar Brekkvik, the harbour master of Halden, was shot dead on Salt Street by two men on a ferry pier.",
    mode="firearms",
    trigger="shot",
    actors=["two men"],
    recipients=["Ottar Brekkvik"],
    day="2025-03-03",
    town="Halden",
    killed=1,
)
ONE = told("one", SHOT, title="Harbour master shot in Halden", people=["Ottar Brekkvik"], day="2025-03-03")
TWO = told("two", KILLED, title="Halden mourns its harbour master", people=["Ottar Brekkvik"], day="2025-03-04")


@pytest.fixture(scope="module")
def signs() -> EventSigns:
    return load_event_signs("en")


def judge(signs: EventSigns, reports: Sequence[Report]) -> list[EventVerdict]:
    profiles = [read_profile(report, signs) for report in reports]
    return [verdict for one, other in combinations(profiles, 2) for verdict in judge_events(one, other, None, signs)]


def link(
    signs: EventSigns,
    *reports: Report,
    tied: Sequence[Pair[Member]] = (),
    apart: Sequence[Pair[Member]] = (),
) -> tuple[EventLink, ...]:
    kinships = find_kinships([], {})
    verdicts = judge(signs, reports)
    return link_events(reports, verdicts, kinships, NAMES, frozenset(tied), frozenset(apart))


def member(report: Report, name: str) -> Member:
    return Member(capture=report.member.capture, article=report.member.article, event=name)


def grouped(links: Sequence[EventLink]) -> list[list[str | None]]:
    return [[member.event for member in link.members] for link in links]


def test_one_happening_told_by_two_papers_is_one(signs: EventSigns) -> None:
    (found,) = link(signs, ONE, TWO)
    assert {member.event for member in found.members} == {"shot", "killed"}
    assert (found.articles, found.origins) == (2, 2)
    assert found.score > 0.5
    assert "both ASSAULT firearms" in found.reasons


def test_verdicts_do_not_depend_on_which_comes_first(signs: EventSigns) -> None:
    one, two = read_profile(ONE, signs), read_profile(TWO, signs)
    assert judge_events(one, two, None, signs) == judge_events(two, one, None, signs) != ()


def test_reports_of_one_happening_share_a_key(signs: EventSigns) -> None:
    one, two = (event_keys(read_profile(report, signs), signs.rarity) for report in (ONE, TWO))
    assert one & two


def arrests(name: str, town: str, day: str, road: str) -> Report:
    told_so = event(
        name,
        f"Soldiers arrested five settlers near {town} on {road} after stones were thrown at shepherds.",
        "COERCE",
        "arrest",
        trigger="arrested",
        actors=["Soldiers"],
        recipients=["five settlers"],
        day=day,
        town=town,
    )
    return told(name, told_so, title=f"Five settlers arrested near {town}", day=day)


def test_two_arrests_a_day_apart_in_neighbouring_villages_stay_two(signs: EventSigns) -> None:
    assert (
        link(
            signs,
            arrests("halden", "Halden", "2025-03-03", "Mill Road"),
            arrests("orvik", "Orvik", "2025-03-04", "Quarry Lane"),
        )
        == ()
    )


def storming(name: str, day: str, published: str) -> Report:
    stormed = event(
        name,
        "Protesters stormed the parliament in Mirsk and occupied its chamber.",
        "PROTEST",
        "riot",
        trigger="stormed",
        actors=["Protesters"],
        recipients=["parliament"],
        day=day,
        town="Mirsk",
    )
    return told(name, stormed, title="Parliament stormed", day=published)


def test_a_parliament_stormed_twice_in_a_month_is_two_happenings(signs: EventSigns) -> None:
    first, again = storming("first", "2025-06-02", "2025-06-02"), storming("again", "2025-06-27", "2025-06-27")
    later = storming("later", "2025-06-27", "2025-06-28")
    assert grouped(link(signs, first, again, later)) == [["again", "later"]]


def test_two_events_of_one_article_are_never_one(signs: EventSigns) -> None:
    twice = told(
        "twice",
        SHOT,
        event("again", SHOT.sentence, mode="firearms", trigger="shot", recipients=["Ottar Brekkvik"], town="Halden"),
        people=["Ottar Brekkvik"],
        day="2025-03-03",
    )
    (found,) = link(signs, twice, TWO)
    assert len(found.members) == 2
    assert {member.article for member in found.members} == {"twice", "two"}


def test_an_appeal_that_stands_below_every_story_links_none(signs: EventSigns) -> None:
    def with_appeal(name: str, sentence: str, town: str, day: str) -> Report:
        appeal = event(
            f"{name} appeal", "Anyone who saw anything is asked to call the hot line.", "REQUEST", trigger="asked"
        )
        return told(name, event(name, sentence, day=day, town=town), appeal, day=day)

    one = with_appeal("one", "A baker was beaten behind the Halden mill.", "Halden", "2025-03-03")
    two = with_appeal("two", "Two anglers were robbed of their boat at Orvik.", "Orvik", "2025-09-09")
    assert link(signs, one, two) == ()


def test_copies_have_their_events_one_to_one(signs: EventSigns) -> None:
    other = event(
        "fled", "The gunmen fled to Orvik and set a van on fire.", "ASSAULT", "destroy", trigger="set", town="Orvik"
    )
    one = told("one", SHOT, other, people=["Ottar Brekkvik"], day="2025-03-03")
    copy = told("copy", SHOT, other, people=["Ottar Brekkvik"], day="2025-03-03")
    verdict = CopyVerdict(relation="wire_copy", shared=1.0, score=1.0, reasons=())
    verdicts = judge_events(read_profile(one, signs), read_profile(copy, signs), verdict, signs)
    kinships = find_kinships([], {pair_of(one.member, copy.member): verdict})
    found = link_events([one, copy], verdicts, kinships, NAMES)
    assert sorted(grouped(found)) == [["fled", "fled"], ["shot", "shot"]]
    assert {(link.articles, link.origins) for link in found} == {(2, 1)}


def test_people_have_the_last_word(signs: EventSigns) -> None:
    pair = pair_of(member(ONE, "shot"), member(TWO, "killed"))
    assert link(signs, ONE, TWO, apart=[pair]) == ()
    far = arrests("halden", "Halden", "2025-03-03", "Mill Road")
    tie = pair_of(member(ONE, "shot"), member(far, "halden"))
    assert len(link(signs, ONE, far, tied=[tie])) == 1


def test_a_third_report_changes_nothing_between_two(signs: EventSigns) -> None:
    before = {verdict.pair: verdict for verdict in judge(signs, [ONE, TWO])}
    after = {verdict.pair: verdict for verdict in judge(signs, [ONE, TWO, storming("x", "2025-06-02", "2025-06-02")])}
    assert before.items() <= after.items()


def test_an_undated_report_meets_those_of_the_year_after_its_first_possible_day(signs: EventSigns) -> None:
    bounds = PublicationDate(value=None, earliest="2024-12-01", latest=None, basis="caption", evidence=None)
    undated, older = replace(ONE, published=bounds, days=()), replace(TWO, days=(), events=(), published=None)
    dated = [replace(older, published=replace(bounds, value=day)) for day in ("2025-06-20", "2021-06-20")]
    keys, near, far = (event_keys(read_profile(report, signs), signs.rarity) for report in (undated, *dated))
    assert keys & near
    assert not keys & far


def test_sentences_that_tell_whom_to_call_are_no_events_and_bring_nothing_together(signs: EventSigns) -> None:
    appeal = event(
        "appeal",
        "Anyone who saw the beating is asked to call detectives at 555-0142.",
        "REQUEST",
        trigger="asked",
        recipients=["Anyone"],
    )
    report = told("tip", SHOT, appeal, people=["Ottar Brekkvik"], day="2025-03-03")
    profile = read_profile(report, signs)
    assert [one.id for one in profile.events] == ["shot"]
    assert "detectives" not in profile.words and "halden" in profile.words


def test_what_kinds_that_nobody_confuses_are_called_is_not_one(signs: EventSigns) -> None:
    charged = replace(KILLED, id="charged", type="ACCUSE", mode="allege", trigger="charged")
    about_it = replace(TWO, events=(charged,))
    assert link(signs, ONE, about_it) == ()


def test_two_who_accuse_each_other_accuse_twice(signs: EventSigns) -> None:
    def accusing(name: str, accuser: str, accused: str) -> Report:
        said = event(
            name,
            f"The {accuser} accused the {accused} of burning the Halden mill on Salt Street on Monday.",
            "ACCUSE",
            "allege",
            trigger="accused",
            actors=[accuser],
            recipients=[accused],
            day="2025-03-03",
            town="Halden",
        )
        return told(name, said, title="Halden mill burnt", bodies=["Delta Front", "Coast Guard"], day="2025-03-04")

    one, other = accusing("one", "Delta Front", "Coast Guard"), accusing("other", "Coast Guard", "Delta Front")
    again = accusing("again", "Delta Front", "Coast Guard")
    assert grouped(link(signs, one, other, again)) == [["again", "one"]]


def test_victims_of_two_ages_are_two(signs: EventSigns) -> None:
    def found_gun(name: str, child: str, how: str) -> Report:
        hurt = event(
            name,
            f"A {child} {how} in Halden.",
            mode="firearms",
            trigger="shot",
            recipients=[child],
            town="Halden",
        )
        return told(name, hurt, title="Boy shoots himself in the hand", day="2025-03-03")

    four, nine, same = (
        found_gun("four", "4-year-old boy", "found a pistol in a bedroom and shot himself in the hand"),
        found_gun("nine", "9-year-old boy", "shot himself in the hand with a pistol that he found in a shed"),
        found_gun("same", "four-year-old boy", "shot himself in the hand after he found a pistol at his home"),
    )
    assert grouped(link(signs, four, nine, same)) == [["four", "same"]]
