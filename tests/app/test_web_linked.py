"""Pages of a linked record: spellings of one actor, doubtful pairs, reports of one happening."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from made import made_captures
from sayso.model import ActorLink, CodedCapture, EventLink, Link, Member, MergedFigure, MergedValue, Reported
from sayso.record import Run, open_record
from sayso.record.linked import article_keys, insert_links
from sayso.web import check_access, make_app

BASE = "http://127.0.0.1:8765"
SPELLED = "Halden artillery"


def respelled(coded: CodedCapture) -> CodedCapture:
    """The capture with the army under another name."""
    (article,) = coded.articles
    actors = [replace(one, name=SPELLED) if one.name == "Army gunners" else one for one in article.actors]
    return replace(coded, articles=(replace(article, actors=tuple(actors)),))


def member_of(coded: CodedCapture, **part: str) -> Member:
    return Member(capture=coded.capture.id, article=coded.articles[0].id, **part)


@pytest.fixture(scope="module")
def captures() -> list[CodedCapture]:
    first, second, third = made_captures(3)
    return [first, respelled(second), third]


@pytest.fixture(scope="module")
def client(captures: list[CodedCapture], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    army = [
        next(one for one in coded.articles[0].actors if one.name in ("Army gunners", SPELLED)) for coded in captures
    ]
    actors = [member_of(coded, actor=one.id) for coded, one in zip(captures, army, strict=True)]
    attacks = [member_of(coded, event=coded.articles[0].events[0].id) for coded in captures[:2]]
    reported = (Reported(value=5, members=(0,)), Reported(value=7, members=(1,)))
    killed = MergedFigure(best=7, low=5, high=7, rule="most-recent", reported=reported, disagreements=reported)
    links: list[Link] = [
        ActorLink(
            id="a1", members=tuple(sorted(actors[:2])), judgement="same", name="Army gunners", aliases=(SPELLED,)
        ),
        ActorLink(
            id="a2", members=tuple(sorted(actors)), judgement="undecided", name="Army gunners", score=0.4,
            reasons=("near-alike names",),
        ),
        EventLink(
            id="e1", members=tuple(sorted(attacks)), articles=2, publishers=1, origins=1, score=0.9,
            merged={"type": MergedValue(value="ASSAULT"), "casualties.killed": killed},
        ),
    ]  # fmt: skip
    with open_record(str(tmp_path_factory.mktemp("linked") / "r.db"), create=True) as record:
        run = Run(record, coder="1")
        for coded in captures:
            run.write(coded)
        run.end()
        with record.writing() as connection:
            insert_links(connection, links, article_keys(connection, actors))
        yield TestClient(make_app(record, check_access("127.0.0.1", None)), base_url=BASE)


def test_reports_of_one_happening_are_one_row(client: TestClient) -> None:
    data = client.get("/events.json?type=ASSAULT").json()
    assert (data["count"], data["filters"]["found"]) == (2, 3)
    (told,) = [one for one in data["told"] if one]
    assert (told["articles"], told["publishers"], told["origins"], told["members"]) == (2, 1, 1, 2)
    assert told["differing"] == ["killed"]
    assert [(one["value"], one["bounds"]) for one in told["figures"]] == [("7", "5 – 7")]
    assert len(told["reports"]) == 2
    page = client.get("/events?type=ASSAULT").text
    assert "2 articles" in page
    assert "they differ on killed" in page
    single = client.get("/events.json?type=ASSAULT&by=report").json()
    assert (single["count"], single["told"]) == (3, [None] * 3)
    assert client.get("/events?by=nothing").status_code == 400


def test_a_happening_is_listed_where_one_of_its_reports_is_as_asked(client: TestClient) -> None:
    whole = client.get("/events.json").json()
    assert whole["count"] == whole["filters"]["found"] - 1
    listed = [row["event"]["id"] for row in whole["rows"]]
    assert len(listed) == len(set(listed)) == whole["count"]


def test_an_actor_is_shown_once_with_both_spellings_and_a_doubtful_pair_stays_two(client: TestClient) -> None:
    rows = {row["count"]["name"]: row for row in client.get("/actors.json").json()["rows"]}
    assert SPELLED not in rows
    assert rows["Army gunners"]["spellings"] == [SPELLED]
    assert rows["Army gunners"]["doubts"] == ["Army gunners (2)"]
    assert rows["Army gunners (2)"]["doubts"] == ["Army gunners"]
    assert rows["Army gunners"]["count"]["acts"] == 2 * rows["Army gunners (2)"]["count"]["acts"]
    assert rows["Army gunners"]["id"] != rows["Army gunners (2)"]["id"]
    assert "perhaps one with" in client.get("/actors").text
    assert client.get(f"/actors.json?q={SPELLED[:9]}").json()["rows"][0]["count"]["name"] == "Army gunners"


def test_the_page_of_an_actor_is_that_of_all_its_spellings(client: TestClient, captures: list[CodedCapture]) -> None:
    ids = [
        one.id for coded in captures[:2] for one in coded.articles[0].actors if one.name in ("Army gunners", SPELLED)
    ]
    pages = [client.get(f"/actors/{name}.json").json() for name in ids]
    assert [page["facts"]["name"] for page in pages] == ["Army gunners"] * 2
    assert set(pages[0]["facts"]["ids"]) == set(ids)
    assert pages[0]["facts"]["aliases"][SPELLED] == 1
    assert pages[0]["deeds"][0]["count"] == 4
    assert "? Perhaps one with" in client.get(f"/actors/{ids[0]}").text


def test_facets_and_the_network_merge_spellings_and_mark_doubts(client: TestClient) -> None:
    facets = client.get("/events.json").json()["filters"]["facets"]
    (actors,) = [facet["values"] for facet in facets if facet["name"] == "actor"]
    marked = {one["value"]: one["doubts"] for one in actors if one["value"].startswith("Army gunners")}
    assert marked == {"Army gunners": ["Army gunners (2)"], "Army gunners (2)": ["Army gunners"]}
    nodes = {node["name"]: node for node in client.get("/network.json").json()["nodes"]}
    assert nodes["Army gunners"]["spellings"] == [SPELLED]
    assert SPELLED not in nodes
    assert 'class="doubted"' in client.get("/network").text
    both = client.get("/events.json", params={"doer": SPELLED}).json()["filters"]["found"]
    assert both == client.get("/events.json", params={"doer": "Army gunners"}).json()["filters"]["found"]


def test_changes_lead_to_what_they_speak_of(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/changes.json").json()["places"] == {}
    assert re.search("Nothing is linked yet", client.get("/changes").text)
