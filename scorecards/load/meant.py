"""What a value that a file may not hold was probably meant to be, as TOML; "" where it could be read in two ways."""

import re
from datetime import date

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
"""As Vietnam writes it: day, month, year."""
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_GROUPED = re.compile(r"([-+]?[1-9]\d{0,2}(?:([. ])\d{3})(?:\2\d{3})*)(?:,(\d{1,9}))?")
"""Thousands apart, decimals behind a comma."""
_DECIMAL = re.compile(r"([-+]?(?:0|[1-9]\d{0,14}))(?:[.,](\d{1,9}))?")


def meant_day(words: str) -> str:
    """A day of the calendar as files write it: "30/6/2026" is 2026-06-30."""
    if found := _DAY.fullmatch(words.strip()):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(words.strip()):
        year, month, day = map(int, found.groups())
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # no such day
        return ""


def meant_number(words: str) -> str:
    """A number as files write it: "82,4%" is 82.4, "1.234.567" is 1234567; "3.410" may be either of two."""
    bare = words.strip().removesuffix("%").rstrip()
    if found := _GROUPED.fullmatch(bare):
        whole, mark, decimals = found.groups()
        if mark == "." and whole.count(".") == 1 and not decimals:
            return ""
        whole = whole.replace(mark, "")
    elif found := _DECIMAL.fullmatch(bare):
        whole, decimals = found.groups()
        if decimals and len(decimals) == 3:
            return ""
    else:
        return ""
    return f"{whole}.{decimals}" if decimals else whole
