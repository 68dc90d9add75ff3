from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.made_events import event, told

from sayso.lang import load_words
from sayso.linking.copies import CopyVerdict, find_kinships, find_origins
from sayso.linking.copies.counting import count_independent
from sayso.linking.copies.signs import compile_copy_signs
from sayso.linking.grouping import Pair, pair_of
from sayso.linking.merged import DEFAULT_RULE, RULES, merge_tellings, read_tellings
from sayso.linking.reports import Report
from sayso.model import Member, MergedFigure, MergedValue

WORDS = load_words("en")
SIGNS = compile_copy_signs(WORDS)
TOLD = "Rockets hit the grain market of Mirsk."


def merge(
    reports: Sequence[Report], rule: str = DEFAULT_RULE, copies: Sequence[Pair[Member]] = ()
) -> dict[str, MergedFigure | MergedValue]:
    verdict = CopyVerdict(relation="wire_copy", shared=1.0, score=1.0, reasons=())
    kinships = find_kinships((find_origins(report, SIGNS) for report in reports), dict.fromkeys(copies, verdict))
    members = [
        Member(capture=report.member.capture, article=report.member.article, event=report.events[0].id)
        for report in reports
    ]
    told_so = [(member, report, report.events[0]) for member, report in zip(members, reports, strict=True)]
    return merge_tellings(read_tellings(told_so, kinships, count_independent(members, kinships)), WORDS.identity, rule)


def toll(
    name: str, killed: int | tuple[int, int | None], day: str, publisher: str | None = None, chain: str = ""
) -> Report:
    chained = (chain,) if chain else ()
    return told(name, event(name, TOLD, killed=killed, chain=chained), day=day, publisher=publisher)


def figure(reports: Sequence[Report], rule: str = DEFAULT_RULE) -> MergedFigure:
    found = merge(reports, rule)["casualties.killed"]
    assert isinstance(found, MergedFigure)
    return found


TOLLS = [
    toll("a", 9, "2025-03-03", "Halden Post"),
    toll("b", 4, "2025-03-04", "Orvik Times"),
    toll("c", 4, "2025-03-04", "Mirsk Echo"),
    toll("d", 6, "2025-03-05", "Coast Herald"),
    toll("e", 5, "2025-03-01", "Valley Mail"),
]


@pytest.mark.parametrize(
    ("rule", "best"),
    [("most-recent", 6), ("most-conservative", 4), ("most-independent-origins", 4), ("median", 5), ("official", 6)],
)
def test_a_rule_chooses_the_best_figure(rule: str, best: int) -> None:
    found = figure(TOLLS, rule)
    assert (found.best, found.low, found.high, found.rule) == (best, 4, 9, rule)


def test_every_rule_is_tried() -> None:
    assert set(RULES) == {"most-recent", "most-conservative", "most-independent-origins", "median", "official"}


def test_the_official_figure_is_that_of_a_body_of_the_state() -> None:
    ministry = told(
        "a", event("a", TOLD, killed=3, chain=("interior ministry",)), bodies=["interior ministry"], day="2025-03-03"
    )
    (body,) = ministry.actors
    ministry = replace(ministry, actors=(replace(body, sector="GOV"),))
    assert figure([ministry, toll("b", 8, "2025-03-04", "Orvik Times")], "official").best == 3


def test_a_growing_toll_is_superseded_and_never_summed() -> None:
    found = figure([toll("a", 2, "2025-03-03", "Halden Post"), toll("b", 5, "2025-03-04", "Halden Post")])
    assert (found.best, found.high, found.disagreements) == (5, 5, ())
    assert [(one.value, one.members) for one in found.reported] == [(2, (0,)), (5, (1,))]


def test_two_voices_that_count_differently_disagree() -> None:
    found = figure(
        [toll("a", 2, "2025-03-03", "Halden Post", "army"), toll("b", 11, "2025-03-04", "Halden Post", "rebels")]
    )
    assert [(one.value, one.members) for one in found.disagreements] == [(2, (0,)), (11, (1,))]


def test_at_least_five_and_six_agree() -> None:
    assert figure([toll("a", (5, None), "2025-03-03", "Post"), toll("b", 6, "2025-03-03", "Echo")]).disagreements == ()


def test_copies_of_one_text_never_disagree_with_themselves() -> None:
    one = told("a", event("a", TOLD, killed=2, status="denied", actors=["Delta Front"]), bodies=["Delta Front"])
    other = told("b", event("b", TOLD, killed=7, actors=["Coast Guard"]), bodies=["Coast Guard"])
    apart, copied = merge([one, other]), merge([one, other], copies=[pair_of(one.member, other.member)])
    differ = {"casualties.killed", "status", "actors"}
    assert {field for field, value in apart.items() if value.disagreements} == differ
    assert not any(value.disagreements for value in copied.values())


