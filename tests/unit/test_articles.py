"""Pages of our own making, and what a reader takes for their articles."""

import textwrap
from pathlib import Path

import pytest

from sayso.captures.html import read_html
from sayso.captures.retrieval import Retrieval
from sayso.coding.articles import find_articles
from sayso.ids import bytes_id
from sayso.lang.articles import ArticleWords
from sayso.lang.loading import read_words
from sayso.model import Article, Capture, Span, Turn

WORDS = read_words("en", "articles", ArticleWords)
EXAMPLES = Path(__file__).parents[2] / "examples"

FERRY = "Ferry Sinks Off Port Halden, Nine Missing"
FERRY_TEXT = [
    "A ferry with forty passengers sank off Port Halden on Thursday, and nine are missing, the coast guard said.",
    "Survivors spoke of a bang below the waterline. “Then the lights went out,” said one of the passengers.",
    "The coast guard sent two helicopters and asked fishing boats to help.",
]
STRIKE = "Teachers in Marwick Vote for Strike Over Pay"
STRIKE_TEXT = [
    "Teachers at all schools of Marwick voted on Monday to stop work for a week, their union said.",
    "The union wants salaries to follow prices, which the council calls impossible.",
    "Parents were told to keep their children at home.",
]
CAPTION = "Rescuers search the shore near Port Halden, Thursday, May 3, 2018. (AP)"


def read(text: str, **fields: object) -> tuple[Article, ...]:
    raw = text.encode()
    capture = Capture(id=bytes_id(raw), path="a.txt", text=text, media_type="text/plain", view="text/1", **fields)  # type: ignore[arg-type]
    return find_articles(capture, WORDS)


def read_page(html: str) -> tuple[tuple[Article, ...], str]:
    capture = read_html(html.encode(), Retrieval(path="a.html", max_bytes=1_000_000))
    return find_articles(capture, WORDS), capture.text


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def shown(text: str, articles: tuple[Article, ...]) -> list[tuple[str | None, list[str]]]:
    return [(cut(text, (a.title,))[0] if a.title else None, cut(text, a.body)) for a in articles]


