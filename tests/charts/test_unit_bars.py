"""Bars of many units: one scale from zero, outlines for those set apart, lines of reference that cross no figure."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.charts.specs import ReferenceLine, UnitBar, UnitBarGroup, UnitBars
from scorecards.charts.style import Scale
from scorecards.charts.text_metrics import width
from scorecards.charts.unit_bars import unit_bars_plot

RANKED = UnitBarGroup(
    "", (UnitBar("Bắc Ninh", Decimal(80), "80%", "1"), UnitBar("Bà Rịa - Vũng Tàu", Decimal(20), "gần 20%", "2"))
)
APART = UnitBarGroup("Không rõ ngày", (UnitBar("Cà Mau", Decimal(40), "40%"),))


def chart(*groups: UnitBarGroup, country: str = "", target: str = "") -> UnitBars:
    lines = [ReferenceLine(Decimal(value), f"mức {value}%") if value else None for value in (country, target)]
    return UnitBars("t", "r", groups, *lines)


def test_bars_start_at_one_zero_and_are_as_long_as_their_values(drawn: Callable[..., Any]) -> None:
    first, second = drawn(chart(RANKED)).bars
    assert first.box[0] == second.box[0]
    assert second.box[2] / first.box[2] == pytest.approx(20 / 80, abs=0.01)
    assert {first.colour, second.colour} == {"accent"}


def test_what_is_set_apart_is_an_outline_on_the_same_scale_under_its_heading(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart(RANKED, APART))
    (outline,) = [mark for mark in drawing.marks if mark.tag == "path" and mark.outline == "neutral"]
    assert outline.colour == "none"
    assert (outline.box[2] + 1.5) / drawing.bars[0].box[2] == pytest.approx(40 / 80, abs=0.01)
    words = {text.words: text for text in drawing.texts}
    assert words["Không rõ ngày"].at[1] < words["Cà Mau"].at[1]
    assert words["Cà Mau"].at[0] == words["Bắc Ninh"].at[0]


def test_lines_of_reference_stand_on_the_scale_and_cross_no_figure(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart(RANKED, APART, country="40", target="100"))
    full = drawing.bars[0]
    zero, unit = full.box[0], full.box[2] / 80
    lines = [line for line in drawing.lines if line.outline == "ink" and line.attributes.get("stroke-width") == "2"]
    assert {round((line.box[0] - zero) / unit) for line in lines} == {40, 100}
    dashed = {round((line.box[0] - zero) / unit) for line in lines if "stroke-dasharray" in line.attributes}
    assert dashed == {100}
    figures = [text for text in drawing.texts if text.at[0] == 320]
    assert len(figures) == 3
    assert max(line.box[0] for line in lines) < 320 - max(width(text.words, 14) for text in figures)
    heading = next(text for text in drawing.texts if text.words == "Không rõ ngày")
    assert all(not line.box[1] < heading.at[1] - 7 < line.box[1] + line.box[3] for line in lines)


def test_the_country_is_named_above_and_the_target_below(drawn: Callable[..., Any]) -> None:
    words = {text.words: text.at[1] for text in drawn(chart(RANKED, country="50", target="90")).texts}
    assert words["mức 50%"] < words["Bắc Ninh"] < words["mức 90%"]


@given(
    st.lists(st.tuples(st.text(max_size=40), st.decimals(-50, 10**9, places=2), st.text(max_size=30)), max_size=8),
    st.decimals(0, 200, places=1),
)
def test_nothing_is_set_out_beyond_the_drawing(units: list[tuple[str, Decimal, str]], country: Decimal) -> None:
    bars = tuple(UnitBar(name, value, text, str(n)) for n, (name, value, text) in enumerate(units, 1))
    spec = UnitBars("t", "r", (UnitBarGroup("", bars),), ReferenceLine(country, f"cả nước {country}"))
    plot = unit_bars_plot(spec, Scale())
    for name in ("bars", "zero", "country"):
        for row in plot.rows.get(name, ()):
            assert 0 <= row["x"] <= (row["x2"] if "x2" in row else row["x"]) <= 320
            assert 0 <= row["y"] <= row["y2"] <= plot.height
    for row in plot.rows.get("words", ()):
        assert 0 <= row["x"] <= 320
        assert row["y"] <= plot.height
