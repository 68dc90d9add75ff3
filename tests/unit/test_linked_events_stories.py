import pytest
from tests.made_events import event, told

from sayso.lang.rarity import load_rarity
from sayso.linking.events import EventSigns, judge_story, load_event_signs, read_profile
from sayso.linking.events.stories import STORY_FEATURES, compare_stories
from sayso.linking.reports import Report
from sayso.linking.words import words_of

FIRE = "The oil depot of Mirsk burned for hours after Vigdis Aune, a 41-year-old guard, saw two drones on Quay Road."


@pytest.fixture(scope="module")
def signs() -> EventSigns:
    return load_event_signs("en")


def features(signs: EventSigns, one: Report, other: Report) -> dict[str, float]:
    found = compare_stories(read_profile(one, signs), read_profile(other, signs))
    return dict(zip(STORY_FEATURES, found, strict=True))


def test_common_words_tell_less_than_rare_ones_and_unseen_ones_most() -> None:
    rarity = load_rarity("en")
    assert rarity.of("the") < rarity.of("police") < rarity.of("harbour") <= rarity.of("zzyzx") == rarity.unseen


def test_words_are_compared_without_case_accents_and_possessives() -> None:
    assert words_of("Brekkvik’s Élan, the AUNEs' 33-year-old") == [
        "brekkvik",
        "elan",
        "the",
        "aunes",
        "33",
        "year",
        "old",
    ]


def test_what_two_articles_share_and_where_they_part(signs: EventSigns) -> None:
    one = told("one", event("a", FIRE, day="2025-03-03", town="Mirsk"), people=["Vigdis Aune"], day="2025-03-04")
    same = told("two", event("b", FIRE, day="2025-03-03", town="Mirsk"), people=["V. Aune"], day="2025-05-04")
    other = told("three", event("c", "Anglers drowned.", day="2025-04-30", town="Halden"), people=["Odd Lie"])
    near, far = features(signs, one, same), features(signs, one, other)
    assert (near["town"], near["day"], near["past_day"], near["other_day"], near["undated"]) == (
        1.0,
        1.0,
        1.0,
        0.0,
        0.0,
    )
    assert near["people"] > 0 < near["ages"]
    assert near["words"] == pytest.approx(1.0)
    assert (far["other_town"], far["other_day"], far["undated"], far["strangers"], far["day"]) == (
        1.0,
        1.0,
        1.0,
        1.0,
        0.0,
    )


def test_names_in_a_text_in_capitals_are_its_rare_words(signs: EventSigns) -> None:
    shouted = read_profile(told("one", event("a", FIRE.upper())), signs)
    assert "aune" in shouted.names
    assert "the" not in shouted.names


def test_articles_with_nothing_in_them_are_about_nothing(signs: EventSigns) -> None:
    empty = read_profile(told("one"), signs)
    assert judge_story(empty, read_profile(told("two"), signs), None, signs) < 0
