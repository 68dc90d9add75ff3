"""Judging in the pages: what a form writes, what it refuses, and what becomes of it."""

import re
import time
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

from made import TEXT, made_capture, made_captures
from records import ONLY_SQLITE, NewRecord
from sayso.build import link_record
from sayso.config import Settings
from sayso.record import Record, Run, open_record, read_changes, read_judgements
from sayso.web import check_access, make_app

BASE = "http://127.0.0.1:8765"


@pytest.fixture
def record(new_record: NewRecord) -> Iterator[Record]:
    with open_record(new_record("linked"), create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(2):
            run.write(coded)
        link_record(record, Settings())
        yield record


@pytest.fixture
def client(record: Record) -> TestClient:
    app = make_app(record, check_access("127.0.0.1", None))
    return TestClient(app, base_url=BASE, follow_redirects=False, headers={"origin": BASE})


def form_at(client: TestClient, address: str) -> dict[str, str]:
    """The fields of the first form of a page that judges, as a browser would send them."""
    form = client.get(address).text.split('action="/judge" class="review"', 1)[1].split("</form>", 1)[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in hidden} | {"by": "Ada"}


def an_event(client: TestClient) -> str:
    return f"/events/{client.get('/events.json').json()['rows'][0]['event']['id']}"


def test_a_corrected_date_is_on_the_page_in_the_feed_and_stays_after_another_run(
    client: TestClient, record: Record
) -> None:
    address = an_event(client)
    form = form_at(client, address) | {"verdict": "correct", "field": "when", "value": "2025-12-24", "why": "sic"}
    sent = client.post("/judge", data=form)
    assert sent.status_code == 303
    assert sent.headers["location"].startswith(f"{address}?done=")
    (judgement,) = read_judgements(record)
    assert (judgement.verdict, judgement.field, judgement.value, judgement.by) == (
        "correct", "when", '"2025-12-24"', "Ada",
    )  # fmt: skip
    for page in (address, "/changes"):
        text = client.get(page).text
        assert "when" in text
        assert "2025-12-24" in text
        assert "Ada" in text
    Run(record, coder="2").write(made_captures(2)[0])
    assert "2025-12-24" in client.get(address).text


def test_two_happenings_are_parted_and_the_feed_says_by_whom(client: TestClient, record: Record) -> None:
    rows = client.get("/events.json?type=ASSAULT&by=report").json()["rows"]
    data = client.get(f"/events/{rows[0]['event']['id']}.json").json()
    assert data["happening"]["members"] == 2
    form = form_at(client, an_event(client)) | {"verdict": "not_same", "seen": "0", "back": "/review"}
    members = [
        f'["{row["head"]["capture"]}", "{row["head"]["article"]}", "{row["event"]["id"]}", null, null]' for row in rows
    ]
    assert client.post("/judge", data=form | {"member": members}).status_code == 303
    wait_for(lambda: [change for change in read_changes(record) if change.by == "Ada"] != [])
    assert client.get(f"/events/{rows[0]['event']['id']}.json").json()["happening"] is None


def wait_for(true: object) -> None:
    for _ in range(600):
        if true():  # pyright: ignore[reportCallIssue]
            return
        time.sleep(0.05)
    raise AssertionError("it does not come about")


def test_of_two_who_judge_at_once_the_second_is_told_and_nothing_is_lost(client: TestClient, record: Record) -> None:
    address = an_event(client)
    first, second = form_at(client, address), form_at(client, address) | {"by": "Bo"}
    assert client.post("/judge", data=first | {"verdict": "accept"}).status_code == 303
    refused = client.post("/judge", data=second | {"verdict": "reject"})
    assert refused.status_code == 409
    assert "nothing is written" in refused.text
    again = form_at(client, address) | {"by": "Bo", "verdict": "reject"}
    assert client.post("/judge", data=again).status_code == 303
    assert [(one.verdict, one.by) for one in read_judgements(record)] == [("accept", "Ada"), ("reject", "Bo")]


def test_undo_is_a_further_judgement(client: TestClient, record: Record) -> None:
    address = an_event(client)
    client.post("/judge", data=form_at(client, address) | {"verdict": "reject"})
    (judgement,) = read_judgements(record)
    page = client.get(f"{address}?done={judgement.id}").text
    assert f'name="withdraws" value="{judgement.id}"' in page
    undone = form_at(client, address) | {"verdict": "withdraw", "withdraws": judgement.id}
    assert client.post("/judge", data=undone).status_code == 303
    assert [one.verdict for one in read_judgements(record)] == ["reject", "withdraw"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"verdict": "delete"}, "no verdict"),
        ({"verdict": ""}, "no verdict"),
        ({"verdict": "accept", "by": " "}, "your name is missing"),
        ({"verdict": "accept", "by": "x" * 100}, "more than 80"),
        ({"verdict": "accept", "member": "[]"}, "not named as the form names it"),
        ({"verdict": "accept", "member": "{}"}, "not named as the form names it"),
        ({"verdict": "accept", "member": '["a", "b", "c", null, null]'}, "holds no article"),
        ({"verdict": "same"}, "two or more"),
        ({"verdict": "correct", "field": "id", "value": "x"}, "choose a field"),
        ({"verdict": "correct", "field": "when", "value": ""}, "choose a field"),
        ({"verdict": "note"}, "a note needs words"),
        ({"verdict": "withdraw", "withdraws": "ffff"}, "holds no judgement"),
        ({"verdict": "accept", "seen": "-1"}, "not as it was shown"),
        ({"verdict": "accept", "why": "w" * 3_000}, "more than 2000"),
    ],
)
@ONLY_SQLITE
def test_a_form_that_says_too_little_or_too_much_writes_nothing(
    client: TestClient, record: Record, changed: dict[str, str], says: str
) -> None:
    answer = client.post("/judge", data=form_at(client, an_event(client)) | changed)
    assert answer.status_code == 400
    assert says in unescape(answer.text)
    assert read_judgements(record) == []


