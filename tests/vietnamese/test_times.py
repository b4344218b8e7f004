"""The one reader of times: what a text names, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.formatting import day as written_day
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.times import _FORMS, Precision, named_times, time_spans

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1-3-2023", "2023-03-01", "2023-03-01", Precision.DAY),
        ("ngày 05 tháng 8 năm 2023", "2023-08-05", "2023-08-05", Precision.DAY),
        ("ngày10/12/2021", "2021-12-10", "2021-12-10", Precision.DAY),
        ("2023-03-01", "2023-03-01", "2023-03-01", Precision.DAY),
        ("29/02/2024", "2024-02-29", "2024-02-29", Precision.DAY),
        ("mùng 3/2", "2000-02-03", "2000-02-03", Precision.DAY_OF_YEAR),
        ("tháng 02/2023", "2023-02-01", "2023-02-28", Precision.MONTH),
        ("quý I/2026", "2026-01-01", "2026-03-31", Precision.SPAN),
        ("nửa cuối năm 2024", "2024-07-01", "2024-12-31", Precision.SPAN),
        ("ba tháng cuối năm 2024", "2024-10-01", "2024-12-31", Precision.MONTHS),
        ("nhiệm kỳ 2020-2025", "2020-01-01", "2025-12-31", Precision.YEAR),
    ],
)
def test_vietnamese(text: str, first: str, last: str, precision: Precision) -> None:
    (found,) = named_times(f"Theo {text}, tỉnh …")
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.precision is precision


@pytest.mark.parametrize("text", ["29/02/2023", "31/11/2023", "tháng 13/2023", "18/6", "13:31:00", "43/2011", "2023"])
def test_no_time(text: str) -> None:
    assert named_times(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1 March 2023", "2023-03-01", "2023-03-01", Precision.DAY),
        ("October 31, 2023", "2023-10-31", "2023-10-31", Precision.DAY),
        ("February 2024", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("21 September", "2000-09-21", "2000-09-21", Precision.DAY_OF_YEAR),
    ],
)
def test_english(text: str, first: str, last: str, precision: Precision) -> None:
    (found,) = named_times(f"By {text}, the province …", "en")
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.precision is precision


@given(DAYS)
def test_days_are_read_back_in_every_form(day: date) -> None:
    forms = (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(), written_day(day, "vi"),
             f"ngày {day.day} tháng {day.month} năm {day.year}")  # fmt: skip
    for form in forms:
        assert [(one.first, one.last, one.precision) for one in named_times(f"Đến {form}.")] == [
            (day, day, Precision.DAY)
        ]
    assert [one.first for one in named_times(f"By {written_day(day, 'en')}.", "en")] == [day]


@pytest.mark.parametrize(
    "text",
    ["ngày 31/02/2023", "quý II năm 2024", "sáu tháng đầu năm 2024", "giai đoạn 2021-2025", "hết năm 2024"],
)
def test_what_is_read_as_a_time_is_left_aside_whole_by_the_quantity_reader(text: str) -> None:
    (time,) = time_spans(same_length_normal(text))
    reading = read_quantities(text)
    assert reading.quantities == ()
    assert [(one.start, one.end) for one in reading.left_aside] == [(time.start, time.end)]


def test_a_day_keeps_its_clock_and_a_year_those_listed_after_it() -> None:
    reading = read_quantities("Cập nhật 2024-11-08 13:13:00; các năm 2021, 2022 và 2023")
    assert [one.text for one in reading.left_aside] == ["2024-11-08 13:13:00", "năm 2021, 2022 và 2023"]


PARTS = st.one_of(
    st.sampled_from(["ngày ", "hôm ", "tháng ", " tháng ", "năm ", " năm ", "quý ", "ii", "nửa ", "đầu", "cuối", "ba"]),
    st.sampled_from(["giai đoạn ", "của ", "/", "-", ".", " ", ", ", "2023", "1999", "12", "05", "3"]),
    st.sampled_from(["march", "march ", " march ", "x"]),
)


@given(st.lists(PARTS, max_size=12).map("".join), st.sampled_from(["vi", "en"]))
def test_a_text_without_the_sign_of_a_form_does_not_have_the_form(text: str, language: str) -> None:
    for form in _FORMS["en" if language == "en" else "vi"]:
        if form.pattern.search(text):
            assert form.sign.search(text), form.pattern.pattern
