"""The templates, and the words that they use for the values of the record."""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from sayso.model import Judgement, Span, value_words
from sayso.record.event_rows import ArticleHead
from sayso.web.marking import Mark, mark_text, plain_text, visible
from sayso.wording import (
    SIGNS,
    casualty_words,
    dates_of,
    interval_words,
    number_words,
    one_line,
    period_words,
    sign_of,
    size_words,
    status_words,
    tally_words,
    when_words,
    where_words,
)

HERE = Path(__file__).parent
_SPACE = re.compile(r"\s")
STATIC = HERE / "static"
NAVIGATION = (
    ("/events", "Events"), ("/map", "Map"), ("/timeline", "Timeline"), ("/network", "Network"), ("/stories", "Stories"),
    ("/disagreements", "Disagreements"), ("/actors", "Actors"), ("/claims", "Claims"), ("/review", "Review"),
)  # fmt: skip
MORE = (
    ("/tallies", "Tallies"), ("/captures", "Captures"), ("/changes", "Changes"), ("/problems", "Problems"),
    ("/run", "Run"),
)  # fmt: skip
"""Pages that are asked for less often; they stand in a menu of their own."""


def article_address(head: ArticleHead, span: Span | None = None) -> str:
    """The page of an article, at a span of it if one is given."""
    return text_address(head.capture, head.article, span)


def text_address(capture: str, article: str, span: Span | None = None) -> str:
    """The same by the ids of the capture and of the article."""
    address = f"/captures/{quote(capture, safe=':')}/articles/{quote(article)}"
    return f"{address}?at={span.start}-{span.end}#at" if span else address


@cache
def static_address(name: str) -> str:
    """A file of the pages, with a digest of its bytes so that a browser may keep it."""
    return f"/static/{name}?{sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def sentence(row_sentence: str, start: int, trigger: Span) -> Markup:
    """A sentence that begins at `start` with its trigger marked."""
    shown = one_line_keeping(row_sentence)
    marks = [Mark(span=Span(trigger.start - start, trigger.end - start), kind="trigger")]
    return mark_text(shown, Span(0, len(shown)), marks) if shown else Markup("")


def one_line_keeping(words: str) -> str:
    """`words` with every white space as a blank, one for one."""
    return _SPACE.sub(" ", words)


def _number(value: int) -> str:
    return f"{value:,}"


def _given(judgement: Judgement) -> str:
    """The value that a judgement gives a field, for people."""
    return value_words(judgement.field or "", json.loads(judgement.value or "null"))


def _chain(names: tuple[str, ...]) -> Markup:
    """The chain of who says so, with arrows that are read out as words."""
    arrow = Markup(' <span class="arrow" aria-hidden="true">←</span><span class="sr"> as told by </span> ')
    links = [Markup("<bdi>{}</bdi>").format(visible(one_line(name))) for name in names]
    return arrow.join(links)


ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=visible,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals.update(  # pyright: ignore[reportCallIssue]
    article_address=article_address,
    text_address=text_address,
    static=static_address,
    sentence=sentence,
    sign_of=sign_of,
    SIGNS=SIGNS,
    plain_text=plain_text,
    escape=escape,
)
ENVIRONMENT.filters.update(
    casualty_words=casualty_words,
    chain=_chain,
    count_words=number_words,
    dates=dates_of,
    given_words=_given,
    interval=interval_words,
    number=_number,
    one_line=one_line,
    period_words=period_words,
    quoted=lambda value: quote(str(value), safe=":"),
    size=lambda found: size_words(found.min, found.best, found.max),
    status_words=lambda event: status_words(event.status, historical=event.historical),
    tally_words=tally_words,
    when_words=when_words,
    where_words=where_words,
)
