"""Paper: A4 pages with every figure, its source and whole tables, without what only a screen can do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2
import pytest

from tests.browser.conftest import Visitor
from tests.support.projects import Site
from tests.support.samples import sample

pytestmark = pytest.mark.browser

PAPER = 672
"""Pixels of an A4 page between its margins of 16 mm."""
LANDSCAPE = 1016
"""The same of a sheet that lies, between margins of 14 mm: for rankings of many columns."""
SCREEN_ONLY = "nav, form, button, input, select, .skip, .rail, .settings, .search-link, .language, .no-print"

LEFT = """(only) => [...document.querySelectorAll(only)].filter((one) => one.checkVisibility())
  .map((one) => one.outerHTML.slice(0, 100))"""
WIDE = """() => [...document.querySelectorAll("table")].filter((one) => one.checkVisibility()).filter((one) =>
  one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def test_paper_has_no_controls_and_no_table_is_cut(site: Site, visit: Visitor) -> None:
    visited = visit(site, "/404.html", width=PAPER)
    page = visited.page
    page.emulate_media(media="print")
    found = []
    for path in sample(site, english=False):
        visited.go(path)
        lies = page.locator(".ranking thead th:nth-child(9)").count() > 0
        page.set_viewport_size({"width": LANDSCAPE if lies else PAPER, "height": 740})
        found += [f"{path} shows {one}" for one in page.evaluate(LEFT, SCREEN_ONLY)]
        found += [f"{path} cuts a table: {one}" for one in page.evaluate(WIDE)]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{path} is {wider} px too wide"] if wider > 0 else []
    assert not found, "\n".join(found)


def test_a_printed_unit_has_every_figure_and_its_source(site: Site, visit: Visitor) -> None:
    page = visit(site, "/tinh/ha-tinh/").page
    shown = page.locator(".row-value .value-number").all_inner_texts()
    sources = page.locator(".row .origin a").all_inner_texts()
    pdf = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    text = squeezed(" ".join(sheets))
    assert len(shown) > 5
    assert [figure for figure in shown if squeezed(figure) not in text] == []
    assert [name for name in sources if squeezed(name) not in text] == []
    assert squeezed(page.locator("h1").inner_text()) in squeezed(sheets[0])
    width, height = pdf[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    for sheet in pdf:
        texts = sheet.get_textpage()
        for at in range(texts.count_rects()):
            left, bottom, right, top = texts.get_rect(at)
            assert left >= 40, texts.get_text_bounded(left, bottom, right, top)
            assert right <= width - 40, texts.get_text_bounded(left, bottom, right, top)


def squeezed(text: str) -> str:
    """A text without spaces and line ends, which a printed page sets as it likes."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)
