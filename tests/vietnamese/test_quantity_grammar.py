"""Quantities written in every form of the grammar are read back: value, unit and qualifier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import ChangeBase, Direction, Qualifier, Quantity, QuantityKind

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
UNITS = ("hồ sơ", "xã", "thôn", "trạm", "cán bộ", "km", "doanh nghiệp", "lượt", "hộ")
QUALIFIERS = {
    Qualifier.EXACT: ("", "đạt ", "có ", "được ", "là "),
    Qualifier.ABOUT: ("khoảng ", "xấp xỉ ", "ước đạt ", "ước thực hiện cả năm đạt "),
    Qualifier.NEARLY: ("gần ", "ngót "),
    Qualifier.OVER: ("hơn ", "vượt mức ", "đạt trên "),
    Qualifier.UNDER: ("dưới ", "chưa đến ", "chưa tới ", "không đạt ", "chưa đạt ", "chưa đạt mức "),
    Qualifier.AT_LEAST: ("ít nhất ", "tối thiểu ", "không dưới ", "không thấp hơn "),
    Qualifier.AT_MOST: ("không quá ", "tối đa ", "chưa vượt ", "không vượt mức ", "chưa đạt trên ", "chưa quá "),
}


@dataclass(frozen=True)
class Written:
    """A number and one way of writing it."""

    words: str
    value: Decimal


def below_hundred(number: int, spoken: bool) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    if tens > 1 and spoken and ones in (1, 4, 5):
        return f"{DIGITS[tens]} {'mốt' if ones == 1 else 'tư' if ones == 4 else 'lăm'}"
    last = {0: "", 1: " mốt" if tens > 1 else " một", 5: " lăm"}.get(ones, f" {DIGITS[ones]}")
    return ("mười" if tens == 1 else f"{DIGITS[tens]} mươi") + last


def group(number: int, full: bool, spoken: bool, zero: str) -> str:
    """A number below 1000, with its noughts where it stands behind a scale."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return below_hundred(rest, spoken)
    head = f"{DIGITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} {zero} {DIGITS[rest]}" if rest < 10 else f"{head} {below_hundred(rest, spoken)}"


def in_words(number: int, spoken: bool, zero: str) -> str:
    parts: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        amount, number = divmod(number, scale)
        if amount:
            parts.append(f"{group(amount, bool(parts), spoken, zero)} {name}".strip())
    return " ".join(parts)


def grouped(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@st.composite
def numbers(draw: st.DrawFn) -> Written:
    """Amounts in digits with separators, decimals and magnitudes, in short forms and in words."""
    form = draw(st.sampled_from(("grouped", "plain", "decimal", "magnitude", "short", "half", "words", "phẩy")))
    whole = draw(st.integers(11, 999))
    tenths = draw(st.integers(1, 9))
    match form:
        case "grouped":
            number = draw(st.integers(1000, 10**9))
            return Written(grouped(number, draw(st.sampled_from((".", " ")))), Decimal(number))
        case "plain":
            number = draw(st.integers(1, 999))
            return Written(str(number), Decimal(number))
        case "decimal":
            number, fraction = draw(st.integers(1, 10**6)), draw(st.sampled_from(("5", "25", "07", "1234")))
            return Written(f"{grouped(number, '.')},{fraction}", Decimal(f"{number}.{fraction}"))
        case "magnitude":
            word, power = draw(st.sampled_from((("triệu", 6), ("tỷ", 9), ("nghìn", 3))))
            return Written(f"{whole},{tenths} {word}", Decimal(f"{whole}.{tenths}") * 10**power)
        case "short":
            word, power = draw(st.sampled_from((("tr", 6), ("tỷ", 9))))
            return Written(f"{whole}{word}{tenths}", Decimal(f"{whole}.{tenths}") * 10**power)
        case "half":
            word, power = draw(st.sampled_from((("triệu", 6), ("tỷ", 9), ("nghìn", 3))))
            return Written(f"{whole} {word} rưỡi", Decimal(f"{whole}.5") * 10**power)
        case "phẩy":
            word, power = draw(st.sampled_from((("triệu", 6), ("tỷ", 9))))
            said = f"{in_words(whole, False, 'linh')} phẩy {DIGITS[tenths]} {word}"
            return Written(said, Decimal(f"{whole}.{tenths}") * 10**power)
    number = draw(st.integers(11, 10**10))
    return Written(in_words(number, draw(st.booleans()), draw(st.sampled_from(("linh", "lẻ")))), Decimal(number))


def only(text: str) -> Quantity:
    (quantity,) = read_quantities(text).quantities
    return quantity


@st.composite
def bounds(draw: st.DrawFn) -> tuple[Qualifier, str]:
    qualifier = draw(st.sampled_from(sorted(QUALIFIERS)))
    return qualifier, draw(st.sampled_from(QUALIFIERS[qualifier]))


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
