"""Transcripts: one article, whose text is what was said."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.coding.articles.credits import find_authors, publisher_of
from sayso.coding.articles.language import find_language
from sayso.coding.articles.looks import find_looks
from sayso.coding.articles.published import find_order, find_published
from sayso.coding.articles.signs import Signs
from sayso.coding.articles.units import Unit, find_units
from sayso.ids import record_id
from sayso.model import Article, Capture, Span

LANGUAGE_SAMPLE = 40  # turns


def find_transcript(capture: Capture, signs: Signs, language: str) -> Article | None:
    """The article of a capture with turns; None where nothing is said.

    Its body holds the turns and, each as a span of its own, the names of the speakers in front of them. A line above
    the first turn is the title; what else stands between the turns is furniture.
    """
    body = _body(capture)
    if not body:
        return None
    looks = find_looks(_outside(find_units(capture), body), signs)
    title = next((k.unit.span for k in looks if k.kind in ("line", "label") and k.unit.span.end <= body[0].start), None)
    dates = [look.unit.span for look in looks if look.kind == "date"]
    bylines = [look for look in looks if look.kind == "byline"]
    said = " ".join(capture.text[span.start : span.end] for span in body[:LANGUAGE_SAMPLE])
    article = Article(
        id=record_id("article", capture.id, title.start if title else body[0].start),
        title=title,
        body=body,
        furniture=tuple(look.unit.span for look in looks if look.unit.span != title),
        byline=bylines[0].unit.span if bylines else None,
        authors=find_authors((look.unit.text for look in bylines), signs),
        publisher=publisher_of(capture, None),
        language=find_language(said, signs.words, language),
    )
    order = find_order((look.unit.text for look in looks), signs)
    return replace(article, published=find_published(capture, article, dates, signs, order))


def _body(capture: Capture) -> tuple[Span, ...]:
    """Speakers and turns in order; of spans that share characters the first counts."""
    spans = [span for turn in capture.turns for span in (turn.speaker, turn.span) if span is not None and span.length()]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return tuple(kept)


def _outside(units: Sequence[Unit], body: Sequence[Span]) -> list[Unit]:
    starts = [span.start for span in body]
    outside: list[Unit] = []
    for unit in units:
        before = bisect_right(starts, unit.span.end - 1) - 1
        if before < 0 or body[before].end <= unit.span.start:
            outside.append(unit)
    return outside