def page(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


BOTH = [(FERRY, FERRY_TEXT), (STRIKE, STRIKE_TEXT)]


@pytest.mark.parametrize("widget", ["TT", "Aa", "Nightly bulletin"])
@pytest.mark.parametrize("change", [str, str.upper])
def test_doubled_headers_with_doubled_captions(widget: str, change: type[str]) -> None:
    text = page(
        f"{FERRY}\n\n{CAPTION}\n{CAPTION}\n{widget}\n\n{change(FERRY)}\n\n {CAPTION}\n{CAPTION}",
        *FERRY_TEXT,
        f"\n{STRIKE}\n\n{widget}\n\n{change(STRIKE)}",
        *STRIKE_TEXT,
    )
    articles = read(text)
    assert shown(text, articles) == BOTH
    assert cut(text, articles[0].captions) == [CAPTION] * 4
    assert articles[1].captions == ()


def test_first_article_without_a_header() -> None:
    text = page(*FERRY_TEXT, f"\n{STRIKE}\n\nTT\n\n{STRIKE}", *STRIKE_TEXT)
    assert shown(text, read(text)) == [(None, FERRY_TEXT), (STRIKE, STRIKE_TEXT)]


def test_aggregator_with_menus_boxes_and_notices() -> None:
    text = page(
        "The Halden Post\nHome\nHarbour\nSport\nLetters",
        FERRY,
        "Jane Roe | 3 May 2018\nSend to a friend",
        FERRY_TEXT[0],
        "RELATED: Harbour master defends new rules for ferries",
        FERRY_TEXT[1] + " Before you go: Harbour master defends new rules for ferries",
        "Advertisement",
        FERRY_TEXT[2],
        "Send to a friend",
        "Others are reading\nHarbour master defends new rules\nStorm closes three schools in the north",
        "Sign up for our weekly letter and get the best of the harbour in your inbox.",
        STRIKE,
        "John Poe | 7 May 2018\nSend to a friend",
        *STRIKE_TEXT,
        "Most read\nStorm closes three schools in the north\nA storm on Sunday night tore the roofs from three ...",
        "© 2018 The Halden Post. All rights reserved.",
    )
    articles = read(text)
    assert shown(text, articles) == BOTH
    assert [a.published.value if a.published else None for a in articles] == ["2018-05-03", "2018-05-07"]
    assert [a.authors for a in articles] == [("Jane Roe",), ("John Poe",)]
    assert {a.publisher for a in articles} == {"The Halden Post"}


def test_sections_of_a_markdown_article_are_its_own() -> None:
    text = page(
        "---",
        f"# {FERRY}",
        "03-05-2018",
        "## Authors",
        "Dr. Jane Roe",
        FERRY_TEXT[0],
        "## Witnesses of the Night",
        FERRY_TEXT[1],
        "## What Happens Next",
        FERRY_TEXT[2],
    )
    (article,) = read(text)
    assert cut(text, (article.title,) if article.title else ()) == [FERRY]
    assert [line for line in cut(text, article.body) if line in FERRY_TEXT] == FERRY_TEXT
    assert article.authors == ("Dr. Jane Roe",)


def test_articles_under_headings_of_one_level() -> None:
    text = page(f"# {FERRY}", *FERRY_TEXT, "---", f"# {STRIKE}", *STRIKE_TEXT)
    assert shown(text, read(text)) == BOTH


def test_wire_copy_with_slugs_datelines_and_credits() -> None:
    text = page(
        "Ferry-Halden, URGENT",
        FERRY,
        "By Jane Roe, AP",
        "PORT HALDEN, May 3 (AP) - " + FERRY_TEXT[0],
        *FERRY_TEXT[1:],
        "(Reporting by Jane Roe; Editing by John Poe)",
        "-0-",
        "Strike-Marwick, LEAD",
        STRIKE,
        "MARWICK, 7 May 2018 (AP) -- " + STRIKE_TEXT[0],
        *STRIKE_TEXT[1:],
        "-0-",
    )
    articles = read(text)
    assert [title for title, _ in shown(text, articles)] == [FERRY, STRIKE]
    assert [a.agency for a in articles] == ["AP", "AP"]
    assert cut(text, tuple(a.dateline for a in articles if a.dateline)) == [
        "PORT HALDEN, May 3 (AP)",
        "MARWICK, 7 May 2018 (AP)",
    ]
    assert articles[1].published is not None
    assert (articles[1].published.value, articles[1].published.basis) == ("2018-05-07", "dateline")


def test_briefs_are_as_many_articles() -> None:
    briefs = [
        (FERRY, FERRY_TEXT[:1]),
        (STRIKE, STRIKE_TEXT[:1]),
        (
            "Bakery in Oster Street Burns Down",
            ["A bakery in Oster Street burned down early on Sunday, firefighters said."],
        ),
        (
            "Council Buys Twelve Electric Buses",
            ["The council of Weston has bought twelve electric buses for the coastal line."],
        ),
    ]
    text = page("IN BRIEF", *(f"{title}\n{lead}" for title, (lead,) in briefs))
    assert shown(text, read(text)) == briefs


@pytest.mark.parametrize("stamp", ["14:{} GMT", "May 3, 2018, 14:{}", "14:{} - Search goes on"])
def test_a_page_that_grows_by_entries_is_one_article(stamp: str) -> None:
    entries = [f"{stamp.format(50 - n)}\n\n{line}" for n, line in enumerate([*FERRY_TEXT, *STRIKE_TEXT])]
    text = page(FERRY, *entries)
    (article,) = read(text)
    assert [line for line in cut(text, article.body) if not line.startswith("14:")] == [*FERRY_TEXT, *STRIKE_TEXT]


def test_lines_that_were_wrapped_are_paragraphs() -> None:
    wrapped = (
        "A ferry with forty passengers sank off Port\nHalden on Thursday, and nine people are missing,\n"
        "the coast guard said. It had left the harbour an\nhour before, against the advice of its pilot, who\n"
        "stayed ashore and later spoke to the police about\nthe state of the engine room."
    )
    again = (
        "Survivors spoke of a bang below the waterline, of\nwater in the corridors and of a crew that did not\n"
        "know where the life jackets were kept. The owners\nof the ferry did not answer questions."
    )
    text = page(FERRY, wrapped, again)
    assert shown(text, read(text)) == [(FERRY, [wrapped, again])]


def test_wrapped_paragraphs_may_begin_with_an_indent() -> None:
    paragraphs = [textwrap.fill("   " + paragraph, 60) for paragraph in FERRY_TEXT + STRIKE_TEXT]
    (article,) = read(page(FERRY + " and no Ship Came to Help Them for Hours", "\n".join(paragraphs)))
    assert len(article.body) == 6


def test_posts_of_a_blog() -> None:
    posts = [(title, ["Posted on May 3, 2018 by Nora Whitfield", *text, "Filed under: World"]) for title, text in BOTH]
    text = page(*(block for title, blocks in posts for block in (title + "\n" + blocks[0], *blocks[1:])))
    assert shown(text, read(text)) == BOTH


def test_a_newsletter_opens_with_a_greeting() -> None:
    text = page("Subject: Today in brief", "Good morning, here is the news.", FERRY, *FERRY_TEXT, STRIKE, *STRIKE_TEXT)
    assert shown(text, read(text)) == BOTH


def test_a_web_page_names_its_headline() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in FERRY_TEXT)
    named = "Nine missing as ferry sinks off Port Halden"
    head = f'<head><meta property="og:title" content="{named}"></head>'
    html = f"<html>{head}<body><h1>{FERRY}</h1>{paragraphs}</body></html>"
    (article,), text = read_page(html)
    assert cut(text, (article.title,)) == [named]
    assert not any(article.title.overlaps(span) for span in article.furniture)
    assert FERRY in cut(text, article.furniture)


