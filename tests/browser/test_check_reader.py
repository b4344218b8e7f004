"""The reader of /kiem-tra/ reads what the reader of quantities reads, or leaves it: on every text of its fixtures."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.support.checking import NOUNS, all_faults
from tests.support.projects import Site
from tests.vietnamese.test_quantity_cases import cases

pytestmark = pytest.mark.browser

FILES = ("cases", "grammar", "spans", "paragraphs-fields", "paragraphs-plans", "paragraphs-portals")
FORMS = {
    "đạt 57,53%": ["57.53"], "có 1.711 hồ sơ": ["1711"], "18/22 xã": ["18/22"], "gần 1.400 hồ sơ": ["nearly 1400"],
    "1,2 triệu lượt": ["1200000"], "134 tỷ đồng": ["134000000000"], "xếp hạng 7/34": ["rank 7"],
    "1\u00a0711 hồ sơ": ["1711"], "đạt 57,53\u00a0%": ["57.53"],
    unicodedata.normalize("NFD", "gần 1.400 hồ sơ"): ["nearly 1400"],
    "ngày 30/6/2024, năm 2023": [], "1,254 hồ sơ": [], "1.71.5": [], "Quyết định 749/QĐ-TTg": [], "năm mươi xã": [],
    "2 tỷ 500 triệu đồng": [], "60-70%": [], "tăng 3,85%": ["change 3.85"], "https://a.vn/bai-57-53": [],
}  # fmt: skip
"""Forms by what is read of them."""

READ = """async ([source, texts, nouns]) => {
  const { plain, readNumbers } = await import(source);
  const startsNoun = (after) =>
    nouns.some((noun) => after.startsWith(` ${noun}`) && !/^[\\p{L}]/u.test(after.slice(noun.length + 1)));
  return texts.map((text) => [plain(text), readNumbers(text, startsNoun)]);
}"""


def test_both_readers_read_the_same(country_site: Callable[[str], Site], visit: Visitor) -> None:
    site = country_site("/")
    texts = [text for file in FILES for _, text, _ in cases(f"{file}.txt")]
    page = visit(site, "/kiem-tra/").page
    source = "/" + next(name for name in site.files if name.startswith("static/check-reader."))
    found = page.evaluate(READ, [source, [*texts, *FORMS], NOUNS])
    wrong, read, of = all_faults((text for text, _ in found), (numbers for _, numbers in found))
    assert wrong == []
    assert read >= 290, f"only {read} of {of} quantities are read"
    shown = [[_said(one) for one in numbers if one["kind"] not in ("aside", "unread")] for _, numbers in found]
    assert dict(zip(FORMS, shown[len(texts) :], strict=True)) == FORMS


def _said(one: dict[str, object]) -> str:
    number = f"{one['value']}/{one['of']}" if one["kind"] == "ratio" else f"{one['value']:.15g}"
    words = [str(one[key]) for key in ("kind", "bound") if one[key] not in ("number", "ratio", "exact")]
    return " ".join([*words, number])
