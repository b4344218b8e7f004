"""Squares: one for each that was planned, filled for each that was done."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from scorecards.charts.specs import SquaresChart


def chart(done: int, planned: int) -> SquaresChart:
    """So many done of so many planned."""
    return SquaresChart("t", "r", done, planned, f"{done} xong", f"{planned - done} còn lại")


def squares(drawing: Any) -> tuple[list[Any], list[Any]]:
    """Filled and empty squares, without the two that stand before the labels."""
    shapes = [mark for mark in drawing.marks if mark.tag == "path"]
    labels = len(drawing.texts)
    filled = [mark for mark in shapes if mark.colour == "accent"]
    empty = [mark for mark in shapes if mark.colour == "none"]
    return filled[1:], empty[:-1] if labels > 1 else empty


@pytest.mark.parametrize(("done", "planned"), [(21, 26), (0, 5), (26, 26), (1, 1), (150, 180), (400, 400), (0, 0)])
def test_one_square_each(done: int, planned: int, drawn: Callable[..., Any]) -> None:
    filled, empty = squares(drawn(chart(done, planned)))
    assert (len(filled), len(empty)) == (done, planned - done)
    assert {empty.outline for empty in empty} <= {"neutral"}
    corners = {(round(m.box[0]), round(m.box[1])) for m in (*filled, *empty)}
    assert len(corners) == planned, "none covers another"


def test_they_are_read_like_a_page(drawn: Callable[..., Any]) -> None:
    filled, empty = squares(drawn(chart(21, 26)))
    boxes = [mark.box for mark in (*filled, *empty)]
    places = [(round(top + height / 2), round(left + width / 2)) for left, top, width, height in boxes]
    assert places == sorted(places)
    assert sorted(Counter(row for row, _ in places).values()) == [6, 10, 10]
    first = [left for left, *_ in boxes[:10]]
    steps = [after - before for before, after in pairwise(first)]
    assert steps[4] > steps[0] == steps[8], "a wider gap after five helps to count"
    assert boxes[9][0] + boxes[9][2] == 320


def test_labels_say_which_is_which(drawn: Callable[..., Any]) -> None:
    assert [text.words for text in drawn(chart(21, 26)).texts] == ["21 xong", "5 còn lại"]
    assert [text.words for text in drawn(chart(26, 26)).texts] == ["26 xong"]


def test_what_was_done_beyond_the_plan_is_drawn(drawn: Callable[..., Any]) -> None:
    filled, empty = squares(drawn(chart(30, 26)))
    assert (len(filled), len(empty)) == (30, 0)


def test_more_than_can_be_counted_is_one_bar(drawn: Callable[..., Any]) -> None:
    (bar,) = drawn(chart(500, 1000)).bars
    (full,) = (line for line in drawn(chart(500, 1000)).lines if line.outline == "line")
    assert bar.box[2] == pytest.approx(full.box[2] / 2, abs=0.01)
