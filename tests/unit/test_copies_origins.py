"""On whom a report rests, and how many independent voices some reports are."""

import pytest

from sayso.lang import load_words
from sayso.linking.copies import (
    CopySigns,
    CopyVerdict,
    Origins,
    compile_copy_signs,
    count_independent,
    find_kinships,
    find_origins,
)
from sayso.linking.reports import Report, ReportedEvent
from sayso.model import Member


@pytest.fixture(scope="module")
def signs() -> CopySigns:
    return compile_copy_signs(load_words("en"))


def event(ident: str, sentence: str, chain: tuple[str, ...]) -> ReportedEvent:
    return ReportedEvent(
        id=ident,
        type="ASSAULT",
        mode=None,
        status="asserted",
        historical=False,
        trigger="killed",
        sentence=sentence,
        telling=sentence,
        actors=(),
        recipients=(),
        when=None,
        where=None,
        casualties=(),
        attribution=None,
        chain=chain,
    )


def made(
    capture: str,
    text: str,
    *,
    byline: str = "",
    dateline: str = "",
    agency: str | None = None,
    publisher: str | None = None,
    events: tuple[ReportedEvent, ...] = (),
) -> Report:
    return Report(
        member=Member(capture=capture, article="a"),
        title="Shots in Braug",
        text=text,
        captions=(),
        byline=byline,
        dateline=dateline,
        url=None,
        captured_at=None,
        publisher=publisher,
        agency=agency,
        authors=(),
        published=None,
        events=events,
        actors=(),
        claims=(),
        relations=(),
    )


PLAIN = "Two men were shot in Braug on Friday, the police said."


@pytest.mark.parametrize(
    ("report", "wanted"),
    [
        (made("1", PLAIN), []),
        (made("1", PLAIN, agency="AFP"), ["AFP"]),
        (made("1", PLAIN, dateline="BRAUG (WKRN/AP)"), ["AP"]),
        (made("1", PLAIN, byline="By Ada Brook, Associated Press"), ["AP"]),
        (made("1", PLAIN, byline="AP and Reuters"), ["AP", "Reuters"]),
        (made("1", PLAIN + " -AFP"), ["AFP"]),
        (made("1", PLAIN + " (Reuters)"), ["Reuters"]),
        (made("1", PLAIN + "\nThis story was originally published by the Asten Tribune."), ["Asten Tribune"]),
        (made("1", PLAIN + "\nThe Associated Press contributed to this report."), ["AP"]),
        (made("1", PLAIN + "\n(Source: Braug Gazette)"), ["Braug Gazette"]),
        (made("1", PLAIN + "\nThe source of the Asten lies in the hills."), []),
        (made("1", PLAIN, agency="AFP", publisher="AFP"), []),
    ],
)
def test_roots_of_a_whole_report(report: Report, wanted: list[str], signs: CopySigns) -> None:
    assert [root.name for root in find_origins(report, signs).roots] == wanted


def test_reports_cited_in_the_text(signs: CopySigns) -> None:
    text = "Two men were shot in Braug, AFP reported. One of them died, according to Reuters. The tap dripped."
    assert [root.name for root in find_origins(made("1", text), signs).cited] == ["AFP", "Reuters"]


def test_events_on_somebody_elses_report(signs: CopySigns) -> None:
    events = (
        event("e1", "Two men were shot, Anadolu Agency said, quoting a guard.", ("Anadolu Agency", "a guard")),
        event("e2", "The police closed the road.", ("the police",)),
        event("e3", "One man died, according to the Associated Press.", ()),
    )
    found = find_origins(made("1", PLAIN, events=events), signs).events
    assert {ident: [root.name for root in roots] for ident, roots in found.items()} == {"e1": ["Anadolu"], "e3": ["AP"]}


def copy(relation: str) -> CopyVerdict:
    return CopyVerdict(relation=relation, shared=1.0, score=1.0, reasons=())  # pyright: ignore[reportArgumentType]


def origins(signs: CopySigns, *reports: Report) -> list[Origins]:
    return [find_origins(report, signs) for report in reports]


def test_captures_and_versions_are_one_article_and_copies_one_origin(signs: CopySigns) -> None:
    reports = [
        made(name, PLAIN, publisher=outlet) for name, outlet in zip("123", ["Post", "Post", "Herald"], strict=True)
    ]
    one, two, three = (report.member for report in reports)
    kin = find_kinships(origins(signs, *reports), {(one, two): copy("revision"), (two, three): copy("wire_copy")})
    found = count_independent([three, one, two], kin)
    assert found.articles == ((one, two), (three,))
    assert found.publishers == ("Herald", "Post")
    assert [origin.members for origin in found.origins] == [(one, two, three)]


def test_reports_on_one_agency_are_one_origin(signs: CopySigns) -> None:
    reports = [
        made("1", PLAIN, publisher="Post", agency="AFP"),
        made("2", PLAIN, publisher="Herald", byline="AFP"),
        made("3", PLAIN, publisher="Mirror"),
    ]
    kin = find_kinships(origins(signs, *reports), {})
    found = count_independent([report.member for report in reports], kin)
    assert [(origin.name, len(origin.members)) for origin in found.origins] == [("AFP", 2), ("Mirror", 1)]
    assert len(found.articles) == 3


def test_an_event_has_the_origin_of_its_own_sentence(signs: CopySigns) -> None:
    told = event("e1", "Two men were shot, AFP reported.", ("AFP",))
    reports = [made("1", PLAIN, publisher="Post", events=(told,)), made("2", PLAIN, publisher="AFP")]
    kin = find_kinships(origins(signs, *reports), {})
    event_member = Member(capture="1", article="a", event="e1")
    assert len(count_independent([event_member, reports[1].member], kin).origins) == 1
    assert len(count_independent([reports[0].member, reports[1].member], kin).origins) == 2


def test_nothing_known_of_two_reports_makes_two_origins(signs: CopySigns) -> None:
    reports = [made("1", PLAIN), made("2", "Shots were heard in Braug.")]
    kin = find_kinships(origins(signs, *reports), {})
    found = count_independent([report.member for report in reports], kin)
    assert (len(found.articles), len(found.publishers), len(found.origins)) == (2, 0, 2)
    one, two = (report.member for report in reports)
    assert len(count_independent([one, two], find_kinships(origins(signs, *reports), {}, [(one, two)])).origins) == 1
