"""Actors of different articles: one in all spellings, look-alikes apart, and open where nobody can tell."""

from collections.abc import Iterable

from tests.made_reports import actor, report

from sayso.lang import load_words
from sayso.linking.actors import link_actors, read_actors
from sayso.linking.grouping import Pair, pair_of
from sayso.linking.reports import Report
from sayso.model import ActorLink, Member

WORDS = load_words("en").identity


def links(
    *reports: Report,
    copies: Iterable[Pair[Member]] = (),
    tied: frozenset[Pair[Member]] = frozenset(),
    apart: frozenset[Pair[Member]] = frozenset(),
    undecided: frozenset[Pair[Member]] = frozenset(),
) -> tuple[ActorLink, ...]:
    profiles = [read_actors(one, WORDS) for one in reports]
    return link_actors(profiles, copies, WORDS, tied=tied, apart=apart, undecided=undecided)


def names(found: Iterable[ActorLink], judgement: str = "same") -> list[set[str]]:
    """The actors of each link, as `article/name`."""
    return [
        {f"{member.article}/{(member.actor or '').replace('_', ' ').split('#')[0]}" for member in link.members}
        for link in found
        if link.judgement == judgement
    ]


def member(one: Report, name: str, number: int = 0) -> Member:
    actor_id = f"{name}#{number}".replace(" ", "_")
    return Member(capture=one.member.capture, article=one.member.article, actor=actor_id)


def test_one_actor_under_several_spellings() -> None:
    one = report(
        "a", actor("Moqtada al-Sadr"), actor("Sadrist movement", "organization"), actor("Badr", "organization")
    )
    two = report("b", actor("Muqtada al-Sadr"), actor("Sadrists", "group"), actor("Badr Organization", "organization"))
    assert names(links(one, two)) == [
        {"a/Badr", "b/Badr Organization"},
        {"a/Moqtada al-Sadr", "b/Muqtada al-Sadr"},
        {"a/Sadrist movement", "b/Sadrists"},
    ]


def test_the_link_says_what_it_rests_on() -> None:
    one = report("a", actor("Moqtada al-Sadr", aliases=["Sadr"]))
    (link,) = links(one, report("b", actor("Muqtada al-Sadr")))
    assert link.name in ("Moqtada al-Sadr", "Muqtada al-Sadr")
    assert "Sadr" in link.aliases
    assert link.score >= 0.9
    assert any("spellings" in reason for reason in link.reasons)


def test_states_are_one_whatever_they_are_called() -> None:
    one = report("a", actor("United States", "state", country="US"))
    two = report("b", actor("Washington", "state", country="US"), actor("Iran", "state", country="IR"))
    assert names(links(one, two)) == [{"a/United States", "b/Washington"}]


def test_the_unnamed_of_two_articles_are_never_one() -> None:
    one = report(
        "a", actor("gunmen", "group"), actor("security source", "unknown"), actor("the ministry", "organization")
    )
    two = report(
        "b", actor("gunmen", "group"), actor("security source", "unknown"), actor("the ministry", "organization")
    )
    assert links(one, two) == ()


def test_security_forces_of_two_states_are_two() -> None:
    one = report("a", actor("Syrian security forces", "organization", country="SY"))
    two = report("b", actor("Israeli security forces", "organization", country="IL"))
    three = report("c", actor("Syrian security forces", "organization", country="SY"))
    assert names(links(one, two, three)) == [{"a/Syrian security forces", "c/Syrian security forces"}]


def test_foreign_ministers_of_two_states_are_two() -> None:
    one = report("a", actor("foreign minister", roles=["foreign minister"]), actor("France", "state", country="FR"))
    two = report("b", actor("foreign minister", roles=["foreign minister"]), actor("Chad", "state", country="TD"))
    assert links(one, two) == ()


def test_a_man_and_what_bears_his_name_stay_apart() -> None:
    one = report("a", actor("Maliki", roles=["politician"]), actor("Maliki’s coalition", "organization"))
    two = report("b", actor("Maliki’s Dawa Party", "organization"), actor("Nouri al-Maliki"))
    grouped = names(links(one, two))
    assert not any({"a/Maliki", "a/Maliki’s coalition"} <= group for group in grouped)
    assert not any({"b/Nouri al-Maliki", "b/Maliki’s Dawa Party"} <= group for group in grouped)
    assert not any({"a/Maliki’s coalition", "b/Nouri al-Maliki"} <= group for group in grouped)


