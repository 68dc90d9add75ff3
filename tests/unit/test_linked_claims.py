"""Claims of different reports: one proposition, who asserts it, who denies it, and who no longer does."""

from tests.made_reports import actor, claim, report

from sayso.lang import load_words
from sayso.lang.rarity import load_rarity
from sayso.linking.actors import read_actors
from sayso.linking.claims import ClaimSigns, claim_keys, judge_claims, link_claims, read_claims
from sayso.linking.grouping import Pair, pair_of
from sayso.linking.reports import Report
from sayso.model import ClaimLink, Member

LOADED = load_words("en")
WORDS = LOADED.identity
SIGNS = ClaimSigns(names=WORDS, numbers=LOADED.numbers, rarity=load_rarity("en"))
DAM = "gunners of the Delta Front shelled the turbine hall of the Kessrin dam"


def links(
    *reports: Report,
    tied: frozenset[Pair[Member]] = frozenset(),
    apart: frozenset[Pair[Member]] = frozenset(),
) -> tuple[ClaimLink, ...]:
    profiles = [read_claims(one, read_actors(one, WORDS).company, SIGNS) for one in reports]
    verdicts = {}
    for i, one in enumerate(profiles):
        for other in profiles[i:]:
            verdicts |= judge_claims(one, other, WORDS)
    return link_claims(profiles, verdicts, WORDS, tied=tied, apart=apart)


def front(article: str, *claims: object, day: str | None = None) -> Report:
    """A report that names the Delta Front and the man who speaks for it."""
    known = [actor("Delta Front", "organization", sector="REB"), actor("Hatem Raouf", roles=["spokesman"])]
    return report(article, *known, claims=claims, day=day)  # pyright: ignore[reportArgumentType]


def test_one_proposition_in_other_words() -> None:
    one = front("a", claim("the army", DAM))
    two = front("b", claim("the ministry", "Delta Front gunners had shelled the Kessrin dam and its turbine hall"))
    (link,) = links(one, two)
    assert link.stances == {"asserts": (0, 1)}
    assert link.disagreements == ()


def test_asserted_and_denied() -> None:
    one = front("a", claim("the army", DAM))
    two = front("b", claim("Hatem Raouf", f"that {DAM}", "denies", cue="denied", speaker="Hatem_Raouf#0"))
    (link,) = links(one, two)
    assert link.stances == {"asserts": (0,), "denies": (1,)}
    (sentence,) = link.disagreements
    assert sentence.startswith("the army asserts, Hatem Raouf denies: “gunners of the Delta Front")


def test_a_plain_negation_denies_what_others_assert() -> None:
    one = front("a", claim("the army", "gunners shelled the turbine hall of the Kessrin dam"))
    two = front("b", claim("Hatem Raouf", "no gunners shelled the turbine hall of the Kessrin dam"))
    (link,) = links(one, two)
    assert link.stances == {"asserts": (0,), "denies": (1,)}


def test_what_somebody_does_not_know_is_no_denial() -> None:
    one = front("a", claim("the army", "gunners shelled the turbine hall of the Kessrin dam"))
    two = front("b", claim("Hatem Raouf", "he did not know gunners shelled the turbine hall of the Kessrin dam"))
    assert all("denies" not in link.stances for link in links(one, two))


def test_a_short_denial_answers_the_charge_that_names_its_speaker() -> None:
    known = [actor("Delta Front", "organization", sector="REB"), actor("Kessrin", "organization")]
    charge = claim("the army", "the Delta Front of shelling the turbine hall of the dam", "alleges", cue="accused")
    answer = claim("the Delta Front", "shelling the dam", "denies", cue="denied", speaker="Delta_Front#0")
    (link,) = links(report("a", *known, claims=[charge]), report("b", *known, claims=[answer]))
    assert link.stances == {"alleges": (0,), "denies": (1,)}


def test_a_denial_that_is_taken_back() -> None:
    denied = claim("Hatem Raouf", "that the recordings were forged", "denies", cue="insisted", speaker="Hatem_Raouf#0")
    before = front("a", denied, day="2025-03-01")
    later = front(
        "b",
        claim("he", "that the recordings were fabricated", "denies", cue="had said", speaker="Hatem_Raouf#0"),
        claim("he", "this denial", cue="withdrew", speaker="Hatem_Raouf#0"),
        day="2025-03-05",
    )
    (link,) = links(before, later)
    assert set(link.stances) == {"denies", "retracts"}
    assert any(sentence.startswith("Hatem Raouf takes it back (2025-03-05)") for sentence in link.disagreements)


def test_who_denies_the_charge_denies_what_was_charged() -> None:
    charge = claim("the army", "the Front of shelling the turbine hall of the Kessrin dam", "alleges", cue="accused")
    denied = claim("Hatem Raouf", "the charge", "denies", cue="denied", speaker="Hatem_Raouf#0")
    (link,) = links(front("a", charge, denied))
    assert set(link.stances) == {"alleges", "denies"}
    (sentence,) = link.disagreements
    assert sentence.startswith("the army alleges, Hatem Raouf denies: “the Front of shelling")


def test_other_figures_make_another_proposition() -> None:
    one = front("a", claim("the army", "14 gunners of the Delta Front were killed at the Kessrin dam"))
    two = front("b", claim("the ministry", "23 gunners of the Delta Front were killed at the Kessrin dam"))
    assert links(one, two) == ()


def test_a_demand_is_not_what_is_said_to_be_so() -> None:
    one = front(
        "a", claim("the army", "the Delta Front gunners to leave the turbine hall of the Kessrin dam", "demands")
    )
    two = front("b", claim("the army", "the Delta Front gunners leave the turbine hall of the Kessrin dam"))
    assert links(one, two) == ()


def test_what_is_said_every_day_is_one_claim_only_near_by() -> None:
    one = report("a", claims=[claim("police", "the victims suffered injuries that were grave")], towns=[1])
    two = report("b", claims=[claim("officers", "the victims suffered injuries that were grave")], towns=[2])
    assert links(one, two) == ()


def test_claims_of_one_article_are_linked_only_where_one_contradicts() -> None:
    told = [claim("the army", DAM), claim("the ministry", f"that {DAM}")]
    assert links(front("a", *told)) == ()
    denied = claim("Hatem Raouf", "that the Front shelled the turbine hall of the Kessrin dam", "denies", cue="denied")
    (link,) = links(front("a", told[0], denied))
    assert link.stances == {"asserts": (1,), "denies": (0,)}


def test_claims_worth_comparing_share_a_key() -> None:
    one = read_claims(front("a", claim("the army", DAM)), frozenset(), SIGNS)
    two = read_claims(front("b", claim("the ministry", f"yesterday {DAM}")), frozenset(), SIGNS)
    far = read_claims(front("c", claim("the ministry", "bakers of the old town went on strike")), frozenset(), SIGNS)
    assert claim_keys(one) & claim_keys(two)
    assert not claim_keys(one) & claim_keys(far)


def test_people_decide() -> None:
    one, two = front("a", claim("the army", DAM)), front("b", claim("the ministry", DAM))
    pair = pair_of(*(member for link in links(one, two) for member in link.members))
    assert links(one, two, apart=frozenset([pair])) == ()
    three = front("c", claim("the mayor", "bakers of the old quarter of Port Halden went on strike over flour"))
    other = Member(capture="sha256:c", article="c", attribution=three.claims[0].id)
    tied = links(one, three, tied=frozenset([pair_of(pair[0], other)]))
    assert [link.members for link in tied] == [pair_of(pair[0], other)]
