"""Cells of CSV files that are safe to open in a spreadsheet."""

import re

_FORMULA = re.compile(r"(?:\A|(?<=[;\t\r\n]))(?=[=+\-@\t\r＝＋－＠])(?![+-]?[0-9][0-9.,]*%?(?:[;\t\r\n]|\Z))")
"""Also behind what parts cells for a spreadsheet in which that is not the comma."""
_LIKE_A_DAY = re.compile(r"[0-9]{1,4}/[0-9]{1,4}(?:/[0-9]{1,4})?|[0-9]{1,2} ?- ?[0-9]{1,2}")
"""Eight of eleven, and a range from 5 to 7, which would be 8 November and 5 July; the days of these files are written
another way (2025-02-28)."""


def harmless(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula or a day: an apostrophe stands before it."""
    return f"'{cell}" if _LIKE_A_DAY.fullmatch(cell) else _FORMULA.sub("'", cell)