def test_exports_of_databases() -> None:
    outlet = ["The Halden Post"]
    text = page(
        *("1 of 2 DOCUMENTS", *outlet, "May 3, 2018 Thursday", "LENGTH: 120 words", f"HEADLINE: {FERRY}", "BODY:"),
        *(*FERRY_TEXT, "LOAD-DATE: May 4, 2018"),
        *("2 of 2 DOCUMENTS", *outlet, "May 7, 2018 Monday", "LENGTH: 110 words", f"HEADLINE: {STRIKE}", "BODY:"),
        *(*STRIKE_TEXT, "LOAD-DATE: May 8, 2018"),
    )
    articles = read(text)
    assert shown(text, articles) == BOTH
    assert [a.published.value if a.published else None for a in articles] == ["2018-05-03", "2018-05-07"]


def test_comments_are_furniture() -> None:
    comments = "Old Timer\n2 hours ago\nNobody has checked that engine for years, I can tell you.\nReply"
    text = page(FERRY, "By Jane Roe", *FERRY_TEXT, "2 Comments", comments, comments.replace("Old", "New"))
    assert shown(text, read(text)) == [(FERRY, FERRY_TEXT)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        page("Home\nNews\nSport", "Page not found", "The page you are looking for may have been moved or deleted."),
        page("Checking your browser before accessing the site.", "Ray ID: 0a0a0a"),
        page("Subscribe to continue reading", "This text is for subscribers only.", "Log in"),
        page(*(f"Entry {number}" for number in range(30))),
    ],
)
def test_pages_without_an_article(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Police shot dead two protesters in Basra",
        "Gunmen abducted a nurse in Marwick on Friday, said her family.",
        "Ferry sinks",
        "Minister arrested.",
        "“We did not fire.”",
    ],
)
def test_a_lone_line_is_an_article(line: str) -> None:
    (article,) = read(line)
    assert cut(line, article.body) == [line]
    assert article.language == "en"


def test_headline_date_line_and_body() -> None:
    text = page(FERRY, "May 03, 2018", " ".join(FERRY_TEXT))
    (article,) = read(text)
    assert shown(text, (article,)) == [(FERRY, [" ".join(FERRY_TEXT)])]
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2018-05-03", "date_line")


def test_lists_and_broken_sentences_stay_in_the_text() -> None:
    text = page(
        FERRY,
        "The coast guard, which leads the search, gave the following advice to people on the shore:",
        "- keep away from the cliffs",
        "- call the harbour office",
        "The search of the sea and of the shore was to go on until the morning of the next day at least",
        FERRY_TEXT[2],
    )
    (article,) = read(text)
    assert len(article.body) == 5


def test_an_agency_that_closes_the_text() -> None:
    text = page(FERRY, *FERRY_TEXT[:2], FERRY_TEXT[2] + "--AFP")
    (article,) = read(text)
    assert article.agency == "AFP"
    assert len(article.body) == 3


