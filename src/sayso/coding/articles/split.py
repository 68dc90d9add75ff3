"""Splitting a capture into its articles."""

from collections.abc import Sequence

from sayso.coding.articles.heads import Head, find_heads, mark_doubled
from sayso.coding.articles.language import find_language
from sayso.coding.articles.layout import Layout, body_span, lay_out
from sayso.coding.articles.looks import Look, find_looks
from sayso.coding.articles.signs import Signs, compile_signs
from sayso.coding.articles.units import find_units
from sayso.ids import record_id
from sayso.lang.articles import ArticleWords
from sayso.model import Article, Capture, Span


def find_articles(capture: Capture, words: ArticleWords) -> tuple[Article, ...]:
    """The articles of a capture, in the order in which they stand; none for an empty page or one that holds no text."""
    signs = compile_signs(words)
    looks = mark_doubled(find_looks(find_units(capture), signs))
    heads = find_heads(looks)
    layouts: list[Layout] = []
    for place, head in enumerate(heads):
        start = 0 if place == 0 else _start_of(head)
        end = _start_of(heads[place + 1]) if place + 1 < len(heads) else len(looks)
        layouts.append(lay_out(looks, head, start, end))
    return tuple(_article(capture, looks, layout, signs) for layout in layouts)


def _start_of(head: Head) -> int:
    return head.title if head.title is not None else head.gap.start


def _article(capture: Capture, looks: Sequence[Look], layout: Layout, signs: Signs) -> Article:
    title = looks[layout.title].unit.span if layout.title is not None else None
    body = tuple(body_span(looks[place], signs) for place in layout.body)
    first = title.start if title else body[0].start
    sample = " ".join(capture.text[span.start : span.end] for span in body[:6])

    def spans(places: Sequence[int]) -> tuple[Span, ...]:
        return tuple(looks[place].unit.span for place in places)

    return Article(
        id=record_id("article", capture.id, first),
        title=title,
        body=body,
        captions=spans(layout.captions),
        furniture=spans(sorted((*layout.furniture, *layout.bylines, *layout.dates, *layout.credits))),
        byline=None,
        language=find_language(sample, signs.words, "en"),
    )
