"""Two coders in Chromium: what they differ on is settled by keys, and the pages are fit for everybody."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_web_browser import CHROMIUM, MISSING, SERIOUS, browser, page, served, watched

from made import made_captures
from sayso.build import link_record
from sayso.config import Settings
from sayso.model import Member
from sayso.record import Run, add_judgement, open_record, read_judgements

__all__ = ["browser", "page"]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason=MISSING)]


def test_what_two_coders_differ_on_is_settled_by_keys_and_stands_on_the_page(page: Page, tmp_path: Path) -> None:
    with open_record(str(tmp_path / "coded.db"), create=True) as record:
        run = Run(record, coder="1")
        members: list[Member] = []
        for coded in made_captures(2):
            run.write(coded)
            article = coded.articles[0]
            members += [Member(capture=coded.capture.id, article=article.id, event=one.id) for one in article.events]
        link_record(record, Settings())
        for member in members:
            for coder in ("Ada", "Bo"):
                add_judgement(record, "accept", (member,), by=coder)
        add_judgement(record, "correct", members[:1], by="Bo", field="when", value='"2025-12-24"', why="the byline")  # type: ignore[arg-type]
        add_judgement(record, "reject", (members[1],), by="Bo")
        with served(record) as base:
            event = f"{base}/events/{members[0].event}"
            for address in ("/agreement", "/adjudicate", "/review?queue=events&mine=yes", event.removeprefix(base)):
                for width, scheme in ((390, "dark"), (1360, "light")):
                    with watched(page.context.browser, width) as other:  # type: ignore[arg-type]
                        other.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                        other.goto(base + address)
                        found = Axe().run(other).response["violations"]
                        assert [(one["id"], address) for one in found if one["impact"] in SERIOUS] == []
                        assert not other.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), address
            page.goto(f"{base}/agreement")
            expect(page.locator("table.agreement tbody tr").first).to_contain_text("is an event")
            page.get_by_role("link", name="2 things left to be settled").click()
            for _ in range(2):
                choice = page.locator(".question label", has_text="Bo").first
                number = 1 + page.locator(".question").first.locator("label").all_inner_texts().index(
                    choice.inner_text()
                )
                page.keyboard.press(str(number))
                expect(choice.locator("input")).to_be_checked()
                page.get_by_label("Your name").fill("Cy")
                page.locator("h1").click()
                page.keyboard.press("s")
                expect(page.locator("#done")).to_contain_text("Settled")
            expect(page.locator(".empty")).to_contain_text("Nothing is left to be settled")
            page.goto(event)
            row = page.locator("tr.f-when")
            expect(row.locator("del")).to_contain_text("2025-12-25")
            expect(row.locator("ins")).to_contain_text("2025-12-24")
            expect(row).to_contain_text("settled by Cy")
            assert [one.by for one in read_judgements(record) if one.settles] == ["Cy", "Cy"]
