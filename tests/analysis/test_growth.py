"""Tracing grows in line with the text and not with the number of places: what took minutes ends at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from scorecards.analysis.tracing.commentary import MOST_TOLD, Links, TracedText, Tracer
from scorecards.analysis.tracing.features import (
    EVERYTHING,
    AskedFeatures,
    FeatureLine,
    features,
    features_among,
    said_in,
)
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.naming import PlaceNames
from scorecards.analysis.tracing.segments import LONGEST_SENTENCE, sentences
from scorecards.analysis.tracing.trace import LONGEST_PASSAGE
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_prose
from scorecards.load.source import Files
from scorecards.model.articles import Article
from scorecards.model.project import Project
from scorecards.problems import Location
from scorecards.vietnamese.written_numbers import written_numbers
from tests.support.loading import loaded
from tests.support.words import WORDS


@pytest.fixture(scope="module")
def project() -> Project:
    found, problems = loaded(Files(Path(__file__).parent / "texts" / "project"), date(2026, 11, 22), drafts=False)
    assert found is not None, [f"{p.at} {p.message('en')}" for p in problems]
    return found


def traced(project: Project, text: str) -> TracedText[Article]:
    at = Location("content/news/bai.md", 1)
    article = Article(
        slug="bai", title="Bài", summary="Bài.", published=date(2025, 8, 1), event=None, places=("ha-tinh",),
        pillars=(), documents=(), author="", unit="", photo=None, corrections=(), draft=False, ends=None,
        old_addresses=(), prose=parse_prose(at.path, text, LoadContext()), front_matter=at,
    )  # fmt: skip
    return Tracer(FigureIndex(project), Links(lambda _: "", lambda _: "/"), WORDS).article(article)


def test_a_passage_that_nobody_writes_on_purpose_is_reported_once_and_not_traced(project: Project) -> None:
    found = traced(project, "Có 1.234 hồ sơ, " * 60_000)
    assert [one.code for one in found.problems] == ["long-passage"]
    assert found.seen == ()


def test_of_very_many_untraced_numbers_the_first_are_told_and_the_rest_are_counted(project: Project) -> None:
    found = traced(project, "\n\n".join(["Có 1.239 chiếc xe. " * 100] * 6))
    codes = [one.code for one in found.problems]
    assert codes.count("untraced-figure") == MOST_TOLD
    (more,) = [one for one in found.problems if one.code == "untraced-more"]
    assert int(more.details["more"]) == len(found.seen) - MOST_TOLD


@pytest.mark.parametrize("form", ["1 ", "5% ", "12/12 ", "ngày 1/2/2024 ", "Hà Tĩnh ", "*1* ", "a. ", "( "])
def test_a_long_passage_is_traced(project: Project, form: str) -> None:
    text = form * (LONGEST_PASSAGE // len(form) // 4)
    found = traced(project, f"{text}đạt 57,53% hồ sơ")
    assert "long-passage" not in {one.code for one in found.problems}
    assert any(one.written.endswith("57,53%") for one in found.seen)


def test_an_unknown_short_form_is_looked_for_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nearest(word: str, known: Iterable[str]) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr("scorecards.analysis.tracing.shortcodes.nearest", nearest)
    found = traced(project, "{ho-so-la-ky} " * 500)
    assert asked == ["ho-so-la-ky"]
    assert [one.code for one in found.problems].count("unknown-short-form") == 500


def test_each_of_hundreds_of_short_sentences_is_read_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    within = FeatureLine.within

    def counted(self: FeatureLine, start: int, end: int, asked_for: AskedFeatures = EVERYTHING) -> list[str]:
        asked.append(start)
        return within(self, start, end, asked_for)

    monkeypatch.setattr(FeatureLine, "within", counted)
    number = 400
    traced(project, " ".join(f"Năm 2023 có {one} xã." for one in range(number)))
    assert len(asked) < number * 8


@pytest.mark.parametrize("language", ["vi", "en"])
def test_long_words_without_digits_are_passed_over(language: str) -> None:
    assert written_numbers("dài" * 300_000, "vi" if language == "vi" else "en") == ()


def test_no_sentence_is_longer_than_its_bound() -> None:
    for text in ("a " * 50_000, "a" * 50_000, "a. " * 50_000, "A. " * 50_000):
        assert all(end - start <= LONGEST_SENTENCE for start, end in sentences(text))
        assert all(one[1] <= other[0] for one, other in zip(sentences(text), sentences(text)[1:], strict=False))


def test_places_are_found_by_their_first_word_and_no_name_is_tried_elsewhere(project: Project) -> None:
    class Counting(dict[str, str]):
        tried = 0

        def get(self, key: object, default: object = None) -> str | None:  # type: ignore[override]
            self.tried += 1
            return super().get(str(key))

    names = PlaceNames(project)
    slugs = Counting(names._slugs)
    for number in range(100_000):
        slugs[f"Xã {number}"] = f"xa-{number}"
    names._slugs = slugs
    found = names.find("Số hồ sơ của Hà Tĩnh, Thanh Hóa và Nghệ An là 57,53%, tỉnh Hà Tĩnh xếp thứ 2")
    assert [one.place for one in found][:2] == ["ha-tinh", "thanh-hoa"]
    assert slugs.tried < 20


def test_the_features_of_a_stretch_are_those_of_its_words() -> None:
    text = "Tỷ lệ hồ sơ TTHC được số hóa đạt 57,53% (141.616 hồ sơ), trong đó cấp xã 74,16%"
    line = FeatureLine(text)
    wanted = {"hồ sơ", "tục", "thủ tục", "xã", "lệ hồ", "đạt hồ"}  # "đạt hồ": the numeral between them is passed over
    asked = AskedFeatures(wanted)
    assert wanted == {*line.all(asked)}
    words = [0, *(at + 1 for at, letter in enumerate(text) if letter == " ")]

    def stretches() -> Iterator[tuple[int, int]]:
        for number, start in enumerate(words):
            yield from ((start, end - 1) for end in words[number + 1 :])

    for start, end in stretches():
        assert set(line.within(start, end)) == features(text[start:end])
        assert line.says(start, end) is bool(features(text[start:end]))
        assert line.within(start, end, asked) == [one for one in line.within(start, end) if one in wanted]


def test_a_stretch_has_the_features_of_the_words_that_are_whole_in_it() -> None:
    text = "Về TTHC/hồ sơ, (4G_5km) – tỉ-lệ 57,53%|xã"
    line = FeatureLine(text)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            words = [one for one in re.finditer(r"[^\W_]+", line.low) if start <= one.start() and one.end() <= end]
            expected = features_among(" ".join(word[0] for word in words), EVERYTHING)
            assert line.within(start, end) == expected
            assert line.says(start, end) is bool(expected)
            if line.is_of_whole_words(start, end):
                assert line.said_within(start, end) == said_in(text[start:end].lower())
