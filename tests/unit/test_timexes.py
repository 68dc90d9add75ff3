import pytest

from sayso.coding.parses import Parser
from sayso.coding.timexes import find_timexes
from sayso.lang import NumberWords
from sayso.lang.loading import read_words
from sayso.lang.times import TimeWords
from sayso.model import PublicationDate, Span, Timex

WORDS = read_words("en", "times", TimeWords)
NUMBERS = read_words("en", "numbers", NumberWords)
THURSDAY = PublicationDate(
    value="2013-03-21", earliest="2013-03-21", latest="2013-03-21", basis="date_line", evidence=None
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def timexes(parser: Parser, text: str, published: PublicationDate | None = THURSDAY) -> tuple[Timex, ...]:
    return find_timexes(parser.parse_pieces(text, [("body", Span(0, len(text)))]), published, WORDS, NUMBERS)


def values(parser: Parser, text: str, published: PublicationDate | None = THURSDAY) -> list[tuple[str, str]]:
    return [(text[one.span.start : one.span.end], one.value) for one in timexes(parser, text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police shot two men on Thursday.", [("Thursday", "2013-03-21")]),
        (
            "The army said late Wednesday that a soldier was killed at dawn.",
            [("late Wednesday", "2013-03-20"), ("dawn", "2013-03-20TMO")],
        ),
        ("The court will hear the case next Monday.", [("next Monday", "2013-03-25")]),
        ("The panel met last Friday.", [("last Friday", "2013-03-15")]),
        ("The minister will travel to Cairo on Saturday.", [("Saturday", "2013-03-23")]),
        ("He was jailed on December 13.", [("December 13", "2012-12-13")]),
        ("The trial begins on May 6.", [("May 6", "2013-05-06")]),
        ("It has grown since October 7, 2010.", [("October 7, 2010", "2010-10-07")]),
        ("PARIS, 8 Nov 89 - He left at 1430 GMT.", [("8 Nov 89", "1989-11-08"), ("1430 GMT", "1989-11-08T14:30Z")]),
        (
            "Police came on Tuesday. The previous day, the bridge had been closed.",
            [("Tuesday", "2013-03-19"), ("The previous day", "2013-03-18")],
        ),
        ("Attacks rose in recent weeks.", [("recent weeks", "PXW")]),
        (
            "Sales fell in February, against the same period last year.",
            [("February", "2013-02"), ("the same period last year", "2012-02")],
        ),
        ("The eight-month-old boy and a 27-year-old man died.", [("eight-month-old", "P8M"), ("27-year-old", "P27Y")]),
        ("He ruled for nearly four decades.", [("nearly four decades", "P4DE")]),
        ("They talked for two weeks and several months.", [("two weeks", "P2W"), ("several months", "PXM")]),
        ("They meet every day, and annually in Rome.", [("every day", "P1D"), ("annually", "P1Y")]),
        ("The plant makes 15 cars a year.", [("a year", "P1Y")]),
        ("Results for the first quarter are out.", [("the first quarter", "2013-Q1")]),
        ("Fiscal 2012 was good.", [("Fiscal 2012", "FY2012")]),
        ("The wall fell in the late 1980s.", [("the late 1980s", "198")]),
        ("They signed in the spring of 2009.", [("the spring of 2009", "2009-SP")]),
        ("The shop was shut at Christmas.", [("Christmas", "2012-12-25")]),
        ("They have held it since mid-2012.", [("mid-2012", "2012")]),
        ("He was held in the early hours of Monday, at 1.30am.",
         [("the early hours of Monday", "2013-03-18"), ("1.30am", "2013-03-18T01:30")]),
        ("It began at 6 p.m. on Monday.", [("6 p.m. on Monday", "2013-03-18T18:00")]),
        ("Two years ago, the party split.", [("Two years ago", "2011")]),
        ("The ship was hit on 12 October 2000. On October 14, two men were held.",
         [("12 October 2000", "2000-10-12"), ("October 14", "2000-10-14")]),
        ("They had left by the end of this year.", [("the end of this year", "2013")]),
        ("He left two days before the vote, and came back two days later.",
         [("two days", "P2D"), ("two days later", "2013-03-23")]),
        ("Prices fell on Tuesday. They are half of what they were in 2009, and fell again in evening trading.",
         [("Tuesday", "2013-03-19"), ("2009", "2009"), ("evening", "2013-03-19TEV")]),
        ("The plant said it had sold more in the second quarter.", [("the second quarter", "2013-Q2")]),
        ("The plant said it had sold more in the fourth quarter.", [("the fourth quarter", "2012-Q4")]),
        ("The deal ends on June 10. If they do not agree by that time, they will strike.",
         [("June 10", "2013-06-10"), ("that time", "2013-06-10")]),
        ("Many left, but spring brings them back.", [("spring", "2013-SP")]),
    ],
)  # fmt: skip
def test_expressions_and_values(parser: Parser, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(parser, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The judge may march out, and they fall in line.",
        "Crowds gathered after Friday prayers.",
        "He came second, and spring water was sold.",
        "About 2000 people paid $1999 for 2,012 seats.",
        "The Daily Mail wrote as soon as it could.",
        "The company had told them that by that time, and a fall is no spring.",
    ],
)
def test_words_that_only_look_like_times(parser: Parser, text: str) -> None:
    assert values(parser, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police shot two men on Thursday.", "XXXX-WXX-4"),
        ("He was jailed on December 13.", "XXXX-12-13"),
        ("He was jailed in December.", "XXXX-12"),
        ("He was jailed yesterday.", "XXXX-XX-XX"),
        ("He was jailed this year.", "XXXX"),
        ("He was jailed on December 13, 2010.", "2010-12-13"),
    ],
)
def test_what_is_known_without_a_date_of_publication(parser: Parser, text: str, value: str) -> None:
    assert [(one.value, one.anchor) for one in timexes(parser, text, None)] == [(value, None)]


def test_bounds_decide_what_is_the_same_at_both(parser: Parser) -> None:
    bounds = PublicationDate(value=None, earliest="2013-03-18", latest="2013-03-22", basis="text", evidence=None)
    assert values(parser, "Prices rose this year, and again on Monday and yesterday.", bounds) == [
        ("this year", "2013"),
        ("Monday", "2013-03-18"),
        ("yesterday", "XXXX-XX-XX"),
    ]


def test_anchors_are_named(parser: Parser) -> None:
    text = "He left on Tuesday and returned the next day; he was born in 1970."
    assert [one.anchor for one in timexes(parser, text)] == ["published", "text", None]


def test_syntax_alone_is_enough() -> None:
    """A parse without names, at half the cost, gives the same expressions."""
    text = "Amal Haddad was jailed on December 13. The trial begins on May 6 and lasts two weeks."
    bare = Parser(names=False)
    assert not bare.parse_pieces(text, [("body", Span(0, len(text)))]).names
    assert values(bare, text) == [
        ("December 13", "2012-12-13"), ("May 6", "2013-05-06"), ("two weeks", "P2W"),
    ]  # fmt: skip
