"""What changed between two versions, and words as they are compared."""

import pytest

from sayso.linking.copies import Changes, find_changes
from sayso.linking.copies.alignment import Run, find_runs
from sayso.linking.copies.words import find_sentences, fold, repair

OLD = (
    "Two miners were hurt on Monday when a tunnel near Karst gave way, the owner said. "
    "They were brought up after six hours. The tunnel had been checked in May."
)


def test_sentences_added_removed_and_changed() -> None:
    new = (
        "Three miners were hurt on Monday when a tunnel near Karst gave way, the owner said. "
        "They were brought up after six hours. A fourth man is still missing below ground."
    )
    assert find_changes(OLD, new) == Changes(
        added=("A fourth man is still missing below ground.",),
        removed=("The tunnel had been checked in May.",),
        changed=((OLD[:81], new[:83]),),
    )


@pytest.mark.parametrize(
    "new", [OLD, OLD.upper(), OLD.replace(". ", ".\n\n"), OLD.replace(",", ""), OLD.replace("near", "néar")]
)
def test_no_change(new: str) -> None:
    assert find_changes(OLD, new) == Changes()


def test_nothing_against_something() -> None:
    assert find_changes("", "") == Changes()
    assert find_changes("", "One man was freed. He went home.").added == ("One man was freed.", "He went home.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Gen. Abara met Dr. Sol in St. Ives. They spoke.", ["Gen. Abara met Dr. Sol in St. Ives.", "They spoke."]),
        ("“Go home.” They went.", ["“Go home.”", "They went."]),
        ("A heading\nThe text begins.", ["A heading", "The text begins."]),
        ("a line that was\nwrapped by hand. Next.", ["a line that was\nwrapped by hand.", "Next."]),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in find_sentences(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the mayorâ€™s cafÃ©", "the mayor’s café"),
        ("the mayor\u00e2\u0080\u0099s", "the mayor’s"),
        ("bread &amp; salt &#8217;24", "bread & salt ’24"),
        ("win\u00adter\u200b", "winter"),
        ("Él está aquí", "Él está aquí"),
        ("Noël, Ångström, pâté", "Noël, Ångström, pâté"),
    ],
)
def test_repair(text: str, wanted: str) -> None:
    assert repair(text) == wanted


def test_fold() -> None:
    assert [fold(word) for word in ("Café", "d’Or", "D'OR", "4,000", "Straße")] == [
        "cafe",
        "dor",
        "dor",
        "4000",
        "strasse",
    ]


def test_runs_of_equal_words() -> None:
    assert find_runs([1, 2, 3, 9, 4, 5, 6], [4, 5, 6, 7, 1, 2, 3]) == [
        Run(one=0, other=4, length=3),
        Run(one=4, other=0, length=3),
    ]
    assert find_runs([1, 2], [1, 2]) == []
    assert find_runs([], [1, 2, 3]) == []


def test_words_of_the_other_text_are_used_once() -> None:
    assert find_runs([1, 2, 3, 8, 1, 2, 3], [1, 2, 3]) == [Run(one=0, other=0, length=3)]
