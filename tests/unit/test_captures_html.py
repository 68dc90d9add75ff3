"""The text view of a page: what is visible, in order, as blocks; its metadata; its main text."""

import pytest

from sayso.captures.html import read_html
from sayso.captures.html.tree import MAX_ATTRIBUTES, parse_html
from sayso.captures.retrieval import Retrieval
from sayso.model import Block, Capture

STORY = [
    "Fishermen found a drifting minesweeper off the northern cape on Tuesday, the coast guard said in a statement.",
    "The vessel had no crew on board, and its lifeboats were missing, two officers said who asked not to be named.",
    "A tug from the nearest port was sent to bring it in before the storm that forecasters expect on Thursday night.",
    "The navy denied that any of its ships had been lost and said that it would open an inquiry into the report.",
    "Residents of the cape said that they had heard two explosions in the night, but nobody had seen any fire.",
]
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Empty minesweeper found off cape | The Harbour Post</title>
<meta property="og:title" content="Empty minesweeper found off cape - The Harbour Post">
<meta property="og:site_name" content="The Harbour Post">
<meta name="description" content="No crew was on board.">
<link rel="canonical" href="https://harbour.example/2024/minesweeper">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [
  {{"@type": "WebSite", "name": "The Harbour Post"}},
  {{"@type": ["NewsArticle"], "headline": "Empty minesweeper found off cape",
    "author": [{{"@id": "#p1"}}, {{"name": "Ben Arko"}}],
    "datePublished": "2024-03-05T21:14:09.120+0200", "dateModified": "2024-03-06 08:00:00 +02:00"}},
  {{"@type": "Person", "@id": "#p1", "name": "Lia Moor"}},
]}}
</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="story"><h1>Empty minesweeper found off cape</h1>
<p class="byline">By Lia Moor and Ben Arko</p>
<figure><img alt="not visible"><figcaption>The ship at the quay in 2021.</figcaption></figure>
{"".join(f"<p>{paragraph}</p>" for paragraph in STORY)}
<blockquote>“We saw nothing,” the harbour master said, and he closed the door of his office behind him.</blockquote>
</div>
<aside class="related"><h3>Read also</h3>
<ul><li><a href="/a">Storm closes the port for a third day this week</a></li></ul></aside>
<footer>© The Harbour Post</footer></body></html>"""


def read(page: str | bytes, charset: str | None = None) -> Capture:
    raw = page if isinstance(page, bytes) else page.encode()
    return read_html(raw, Retrieval(path="page.html", max_bytes=1_000_000, charset=charset))


def texts(capture: Capture, *kinds: str) -> list[str]:
    return [
        cut(capture, block) for block in capture.blocks if block.kind != "meta" and (not kinds or block.kind in kinds)
    ]


def cut(capture: Capture, block: Block) -> str:
    return capture.text[block.span.start : block.span.end]


def values(capture: Capture, name: str) -> list[str]:
    return [datum.value for datum in capture.metadata if datum.name == name]


def test_all_visible_text_is_there_in_order() -> None:
    assert texts(read(PAGE)) == [
        "Home", "World",
        "Empty minesweeper found off cape", "By Lia Moor and Ben Arko", "The ship at the quay in 2021.",
        *STORY, "“We saw nothing,” the harbour master said, and he closed the door of his office behind him.",
        "Read also", "Storm closes the port for a third day this week", "© The Harbour Post",
    ]  # fmt: skip


def test_kinds_of_blocks() -> None:
    capture = read(PAGE)
    assert texts(capture, "heading") == ["Empty minesweeper found off cape", "Read also"]
    assert [block.level for block in capture.blocks if block.kind == "heading"] == [1, 3]
    assert texts(capture, "caption") == ["The ship at the quay in 2021."]
    assert texts(capture, "item") == ["Home", "World", "Storm closes the port for a third day this week"]
    assert len(texts(capture, "quote")) == 1


def test_main_text_is_told_from_furniture() -> None:
    capture = read(PAGE)
    main = [cut(capture, block) for block in capture.blocks if block.main]
    assert [text for text in main if text in STORY] == STORY
    assert not {"Home", "World", "Read also", "Storm closes the port for a third day this week"} & set(main)


def test_link_share_and_path_tell_containers_apart() -> None:
    blocks = {cut(capture := read(PAGE), block): block for block in read(PAGE).blocks}
    assert capture.blocks
    assert blocks["Home"].link_share == 1.0
    assert blocks[STORY[0]].link_share == 0.0
    assert blocks[STORY[0]].path == "body/div.story/p"
    assert blocks["World"].path.endswith("ul/li:2")


def test_metadata_have_spans_behind_the_visible_text() -> None:
    capture = read(PAGE)
    assert values(capture, "author") == ["Lia Moor", "Ben Arko"]
    assert values(capture, "published") == ["2024-03-05T21:14:09+02:00"]
    assert values(capture, "modified") == ["2024-03-06T08:00:00+02:00"]
    assert values(capture, "publisher") == ["The Harbour Post"]
    assert values(capture, "description") == ["No crew was on board."]
    assert values(capture, "language") == ["en-GB"]
    assert values(capture, "url") == ["https://harbour.example/2024/minesweeper"]
    assert capture.url == "https://harbour.example/2024/minesweeper"
    for datum in capture.metadata:
        assert capture.text[datum.span.start : datum.span.end] == datum.value


def test_title_is_without_the_site_and_points_at_the_heading() -> None:
    capture = read(PAGE)
    assert values(capture, "title") == ["Empty minesweeper found off cape"]
    title = next(datum for datum in capture.metadata if datum.name == "title")
    assert title.span == next(block.span for block in capture.blocks if block.level == 1)


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>", '<div style="color:red; display : none"><p>{}</p></div>', "<template><p>{}</p></template>",
        "<noscript>{}</noscript>", "<script>{}</script>", "<style>{}</style>", '<p style="visibility:hidden">{}</p>',
        "<dialog>{}</dialog>", "<textarea>{}</textarea>", '<span class="sr-only">{}</span>', "<!-- {} -->",
        "<select><option>{}</option></select>", "<svg><text>{}</text></svg>",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_not_in_the_view(hidden: str) -> None:
    capture = read(f"<body><p>Seen one.</p>{hidden.format('Unseen.')}<p>Seen two.</p></body>")
    assert texts(capture) == ["Seen one.", "Seen two."]


def test_text_behind_hidden_elements_and_comments_stays() -> None:
    capture = read("<p>one <script>x</script>two<!-- gone --> three <b hidden>x</b>four</p>")
    assert texts(capture) == ["one two three four"]


def test_white_space_is_collapsed_within_a_block() -> None:
    assert texts(read("<p>\n  one\t two\u00a0 <b> three</b>\r\nfo\u00adur </p>")) == ["one two three four"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<span>Lia Moor</span><span>News Reporter</span>", "Lia Moor News Reporter"),
        ("<a href=/><b>Home</b></a><svg></svg><a href=/w>World</a>", "Home World"),
        ("<b>T</b>he <i>i</i>Phone <b>Mc</b>Donald <b>pre</b><i>fix</i> A<b>B</b>", "The iPhone McDonald prefix AB"),
    ],
)
def test_words_that_only_a_style_sheet_sets_apart(page: str, text: str) -> None:
    assert texts(read(f"<p>{page}</p>")) == [text]


def test_one_line_break_stays_and_two_end_a_block() -> None:
    assert texts(read("<div>DAMASCUS<br>Syria<br> <br>The story begins.</div>")) == [
        "DAMASCUS\nSyria",
        "The story begins.",
    ]


def test_bare_text_between_blocks_is_kept() -> None:
    assert texts(read("<div>before<p>inside</p>after</div>")) == ["before", "inside", "after"]


def test_list_items_stand_on_lines_of_their_own_without_gaps() -> None:
    assert read("<ul><li>one</li><li>two</li></ul><p>three</p>").text == "one\ntwo\n\nthree"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "windows-1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2"),
        ('<?xml version="1.0" encoding="windows-1250"?>', "windows-1250"),
    ],
)
def test_the_page_declares_its_encoding(head: str, encoding: str) -> None:
    word = "Харків" if encoding == "windows-1251" else "Łódź"
    assert texts(read(f"{head}<p>{word}</p>".encode(encoding))) == [word]


def test_the_container_s_encoding_comes_first() -> None:
    page = '<meta charset="iso-8859-2"><p>Харків</p>'.encode("windows-1251")
    assert texts(read(page, charset="windows-1251")) == ["Харків"]


@pytest.mark.parametrize("depth", [300, 1500, 10_000])
def test_deeply_nested_pages_are_read(depth: int) -> None:
    page = "<html><body>" + "<div>" * depth + "<h2>Deep</h2>down" + "</div>" * depth + "<p>after</p></body></html>"
    assert texts(read(page)) == ["Deep", "down", "after"]


def test_a_page_without_text_says_so() -> None:
    capture = read("<html><body><script>draw()</script></body></html>")
    assert (capture.text, [problem.kind for problem in capture.problems]) == ("", ["empty"])


def test_malformed_linked_data_costs_nothing_else() -> None:
    page = PAGE.replace('"@graph"', "@graph").replace("</head>", '<meta name="author" content="By Noor Haddad"></head>')
    assert values(read(page), "author") == ["Noor Haddad"]
    assert values(read(page), "title")[0] == "Empty minesweeper found off cape"


def test_a_date_in_a_caption_is_never_the_page_s() -> None:
    page = "<html><body><h1>Ship</h1><figure><figcaption>The ship on October 11, 2021</figcaption></figure>"
    page += "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    assert values(read(page), "published") == []


def test_embedded_posts_are_not_main_text() -> None:
    words = "I was at the quay when they brought the ship in, unbelievable scenes here."
    post = f'<blockquote class="twitter-tweet"><p>{words}</p></blockquote>'
    capture = read(PAGE.replace(f"<p>{STORY[3]}</p>", f"{post}<p>{STORY[3]}</p>"))
    assert [block.main for block in capture.blocks if cut(capture, block) == words] == [False]


@pytest.mark.parametrize(
    "title",
    [
        "Empty minesweeper found off cape | World | The Harbour Post",
        "Empty minesweeper found off cape - HarbourPost",
        "Empty minesweeper found off cape",
    ],
)
def test_the_site_is_cut_off_a_title_that_no_heading_has(title: str) -> None:
    head = f'<title>{title}</title><link rel="canonical" href="https://www.harbourpost.example/a">'
    page = f'<head>{head}<meta property="og:site_name" content="The Harbour Post"></head><body><p>{STORY[0]}</p></body>'
    assert values(read(page), "title") == ["Empty minesweeper found off cape"]


def test_a_dash_within_a_headline_is_no_site() -> None:
    title = "Live - port closed | Why it matters"
    assert values(read(f"<title>{title}</title><p>{STORY[0]}</p>"), "title") == [title]


def test_the_printed_headline_comes_first_where_linked_data_confirm_it() -> None:
    other = PAGE.replace('og:title" content="Empty minesweeper found off cape', 'og:title" content="Ghost ship mystery')
    assert values(read(other), "title") == ["Empty minesweeper found off cape", "Ghost ship mystery"]


def test_of_a_tag_with_absurdly_many_attributes_the_last_are_dropped() -> None:
    values = ["=b", '="b > c"', "", " = 'b/c'"]
    many = " ".join(f"a{i}{values[i % 4]}" for i in range(3 * MAX_ATTRIBUTES))
    root = parse_html(f"<body><p id=one class='two' {many}>The port</p><p {many}/>was <b id=three>closed.</b></body>")
    assert root is not None
    first, second = root.iter("p")
    assert (first.get("id"), first.get("class")) == ("one", "two")
    assert [len(first.attrib), len(second.attrib)] == [MAX_ATTRIBUTES, MAX_ATTRIBUTES]
    assert list(root.itertext()) == ["The port", "was ", "closed."]
