"""Dates as Vietnamese documents write them."""

from __future__ import annotations

import re
from datetime import date

from scorecards.vietnamese.folding import normal

_DAY = re.compile(r"(?:ngày |mùng |mồng )?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
_WORDS = re.compile(r"(?:ngày |mùng |mồng )?(\d{1,2}),? tháng (\d{1,2}),? năm (\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_date(text: str) -> date | None:
    """The day that a text names, if it names one whole day and nothing else.

    Reads "01/3/2023", "1-3-2023", "ngày 05 tháng 8 năm 2023" and "2023-03-01" (day before month, but for the last).
    `None` for anything else, for a day without a year and for a day that is not in the calendar.
    """
    words = normal(text)
    if found := _ISO.fullmatch(words):
        year, month, day = found.groups()
    elif found := _DAY.fullmatch(words) or _WORDS.fullmatch(words):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
