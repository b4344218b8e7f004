"""Intervals in the words of findings, in both languages."""

from __future__ import annotations

import pytest

from scorecards.analysis.rules.words import FindingWords
from tests.analysis.test_intervals import read
from tests.analysis.test_tracing import project
from tests.support.words import WORDS


@pytest.mark.parametrize(
    ("interval", "vi", "en"),
    [
        ("[57.525, 57.54)", "từ 57,525 đến dưới 57,54", "57.525 to below 57.54"),
        ("[266, 286]", "từ 266 đến 286", "266 to 286"),
        ("[0.5, 0.5]", "0,5", "0.5"),
        ("[1/3, 1/3]", "≈ 0,333", "≈ 0.333"),
        ("[1/3, 2]", "từ 0,333 đến 2", "0.333 to 2"),
        ("[0.5, )", "từ 0,5 trở lên", "0.5 or more"),
        ("(0.5, )", "trên 0,5", "over 0.5"),
        ("(, 0.5]", "không quá 0,5", "at most 0.5"),
        ("(, 0.5)", "dưới 0,5", "below 0.5"),
        ("(, )", "giá trị bất kỳ", "any value"),
    ],
)
def test_an_interval(interval: str, vi: str, en: str) -> None:
    said = FindingWords(project(), WORDS).span(read(interval))
    assert (said.vi, said.en) == (vi, en)


def test_an_interval_to_more_decimals() -> None:
    words = FindingWords(project(), WORDS)
    assert words.span(read("[0.12345, 0.12346)"), 6).vi == "từ 0,12345 đến dưới 0,12346"
    assert words.span(read("[0.12345, 0.12345]"), 6).vi == "0,12345"


@pytest.mark.parametrize(
    ("interval", "vi", "en"),
    [
        ("[265.3, 286.9)", "từ 266 đến 286", "266 to 286"),
        ("(265, 287)", "từ 266 đến 286", "266 to 286"),
        ("[265.3, 266.9)", "266", "266"),
        ("[265.3, 265.9]", "không có số nguyên nào", "no whole number"),
        ("[265.3, )", "từ 266 trở lên", "266 or more"),
        ("(265, )", "từ 266 trở lên", "266 or more"),
        ("(, 265.7]", "không quá 265", "at most 265"),
        ("(, 266)", "không quá 265", "at most 265"),
        ("(, )", "giá trị bất kỳ", "any value"),
    ],
)
def test_the_whole_numbers_of_an_interval(interval: str, vi: str, en: str) -> None:
    said = FindingWords(project(), WORDS).whole_span(read(interval))
    assert (said.vi, said.en) == (vi, en)
