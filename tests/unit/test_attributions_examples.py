"""The examples of `attributions.toml`: each is coded and compared with what it asks for."""

import pytest

from sayso.coding.attributions import find_attributions
from sayso.coding.parses import Parser
from sayso.lang.attributions import AttributionExample, AttributionWords, read_attribution_words
from sayso.model import Article, Attribution, Span

WORDS = read_attribution_words("en")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def words() -> AttributionWords:
    return WORDS


def code(parser: Parser, words: AttributionWords, text: str) -> tuple[Attribution, ...]:
    article = Article(id="a", body=(Span(0, len(text)),), language="en")
    return find_attributions(parser.parse(text, article), article, (), words)


def said(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def param(example: AttributionExample) -> object:
    marks = [pytest.mark.xfail(reason=example.known_failure, strict=True)] if example.known_failure else []
    return pytest.param(example, marks=marks, id=f"{example.cue or 'none'}: {example.text[:40]}")


@pytest.mark.parametrize("example", [param(example) for example in WORDS.examples])
def test_example(parser: Parser, words: AttributionWords, example: AttributionExample) -> None:
    found = code(parser, words, example.text)
    roles = [(said(example.text, a.source), said(example.text, a.cue), said(example.text, a.content), a) for a in found]
    if example.content is None:
        assert roles == []
        return
    wanted = (example.source, example.cue, example.content)
    assert wanted in [role[:3] for role in roles]
    attribution = next(role[3] for role in roles if role[:3] == wanted)
    for field in ("kind", "stance", "medium"):
        if (value := getattr(example, field)) is not None:
            assert getattr(attribution, field) == value, field