def test_two_with_one_nom_de_guerre_stay_apart() -> None:
    one = report("a", actor("Abu Omar al-Shishani", roles=["leader"]), actor("ISIS", "organization"))
    two = report("b", actor("Abu Omar al-Baghdadi", roles=["leader"]), actor("ISIS", "organization"))
    assert names(links(one, two)) == [{"a/ISIS", "b/ISIS"}]


def test_an_alias_joins_two_names() -> None:
    one = report("a", actor("Ahmed al-Sharaa", aliases=["Abu Mohammed al-Golani"], roles=["president"]))
    two = report("b", actor("Abu Mohammad al-Julani", roles=["commander"], country="SY"))
    three = report("c", actor("Ahmad al-Shara"))
    assert len(names(links(one, two, three))[0]) == 3


def test_a_surname_needs_company() -> None:
    full = report("a", actor("Hadi Karroum"), actor("Delta Front", "organization"))
    same = report("b", actor("Karroum"), actor("Delta Front", "organization"))
    other = report("c", actor("Karroum"), actor("Lake Town Bakery", "organization"))
    assert {"a/Hadi Karroum", "b/Karroum"} in names(links(full, same, other))


def test_a_surname_that_fits_two_is_open() -> None:
    front = actor("Delta Front", "organization")
    one, two = report("a", actor("Hadi Karroum"), front), report("b", actor("Samir Karroum"), front)
    short = report("c", actor("Karroum"), front)
    found = links(one, two, short)
    assert names(found) == [{"a/Delta Front", "b/Delta Front", "c/Delta Front"}]
    assert {"a/Hadi Karroum", "c/Karroum"} in names(found, "undecided")
    assert {"b/Samir Karroum", "c/Karroum"} in names(found, "undecided")


def test_a_surname_that_the_article_itself_gives_to_another_is_left_alone() -> None:
    front = actor("Delta Front", "organization")
    full = report("a", actor("Hadi Karroum"), front)
    short = report("b", actor("Karroum"), actor("Lina Karroum"), front)
    assert not any("b/Karroum" in group for group in names(links(full, short)))


def test_the_one_whom_the_country_is_known_for() -> None:
    full = report("a", actor("Tarek Zoubayd", roles=["president"], country="SY", sector="GOV"))
    short = report("b", actor("Zoubayd"), actor("Syria", "state", country="SY"))
    far = report("c", actor("Zoubayd"), actor("Peru", "state", country="PE"))
    assert names(links(full, short, far)) == [{"a/Tarek Zoubayd", "b/Zoubayd"}]


def test_common_names_need_company() -> None:
    one = report("a", actor("Michael Smith", roles=["farmer"], sector="AGR"), towns=[1])
    two = report("b", actor("Michael Smith", roles=["senator"], sector="LEG"), towns=[2])
    three = report("c", actor("Michael Smith"), towns=[2])
    assert names(links(one, two, three)) == [{"b/Michael Smith", "c/Michael Smith"}]


def test_one_name_in_two_countries_is_open() -> None:
    one = report("a", actor("Bassam Qadiri", roles=["minister"], country="JO", sector="GOV"))
    two = report("b", actor("Bassam Qadiri", roles=["minister"], country="YE", sector="GOV"))
    found = links(one, two)
    assert names(found) == []
    assert names(found, "undecided") == [{"a/Bassam Qadiri", "b/Bassam Qadiri"}]


def test_a_third_article_does_not_make_one_of_two_namesakes() -> None:
    one = report("a", actor("Bassam Qadiri", roles=["minister"], country="JO", sector="GOV"))
    two = report("b", actor("Bassam Qadiri", roles=["minister"], country="YE", sector="GOV"), towns=[7])
    three = report("c", actor("Bassam Qadiri"), towns=[7])
    four = report("d", actor("Bassam Qadiri", roles=["tailor"]), towns=[9])
    found = links(one, two, three)
    assert names(found) == [{"b/Bassam Qadiri", "c/Bassam Qadiri"}]
    assert not any({"a/Bassam Qadiri", "b/Bassam Qadiri"} <= group for group in names(links(one, two, three, four)))


