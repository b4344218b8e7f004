"""Numerals in words.

"hai mươi mốt" and "hai mốt", "một trăm linh năm", "một trăm bốn lăm", "một nghìn không trăm linh năm", "năm triệu
rưỡi", "tỷ rưỡi", "nửa triệu", "năm mươi ba phẩy hai tỷ"; spoken short forms, where the digit after a scale counts its
tenths: "một triệu hai" is 1.2 million, "một trăm hai" is 120.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scorecards.languages import Language
from scorecards.vietnamese.values import Printed, scaled

_DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_AFTER_TENS = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_ONLY_AFTER_TENS = frozenset(("mốt", "tư", "lăm", "nhăm"))
_TENTHS = _AFTER_TENS.keys() - {"một", "năm"}
"""Digits that count the tenths of the scale before them; "triệu năm" is mostly a million years."""
BEGINS_WITH_TU = frozenset(
    ("vấn", "liệu", "nhân", "pháp", "tưởng", "cách", "thế", "duy", "lệnh", "thục", "trang", "gia", "thương")
)
"""What follows "tư" where that is no four: "hai tư vấn viên"."""
_ZERO = ("linh", "lẻ")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
SYLLABLES = frozenset((*_AFTER_TENS, *_SCALES, *_ZERO, "mười", "mươi", "hăm", "chục", "trăm", "phẩy", "rưỡi"))
"""Every syllable that numbers in words are made of, but for "không" and "nửa", which mostly say something else."""
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


SINGLE = _DIGITS | {"mười": 10}
"""The numbers that one word says, whatever follows but a syllable of a number."""


class _Words:
    """Words read from left to right; `at` is the next one."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self.at = 0

    def word(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self._words[place] if place < len(self._words) else ""

    def after_tens(self, *, spoken: bool) -> int:
        """The unit digit behind tens, 0 where there is none; `spoken` where the word for tens is left out."""
        word = self.word()
        known = word in _ONLY_AFTER_TENS if spoken else word in _AFTER_TENS and word != "năm"  # "mười năm": ten years
        if not known or (word == "tư" and self.word(1) in BEGINS_WITH_TU):
            return 0
        self.at += 1
        return _AFTER_TENS[word]

    def tens(self) -> int | None:
        """A number from 10 to 99."""
        word = self.word()
        if word == "mười" or (word in _DIGITS and self.word(1) in ("mươi", "chục")):
            ten = word == "mười"
            dozen = self.word(1) == "chục"
            self.at += 1 if ten else 2
            return (10 if ten else _DIGITS[word] * 10) + (0 if dozen else self.after_tens(spoken=False))
        if word == "hăm" and self.word(1) in _AFTER_TENS:
            self.at += 2
            return 20 + _AFTER_TENS[self.word(-1)]
        if word in _DIGITS and _DIGITS[word] > 1 and self.word(1) in _ONLY_AFTER_TENS:
            self.at += 1
            if digit := self.after_tens(spoken=True):
                return _DIGITS[word] * 10 + digit
            self.at -= 1
        return None

    def below_thousand(self, *, after_scale: bool) -> tuple[int, bool] | None:
        """A number below 1000, and whether its words leave no doubt that it goes on from what stands before it."""
        word = self.word()
        if (word in _DIGITS or (after_scale and word == "không")) and self.word(1) == "trăm":
            hundreds = _DIGITS.get(word, 0) * 100
            self.at += 2
            if self.word() in _ZERO and self.word(1) in _AFTER_TENS:
                self.at += 2
                return hundreds + _AFTER_TENS[self.word(-1)], True
            if self.word() == "rưỡi":
                self.at += 1
                return hundreds + 50, True
            tens = self.tens()
            if tens is None and self.word() in _TENTHS and hundreds and not self._goes_on():
                self.at += 1
                tens = _AFTER_TENS[self.word(-1)] * 10
            return hundreds + (tens or 0), True
        if after_scale and word in _ZERO and self.word(1) in _AFTER_TENS:
            self.at += 2
            return _AFTER_TENS[self.word(-1)], True
        tens = self.tens()
        if tens is not None:
            return tens, True
        if word == "không" and self.word(1) == "phẩy":
            self.at += 1
            return 0, True
        if word in _DIGITS:
            self.at += 1
            return _DIGITS[word], False
        return None

    def _goes_on(self) -> bool:
        """Whether the digit here begins a number of its own: "một trăm hai mươi", "một trăm ba nghìn"."""
        return self.word(1) in ("mươi", "chục", "trăm", "phẩy") or self._scale_at(1) > 1

    def _scale_at(self, ahead: int = 0) -> int:
        word = self.word(ahead)
        no_number = word in ("tỷ", "tỉ") and self.word(ahead + 1) in ("lệ", "trọng", "suất", "số", "giá")
        return 1 if no_number else _SCALES.get(word, 1)

    def scale(self, below: int) -> int:
        """The product of the scale words that follow, each smaller than `below`."""
        scale = 1
        while 1 < self._scale_at() < below:
            scale *= self._scale_at()
            self.at += 1
        return scale

    def decimals(self) -> str:
        """The digits behind "phẩy", "" where it is not followed by any."""
        if self.word() != "phẩy":
            return ""
        self.at += 1
        tens = self.tens()
        if tens is not None:
            return str(tens)
        digits = ""
        while len(digits) < 6 and (self.word() in _DIGITS or self.word() == "không"):
            digits += str(_DIGITS.get(self.word(), 0))
            self.at += 1
        if not digits:
            self.at -= 1
        return digits

    def part_of_scale(self, scale: int) -> Decimal | None:
        """ "rưỡi" or a digit behind a scale: the half or the tenths of it."""
        if self.word() == "rưỡi":
            self.at += 1
            return Decimal(scale) / 2
        if self.word() in _TENTHS and not self._goes_on() and self.word(1) not in _DIGITS:
            self.at += 1
            return Decimal(scale) / 10 * _AFTER_TENS[self.word(-1)]
        return None


def number_words(words: Sequence[str]) -> tuple[Printed, int] | None:
    """The number that a sequence of normalised words begins with, and how many of them say it."""
    said = _Words(words)
    if said.word() in ("nửa", *_SCALES) and (said.word() == "nửa") == (said.word(1) in _SCALES):
        half = said.word() == "nửa"
        whole = Decimal(_SCALES[said.word(1 if half else 0)])
        if half or said.word(1) == "rưỡi":
            return Printed(whole / 2 if half else whole * 3 / 2, whole / 2), 2
        return None
    total = Decimal(0)
    step = Decimal(1)
    last = 10**18
    at = 0
    while found := said.below_thousand(after_scale=bool(at)):
        value, sure = Decimal(found[0]), found[1]
        digits = said.decimals()
        if digits:
            value += Decimal(f"0.{digits}")
        scale = said.scale(last)
        # A digit right after a scale word is another number, unless it has a scale of its own: "hai triệu | năm xã".
        if at and scale == 1 and not sure:
            said.at = at
            break
        total += scaled(value, scale)
        step = scaled(Decimal(1).scaleb(-len(digits)), scale)
        at = said.at
        if scale == 1 or digits:
            break
        last = scale
        part = said.part_of_scale(scale)
        if part is not None:
            return Printed(scaled(total + part, 1), part if part * 2 == scale else Decimal(scale) / 10), said.at
    return (Printed(total, step), at) if at else None
