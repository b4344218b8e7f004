"""The preview in a browser: pages follow saves, mistakes come and go, nothing moves under the reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from scorecards.addresses.base import base_of
from scorecards.pipeline import Settings
from scorecards.preview.server import Preview
from tests.support.projects import TODAY, Workshop, workshop

pytestmark = pytest.mark.browser

FIGURES = "data/provinces/thu-nghiem/2025-02.toml"
SOON = 20_000


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return made


@pytest.fixture
def open_page(project: Workshop, browser: Browser) -> Iterator[Page]:
    preview = Preview(project.root, Settings(TODAY, base_of("/repo/")), "en", 8400)
    Thread(target=preview.serve, daemon=True).start()
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"http://127.0.0.1:{preview.port}/repo/tinh/thu-nghiem/")
    expect(page.locator("details.bar")).to_be_attached(timeout=SOON)
    yield page
    page.close()
    preview.close()


def test_a_save_changes_the_page_where_it_is(project: Workshop, open_page: Page) -> None:
    open_page.evaluate("scrollTo({top: 200, behavior: 'instant'}); window.same = 'yes'")
    open_page.evaluate("document.querySelector('main details').open = true")
    project.replace(FIGURES, "7/9", "8/9")
    expect(open_page.locator("main")).to_contain_text("8/9", timeout=SOON)
    assert open_page.evaluate("window.same") == "yes", "the page was loaded anew"
    assert open_page.evaluate("scrollY") == 200
    assert open_page.evaluate("document.querySelector('main details').open")


def test_a_page_with_other_styles_is_loaded_anew_at_its_place(project: Workshop, open_page: Page) -> None:
    open_page.evaluate("scrollTo({top: 200, behavior: 'instant'}); window.same = 'yes'")
    project.write("themes/local/styles/99-own.css", "h1{letter-spacing:3px}")
    expect(open_page.locator("h1").first).to_have_css("letter-spacing", "3px", timeout=SOON)
    assert open_page.evaluate("window.same") is None
    for _ in range(100):
        if open_page.evaluate("scrollY") == 200:
            break
        open_page.wait_for_timeout(50)
    assert open_page.evaluate("scrollY") == 200


def test_a_mistake_lies_over_the_page_and_goes(project: Workshop, open_page: Page) -> None:
    words = open_page.locator("main").inner_text()
    good = (project.root / FIGURES).read_text("utf-8")
    project.write(FIGURES, f"{good}\nquote =\n")
    over = open_page.locator(".over")
    expect(over).to_contain_text(FIGURES, timeout=SOON)
    assert open_page.locator("main").inner_text() == words
    open_page.keyboard.press("Escape")
    expect(over).to_have_count(0)
    project.write(FIGURES, f"{good}\nquote = 1\n")
    expect(over).to_be_attached(timeout=SOON)
    project.write(FIGURES, good)
    expect(over).to_have_count(0, timeout=SOON)


def test_articles_that_are_held_back_are_marked_where_they_are_named(open_page: Page) -> None:
    open_page.goto(open_page.url.replace("tinh/thu-nghiem/", "tin-tuc/"))
    marks = open_page.locator("main [data-preview-mark]")
    expect(marks.first).to_contain_text("not published", timeout=SOON)
    assert open_page.locator("main a[href$='/nhap/'] [data-preview-mark]").count() > 0
