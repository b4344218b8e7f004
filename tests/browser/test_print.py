"""Paper: A4 pages with every figure and its source."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2
import pytest

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser


def test_a_printed_unit_has_every_figure_and_its_source(country_site: Callable[[str], Site], visit: Visitor) -> None:
    page = visit(country_site("/"), "/tinh/ha-tinh/").page
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


@pytest.mark.parametrize("path", ["/tinh/ha-tinh/", "/en/tinh/ha-tinh/", "/tinh/an-giang/"])
def test_the_first_sheet_of_a_unit_stands_alone(country_site: Callable[[str], Site], visit: Visitor, path: str) -> None:
    page = visit(country_site("https://host.example/"), path, color_scheme="dark").page
    pdf = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    first, second = (squeezed(pdf[at].get_textpage().get_text_bounded()) for at in (0, 1))
    built = "As of 22 November 2026" if path.startswith("/en/") else "Bản ngày 22/11/2026"
    figures = page.locator(".headlines .value-number").all_text_contents()
    days = page.locator(".headlines .origin > span:first-child").all_text_contents()
    sources = page.locator(".headlines .origin a .print-only").all_text_contents()
    ranks = page.locator(".among-number b, .among-former b").all_text_contents()
    for words in (
        f"https://host.example{path}",
        built,
        page.locator("h1").inner_text(),
        *figures,
        *days,
        *sources,
        *ranks,
    ):
        assert squeezed(words) in first, words
    assert ranks
    assert squeezed(page.locator(".part-section h2").first.inner_text()) not in first
    assert f"https://host.example{path}" not in second
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(23, 35, 58)", "paper is light"
    assert page.locator("svg.qr").evaluate("one => one.getBoundingClientRect().width") > 100


def test_without_an_address_there_is_no_code_but_the_day(country_site: Callable[[str], Site]) -> None:
    sheet = next(one for one in country_site("/").page("/tinh/ha-tinh/").all("div") if one.has_class("sheet-foot"))
    assert sheet.all("svg") == []
    assert "Bản ngày 22/11/2026" in sheet.text


def squeezed(text: str) -> str:
    """A text without spaces and line ends, which a printed page sets as it likes."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)
