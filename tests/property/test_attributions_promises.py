"""What holds for attributions of any text, however odd its quotation marks are."""

from dataclasses import replace
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.coding.attributions import attribution_at, chain_of, find_attributions
from sayso.coding.parses import Parse, Parser
from sayso.lang.attributions import AttributionWords, read_attribution_words
from sayso.model import Article, Attribution, Span, Turn, covers

PIECES = st.sampled_from(
    [
        "The minister", "officials", "a security source", "they", "He", "it", "the group", "Ali Hassan",
        "said", "says", "added", "denied", "accused", "was told", "according to", "is heard saying", "reported",
        "that", "of", "to", "and", "the army fled", "the town was shelled", "leave", "attacks", "the raid",
        '"', '"', "“", "”", "‘", "’", "'", ",", ".", "?", ":", "—", "\n", "\n\n", "(", ")", "…",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map(" ".join)


@lru_cache
def parser() -> Parser:
    return Parser()


@lru_cache
def words() -> AttributionWords:
    return read_attribution_words("en")


def paragraphs(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            found.append(Span(start, start + len(stripped)))
        at += len(line) + 1
    return tuple(found)


def code(text: str, turns: tuple[Turn, ...] = ()) -> tuple[Article, Parse, tuple[Attribution, ...]]:
    article = Article(id="a", publisher="The Daily", body=paragraphs(text), language="en")
    parse = parser().parse(text, article)
    return article, parse, find_attributions(parse, article, turns, words())


def characters(attribution: Attribution) -> set[int]:
    return {i for span in attribution.content for i in range(*span)}


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_contents_nest_or_are_apart(text: str) -> None:
    _, _, found = code(text)
    contents = [characters(attribution) for attribution in found]
    for one in contents:
        for other in contents:
            assert one <= other or other <= one or not one & other


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_article_and_parents_form_no_cycle(text: str) -> None:
    article, parse, found = code(text)
    by_id = {attribution.id: attribution for attribution in found}
    assert len(by_id) == len(found)
    for attribution in found:
        assert attribution.content
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)
            assert covers(article.body, span)
        seen: set[str] = set()
        at: Attribution | None = attribution
        while at is not None:
            assert at.id not in seen
            seen.add(at.id)
            at = by_id[at.parent] if at.parent else None
        assert chain_of(article, parse, attribution)[0] == "The Daily"


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    assert code(text)[2] == code(text)[2]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 30))
def test_a_turn_is_what_its_speaker_says(text: str, width: int) -> None:
    label = "SPEAKER ONE: "
    text = label + text
    turns = (Turn(span=Span(0, len(text)), speaker=Span(0, 11)), Turn(span=Span(min(width, len(text)), len(text))))
    article, _, found = code(text, turns)
    for attribution in found:
        assert attribution_at(replace(article, attributions=found), attribution.content[0]) is not None
    said = max(map(characters, found), key=len, default=set[int]())
    assert not any(text[i].isalnum() for i in range(len(label), len(text.rstrip())) if i not in said)
