"""What is decided here in place of the NLP library, decided as the library does it."""

from functools import cache
from typing import Any

import pytest
import spacy

from sayso.coding.parses import Parse, Parser
from sayso.coding.parses.parser import MODEL
from sayso.model import Span

TEXTS = [
    "President Maria Lopez met Ahmed Hassan of the United Nations in Paris on Monday. The German minister stayed home.",
    "There were 12 dead in Kabul,  Afghanistan. There's more. Let's go; we're gonna leave and they've got ta stay.",
    "It ain't over. She can't, won't and shan't. I'd said so: y'all saw 'em goin' home for $ 5 million last week.",
    "New York",
    "   ",
    "The deal, worth more than 2.5 billion euros, was signed by Acme Corp. and the Bank of Example last year in Rome.",
    "HE SAID THAT THE REPUBLIC OF KOREA HAD DONE IT BETTER THAN ANYONE",
]


@cache
def library() -> Any:
    return spacy.load(MODEL)


@cache
def read() -> tuple[Parse, list[int]]:
    """All texts read at once, each as a paragraph, and where each begins."""
    starts = [sum(len(text) + 1 for text in TEXTS[:i]) for i in range(len(TEXTS))]
    pieces = [("body", Span(start, start + len(text))) for start, text in zip(starts, TEXTS, strict=True)]
    return Parser().parse_pieces("\n".join(TEXTS), pieces), starts  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_names_are_those_of_the_library(number: int) -> None:
    parse, starts = read()
    start, end = starts[number], starts[number] + len(TEXTS[number])
    found = [(n.span.start - start, n.span.end - start, n.label) for n in parse.names if start <= n.span.start < end]
    assert found == [(ent.start_char, ent.end_char, ent.label_) for ent in library()(TEXTS[number]).ents]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_tokens_are_those_of_the_library(number: int) -> None:
    parse, starts = read()
    start, end = starts[number], starts[number] + len(TEXTS[number])
    tokens = [token for token in parse.tokens if start <= token.start < end]
    expected = [token for token in library()(TEXTS[number]) if not token.is_space]
    assert [(t.text, t.lemma, t.pos, t.tag, t.dep) for t in tokens] == [
        (t.text, t.lemma_, t.pos_, t.tag_, t.dep_) for t in expected
    ]
    assert [parse.tokens[t.head].start - start for t in tokens] == [t.head.idx for t in expected]
    assert [[parse.tokens[c].start - start for c in t.children] for t in tokens] == [
        [c.idx for c in t.children if not c.is_space] for t in expected
    ]


def test_names_of_several_words_and_of_one_are_found() -> None:
    parse, _ = read()
    assert {"Maria Lopez", "Paris", "the United Nations"} <= {parse.words(name.span) for name in parse.names}


def test_forms_depend_on_the_word_beside_where_a_rule_says_so() -> None:
    parse, _ = read()
    lemmas = {(before.text, after.text): after.lemma for before, after in zip(parse.tokens, parse.tokens[1:])}  # noqa: B905
    assert lemmas["Let", "'s"] == "us"
    assert lemmas["There", "'s"] == "be"
    assert lemmas["gon", "na"] == "to"


def test_a_text_of_many_paragraphs_reads_as_its_parts_do() -> None:
    parse, _ = read()
    many = 200
    text = "\n".join(TEXTS[:1] * many)
    length = len(TEXTS[0])
    pieces = [("body", Span(i * (length + 1), i * (length + 1) + length)) for i in range(many)]
    whole = Parser().parse_pieces(text, pieces)  # pyright: ignore[reportArgumentType]
    tokens = [token for token in parse.tokens if token.start < length]
    assert [t.lemma for t in whole.tokens] == [t.lemma for t in tokens] * many
    assert [t.head - t.i for t in whole.tokens] == [t.head - t.i for t in tokens] * many
    assert len(whole.names) == many * sum(name.span.end <= length for name in parse.names)
