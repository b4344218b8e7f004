"""Which words of a sentence go with which number, and which places a text names."""

from __future__ import annotations

import pytest

from scorecards.analysis.tracing.features import FeatureLine
from scorecards.analysis.tracing.segments import Segment, segments
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.quantities import read_quantities
from tests.analysis.test_tracing import tracer


def read(text: str, start: int = 0) -> list[Segment]:
    """The segments of the sentence that begins at `start` and ends with the text."""
    numbers = [(one.start, one.end) for one in read_quantities(text).quantities if one.start >= start]
    return segments(same_length_normal(text), (start, len(text)), numbers, FeatureLine(text))


def own(text: str) -> list[str]:
    """The words of each number, its stretches with a bar between them."""
    return ["|".join(text[start:end].strip(" ,.") for start, end in one.own) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Cấp tỉnh, cấp huyện và cấp xã lần lượt có 5 hồ sơ, 7 hồ sơ và 9 hồ sơ.",
            ["Cấp tỉnh|5 hồ sơ", "cấp huyện|7 hồ sơ", "cấp xã lần lượt có|9 hồ sơ"],
        ),
        (
            "Lần lượt có 5 hồ sơ, 7 hồ sơ ở cấp tỉnh, cấp huyện.",
            ["ở cấp tỉnh|5 hồ sơ", "cấp huyện|7 hồ sơ"],
        ),
        ("Cấp tỉnh có 5 hồ sơ; cấp huyện có 7 hồ sơ.", ["Cấp tỉnh có 5 hồ sơ", "cấp huyện có 7 hồ sơ"]),
        ("Số hóa 5 hồ sơ, đạt 12%.", ["Số hóa 5 hồ sơ", "Số hóa 5 hồ sơ|đạt 12%"]),
    ],
)
def test_words_that_go_with_each_number(text: str, words: list[str]) -> None:
    assert own(text) == words


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Bình quân cả nước thấp hơn Hà Tĩnh", [("viet-nam", "cả nước"), ("ha-tinh", "Hà Tĩnh")]),
        ("Hà Tĩnh dẫn đầu TOÀN QUỐC", [("ha-tinh", "Hà Tĩnh"), ("viet-nam", "TOÀN QUỐC")]),
        ("THANH HÓA và Ha Tinh", [("thanh-hoa", "THANH HÓA"), ("ha-tinh", "Ha Tinh")]),
        ("thanh hóa đơn của nước cả", []),
    ],
)
def test_places_that_a_text_names(text: str, named: list[tuple[str, str]]) -> None:
    found = tracer().figure_index.names.find(text)
    assert [(one.place, text[one.start : one.end]) for one in found] == named
