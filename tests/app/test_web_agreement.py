"""Two coders on one record, in the pages: blind coding, agreement, settling; forms that were too late; corrections."""

import re
import shutil
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from made import TEXT, made_captures
from sayso.build import link_record
from sayso.config import Settings
from sayso.model import Member
from sayso.record import Record, Run, open_record, read_changes, read_judgements
from sayso.record.judging import read_effective
from sayso.record.reviewers import change_blindness
from sayso.web import check_access, make_app

BASE = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agreement") / "linked.db"
    with open_record(str(path), create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(2):
            run.write(coded)
        link_record(record, Settings())
    return path


@pytest.fixture
def record(linked: Path, tmp_path: Path) -> Iterator[Record]:
    for part in linked.parent.glob("linked.db*"):
        shutil.copy(part, tmp_path)
    with open_record(str(tmp_path / linked.name)) as record:
        yield record


@pytest.fixture
def app(record: Record) -> object:
    return make_app(record, check_access("127.0.0.1", None))


def as_coder(app: object, name: str | None = None) -> TestClient:
    """A browser, of somebody who has given their name."""
    cookies = {"sayso_coder": quote(name)} if name else {}
    return TestClient(app, base_url=BASE, follow_redirects=False, headers={"origin": BASE}, cookies=cookies)  # type: ignore[arg-type]


def form_at(client: TestClient, address: str, by: str) -> dict[str, str]:
    """The hidden fields of the form of a page that judges, as a browser would send them."""
    form = client.get(address).text.split('action="/judge" class="review', 1)[1].split("</form>", 1)[0]
    hidden = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in hidden} | {"by": by}


def events(client: TestClient) -> list[dict]:
    return client.get("/events.json?by=report&order=read").json()["rows"]


def address_of(client: TestClient, no: int = 0) -> str:
    return f"/events/{events(client)[no]['event']['id']}"


def judge(client: TestClient, by: str, address: str, **given: str) -> None:
    assert client.post("/judge", data=form_at(client, address, by) | given).status_code == 303


def wait_for(true: object) -> None:
    for _ in range(600):
        if true():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("it does not come about")


def test_a_form_that_is_too_late_is_shown_again_with_all_that_was_typed(app: object, record: Record) -> None:
    ada, bo = as_coder(app, "Ada"), as_coder(app, "Bo")
    address = address_of(ada)
    typed = form_at(bo, address, "Bo") | {
        "verdict": "correct", "field": "when", "value": "2025-12-24", "why": 'she said "before dawn" & <i>meant it',
    }  # fmt: skip
    judge(ada, "Ada", address, verdict="accept", why="as it stands")
    refused = bo.post("/judge", data=typed)
    assert refused.status_code == 409
    page = unescape(refused.text)
    for words in ("nothing is written", typed["why"], "2025-12-24", "as it stands", "Ada"):
        assert words in page
    assert "<i>meant" not in refused.text
    assert [one.by for one in read_judgements(record)] == ["Ada"]
    again = form_again(refused.text)
    assert bo.post("/judge", data=again | {"verdict": "correct"}).status_code == 303
    assert [(one.by, one.why) for one in read_judgements(record)][1:] == [("Bo", typed["why"])]


def form_again(page: str) -> dict[str, str]:
    """Every field of the form of a refused page."""
    form = page.split('action="/judge"', 1)[1].split("</form>", 1)[0]
    fields = {
        unescape(name): unescape(value)
        for name, value in re.findall(r'<input [^>]*?name="([^"]+)" value="([^"]*)"', form)
    }
    chosen = re.search(r'<option value="([^"]+)" selected', form)
    return fields | ({"field": chosen[1]} if chosen else {})


