"""When and where events happened, through the real parser, timexes and places, with sentences of our own."""

from dataclasses import replace
from functools import cache

import pytest

from sayso.coding.events import find_events
from sayso.coding.knowledge import Knowledge, load_knowledge
from sayso.coding.places import find_places
from sayso.coding.timexes import find_timexes
from sayso.model import Article, Event, PublicationDate, Span

DAY = "2021-05-12"  # a Wednesday
DATELINE = "ANKARA, 12 May 2021 (Reuters)"


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def events_of(text: str, *, dated: bool = True, dateline: bool = True) -> list[Event]:
    text = f"{DATELINE} - {text}" if dateline else text
    at = Span(8, 19) if dateline else None
    published = PublicationDate(value=DAY, earliest=DAY, latest=DAY, basis="dateline", evidence=at) if dated else None
    article = Article(
        id="a",
        body=(Span(0, len(text)),),
        dateline=Span(0, len(DATELINE)) if dateline else None,
        published=published,
        language="en",
    )
    known, words = knowledge(), knowledge().words
    parse = known.parser.parse(text, article)
    article = replace(article, timexes=find_timexes(parse, published, words.times, words.numbers))
    article = replace(article, places=find_places(parse, known.gazetteer, words.places))
    return list(find_events(parse, article, known.ontology, words.events, words.numbers))


def attack(text: str, *, dated: bool = True, dateline: bool = True) -> Event:
    (event,) = [e for e in events_of(text, dated=dated, dateline=dateline) if e.type == "ASSAULT"]
    return event


def when(event: Event) -> tuple[str | None, str | None, str] | None:
    return (event.when.start, event.when.end, event.when.basis) if event.when else None


def test_undated_news_of_a_report_with_a_dateline_happened_in_the_two_weeks_before() -> None:
    event = attack("Gunmen killed three farmers near Izmir.")
    assert when(event) == ("2021-04-28", DAY, "publication")
    assert event.when is not None
    assert event.when.evidence == Span(8, 19)
    assert event.when.granularity == "interval"


@pytest.mark.parametrize(
    ("text", "dated", "dateline"),
    [
        ("Gunmen killed three farmers near Izmir.", True, False),
        ("Gunmen killed three farmers near Izmir.", False, True),
        ("The rebels are going to kill three farmers near Izmir.", True, True),
    ],
)
def test_nothing_is_dated_by_publication_without_a_dateline_or_a_date_nor_what_is_to_come(
    text: str, dated: bool, dateline: bool
) -> None:
    assert [when(event) for event in events_of(text, dated=dated, dateline=dateline)] == [None]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Gunmen killed three farmers near Izmir on Monday.", "2021-05-10", "2021-05-10"),
        ("Police said on Wednesday that gunmen killed three farmers on Monday.", "2021-05-10", "2021-05-10"),
        ("Gunmen killed three farmers near Izmir this week.", "2021-05-10", DAY),
        ("The president condemned on Tuesday the murder of three farmers.", "2021-04-27", "2021-05-11"),
    ],
)
def test_a_date_is_that_of_the_act_and_not_later_than_the_report(text: str, start: str, end: str) -> None:
    event = attack(text)
    assert event.when is not None
    assert (event.when.start, event.when.end, event.when.basis) == (start, end, "relative")


def test_what_has_no_place_happened_in_the_country_that_the_report_is_about() -> None:
    event = attack("Gunmen killed three farmers. The Turkish government sent troops to Izmir.")
    assert event.where is not None
    assert (event.where.country, event.where.precision) == ("TR", "country")
    assert event.where.name != "Ankara"  # only where the report was written


def test_the_place_of_the_clause_is_the_acts_and_not_where_somebody_says_so() -> None:
    event = attack("A bomb killed five people in Baghdad, sources in Ankara said.")
    assert event.where is not None
    assert event.where.name == "Baghdad"
    text = "It was reported in Ankara that gunmen had killed five farmers. Iraqi troops went to Mosul, Erbil and Basra."
    event = attack(text)
    assert event.where is not None
    assert event.where.country == "IQ"


def test_demonyms_say_which_country_an_article_is_about_wherever_it_was_written() -> None:
    text = (
        "Gunmen killed three farmers. The Iraqi government blamed Iraqi rebels. The Iraqi army sent men. Iraqis fled."
    )
    event = attack(text)
    assert event.where is not None
    assert (event.where.country, event.where.precision) == ("IQ", "country")
    assert event.where.evidence is not None
    assert f"{DATELINE} - {text}"[slice(*event.where.evidence)] == "Iraqi"


def test_of_a_dateline_alone_an_event_has_the_country_with_the_dateline_as_evidence_and_no_point() -> None:
    event = attack("Gunmen killed three farmers.")
    assert event.where is not None
    assert (event.where.country, event.where.lat, event.where.precision) == ("TR", None, None)
    assert event.where.evidence == Span(0, 6)


def test_tellings_of_one_act_in_two_countries_are_not_made_finer_by_each_other() -> None:
    event = attack("The Rome ministry said that two engineers were kidnapped on Monday in Colombia. It named no town.")
    assert event.where is not None
    assert event.where.country == "CO"


def test_what_is_done_to_people_somewhere_is_done_there_and_not_where_people_come_from() -> None:
    event = attack("The archbishop of Izmir condemned the killing of six priests in El Salvador.")
    assert event.where is not None
    assert event.where.country == "SV"
    event = attack("Gunmen killed two men from Rome. Turkish troops went to Izmir and Bursa.")
    assert event.where is not None
    assert event.where.country == "TR"


def test_where_nothing_names_a_country_an_event_has_none() -> None:
    assert attack("Gunmen killed three farmers.", dateline=False).where is None


def test_a_village_that_the_gazetteer_lacks_has_a_country_and_no_point() -> None:
    event = attack("Gunmen killed three farmers in the village of Qurzovabad, police in Izmir and Bursa said.")
    assert event.where is not None
    assert (event.where.name, event.where.country, event.where.lat) == ("Qurzovabad", "TR", None)


def test_a_nationality_is_no_place() -> None:
    event = attack("Rebels killed two U.S. missionaries. Turkish troops went to Izmir and Bursa.")
    assert event.where is not None
    assert event.where.country == "TR"


def test_the_telling_that_names_the_place_says_where() -> None:
    event = attack("Gunmen attacked a farm in western Turkey. The gunmen attacked the farm in Izmir, police said.")
    assert event.where is not None
    assert event.where.name == "Izmir"
