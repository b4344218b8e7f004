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
