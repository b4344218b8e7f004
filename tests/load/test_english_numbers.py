"""English words of data beside the Vietnamese ones: a number that only they have is told."""

from __future__ import annotations

import pytest

from scorecards.load.english_numbers import check_english_numbers
from scorecards.load.names import LoadContext
from scorecards.problems import Location


@pytest.mark.parametrize(
    ("vietnamese", "english", "read"),
    [
        ("Đạt 68,4% hồ sơ.", "68.4% of dossiers.", ""),
        ("Đạt 68,4% hồ sơ.", "64.8% of dossiers.", "64.8%"),
        ("Đạt 68,4% hồ sơ.", "68.4 dossiers.", "68.4"),
        ("Tăng 3 điểm phần trăm.", "Up 3%.", "3%"),
        ("Có 1.234 hộ.", "1,234 households.", ""),
        ("Có 1.234 hộ.", "12,340 households.", "12,340"),
        ("Chi 2,5 tỷ đồng.", "2.5 million dong.", "2.5 million"),
        ("Chi 2,5 tỷ đồng.", "2.5 billion dong.", ""),
        ("3,2 triệu trong 4 triệu", "3.2 of 4 million", ""),
        ("Đứng thứ 16, có 100% dịch vụ.", "16th, with all services.", ""),
        ("Xếp hạng ba.", "Ranked 3rd.", ""),
        ("Ngày 5/4/2026.", "On 5 April 2026.", ""),
        ("Ngày 5/4/2026.", "On 4 May 2026.", "4 May 2026"),
        ("Trang chỉ ghi 21/9.", "The page says 21 September only.", ""),
        ("Trang chỉ ghi 21/9.", "The page says 9 September only.", "9 September"),
        ("Từ 01/01/2025 đến 30/6/2025", "From 1 January to 30 June 2025", ""),
        ("Sóng 3G/4G.", "3G and 4G.", ""),
        ("Nguồn viết “tăng 1,6 lần”.", "The source says “tăng 1,6 lần”.", ""),
        ("Quý 2/2025.", "The third quarter of 2025.", "third quarter"),
        ("Có hai nhóm.", "2 groups.", ""),
        ("", "3 groups.", ""),
    ],
)
def test_a_number_that_only_the_english_words_have_is_told(vietnamese: str, english: str, read: str) -> None:
    context = LoadContext()
    check_english_numbers(vietnamese, english, Location("data/a.toml", 3), context)
    assert [(one.code, one.details["read"]) for one in context.diagnostics.problems] == (
        [("english-number-extra", read)] if read else []
    )
