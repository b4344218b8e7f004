"""Units that heads of tables and the lines at them state, and words in them that are none."""

from __future__ import annotations

import pytest

from scorecards.vietnamese.head_units import (
    plain_of,
    scale_of,
    stands_in_unit,
    unit_before,
    unit_of_both,
    unit_of_caption,
    unit_of_head,
    unit_of_line,
)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Kinh phí (triệu đồng)", "triệu đồng"), ("Kinh phí [ĐVT: Trđ]", "Trđ"), ("Kinh phí, tỷ đồng", "tỷ đồng"),
        ("Triệu đồng", "Triệu đồng"), ("Kinh phí (1.000 đồng)", "nghìn đồng"), ("Vốn (1.000.000 đ)", "triệu đ"),
        ("Vốn (VNĐ)", "đồng"), ("Số (m)", "m"), ("Diện tích (km²)", "km2"), ("Mật độ (ha/km²)", "ha/km²"),
        ("Dân số (nghìn người)", "nghìn người"), ("Số lượng (nghìn)", "nghìn"), ("Số (người)", "người"),
        ("Tỷ lệ (‰)", "‰"), ("Tỷ lệ %", "%"), ("% hoàn thành", "%"), ("Tử vong (phần nghìn)", "‰"),
        ("Mục tiêu 100%", ""), ("Mục tiêu ≥ 80 %", ""), ("Hồ sơ số hóa (cấp tỉnh)", ""), ("Kết quả (ước)", ""),
        ("Số lượng (xã)", ""), ("Điểm", ""), ("Hồ sơ", ""), ("Đơn vị tính", ""), ("Năm 2024 (số liệu 6 tháng)", ""),
        ("(3)", ""), ("Đã kéo tới các xã, thôn", ""),
    ],
)  # fmt: skip
def test_the_head_of_a_column_states_a_unit(head: str, unit: str) -> None:
    assert unit_of_head(head) == unit


@pytest.mark.parametrize(
    ("line", "said", "above"),
    [
        ("Đơn vị tính: tỷ đồng", "tỷ đồng", "tỷ đồng"), ("(ĐVT: 1.000 đồng)", "nghìn đồng", "nghìn đồng"),
        ("Bảng 2. Vốn (Đơn vị: triệu đồng)", "triệu đồng", "triệu đồng"), ("ĐVT: Triệu đồng, %", *2 * ("Triệu đồng",)),
        ("Bảng 2. Vốn (triệu đồng):", "", "triệu đồng"), ("ĐVT: hồ sơ", "hồ sơ", "hồ sơ"),
        ("Đơn vị: Sở Thông tin và Truyền thông", "", ""), ("Kết quả của các xã (tỉnh)", "", ""),
    ],
)  # fmt: skip
def test_a_line_at_a_table_states_a_unit(line: str, said: str, above: str) -> None:
    assert (unit_of_line(line), unit_of_caption(line)) == (said, above)


def test_of_two_units_the_one_in_thousands_holds() -> None:
    assert unit_of_both("đồng", "triệu đồng") == "triệu đồng"
    assert unit_of_both("triệu đồng", "đồng") == "triệu đồng"
    assert unit_of_both("%", "triệu đồng") == "%"
    assert unit_of_both("", "km") == "km"
    assert [int(scale_of(one)) for one in ("triệu đồng", "nghìn", "km")] == [1_000_000, 1000, 1]
    assert (plain_of("triệu đồng"), plain_of("nghìn"), plain_of("km")) == ("đồng", "", "km")


def test_numbers_of_units_and_units_before_numbers() -> None:
    head = "Kinh phí 5 năm (1.000 đồng)"
    assert stands_in_unit(head, head.index("1.000"), len(head) - 1)
    assert not stands_in_unit(head, head.index("5"), head.index("5") + 1)
    assert unit_before("- Kinh phí (triệu đồng): ") == "triệu đồng"
    assert unit_before("Hồ sơ số hóa (cấp tỉnh): ") == ""
    assert unit_before("Kinh phí (triệu đồng) của năm ") == ""