def test_a_form_of_an_earlier_process_is_shown_again_too_and_can_be_sent_from_there(
    app: object, record: Record
) -> None:
    client = as_coder(app)
    form = form_at(client, address_of(client), "Ada") | {"verdict": "note", "why": "a long thought", "csrf": "old"}
    refused = client.post("/judge", data=form)
    assert refused.status_code == 403
    assert "a long thought" in refused.text
    assert read_judgements(record) == []
    assert client.post("/judge", data=form_again(refused.text) | {"verdict": "note"}).status_code == 303
    assert [one.why for one in read_judgements(record)] == ["a long thought"]
    elsewhere = client.post("/judge", data=form, headers={"origin": "https://evil.example"})
    assert (elsewhere.status_code, "a long thought" in elsewhere.text) == (403, False)


def test_a_value_that_a_field_cannot_hold_is_refused_and_kept(app: object, record: Record) -> None:
    client = as_coder(app)
    form = form_at(client, address_of(client), "Ada") | {"verdict": "correct", "field": "when", "value": "last Tuesday"}
    refused = client.post("/judge", data=form)
    assert refused.status_code == 400
    assert 'value="last Tuesday"' in refused.text
    assert read_judgements(record) == []


def test_who_codes_blind_sees_nothing_of_others_and_changes_nothing_until_it_is_settled(
    app: object, record: Record
) -> None:
    change_blindness(record, seal=["Ada", "Bo"])
    ada, bo, cy = (as_coder(app, name) for name in ("Ada", "Bo", "Cy"))
    address = address_of(ada)
    judge(ada, "Ada", address, verdict="correct", field="when", value="2025-12-24", why="a day earlier")
    judge(bo, "Bo", address, verdict="accept")
    assert read_effective(record) == []
    assert [change for change in read_changes(record) if change.by != "machine"] == []
    for page in (address, "/changes", "/review?queue=events"):
        assert "a day earlier" not in bo.get(page).text
    assert "a day earlier" in ada.get(address).text
    assert "2025-12-24" in ada.get(address).text
    assert bo.get(f"{address}.json").json()["event"]["when"]["start"] == "2025-12-25"
    assert "a day earlier" not in as_coder(app).get(address).text
    assert bo.get("/agreement.json").json()["agreement"] is None
    assert bo.get("/adjudicate.json").json()["dispute"] is None
    assert as_coder(app).get("/agreement.json").json()["agreement"] is None
    found = cy.get("/agreement.json").json()["agreement"]
    assert found["coders"] == ["Ada", "Bo"]
    assert {unit["aspect"] for one in found["disputes"] for unit in one["units"]} == {"when"}

    page = cy.get("/adjudicate").text
    choices = [unescape(value) for value in re.findall(r'name="settle-1" value="([^"]+)"', page)]
    eve = next(value for value in choices if "2025-12-24" in value)
    form = form_at(cy, "/adjudicate", "Cy") | {"verdict": "settle", "settle-1": eve, "why": "the paper of the 25th"}
    assert cy.post("/judge", data=form).status_code == 303
    (settled,) = read_effective(record)
    assert (settled.by, settled.settles, settled.field) == ("Cy", True, "when")
    assert cy.get("/adjudicate.json").json()["dispute"] is None
    assert cy.get("/agreement.json").json()["agreement"]["settled"] == 1
    assert len(read_judgements(record)) == 3
    shown = bo.get(address).text
    assert "settled" in shown
    assert "a day earlier" in shown  # what was settled is no secret any more


def test_what_was_sealed_takes_effect_when_it_is_opened(app: object, record: Record) -> None:
    change_blindness(record, seal=["Ada"])
    ada = as_coder(app, "Ada")
    judge(ada, "Ada", address_of(ada), verdict="reject")
    assert read_effective(record) == []
    change_blindness(record, reveal=["Ada"])
    assert [one.by for one in read_effective(record)] == ["Ada"]
    assert [change.by for change in read_changes(record) if change.details == ("rejected",)] == ["Ada"]


