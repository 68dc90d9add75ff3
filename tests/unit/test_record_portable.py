"""What is easily not the same in SQLite and PostgreSQL: order, letter case, odd characters, large numbers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from made import TEXT, made_capture
from records import NewRecord
from sayso.model import CodedCapture, Span
from sayso.record import EventFilter, Record, Run, find_articles, open_record, read_coded
from sayso.record.event_index import Asked, read_event_index
from sayso.record.event_rows import text_of
from sayso.record.keyset import read_page
from sayso.record.schema import ARTICLES, METADATA, captures, runs
from sayso.record.values import END, NUL, STAND_INS, with_nul, without_nul

ODD = st.text(alphabet=st.sampled_from("ab\0" + STAND_INS + END + "\ue000\n\\"), max_size=12)


@pytest.fixture
def record(new_record: NewRecord) -> Iterator[Record]:
    with open_record(new_record(), create=True) as opened:
        yield opened


def with_names(*names: str) -> CodedCapture:
    """The capture whose events are by an actor of so many names."""
    coded = made_capture()
    (article,) = coded.articles
    army, *others = article.actors
    army = replace(army, name=names[0], aliases=names)
    return replace(coded, articles=(replace(article, actors=(army, *others)),))


@given(text=ODD)
def test_a_text_with_nul_is_kept_without_and_comes_back(text: str) -> None:
    kept = without_nul(text)
    assert kept is not None
    assert NUL not in kept
    assert with_nul(kept) == text
    assert all(one in (other, NUL) for one, other in zip(text, kept, strict=False))  # offsets stay


def test_nul_and_what_stands_for_it_are_kept_with_all_offsets(record: Record) -> None:
    text = TEXT + f"\n\nA {NUL} and a {STAND_INS[0]}, {END}{NUL} and at the end {END}"
    coded = made_capture(text=text)
    (article,) = coded.articles
    actor = replace(article.actors[0], name=f"Army{NUL}", aliases=(NUL, END, f"{NUL}{END}"))
    quoted = replace(article, actors=(actor, *article.actors[1:]), authors=(f"A{NUL}", "\\u0000"), publisher=NUL * 3)
    coded = replace(coded, articles=(quoted,))
    Run(record, coder="1").write(coded)
    assert list(read_coded(record)) == [coded]
    at = text.index("and at")
    with record.reading() as connection:
        assert connection.execute(select(captures.c.text)).scalar_one() == text
        assert connection.execute(select(text_of(captures.c.no * 0 + at, captures.c.no * 0 + at + 6))).scalar() in (
            "and at",
            "",  # SQLite's substr ends at NUL
        )
    assert [found.article.publisher for found in find_articles(record, EventFilter(actor="army"))] == [NUL * 3]


@pytest.mark.parametrize(
    ("name", "asked", "found"),
    [
        ("État-Major", "éTAT", True),
        ("ÅLESUND POLICE", "ålesund", True),
        ("ΣΩΜΑΤΑ", "σωματα", True),
        ("Полиция", "ПОЛИЦИЯ", True),
        ("İstanbul", "istanbul", False),
        ("A_B", "a%b", False),
        ("50% party", "50% P", True),
        ("Straße", "STRASSE", False),
    ],
)
def test_names_are_found_in_any_letter_case(record: Record, name: str, asked: str, found: bool) -> None:
    Run(record, coder="1").write(with_names(name))
    assert bool(list(find_articles(record, EventFilter(actor=asked)))) is found


def test_text_is_ordered_by_code_points(record: Record) -> None:
    words = ["Z", "a", "B", "~", "-", "É", "é", "ß", "2025-12", "2025-12-01", "2025", "\U0001f600", "\uffff", "", " "]
    with record.writing() as connection:
        connection.execute(runs.insert(), [{"coder": word, "started_at": "now"} for word in words])
    with record.reading() as connection:
        assert connection.execute(select(runs.c.coder).order_by(runs.c.coder)).scalars().all() == sorted(words)
        assert set(connection.execute(select(runs.c.coder).where(runs.c.coder > "2025-12")).scalars()) == {
            word for word in words if word > "2025-12"
        }


def test_numbers_of_64_bits_are_kept_and_places_beyond_are_no_places(record: Record) -> None:
    coded = made_capture()
    (article,) = coded.articles
    tally = replace(article.tallies[0], min=-(2**63), best=2**63 - 1, max=None)
    coded = replace(coded, articles=(replace(article, tallies=(tally,)),))
    Run(record, coder="1").write(coded)
    assert list(read_coded(record)) == [coded]
    with record.reading() as connection:
        table = ARTICLES.table
        for place in ("1.2147483648", "99999999999999999999.1", "1", "a.b", "-5000000000.1"):
            with pytest.raises(ValueError, match=r".*"):
                read_page(connection, select(table), list(table.primary_key), 5, place, "")
        assert not read_page(connection, select(table), list(table.primary_key), 5, "2147483647.2147483647", "")


def test_words_are_found_whatever_the_database(record: Record) -> None:
    Run(record, coder="1").write(with_names("État-Major Général", "Полиция"))
    index = read_event_index(record)
    asked = {
        "SHELLED": 1, "gunners*": 1, '"port halden"': 1, "gunners traders": 1, "nurse": 0, "etat major": 2,
        "GÉNÉRAL": 2, '"major general"': 2, "shelled etat": 1,
    }  # fmt: skip
    for words, number in asked.items():
        assert int(index.all_of(index.masks(Asked(values={}, words=words))).sum()) == number, words


def test_a_span_of_a_text_is_cut_in_the_database(record: Record) -> None:
    coded = made_capture()
    Run(record, coder="1").write(coded)
    (article,) = coded.articles
    title = article.title or Span(0, 1)
    table = ARTICLES.table.c
    with record.reading() as connection:
        wanted = select(text_of(table.title_start, table.title_end)).join_from(ARTICLES.table, captures)
        assert connection.execute(wanted).scalar_one() == TEXT[title.start : title.end]


def test_every_table_is_in_the_documents() -> None:
    page = (Path(__file__).parents[2] / "docs" / "RECORD.md").read_text(encoding="utf-8")
    described = page.split("## The tables")[1].split("## What is not")[0]
    named = set(re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in described.splitlines() if "|" in line)))
    assert named == set(METADATA.tables)
