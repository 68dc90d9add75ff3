"""Whatever the bytes: nothing is raised, spans hold, and the same bytes give the same captures."""

import gzip
import io
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.captures.html import read_html
from sayso.captures.read import CONTAINERS, READERS, find_in_stream, read_page
from sayso.captures.retrieval import Retrieval
from sayso.captures.text import read_text
from sayso.model import Capture

PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class='a'>",
            "</div>",
            "<br>",
            "<a href=x>",
            "</a>",
            "<h2>",
            "</h2>",
            "<li>",
            "<table><td>",
        ),
        *("<script>", "</script>", "<!--", "-->", "<figure><figcaption>", "</figure>", "<p hidden>", "<b>", "&nbsp;"),
        *(
            "<meta property=og:title content='A title'>",
            '<script type="application/ld+json">{"@type":"Article","headline":"',
        ),
        *(
            "\u200f",
            "e\u0301",
            "👩\u200d👧",
            "\0",
            "\r",
            "\r\n",
            "some words here ",
            "The same sentence stands here twice.",
        ),
        *(
            '"}',
            "1\n",
            "00:00:01,000 --> 00:00:02,000\n",
            "WEBVTT\n\n",
            "NAME: ",
            "<v Ann>",
            '{"text": "',
            '"segments": [',
        ),
        *("WARC/1.0\r\n", "WARC-Type: response\r\n", "Content-Length: 20\r\n", "Content-Type: text/html\r\n", "\n\n"),
    ]
)
PAGES = (
    st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40)
    .map("".join)
    .map(lambda t: t.encode("utf-8", "replace"))
)
BYTES = st.one_of(
    PAGES, st.binary(max_size=400), PAGES.map(gzip.compress), st.tuples(PAGES, st.binary(max_size=40)).map(b"".join)
)
RETRIEVAL = Retrieval(path="p", max_bytes=5_000)


@given(raw=BYTES, suffix=st.sampled_from(["", ".gz", *READERS, *CONTAINERS]))
@settings(max_examples=300, deadline=None)
def test_nothing_is_raised_and_spans_hold(raw: bytes, suffix: str) -> None:
    def read() -> list[Capture]:
        stream = io.BufferedReader(io.BytesIO(raw))
        pages = list(find_in_stream(stream, Retrieval(path=f"p{suffix}", max_bytes=5_000)))
        captures = [read_page(page) for page in pages]
        assert [capture.id for capture in captures] == [page.id for page in pages]
        return captures

    captures = read()
    assert captures
    assert captures == read()
    for capture in captures:
        capture.text.encode()
        assert "\0" not in capture.text
        assert capture.text.strip() or capture.problems
        spans = [block.span for block in capture.blocks] + [turn.span for turn in capture.turns]
        assert all(0 <= span.start < span.end <= len(capture.text) for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert all(capture.text[datum.span.start : datum.span.end] == datum.value for datum in capture.metadata)


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_plain_text_is_its_own_view(text: str) -> None:
    raw = text.encode()
    capture = read_text(raw, RETRIEVAL)
    if not any(problem.kind in {"not_text", "encoding_guessed"} for problem in capture.problems):
        assert capture.text == raw.decode("utf-8-sig").removeprefix("\ufeff")


@given(
    paragraphs=st.lists(
        st.text(st.characters(categories=["L", "N", "P", "M"], exclude_characters="\xad"), min_size=1), min_size=1
    )
)
@settings(deadline=None)
def test_paragraphs_come_back_in_order(paragraphs: list[str]) -> None:
    page = "".join(f"<p>{paragraph.replace('&', '&amp;')}</p>" for paragraph in paragraphs)
    capture = read_html(f'<meta charset="utf-8"><body>{page}</body>'.encode(), RETRIEVAL)
    seen = [capture.text[block.span.start : block.span.end] for block in capture.blocks if block.kind != "meta"]
    assert seen == paragraphs
