"""Numerals in digits, and the rule for their separators.

- Groups of three that repeat, or are joined by the other separator, are thousands whatever the separator:
  "2.331.633", "2,331,633", "1.711,5", "1,711.5"; so are groups of three after spaces: "1 711".
- One point before exactly three digits is a thousands separator ("1.400", "342.780"), one comma a decimal one
  ("0,8002", "1,254"). Except: after a lone 0 both are decimal ("0.487"); "1,711 hồ sơ" is thousands because nobody
  counts in thousandths of a file; "12.345%" is decimal because a share is seldom over a thousand, unless it ends in
  0 ("tăng 1.200%").
- A point or comma before one, two or more than three digits is decimal: "12.5%", "342.78 triệu", "0.4874".
- Anything else ("1.71.5", "12.34.567") is no numeral.

English, as the site's translations write it, has one rule: a comma between thousands, a point before decimals.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from scorecards.languages import Language
from scorecards.vietnamese.fraction_signs import DECIMALS, FRACTION_SIGNS
from scorecards.vietnamese.values import Printed, scaled

_NUMERAL = re.compile(
    r"""(?P<dots>[0-9]{1,3}(?:\.[0-9]{3})+)(?![0-9])(?:,(?P<dots_fraction>[0-9]{1,12})(?![0-9]))?
    | (?P<commas>[0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])(?:\.(?P<commas_fraction>[0-9]{1,12})(?![0-9]))?
    | (?P<spaces>[0-9]{1,3}(?:\ [0-9]{3})+)(?![0-9])(?:,(?P<spaces_fraction>[0-9]{1,12}))?(?=\ ?(?:%|[^\W\d_]))
    | (?P<plain>[0-9]{1,30})(?:[.,](?P<plain_fraction>[0-9]{1,12}))?(?![0-9])""",
    re.VERBOSE,
)
_SIMPLE = re.compile(rf"([0-9]{{1,30}})(?:[.,]([0-9]{{1,2}}))?(?![.,]*[0-9]| ?[kntvc0-9{''.join(FRACTION_SIGNS)}])")
"""Most numerals: nothing groups their digits, and nothing behind them can be part of them."""
_ENGLISH = re.compile(
    r"(?:(?P<grouped>[0-9]{1,3}(?:,[0-9]{3})+)|(?P<plain>[0-9]{1,30}))(?:\.(?P<fraction>[0-9]{1,12}))?(?![.,]?[0-9])"
)
_ENGLISH_MAGNITUDE = re.compile(r" (thousand|million|billion|trillion)(?!\w)")
_ENGLISH_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_MORE = re.compile(r"[.,]*[0-9][0-9.,]*")

_RATE = r"(?! (?:lệ|trọng|suất|số|giá)(?!\w))"
_MAGNITUDE = re.compile(
    rf" ?(?:(tr)\.?(?= ?đ(?:ồng)?(?!\w))|((?:trăm |chục )?(?:nghìn|ngàn|triệu)? ?(?:tỷ|tỉ){_RATE}"
    r"|(?:trăm |chục )?(?:nghìn|ngàn|vạn|triệu)|trăm|chục|tr)(?![^\W\d_]))|(k)(?![^\W_])| (k)(?= ?đ(?:ồng)?(?!\w))"
)
_WORDS = {"nghìn": 1000, "ngàn": 1000, "vạn": 10000, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_WORDS |= {"trăm": 100, "chục": 10, "k": 1000}
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_MAY_SCALE = re.compile(" ?[kntvc]")
"""What begins a word that multiplies: "k", "nghìn", "triệu", "trăm", "tỷ", "vạn", "chục"."""
_SHORT = re.compile(r" ?(tr|triệu|tỷ|tỉ|nghìn|ngàn|k)([0-9]{1,3})(?![^\W_]|[.,]?[0-9])")
"""Spoken short forms in digits: "3tr5", "1tỷ2", "2k5"."""
_SMALLER = re.compile(r"(?:,? )?([0-9]{1,3})(?= ?(?:tỷ|tỉ|triệu|tr|nghìn|ngàn|k)(?![^\W\d_]))")
_MIXED = re.compile(f" ?([{''.join(FRACTION_SIGNS)}])")
"""A fraction behind a whole number: "2½ km", "1 ¾ tỷ đồng". One whose decimals have no end makes no numeral."""
_HALF = re.compile(r" rưỡi(?![^\W_])")
_ZERO = Decimal(0)
_EXACT = 28
"""Digits of a number that arithmetic keeps."""
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(_EXACT + 1))
"""What a unit of the last digit is worth, by the number of decimals."""


class Numeral(NamedTuple):
    """A numeral found in a text; its value may wait for the unit (see the rule above)."""

    start: int
    end: int
    """After the magnitude word."""
    digits: str
    """Whole part without separators."""
    fraction: str
    lone: str
    """The separator, where it is a single one before three digits; else empty."""
    magnitude: int
    added: Decimal = _ZERO
    """What a second, smaller part adds: the 250 million of "1 tỷ 250 triệu"."""
    step: Decimal | None = None
    """Where it does not follow from the digits."""

    @property
    def whole(self) -> bool:
        """Printed as a plain whole number: no separator, no magnitude."""
        return not self.fraction and not self.lone and self.magnitude == 1

    def printed(self, *, counted: bool = False, share: bool = False, magnitude: int = 1) -> Printed:
        """The value: `counted` if the unit is a thing that has no parts, `share` if it is a per cent sign.

        `magnitude` is that of the second numeral of a range, for a first one printed without: "1,5 - 2 triệu".
        """
        digits, fraction = self.digits, self.fraction
        if self.lone:
            head, tail = digits[:-3], digits[-3:]
            decimal = self.lone == "," and not (counted and self.magnitude == 1)
            if share and self.lone == ".":
                decimal = not tail.endswith("0")
            if decimal or head == "0":
                digits, fraction = head, tail
        scale = self.magnitude if self.magnitude != 1 else magnitude
        if scale == 1 and self.step is None and not self.added and len(digits) + len(fraction) <= _EXACT:
            return Printed(Decimal(f"{digits}.{fraction}" if fraction else digits), _STEPS[len(fraction)])
        step = self.step if self.step is not None else scaled(Decimal(1).scaleb(-len(fraction)), scale)
        value = scaled(Decimal(f"{digits}.{fraction}" if fraction else digits), scale) + self.added
        return Printed(value, step)


def magnitude_after(low: str, at: int) -> tuple[int, int] | None:
    """The factor of a magnitude word at `at`, and where it ends."""
    found = _MAGNITUDE.match(low, at)
    if not found:
        return None
    if found[2] is None:
        return 10**6 if found[1] else 1000, found.end()
    factor = 1
    for word in _WORD.findall(found[2]):  # which two of may be written together: "nghìntỷ"
        factor *= _WORDS[word]
    return factor, found.end()


def numeral_at(low: str, at: int, language: Language = "vi") -> Numeral | None:
    """The numeral whose first digit is at `at`; `None` if the digits there do not make one."""
    if language == "en":
        return _english_at(low, at)
    if simple := _SIMPLE.match(low, at):
        return Numeral(at, simple.end(), simple[1], simple[2] or "", "", 1)
    found = _NUMERAL.match(low, at)
    if not found or _MORE.match(low, found.end()):
        return None
    shape = found.lastgroup or "plain"
    kind = shape.removesuffix("_fraction")
    body: str = found[kind]
    fraction: str = found[f"{kind}_fraction"] or ""
    lone = ""
    if kind == "plain":
        digits = body
    else:
        separator = {"dots": ".", "commas": ",", "spaces": " "}[kind]
        if body.count(separator) == 1 and not fraction and separator != " ":
            lone = separator
        elif body.startswith("0"):
            return None  # 0.123.456, 012 345: codes
        digits = body.replace(separator, "")
    end = found.end()
    if mixed := _MIXED.match(low, end):
        if kind != "plain" or fraction or mixed[1] not in DECIMALS:
            return None
        fraction, end = DECIMALS[mixed[1]], mixed.end()
    if not _MAY_SCALE.match(low, end):
        return Numeral(at, end, digits, fraction, lone, 1)
    if kind == "plain" and not fraction and (short := _SHORT.match(low, end)):
        return Numeral(at, short.end(), digits, short[2], "", _WORDS[short[1]])
    after = magnitude_after(low, end)
    if after is None:
        return Numeral(at, end, digits, fraction, lone, 1)
    factor, end = after
    numeral = Numeral(at, end, digits, fraction, lone, factor)
    if half := _HALF.match(low, end):
        return Numeral(at, half.end(), digits, fraction, lone, factor, Decimal(factor) / 2, Decimal(factor) / 2)
    added, last = _ZERO, factor
    while smaller := _SMALLER.match(low, end):
        second = magnitude_after(low, smaller.end())
        if second is None or second[0] >= last:
            break
        last, end = second
        added += Decimal(smaller[1]) * last
    return Numeral(at, end, digits, fraction, lone, factor, added, Decimal(last)) if added else numeral


def _english_at(low: str, at: int) -> Numeral | None:
    found = _ENGLISH.match(low, at)
    if not found:
        return None
    digits = (found["grouped"] or found["plain"]).replace(",", "")
    scale = _ENGLISH_MAGNITUDE.match(low, found.end())
    end, magnitude = (scale.end(), _ENGLISH_WORDS[scale[1]]) if scale else (found.end(), 1)
    return Numeral(at, end, digits, found["fraction"] or "", "", magnitude)