def test_who_when_and_where_are_set_side_by_side() -> None:
    one = told(
        "a",
        event("a", TOLD, actors=["Moqtada al-Halim"], day="2025-03-03", town="Mirsk"),
        people=["Moqtada al-Halim"],
    )
    other = told("b", event("b", TOLD, actors=["Delta Front"], day="2025-03-05", town="Orvik"), bodies=["Delta Front"])
    merged = merge([one, other])
    assert {field for field in merged if merged[field].disagreements} == {"when", "where", "actors"}
    assert [one.members for one in merged["actors"].disagreements] == [(0,), (1,)]


def test_leaders_of_two_bodies_are_a_disagreement_and_employees_named_elsewhere_are_none() -> None:
    one = told("a", event("a", TOLD, recipients=["leaders of the Delta Front"]), bodies=["Delta Front"])
    other = told("b", event("b", TOLD, recipients=["some of the Orvik League leaders"]), bodies=["Orvik League"])
    same = told("c", event("c", TOLD, recipients=["Delta Front fighters"]), bodies=["Delta Front"])
    named = told("d", event("d", TOLD, recipients=["Ottar Brekkvik"]), people=["Ottar Brekkvik"])
    assert [one.members for one in merge([one, other])["recipients"].disagreements] == [(0,), (1,)]
    assert merge([one, same])["recipients"].disagreements == ()
    assert merge([one, named])["recipients"].disagreements == ()


def test_another_spelling_and_a_short_form_are_no_disagreement() -> None:
    one = told("a", event("a", TOLD, actors=["Moqtada al-Halim"]), people=["Moqtada al-Halim"])
    other = told("b", event("b", TOLD, actors=["Muqtada Al-Halim"]), people=["Muqtada Al-Halim"])
    crowd = told("c", event("c", TOLD, actors=["gunmen"]))
    assert merge([one, other, crowd])["actors"].disagreements == ()


LEAKED = "On the recording the harbour master is heard talking to smugglers."


def leaked(name: str, denied: str) -> Report:
    """A telling on the word of a tape, with what the one who is heard on it denies."""
    return told(
        name,
        event(name, LEAKED, status="alleged", actors=["Ottar Brekkvik"]),
        people=["Ottar Brekkvik"],
        denials=[("Ottar Brekkvik", denied)],
    )


def test_what_is_told_on_others_word_and_denied_is_reported_denied_beside() -> None:
    taken = told("b", event("b", LEAKED, actors=["Ottar Brekkvik"]), people=["Ottar Brekkvik"])
    status = merge([leaked("a", "that the recordings were real"), taken])["status"]
    assert {(one.value, one.members) for one in status.disagreements} == {
        ("alleged", (0,)),
        ("asserted", (1,)),
        ("denied", (0,)),
    }


def test_two_tellings_on_somebodys_word_that_is_denied_are_alleged_and_denied() -> None:
    status = merge(
        [leaked("a", "that the recordings were real"), leaked("b", "that it was his voice on the recording")]
    )["status"]
    assert isinstance(status, MergedValue)
    assert status.value == "alleged"
    assert [(one.value, one.members) for one in status.disagreements] == [("alleged", (0, 1)), ("denied", (0, 1))]


def test_who_denies_something_else_denies_nothing_of_it() -> None:
    taken = told("b", event("b", LEAKED, actors=["Ottar Brekkvik"]), people=["Ottar Brekkvik"])
    assert merge([leaked("a", "that taxes would rise"), taken])["status"].disagreements == ()


def test_a_party_is_called_by_the_name_that_follows_it() -> None:
    sentence = 'Envoys met representatives of an unknown faction, the "Ummat al-Nahr", in Orvik.'
    one = told("a", event("a", sentence, "CONSULT", actors=["representatives of an unknown faction"]))
    assert merge([one])["actors"].value == ("representatives of an unknown faction (Ummat al-Nahr)",)


def test_the_value_that_more_origins_report_is_taken() -> None:
    reports = [
        told(name, event(name, TOLD, day=day), day="2025-03-06", publisher=f"{name} Post")
        for name, day in (("a", "2025-03-03"), ("b", "2025-03-04"), ("c", "2025-03-04"))
    ]
    merged = merge(reports)["when"]
    assert (merged.value, [one.value for one in merged.reported]) == ("2025-03-04", ["2025-03-03", "2025-03-04"])
