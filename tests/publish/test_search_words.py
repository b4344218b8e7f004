"""How the search takes texts apart: what is alike has the same keys, numbers are found by their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.publish.search_words import joined, key, question_keys, text_words
from tests.support.folding import word_cases


@pytest.mark.parametrize(("text", "keys"), word_cases())
def test_words_have_the_keys_that_they_are_found_by(text: str, keys: list[list[str]]) -> None:
    assert [list(word) for word in question_keys(text)] == keys


@pytest.mark.parametrize(("text", "keys"), word_cases())
def test_texts_are_taken_apart_as_questions_are(text: str, keys: list[list[str]]) -> None:
    assert [list(word.keys) for word in text_words(text)] == keys


@given(st.integers(0, 10**12))
def test_a_number_is_found_however_its_groups_are_parted(number: int) -> None:
    for written in (f"{number}", f"{number:,}", f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " ")):
        assert str(number) in question_keys(written)[0], written


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_decimals_are_found_behind_point_and_comma(whole: int, hundredths: int) -> None:
    point = f"{whole}.{hundredths:02}"
    for written in (point, point.replace(".", ","), f"{whole:,}.{hundredths:02}", f"{point} %"):
        assert question_keys(written) == [(point.rstrip("0"),)], written


@given(st.text("aăáeiyýỳkqutlh 1.,-đĐ"))
def test_a_key_is_its_own_key_and_a_question_finds_its_own_text(text: str) -> None:
    for word, keys in zip(text_words(text), question_keys(text), strict=True):
        assert word.keys == keys
        assert all(key(one) == one for one in keys)


def test_groups_parted_by_blanks_can_be_found_apart_as_well() -> None:
    (number, unit) = text_words("25 100 đơn vị")[:2]
    assert (number.forms, number.parts) == (("25100",), ("25", "100"))
    assert (unit.forms, unit.parts) == (("đơn",), ())


def test_a_name_as_one_word() -> None:
    assert [joined(name) for name in ("Hà Tĩnh", "TP.HCM", "Bà Rịa - Vũng Tàu", "")] == [
        "hatinh", "tphcm", "bariavungtau", "",
    ]  # fmt: skip
