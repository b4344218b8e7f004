"""Cells of CSV files that are safe to open in a spreadsheet."""

import re

_FORMULA = re.compile(r"(?:\A|(?<=[;\t\r\n]))(?=[=+\-@\t\r＝＋－＠])(?![+-]?[0-9][0-9.,]*%?(?:[;\t\r\n]|\Z))")
"""Also behind what parts cells for a spreadsheet in which that is not the comma."""


def harmless(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    return _FORMULA.sub("'", cell)
