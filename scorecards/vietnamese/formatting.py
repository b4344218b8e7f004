"""The one formatter: every number and date on the site, in its pages, charts, tables and messages, is written here.

Vietnamese administrative style: comma before decimals, full stop between thousands, no space before %; days under 10
and the months 1 and 2 padded with a zero (Decree 30/2020/NĐ-CP, Annex I): 01/3/2023, 18/6/2024, 10/02/2023.
"""

from datetime import date
from decimal import Context, Decimal

from scorecards.languages import Language
from scorecards.vietnamese.values import Printed

NO_BREAK = "\N{NO-BREAK SPACE}"

_MARKS = {"vi": (".", ","), "en": (",", ".")}
_MAGNITUDES = {
    "vi": ((9, "tỷ"), (12, "nghìn tỷ"), (6, "triệu"), (3, "nghìn")),
    "en": ((9, "billion"), (12, "trillion"), (6, "million"), (3, "thousand")),
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def number(value: Decimal | int, language: Language) -> str:
    """A number with all the decimals that it carries: Decimal("57.53") is "57,53", 1711 is "1.711"."""
    thousands, comma = _MARKS[language]
    return f"{Decimal(value):,f}".translate({ord(","): thousands, ord("."): comma})


def printed(numeral: Printed, language: Language) -> str:
    """A numeral with the precision it was printed with: "342,78 triệu" comes back so, and "1.400" in full."""
    exponent = numeral.step.adjusted()
    if exponent > 0:
        for power, word in _MAGNITUDES[language]:
            if abs(numeral.value) >= 10**power and exponent <= power:
                return f"{number(_to_places(numeral.value, power - exponent, power), language)}{NO_BREAK}{word}"
    return number(_to_places(numeral.value, max(0, -exponent)), language)


def percent(numeral: Printed, language: Language) -> str:
    """A rate in per cent: "57,53%"."""
    return f"{printed(numeral, language)}%"


def day(value: date, language: Language) -> str:
    """A day: "01/3/2023" in Vietnamese, "1 March 2023" in English."""
    if language == "en":
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def month(value: date, language: Language) -> str:
    """The month of a day: "10/2023" in Vietnamese, "October 2023" in English."""
    if language == "en":
        return f"{MONTHS[value.month - 1]} {value.year}"
    return f"{value.month:02}/{value.year}" if value.month < 3 else f"{value.month}/{value.year}"


def bytes_size(count: int, language: Language) -> str:
    """The size of a file for readers: "12 kB", whole kilobytes, at least 1."""
    return f"{number(max(1, round(count / 1000)), language)}{NO_BREAK}kB"


def _to_places(value: Decimal, places: int, power: int = 0) -> Decimal:
    """The value in units of 10**power with exactly `places` decimals; no digit is lost, none stands below the step."""
    enough = Context(prec=max(1, value.adjusted() + 1) + places + power)
    return value.scaleb(-power, enough).quantize(Decimal(1).scaleb(-places), context=enough)
