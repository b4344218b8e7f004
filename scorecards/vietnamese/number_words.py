"""Numerals in words: "hai mươi mốt", "một trăm linh năm", "năm triệu rưỡi", "nửa triệu"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scorecards.languages import Language
from scorecards.vietnamese.values import Printed

_DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_AFTER_TENS = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SMALL: dict[Language, dict[str, int]] = {
    "vi": {word: digit for word, digit in _DIGITS.items() if word != "năm"} | {"mười": 10},  # "năm" is mostly a year
    "en": {
        word: number
        for number, word in enumerate(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
        )
    },
}


def small_number(word: str, language: Language) -> int | None:
    """The number from 1 to 12 (10 in Vietnamese) that a single normalised word says; `None` if it says none."""
    return _SMALL[language].get(word)


def _below_thousand(words: Sequence[str], at: int) -> tuple[int, int]:
    """Value and next place; the same place if there is no number there."""
    start, value = at, 0
    count = len(words)

    def word(place: int) -> str:
        return words[place] if place < count else ""

    if word(at) in _DIGITS and word(at + 1) == "trăm":
        value = _DIGITS[word(at)] * 100
        at += 2
        if word(at) in ("linh", "lẻ") and word(at + 1) in _AFTER_TENS:
            return value + _AFTER_TENS[word(at + 1)], at + 2
    if word(at) == "mười" or (word(at) in _DIGITS and word(at + 1) in ("mươi", "chục")):
        tens = word(at) == "mười"
        value += 10 if tens else _DIGITS[word(at)] * 10
        dozen = word(at + 1) == "chục"
        at += 1 if tens else 2
        # "mười năm" is ten years; fifteen is "mười lăm".
        if not dozen and word(at) in _AFTER_TENS and word(at) != "năm":
            return value + _AFTER_TENS[word(at)], at + 1
        return value, at
    if at == start and word(at) in _DIGITS:
        return _DIGITS[word(at)], at + 1
    return value, at


def number_words(words: Sequence[str]) -> tuple[Printed, int] | None:
    """The number that a sequence of normalised words begins with, and how many of them say it."""
    if len(words) > 1 and words[0] == "nửa" and words[1] in _SCALES:
        half = Decimal(_SCALES[words[1]]) / 2
        return Printed(half, half), 2
    total = 0
    last = 10**18
    step = Decimal(1)
    at = 0
    while True:
        value, after = _below_thousand(words, at)
        if after == at:
            break
        # A digit right after a scale word is another number, unless it has a scale of its own: "hai triệu | năm xã".
        scale = 1
        end = after
        while end < len(words) and words[end] in _SCALES and _SCALES[words[end]] < last:
            if words[end] in ("tỷ", "tỉ") and end + 1 < len(words) and words[end + 1] in ("lệ", "trọng", "suất", "số"):
                break
            scale *= _SCALES[words[end]]
            end += 1
        if at and scale == 1 and value < 10:
            break
        total += value * scale
        step = Decimal(scale)
        at = end
        if scale == 1:
            break
        last = scale
        if at < len(words) and words[at] == "rưỡi":
            half = Decimal(scale) / 2
            return Printed(Decimal(total) + half, half), at + 1
    if not at:
        return None
    return Printed(Decimal(total), step), at