@ONLY_SQLITE
def test_a_form_from_elsewhere_or_of_an_earlier_process_writes_nothing(client: TestClient, record: Record) -> None:
    form = form_at(client, an_event(client)) | {"verdict": "accept"}
    assert client.post("/judge", data=form, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/judge", data=form | {"csrf": "old"}).status_code == 403
    assert client.get("/judge").status_code == 405
    assert read_judgements(record) == []


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
@ONLY_SQLITE
def test_after_a_judgement_nobody_is_sent_away(client: TestClient, back: str) -> None:
    form = form_at(client, an_event(client)) | {"verdict": "accept", "back": back}
    assert client.post("/judge", data=form).headers["location"].startswith("/review?done=")


@ONLY_SQLITE
def test_words_of_a_judgement_are_shown_as_words(client: TestClient) -> None:
    address = an_event(client)
    evil = "<script>alert(1)</script>\u202e"
    client.post("/judge", data=form_at(client, address) | {"verdict": "note", "why": evil, "by": evil})
    for page in (address, "/changes"):
        text = client.get(page).text
        assert "&lt;script&gt;alert(1)" in text
        assert "\u202e" not in text
        assert "<script>alert" not in text


def test_the_queue_holds_what_is_disputed_until_it_is_judged(new_record: NewRecord) -> None:
    with open_record(new_record("disputed"), create=True) as record:
        run = Run(record, coder="1")
        run.write(made_capture())
        run.write(made_capture("pages/other.txt", text=TEXT + "\n\nAnother page."))
        link_record(record, Settings())
        client = TestClient(make_app(record, check_access("127.0.0.1", None)), base_url=BASE)
        page = client.get("/review.json").json()
        assert page["left"] == (1 if page["item"] else 0)
        if page["item"] is None:
            assert "Nothing is left" in client.get("/review").text
