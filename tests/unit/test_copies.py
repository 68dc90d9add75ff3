"""Whether two reports are one text: verdicts on pairs, links, excerpts, what must stay apart."""

from dataclasses import replace
from itertools import permutations

import pytest

from sayso.lang import load_words
from sayso.linking.copies import (
    CopySigns,
    CopyVerdict,
    Profile,
    compile_copy_signs,
    copy_keys,
    judge_copy,
    link_copies,
    read_profile,
)
from sayso.linking.grouping import pair_of
from sayso.linking.reports import Page, Report
from sayso.model import Member

FIRE = (
    "A fire destroyed the grain store in the port of Velmora early on Tuesday, the harbour master said.",
    "Dozens of workers were led out of the building by firemen, and three of them were taken to a clinic.",
    "The store held about 4,000 tonnes of wheat that had been bought by the province for the winter.",
    "“We saw smoke over the roof at five and rang the bell at once,” said Ilse Marten, who runs a bakery nearby.",
    "Nobody could say on Tuesday what had caused the fire, and the prosecutor of Velmora opened an inquiry.",
    "The province has promised to buy more wheat from its neighbours before the roads are closed by snow.",
)
FLOOD = (
    "The river Asten rose by two metres on Sunday and cut off four villages from the town of Braug.",
    "Soldiers brought bread and blankets to the villages in boats, as the only bridge had been swept away.",
    "A woman of eighty was found dead in her cellar in the village of Unterasten, the mayor told reporters.",
    "The forecasters of the province expect more rain until Wednesday, and schools will stay closed.",
)
TEMPLATE = (
    "The Valley Courier brings its readers the news of the valley, its schools, its farms and its sports clubs.",
    "Every week our reporters talk with people who live here, and every month a longer story looks at one place.",
)


@pytest.fixture(scope="module")
def signs() -> CopySigns:
    return compile_copy_signs(load_words("en"))


def made(
    capture: str,
    *sentences: str,
    title: str = "Fire destroys grain store in port of Velmora",
    publisher: str | None = None,
    url: str | None = None,
    dateline: str = "",
    agency: str | None = None,
    page: Page | None = None,
) -> Report:
    return Report(
        member=Member(capture=capture, article="a"),
        title=title,
        text="\n".join(sentences),
        captions=(),
        byline="",
        dateline=dateline,
        url=url,
        captured_at=None,
        publisher=publisher,
        agency=agency,
        authors=(),
        published=None,
        events=(),
        actors=(),
        claims=(),
        relations=(),
        page=page or Page(),
    )


def verdict(one: Report, other: Report, signs: CopySigns) -> CopyVerdict | None:
    mine, theirs = read_profile(one, signs), read_profile(other, signs)
    found = judge_copy(mine, theirs)
    assert found == judge_copy(theirs, mine)
    assert found is None or set(copy_keys(mine)) & set(copy_keys(theirs)), "a copy that would not be compared"
    return found


def relation(one: Report, other: Report, signs: CopySigns) -> str | None:
    found = verdict(one, other, signs)
    return found.relation if found else None


def test_a_page_captured_twice_is_one_article(signs: CopySigns) -> None:
    one = made("1", *FIRE, publisher="Harbour Post")
    assert relation(one, made("2", *FIRE, publisher="The Harbour Post"), signs) == "same_capture"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: text.replace("“", "").replace("”", "").replace(",", ""),
        lambda text: text.encode().decode("cp1252", "replace"),
        lambda text: text.encode().decode("latin-1"),
        lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;"),
        lambda text: text.replace(" ", "\u00a0", 3).replace("fi", "ﬁ").replace("winter", "win\u00adter"),
        lambda text: text.upper(),
    ],
)
def test_typography_and_wrong_conversion_change_nothing(damage, signs: CopySigns) -> None:
    one = made("1", *FIRE, publisher="Harbour Post")
    other = made("2", *(damage(sentence) for sentence in FIRE), publisher="Harbour Post")
    assert relation(one, other, signs) == "same_capture"


def test_a_capture_that_breaks_off_is_the_same_article(signs: CopySigns) -> None:
    cut = (*FIRE[:2], FIRE[2][:40])
    assert relation(made("1", *FIRE, publisher="Post"), made("2", *cut, publisher="Post"), signs) == "same_capture"


def test_furniture_makes_no_version(signs: CopySigns) -> None:
    more = (FIRE[0], "In Pictures", *FIRE[1:4], "Read more: The port of Velmora and its long past.", *FIRE[4:])
    notice = (*more[:3], "Sign up for our daily newsletter and never miss a story from the port.", *more[3:])
    one = made("1", *FIRE, publisher="Harbour Post")
    assert relation(one, made("2", *notice, publisher="Harbour Post"), signs) == "same_capture"


