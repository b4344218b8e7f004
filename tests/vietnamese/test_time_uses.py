"""Times that texts name."""

from __future__ import annotations

from datetime import date

import pytest

from scorecards.vietnamese.time_uses import Use, time_expressions
from scorecards.vietnamese.times import Precision


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "use"),
    [
        ("Tính đến 31/10/2023,", "2023-10-31", "2023-10-31", Precision.DAY, Use.HOLDS),
        ("ngày 5 tháng 8 năm 2022", "2022-08-05", "2022-08-05", Precision.DAY, Use.HOLDS),
        ("hết tháng 10 năm 2023", "2023-10-01", "2023-10-31", Precision.MONTH, Use.HOLDS),
        ("tháng 2/2024", "2024-02-01", "2024-02-29", Precision.MONTH, Use.HOLDS),
        ("Trong 10 tháng đầu năm 2023", "2023-01-01", "2023-10-31", Precision.MONTHS, Use.HOLDS),
        ("sáu tháng cuối năm 2023", "2023-07-01", "2023-12-31", Precision.MONTHS, Use.HOLDS),
        ("nửa đầu năm 2024", "2024-01-01", "2024-06-30", Precision.SPAN, Use.HOLDS),
        ("quý II năm 2024", "2024-04-01", "2024-06-30", Precision.SPAN, Use.HOLDS),
        ("Quý 4/2024", "2024-10-01", "2024-12-31", Precision.SPAN, Use.HOLDS),
        ("vào cuối năm 2024", "2024-09-01", "2024-12-31", Precision.PART, Use.DUE),
        ("năm 2022", "2022-01-01", "2022-12-31", Precision.YEAR, Use.HOLDS),
        ("đến năm 2025", "2025-01-01", "2025-12-31", Precision.YEAR, Use.DUE),
        ("giai đoạn 2021–2025", "2021-01-01", "2025-12-31", Precision.YEAR, Use.DUE),
        ("so với năm 2023", "2023-01-01", "2023-12-31", Precision.YEAR, Use.COMPARED),
        ("cùng kỳ năm 2023", "2023-01-01", "2023-12-31", Precision.YEAR, Use.COMPARED),
        ("Từ 01/7/2025", "2025-07-01", "2025-07-01", Precision.DAY, Use.BESIDE),
        ("kế hoạch chuyển đổi số năm 2023", "2023-01-01", "2023-12-31", Precision.YEAR, Use.BESIDE),
        ("họp ngày 21/9", "2000-09-21", "2000-09-21", Precision.DAY_OF_YEAR, Use.HOLDS),
    ],
)
def test_a_time(text: str, first: str, last: str, precision: Precision, use: Use) -> None:
    [found] = time_expressions(text)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (found.precision, found.use) == (precision, use)


@pytest.mark.parametrize("text", ["31/02/2023", "13 tháng đầu năm 2023", "tháng 13/2023", "12/27 nhiệm vụ", "2.023 hộ"])
def test_no_time(text: str) -> None:
    assert time_expressions(text) == ()


def test_several_times_in_order() -> None:
    text = "Đến 30/6/2024, so với cuối năm 2023, trong quý II/2024"
    assert [text[one.start : one.end] for one in time_expressions(text)] == [
        "30/6/2024",
        "cuối năm 2023",
        "quý II/2024",
    ]
