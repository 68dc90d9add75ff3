"""Whatever a page holds: articles are found without an error, in time, and their spans lie apart and in order."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.captures.html import read_html
from sayso.captures.retrieval import Retrieval
from sayso.coding.articles import find_articles
from sayso.ids import bytes_id
from sayso.lang.articles import ArticleWords
from sayso.lang.loading import read_words
from sayso.model import Article, Capture, Span, Turn

WORDS = read_words("en", "articles", ArticleWords)
LINES = [
    "Ferry Sinks Off Port Halden, Nine Missing",
    "FERRY SINKS OFF PORT HALDEN, NINE MISSING",
    "A ferry with forty passengers sank off Port Halden on Thursday, the coast guard said.",
    "“We heard a bang,” said one survivor. “Then water came",
    "PORT HALDEN, May 3 (Reuters) - Nine people are missing after a ferry sank.",
    "Rescuers search the shore near Port Halden, Thursday, May 3, 2018. (AP)",
    "By Jane Roe | 3 May 2018",
    "Published: 03-05-2018 14:05 GMT",
    "TT",
    "Read also: Storm closes harbour",
    "Share this article",
    "---",
    "# Storm closes harbour",
    "## What we know",
    "**Summary :** a ferry sank",
    "Most read",
    "14:05",
    "Page not found",
    "© 2018 The Halden Post. All rights reserved.",
    "HEADLINE: Mayor resigns over harbour contract",
    "(Reporting by Jane Roe; Editing by John Poe)",
    "المدينة هادئة بعد العاصفة",
    "港で船が沈み、九人が行方不明になった。",
    "- one item of a list",
    "12. another item",
    "[a link](/somewhere)",
    "* * *",
]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\x0c", "\n\n\n\n", " ", "\u2028"]
PAGES = st.lists(
    st.one_of(st.sampled_from(LINES), st.sampled_from(BREAKS), st.text(max_size=12)),
    max_size=40,
).map("".join)


def capture_of(text: str, turns: tuple[Turn, ...] = ()) -> Capture:
    raw = text.encode("utf-8", "surrogatepass")
    return Capture(id=bytes_id(raw), path="a.txt", text=text, media_type="text/plain", view="text/1", turns=turns)


def check(articles: tuple[Article, ...], text: str) -> None:
    taken: list[Span] = []
    for article in articles:
        assert article.body
        for spans in (article.body, article.captions, article.furniture):
            assert list(spans) == sorted(spans)
        own = [*article.body, *article.captions, *article.furniture, *([article.title] if article.title else [])]
        assert all(0 <= span.start < span.end <= len(text) for span in own)
        taken += own
    taken.sort()
    assert all(one.end <= other.start for one, other in pairwise(taken))
    assert len({article.id for article in articles}) == len(articles)


@settings(max_examples=300, deadline=None)
@given(text=PAGES)
def test_spans_of_texts_lie_apart_and_in_order(text: str) -> None:
    check(find_articles(capture_of(text), WORDS), text)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.tuples(st.sampled_from(["p", "h1", "h2", "li", "figcaption", "div"]), st.sampled_from(LINES))))
def test_spans_of_web_pages_lie_apart_and_in_order(lines: list[tuple[str, str]]) -> None:
    page = "".join(f"<{tag}>{line}</{tag}>" for tag, line in lines)
    capture = read_html(f"<html><body>{page}</body></html>".encode(), Retrieval(path="a.html", max_bytes=1_000_000))
    check(find_articles(capture, WORDS), capture.text)


@settings(max_examples=100, deadline=None)
@given(text=PAGES, cuts=st.lists(st.integers(min_value=0, max_value=200), max_size=8))
def test_spans_of_transcripts_lie_apart_and_in_order(text: str, cuts: list[int]) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    turns = tuple(Turn(span=Span(a, b)) for a, b in zip(ends[::2], ends[1::2], strict=False))
    check(find_articles(capture_of(text, turns), WORDS), text)


def test_long_texts_are_read_to_the_end() -> None:
    many = "\n".join(["Harbour notice number 7", "A ferry sank on Thursday, the coast guard said."] * 3_000)
    check(find_articles(capture_of(many), WORDS), many)
    long = "the ferry sank. " * 20_000
    check(find_articles(capture_of(long), WORDS), long)
    blank = "\n" * 200_000 + "a" * 500_000 + " \t" * 200_000
    check(find_articles(capture_of(blank), WORDS), blank)
    menu = "\n".join(f"Entry {number}" for number in range(10_000))
    assert find_articles(capture_of(menu), WORDS) == ()
