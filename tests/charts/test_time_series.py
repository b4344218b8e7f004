"""Series: days at their distance, values from zero, lines where figures compare, gaps where they do not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from scorecards.charts.specs import TimeChart, TimePoint


def chart(*points: tuple[int, str, bool], top: str | None = None) -> TimeChart:
    """Points of day, value and whether they are joined to the one before."""
    found = (TimePoint(day, Decimal(value), value, f"ngày {day}", joins) for day, value, joins in points)
    return TimeChart("t", "r", tuple(found), Decimal(top) if top else None)


def dots(drawing: Any) -> list[tuple[float, float]]:
    return [mark.at for mark in drawing.marks if mark.tag == "path" and mark.colour == "accent"]


def joined(drawing: Any) -> list[Any]:
    return [line for line in drawing.lines if line.outline == "accent"]


def test_days_stand_at_their_distance_and_values_from_zero(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart((0, "100", False), (25, "50", True), (100, "200", True)))
    (x, y), (x2, y2), (x3, y3) = dots(drawing)
    assert (x2 - x) / (x3 - x) == pytest.approx(0.25, abs=0.01)
    (zero,) = (line.box[1] for line in drawing.lines if line.outline == "neutral")
    assert [(zero - at) / (zero - y3) for at in (y, y2)] == pytest.approx([0.5, 0.25], abs=0.01)


def test_a_rate_stands_on_the_scale_to_100(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart((0, "40", False), (10, "50", True), top="100"))
    (full,) = (line.box[1] for line in drawing.lines if line.outline == "line")
    (zero,) = (line.box[1] for line in drawing.lines if line.outline == "neutral")
    assert [(zero - y) / (zero - full) for _, y in dots(drawing)] == pytest.approx([0.4, 0.5], abs=0.01)
    passed = drawn(chart((0, "40", False), (10, "120", True), top="100"))
    assert [line for line in passed.lines if line.outline == "line"] == []


def test_what_does_not_compare_is_not_joined_and_the_gap_is_marked(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart((0, "40", False), (50, "50", False), (100, "60", True)))
    (line,) = joined(drawing)
    places = dots(drawing)
    assert line.box[0] == pytest.approx(places[1][0], abs=0.1)
    (gap,) = (one for one in drawing.lines if "stroke-dasharray" in one.attributes)
    assert places[0][0] < gap.box[0] < places[1][0]
    assert gap.box[2] == 0


def test_the_last_value_is_labelled_and_no_label_lies_on_another(drawn: Callable[..., Any]) -> None:
    points = [(day, f"{1_000_000 + day}", day > 0) for day in range(40)]
    drawing = drawn(chart(*points))
    words = [mark.words for mark in drawing.texts]
    assert "1000039" in words
    assert "1000000" in words
    assert 4 <= len(words) < 20
    last = next(mark for mark in drawing.texts if mark.words == "1000039")
    assert (last.colour, last.attributes["font-weight"]) == ("accent", "600")


def test_values_below_zero_stand_below_its_line(drawn: Callable[..., Any]) -> None:
    drawing = drawn(chart((0, "-5", False), (10, "5", True)))
    (zero,) = (line.box[1] for line in drawing.lines if line.outline == "neutral")
    (_, below), (_, above) = dots(drawing)
    assert above < zero < below
