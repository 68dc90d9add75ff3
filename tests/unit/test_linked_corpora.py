"""Small corpora through the real coder: what a careful coder would put on record about several reports of one thing."""

import pytest
from tests.made_corpora import ARRESTS, BLAME, DENIAL, PLACES, SIDES, STORMED, TOLL, read_pages

from sayso.coding import Knowledge, code_capture
from sayso.linking import LinkKnowledge, Report, link, load_link_knowledge, read_reports
from sayso.model import ClaimLink, CopyLink, EventLink, Link, MergedFigure, MergedValue


class Linker:
    """Codes each corpus once for all tests of a worker."""

    def __init__(self, coding: Knowledge, linking: LinkKnowledge) -> None:
        self._coding, self._linking = coding, linking
        self._read: dict[str, list[Report]] = {}

    def link(self, corpus: str, rule: str = "most-recent") -> list[Link]:
        """The links of a corpus."""
        if corpus not in self._read:
            self._read[corpus] = [
                report for page in read_pages(corpus) for report in read_reports(code_capture(page, self._coding))
            ]
        return link(self._read[corpus], self._linking, rule=rule)

    def papers(self, corpus: str, found: EventLink | CopyLink) -> set[str | None]:
        """The outlets of the articles that a link joins."""
        outlets = {report.member: report.publisher for report in self._read[corpus]}
        return {outlets[member.in_article()] for member in found.members}


@pytest.fixture(scope="module")
def linker(knowledge: Knowledge) -> Linker:
    return Linker(knowledge, load_link_knowledge())


def happenings(links: list[Link], kind: str | None = None) -> list[EventLink]:
    """The happenings, all or those of one type."""
    told = [found for found in links if isinstance(found, EventLink)]
    return [found for found in told if kind is None or _type(found) == kind]


def _type(found: EventLink) -> object:
    merged = found.merged.get("type")
    return merged.value if isinstance(merged, MergedValue) else None


def figure(found: EventLink, kind: str) -> MergedFigure:
    merged = found.merged[f"casualties.{kind}"]
    assert isinstance(merged, MergedFigure)
    return merged


def sides(found: EventLink, field: str) -> set[str | int]:
    return {one.value for one in found.merged[field].disagreements}


def test_a_toll_that_grows_over_four_reports_of_three_origins(linker: Linker) -> None:
    links = linker.link(TOLL)
    (blast,) = happenings(links, "ASSAULT")
    assert (blast.articles, blast.publishers, blast.origins) == (4, 4, 3)
    assert [found.relation for found in links if isinstance(found, CopyLink)] == ["wire_copy"]
    killed, injured = figure(blast, "killed"), figure(blast, "injured")
    assert (killed.best, killed.low, killed.high, killed.disagreements) == (12, 4, 12, ())
    assert (injured.best, injured.low, injured.high, injured.disagreements) == (23, 11, 23, ())


@pytest.mark.parametrize(
    ("rule", "killed"),
    [
        ("most-recent", 12),
        ("most-conservative", 4),
        ("most-independent-origins", 12),
        ("official", 4),
        ("median", 9),
    ],
)
def test_the_same_links_are_chosen_by_another_rule(linker: Linker, rule: str, killed: int) -> None:
    chosen = figure(happenings(linker.link(TOLL, rule), "ASSAULT")[0], "killed")
    assert (chosen.rule, chosen.best, chosen.low, chosen.high) == (rule, killed, 4, 12)
    assert linker.link(TOLL, rule) == linker.link(TOLL, rule)


def test_an_officials_denial_is_set_against_the_charge_and_later_dropped(linker: Linker) -> None:
    links = linker.link(DENIAL)
    ordered = next(found for found in happenings(links, "REQUEST"))
    assert sides(ordered, "status") == {"alleged", "denied"}
    told = [sentence for found in links if isinstance(found, ClaimLink) for sentence in found.disagreements]
    assert any(
        "Peter Kamau takes it back (2025-06-20)" in sentence and "denied before" in sentence for sentence in told
    )
    assert any("Peter Kamau asserts it (2025-06-20) and denies it (2025-06-0" in sentence for sentence in told)


def test_two_places_named_for_one_attack_disagree(linker: Linker) -> None:
    (attack,) = happenings(linker.link(PLACES))
    assert sides(attack, "where") == {"Maiduguri", "Damaturu"}
    assert {field for field, merged in attack.merged.items() if merged.disagreements} == {"where"}


def test_two_parties_that_blame_each_other_disagree_on_who_did_it_and_accuse_twice(linker: Linker) -> None:
    links = linker.link(BLAME)
    (shelling,) = happenings(links, "ASSAULT")
    assert sides(shelling, "actors") == {"Rapid Support Forces", "Sudanese army"}
    assert figure(shelling, "killed").best == 7
    assert not happenings(links, "ACCUSE")


def test_five_arrested_in_a_village_and_five_in_the_next_a_day_later_are_two(linker: Linker) -> None:
    assert not happenings(linker.link(ARRESTS))


def test_a_parliament_stormed_twice_in_a_month(linker: Linker) -> None:
    found = happenings(linker.link(STORMED))
    assert found
    assert all(linker.papers(STORMED, each) == {"Orvik Herald", "Delta Post"} for each in found)


def test_what_two_sides_of_a_war_count_is_no_toll_that_grows(linker: Linker) -> None:
    (strike,) = happenings(linker.link(SIDES), "ASSAULT")
    assert sides(strike, "casualties.killed") == {20, 35}
