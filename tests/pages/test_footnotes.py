"""Footnotes on built pages: marks and words lead to each other, by name, in both languages and in every section."""

from __future__ import annotations

import pytest

from scorecards.analysis.tracing.passages import passages
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_prose
from tests.support.html_tree import Element
from tests.support.projects import Workshop, workshop

ARTICLE = """+++
title = "Bài có chú thích"
summary = "Bài."
date = 2026-11-01
places = ["thu-nghiem"]
documents = ["bao-cao"]
author = "Nhóm"
+++

Câu một[^hai]. Câu hai[^mot], rồi lại câu một[^hai].

[^mot]: Lời của câu hai.

    Đoạn nữa.

[^hai]: Lời của câu một, xem **thêm**[^ba].
[^ba]:
    - Danh sách.

## Chú thích 1

Hết.
"""
TRANSLATION = """+++
title = "An article with notes"
summary = "An article."
+++

Sentence one[^1]. Sentence two[^2], and one again[^1].

[^1]: Words of one.
[^2]: Words of two.

## Note 1

The end.
"""
COMMENTARY = """+++
place = "gia-dinh"
as_of = "unknown"
documents = ["bao-cao"]
author = "Nhóm"
+++

## Kết quả

Tốt[^a].

## Hạn chế, khó khăn

Không có chú thích.

## Nhiệm vụ thời gian tới

Làm[^b], như trên[^a].

[^a]: Lời a.
[^b]: Lời b.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    project: Workshop = workshop(tmp_path_factory.mktemp("footnotes"))
    project.write("content/news/2026/chu-thich.md", ARTICLE)
    project.write("content/en/news/2026/chu-thich.md", TRANSLATION)
    project.write("content/provinces/gia-dinh.md", COMMENTARY)
    site = project.build()
    assert not [p for p in site.problems if p.severity == "error"], [(p.at, p.message("en")) for p in site.problems]
    return site.pages


def names(page: Element, role: str) -> list[str]:
    return [one.get("aria-label") or one.text for one in page.all("a", "section") if one.get("role") == role]


def assert_linked(page: Element) -> None:
    """Every mark leads to words of a note, every way back to a mark, and each id is there once."""
    ids = [one.get("id") for one in page if one.get("id")]
    assert len(ids) == len(set(ids))
    marks = [one for one in page.all("a") if one.get("role") == "doc-noteref"]
    back = [one for one in page.all("a") if one.get("role") == "doc-backlink"]
    notes = {item.get("id") for section in page.all("section") if section.get("role") for item in section.all("li")}
    assert {one.get("href") for one in marks} <= {f"#{id}" for id in notes}
    assert sorted(one.get("href") for one in back) == sorted(f"#{one.get('id')}" for one in marks)
    assert not [one for one in page if one.get("style")]


def test_an_article_has_its_notes_at_the_end_in_the_order_of_their_marks(pages: dict[str, Element]) -> None:
    page = pages["tin-tuc/chu-thich/index.html"]
    assert_linked(page)
    marks = ["Chú thích 1", "Chú thích 2", "Chú thích 1", "Chú thích 3"]
    assert names(page, "doc-noteref") == marks
    assert names(page, "doc-endnotes") == ["Chú thích 1–3"]
    assert names(page, "doc-backlink") == [
        "Về chỗ thứ 1 có chú thích 1",
        "Về chỗ thứ 2 có chú thích 1",
        "Về chỗ có chú thích 2",
        "Về chỗ có chú thích 3",
    ]
    (section,) = [one for one in page.all("section") if one.get("role") == "doc-endnotes"]
    words = [item.text for item in section.one("ol").all("li") if item.get("id")]
    assert [one.split(".")[0].split(",")[0] for one in words] == ["Lời của câu một", "Lời của câu hai", "Danh sách"]
    assert "Đoạn nữa." in words[1]
    assert "[^" not in page.text


def test_a_translation_has_notes_of_its_own_in_its_language(pages: dict[str, Element]) -> None:
    page = pages["en/tin-tuc/chu-thich/index.html"]
    assert_linked(page)
    assert names(page, "doc-noteref") == ["Note 1", "Note 2", "Note 1"]
    assert names(page, "doc-endnotes") == ["Notes 1–2"]
    assert names(page, "doc-backlink")[0] == "Back to mark 1 of note 1"


@pytest.mark.parametrize("start", ["", "en/"])
def test_a_commentary_has_notes_under_each_section_numbered_on(pages: dict[str, Element], start: str) -> None:
    """It is not translated: the words around it are Vietnamese on the English page too."""
    page = pages[f"{start}tinh/gia-dinh/index.html"]
    assert_linked(page)
    assert names(page, "doc-noteref") == ["Chú thích 1", "Chú thích 2", "Chú thích 3"]
    assert names(page, "doc-endnotes") == ["Chú thích 1", "Chú thích 2–3"]
    notes = [one for one in page.all("section") if one.get("role") == "doc-endnotes"]
    assert [[item.text.split(" ↩")[0] for item in one.all("li")] for one in notes] == [["Lời a."], ["Lời b.", "Lời a."]]
    assert [one.one("ol").get("start") for one in notes] == ["", "2"]


def test_the_words_of_notes_are_found_by_a_search_and_say_no_marks() -> None:
    text = "Câu[^mot] một.\n\n[^mot]: Lời hai."
    found = parse_prose("content/news/a.md", text, LoadContext())
    assert [one.text for one in passages(found)] == ["Câu một.", "Lời hai."]