def test_another_value_can_be_settled_and_an_empty_one_is_refused(app: object, record: Record) -> None:
    ada, bo = as_coder(app, "Ada"), as_coder(app, "Bo")
    address = address_of(ada)
    judge(ada, "Ada", address, verdict="correct", field="casualties.killed", value="7")
    judge(bo, "Bo", address, verdict="correct", field="casualties.killed", value="9")
    page = ada.get("/adjudicate").text
    other = next(unescape(value) for value in re.findall(r'name="settle-1" value="([^"]+)"', page) if "other" in value)
    form = form_at(ada, "/adjudicate", "Cy") | {"verdict": "settle", "settle-1": other}
    assert ada.post("/judge", data=form).status_code == 400
    assert ada.post("/judge", data=form | {"verdict": "settle"}).status_code == 400  # nothing is chosen
    assert ada.post("/judge", data=form | {"other-1": "8"}).status_code == 303
    assert read_judgements(record)[-1].value == "8"


def test_a_corrected_value_stands_in_lists_filters_and_twins_with_what_was_coded_struck(app: object) -> None:
    client = as_coder(app, "Ada")
    address = address_of(client)
    event = address.rsplit("/", 1)[1]
    for field, value in (("when", "2024-02-03"), ("where", "Elsewhere"), ("actors", "the army; AFP"), ("type", "aid")):
        judge(client, "Ada", address, verdict="correct", field=field, value=value, why="checked")
    wait_for(lambda: client.get("/events.json?type=AID").json()["rows"])
    for asked in ("type=AID", "place=Elsewhere", "doer=AFP", "since=2024-02-03&until=2024-02-03", "review=corrected"):
        (row,) = client.get(f"/events.json?by=report&{asked}").json()["rows"]
        assert row["event"]["id"] == event, asked
    assert (row["event"]["type"], row["event"]["where"]["name"]) == ("AID", "Elsewhere")
    assert [one["name"] for one in row["doers"]] == ["Army gunners", "AFP"]
    assert (row["was"]["when"], row["was"]["where"]) == ("2025-12-25", "Port Halden, Halden, XH")
    assert client.get("/events.json?by=report&order=when").json()["rows"][-1]["event"]["id"] == event
    text = client.get("/events?by=report&type=AID").text
    assert re.search(r"<del[^>]*>.*2025-12-25.*</del>.*2024-02-03", text)
    page = client.get(address).text
    assert re.search(
        r"<del>.*2025-12-25.*</del> <ins>.*2024-02-03.*</ins>.*corrected by.*Ada.*checked", page, re.DOTALL
    )
    twin = client.get(f"{address}.json").json()
    assert (twin["event"]["type"], twin["coded"]["type"]) == ("AID", "ASSAULT")
    assert twin["summary"].startswith("AID heavy-weapons: Army gunners; AFP")


def test_a_rejected_event_is_listed_only_where_it_is_asked_for(app: object) -> None:
    client = as_coder(app, "Ada")
    address = address_of(client)
    whole = len(events(client))
    judge(client, "Ada", address, verdict="reject")
    wait_for(lambda: len(events(client)) == whole - 1)
    (row,) = client.get("/events.json?by=report&review=rejected").json()["rows"]
    assert row["event"]["id"] == address.rsplit("/", 1)[1]
    assert "rejected" in client.get(address).text


def test_happenings_are_merged_and_parted_by_hand(app: object, record: Record) -> None:
    client = as_coder(app, "Ada")
    shelling, arrest, *_ = events(client)
    address = f"/events/{shelling['event']['id']}"
    twin = client.get(f"{address}.json").json()
    assert twin["happening"]["members"] == 2
    form = form_at(client, address, "Ada") | {"verdict": "merge"}
    assert client.post("/judge", data=form | {"with": "no such"}).status_code == 400
    other = f"{BASE}/events/{arrest['event']['id']}#judge"
    assert client.post("/judge", data=form | {"with": other}).status_code == 303
    wait_for(lambda: client.get(f"{address}.json").json()["happening"]["members"] == 4)

    parting = client.get(address).text.split('class="parting"', 1)[1].split("</form>", 1)[0]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', parting)
    hidden = [(name, unescape(value)) for name, value in hidden]
    chosen = next(value for name, value in hidden if name == "whole" and arrest["event"]["id"] in value)
    whole = [value for name, value in hidden if name == "whole"]
    data = dict(hidden) | {"whole": whole, "member": [chosen], "by": "Ada", "verdict": "split"}
    assert client.post("/judge", data=data | {"member": whole}).status_code == 400  # some must be left
    assert client.post("/judge", data=data).status_code == 303
    judgement = read_judgements(record)[-1]
    assert (judgement.verdict, judgement.value) == ("not_same", f"[[0], [{', '.join(map(str, range(1, len(whole))))}]]")
    others = [one.event for one in judgement.members[1:]]
    wait_for(lambda: not named_together(record, arrest["event"]["id"], others))
    assert client.get(f"{address}.json").json()["happening"]["members"] == 3  # the others still hang together


