"""Cells of CSV files that are safe to open in a spreadsheet."""

import re

_FORMULA = re.compile(r"\A(?=[=+\-@\t\r])(?![+-]?[0-9][0-9.,]*%?\Z)")


def harmless(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    return _FORMULA.sub(r"'\g<0>", cell)
