"""Captures and articles: the text as captured, with what was read from it marked in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.requests import Request

from sayso.model import Article, CaptureHead, CodedCapture, Member, Problem, Span, hull
from sayso.record import FoundArticle, Location, find_locations
from sayso.record.event_pages import read_capture
from sayso.record.event_rows import ArticleHead
from sayso.web.marking import Mark, mark_parts
from sayso.web.pages.heads import head_of
from sayso.web.pages.versions import Other, others_of
from sayso.web.query import Query
from sayso.web.site import Answer, Site
from sayso.web.wrong import NotFoundError
from sayso.wording import one_line, words_of

WINDOW = 150_000  # characters of a text on one page
AROUND = 2_000  # characters ahead of the place that was asked for, in a longer text


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of text: `kind` is title, body, caption, furniture or between (what belongs to no article)."""

    kind: str
    span: Span
    article: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article as captured. `window` is what is shown, `parts` cover it in order; `others` are the same text."""

    head: ArticleHead
    article: Article
    text: str
    at: Span | None
    extent: Span
    window: Span
    parts: tuple[Part, ...]
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturePage:
    """A capture with its articles. `window` is what is shown of its text, `parts` cover it in order."""

    capture: CaptureHead
    locations: tuple[Location, ...]
    heads: tuple[ArticleHead, ...]
    events: tuple[int, ...]
    problems: tuple[Problem, ...]
    at: Span | None
    length: int
    window: Span
    parts: tuple[Part, ...]


def show_article(site: Site, request: Request, query: Query) -> Answer:
    """`/captures/ID/articles/ID`; `?at=120-134` marks these characters, `#at` goes to them."""
    coded = _capture(site, request)
    name = request.path_params["article"]
    article = next((one for one in coded.articles if one.id == name), None)
    if article is None:
        raise NotFoundError("the capture holds no such article", hint="it may have been coded anew, under another id")
    text = coded.capture.text or ""
    own = _parts(article)
    extent = hull([part.span for part in own]) if own else Span(0, len(text))
    at = _inside(query.span("at"), len(text))
    if at and not extent.contains(at):
        extent = hull([extent, at])  # evidence may stand elsewhere on the page, as a date beside the article
    window = _window(extent, at or _inside(query.span("from"), len(text)))
    page = ArticlePage(
        head=head_of(FoundArticle(capture=coded.capture, article=article, events=())),
        article=article,
        text=text[window.start : window.end],
        at=at,
        extent=extent,
        window=window,
        parts=tuple(_covering(own, window)),
        others=others_of(site.record, Member(capture=coded.capture.id, article=article.id)),
    )
    marked = mark_parts(text, [part.span for part in page.parts], _article_marks(article, text), at)
    shown = {"parts_marked": list(zip(page.parts, marked, strict=True))}
    return Answer(template="article.html", title=page.head.title or "Article", data=page, shown=shown)


def show_capture(site: Site, request: Request, query: Query) -> Answer:
    """`/captures/ID`: the whole text, with the bounds of its articles."""
    coded = _capture(site, request)
    text = coded.capture.text or ""
    at = _inside(query.span("at"), len(text))
    window = _window(Span(0, len(text)), at or _inside(query.span("from"), len(text)))
    parts = [part for article in coded.articles for part in _parts(article)]
    page = CapturePage(
        capture=coded.capture,
        locations=find_locations(site.record, coded.capture.id),
        heads=tuple(_heads(coded)),
        events=tuple(len(article.events) for article in coded.articles),
        problems=coded.problems,
        at=at,
        length=len(text),
        window=window,
        parts=tuple(_covering(parts, window)),
    )
    marked = mark_parts(text, [part.span for part in page.parts], [], at)
    shown = {"parts_marked": list(zip(page.parts, marked, strict=True)), "seen": list[str]()}
    return Answer(template="capture.html", title=f"Capture {coded.capture.path}", data=page, shown=shown)


def _article_marks(article: Article, text: str) -> list[Mark]:
    """Everything that was read from the article, as marks with links to what was made of it."""
    marks: list[Mark] = []
    names = {actor.id: one_line(actor.name) for actor in article.actors}

    def add(spans: Iterable[Span], kind: str, label: str, href: str = "") -> None:
        marks.extend(Mark(span=span, kind=kind, label=label, href=href) for span in spans)

    for claim in article.attributions:
        said = names.get(claim.speaker or "") or " … ".join(words_of(text, span) for span in claim.source)
        who = said or "nobody named"
        add(claim.content, "content", f"said by {who}")
        add(claim.source, "source", f"source: {who}")
        add(claim.cue, "cue", f"cue: {claim.stance}")
    for timex in article.timexes:
        add([timex.span], "when", f"time: {timex.value}")
    for place in article.places:
        known = ", ".join(filter(None, [place.name, place.admin1, place.country]))
        add([place.span], "where", f"place: {known}")
    for actor in article.actors:
        add(actor.mentions, "actor", f"actor: {names[actor.id]}", f"/actors/{actor.id}")
    for tally in article.tallies:
        add([tally.evidence], "toll", f"running tally: {tally.kind}")
    for event in article.events:
        what = " ".join(filter(None, [event.type, event.mode]))
        add([event.trigger, *event.mentions], "trigger", f"event: {what}, {event.status}", f"/events/{event.id}")
        for group in event.casualties:
            add([group.evidence], "toll", f"how many: {group.kind}")
    return marks


def _capture(site: Site, request: Request) -> CodedCapture:
    coded = read_capture(site.record, request.path_params["id"])
    if coded is None:
        raise NotFoundError("the record holds no such capture", hint="its list is at /captures")
    return coded


def _heads(coded: CodedCapture) -> Iterator[ArticleHead]:
    for article in coded.articles:
        yield head_of(FoundArticle(capture=coded.capture, article=article, events=()))


def _inside(span: Span | None, length: int) -> Span | None:
    return span if span and span.end <= length else None


def _window(extent: Span, at: Span | None) -> Span:
    """What of a long text is shown: its beginning, or what stands around a place."""
    if extent.length() <= WINDOW:
        return extent
    start = max(extent.start, at.start - AROUND) if at else extent.start
    return Span(start, min(extent.end, start + WINDOW))


def _parts(article: Article) -> list[Part]:
    kinds = {"title": [article.title] if article.title else [], "body": article.body, "caption": article.captions,
             "furniture": article.furniture}  # fmt: skip
    return [Part(kind=kind, span=span, article=article.id) for kind, spans in kinds.items() for span in spans]


def _covering(parts: list[Part], window: Span) -> Iterator[Part]:
    """The parts that lie in the window, and between them what belongs to none."""
    at = window.start
    for part in sorted(parts, key=lambda one: one.span):
        start, end = max(at, part.span.start), min(part.span.end, window.end)
        if start >= end:
            continue
        if start > at:
            yield Part(kind="between", span=Span(at, start), article=None)
        yield Part(kind=part.kind, span=Span(start, end), article=part.article)
        at = end
    if at < window.end:
        yield Part(kind="between", span=Span(at, window.end), article=None)
