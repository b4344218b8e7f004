"""The days of a figure are those that its words say, and are called inferred where these say less than a day."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from scorecards.drafting.choices import choices_of_json
from scorecards.drafting.periods import DraftPeriod, PeriodSource
from scorecards.drafting.report import report_of
from tests.drafting.test_draft import draft, drafter, only
from tests.drafting.test_report import report


@pytest.mark.parametrize(
    ("text", "as_of", "start", "source"),
    [
        ("Tính đến ngày 30/6/2024, đã số hóa 45% hồ sơ.", date(2024, 6, 30), None, PeriodSource.SENTENCE),
        (
            "6 tháng đầu năm 2024, đã số hóa 45% hồ sơ.",
            date(2024, 6, 30),
            date(2024, 1, 1),
            PeriodSource.SENTENCE,
        ),
        ("Trong năm 2024, đã số hóa 45% hồ sơ.", date(2024, 12, 31), date(2024, 1, 1), PeriodSource.SENTENCE),
        (
            "Tính đến ngày 30/6/2024, kết quả rất tốt. Đã số hóa 45% hồ sơ.",
            date(2024, 6, 30),
            None,
            PeriodSource.BEFORE,
        ),
        (
            "KẾT QUẢ NĂM 2024\n\nĐã số hóa 45% hồ sơ.",
            date(2024, 12, 31),
            date(2024, 1, 1),
            PeriodSource.HEADING,
        ),
        (
            "Báo cáo kết quả đến hết tháng 10 năm 2023.\n\nĐã số hóa 45% hồ sơ.",
            date(2023, 10, 31),
            None,
            PeriodSource.PAGE,
        ),
        (
            "KẾT QUẢ QUÝ III NĂM 2024 VÀ NHIỆM VỤ QUÝ IV NĂM 2024\n\nĐã số hóa 45% hồ sơ.",
            date(2024, 9, 30),
            date(2024, 7, 1),
            PeriodSource.HEADING,
        ),
        (
            "Hồ sơ số hóa: năm 2022: 40%, năm 2023: 45%, năm 2024: 50%.",
            date(2023, 12, 31),
            date(2023, 1, 1),
            PeriodSource.SENTENCE,
        ),
        ("Trong năm 2023 có hội thi. Đến nay, đã số hóa 45% hồ sơ.", None, None, PeriodSource.NOWHERE),
        ("Ngày 20/10/2020, tỉnh ban hành nghị quyết; đã số hóa 45% hồ sơ.", None, None, PeriodSource.NOWHERE),
        ("Đã số hóa 45% hồ sơ, so với năm 2023 có tiến bộ.", None, None, PeriodSource.NOWHERE),
        ("Theo Kế hoạch chuyển đổi số năm 2022, đã số hóa 45% hồ sơ.", None, None, PeriodSource.NOWHERE),
    ],
)
def test_the_days_of_a_figure(text: str, as_of: date | None, start: date | None, source: PeriodSource) -> None:
    period = only(text, "45").period
    assert (period.as_of, period.start, period.source) == (as_of, start, source)


def test_a_day_without_its_year_is_of_the_year_of_the_page() -> None:
    text = "Ngày đăng: 30/6/2024\n\nTính đến ngày 22/6, đã số hóa 45% hồ sơ."
    assert only(text, "45").period.as_of == date(2024, 6, 22)


def test_the_day_that_is_given_holds_where_the_page_says_none() -> None:
    given = DraftPeriod(date(2025, 3, 31), None, PeriodSource.GIVEN)
    first, second = draft("Đã số hóa 45% hồ sơ.\n\nTính đến ngày 30/6/2024, có 12 km đường truyền.", given).quantities
    assert (first.period.as_of, first.period.source) == (date(2025, 3, 31), PeriodSource.GIVEN)
    assert second.period.as_of == date(2024, 6, 30)


DAY = "Tính đến ngày 31/10/2025, đã số hóa 61% hồ sơ"


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        (f"{DAY} (năm 2024: 50%). Có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY} (năm 2024: 50%), có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY} (năm 2024: 50%. Có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY}, tăng so với kết quả của năm 2024 là 50%. Có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY}. Có 12 km đường truyền, dài hơn so với kết quả của năm 2024.", date(2025, 10, 31)),
        ("Đã số hóa 61% hồ sơ (tính đến ngày 31/10/2025). Có 12 km đường truyền.", None),
        ("Kết quả (tính đến ngày 31/10/2025) rất tốt. Có 12 km đường truyền.", date(2025, 10, 31)),
        ("Có 12 km đường truyền (tính đến ngày 31/10/2025).", date(2025, 10, 31)),
        ("2) Mạng 5G (tính đến ngày 31/10/2025) rất tốt, có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY} (năm 2024: 50%):\n- Có 12 km đường truyền.", date(2025, 10, 31)),
    ],
)
def test_a_time_in_brackets_or_of_a_comparison_says_nothing_of_later_numbers(text: str, as_of: date | None) -> None:
    assert only(text, "12").period.as_of == as_of


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        (f"{DAY}, năm 2024 là 97%. Có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY}; năm 2024 chỉ đạt 97%. Có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY}. Năm 2024 là 97%. Có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY}. Tháng 6/2024 đạt gần 97%. Có 12 km đường truyền.", date(2025, 10, 31)),
        (f"{DAY}. Năm 2024 là 97%. Trong đó có 12 km đường truyền.", date(2024, 12, 31)),
        (f"{DAY}. Năm 2024 là 97%, có 12 km đường truyền.", date(2024, 12, 31)),
        (f"{DAY}. Năm 2024, toàn tỉnh số hóa 97% hồ sơ. Có 12 km đường truyền.", date(2024, 12, 31)),
        ("Đã số hóa 61% hồ sơ, năm 2024 là 97%. Có 12 km đường truyền.", None),
        ("Số hóa hồ sơ: năm 2023: 45%; năm 2024: 61%. Có 12 km đường truyền.", None),
        ("Tỷ lệ số hóa năm 2024 đạt 97%. Có 12 km đường truyền.", date(2024, 12, 31)),
        ("Năm 2024 đạt 97%. Có 12 km đường truyền.", date(2024, 12, 31)),
    ],
)
def test_a_year_with_no_more_than_its_number_says_nothing_of_the_next_sentence(text: str, as_of: date | None) -> None:
    assert only(text, "12").period.as_of == as_of


def test_a_year_beside_a_number_is_that_of_its_own_number() -> None:
    assert only(f"{DAY}, năm 2024 là 97%.", "97").period.as_of == date(2024, 12, 31)


def test_a_time_in_brackets_is_that_of_the_number_in_them() -> None:
    assert only(f"{DAY} (năm 2024: 50%).", "50").period.as_of == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("words", "inferred"),
    [
        ("Năm 2024, toàn tỉnh", True),
        ("Trong tháng 6/2024, toàn tỉnh", True),
        ("Quý II/2024, toàn tỉnh", True),
        ("6 tháng đầu năm 2024, toàn tỉnh", True),
        ("Đến hết tháng 6/2024, toàn tỉnh", False),
        ("Đến hết năm 2024, toàn tỉnh", False),
        ("Tính đến ngày 30/6/2024, toàn tỉnh", False),
        ("Ngày đăng: 30/6/2024\n\nTính đến ngày 22/6, toàn tỉnh", True),
    ],
)
def test_a_day_that_the_words_do_not_name_in_full_is_called_inferred(words: str, inferred: bool) -> None:
    whole = tomllib.loads(report(f"{words} đã số hóa 45% hồ sơ.").text)
    assert isinstance(whole["as_of"], date)
    assert whole.get("inferred", False) is inferred


def test_a_day_that_a_browser_sends_back_as_it_was_stays_inferred() -> None:
    made = draft("Năm 2024, đã số hóa 45% hồ sơ.")
    project = drafter().index.project
    for day, inferred in (("2024-12-31", True), ("2024-10-31", False)):
        choices, _ = choices_of_json([{"number": 0, "period": {"as_of": day}}], made, project)
        whole = tomllib.loads(report_of(made, choices, project, "bao-cao").text)
        assert (whole["as_of"].isoformat(), whole.get("inferred", False)) == (day, inferred)
