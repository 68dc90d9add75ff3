"""Splitting a capture into its articles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.coding.articles.boxes import demote_listed, demote_repeated
from sayso.coding.articles.credits import (
    agency_in_dateline,
    agency_of_lines,
    find_authors,
    find_dateline,
    find_owner,
    publisher_of,
    told_outlet,
)
from sayso.coding.articles.heads import Head, find_heads, mark_doubled
from sayso.coding.articles.language import find_language
from sayso.coding.articles.layout import Layout, body_span, lay_out
from sayso.coding.articles.looks import Look, closing_agency, find_looks
from sayso.coding.articles.published import Order, find_order, find_published, with_neighbours
from sayso.coding.articles.refusals import is_hollow, is_refusal, mark_first_line, promote_only
from sayso.coding.articles.signs import Signs, compile_signs
from sayso.coding.articles.transcripts import find_transcript
from sayso.coding.articles.units import Unit, find_units
from sayso.coding.articles.webpage import has_main, heads_alike, lay_out_main
from sayso.ids import record_id
from sayso.lang.articles import ArticleWords
from sayso.model import Article, Capture, Span, trim

LANGUAGE = "en"
SAMPLE_PARAGRAPHS = 6
MOST_UNITS_ABOVE = 6  # from a headline up to a date above it


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all articles of a page share; its `authors`, by the metadata, only where it has one article."""

    signs: Signs
    owner: str | None
    order: Order
    authors: tuple[str, ...]


def find_articles(capture: Capture, words: ArticleWords) -> tuple[Article, ...]:
    """The articles of a capture, in the order in which they stand; none for an empty page or one that holds no text.

    Spans of one article are in order and share no character. What is printed before the first headline belongs to
    the first article, as furniture; what stands behind a text, to the article above it.
    """
    signs = compile_signs(words)
    if capture.turns:
        transcript = find_transcript(capture, signs, LANGUAGE)
        return (transcript,) if transcript else ()
    looks = read_looks(find_units(capture), signs)
    if is_refusal(looks, signs):
        return ()
    layouts = lay_out_page(capture, looks)
    authors = [field.value for field in capture.metadata if field.name == "author"]
    page = Page(
        signs=signs,
        owner=find_owner((look.unit.text for look in looks if look.kind == "notice"), signs),
        order=find_order((look.unit.text for look in looks if look.kind in ("date", "byline")), signs),
        authors=tuple(authors) if len(layouts) == 1 else (),
    )
    found = [_article(capture, looks, layout, page) for layout in layouts]
    return tuple(with_neighbours(found, capture.text, signs))


def read_looks(units: Sequence[Unit], signs: Signs) -> list[Look]:
    """How the units of a page look, each in the light of the others."""
    looks = promote_only(demote_listed(find_looks(units, signs), signs), signs)
    return demote_repeated(mark_doubled(mark_first_line(looks)))


def lay_out_page(capture: Capture, looks: Sequence[Look]) -> list[Layout]:
    """The articles of a page by their parts; each reaches to the next headline."""
    heads = find_heads(looks)
    if not heads or (len(heads) == 1 and is_hollow(looks, heads[0])):
        return []
    if has_main(looks):
        heads = heads_alike(looks, heads)
        main = lay_out_main(capture, looks, heads[0]) if len(heads) == 1 else None
        if main is not None:
            return [main]
    reach = _reach_up(looks, heads[0])
    starts = [0, *(_start_of(looks, head, reach) for head in heads[1:]), len(looks)]
    return [lay_out(looks, head, start, end) for head, (start, end) in zip(heads, pairwise(starts), strict=True)]


def _reach_up(looks: Sequence[Look], head: Head) -> int:
    """How far above the headline the page prints the date of its first article; 0 if it prints none there."""
    if head.title is None or any(look.kind == "date" for look in looks[head.title : head.gap.end]):
        return 0
    above = range(head.title - 1, max(-1, head.title - 1 - MOST_UNITS_ABOVE), -1)
    return next((head.title - place for place in above if looks[place].kind == "date"), 0)


def _start_of(looks: Sequence[Look], head: Head, reach: int) -> int:
    if head.title is None:
        return head.gap.start
    start = max(head.gap.start, head.title - reach)
    return next((place for place in range(start, head.title) if looks[place].kind == "date"), head.title)


def _apart_from(title: Span | None, furniture: list[Span], text: str) -> tuple[Span, ...]:
    """Furniture in order, without the title, where that is a value in a line of metadata."""
    apart: list[Span] = []
    for span in furniture:
        if title is not None and title.overlaps(span):
            ends = (trim(text, span.start, title.start), trim(text, title.end, span.end))
            apart += [end for end in ends if end.length() > 0]
        else:
            apart.append(span)
    return tuple(sorted(apart))


def _article(capture: Capture, looks: Sequence[Look], layout: Layout, page: Page) -> Article:
    def spans(places: Sequence[int]) -> tuple[Span, ...]:
        return tuple(looks[place].unit.span for place in places)

    def texts(places: Sequence[int]) -> list[str]:
        return [looks[place].unit.text for place in places]

    signs = page.signs
    title = looks[layout.title].unit.span if layout.title is not None else layout.named
    body = tuple(body_span(looks[place], signs) for place in layout.body)
    glued = (Span(b.end, looks[p].unit.span.end) for b, p in zip(body, layout.body, strict=True))
    others = (*layout.furniture, *layout.bylines, *layout.dates, *layout.credits)
    paragraphs = [capture.text[span.start : span.end] for span in body]
    bylines, publisher = texts(layout.bylines), publisher_of(capture, page.owner)
    written = tuple(name for name in page.authors if name != publisher)
    dateline = find_dateline(capture.text, body[0], signs)
    agency = agency_in_dateline(capture.text, dateline, signs) if dateline else None
    credited = [
        closing_agency(paragraphs[-1], signs) or "",
        *written,
        *bylines,
        *texts(layout.credits),
        *texts(layout.labels),
    ]
    article = Article(
        id=record_id("article", capture.id, title.start if title else body[0].start),
        title=title,
        body=body,
        captions=spans(layout.captions),
        furniture=_apart_from(title, [*spans(others), *(span for span in glued if span.length())], capture.text),
        byline=spans(layout.bylines)[0] if layout.bylines else None,
        dateline=dateline,
        authors=written or find_authors(bylines, signs),
        publisher=publisher or told_outlet(paragraphs, signs),
        agency=agency or agency_of_lines(credited, signs),
        language=find_language(" ".join(paragraphs[:SAMPLE_PARAGRAPHS]), signs.words, LANGUAGE),
    )
    return replace(article, published=find_published(capture, article, spans(layout.dates), signs, page.order))
