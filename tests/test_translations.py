"""Translations on the small project: what takes their place, and every way in which numbers can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecards.analysis.tracing import passages, translation
from scorecards.analysis.tracing.passages import Passage, SourcePlaces
from scorecards.analysis.tracing.translation import MOST_TOLD
from scorecards.problems import Problem
from tests.support.html_tree import Element
from tests.support.projects import SMALL, Workshop, build_site

ARTICLE = "content/en/news/2025/so-hoa.md"
COMMENTARY = "content/en/provinces/thu-nghiem.md"
ORIGINAL = "content/news/2025/so-hoa.md"


def told(problems: list[Problem]) -> list[tuple[str, str, str, str]]:
    """Code, place, what is read and what is expected."""
    shown = [(str(p.details.get("read", "")), str(p.details.get("expected", ""))) for p in problems]
    return [(p.code, str(p.at), *words) for p, words in zip(problems, shown, strict=True)]


def test_the_places_of_a_paragraph_are_worked_out_once_for_all_of_its_numbers(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    class Counted(SourcePlaces):
        def __init__(self, passage: Passage) -> None:
            asked.append(len(passage.text))
            super().__init__(passage)

    monkeypatch.setattr(translation, "SourcePlaces", Counted)
    monkeypatch.setattr(passages, "SourcePlaces", Counted)
    project.append(ORIGINAL, f"\n{'Có 1.234 hồ sơ, ' * 200}\n")
    assert project.build().codes.count("translation-number-missing") == 200
    assert len([length for length in asked if length > 3000]) < 5


# -- what is shown -----------------------------------------------------------------------------------------------------


def traced(page: Element) -> list[tuple[str, str]]:
    return [(link.text, link.get("href")) for link in page.all("a") if link.has_class("traced")]


def test_a_translation_takes_the_place_of_the_original_on_english_pages_alone() -> None:
    site = build_site(SMALL)
    vi, en = site.page("/tin-tuc/so-hoa/"), site.page("/en/tin-tuc/so-hoa/")
    assert (vi.one("h1").text, en.one("h1").text) == ("Thử số hóa 1.234 hồ sơ", "A trial of digitising 1,234 dossiers")
    assert "2 March 2025" in en.one("main").text, "days are the original's"
    assert "A. Translator" in en.one("main").text
    assert "corrected to 1,234" in en.one("main").text
    assert "en/tin-tuc/hai/index.html" not in site.files, "there is no translation of it"


def test_links_of_english_texts_to_an_untranslated_one_lead_to_it_and_say_its_language(project: Workshop) -> None:
    for file in ("content/provinces/thu-nghiem.md", COMMENTARY, ORIGINAL, ARTICLE):
        project.append(file, "\n[Bài thứ hai](/tin-tuc/hai/#noi-dung) [So hoa](/tin-tuc/so-hoa/)\n")
    project.append(ARTICLE, "\n[The file](hai.md)\n")
    project.append(ORIGINAL, "\n[Tệp](hai.md)\n")
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    site = project.build()
    assert site.codes == []
    for path in ("/tin-tuc/so-hoa/", "/tinh/thu-nghiem/"):
        for top, other in (("", ""), ("/en", "vi")):
            links = {one.get("href"): one.get("hreflang") for one in site.page(f"{top}{path}").one("main").all("a")}
            assert links["/tin-tuc/hai/#noi-dung"] == other
            assert links[f"{top}/tin-tuc/so-hoa/"] == ""
    assert "/tin-tuc/hai/" in [one.get("href") for one in site.page("/en/tin-tuc/so-hoa/").one("main").all("a")]
    project.write("content/en/news/2025/hai.md", '+++\ntitle = "B"\nsummary = "C."\n+++\n\nA paragraph.\n')
    found = [
        one for one in project.build().page("/en/tin-tuc/so-hoa/").one("main").all("a") if "/hai/" in one.get("href")
    ]
    assert {(one.get("href").partition("#")[0], one.get("hreflang")) for one in found} == {("/en/tin-tuc/hai/", "")}
    (project.root / "content/en/news/2025/hai.md").unlink()
    project.append(ARTICLE, "\n[Nowhere](/en/tin-tuc/hai/)\n")
    assert "broken-link" in project.build().codes


def test_an_untranslated_standing_page_is_named_in_menus_with_its_language(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    site = project.build("https://vi-du.vn/kho/")
    assert "en/gioi-thieu/index.html" not in site.files
    page = site.page("/en/")
    found = [one for one in page.all("a") if one.get("href") == "/kho/gioi-thieu/"]
    assert found
    assert {(one.text, one.get("hreflang"), one.get("lang")) for one in found} == {("About (in Vietnamese)", "vi", "")}
    for name, english in site.pages.items():
        if name.startswith("en/") and any(one.has_class("masthead") for one in english.all("header")):
            links = [one for one in english.all("a") if one.get("href").startswith("/kho/phuong-phap/")]
            assert len(links) > 1
            assert {one.get("hreflang") for one in links} == {"vi"}, name
    switch = next(one for one in site.page("/gioi-thieu/").all("a") if one.has_class("language"))
    assert (switch.text, switch.get("href"), switch.get("hreflang")) == ("English: Home", "/kho/en/", "en")
    assert not [one for one in site.page("/gioi-thieu/").all("a") if "(in " in one.text]


def test_numbers_of_a_translation_lead_where_those_of_the_original_lead() -> None:
    site = build_site(SMALL)
    for path in ("/tin-tuc/so-hoa/", "/tinh/thu-nghiem/"):
        vi, en = traced(site.page(path)), traced(site.page(f"/en{path}"))
        assert vi
        assert [f"/en{address}" for _, address in vi] == [address for _, address in en]
    assert [text for text, _ in traced(site.page("/en/tin-tuc/so-hoa/"))] == ["20.5%", "61%", "1,234"]


def test_headings_keep_their_anchors_in_all_languages() -> None:
    site = build_site(SMALL)
    assert site.page("/en/tin-tuc/so-hoa/").by_id("bai-chi-tiet").text == "Details"
    assert site.page("/en/tinh/thu-nghiem/").by_id("results-ha-tang").text == "Infrastructure"


def test_two_numbers_that_are_one_figure_are_marked_as_one(project: Workshop) -> None:
    project.replace(
        "content/provinces/thu-nghiem.md", "- một\n", "- [nhiệm vụ](/chi-tieu/nhiem-vu/): xong 7/9 nhiệm vụ\n"
    )
    project.replace(COMMENTARY, "- one\n", "- [tasks](/chi-tieu/nhiem-vu/): 7 of 9 tasks completed\n")
    site = project.build()
    assert [p.code for p in site.problems if p.code.startswith("translation")] == []
    marks = [text for text, _ in traced(site.page("/en/tinh/thu-nghiem/"))]
    assert "7 of 9" in marks


def test_short_forms_are_filled_in_in_english(project: Workshop) -> None:
    project.replace("content/provinces/thu-nghiem.md", "- một\n", "- {ho-so}\n")
    project.replace(COMMENTARY, "- one\n", "- {ho-so}\n")
    site = project.build()
    assert site.codes == []
    assert ("45.60%", "/en/tinh/thu-nghiem/#thu-nghiem.bao-cao.ho-so") in traced(site.page("/en/tinh/thu-nghiem/"))[1:]


def test_images_of_the_original_serve_the_translation(project: Workshop) -> None:
    picture = (Path(__file__).parent.parent / "docs/screenshot-unit.png").read_bytes()
    project.write("content/news/2025/anh.png", picture)
    project.append("content/news/2025/so-hoa.md", "\n![Ảnh thử](anh.png)\n")
    project.append(ARTICLE, "\n![A picture](anh.png)\n")
    site = project.build()
    assert site.codes == []
    sources = [site.page(path).one("img").get("src") for path in ("/tin-tuc/so-hoa/", "/en/tin-tuc/so-hoa/")]
    assert sources[0] == sources[1]


# -- what is wrong with numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("| 20.5% |", "| 20.6% |", [("translation-number-changed", ":15:14", "20.6%", "20.5%")]),
        ("| 20.5% |", "| 20,5% |", [("translation-number-changed", ":15:14", "20,5", "20.5%")]),
        ("| 20.5% |", "| 20.5 |", [("translation-number-changed", ":15:14", "20.5", "20.5%")]),
        ("| 20.5% |", "| ? |", [("translation-number-missing", ":11:4", "", "20.5%")]),
        ("month 2, 1,234", "month 2, 1.234", [("translation-number-changed", ":18:26", "1.234", "1,234")]),
        ("month 2, 1,234", "month 2, 1,243", [("translation-number-changed", ":18:26", "1,243", "1,234")]),
        ("By the end of month 2, 1", "In 2025, 1", [("translation-number-changed", ":18:6", "2025", "2")]),
        ("month 2", "the second month", [("translation-number-missing", ":11:4", "", "2")]),
        ("Dropped.", "Dropped 7 times.", [("translation-number-extra", ":22:11", "7", "")]),
        ("digitising 1,234", "digitising 1,243", [("translation-number-changed", ":2:31", "1,243", "1,234")]),
        ("| nearly 61% |", "| nearly 61 percentage points |", [
            ("translation-number-changed", ":16:21", "61 percentage points", "61%"),
        ]),
    ],
)  # fmt: skip
def test_a_number_that_differs_stops_the_build(
    project: Workshop, old: str, new: str, expected: list[tuple[str, str, str, str]]
) -> None:
    project.replace(ARTICLE, old, new)
    site = project.build()
    assert told(site.problems) == [(code, ARTICLE + at, read, wanted) for code, at, read, wanted in expected]
    assert site.files == {}
    for problem in site.problems:
        assert str(problem.details["original"]).startswith(ORIGINAL)
        for language in ("vi", "en"):
            assert problem.message(language)
            assert problem.hint(language)


def test_of_very_many_numbers_that_differ_the_first_are_told_and_the_rest_are_counted(project: Workshop) -> None:
    project.append(ORIGINAL, "\n" + "Năm 2019 và 61,5%. " * MOST_TOLD + "\n")
    problems = project.build().problems
    each = [one for one in problems if one.code.startswith("translation-number-")]
    (more,) = [one for one in problems if one.code == "translation-more"]
    assert len(each) == MOST_TOLD
    assert int(more.details["more"]) == MOST_TOLD


def test_a_mended_original_asks_for_its_translation(project: Workshop) -> None:
    project.replace(ORIGINAL, "> Đến hết tháng 2, số hóa 1.234 hồ sơ.", "> Đến hết tháng 2, đã số hóa.")
    problems = [p for p in project.build().problems if p.severity == "error"]
    assert told(problems) == [("translation-number-extra", f"{ARTICLE}:18:26", "1,234", "")]


@pytest.mark.parametrize("same", ["by the end of month two", "in 2 months", "until {=2}"])
def test_a_small_number_may_be_in_words_and_stand_elsewhere(project: Workshop, same: str) -> None:
    project.replace(ARTICLE, "By the end of month 2", same)
    assert project.build().codes == []


@pytest.mark.parametrize(
    ("original", "translation", "missing"),
    [
        ("Tăng 5%.", "Up by five.", ["5%"]),
        ("Tăng 5%.", "Up by five per cent, 5%.", []),
        ("Có 2 bước và 2 việc.", "Two steps, and as many tasks.", ["2"]),
        ("Có 2 bước và 2 việc.", "Two steps and two tasks.", []),
        ("Có 2 bước và 2 việc.", "Two steps and 2 tasks.", []),
        ("Có 2 bước và 2 việc.", "Steps and tasks.", ["2", "2"]),
    ],
)
def test_a_word_stands_for_one_number_without_a_unit(
    project: Workshop, original: str, translation: str, missing: list[str]
) -> None:
    project.replace(ORIGINAL, "~~Bỏ.~~", original)
    project.replace(ARTICLE, "~~Dropped.~~", translation)
    found = [p for p in project.build().problems if p.code.startswith("translation")]
    assert {p.code for p in found} <= {"translation-number-missing"}
    assert [p.details["expected"] for p in found] == missing


def test_a_number_of_the_translation_alone_is_declared(project: Workshop) -> None:
    project.replace(ARTICLE, "~~Dropped.~~", "~~Dropped.~~ A level, {=1 of 3 in Vietnam}, is a tier of government.")
    assert project.build().codes == []


def test_numbers_are_compared_part_by_part(project: Workshop) -> None:
    for file, end in ((ORIGINAL, "\n## Sau\n\nCòn 5 việc.\n"), (ARTICLE, "\n## After\n\n5 jobs are left.\n")):
        project.append(file, end)
    assert "translation-number-extra" not in project.build().codes
    project.replace(ARTICLE, "5 jobs", "jobs")
    project.replace(ARTICLE, "~~Dropped.~~", "~~Dropped 5.~~")
    codes = [code for code in project.build().codes if code.startswith("translation")]
    assert codes == ["translation-number-extra", "translation-number-missing"]


def test_a_translation_with_other_headings_is_compared_as_a_whole(project: Workshop) -> None:
    project.replace(ARTICLE, "> By the end", "## More\n\n> By the end")
    project.replace(COMMENTARY, "#bai-chi-tiet", "#bai-details")
    assert project.build().codes == []
    project.replace(ARTICLE, "| 20.5% |", "| 20.6% |")
    assert project.build().codes == ["translation-number-changed"]


# -- what is wrong with files ------------------------------------------------------------------------------------------


def test_a_translation_needs_its_original(project: Workshop) -> None:
    text = (project.root / ARTICLE).read_text("utf-8")
    project.write("content/en/news/2025/so-ho.md", text)
    (problem,) = project.build().problems
    assert (problem.code, problem.at.path) == ("translation-without-original", "content/en/news/2025/so-ho.md")
    assert problem.details["near"] == ORIGINAL
    project.write("content/en/pages/wxyz-2.md", '+++\ntitle = "A"\nsummary = "B"\n+++\n\nC.\n')
    alone = next(p for p in project.build().problems if p.at.path.endswith("wxyz-2.md"))
    assert "content/en/" in alone.hint("vi")


def test_a_translation_has_only_what_differs(project: Workshop) -> None:
    project.replace(ARTICLE, 'translator = "A. Translator"', "date = 2025-03-02")
    assert project.build().codes == ["unknown-key"]


def test_sections_of_a_commentary_have_english_headings(project: Workshop) -> None:
    project.replace(COMMENTARY, "## Limits and difficulties", "## Hạn chế, khó khăn")
    site = project.build()
    assert site.codes == ["missing-section", "unknown-section"]
    assert [p.details["title"] for p in site.problems if p.code == "missing-section"] == ["Limits and difficulties"]


def test_a_folder_that_is_not_read_is_told(project: Workshop) -> None:
    project.write("content/en/tin/bai.md", "+++\n+++\n")
    assert project.build().codes == ["unread-file"]


def test_a_translation_of_what_is_held_back_waits_with_it(project: Workshop) -> None:
    project.write("content/en/news/2025/nhap.md", '+++\ntitle = "A draft"\nsummary = "Not yet."\n+++\n\nDraft.\n')
    site = project.build()
    assert site.codes == []
    assert not any("tin-tuc/nhap" in name for name in site.files)
    assert project.build(drafts=True).page("/en/tin-tuc/nhap/").one("h1").text == "A draft"
