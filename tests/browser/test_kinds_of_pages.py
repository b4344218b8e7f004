"""Each kind of page, opened once and looked at in every way: screens, colour schemes, paper, large and wide letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.support.axe import COLOUR_RULES, breaches, open_all
from tests.support.narrow import too_wide_or_cut
from tests.support.projects import Site
from tests.support.samples import sample

pytestmark = pytest.mark.browser

PHONE, DESK = 360, 1280
HEIGHT = 740
WIDE = ("/", "/tinh/thanh-hoa/", "/xep-hang/dti-2022/", "/so-sanh/")
"""Pages whose colours are looked at on a wide screen too, where they are arranged otherwise."""
PARTS = 2
"""Tests among which the pages are shared out, so that both processes have some; twins mostly stay together."""

Looked = defaultdict[str, set[str]]
"""The looks of texts whose contrast is known, by screen and scheme."""


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_with_any_kind_of_page(country_site: Callable[[str], Site], visit: Visitor, part: int) -> None:
    """Pages in English, which have the elements and colours of their twins, are looked at on a phone alone."""
    site = country_site("/")
    visited = visit(site, "/404.html")
    looked: Looked = defaultdict(set)
    found = []
    for at, path in enumerate(sample(site)):
        if at // 2 % PARTS != part:
            continue
        visited.go(path)
        page = visited.page
        looks = [*_as_it_opens(page), *_on_paper(page)] if not path.startswith("/en/") else []
        open_all(page)
        looks += [f"on a phone: {said}" for said in breaches(page, looked=looked["phone"])]
        looks += [f"has a link that is too low to be met: {said}" for said in page.evaluate(LOW_LINKS)]
        if not path.startswith("/en/"):
            looks += [*_in_other_schemes(page, path in WIDE, looked), *_on_a_desk(page, looked)]
        looks += _in_large_letters(page)
        found += [f"{path} {said}" for said in looks]
    assert not found, "\n".join(found)


SMALL_CONTROLS = """() => [...document.querySelectorAll("button, input:not([type=radio]), select, summary, .button")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
  .map((one) => `${one.getBoundingClientRect().height} px: ${one.outerHTML.slice(0, 90)}`)"""


LOW_LINKS = """() => [...document.querySelectorAll("main a, nav a, footer a")].filter((one) => {
    const block = one.closest("li, td, th, dd, dt, p, figcaption, h1, h2, h3, h4");
    const alone = !block || block.textContent.trim() === one.textContent.trim();
    return alone && one.textContent.trim() && one.getClientRects().length;
  })
  .map((one) => [Math.max(...[...one.getClientRects()].map((line) => line.height)), one.textContent.trim()])
  .filter(([height]) => height < 23.5).map(([height, words]) => `${height} px: ${words}`)"""
"""Links that are all that their row, cell or heading says, and lower than 24 px (WCAG 2.5.8 without its exceptions)."""


def _as_it_opens(page: Page) -> Iterator[str]:
    """Buttons, fields and what unfolds are 44 px high; axe-core asks 24 px of links (WCAG 2.5.8)."""
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    for said in page.evaluate(SMALL_CONTROLS):
        yield f"cannot be pressed with a finger: {said}"


PAPER = 672
"""Pixels of an A4 page between its margins of 16 mm."""
SCREEN_ONLY = "nav, form, button, input, select, .skip, .rail, .settings, .search-link, .language, .no-print"
LEFT = """(only) => [...document.querySelectorAll(only)].filter((one) => one.checkVisibility())
  .map((one) => one.outerHTML.slice(0, 100))"""
CUT_TABLES = """() => [...document.querySelectorAll("table")].filter((one) => one.checkVisibility()).filter((one) =>
  one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.textContent.slice(0, 60))"""


def _on_paper(page: Page) -> Iterator[str]:
    """No controls, no table that is cut."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": HEIGHT})
    for said in page.evaluate(LEFT, SCREEN_ONLY):
        yield f"on paper shows {said}"
    for said in page.evaluate(CUT_TABLES):
        yield f"on paper cuts a table: {said}"
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wider > 0:
        yield f"on paper is {wider} px too wide"
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})


def _in_other_schemes(page: Page, wide: bool, looked: Looked) -> Iterator[str]:
    """Colours in the dark and with more contrast, on a phone and, of some pages, on a desk."""
    for width in (PHONE, DESK) if wide else (PHONE,):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme="dark")
        for said in breaches(page, COLOUR_RULES, looked[f"dark {width}"]):
            yield f"in the dark at {width} px: {said}"
        page.emulate_media(color_scheme="light", contrast="more")
        for said in breaches(page, COLOUR_RULES, looked[f"contrast {width}"]):
            yield f"with more contrast at {width} px: {said}"
        page.emulate_media(contrast="no-preference")


def _on_a_desk(page: Page, looked: Looked) -> Iterator[str]:
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    for said in breaches(page, looked=looked["desk"]):
        yield f"on a desk: {said}"


SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
"""What WCAG 1.4.12 lets a reader set."""
SPACE = """css => {
  delete document.documentElement.dataset.size;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""


def _in_large_letters(page: Page) -> Iterator[str]:
    """Zoomed to 200 %, in the largest size, and spaced, one after another."""
    page.set_viewport_size({"width": 640, "height": HEIGHT})
    for said in too_wide_or_cut(page):
        yield f"zoomed: {said}"
    page.set_viewport_size({"width": 320, "height": HEIGHT})
    page.evaluate("document.documentElement.dataset.size = 'large'")
    for said in too_wide_or_cut(page):
        yield f"large: {said}"
    page.evaluate(SPACE, SPACED)
    for said in too_wide_or_cut(page):
        yield f"spaced: {said}"
