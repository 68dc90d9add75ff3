"""Splitting a capture into its articles."""

from sayso.ids import record_id
from sayso.lang.articles import ArticleWords
from sayso.model import Article, Capture, Span, trim


def find_articles(capture: Capture, words: ArticleWords) -> tuple[Article, ...]:
    """The articles of a capture, in the order in which they stand; none for an empty page or one that holds no text."""
    spans: list[Span] = []
    start = 0
    for line in capture.text.splitlines(keepends=True):
        span = trim(capture.text, start, start + len(line))
        if span.length():
            spans.append(span)
        start += len(line)
    if not spans:
        return ()
    return (Article(id=record_id("article", capture.id, spans[0].start), body=tuple(spans), language="en"),)