def test_a_father_and_a_son_of_one_article_are_two_everywhere() -> None:
    one = report("a", actor("Emil Varga", roles=["mayor"]), actor("Emil Varga Jr.", roles=["lawyer"]))
    two = report("b", actor("Emil Varga"), actor("Port Halden Council", "organization"))
    three = report("c", actor("Emil Varga Jr."))
    found = links(one, two, three)
    assert names(found) == [{"a/Emil Varga", "b/Emil Varga"}, {"a/Emil Varga Jr.", "c/Emil Varga Jr."}]
    assert names(found, "not_same") == [{"a/Emil Varga", "b/Emil Varga", "a/Emil Varga Jr.", "c/Emil Varga Jr."}]


def test_near_alike_names_of_one_group_are_open() -> None:
    company = [actor("Hatem Raouf"), actor("Delta Front", "organization")]
    one = report("a", actor("Ummat al-Rafidain", "organization", sector="UAF"), *company)
    two = report("b", actor("Ummah al-Rafiqin", "organization", sector="UAF"), *company)
    found = links(one, two)
    assert {"a/Ummat al-Rafidain", "b/Ummah al-Rafiqin"} in names(found, "undecided")
    assert not any("a/Ummat al-Rafidain" in group for group in names(found))


def test_near_alike_names_without_anything_in_common_are_no_question() -> None:
    one = report("a", actor("Ummat al-Rafidain", "organization"))
    two = report("b", actor("Ummah al-Rafiqin", "organization"))
    assert links(one, two) == ()


def test_the_first_word_of_a_body_needs_its_leader() -> None:
    led = [("leads", "Qais Khazali", "Asa'ib")]
    one = report("a", actor("Asa'ib", "organization"), actor("Qais Khazali"), relations=led)
    fuller = actor("Asa'ib Ahl al-Haq", "organization", sector="UAF")
    two = report("b", fuller, actor("Qais al-Khazali"), relations=[("leads", "Qais al-Khazali", "Asa'ib Ahl al-Haq")])
    three = report("c", actor("Asa'ib", "organization"))
    assert {"a/Asa'ib", "b/Asa'ib Ahl al-Haq"} <= names(links(one, two))[0]
    assert names(links(three, two)) == []


def test_actors_of_copies_correspond_one_to_one() -> None:
    def actors() -> list[object]:
        return [
            actor("gunmen", "group"),
            actor("child", number=1),
            actor("child", number=2),
            actor("the ministry", "organization"),
        ]

    one, two = report("a", *actors()), report("b", *actors())  # pyright: ignore[reportArgumentType]
    found = links(one, two, copies=[pair_of(one.member, two.member)])
    assert [sorted((m.article, m.actor) for m in link.members) for link in found if "child" in link.name] == [
        [("a", "child#1"), ("b", "child#1")],
        [("a", "child#2"), ("b", "child#2")],
    ]
    assert {"a/gunmen", "b/gunmen"} in names(found)
    assert {link.name for link in found} == {"gunmen", "child", "the ministry"}


def test_where_a_copy_has_more_of_a_kind_nobody_can_say_which_is_which() -> None:
    one = report("a", actor("child", number=1), actor("child", number=2))
    two = report("b", actor("child", number=1))
    assert links(one, two, copies=[pair_of(one.member, two.member)]) == ()


def test_people_decide() -> None:
    one, two = report("a", actor("Hadi Karroum")), report("b", actor("Hadi Karroum"))
    three = report("c", actor("Hadi Karroum"))
    pair = pair_of(member(one, "Hadi Karroum"), member(two, "Hadi Karroum"))
    parted = links(one, two, three, apart=frozenset([pair]))
    assert not any({"a/Hadi Karroum", "b/Hadi Karroum"} <= group for group in names(parted))
    assert names(parted, "not_same") == [{"a/Hadi Karroum", "b/Hadi Karroum"}]
    opened = links(one, two, undecided=frozenset([pair]))
    assert names(opened) == []
    assert {(link.judgement, link.by) for link in opened} == {("undecided", "people")}


def test_people_may_tie_what_has_no_name_in_common() -> None:
    one, two = report("a", actor("gunmen", "group")), report("b", actor("Delta Front", "organization"))
    pair = pair_of(member(one, "gunmen"), member(two, "Delta Front"))
    (link,) = links(one, two, tied=frozenset([pair]))
    assert link.members == pair
    assert (link.judgement, link.by, link.name) == ("same", "people", "Delta Front")


def test_many_articles_on_one_state_are_one_link() -> None:
    found = links(*(report(f"a{number}", actor("Israel", "state", country="IL")) for number in range(300)))
    assert [len(link.members) for link in found] == [300]
