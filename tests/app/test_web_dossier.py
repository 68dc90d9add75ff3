"""`/dossier`: the events asked for as a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from made_brief import made_brief
from sayso.record import open_record
from sayso.report import read_dossier
from sayso.web import check_access, make_app


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with open_record(str(made_brief(tmp_path))) as record:
        yield TestClient(make_app(record, check_access("127.0.0.1", None)), base_url="http://127.0.0.1")


@pytest.mark.parametrize("form", ["html", "md", "pdf"])
def test_it_is_a_file_that_says_what_was_asked_for(client: TestClient, form: str) -> None:
    answer = client.get("/dossier", params={"type": "ASSAULT", "since": "2025-12", "to": form, "title": "Halden"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="dossier.{form}"'
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    carried = read_dossier(answer.content)
    assert carried.as_written and carried.footnotes
    data = client.get("/dossier.json", params={"type": "ASSAULT", "since": "2025-12"}).json()
    assert {"name": "Asked for", "value": "type: ASSAULT; since: 2025-12"} in data["covers"]
    assert len(data["entries"]) == 1 and len(data["entries"][0]["told"]) == 2


def test_the_list_of_events_links_to_it_with_its_filters(client: TestClient) -> None:
    assert 'href="/dossier?type=ASSAULT"' in client.get("/events?type=ASSAULT&view=cards").text


def test_wrong_formats_and_too_many_events_are_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/dossier?to=exe").status_code == 400
    monkeypatch.setattr("sayso.web.pages.dossier.MOST", 1)
    answer = client.get("/dossier")
    assert answer.status_code == 400 and "a dossier from here holds 1 at most" in answer.text
    assert client.get("/dossier?type=NONE").status_code == 200
