"""Quantities in every form of the grammar, made at random with their values: for tests that read them back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from scorecards.vietnamese.values import Qualifier

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
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


@st.composite
def bounds(draw: st.DrawFn) -> tuple[Qualifier, str]:
    qualifier = draw(st.sampled_from(sorted(QUALIFIERS)))
    return qualifier, draw(st.sampled_from(QUALIFIERS[qualifier]))
