"""Widths are bounds, and no word is lost when lines break."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.charts.text_metrics import clean, lines, width


@pytest.mark.parametrize("weight", [400, 600])
def test_no_letter_is_wider_than_its_bound(
    weight: int, letters: frozenset[str], real_width: Callable[[str, int, float], float]
) -> None:
    assert {letter for letter in letters if real_width(letter, weight, 100) > width(letter, 100)} == set()


def test_bounds_are_near_what_is_set(real_width: Callable[[str, int, float], float]) -> None:
    words = "Tỷ lệ hồ sơ thủ tục hành chính được số hóa: 141.616 hồ sơ, đạt 57,53%"
    assert width(words, 14) < 1.12 * real_width(words, 600, 14)


def test_marks_take_no_width() -> None:
    assert width("Ế ổ ữ đ", 14) == width("E o u d", 14)


@given(text=st.text(), room=st.floats(30, 400))
def test_lines_keep_every_letter_and_fit_the_room(text: str, room: float) -> None:
    broken = lines(text, 14, room)
    assert "".join(broken).replace(" ", "") == clean(text).replace(" ", "")
    assert all(width(line, 14) <= room for line in broken)


def test_lines_break_at_spaces_and_not_where_a_space_must_not_break() -> None:
    assert lines("số hóa hồ\N{NO-BREAK SPACE}sơ", 14, width("số hóa hồ", 14)) == ["số hóa", "hồ\N{NO-BREAK SPACE}sơ"]


def test_nothing_takes_no_line() -> None:
    assert lines(" \n", 14, 100) == []


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert clean("a\x00b\x0bc\ud800d\ufffee \n f") == "abcde f"
