"""What changed between two versions, and words as they are compared."""

import pytest

from sayso.lang import load_words
from sayso.linking.copies import Changes, compile_copy_signs, find_changes, order_versions
from sayso.linking.copies.alignment import Run, find_runs
from sayso.linking.copies.words import find_sentences, fold, repair
from sayso.linking.reports import Report
from sayso.model import Member, PublicationDate

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


def version(name: str, title: str, text: str = "One.", day: str | None = None, captured: str | None = None) -> Report:
    return Report(
        member=Member(capture=name, article="a"),
        title=title,
        text=text,
        captions=(),
        byline="",
        dateline="",
        url=None,
        captured_at=captured,
        publisher=None,
        agency=None,
        authors=(),
        published=PublicationDate(value=day, earliest=day, latest=day, basis="url", evidence=None) if day else None,
        events=(),
        actors=(),
        claims=(),
        relations=(),
    )


def test_versions_in_order() -> None:
    reports = [
        version("a", "UPDATE 1-UPDATED: Tunnel gives way", day="2024-05-06"),
        version("b", "Tunnel gives way", day="2024-05-07"),
        version("c", "Tunnel gives way (updated)", day="2024-05-06"),
        version("d", "Tunnel gives way", "One. Two.", day="2024-05-06"),
        version("e", "Tunnel gives way", "One.", day="2024-05-06"),
        version("f", "Tunnel gives way", captured="2024-05-06T07:00:00Z"),
        version("g", "Tunnel gives way", captured="2024-05-06T06:00:00Z"),
        version("h", "Tunnel gives way"),
    ]
    ordered = order_versions(reports, compile_copy_signs(load_words("en")))
    assert "".join(report.member.capture for report in ordered) == "hedgfcab"
