"""Dates of publication: where they are read, and what stays open."""

from pathlib import Path

import pytest

from sayso.coding.articles import find_articles
from sayso.coding.articles.dates import find_dates
from sayso.coding.articles.signs import compile_signs
from sayso.ids import bytes_id
from sayso.lang.articles import ArticleWords
from sayso.lang.loading import read_words
from sayso.model import Capture, PublicationDate

WORDS = read_words("en", "articles", ArticleWords)
SIGNS = compile_signs(WORDS)
EXAMPLES = Path(__file__).parents[2] / "examples"
TITLE = "Ferry Sinks Off Port Halden, Nine Missing"
TEXT = (
    "A ferry with forty passengers sank off Port Halden on Thursday, and nine people are missing, the coast guard said."
)
MORE = "The coast guard sent two helicopters and asked fishing boats to help."


def published(text: str, url: str | None = None) -> list[PublicationDate | None]:
    capture = Capture(
        id=bytes_id(text.encode()), path="a.txt", text=text, media_type="text/plain", view="text/1", url=url
    )
    return [article.published for article in find_articles(capture, WORDS)]


def one(*blocks: str, url: str | None = None) -> PublicationDate | None:
    (found,) = published("\n\n".join(blocks), url)
    return found


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("24-07-2022", ("2022-07-24",)),
        ("07/24/2022", ("2022-07-24",)),
        ("03-10-2014", ("2014-10-03", "2014-03-10")),
        ("05/05/2014", ("2014-05-05",)),
        ("May 01, 2009", ("2009-05-01",)),
        ("Sept. 3rd, 2015", ("2015-09-03",)),
        ("8 Nov 89", ("1989-11-08",)),
        ("the 3rd of May 2018", ("2018-05-03",)),
        ("2013-03-22T10:00:00Z", ("2013-03-22",)),
        ("October 2013", ("2013-10",)),
        ("31 December", ("--12-31",)),
        ("31 February 2018", ()),
        ("may 12 people", ("--05-12",)),
        ("1.3 billion", ()),
    ],
)
def test_written_dates(written: str, readings: tuple[str, ...]) -> None:
    found = list(find_dates(written, SIGNS))
    assert tuple(value for date in found for value in date.readings) == readings


@pytest.mark.parametrize(
    ("line", "value", "basis"),
    [
        ("Published: 24-07-2022", "2022-07-24", "date_line"),
        ("Posted on August 15 2016", "2016-08-15", "date_line"),
        ("Friday 6 Feb 2015 10:13 GMT", "2015-02-06", "date_line"),
        ("Fri 07 Apr 2017 at 0914", "2017-04-07", "date_line"),
        ("By Jane Roe | 3 May 2018", "2018-05-03", "byline"),
    ],
)
def test_lines_with_a_date(line: str, value: str, basis: str) -> None:
    found = one(TITLE, line, TEXT, MORE)
    assert found is not None
    assert (found.value, found.earliest, found.latest, found.basis) == (value, value, value, basis)


def test_the_address_has_a_date() -> None:
    found = one(TITLE, TEXT, MORE, url="https://news.example/2018/05/03/ferry")
    assert found is not None
    assert (found.value, found.basis, found.evidence) == ("2018-05-03", "url", None)


def test_an_open_order_of_day_and_month_stays_open() -> None:
    found = one(TITLE, "03-10-2014", TEXT, MORE)
    assert found is not None
    assert (found.value, found.earliest, found.latest) == (None, "2014-03-10", "2014-10-03")


def test_another_date_of_the_page_settles_the_order() -> None:
    text = "\n\n".join([TITLE, "03-10-2014", TEXT, MORE, "---", "Council Buys Twelve Buses for the Coast", "25-10-2014",
                        "The council of Weston has bought twelve buses, its mayor said."])  # fmt: skip
    assert [date.value if date else None for date in published(text)] == ["2014-10-03", "2014-10-25"]


def test_a_dateline_settles_the_order() -> None:
    found = one(TITLE, "03-10-2014", "PORT HALDEN, October 3 (AP) - " + TEXT, MORE)
    assert found is not None
    assert found.value == "2014-10-03"


@pytest.mark.parametrize(
    ("dateline", "value"),
    [
        ("Port Halden, 8 Nov 89 (ACAN-EFE) -- [Text] ", "1989-11-08"),
        ("Port Halden (Norland), 8 Nov 89 -- [Text] ", "1989-11-08"),
        ("PORT HALDEN - 25 July 2022: ", "2022-07-25"),
        ("PORT HALDEN, July 12 (Reuters) - ", None),
    ],
)
def test_datelines(dateline: str, value: str | None) -> None:
    found = one(dateline + TEXT, MORE)
    assert (found.value if found else None) == value


def test_a_photo_may_be_older_than_its_story() -> None:
    found = one(TITLE, "The harbour of Port Halden, October 11, 2014. (Reuters)", TEXT, MORE)
    assert found is not None
    assert (found.value, found.earliest, found.latest, found.basis) == (None, "2014-10-11", None, "caption")


def test_a_photo_of_the_weekday_that_the_story_tells_of() -> None:
    found = one(TITLE, "Rescuers near Port Halden, Thursday, May 3, 2018. (AP)", TEXT, MORE)
    assert found is not None
    assert (found.value, found.basis) == ("2018-05-03", "caption")
    other = one(TITLE, "Rescuers near Port Halden, Wednesday, May 2, 2018. (AP)", TEXT, MORE)
    assert other is not None
    assert other.value is None


def test_nothing_says_when() -> None:
    assert one(TITLE, TEXT, MORE) is None


def test_the_examples() -> None:
    found = {
        name: [
            date.value if date else None for date in published((EXAMPLES / f"{name}.txt").read_text(encoding="utf-8"))
        ]
        for name in ("000", "003", "004")
    }
    assert found == {
        "000": [None, None],
        "003": [None, "2025-12-25", "2025-12-25", "2025-12-25"],
        "004": ["2022-07-24"],
    }
