"""Rank strips: a tick for each place, the mark over its own."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from scorecards.charts.specs import RankStrip


def strip(rank: int, worst: int, universe: int) -> RankStrip:
    """A place, or a range of places, among so many."""
    return RankStrip("t", "r", rank, worst, universe, "hạng 1", f"hạng {universe}", f"Hà Tĩnh: {rank}")


def ticks(drawing: Any) -> list[float]:
    """Where the ticks stand, from the left."""
    return [line.box[0] for line in drawing.lines if line.outline == "neutral"]


@pytest.mark.parametrize(("rank", "universe"), [(37, 63), (7, 34), (1, 63), (63, 63), (1, 1), (2, 2)])
def test_the_mark_stands_on_the_tick_of_its_place(rank: int, universe: int, drawn: Callable[..., Any]) -> None:
    drawing = drawn(strip(rank, rank, universe))
    places = ticks(drawing)
    assert len(places) == universe
    assert places == sorted(places)
    assert max([0, *(b - a for a, b in pairwise(places))]) - min([320, *(b - a for a, b in pairwise(places))]) < 0.03
    (mark,) = drawing.bars
    assert mark.box[0] + mark.box[2] / 2 == pytest.approx(places[rank - 1], abs=0.02)
    assert mark.colour == "accent"


def test_a_range_is_marked_from_its_first_place_to_its_last(drawn: Callable[..., Any]) -> None:
    drawing = drawn(strip(5, 9, 63))
    (mark,) = drawing.bars
    left, _, width, _ = mark.box
    assert [left <= place <= left + width for place in ticks(drawing)] == [5 <= place <= 9 for place in range(1, 64)]


def test_ticks_too_close_to_tell_apart_are_a_band(drawn: Callable[..., Any]) -> None:
    drawing = drawn(strip(3000, 3000, 3355))
    assert ticks(drawing) == []
    band, mark = drawing.bars
    assert band.colour == "line"
    share = (mark.box[0] + mark.box[2] / 2 - band.box[0]) / band.box[2]
    assert share == pytest.approx(2999 / 3354, abs=0.001)


def test_the_ends_are_labelled_at_the_ends(drawn: Callable[..., Any]) -> None:
    labels = {text.words: text for text in drawn(strip(37, 37, 63)).texts}
    assert labels["hạng 1"].at[0] == 0
    assert labels["hạng 63"].at[0] == 320
    assert labels["hạng 63"].attributes["text-anchor"] == "end"
    assert labels["Hà Tĩnh: 37"].at[1] < labels["hạng 1"].at[1]


def test_a_place_beyond_the_universe_is_drawn_where_the_figures_put_it(drawn: Callable[..., Any]) -> None:
    drawing = drawn(strip(70, 70, 63))
    (mark,) = drawing.bars
    assert mark.box[0] + mark.box[2] / 2 == pytest.approx(ticks(drawing)[-1], abs=0.02)
