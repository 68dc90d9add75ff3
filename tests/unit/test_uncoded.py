"""Articles about what nobody has coded as an event are linked whole, by their story."""

from dataclasses import replace

import pytest

from made import made_capture
from sayso.linking import LinkKnowledge, link, load_link_knowledge, read_reports
from sayso.linking.reports import Report
from sayso.model import EventLink, PublicationDate

CLIMBER = (
    "Mountaineer Ragnhild Osterlund died on Mount Kvasshorn on Sunday when a ledge of snow gave way under her. "
    "Osterlund, 43, of Trondvik, was two hundred metres below the summit of Kvasshorn."
)
AGAIN = (
    "The body of Ragnhild Osterlund was brought down from Kvasshorn on Monday. The climber from Trondvik had fallen "
    "from a ledge of snow near the summit. Osterlund was 43."
)
OTHER = "Mayor Pia Lindqvist opened the new bridge at Sundholm on Sunday. Lindqvist said it had cost nine million."


@pytest.fixture(scope="module")
def linking() -> LinkKnowledge:
    return load_link_knowledge()


def report(text: str, day: str, publisher: str) -> Report:
    (one,) = read_reports(made_capture(publisher))
    published = PublicationDate(value=day, earliest=day, latest=day, basis="metadata", evidence=None)
    return replace(
        one,
        member=replace(one.member, capture=publisher, article=publisher),
        title=text.split(".")[0],
        text=text,
        captions=(),
        publisher=publisher,
        agency=None,
        authors=(),
        url=None,
        published=published,
        events=(),
        actors=(),
        claims=(),
        relations=(),
        places=(),
    )


def happenings(linking: LinkKnowledge, *reports: Report) -> list[EventLink]:
    return [one for one in link(reports, linking) if isinstance(one, EventLink)]


def test_two_articles_about_one_accident_are_linked_though_no_event_is_coded(linking: LinkKnowledge) -> None:
    first, second = report(CLIMBER, "2024-03-03", "Halden Post"), report(AGAIN, "2024-03-04", "Brevik Times")
    (found,) = happenings(linking, first, second)
    assert found.members == tuple(sorted([first.member, second.member]))
    assert (found.articles, found.publishers, found.merged) == (2, 2, {})


def test_articles_about_other_things_are_not(linking: LinkKnowledge) -> None:
    first, other = report(CLIMBER, "2024-03-03", "Halden Post"), report(OTHER, "2024-03-03", "Brevik Times")
    assert happenings(linking, first, other) == []
