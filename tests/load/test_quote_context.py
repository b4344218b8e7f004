"""Words of a quote that say what it counts, where and when, and are as they have to be (the rest: `mistakes/`)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorecards.problems import Problem

REPORT = "data/provinces/tinh-thu/2023-10.toml"


@pytest.mark.parametrize(
    "lines",
    [
        'quote = "bổ sung 21.000 km"\nnote = "Nguồn gọi toàn bộ cáp là bổ sung."',
        'quote = "nhiều nhất cả nước: trên 21.000 km"',
        'quote = "Tỉnh Thử đến 31/10/2023 có trên 21.000 km"',
        'quote = "năm 2023 có trên 21.000 km, tăng 5% so với năm 2022"',
        'quote = "trên 21.000 km theo Kế hoạch năm 2022"',
    ],
)
def test_words_that_may_stand(project: Path, load: Callable[..., tuple[object, list[Problem]]], lines: str) -> None:
    report = project / REPORT
    report.write_text(report.read_text("utf-8").replace('quote = "trên 21.000 km"', lines), "utf-8")
    assert load(project)[1] == []


def test_an_indicator_may_go_by_such_words(project: Path, load: Callable[..., tuple[object, list[Problem]]]) -> None:
    report, indicators = project / REPORT, project / "data/indicators.toml"
    words = report.read_text("utf-8").replace("trên 21.000 km", "trên 21.000 km chưa được nối")
    report.write_text(words, "utf-8")
    assert [one.code for one in load(project)[1]] == ["quote-in-other-sense"]
    named = indicators.read_text("utf-8").replace("Chỉ tiêu count", "Cáp quang chưa nối")
    indicators.write_text(named, "utf-8")
    assert load(project)[1] == []


def test_what_was_done_is_asked_about_where_the_indicator_says_something_else(
    project: Path, load: Callable[..., tuple[object, list[Problem]]]
) -> None:
    report, indicators = project / REPORT, project / "data/indicators.toml"
    report.write_text(report.read_text("utf-8").replace("trên 21.000 km", "đã tích hợp trên 21.000 km"), "utf-8")
    assert load(project)[1] == []
    names = indicators.read_text("utf-8")
    indicators.write_text(names.replace("Chỉ tiêu count", "Cáp quang đã số hóa"), "utf-8")
    (asked,) = load(project)[1]
    assert (asked.code, asked.details["read"]) == ("quote-in-other-sense", "tích hợp trên 21.000 km")
    indicators.write_text(names.replace("Chỉ tiêu count", "Cáp quang đã kết nối"), "utf-8")
    assert load(project)[1] == []
