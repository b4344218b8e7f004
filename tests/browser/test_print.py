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


def squeezed(text: str) -> str:
    """A text without spaces and line ends, which a printed page sets as it likes."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)
