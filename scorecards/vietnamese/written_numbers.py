"""The numbers and days of a text as it writes them, in Vietnamese or English, so that two languages can be compared.

This is no reading of quantities: nothing is asked of what a number counts, only what its digits say. "57,53%" and
"57.53%" are one number, "21/9" behind "ngày" and "21 September" are one day, "227/BC-STTTT" is the same everywhere.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from scorecards.languages import Language
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.number_words import small_number
from scorecards.vietnamese.numerals import numeral_at
from scorecards.vietnamese.times import NamedTime, Precision, named_times


class WrittenAmount(Struct, frozen=True):
    """A number with what stands behind it."""

    value: Decimal
    unit: str
    """"%", "points" for percentage points, or ""."""

    def to(self, language: Language) -> str:
        """As it is written in a language."""
        unit = {"points": {"vi": " điểm phần trăm", "en": " percentage points"}[language]}.get(self.unit, self.unit)
        is_year = not unit and self.value in range(1900, 2100)
        return f"{self.value if is_year else formatting.number(self.value, language)}{unit}"


class WrittenDay(Struct, frozen=True):
    """A day, a day of some year, or a month of a year."""

    day: int | None
    month: int
    year: int | None

    def to(self, language: Language) -> str:
        """As it is written in a language."""
        full = formatting.day(date(self.year or 2000, self.month, self.day or 1), language)
        if language == "en":
            words = full.split()
            return " ".join(words[0 if self.day else 1 : 3 if self.year else 2])
        parts = full.split("/")
        return "/".join(parts[0 if self.day else 1 : 3 if self.year else 2])


class WrittenQuarter(Struct, frozen=True):
    """A quarter of some year."""

    number: int
    """From 1 to 4."""

    def to(self, language: Language) -> str:
        """As it is written in a language."""
        return f"quý {_ROMAN[self.number - 1].upper()}" if language == "vi" else f"{_ORDINALS[self.number - 1]} quarter"


class WrittenName(Struct, frozen=True):
    """Digits that are no number: of a document, "4G", "IPv6"; or that make no number in the language."""

    text: str

    def to(self, language: Language) -> str:
        """The same in every language."""
        return self.text


class WrittenNumber(Struct, frozen=True):
    """One of them, where a text says it."""

    start: int
    end: int
    what: WrittenAmount | WrittenDay | WrittenQuarter | WrittenName


_ROMAN = ("i", "ii", "iii", "iv")
_ORDINALS = ("first", "second", "third", "fourth")
_QUARTERS = {
    "vi": re.compile(r"(?<!\w)quý (iv|i{1,3}|[1-4])(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:(first|second|third|fourth|1st|2nd|3rd|4th) quarter(?!s)|q([1-4]))(?!\w)"),
}

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z", re.IGNORECASE)
_TOKEN = re.compile(r"(?<![^\W_])[^\W\d_]*\d(?:[\w/.,-]*\w)?")
_CODE = re.compile(r"[^\W\d_]")
_BROKEN = re.compile(r"[0-9]+(?:[.,]+[0-9]+)*")
_PRECISIONS = frozenset((Precision.DAY, Precision.MONTH, Precision.DAY_OF_YEAR))
"""Times that both languages write with a day or the name of a month; of the others the numerals are compared."""
_SHARES = {
    "vi": re.compile(r" ?(?:(?P<points>điểm (?:phần trăm|%))|%|phần trăm)"),
    "en": re.compile(r" ?(?:(?P<points>percentage points?)|%|per cent|percent)"),
}


def written_numbers(text: str, language: Language) -> tuple[WrittenNumber, ...]:
    """Every number, day and name with digits of a text, in order. Takes time proportional to its length."""
    low = same_length_normal(text)
    days = [_day(one) for one in named_times(text, language) if one.precision in _PRECISIONS]
    days = sorted((*days, *_quarters(low, language)), key=lambda one: one.start)
    found = list(days)
    starts, ends = [one.start for one in days], [one.end for one in days]
    for token in _TOKEN.finditer(low):
        start, end = token.span()
        for day in days[bisect_right(ends, start) : bisect_left(starts, end)]:
            found += _numbers(text, low, start, day.start, language)
            start = max(start, day.end)
        found += _numbers(text, low, start, end, language)
    return tuple(sorted(found, key=lambda one: one.start))


def numbers_in_words(text: str, language: Language) -> list[int]:
    """The small numbers that a text says in words, as often as it says them: a translation may write one in digits."""
    words = re.findall(r"[^\W\d_]+", same_length_normal(text))
    return [number for word in words if (number := small_number(word, language)) is not None]


def _day(named: NamedTime) -> WrittenNumber:
    """A day or month as it is compared; "ngày" and "tháng" before the digits are of one language only."""
    day = None if named.precision is Precision.MONTH else named.last.day
    year = None if named.precision is Precision.DAY_OF_YEAR else named.last.year
    return WrittenNumber(named.start, named.end, WrittenDay(day, named.last.month, year))


def _quarters(low: str, language: Language) -> Iterator[WrittenNumber]:
    for found in _QUARTERS[language].finditer(low):
        said = next(one for one in found.groups() if one)
        names = (_ROMAN, _ORDINALS, ("1st", "2nd", "3rd", "4th"), ("1", "2", "3", "4"))
        number = next(one.index(said) + 1 for one in names if said in one)
        yield WrittenNumber(found.start(), found.end(), WrittenQuarter(number))


def _numbers(text: str, low: str, start: int, end: int, language: Language) -> Iterator[WrittenNumber]:
    """What a token says: one name, or the numbers in it ("21/26", "2028–2030")."""
    token = low[start:end].rstrip("/.,-")
    if not token or not any(letter.isdigit() for letter in token):
        return
    if _CODE.search(token) and not (language == "en" and _ORDINAL.match(token)):
        yield WrittenNumber(start, start + len(token), WrittenName(text[start : start + len(token)]))
        return
    at = start
    while at < start + len(token):
        if not low[at].isdigit():
            at += 1
            continue
        one = _amount(text, low, at, start + len(token), language)
        yield one
        at = one.end


def _amount(text: str, low: str, at: int, most: int, language: Language) -> WrittenNumber:
    numeral = numeral_at(low, at, language)
    if numeral is None:
        broken = _BROKEN.match(low, at)
        end = broken.end() if broken else at + 1
        return WrittenNumber(at, end, WrittenName(text[at:end]))
    end = numeral.end
    if language == "en" and end < most and low[end:most] in ("st", "nd", "rd", "th"):
        end = most
    share = _SHARES[language].match(low, end)
    unit = "" if share is None else "points" if share["points"] else "%"
    value = numeral.printed(share=language == "vi" and share is not None).value
    return WrittenNumber(at, share.end() if share else end, WrittenAmount(Decimal(f"{value:f}"), unit))
