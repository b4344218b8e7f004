"""Bars: as long as their values say, from one zero; what is missing is drawn as missing."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.charts.specs import Bar, BarChart


def chart(*values: str | None, top: str | None = None) -> BarChart:
    """A bar chart of these values; None is missing."""
    bars = (Bar(f"phần {n}", Decimal(v) if v else None, v or "chưa công bố") for n, v in enumerate(values))
    return BarChart("tiêu đề", "câu đọc", tuple(bars), Decimal(top) if top else None, "100%" if top else "")


@settings(max_examples=40, deadline=None)
@given(values=st.lists(st.decimals(0, 10**7, places=2), min_size=1, max_size=6), top=st.sampled_from([None, "100"]))
def test_lengths_are_proportional_to_values_from_a_common_zero(
    values: list[Decimal], top: str | None, drawn: Callable[..., Any]
) -> None:
    bars = drawn(chart(*(str(value) for value in values), top=top)).bars
    assert len(bars) == len(values)
    assert {bar.box[0] for bar in bars} == {0}
    greatest = max([*values, Decimal(top or 0)])
    if not greatest:
        assert {bar.box[2] for bar in bars} == {0}
        return
    longest = max(bar.box[2] for bar in bars)
    for bar, value in zip(bars, values, strict=True):
        assert bar.box[2] == pytest.approx(longest * float(value / max(values)) if max(values) else 0, abs=0.02)


def test_a_full_bar_ends_where_the_top_stands(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart("50", "100", top="100"))
    half, full = (bar.box for bar in drawing.bars)
    assert half[2] == pytest.approx(full[2] / 2)
    (top,) = (text for text in drawing.texts if text.words == "100%")
    assert top.at[0] == pytest.approx(full[2], abs=0.01)
    assert {line.box[2] for line in drawing.lines if line.outline == "line"} == {full[2]}


def test_a_figure_stands_at_the_end_of_its_bar_at_its_height(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart("36.23", "58.79", "74.16", top="100"))
    for bar, words in zip(drawing.bars, ("36.23", "58.79", "74.16"), strict=True):
        (figure,) = (text for text in drawing.texts if text.words == words)
        left, top, width, height = bar.box
        assert 0 < figure.at[0] - (left + width) < 10
        assert top < figure.at[1] < top + height


def test_a_missing_figure_has_a_dotted_line_and_its_reason_and_no_bar(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart("12", None))
    assert len(drawing.bars) == 1
    (dotted,) = (line for line in drawing.lines if "stroke-dasharray" in line.attributes)
    assert dotted.box[2] > 100
    (reason,) = (text for text in drawing.texts if text.words == "chưa công bố")
    assert reason.colour == "muted"


def test_zero_is_not_missing(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart("12", "0"))
    assert [bar.box[2] > 0 for bar in drawing.bars] == [True, False]
    assert not [line for line in drawing.lines if "stroke-dasharray" in line.attributes]
    zeros = [line.box for line in drawing.lines if line.outline == "ink"]
    assert [(left, width) for left, _, width, _ in zeros] == [(0, 0), (0, 0)], (
        "a zero line shows that something is there"
    )


def test_more_than_full_is_longer_and_marked_where_full_is(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart("120", "100", top="100"))
    over, full = (bar.box for bar in drawing.bars)
    assert over[2] == pytest.approx(full[2] * 1.2, abs=0.02)
    (mark,) = (line for line in drawing.lines if line.outline == "paper")
    assert mark.box[:2] == pytest.approx((full[2], over[1]), abs=0.01)


def test_less_than_zero_goes_the_other_way(drawn: Callable[..., Any]) -> None:
    less, more = (bar.box for bar in drawn(chart("-12", "24")).bars)
    assert less[0] == 0
    assert less[0] + less[2] == pytest.approx(more[0], abs=0.01)
    assert more[2] == pytest.approx(less[2] * 2, abs=0.02)


def test_the_whole_is_set_apart_by_weight_colour_and_space(drawn: Callable[..., Any]) -> None:
    parts = tuple(Bar(label, Decimal(50), "50%") for label in ("một", "hai"))
    drawing = drawn(BarChart("t", "r", (*parts, Bar("tính chung", Decimal(50), "50%", whole=True))))
    one, two, whole = drawing.bars
    assert one.colour == two.colour != whole.colour
    assert whole.box[1] - two.box[1] > two.box[1] - one.box[1]
    labels = {text.words: text.attributes.get("font-weight") for text in drawing.texts}
    assert (labels["Một"], labels["Tính chung"]) == (None, "600")


def test_a_long_label_takes_more_lines_and_a_long_figure_its_own(drawn: Callable[..., Any]) -> None:
    label = "tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và giải quyết trực tuyến toàn trình"
    figure = "gần 99,9% kế hoạch của cả năm 2023 theo quyết định"
    drawing = drawn(BarChart("t", "r", (Bar(label, Decimal(1), figure),)))
    lines = [text.words for text in drawing.texts]
    assert len(lines) == 4
    assert " ".join(lines) == f"T{label[1:]} {figure}"
    heights = [text.at[1] for text in drawing.texts]
    assert heights == sorted(heights)
    assert drawing.bars[0].box[1] > heights[-1]
    assert drawing.bars[0].box[2] == 320


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5, 6, 7, 8])
def test_figures_of_any_length_leave_room_for_bars(words: int, drawn: Callable[..., Any]) -> None:
    figure = " ".join(["141.616"] * words)
    (bar,) = drawn(BarChart("t", "r", (Bar("một", Decimal(1), figure),))).bars
    assert bar.box[2] >= 120


def test_thirty_bars_stand_one_under_another(drawn: Callable[..., Any]) -> None:
    tops = [bar.box[1] for bar in drawn(chart(*(str(n) for n in range(30)))).bars]
    assert len({round(after - before, 2) for before, after in pairwise(tops)}) == 1
    assert tops[1] - tops[0] > 40


def test_no_bars_is_an_empty_drawing(drawn: Callable[..., Any]) -> None:
    drawing = drawn(BarChart("t", "r", (), Decimal(100), "100%"))
    assert drawing.marks == []
