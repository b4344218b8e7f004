"""The numbers and days of a text as it writes them, in Vietnamese or English, so that two languages can be compared.

This is no reading of quantities: nothing is asked of what a number counts, only what its digits say. "57,53%" and
"57.53%" are one number, "21/9" behind "ngày" and "21 September" are one day, "227/BC-STTTT" is the same everywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scorecards.model.text import Language
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.numerals import numeral_at


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """A number with what stands behind it."""

    value: Decimal
    unit: str
    """"%", "points" for percentage points, or ""."""

    def to(self, language: Language) -> str:
        """As it is written in a language."""
        unit = {"points": {"vi": " điểm phần trăm", "en": " percentage points"}[language]}.get(self.unit, self.unit)
        is_year = not unit and self.value in range(1900, 2100)
        return f"{self.value if is_year else formatting.number(self.value, language)}{unit}"


@dataclass(frozen=True, slots=True)
class WrittenDay:
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


@dataclass(frozen=True, slots=True)
class WrittenName:
    """Digits that are no number: of a document, "4G", "IPv6"; or that make no number in the language."""

    text: str

    def to(self, language: Language) -> str:
        """The same in every language."""
        return self.text


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """One of them, where a text says it."""

    start: int
    end: int
    what: WrittenAmount | WrittenDay | WrittenName


_YEAR = r"(?:19|20)\d\d"
_FREE = r"(?<![\w/])"
_MONTHS = {name.lower(): number for number, name in enumerate(formatting.MONTHS, start=1)}
_MONTH = "|".join(_MONTHS)
_DAYS = {
    "vi": (
        rf"{_FREE}(?P<day>\d{{1,2}})(?:[/.-]| tháng )(?P<month>\d{{1,2}})(?:[/.-]|,? năm )(?P<year>{_YEAR})(?![\w/])",
        rf"(?:tháng |{_FREE}(?=\d{{1,2}}/))(?P<month>\d{{1,2}})(?:/|,? năm )(?P<year>{_YEAR})(?![\w/])",
        r"(?:ngày|hôm|mùng) (?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?![\w/])",
    ),
    "en": (
        rf"{_FREE}(?P<day>\d{{1,2}}) (?P<month>{_MONTH}),? (?P<year>{_YEAR})(?!\w)",
        rf"(?<!\w)(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>{_YEAR})(?!\w)",
        rf"(?<!\w)(?P<month>{_MONTH}),? (?P<year>{_YEAR})(?!\w)",
        rf"{_FREE}(?P<day>\d{{1,2}}) (?P<month>{_MONTH})(?!\w)",
    ),
}
_DAY_FORMS = {language: [re.compile(form) for form in forms] for language, forms in _DAYS.items()}

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]*\d(?:[\w/.,-]*\w)?")
_CODE = re.compile(r"[^\W\d_]")
_ENGLISH = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![.,]?\d)")
_MAGNITUDE = re.compile(r"[ \u00a0](thousand|million|billion|trillion)(?!\w)")
_MAGNITUDES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SHARES = {
    "vi": re.compile(r" ?(?:(?P<points>điểm (?:phần trăm|%))|%|phần trăm)"),
    "en": re.compile(r" ?(?:(?P<points>percentage points?)|%|per cent|percent)"),
}
_SMALL = {
    "vi": ("", "một", "hai", "ba", "bốn", "", "sáu", "bảy", "tám", "chín", "mười"),  # "năm" is mostly a year
    "en": ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}


def written_numbers(text: str, language: Language) -> tuple[WrittenNumber, ...]:
    """Every number, day and name with digits of a text, in order."""
    low = same_length_normal(text)
    found = list(_days(low, language))
    taken = [(one.start, one.end) for one in found]
    for token in _TOKEN.finditer(low):
        start, end = token.span()
        for first, last in (*sorted(pair for pair in taken if start < pair[1] and pair[0] < end), (end, end)):
            found += _numbers(text, low, start, first, language)
            start = max(start, last)
    return tuple(sorted(found, key=lambda one: one.start))


def number_words(text: str, language: Language) -> list[int]:
    """The small numbers that a text says in words, as often as it says them: a translation may write one in digits."""
    words = re.findall(r"[^\W\d_]+", same_length_normal(text))
    return [_SMALL[language].index(word) for word in words if word in _SMALL[language]]


def _days(low: str, language: Language) -> Iterator[WrittenNumber]:
    taken: list[tuple[int, int]] = []
    for form in _DAY_FORMS[language]:
        for found in form.finditer(low):
            parts = found.groupdict()
            month = _MONTHS.get(parts["month"]) or int(parts["month"])
            day, year = (int(parts[name]) if parts.get(name) else None for name in ("day", "year"))
            inside = any(a < found.end() and found.start() < b for a, b in taken)
            if inside or not (1 <= month <= 12 and (day is None or 1 <= day <= _last_day(month))):
                continue
            taken.append(found.span())
            yield WrittenNumber(*found.span(), WrittenDay(day, month, year))


def _last_day(month: int) -> int:
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


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
    value: Decimal | None = None
    end = at
    if language == "en":
        if found := _ENGLISH.match(low, at):
            value, end = Decimal(found["number"].replace(",", "")), found.end()
            if scale := _MAGNITUDE.match(low, end):
                value, end = value.scaleb(_MAGNITUDES[scale[1]]), scale.end()
            if end < most and low[end:most] in ("st", "nd", "rd", "th"):
                end = most
    elif numeral := numeral_at(low, at):
        share = bool(_SHARES["vi"].match(low, numeral.end))
        value, end = numeral.printed(share=share).value, numeral.end
    if value is None:
        end = at
        while end < len(low) and (low[end].isdigit() or (low[end] in ".," and low[end + 1 : end + 2].isdigit())):
            end += 1
        return WrittenNumber(at, end, WrittenName(text[at:end]))
    share_behind = _SHARES[language].match(low, end)
    unit = "" if share_behind is None else "points" if share_behind["points"] else "%"
    digits = f"{value:f}"
    value = Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
    return WrittenNumber(at, share_behind.end() if share_behind else end, WrittenAmount(value, unit))
