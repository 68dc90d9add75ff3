"""What holds for copies whatever the texts are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.lang import load_words
from sayso.linking.copies import Changes, compile_copy_signs, find_changes, find_origins, judge_copy, read_profile
from sayso.linking.copies.alignment import find_runs
from sayso.linking.copies.words import read_words, repair
from sayso.linking.reports import Page, Report
from sayso.model import Member

SIGNS = compile_copy_signs(load_words("en"))
WORDS = st.sampled_from(
    ["store", "fire", "Velmora", "said", "on", "Tuesday", "“we", "saw”", "4,000", "men.", "The", "\n", "©", "AFP"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=120).map(" ".join))


def made(capture: str, text: str, title: str) -> Report:
    return Report(
        member=Member(capture=capture, article="a"),
        title=title,
        text=text,
        captions=(),
        byline=title,
        dateline="",
        url=title,
        captured_at=None,
        publisher=None,
        agency=None,
        authors=(),
        published=None,
        events=(),
        actors=(),
        claims=(),
        relations=(),
        page=Page(head=(title,)),
    )


@settings(deadline=None)
@given(TEXTS, TEXTS, st.text(max_size=30))
def test_a_verdict_is_the_same_both_ways(one: str, other: str, title: str) -> None:
    a, b = (read_profile(made(name, text, title), SIGNS) for name, text in (("1", one), ("2", other)))
    found = judge_copy(a, b)
    assert found == judge_copy(b, a)
    assert found is None or 0 < found.shared <= 1
    assert find_origins(made("1", one, title), SIGNS).member == a.member


@settings(deadline=None)
@given(TEXTS)
def test_a_text_is_unchanged_against_itself(text: str) -> None:
    changes = find_changes(text, text)
    assert not changes.changed
    if len(read_words(repair(text)).words) > 2:
        assert find_changes(text, "").removed or not read_words(text).words
    assert find_changes("", "") == Changes()


@given(st.lists(st.integers(0, 4), max_size=40), st.lists(st.integers(0, 4), max_size=40))
def test_runs_are_equal_words_and_no_word_is_used_twice(one: list[int], other: list[int]) -> None:
    runs = find_runs(one, other)
    mine = [place for run in runs for place in range(run.one, run.one + run.length)]
    theirs = [place for run in runs for place in range(run.other, run.other + run.length)]
    assert len(set(mine)) == len(mine) and len(set(theirs)) == len(theirs)
    assert all(one[a] == other[b] for a, b in zip(mine, theirs, strict=True))