@pytest.mark.parametrize(
    "later",
    [
        (*FIRE[:3], "A second clinic said later that it had taken in two more workers.", *FIRE[3:]),
        (FIRE[0], FIRE[1].replace("three of them", "five of them"), *FIRE[2:]),
        (*FIRE[:2], FIRE[2].replace("4,000", "6,500"), *FIRE[3:]),
        (*FIRE[:4], FIRE[4].replace("opened an inquiry", "opened an inquiry against the owner of the store"), FIRE[5]),
    ],
)
def test_what_is_told_anew_makes_a_version(later: tuple[str, ...], signs: CopySigns) -> None:
    found = verdict(made("1", *FIRE, publisher="Post"), made("2", *later, publisher="Post"), signs)
    assert found and found.relation == "revision"
    assert any(reason.startswith(("only in one", "changed")) for reason in found.reasons)


def test_a_headline_that_calls_it_an_update_makes_a_version(signs: CopySigns) -> None:
    one = made("1", *FIRE, publisher="Post")
    later = replace(made("2", *FIRE, publisher="Post"), title="UPDATE 1-Fire destroys grain store in port of Velmora")
    assert relation(one, later, signs) == "revision"


def test_another_outlet_carries_it(signs: CopySigns) -> None:
    lead = "People in Braug, who buy their flour in Velmora, followed the news on the radio."
    trimmed = made("2", lead, *FIRE[:4], title="Store burns down in Velmora", publisher="Braug Herald")
    found = verdict(made("1", *FIRE, publisher="Harbour Post"), trimmed, signs)
    assert found and found.relation == "wire_copy"
    assert 0.7 < found.shared < 1


def test_addresses_decide_before_names(signs: CopySigns) -> None:
    one = made("1", *FIRE, publisher="News", url="https://www.post.example/a")
    assert relation(one, made("2", *FIRE, publisher="News", url="https://herald.example/b"), signs) == "wire_copy"
    assert relation(one, made("2", *FIRE, url="http://m.post.example/a?x=1"), signs) == "same_capture"


def test_the_head_of_the_page_names_the_outlet(signs: CopySigns) -> None:
    one = made("1", *FIRE, page=Page(head=("Harbour Post", "Home")))
    assert relation(one, made("2", *FIRE, page=Page(head=("Braug Herald",))), signs) == "wire_copy"
    assert relation(one, made("2", *FIRE, page=Page(head=("[The Harbour Post](/)",))), signs) == "same_capture"
    assert relation(made("1", *FIRE, page=Page(head=("Home",))), made("2", *FIRE, page=Page(head=("World",))), signs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Harbour Post", "Harbour Post", True),
        ("WKRB", "WKRB-TV Harbour", True),
        ("The Times", "Times", True),
        ("The Times", "Valley Times", False),
        ("Valley Times", "Valley Post", False),
        ("post.example.com", "Post Example", True),
    ],
)
def test_names_of_one_outlet(one: str, other: str, same: bool, signs: CopySigns) -> None:
    found = relation(made("1", *FIRE, publisher=one), made("2", *FIRE, publisher=other), signs)
    assert found == ("same_capture" if same else "wire_copy")


def test_a_name_behind_the_headline_outweighs_a_copyright_line(signs: CopySigns) -> None:
    one = made("1", *FIRE, title="Store burns in Velmora - Harbour News", publisher="Harbour News")
    other = made("2", *FIRE, title="Store burns in Velmora - Braug News 5", publisher="Harbour News")
    assert relation(one, other, signs) == "wire_copy"


def test_unknown_outlets_are_one_only_where_all_looks_the_same(signs: CopySigns) -> None:
    one = made("1", *FIRE)
    assert relation(one, made("2", *FIRE), signs) == "same_capture"
    assert relation(one, made("2", *FIRE, dateline="VELMORA (Reuters)", agency="Reuters"), signs) == "wire_copy"
    assert relation(one, made("2", *FIRE[:4]), signs) == "wire_copy"
    assert relation(one, made("2", *FIRE, title="Winter wheat lost"), signs) == "wire_copy"


def test_an_item_of_a_digest_is_an_excerpt(signs: CopySigns) -> None:
    page = Page(head=("Braug Herald", "Morning briefing"), articles=4, longest=500)
    item = made("2", *FIRE[:2], publisher="Braug Herald", page=page)
    found = verdict(made("1", *FIRE, publisher="Harbour Post"), item, signs)
    assert found and found.relation == "excerpt" and found.holder == item.member


def test_digests_that_hold_one_item_are_no_copies(signs: CopySigns) -> None:
    one, two = (Page(head=("Braug Herald", "Morning briefing"), articles=n, longest=500) for n in (4, 5))
    item = made("1", *FIRE[:2], publisher="Braug Herald", page=one)
    assert relation(item, made("2", *FIRE[:2], publisher="Braug Herald", page=two), signs) is None
    assert relation(item, made("2", *FIRE[:2], publisher="Braug Herald", page=one), signs) == "same_capture"


def test_a_digest_that_was_not_split_holds_how_an_article_begins(signs: CopySigns) -> None:
    page = Page(head=("Braug Herald",), articles=1, longest=900)
    digest = made("2", *FLOOD[:2], *FIRE[:2], title="News in brief", publisher="Braug Herald", page=page)
    found = verdict(made("1", *FIRE, *FIRE[3:], publisher="Harbour Post"), digest, signs)
    assert found and found.relation == "excerpt" and found.holder == digest.member


