"""The pages in Chromium, over the record of the examples and over one made by hand."""

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python import base as axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from test_web import hostile_capture

from made import made_captures
from sayso.build import find_captures, link_record, read_into
from sayso.config import Settings
from sayso.record import Record, Run, open_record
from sayso.web import check_access, make_app
from sayso.web.app import PAGES

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = "no Chromium is found, so the pages are not tried in a browser: apt-get install chromium"
NARROW, WIDE, WIDEST = 390, 1360, 2560
SERIOUS = ("serious", "critical")
AXE = Path(axe.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS = ["color-contrast", "target-size"]
"""Rules that depend on the colours and on the width; what all others say is the same for every scheme."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason=MISSING)]


@contextmanager
def served(record: Record) -> Iterator[str]:
    """The address of the pages of a record, served from this process."""
    app = make_app(record, check_access("127.0.0.1", None))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def read(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that `make demo` makes."""
    path = tmp_path_factory.mktemp("web") / "demo.db"
    with open_record(str(path), create=True) as record:
        settings = Settings(record=str(path))
        read_into(record, find_captures([str(examples)], settings), settings)
        link_record(record, settings)
    return path


@pytest.fixture(scope="module")
def demo(read: Path) -> Iterator[str]:
    """What `make demo` makes, served."""
    with open_record(str(read)) as record, served(record) as address:
        yield address


@pytest.fixture
def own(read: Path, tmp_path: Path) -> Iterator[tuple[Record, str]]:
    """A copy of it that a test may change, and its address."""
    path = tmp_path / "own.db"
    with sqlite3.connect(read) as one, sqlite3.connect(path) as other:
        one.backup(other)
    with open_record(str(path)) as record, served(record) as address:
        yield record, address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # A container's root has no sandbox of the browser's own; the pages are ours.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not say anything in its console."""
    with watched(browser) as page:
        yield page


def _failed(url: str, reason: str | None) -> list[str]:
    """What to say of a request that failed; nothing where the test left the page before it was answered."""
    return [] if reason == "net::ERR_ABORTED" else [f"{url} failed: {reason}"]


@contextmanager
def watched(
    browser: Browser, width: int = WIDE, *, script: Path | None = None, ignoring: tuple[str, ...] = ()
) -> Iterator[Page]:
    """A page that must say nothing in its console but what holds one of `ignoring`; `script` is run in each."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light")
    page = context.new_page()
    if script:
        page.add_init_script(path=script)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.extend(_failed(request.url, request.failure)))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    yield page
    assert [words for words in said if not any(known in words for known in ignoring)] == []
    context.close()


def addresses(page: Page, base: str) -> dict[str, str]:
    """An address of every kind of page, by the kind: no template is left out."""
    rows = page.request.get(f"{base}/events.json").json()["rows"]
    row = next((row for row in rows if row["event"]["casualties"]), rows[0])
    actor = page.request.get(f"{base}/actors.json").json()["rows"][0]["id"]
    capture, article = row["head"]["capture"], row["head"]["article"]
    start, end = row["event"]["sentence"]
    text = f"/captures/{capture}/articles/{article}"
    told = {
        "/events": "/events?type=ASSAULT&country=IQ",  # a few rows are as good as many, and sooner tried
        "/timeline": "/timeline?type=COERCE",
        "/network": "/network?country=IQ",
        "/claims": "/claims?stance=alleges",
        "/actors": "/actors?q=al-",
        "/changes": "/changes?after=20",
        "/events/{id}": f"/events/{row['event']['id']}",
        "/actors/{id}": f"/actors/{actor}",
        "/captures/{id}": f"/captures/{capture}",
        "/captures/{id}/articles/{article}": f"{text}?at={start}-{end}#at",
        "/captures/{id}/articles/{article}/diff": f"{text}/diff?capture={capture}&article={article}",
        "cards": "/events?view=cards&type=COERCE&by=report",
        "nothing": "/events?place=nowhere",
        "wrong": "/nothing",
    }
    # The dossier is no page but a file to be kept.
    return {kind: kind for kind in PAGES if "{" not in kind and kind != "/dossier"} | told


def the_attack(page: Page, base: str) -> dict:
    """The attack on Sair that injured a baby."""
    rows = page.request.get(f"{base}/events.json?type=ASSAULT&q=baby").json()["rows"]
    return next(row for row in rows if any(one["kind"] == "injured" for one in row["event"]["casualties"]))


def test_the_attack_on_sair_is_told_with_its_chain_and_its_sentence(page: Page, demo: str) -> None:
    row = the_attack(page, demo)
    page.goto(demo)
    page.get_by_label("Search the events").fill("baby")
    page.keyboard.press("Enter")
    page.locator(f'a.main[href="/events/{row["event"]["id"]}"]').click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ASSAULT")
    fullest = page.locator(".chain").first
    assert fullest.locator(".link > a").all_inner_texts() == ["Asharq Al-Awsat", "AFP", "Wafa"]
    assert fullest.locator(".arrow").all_inner_texts() == ["←", "←"]
    toll = page.locator("tr.f-toll", has_text="injured")
    words = toll.locator("td:last-child a").first.inner_text()
    toll.locator("td:last-child a").first.click()
    chosen = page.locator("mark.at")
    expect(chosen.first).to_be_in_viewport()
    assert " ".join("".join(chosen.all_inner_texts()).split()) == words
    assert words in row["event"]["casualties"][0]["who"] or row["event"]["casualties"][0]["who"] in words


def test_a_corrected_date_is_in_the_feed_and_stays_when_all_is_read_again(
    page: Page, own: tuple[Record, str], examples: Path
) -> None:
    record, base = own
    event = the_attack(page, base)["event"]
    assert event["when"]["start"] != "2025-12-23"
    page.goto(f"{base}/events/{event['id']}")
    page.get_by_label("Your name").first.fill("Ada")
    page.get_by_label("Field").select_option("when")
    page.get_by_label("What is right").fill("2025-12-23")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator("#done")).to_contain_text("Written")
    when = page.locator("tr.f-when")
    expect(when).to_contain_text("2025-12-23")
    expect(when).to_contain_text("Ada")
    page.goto(f"{base}/changes")
    expect(page.get_by_role("table")).to_contain_text("when: corrected to")
    page.locator(f'table a[href="/events/{event["id"]}"]').first.click()

    settings = Settings(record=record.name)
    read_into(record, find_captures([str(examples)], settings), settings)
    link_record(record, settings)
    expect(page.locator("tr.f-when")).to_contain_text("2025-12-23")
    found = f"{base}/events?type=ASSAULT&q=baby&since=2025-12-23&until=2025-12-23"
    for _ in range(100):  # the columns of the lists are made anew in the background
        page.goto(found)
        if page.locator(f'a.main[href="/events/{event["id"]}"]').count():
            break
        time.sleep(0.1)
    expect(page.locator("tbody tr", has=page.locator(f'a[href="/events/{event["id"]}"]')).first).to_contain_text("Ada")


def test_a_happening_is_opened_to_its_reports_in_place(page: Page, demo: str) -> None:
    page.goto(f"{demo}/events?q=Maliki")
    one = page.locator("details.told").first
    expect(one.locator("summary")).to_contain_text("independent origin")
    assert not one.locator("li").first.is_visible()
    one.locator("summary").click()
    assert one.locator("li").count() > 1
    expect(one.locator("li").first).to_be_visible()
    happenings = page.locator("h1").inner_text()
    page.get_by_role("link", name="Reported events").click()
    expect(page.locator("details.told")).to_have_count(0)
    reports = page.locator("h1").inner_text()
    assert int(happenings.split()[0]) < int(reports.split()[0])


def test_spellings_of_one_actor_are_one(page: Page, demo: str) -> None:
    page.goto(f"{demo}/actors?q=Sadr")
    names = page.locator("tbody th a").all_inner_texts()
    assert "Muqtada al-Sadr" in names
    assert "Moqtada al-Sadr" not in names
    expect(page.locator("tbody tr", has_text="Muqtada al-Sadr").first).to_contain_text("Moqtada al-Sadr")
    page.goto(f"{demo}/network")
    drawn = page.locator(".network .nodes text").all_text_contents()
    assert any(name.startswith("Muqtada al-Sadr") for name in drawn)
    assert not any(name.startswith("Moqtada") for name in drawn)


def test_a_status_is_filtered_by_a_click_and_taken_out_by_another(page: Page, demo: str) -> None:
    page.goto(f"{demo}/events")
    whole = page.locator("h1").inner_text()
    facet = page.locator("section.facet", has_text="Status").get_by_role("link", name="alleged")
    number = facet.locator(".count").inner_text()
    facet.click()
    expect(page.locator("h1")).to_contain_text(f"{number} reported event")
    assert all(words.startswith("? alleged") for words in page.locator("tbody .c-what .status").all_inner_texts())
    page.locator(".chips a", has_text="alleged").click()
    expect(page.locator("h1")).to_have_text(whole)


def test_a_bar_of_the_histogram_filters_by_date(page: Page, demo: str) -> None:
    page.goto(f"{demo}/events")
    page.locator(".histogram svg a").last.locator(".hit").click(force=True)
    expect(page.locator(".chips")).to_contain_text("from")
    assert "since=" in page.url


def test_map_timeline_and_network_draw_the_events(page: Page, demo: str) -> None:
    page.goto(f"{demo}/map")
    page.locator("#map[data-drawn]").wait_for()
    places = page.request.get(f"{demo}/map.json").json()["places"]
    assert int(page.locator("#map").get_attribute("data-drawn") or 0) == len(places)
    assert {"exact", "country"} <= {place["precision"] for place in places}
    assert all(place["radius_km"] is None for place in places if place["precision"] == "country")
    expect(page.locator("#unplaced")).to_be_visible()
    page.goto(f"{demo}/timeline")
    assert page.locator(".timeline rect").count() > 5
    expect(page.locator("#undated")).to_be_visible()
    page.goto(f"{demo}/network")
    assert page.locator(".network circle").count() > 5
    assert page.locator(".network path.edge").count() > 5
    edge = page.locator("table a[data-row]").first
    count = int(edge.inner_text())
    edge.click()
    assert f"{count} reported event" in page.locator("h1").inner_text() or "/actors/" in page.url


def test_keys_walk_the_list_and_open_the_help(page: Page, demo: str) -> None:
    page.goto(f"{demo}/events")
    focused: Callable[[], str] = lambda: page.evaluate("document.activeElement.getAttribute('href')")  # noqa: E731
    page.keyboard.press("j")
    first = focused()
    page.keyboard.press("j")
    second = focused()
    assert first.startswith("/events/")
    assert second != first
    page.keyboard.press("k")
    assert focused() == first
    page.keyboard.press("/")
    expect(page.get_by_label("Search the events")).to_be_focused()
    page.keyboard.type("j?")
    expect(page.get_by_label("Search the events")).to_have_value("j?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_marks_are_toggled(page: Page, demo: str) -> None:
    row = the_attack(page, demo)
    page.goto(f"{demo}/captures/{row['head']['capture']}/articles/{row['head']['article']}")
    mark = page.locator(".captured .k-where:not(.k-trigger, .k-actor)").first
    look = "one => getComputedStyle(one).backgroundColor"
    assert mark.evaluate(look) != "rgba(0, 0, 0, 0)"
    page.get_by_label("places").uncheck()
    assert mark.evaluate(look) == "rgba(0, 0, 0, 0)"
    furniture = page.locator(".captured .part.furniture, .captured .part.between").filter(has_text="TT").first
    expect(furniture).to_be_visible()
    page.get_by_label("furniture").first.uncheck()
    expect(furniture).to_be_hidden()


def test_pages_work_without_scripts(browser: Browser, demo: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in addresses(page, demo).values():
        page.goto(demo + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{demo}/events")
    page.locator("a.main").first.click()
    page.locator("table.fields td:last-child a").first.click()
    expect(page.locator("mark.at").first).to_be_in_viewport()
    context.close()


def test_no_page_is_hard_to_use(browser: Browser, demo: str) -> None:
    """Each page is visited once: all rules in the light and wide, in the dark and narrow those of looks alone."""
    faults: list[str] = []
    with watched(browser, script=AXE, ignoring=("404",)) as page:
        for kind, address in addresses(page, demo).items():
            page.set_viewport_size({"width": WIDE, "height": 900})
            page.emulate_media(color_scheme="light")
            page.goto(demo + address)
            if kind == "/map":
                page.locator("#map[data-drawn]").wait_for()
            faults += [f"{kind}: {fault}" for fault in axe_faults(page, {"type": "tag", "values": RULES})]
            page.emulate_media(color_scheme="dark")
            for width in (WIDEST, 1280, NARROW):
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    faults.append(f"{kind} is wider than {width}")
            faults += [f"{kind}, dark: {fault}" for fault in axe_faults(page, {"type": "rule", "values": LOOKS})]
    assert faults == []


def axe_faults(page: Page, rules: dict[str, object]) -> Iterator[str]:
    """What axe finds serious on the page as it is shown."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    for fault in page.evaluate("options => axe.run(document, options)", options)["violations"]:
        if fault["impact"] in SERIOUS:
            yield f"{fault['id']}: {fault['help']}: {[node['target'] for node in fault['nodes'][:3]]}"


def test_hostile_captures_run_nothing(browser: Browser, tmp_path: Path) -> None:
    with open_record(str(tmp_path / "hostile.db"), create=True) as record:
        run = Run(record, coder="1")
        for coded in (hostile_capture(), *made_captures(2)):
            run.write(coded)
        with served(record) as base, watched(browser, NARROW) as page:
            for kind, address in addresses(page, base).items():
                if kind == "wrong":
                    continue
                page.goto(base + address)
                expect(page.get_by_role("heading", level=1)).to_be_visible()
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address
