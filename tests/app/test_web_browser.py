"""The pages in Chromium, over the record of the examples and over one made by hand."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from test_web import hostile_capture

from made import made_captures
from sayso.build import find_captures, link_record, read_into
from sayso.config import Settings
from sayso.record import Record, Run, open_record
from sayso.web import check_access, make_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = "no Chromium is found, so the pages are not tried in a browser: apt-get install chromium"
NARROW, WIDE, WIDEST = 390, 1360, 2560
SERIOUS = ("serious", "critical")

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
def demo(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What `make demo` makes, served."""
    name = str(tmp_path_factory.mktemp("web") / "demo.db")
    with open_record(name, create=True) as record:
        settings = Settings(record=name)
        read_into(record, find_captures([str(examples)], settings), settings)
        link_record(record, settings)
        with served(record) as address:
            yield address


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


@contextmanager
def watched(browser: Browser, width: int = WIDE, scheme: str = "light") -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # pyright: ignore[reportArgumentType]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"{request.url} failed"))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    yield page
    assert said == []
    context.close()


def addresses(page: Page, base: str) -> list[str]:
    """Every kind of page, by the address of one."""
    rows = page.request.get(f"{base}/events.json").json()["rows"]
    row = next((row for row in rows if row["event"]["casualties"]), rows[0])
    actor = page.request.get(f"{base}/actors.json").json()["rows"][0]["id"]
    capture, article = row["head"]["capture"], row["head"]["article"]
    start, end = row["event"]["sentence"]
    return [
        "/events", "/events?view=cards&status=asserted", f"/events/{row['event']['id']}", "/map", "/timeline",
        "/network", "/actors", f"/actors/{actor}", "/claims", "/tallies", "/captures", f"/captures/{capture}",
        f"/captures/{capture}/articles/{article}?at={start}-{end}#at", "/problems", "/run", "/events?place=nowhere",
        "/stories", "/disagreements", "/changes", "/review",
    ]  # fmt: skip


def the_attack(page: Page, base: str) -> dict:
    """The attack near Hebron that injured a baby."""
    rows = page.request.get(f"{base}/events.json?type=ASSAULT&q=baby").json()["rows"]
    return next(row for row in rows if any(one["kind"] == "injured" for one in row["event"]["casualties"]))


def test_the_injured_count_leads_to_the_sentence_it_was_read_from(page: Page, demo: str) -> None:
    row = the_attack(page, demo)
    page.goto(demo)
    page.get_by_label("Search the events").fill("baby")
    page.keyboard.press("Enter")
    page.locator(f'a.main[href="/events/{row["event"]["id"]}"]').click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ASSAULT")
    toll = page.locator("tr.f-toll", has_text="injured")
    words = toll.locator("td a").first.inner_text()
    toll.locator("td a").first.click()
    chosen = page.locator("mark.at")
    expect(chosen.first).to_be_in_viewport()
    assert " ".join("".join(chosen.all_inner_texts()).split()) == words
    assert words in row["event"]["casualties"][0]["who"] or row["event"]["casualties"][0]["who"] in words


def test_the_chain_is_drawn_from_the_outermost_reporter_inwards(page: Page, demo: str) -> None:
    rows = page.request.get(f"{demo}/events.json?order=read").json()["rows"]
    row = max(rows, key=lambda one: len(one["event"]["chain"]))
    page.goto(f"{demo}/events/{row['event']['id']}")
    names = page.locator(".chain .link > a").all_inner_texts()
    assert names == row["event"]["chain"]
    assert len(names) > 1
    assert page.locator(".chain .arrow").all_inner_texts() == ["←"] * (len(names) - 1)


def test_a_status_is_filtered_by_a_click_and_taken_out_by_another(page: Page, demo: str) -> None:
    page.goto(f"{demo}/events")
    whole = page.locator("h1").inner_text()
    facet = page.locator("section.facet", has_text="Status").get_by_role("link", name="alleged")
    number = facet.locator(".count").inner_text()
    facet.click()
    expect(page.locator("h1")).to_contain_text(f"{number} events of")
    assert all(words.startswith("? alleged") for words in page.locator("tbody .status").all_inner_texts())
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
    assert page.locator("h1").inner_text().startswith(f"{count} event") or "/actors/" in page.url


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
    for address in addresses(page, demo):
        page.goto(demo + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{demo}/events")
    page.locator("a.main").first.click()
    page.locator("table.fields td:last-child a").first.click()
    expect(page.locator("mark.at").first).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "dark"), (WIDE, "light"), (WIDE, "dark"), (WIDEST, "light")])
def test_no_page_is_hard_to_use(browser: Browser, demo: str, width: int, scheme: str) -> None:
    faults: list[str] = []
    with watched(browser, width, scheme) as page:
        for address in addresses(page, demo):
            page.goto(demo + address)
            if address == "/map":
                page.locator("#map[data-drawn]").wait_for()
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{address} is wider than {width}")
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            for fault in found.response["violations"]:
                if fault["impact"] in SERIOUS:
                    where = [node["target"] for node in fault["nodes"][:3]]
                    faults.append(f"{address}: {fault['id']}: {fault['help']}: {where}")
    assert faults == []


def test_hostile_captures_run_nothing(browser: Browser, tmp_path: Path) -> None:
    with open_record(str(tmp_path / "hostile.db"), create=True) as record:
        run = Run(record, coder="1")
        for coded in (hostile_capture(), *made_captures(2)):
            run.write(coded)
        with served(record) as base, watched(browser, NARROW) as page:
            for address in addresses(page, base):
                page.goto(base + address)
                expect(page.get_by_role("heading", level=1)).to_be_visible()
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address
