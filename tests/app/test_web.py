"""The pages, asked without a browser: what they say, their JSON twins, and what they refuse."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from made import TEXT, made_capture, made_captures, span_of
from records import ONLY_SQLITE, NewRecord
from sayso.errors import ConfigError
from sayso.ids import bytes_id
from sayso.model import CodedCapture, Problem, Span
from sayso.record import Run, open_record
from sayso.web import check_access, make_app

BASE = "http://127.0.0.1:8765"
TOKEN = "a-token-of-twenty-four-c"


@pytest.fixture
def client(made: str) -> Iterator[TestClient]:
    with open_record(made) as record:
        yield TestClient(make_app(record, check_access("127.0.0.1", None)), base_url=BASE, follow_redirects=False)


@pytest.fixture
def guarded(made: str) -> Iterator[TestClient]:
    with open_record(made) as record:
        app = make_app(record, check_access("0.0.0.0", TOKEN))
        yield TestClient(app, base_url="http://desk.example:8765", follow_redirects=False)


def pages_of(client: TestClient) -> list[str]:
    """Every kind of page, by the address of one."""
    row = client.get("/events.json").json()["rows"][0]
    capture, article = row["head"]["capture"], row["head"]["article"]
    return [
        "/events", "/events?view=cards", f"/events/{row['event']['id']}", "/map", "/timeline", "/network", "/actors",
        f"/actors/{row['doers'][0]['actor']}", "/claims", "/tallies", "/captures", f"/captures/{capture}",
        f"/captures/{capture}/articles/{article}", "/problems", "/run",
    ]  # fmt: skip


def twin(address: str) -> str:
    path, mark, query = address.partition("?")
    return f"{path}.json{mark}{query}"


def test_every_page_has_a_twin_and_no_script_or_style_of_its_own(client: TestClient) -> None:
    for address in pages_of(client):
        page = client.get(address)
        assert page.status_code == 200, address
        assert page.text.startswith("<!doctype html>")
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=\"/static/)", page.text), address
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page.text), f"{address} asks another host"
        assert client.get(twin(address)).json(), address


def test_events_are_filtered_and_say_what_is_asked(client: TestClient) -> None:
    assert [row["event"]["type"] for row in client.get("/events.json").json()["rows"]] == ["ASSAULT"] * 3 + [
        "COERCE"
    ] * 3
    denied = client.get("/events.json?status=denied").json()
    assert {row["event"]["status"] for row in denied["rows"]} == {"denied"}
    assert denied["filters"]["found"] == 3
    (status,) = [facet for facet in denied["filters"]["facets"] if facet["name"] == "status"]
    assert [(one["value"], one["count"], one["on"]) for one in status["values"]] == [
        ("denied", 3, True),
        ("asserted", 3, False),
    ]
    assert client.get("/events.json?q=nurses&actor=army+gunners").json()["filters"]["found"] == 3
    assert client.get("/events.json?since=2025-06").json()["filters"]["found"] == 3
    assert "Clear all" in client.get("/events?status=denied").text
    assert "No event is as asked for" in client.get("/events?place=Nowhere").text


def test_one_event_shows_its_chain_and_each_value_leads_to_its_words(client: TestClient) -> None:
    row = client.get("/events.json").json()["rows"][0]
    page = client.get(f"/events/{row['event']['id']}")
    data = client.get(f"/events/{row['event']['id']}.json").json()
    chains = [[(link["name"], link["part"]) for link in chain["links"]] for chain in data["chains"]]
    own = [("Halden Post", "publisher"), ("AFP", "source")]
    assert chains == [[*own, ("health ministry", "source")], own]
    assert [chain["own"] for chain in data["chains"]] == [False, True]
    assert page.text.index("Halden Post") < page.text.index("←") < page.text.index(">AFP<")
    toll = next(field for field in data["fields"] if field["name"] == "toll")
    assert (toll["value"], toll["words"]) == ("≥ 5 killed (traders)", "at least five traders")
    start, end = toll["span"]
    href = f"/captures/{row['head']['capture']}/articles/{row['head']['article']}?at={start}-{end}"
    assert f'href="{href}#at"' in page.text
    article = client.get(href)
    chosen = "".join(re.sub(r"<[^>]+>", "", mark) for mark in re.findall(r'<mark class="at".*?</mark>', article.text))
    assert chosen == "at least five traders"
    assert article.text.count('id="at"') == 1


def test_an_article_shows_its_text_whole_and_in_order(client: TestClient) -> None:
    row = client.get("/events.json").json()["rows"][0]
    page = client.get(f"/captures/{row['head']['capture']}/articles/{row['head']['article']}")
    captured = page.text.split('<div class="captured"', 1)[1].split("<aside", 1)[0]
    shown = Plain()
    shown.feed("<div " + captured)
    assert TEXT in shown.text


class Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/events?status=maybe", "it may be asserted, alleged"),
        ("/events?since=yesterday", "write 2025, 2025-12 or 2025-12-25"),
        ("/events?after=1", "is no place in the list"),
        ("/events?after=99999999999999999999.1.1.1", ""),
        ("/events?after=a.b.c.d", "is no place in the list"),
        ("/events?dated=perhaps", "it may be yes, no"),
        ("/events?q=" + "x" * 500, "too long"),
        ("/events?" + "&".join(f"type=T{no}" for no in range(100)), "too long"),
        ("/events?q=a%00b", "is no text"),
        ("/claims?stance=shouts", "it may be asserts"),
        ("/claims?after=1.2", "is no place in the list"),
        ("/claims?after=1.2.99999999999999999999999", "is no place in the list"),
        ("/actors?after=-1", "is no place in the list"),
        ("/tallies?kind=%F0%9F%A4%96", "it may be killed"),
    ],
)
@ONLY_SQLITE
def test_bad_filters_are_told_and_break_nothing(client: TestClient, address: str, says: str) -> None:
    page = client.get(address)
    assert page.status_code in (200, 400)
    if says:
        assert page.status_code == client.get(twin(address)).status_code == 400
        assert says in page.text
        assert set(client.get(twin(address)).json()) == {"error", "hint"}


def test_what_is_not_there_is_told(client: TestClient) -> None:
    row = client.get("/events.json").json()["rows"][0]
    for address in (
        "/events/ffff", "/events/%2e%2e", "/actors/nobody", "/captures/sha256:00", "/nothing", "/events/a/b",
        f"/captures/{row['head']['capture']}/articles/none", "/static/none.css", "/events/%27%20OR%201=1",
    ):  # fmt: skip
        page = client.get(address)
        assert page.status_code == 404, address
        assert "Traceback" not in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%252e%252e/app.py",
        "/static//etc/passwd", "/static/..\\app.py", "/captures/..%2f..%2fetc%2fpasswd",
        "/captures/%2e%2e/articles/%2e%2e", "/static/%00",
    ],
)  # fmt: skip
@ONLY_SQLITE
def test_no_path_leads_out_of_the_pages(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "import" not in answer.text
    assert "root:" not in answer.text


@ONLY_SQLITE
def test_every_answer_carries_the_headers_that_bind_a_browser(client: TestClient) -> None:
    for address in ("/events", "/events.json", "/nothing", "/static/app.js", "/", "/events?status=x"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@ONLY_SQLITE
def test_only_names_of_this_machine_are_answered(client: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765"):
        assert client.get("/events", headers={"host": host}).status_code == 421
    for host in ("localhost:8765", "127.0.0.1", "[::1]:8765"):
        assert client.get("/events", headers={"host": host}).status_code == 200


@ONLY_SQLITE
def test_requests_are_bounded(client: TestClient) -> None:
    assert client.get("/events?x=" + "y" * 9_000).status_code == 414
    assert client.put("/events").status_code == client.delete("/events").status_code == 405
    assert client.post("/events").status_code == 403
    big = client.post("/login", content=b"token=" + b"x" * 70_000, headers=form_headers(BASE))
    assert big.status_code == 413


def form_headers(origin: str) -> dict[str, str]:
    return {"origin": origin, "content-type": "application/x-www-form-urlencoded"}


def test_a_wider_host_needs_a_token_that_is_no_word() -> None:
    with pytest.raises(ConfigError, match="needs a token"):
        check_access("0.0.0.0", None)
    with pytest.raises(ConfigError, match="fewer than 16"):
        check_access("0.0.0.0", "secret")
    for host in ("127.0.0.1", "::1", "localhost"):
        assert check_access(host, None).token is None


@ONLY_SQLITE
def test_serve_refuses_a_wider_host_without_a_token(sayso, made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_TOKEN", raising=False)
    refused = sayso("serve", made, "--host", "0.0.0.0")
    assert refused.exit_code == 2
    assert "needs a token" in refused.stderr
    assert "hint: set SAYSO_TOKEN" in refused.stderr


@ONLY_SQLITE
def test_with_a_token_nothing_is_told_without_it(guarded: TestClient) -> None:
    asked = guarded.get("/events")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login")
    assert guarded.get("/events.json").status_code == 401
    for wrong in ("Bearer ", "Bearer nope", f"Basic {TOKEN}", f"Bearer {TOKEN}x"):
        assert guarded.get("/events.json", headers={"authorization": wrong}).status_code == 401
    assert guarded.get("/events.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/login").status_code == 200


@ONLY_SQLITE
def test_a_browser_signs_in_by_a_form_of_this_site(guarded: TestClient) -> None:
    csrf = re.search(r'name="csrf" value="([^"]+)"', guarded.get("/login").text)
    assert csrf
    form = {"csrf": csrf.group(1), "token": TOKEN}
    here = "http://desk.example:8765"
    assert guarded.post("/login", data=form).status_code == 403, "no origin"
    assert guarded.post("/login", data=form, headers={"origin": "http://evil.example"}).status_code == 403
    assert guarded.post("/login", data=form | {"csrf": "x"}, headers={"origin": here}).status_code == 403
    wrong = guarded.post("/login", data=form | {"token": "x" * 20}, headers={"origin": here})
    assert wrong.status_code == 403
    assert "That is not the token" in wrong.text
    right = guarded.post("/login", data=form, headers={"origin": here})
    assert right.status_code == 303
    kept = right.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=strict" in kept
    assert TOKEN not in kept
    assert guarded.get("/events").status_code == 200


HOSTILE = (
    '\n\n<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} </textarea></title>'
    " \u202emoc.live\u202c &lt;b&gt; \x00\x1b[31m " + "w" * 200_000
)


def hostile_capture() -> CodedCapture:
    """A page that would take over what shows it, with the same words in every field that holds words."""
    coded = made_capture("pages/<script>alert(3)</script>\u202e.txt", text=TEXT + HOSTILE)
    (article,) = coded.articles
    evil = '<script>alert(4)</script>" onmouseover="alert(5)\u202e'
    rest = Span(len(TEXT) + 2, len(TEXT + HOSTILE))
    first, *others = article.events
    army, *actors = article.actors
    sentence = Span(span_of("Army gunners").start, rest.end)
    first = replace(
        first, sentence=sentence, chain=(evil, "AFP"), where=replace(first.where, name=evil), mode=evil,
        casualties=tuple(replace(one, who=evil) for one in first.casualties),
    )  # fmt: skip
    article = replace(
        article, events=(first, *others), actors=(replace(army, name=evil, aliases=(evil,)), *actors), publisher=evil,
        agency=evil, authors=(evil,), furniture=(rest,), title=span_of("Shells"),
        tallies=tuple(replace(one, counter=evil, who=evil) for one in article.tallies),
    )  # fmt: skip
    capture = replace(coded.capture, url="javascript:alert(6)", id=bytes_id(HOSTILE.encode()))
    problem = Problem(stage="captures", kind="odd", message=evil)
    return replace(coded, capture=capture, articles=(article,), problems=(problem,))


def test_hostile_captures_are_shown_as_what_they_are(new_record: NewRecord) -> None:
    with open_record(new_record("hostile"), create=True) as record:
        Run(record, coder="1").write(hostile_capture())
        client = TestClient(make_app(record, check_access("127.0.0.1", None)), base_url=BASE, follow_redirects=False)
        for address in pages_of(client):
            page = client.get(address)
            assert page.status_code == 200, address
            assert len(page.text) < 2_000_000
            seen = Tags()
            seen.feed(page.text)
            assert all(script.startswith("/static/") for script in seen.scripts), address
            assert not seen.odd, f"{address}: {seen.odd}"
            assert "\u202e" not in page.text, address
            assert "\x00" not in page.text
            assert "\x1b" not in page.text
            assert client.get(twin(address)).json()
        row = client.get("/events.json").json()["rows"][0]
        article = client.get(f"/captures/{row['head']['capture']}/articles/{row['head']['article']}").text
        assert 'title="U+202E RIGHT-TO-LEFT OVERRIDE">RLO</span>moc.live' in article
        assert "&lt;script&gt;alert(1)" in article
        assert "{{ 7*7 }}" in article


class Tags(HTMLParser):
    """Elements and attributes that a page of ours never has."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: set[str] = set()
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self.scripts.add(
                (given.get("src") or "inline").partition("?")[0].replace("/vendor/", "/vendor\n").split("\n")[0]
            )
        if tag in ("img", "iframe", "object", "embed", "textarea", "style"):
            self.odd.append(tag)
        self.odd += [name for name in given if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            if (given.get(name) or "/").startswith(("javascript", "data", "http", "//")):
                self.odd.append(f"{name}={given[name]}")


def test_long_lists_are_walked_by_their_links(new_record: NewRecord) -> None:
    with open_record(new_record("long"), create=True) as record:
        run = Run(record, coder="1")
        for coded in made_captures(70):
            run.write(coded)
        client = TestClient(make_app(record, check_access("127.0.0.1", None)), base_url=BASE)
        for start, known in (("/events", 140), ("/claims", 210), ("/captures", 70), ("/tallies", 70)):
            page = client.get(start)
            pages = [page.url]
            while found := re.search(r'rel="next" href="([^"]+)"', page.text):
                page = client.get(found.group(1).replace("&amp;", "&"))
                pages.append(page.url)
            assert len(pages) == -(-known // 50), start
            back = re.search(r'rel="prev" href="([^"]+)"', page.text)
            assert back
            text = client.get(back.group(1).replace("&amp;", "&")).text
            assert re.search(r'rel="next"', text)


def test_new_captures_appear_without_a_restart(made: str) -> None:
    with open_record(made) as record:
        app = make_app(record, check_access("127.0.0.1", None))
        client = TestClient(app, base_url=BASE)
        assert client.get("/events.json").json()["filters"]["whole"] == 6
        Run(record, coder="1").write(made_capture("pages/new.txt", text=TEXT + "\n\nNew."))
        deadline = 200
        while client.get("/events.json").json()["filters"]["whole"] == 6 and deadline:
            deadline -= 1
            time.sleep(0.05)
        assert client.get("/events.json").json()["filters"]["whole"] == 8
