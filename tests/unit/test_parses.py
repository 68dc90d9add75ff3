"""What the parser is told before it reads: datelines, brackets, names."""

from functools import cache

import pytest

from sayso.coding.parses import Parse, Parser
from sayso.model import Article, Span


@cache
def parser() -> Parser:
    return Parser()


def parse(text: str, dateline: str = "") -> Parse:
    """The parse of an article of one paragraph, which opens with `dateline`."""
    article = Article(
        id="a", body=(Span(0, len(text)),), language="en", dateline=Span(0, len(dateline)) if dateline else None
    )
    return parser().parse(text, article)


def sentences(read: Parse) -> list[str]:
    return [read.words(sentence.span) for sentence in read.sentences]


@pytest.mark.parametrize(
    "dateline, opening",
    [
        ("TARMA, Peru (AP)", "TARMA, Peru (AP) --"),
        ("Tarma, 3 Mar 90 (DPA)", "Tarma, 3 Mar 90 (DPA) -- [Text]"),
        ("Tarma, March 3 (DPA)", "Tarma, March 3 (DPA)"),
    ],
)
def test_a_dateline_is_no_part_of_its_lead(dateline: str, opening: str) -> None:
    lead = "Gunmen killed two officers on Monday."
    read = parse(f"{opening} {lead} Nobody knows why.", dateline)
    assert read.words(read.sentences[read.lead].span) == lead
    assert read.tokens[read.sentences[read.lead].root].text == "killed"


def test_a_name_in_brackets_without_dash_or_date_is_no_dateline() -> None:
    text = "The Red Front (RF) has found a bomb near the station."
    assert sentences(parse(text, "The Red Front (RF)")) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Four members of the Red Front [RF] attacked the base near Tarma.",
        "The mayor was kidnapped on Friday [17 November] by a commando of the Red Front.",
        "He [the president] has gone away.",
    ],
)
def test_no_sentence_begins_at_a_bracket_inside_one(text: str) -> None:
    assert sentences(parse(text)) == [text]


def test_tokens_are_what_the_text_has() -> None:
    text = "Members of the Red Front [RF] left. [Reporter] Where (if anywhere) are they?"
    assert all(token.text == text[token.start : token.end] for token in parse(text).tokens)


def test_no_name_holds_half_a_bracket() -> None:
    read = parse("Members of the National Liberation Front [NLF] met Senator Jan Novak (Union) in Rome.")
    for name in read.names:
        words = read.words(name.span)
        assert words.count("[") + words.count("(") == words.count("]") + words.count(")")