def named_together(record: Record, event: str, others: list[str | None]) -> bool:
    from sayso.record import find_links_naming

    links = [link for link in find_links_naming(record, event) if link.kind == "event"]
    return any(member.event in others for link in links for member in link.members)


def test_the_queue_of_events_begins_with_the_least_sure_and_leaves_out_what_was_judged(app: object) -> None:
    client = as_coder(app, "Ada")
    seen: list[str] = []
    while (page := client.get("/review.json?queue=events").json())["event"]:
        name = page["event"]["coded"]["id"]
        assert name not in seen
        assert page["left"] == len(events(client)) - len(seen)
        seen.append(name)
        judge(client, "Ada", "/review?queue=events", verdict="accept")
    assert len(seen) == len(events(client))
    statuses = {row["event"]["id"]: row["event"]["status"] for row in events(client)}
    assert [statuses[name] for name in seen] == ["denied", "denied", "asserted", "asserted"]
    assert client.get("/review.json?queue=events&mine=yes").json()["event"] is None
    bo = as_coder(app, "Bo")
    assert bo.get("/review.json?queue=events").json()["event"] is None
    assert bo.get("/review.json?queue=events&mine=yes").json()["event"]["coded"]["id"] == seen[0]
    only = bo.get("/review.json?queue=events&mine=yes&type=ASSAULT").json()
    assert (only["event"]["coded"]["type"], only["left"]) == ("ASSAULT", 2)
    skipped = bo.get(f"/review.json?queue=events&mine=yes&type=ASSAULT&after={only['place']}").json()
    assert (skipped["left"], skipped["event"]["coded"]["id"]) == (1, seen[3])


def test_a_place_in_the_queue_that_is_none_is_told(app: object) -> None:
    client = as_coder(app)
    for queue, places in {"links": ("x", "x~a", "~"), "events": ("x", "1.2", "1.x.0.0", "9999.0.0.0")}.items():
        for place in places:
            answer = client.get(f"/review?queue={queue}&after={place}")
            assert answer.status_code == 400, place
            assert "no place in the queue" in answer.text


def test_judgements_stay_with_an_event_that_comes_under_another_id_when_it_is_coded_anew(record: Record) -> None:
    from dataclasses import replace

    from sayso.ids import record_id
    from sayso.record import add_judgement

    (coded, _) = made_captures(2)
    article = coded.articles[0]
    event = article.events[0]
    member = Member(capture=coded.capture.id, article=article.id, event=event.id)
    add_judgement(record, "correct", (member,), by="Ada", field="when", value='"2025-12-24"')
    for round_no, kind in enumerate(("PROTEST", "COERCE"), 2):
        anew = replace(event, id=record_id("event", article.id, kind), type=kind)
        retyped = replace(coded, articles=(replace(article, events=(anew, *article.events[1:])),))
        Run(record, coder=str(round_no)).write(retyped)
        (judgement,) = read_judgements(record)
        assert judgement.members == (replace(member, event=anew.id),)
    Run(record, coder="4").write(coded)  # as it was at first
    (judgement,) = read_judgements(record)
    assert judgement.members == (member,)
    assert TEXT.startswith("Shells")
