"""The dossier in Chromium: nothing is fetched, nothing is said in the console, nothing is too wide, axe is content."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from test_web_browser import CHROMIUM, MISSING, SERIOUS, browser

from made_brief import made_brief
from sayso.record import find_articles, open_record
from sayso.report import WRITERS, compose_dossier

__all__ = ["browser"]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason=MISSING)]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("dossier")
    more = " <script>alert(1)</script> " + "Averylongword" * 40
    with open_record(str(made_brief(folder, more=more))) as record:
        brief = compose_dossier(record, find_articles(record), title="Port Halden")
    file = folder / "dossier.html"
    file.write_bytes(WRITERS["html"].write(brief))
    yield file


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_it_is_read_at_any_width_in_any_light(browser: Browser, dossier: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # pyright: ignore[reportArgumentType]
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(dossier.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("a[href='#n3']")
    assert page.locator("#n3").is_visible()
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
    assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    assert [one for one in said if "axe" not in one.lower()] == []
    assert asked == [dossier.as_uri()]
    context.close()
