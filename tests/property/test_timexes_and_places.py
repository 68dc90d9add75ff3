"""Whatever the words: nothing is raised, and spans lie in the text, in order and apart."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.coding.parses import Parse, Parser
from sayso.coding.places import Gazetteer, find_places, load_gazetteer
from sayso.coding.timexes import find_timexes, timex_interval
from sayso.lang import NumberWords
from sayso.lang.loading import read_words
from sayso.lang.places import PlaceWords
from sayso.lang.times import TimeWords
from sayso.model import PublicationDate, Span

TIMES = read_words("en", "times", TimeWords)
NUMBERS = read_words("en", "numbers", NumberWords)
PLACES = read_words("en", "places", PlaceWords)
_WORDS = [
    *(
        "the",
        "a",
        "of",
        "last",
        "next",
        "this",
        "ago",
        "later",
        "first",
        "half",
        "quarter",
        "two",
        "12",
        "31",
        "29",
        "0",
    ),
    *("Feb.", "February", "May", "Monday", "mid-2011", "1999", "2000", "99", "p.m.", "25:61", "18:00", "UTC", "7/8/07"),
    *("year", "years", "weeks", "century", "decades", "fiscal", "summer", "every", "night", "'80s", "1990s", "Easter"),
    *(
        "Paris",
        "Texas",
        "TX",
        ",",
        "-",
        "(",
        "near",
        "in",
        "St.",
        "Al",
        "Syrian",
        "Washington",
        "D.C.",
        "Road",
        "’s",
        "\n",
    ),
]
_texts = st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=14).map(" ".join)
_days = st.dates().map(lambda day: day.isoformat()) | st.sampled_from(["2013", "2013-03", "0001-01-01", "9999-12-31"])


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(PLACES)


def _parse(parser: Parser, text: str) -> Parse:
    return parser.parse_pieces(text, [("body", Span(0, len(text)))] if text.strip() else [])


def _published(value: str | None, earliest: str | None, latest: str | None) -> PublicationDate:
    return PublicationDate(value=value, earliest=earliest, latest=latest, basis="text", evidence=None)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_texts, value=st.none() | _days, earliest=st.none() | _days, latest=st.none() | _days)
def test_timexes_of_any_words(
    parser: Parser, text: str, value: str | None, earliest: str | None, latest: str | None
) -> None:
    timexes = find_timexes(_parse(parser, text), _published(value, earliest, latest), TIMES, NUMBERS)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in timexes)
    assert all(one.span.end <= other.span.start for one, other in pairwise(timexes))
    for one in timexes:
        assert one.value
        timex_interval(one.value)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_texts)
def test_places_of_any_words(parser: Parser, gazetteer: Gazetteer, text: str) -> None:
    places = find_places(_parse(parser, text), gazetteer, PLACES)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in places)
    assert all(one.span.end <= other.span.start for one, other in pairwise(places))
    assert all((one.lat is None) == (one.lon is None) for one in places)


@given(value=st.text(alphabet="0123456789-WQHXTSPUFAIE", max_size=12))
def test_intervals_of_any_value(value: str) -> None:
    interval = timex_interval(value)
    if interval:
        start, end, _ = interval
        assert start and end and start <= end