def test_languages() -> None:
    (foreign,) = read(
        "El barco se hundió el jueves frente a la costa y nueve personas están desaparecidas, según la policía."
    )
    assert foreign.language is None
    (arabic,) = read("غرقت عبارة قبالة الساحل يوم الخميس وفقد تسعة أشخاص.")
    assert arabic.language is None


def test_articles_set_alike_on_a_web_page() -> None:
    def story(title: str, lines: list[str]) -> str:
        return f'<div class="s"><h2 class="t">{title}</h2><p>{"</p><p>".join(lines)}</p></div>'

    articles, text = read_page(
        f"<html><body><ul><li><a href='/'>Home</a></li></ul>{story(FERRY, FERRY_TEXT)}<div>Send to a friend</div>"
        f"{story(STRIKE, STRIKE_TEXT)}</body></html>"
    )
    assert shown(text, articles) == BOTH


def test_a_web_page_with_one_article() -> None:
    articles, text = read_page(
        f"<html><head><title>{FERRY} | The Halden Post</title>"
        "<meta property='article:published_time' content='2018-05-03T14:00:00Z'><meta name='author' content='Jane Roe'>"
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>{FERRY}</h1><p>{FERRY_TEXT[0]}</p>"
        f"<h2>Witnesses of the night</h2><p>{FERRY_TEXT[1]}</p><p>{FERRY_TEXT[2]}</p></article>"
        "<aside><h3>Most read</h3><a href='/a'>Storm closes three schools</a></aside></body></html>"
    )
    (article,) = articles
    assert cut(text, (article.title,) if article.title else ()) == [FERRY]
    assert [line for line in cut(text, article.body) if line in FERRY_TEXT] == FERRY_TEXT
    assert "Storm closes three schools" not in cut(text, article.body)
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2018-05-03", "metadata")
    assert article.authors == ("Jane Roe",)


@pytest.mark.parametrize("row", ["Home | News | Sports | Opinion | Classifieds", "Home > News > Local News"])
def test_a_row_of_links_is_no_headline(row: str) -> None:
    text = page(row, FERRY, *FERRY_TEXT)
    assert shown(text, read(text)) == [(FERRY, FERRY_TEXT)]


def test_a_list_of_videos_is_no_text() -> None:
    videos = ["0:43 Divers look for wreck Pause", "2:19 Mayor of Marwick on strike", "1:05 Storm moves north"]
    text = page(FERRY, *videos, *FERRY_TEXT)
    assert shown(text, read(text)) == [(FERRY, FERRY_TEXT)]
    live = page(
        FERRY, *FERRY_TEXT, *(f"9:{minute} The search goes on off the shore of the town." for minute in (10, 25, 40))
    )
    assert len(shown(live, read(live))[0][1]) == 6


def test_the_owner_of_a_page_may_have_a_number_in_its_name() -> None:
    text = page(FERRY, *FERRY_TEXT, "© 2024 Channel 9 Eyewitness. All rights reserved.")
    assert [article.publisher for article in read(text)] == ["Channel 9 Eyewitness"]


def test_a_transcript_is_one_article() -> None:
    text = "Anna: The ferry sank at noon.\nBen: Nobody had told us of the storm."
    turns = (
        Turn(speaker=Span(0, 4), span=Span(6, 29)),
        Turn(speaker=Span(30, 33), span=Span(35, len(text))),
    )
    (article,) = read(text, turns=turns)
    assert cut(text, article.body) == ["Anna", "The ferry sank at noon.", "Ben", "Nobody had told us of the storm."]


def test_the_examples() -> None:
    titles = {
        name: [title for title, _ in shown(text, read(text))]
        for name in ("000", "003", "004")
        for text in [(EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")]
    }
    assert titles == {
        "000": [
            "New Maliki Recording Reveals Coordination with Militia to Confront Sadrists",
            "China's Xi Visits Morocco, Meets with Crown Prince",
        ],
        "003": [
            "New Maliki Recording Reveals Coordination with Militia to Confront Sadrists",
            "In a First, Armed Gang in Gaza Forces Displacement of Residents",
            "Syria Says Kills Senior ISIS Leader, Arrests Operative Near Damascus",
            "Israeli Settler Attack Injures Palestinian Baby, Five Arrested",
        ],
        "004": ["Iraq After The Leaked Audio Recordings"],
    }
