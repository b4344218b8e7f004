"""An article and its translation, made without a site: what takes the place of the original, and what is compared."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from scorecards.analysis.tracing.annotate import Marker
from scorecards.analysis.tracing.translation import Translated, translate
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_source
from scorecards.model.articles import Article, ArticleTranslation, Correction, MarkdownSource, Photo, PhotoWords
from scorecards.problems import Location
from tests.analysis.test_tracing import article, tracer
from tests.support.words import EN

AT = Location("content/en/news/bai.md", 1)


def translation(text: str) -> ArticleTranslation:
    source = MarkdownSource(AT.path, lambda: f"+++\n+++\n{text}", 1)
    return ArticleTranslation(
        front_matter=AT, original="content/news/bai.md", language="en", title="A trial", summary="For trying.",
        source=source,
    )  # fmt: skip


def translated(original: Article, found: ArticleTranslation) -> Translated[Article]:
    traced = tracer().article(original)
    index = tracer().figure_index
    marker = Marker(index.project, EN, tracer().links.path_of)
    text = parse_source(found.source, LoadContext())
    return translate(traced.text, traced.groups, found, [text], index, marker)


@pytest.mark.parametrize(
    ("vietnamese", "english", "problems"),
    [
        ("Có 3 nhóm.", "There are three groups.", []),
        ("Có ba nhóm.", "There are 3 groups.", []),
        ("Có 3 nhóm.", "There are four groups.", [("translation-number-missing", "3")]),
        ("Có 13 nhóm.", "There are several groups.", [("translation-number-missing", "13")]),
        ("Có 3 nhóm và 3 tổ.", "There are three groups and some teams.", [("translation-number-missing", "3")]),
        ("Có 0,3 điểm phần trăm.", "That is three.", [("translation-number-missing", "0.3 percentage points")]),
        ("Có nhiều nhóm.", "There are 3 groups.", [("translation-number-extra", "")]),
    ],
)
def test_a_small_number_may_be_in_words_in_one_of_the_two(
    vietnamese: str, english: str, problems: list[tuple[str, str]]
) -> None:
    found = translated(article(f"{vietnamese}\n", "ha-tinh"), translation(f"{english}\n")).problems
    assert [(one.code, str(one.details.get("expected", ""))) for one in found] == problems


def test_numbers_in_code_are_compared_though_they_are_no_figures() -> None:
    original = article("Đến 30/6/2024 số hóa 68,4% hồ sơ; gõ `12`.\n", "ha-tinh")
    assert translated(original, translation("By 30 June 2024, 68.4% of dossiers; type `12`.\n")).problems == ()
    (problem,) = translated(original, translation("By 30 June 2024, 68.4% of dossiers; type `13`.\n")).problems
    assert (problem.code, problem.details["read"], problem.details["expected"]) == (
        "translation-number-changed", "13", "12",
    )  # fmt: skip


def test_the_words_of_the_photo_and_of_corrections_are_of_the_translation() -> None:
    day = date(2025, 8, 2)
    original = replace(
        article("Chữ.\n", "ha-tinh"),
        photo=Photo(file="anh.jpg", alternative="Một quầy", caption="Quầy", credit="Báo"),
        corrections=(Correction(day, "Sửa."), Correction(date(2025, 8, 3), "Sửa nữa.")),
    )
    words = replace(
        translation("Words.\n"),
        photo=PhotoWords(alternative="A desk", caption="Desk", credit="Newspaper"),
        corrections=(Correction(day, "Mended.", "en"),),
    )
    made = translated(original, words).text
    assert made.photo == Photo(file="anh.jpg", alternative="A desk", caption="Desk", credit="Newspaper", language="en")
    assert [(one.text, one.language) for one in made.corrections] == [("Mended.", "en"), ("Sửa nữa.", "vi")]
    untold = translated(original, replace(words, photo=None)).text
    assert untold.photo == original.photo


def test_whoever_wrote_the_translation_is_named_in_its_language() -> None:
    original = replace(article("Chữ.\n", "ha-tinh"), author="Nhóm")
    named = translated(original, replace(translation("Words.\n"), author="The team", translator="B. C.")).text
    assert (named.author, named.author_language, named.translator) == ("The team", "en", "B. C.")
    unnamed = translated(original, translation("Words.\n")).text
    assert (unnamed.author, unnamed.author_language, unnamed.translator) == ("Nhóm", "vi", "")


@pytest.mark.parametrize(
    ("vietnamese", "english", "code"),
    [
        ("Có gần 61% hồ sơ.", "Nearly 61% of dossiers.", ""),
        ("Có gần 61% hồ sơ.", "Just under 61% of dossiers.", ""),
        ("Có gần 61% hồ sơ.", "61% of dossiers.", "translation-words-differ"),
        ("Có gần 61% hồ sơ.", "Over 61% of dossiers.", "translation-words-differ"),
        ("Có 61% hồ sơ.", "Nearly 61% of dossiers.", "translation-words-differ"),
        ("Có ít nhất 61% hồ sơ.", "61% of dossiers or more.", ""),
        ("Có ít nhất 61% hồ sơ.", "At most 61% of dossiers.", "translation-words-differ"),
        ("Chi trên 2,5 tỷ đồng.", "Spending over VND 2.5 billion.", ""),
        ("Chi 2,5 tỷ đồng.", "Spending USD 2.5 billion.", "translation-words-differ"),
        ("Chi 2,5 tỷ đồng.", "Spending 2.5 billion dong.", ""),
        ("Số hộ tăng 3,85%.", "Households fell by 3.85%.", "translation-words-differ"),
        ("Số hộ tăng 3,85%.", "Households are up 3.85%.", ""),
        ("Số hộ giảm 3,85%; hồ sơ tăng.", "Households fell by 3.85%; dossiers rose.", ""),
        ("Công dân từ đủ 14 tuổi.", "Citizens aged 14 and over.", ""),
        ("Số cũ hơn 36 tháng.", "A figure more than 36 months old.", ""),
        ("Đến năm 2025.", "Over 2025.", ""),
        ("Có 18/22 xã.", "18 of 22 communes.", ""),
        ("Có 18/22 xã.", "22 of 18 communes.", "translation-number-moved"),
        ("Xã A 20%, xã B 30%.", "Commune A 30%, commune B 20%.", "translation-number-moved"),
        ("Sau 3 năm đạt 21/26 chỉ tiêu.", "21/26 targets after 3 years.", ""),
        ("Xã A 20%.\n\nXã B 30%.", "Commune A 30%.\n\nCommune B 20%.", "translation-number-moved"),
        ("| Xã | Số |\n|---|---|\n| A | 20% |\n| B | 30% |", "| C | N |\n|---|---|\n| A | 30% |\n| B | 20% |",
         "translation-number-moved"),
        ("Quý II/2024.", "In the second quarter of 2024.", ""),
        ("Quý 2/2024.", "In Q2 2024.", ""),
        ("Quý II/2024.", "In the third quarter of 2024.", "translation-number-changed"),
    ],
)  # fmt: skip
def test_the_words_beside_a_number_and_its_place_are_compared(vietnamese: str, english: str, code: str) -> None:
    found = translated(article(f"{vietnamese}\n", "ha-tinh"), translation(f"{english}\n")).problems
    assert {one.code for one in found} == ({code} if code else set())
    assert all(one.message("vi") and one.message("en") for one in found)


def test_of_equal_numbers_each_is_that_with_the_same_words() -> None:
    original = article("Xã A gần 61%, xã B 61%.\n", "ha-tinh")
    assert translated(original, translation("Commune B 61%, A nearly 61%.\n")).problems == ()


@pytest.mark.parametrize("key", ["alternative", "caption", "credit"])
def test_the_numbers_of_the_words_of_a_photo_are_compared(key: str) -> None:
    photo = Photo(file="anh.jpg", alternative="Một quầy", caption="Quầy", credit="Báo")
    original = replace(article("Chữ.\n", "ha-tinh"), photo=replace(photo, **{key: "Số hóa 68,4% hồ sơ"}))
    words = PhotoWords(alternative="A desk", caption="Desk", credit="Newspaper")
    for said, codes in (("68.4% digitised", []), ("64.8% digitised", ["translation-number-changed"])):
        found = translated(original, replace(translation("Words.\n"), photo=replace(words, **{key: said})))
        assert [one.code for one in found.problems] == codes


def test_the_numbers_of_pictures_in_the_text_and_of_corrections_are_compared() -> None:
    day = date(2025, 8, 2)
    original = replace(article("![Biểu đồ 68,4%](a.png)\n", "ha-tinh"), corrections=(Correction(day, "Nay 1.234."),))
    wrong = replace(translation("![A chart of 64.8%](a.png)\n"), corrections=(Correction(day, "Now 1,243.", "en"),))
    assert [one.code for one in translated(original, wrong).problems] == ["translation-number-changed"] * 2
    right = replace(translation("![A chart of 68.4%](a.png)\n"), corrections=(Correction(day, "Now 1,234.", "en"),))
    assert translated(original, right).problems == ()
