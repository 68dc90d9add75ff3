from sayso.linking import Decisions, decide, standing
from sayso.model import Judgement, Member
from sayso.model.vocabulary import Verdict

A, B, C = (Member(capture="sha256:1", article="a", event=name) for name in "abc")


def judgement(no: int, verdict: Verdict, *members: Member, withdraws: str | None = None) -> Judgement:
    at = f"2026-01-{no:02}T00:00:00+00:00"
    return Judgement(id=f"j{no}", verdict=verdict, members=members, by="ada", at=at, withdraws=withdraws)


def test_the_later_of_two_judgements_about_a_pair_counts() -> None:
    first, second = judgement(1, "same", A, B), judgement(2, "not_same", B, A)
    assert decide([first]) == Decisions(tied=frozenset({(A, B)}))
    assert decide([second, first]) == Decisions(apart=frozenset({(A, B)}))


def test_a_judgement_about_three_is_about_each_pair() -> None:
    assert decide([judgement(1, "same", C, A, B)]).tied == {(A, B), (A, C), (B, C)}


def test_what_was_withdrawn_has_no_effect_until_the_withdrawal_is_withdrawn() -> None:
    first = judgement(1, "same", A, B)
    gone = judgement(2, "withdraw", withdraws="j1")
    back = judgement(3, "withdraw", withdraws="j2")
    assert standing([first, gone]) == []
    assert standing([back, gone, first]) == [first]
    assert decide([first, gone]) == Decisions()


def test_decisions_are_told_apart_by_what_they_are_about() -> None:
    actor, other = (Member(capture="sha256:1", article="a", actor=name) for name in "xy")
    decisions = decide([judgement(1, "same", A, B), judgement(2, "undecided", actor, other)])
    assert decisions.about("event") == Decisions(tied=frozenset({(A, B)}))
    assert decisions.about("actor") == Decisions(undecided=frozenset({(actor, other)}))
    assert decisions.about(None) == Decisions()
