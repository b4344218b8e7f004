"""Maps of squares on a small phone: letters large enough to read, none over the edge of its square or of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.support.projects import Site

pytestmark = pytest.mark.browser

PHONE, HEIGHT = 360, 740
LEAST = 11
"""Pixels of the smallest letters."""
LETTERS = """() => {
  const column = document.querySelector("main .wide");
  const room = column.getBoundingClientRect(), edge = parseFloat(getComputedStyle(column).paddingLeft);
  return [...document.querySelectorAll(".tilemap .tile text")].map((text) => {
    const box = text.getBoundingClientRect(), square = text.parentNode.querySelector("rect").getBoundingClientRect();
    const scale = square.width / text.parentNode.querySelector("rect").width.baseVal.value;
    return {
      said: text.textContent,
      size: parseFloat(getComputedStyle(text).fontSize) * scale,
      over: Math.max(square.left - box.left, box.right - square.right),
      outside: Math.max(room.left + edge - square.left, square.right - (room.right - edge)),
    };
  });
}"""


@pytest.mark.parametrize("path", ["/", "/xep-hang/dti-2022/", "/xep-hang/dti-2024-63/", "/en/", "/do-phu/"])
def test_letters_are_large_and_stay_in_their_square(
    country_site: Callable[[str], Site], visit: Visitor, path: str
) -> None:
    visited = visit(country_site("/"), path)
    visited.page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    letters = visited.page.evaluate(LETTERS)
    assert len(letters) > 30
    assert [one for one in letters if one["size"] < LEAST] == []
    assert [one for one in letters if one["over"] > 0.5 or one["outside"] > 0.5] == []
