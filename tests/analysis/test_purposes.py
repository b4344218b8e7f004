"""Phrases found as one regular expression of them would find them."""

from __future__ import annotations

import random
import re

import pytest

from scorecards.analysis.tracing.purposes import AIM, REACHED, PhrasePlaces, Phrases, last_purpose, tells_of_purposes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mục tiêu là 80%", ["Mục tiêu"]),
        ("MỤC TIÊU ĐẶT RA", ["MỤC TIÊU", "ĐẶT RA"]),
        ("mức phải đạt là 80%", ["mức phải"]),  # the second would begin within the first
        ("muốn_ muốnx xmuốn", []),
        ("(muốn)", ["muốn"]),
        ("", []),
    ],
)
def test_phrases_are_found_whole_and_in_letters_of_any_size(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in AIM.find(text)] == found


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("phrases", ["phải đạt|mức phải|muốn|đạt", "hiện|hiện có|thực hiện được|đã", "%|tỷ lệ"])
def test_phrases_are_where_a_regular_expression_finds_them(phrases: str, whole: bool) -> None:
    pattern = re.compile(rf"(?<!\w)(?:{phrases})(?!\w)" if whole else phrases, re.IGNORECASE)
    sought, draw = Phrases(phrases, whole=whole), random.Random(7)
    words = [*phrases.split("|"), *phrases.upper().split("|"), "phải", "thực", "x", "_", "İ", "ſ", "12"]
    for _ in range(1000):
        text = "".join(f"{draw.choice(words)}{draw.choice([' ', ' ', '', '. '])}" for _ in range(draw.randrange(9)))
        assert sought.find(text) == [found.span() for found in pattern.finditer(text)]
        assert sought.may_be_in(text) or not sought.find(text)


@pytest.mark.parametrize("text", ["Phấn đấu đạt 80%", "ĐÃ đạt 80%", "(còn 5 xã)", "HİỆN đạt 80%", "nay là 5 xã"])
def test_a_text_with_a_phrase_tells_of_purposes(text: str) -> None:
    assert tells_of_purposes(text)
    assert AIM.find(text) or REACHED.find(text)


def test_a_text_without_a_word_of_purposes_does_not_tell_of_them() -> None:
    assert not tells_of_purposes("Đạt 80% số hộ, gồm cả xã xmuốn")


def test_the_last_phrase_of_a_stretch_lies_in_it_or_only_begins_in_it() -> None:
    places = PhrasePlaces(AIM, "đặt ra 5, phải đạt 7")
    assert (places.last(0, 20), places.last(0, 17), places.last_begun(0, 17)) == (10, 0, 10)
    assert (places.last(1, 9), places.last_begun(1, 9)) == (-1, -1)


def test_the_last_purpose_is_that_of_the_nearer_word() -> None:
    assert last_purpose(3, 8) is False
    assert last_purpose(8, 3) is True
    assert last_purpose(-1, -1) is None