def test_shared_quotations_make_no_copy(signs: CopySigns) -> None:
    said = [
        "“There is not one family in this street that did not lose its bread for the winter,” said Ilse Marten.",
        "“They told us for years that the roof was old and that somebody would come and look at it,” she said.",
    ]
    one = made("1", FIRE[0], FIRE[2], *said)
    other = made("2", FLOOD[0], FLOOD[1], *said, title="Villages cut off, and a fire in Velmora")
    assert relation(one, other, signs) is None


def test_one_template_makes_no_copy(signs: CopySigns) -> None:
    one = made("1", *TEMPLATE, title="Mayor of Braug resigns", publisher="Valley Courier")
    other = made("2", *TEMPLATE, title="Goats win prize at autumn fair", publisher="Valley Courier")
    assert relation(one, other, signs) is None


def test_one_event_in_two_reports_makes_no_copy(signs: CopySigns) -> None:
    own = (
        "Fire raged through the granary of Velmora harbour before dawn on Tuesday.",
        "Firemen led dozens of workers to safety; a clinic is treating three of them.",
        "About 4,000 tonnes of wheat for the winter went up in smoke.",
        "The prosecutor has opened an inquiry into the cause.",
    )
    assert relation(made("1", *FIRE), made("2", *own), signs) is None


def test_a_follow_up_that_repeats_the_background_makes_no_copy(signs: CopySigns) -> None:
    follow = (
        "The owner of the grain store that burned in Velmora was arrested on Friday, the prosecutor said.",
        "He is accused of having turned off the alarm of the building the evening before, to save power.",
        "His lawyer denied this and said that the alarm had been broken since the spring.",
        FIRE[2],
        FIRE[1],
    )
    assert relation(made("1", *FIRE), made("2", *follow, title="Owner of grain store arrested"), signs) is None


def test_articles_of_one_page_are_not_compared(signs: CopySigns) -> None:
    one = read_profile(made("1", *FIRE), signs)
    assert judge_copy(one, replace(one, member=Member(capture="1", article="b"))) is None


def links_of(profiles: list[Profile], tied=frozenset(), apart=frozenset()):
    verdicts = {}
    for one in profiles:
        for other in profiles:
            if one.member < other.member and (found := judge_copy(one, other)):
                verdicts[pair_of(one.member, other.member)] = found
    return link_copies(verdicts, tied, apart)


@pytest.fixture(scope="module")
def family(signs: CopySigns) -> list[Profile]:
    later = (*FIRE[:3], "A second clinic said later that it had taken in two more workers.", *FIRE[3:])
    return [
        read_profile(report, signs)
        for report in (
            made("1", *FIRE, publisher="Harbour Post"),
            made("2", *FIRE, publisher="Harbour Post"),
            made("3", *later, publisher="Harbour Post"),
            made("4", *FIRE[:4], title="Store burns", publisher="Braug Herald"),
            made("5", *FLOOD, title="River cuts off villages", publisher="Braug Herald"),
        )
    ]


def test_links_nest_by_how_closely_texts_hang_together(family: list[Profile]) -> None:
    links = links_of(family)
    assert [(link.relation, [member.capture for member in link.members]) for link in links] == [
        ("same_capture", ["1", "2"]),
        ("revision", ["1", "2", "3"]),
        ("wire_copy", ["1", "2", "3", "4"]),
    ]
    assert all(link.reasons and 0 < link.shared <= 1 for link in links)


def test_links_do_not_depend_on_the_order(family: list[Profile]) -> None:
    wanted = links_of(family)
    assert all(links_of(list(order)) == wanted for order in permutations(family))


def test_people_win(family: list[Profile]) -> None:
    one, two, three, four, five = (profile.member for profile in family)
    kept = links_of(family, apart=frozenset(pair_of(member, four) for member in (one, two, three)))
    assert not any(four in link.members for link in kept)
    joined = links_of(family, tied=frozenset({pair_of(four, five)}))
    assert {four, five} <= set(next(link for link in joined if four in link.members).members)


def test_a_page_without_a_name_brings_no_two_outlets_together(signs: CopySigns) -> None:
    profiles = [
        read_profile(report, signs)
        for report in (
            made("1", *FIRE, publisher="Harbour Post"),
            made("2", *FIRE),
            made("3", *FIRE, publisher="Braug Herald"),
        )
    ]
    assert [(link.relation, [member.capture for member in link.members]) for link in links_of(profiles)] == [
        ("same_capture", ["1", "2"]),
        ("wire_copy", ["1", "2", "3"]),
    ]


def test_a_page_with_two_articles_ties_no_others(signs: CopySigns) -> None:
    both = made("3", *FIRE, *FLOOD, title=FIRE[0][:40], publisher="Sea Mirror")
    profiles = [
        read_profile(report, signs)
        for report in (
            made("1", *FIRE, publisher="Harbour Post"),
            made("2", *FLOOD, title="River cuts off villages", publisher="Braug Herald"),
            both,
        )
    ]
    assert [[member.capture for member in link.members] for link in links_of(profiles)] == [["1", "3"]]
