"""Numbers and days as texts write them, in two languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.languages import Language
from scorecards.vietnamese import formatting
from scorecards.vietnamese.written_numbers import (
    WrittenAmount,
    WrittenDay,
    WrittenName,
    numbers_in_words,
    written_numbers,
)


def found(text: str, language: Language) -> list[tuple[str, object]]:
    return [(text[one.start : one.end], one.what) for one in written_numbers(text, language)]


def amount(value: str, unit: str = "") -> WrittenAmount:
    return WrittenAmount(Decimal(value), unit)


@pytest.mark.parametrize(
    ("vi", "en", "what"),
    [
        ("57,53%", "57.53%", amount("57.53", "%")),
        ("57,53 phần trăm", "57.53 per cent", amount("57.53", "%")),
        ("3,85 điểm phần trăm", "3.85 percentage points", amount("3.85", "points")),
        ("1.400", "1,400", amount("1400")),
        ("2.331.633", "2,331,633", amount("2331633")),
        ("342,78 triệu", "342.78 million", amount("342780000")),
        ("05", "05", amount("5")),
        ("31/10/2023", "31 October 2023", WrittenDay(31, 10, 2023)),
        ("01/3/2023", "1 March 2023", WrittenDay(1, 3, 2023)),
        ("31 tháng 10 năm 2023", "October 31, 2023", WrittenDay(31, 10, 2023)),
        ("ngày 21/9", "21 September", WrittenDay(21, 9, None)),
        ("tháng 10 năm 2023", "October 2023", WrittenDay(None, 10, 2023)),
        ("10/2023", "October 2023", WrittenDay(None, 10, 2023)),
        ("227/BC-STTTT", "227/BC-STTTT", WrittenName("227/BC-STTTT")),
        ("4G", "4G", WrittenName("4G")),
        ("IPv6", "IPv6", WrittenName("IPv6")),
    ],
)
def test_both_languages_write_one_number(vi: str, en: str, what: object) -> None:
    assert found(f"Có {vi}, theo nguồn.", "vi") == [(vi, what)]
    assert found(f"There are {en}, says the source.", "en") == [(en, what)]


@pytest.mark.parametrize(
    ("what", "vi", "en"),
    [
        (amount("57.53", "%"), "57,53%", "57.53%"),
        (amount("3.85", "points"), "3,85 điểm phần trăm", "3.85 percentage points"),
        (amount("1899"), "1.899", "1,899"),
        (amount("1900"), "1900", "1900"),
        (amount("2099"), "2099", "2099"),
        (amount("2100"), "2.100", "2,100"),
        (amount("2000", "%"), "2.000%", "2,000%"),
        (WrittenDay(1, 3, 2023), "01/3/2023", "1 March 2023"),
        (WrittenDay(21, 9, None), "21/9", "21 September"),
        (WrittenDay(29, 2, None), "29/02", "29 February"),
        (WrittenDay(None, 10, 2023), "10/2023", "October 2023"),
        (WrittenName("227/BC-STTTT"), "227/BC-STTTT", "227/BC-STTTT"),
    ],
)
def test_each_language_writes_a_number_in_its_way(
    what: WrittenAmount | WrittenDay | WrittenName, vi: str, en: str
) -> None:
    assert (what.to("vi"), what.to("en")) == (vi, en)


@pytest.mark.parametrize(
    ("vi", "en"),
    [("57,50%", "57.50%"), ("60,0%", "60.0%"), ("1,2 triệu", "1,200,000"), ("2 nghìn", "2000"), ("005", "5")],
)
def test_a_number_is_asked_for_with_the_decimals_that_it_has(vi: str, en: str) -> None:
    ((_, what),) = found(f"Có {vi}.", "vi")
    assert isinstance(what, WrittenAmount)
    assert what.to("en") == en


def test_zeros_behind_the_decimals_make_no_other_number() -> None:
    assert found("đạt 57,50%", "vi")[0][1] == found("at 57.5%", "en")[0][1]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("21/26 chỉ tiêu", "vi", [21, 26]),
        ("21 of 26 targets, or 21/26", "en", [21, 26, 21, 26]),
        ("the 52nd of 63", "en", [52, 63]),
        ("giai đoạn 2028–2030", "vi", [2028, 2030]),
        ("in 2028–2030", "en", [2028, 2030]),
    ],
)
def test_numbers_side_by_side_are_two(text: str, language: Language, values: list[int]) -> None:
    assert [what.value for _, what in found(text, language) if isinstance(what, WrittenAmount)] == values


@pytest.mark.parametrize("written", ["57,53", "1,40", "1.4.2", "12,34,567"])
def test_what_is_no_number_in_english_is_none(written: str) -> None:
    (only,) = found(f"up to {written} of them", "en")
    assert only == (written, WrittenName(written))


def test_a_point_before_three_digits_is_decimal_in_english() -> None:
    assert found("nearly 1.400 items", "en") == [("1.400", amount("1.4"))]


def test_no_day_is_made_of_a_ratio_or_of_what_is_in_no_calendar() -> None:
    assert [what for _, what in found("xong 2/6 mục tiêu", "vi")] == [amount("2"), amount("6")]
    assert not any(isinstance(what, WrittenDay) for _, what in found("ngày 31/4/2023", "vi"))


def test_small_numbers_in_words_are_known() -> None:
    assert numbers_in_words("ba nhóm, hai loại, năm 2024", "vi") == [3, 2]
    assert numbers_in_words("Three groups of two", "en") == [3, 2]


@given(st.decimals(0, 10**12, places=2).map(lambda value: value.normalize()) | st.integers(0, 10**12).map(Decimal))
def test_what_the_formatter_writes_is_read_back(value: Decimal) -> None:
    whole = value == value.to_integral_value()
    written = formatting.number(value.quantize(Decimal(1)) if whole else value, "en")
    ((_, what),) = found(f"({written})", "en")
    assert isinstance(what, WrittenAmount)
    assert what.value == value
    assert what.to("en") == written or value in range(1900, 2100)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_days_are_read_back_in_both_languages(day: date) -> None:
    for language in ("vi", "en"):
        written = formatting.day(day, language)
        assert found(f"Cho {written}.", language) == [(written, WrittenDay(day.day, day.month, day.year))]
        assert WrittenDay(day.day, day.month, day.year).to(language) == written


@given(st.text(alphabet="0123456789.,/%- aàđGk()–ngày tháng", max_size=40), st.sampled_from(["vi", "en"]))
def test_any_text_can_be_read(text: str, language: Language) -> None:
    last = 0
    for one in written_numbers(text, language):
        assert last <= one.start < one.end <= len(text)
        assert one.what.to("en")
        last = one.end
