"""Quantities written in every form of the grammar are read back: value, unit and qualifier."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import ChangeBase, Direction, Qualifier, Quantity, QuantityKind
from tests.support.quantities import DIGITS, Written, bounds, numbers

UNITS = ("hồ sơ", "xã", "thôn", "trạm", "cán bộ", "km", "doanh nghiệp", "lượt", "hộ")


def only(text: str) -> Quantity:
    (quantity,) = read_quantities(text).quantities
    return quantity


@given(numbers(), bounds(), st.sampled_from(UNITS), st.sampled_from(("Tỉnh ", "Toàn huyện ")), st.sampled_from(".,;)"))
def test_amounts(number: Written, bound: tuple[Qualifier, str], unit: str, lead: str, after: str) -> None:
    quantity = only(f"{lead}{bound[1]}{number.words} {unit}{after}")
    assert quantity.number is not None
    assert (quantity.number.value, quantity.unit, quantity.qualifier) == (number.value, unit, bound[0])


@given(st.decimals(0, 100, places=2), bounds(), st.sampled_from(("%", " %", " phần trăm", "‰")))
def test_shares(value: Decimal, bound: tuple[Qualifier, str], sign: str) -> None:
    quantity = only(f"Tỷ lệ {bound[1]}{str(value).replace('.', ',')}{sign} theo báo cáo")
    assert quantity.number is not None
    assert (quantity.number.value, quantity.qualifier) == (value, bound[0])
    assert quantity.unit == ("‰" if sign == "‰" else "%")


@given(
    st.integers(1, 98), st.integers(1, 40), st.sampled_from(("-", " - ", "–", " ÷ ", "~", " đến ", " tới ")),
    st.sampled_from(("%", " xã", " km", " triệu đồng")),
)  # fmt: skip
def test_ranges(low: int, more: int, joint: str, unit: str) -> None:
    scale = 10**6 if "triệu" in unit else 1
    quantity = only(f"Đạt {low}{joint}{low + more}{unit}, theo báo cáo")
    assert quantity.kind is QuantityKind.RANGE
    assert quantity.low is not None
    assert quantity.high is not None
    assert (quantity.low.value, quantity.high.value) == (Decimal(low * scale), Decimal((low + more) * scale))
    assert quantity.unit == unit.split()[-1]


@given(
    st.integers(1, 98), st.integers(1, 40),
    st.sampled_from(("từ khoảng {} đến gần {}%", "khoảng từ {}% đến cao nhất là {}%", "từ gần {}% đến khoảng {}%")),
)  # fmt: skip
def test_ranges_with_bounds_inside(low: int, more: int, form: str) -> None:
    quantity = only(f"Kết quả {form.format(low, low + more)} trong kỳ")
    assert quantity.kind is QuantityKind.RANGE
    assert quantity.low is not None
    assert quantity.high is not None
    assert (quantity.low.value, quantity.high.value, quantity.qualifier) == (
        Decimal(low),
        Decimal(low + more),
        Qualifier.ABOUT,
    )


@given(
    st.integers(1, 40), st.integers(0, 20), st.sampled_from(("{}/{} {}", "{} trên tổng số {} {}", "{}/tổng số {} {}"))
)
def test_ratios(top: int, more: int, form: str) -> None:
    quantity = only(f"Đã hoàn thành {form.format(top, top + more, 'chỉ tiêu')}.")
    assert quantity.kind is QuantityKind.RATIO
    assert quantity.numerator is not None
    assert quantity.denominator is not None
    assert (quantity.numerator.value, quantity.denominator.value, quantity.unit) == (
        Decimal(top),
        Decimal(top + more),
        "chỉ tiêu",
    )


@given(st.integers(1, 12))
def test_a_pair_beside_its_share_is_no_day(number: int) -> None:
    for text in (f"100% ({number}/{number}) sở", f"{number}/{number}, đạt 100%", f"{number}/{number} (đạt 100%)"):
        reading = read_quantities(text)
        assert [one.kind for one in reading.quantities if one.numerator] == [QuantityKind.RATIO]
        assert reading.left_aside == ()


@given(
    st.decimals("0.01", 99, places=2), st.booleans(),
    st.sampled_from(("{verb} {n}%", "{verb} thêm {n}%", "{verb} so với cùng kỳ {n}%", "{verb} so với năm trước {n}%")),
)  # fmt: skip
def test_changes(value: Decimal, up: bool, form: str) -> None:
    text = form.format(verb="tăng" if up else "giảm", n=str(value).replace(".", ","))
    quantity = only(f"Doanh thu {text}.")
    assert quantity.change is not None
    assert quantity.number is not None
    assert quantity.number.value == value
    assert quantity.change.direction is (Direction.INCREASE if up else Direction.DECREASE)


@given(st.integers(2, 9), st.sampled_from(("gấp {} lần", "tăng gấp {} lần")), st.booleans())
def test_multiples(number: int, form: str, words: bool) -> None:
    quantity = only(f"Số hồ sơ {form.format(DIGITS[number] if words else number)}.")
    assert quantity.change is not None
    assert quantity.number is not None
    assert (quantity.number.value, quantity.change.base) == (Decimal(number), ChangeBase.TIMES)


@given(
    st.integers(1, 34),
    st.sampled_from(("xếp thứ {}", "đứng thứ {}", "xếp hạng {}", "đứng vị trí thứ {}", "thứ hạng {}/34")),
)
def test_ranks(place: int, form: str) -> None:
    quantity = only(f"Tỉnh {form.format(place)}.")
    assert quantity.kind is QuantityKind.RANK
    assert quantity.number is not None
    assert quantity.number.value == place
