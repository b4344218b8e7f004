"""Plain text to pieces: which lines are headings, items and rows of tables, and which were broken by a page's edge.

Text copied from a PDF ends its lines where the paper did. A long line that ends without a mark and is followed by one
that begins in a small letter goes on in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scorecards.intake.blocks import BlockKind, TextPiece
from scorecards.intake.flattened import flattened_cells
from scorecards.intake.tables import TableRows
from scorecards.vietnamese.head_units import unit_of_line

_ITEM = re.compile(r"[-–•●▪◦+*] ?(?=\S)|[a-zđ]\) |[0-9]{1,2}\) ")
_NUMBERED = re.compile(
    r"(?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương) [IVXLC0-9]+\b)"
    r"|(?P<roman>[IVX]{1,5}\. )|(?P<plain>\d{1,2}(?:\.\d{1,2}){0,3}\.? )"
)
_ENDS = ".!?…;,|"
_BROKEN_AT = 45
"""Characters from which a line may have been broken by the page's edge."""
_LONGEST_HEADING = 140
_GOES_ON = re.compile(r"[a-zà-ỹđ(0-9%]")
_NEW = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*[.)] |[a-zđ]\) ")
_TABLE_RULE = re.compile(r"[|:\s-]*")


def pieces_of_text(text: str) -> Iterator[TextPiece]:
    """The pieces of a plain text, in order."""
    lines = list(_whole_lines(text))
    table = TableRows()
    flat = flattened_cells(lines)
    for number, line in enumerate(lines):
        if not line:
            table = TableRows()
            continue
        if cell := flat.get(number):
            yield TextPiece(BlockKind.CELL, line, row=cell.row, column=cell.column, unit=cell.unit)
            continue
        if _TABLE_RULE.fullmatch(line):
            continue
        if cells := _cells(line) or ([line] if table.is_at_heads and unit_of_line(line) else []):
            yield from table.pieces(cells)
            continue
        table = TableRows()
        if item := _ITEM.match(line):
            yield TextPiece(BlockKind.ITEM, line if line[0].isalnum() else line[item.end() :])
        elif level := _heading_level(line, lines[number + 1 :]):
            yield TextPiece(BlockKind.HEADING, line, level)
        else:
            yield TextPiece(BlockKind.PARAGRAPH, line)


def _whole_lines(text: str) -> Iterator[str]:
    """The lines, those that a page's edge broke made one; "" for a blank one."""
    whole = ""
    for given in text.split("\n"):
        line = "\t".join(" ".join(cell.split()) for cell in given.strip().split("\t"))
        if whole and line and _goes_on(whole, line):
            whole = f"{whole} {line}"
            continue
        if whole:
            yield whole
        whole = line
        if not line:
            yield ""
    if whole:
        yield whole


def _goes_on(whole: str, line: str) -> bool:
    last = whole.rsplit("\n", 1)[-1]
    return (
        len(last) >= _BROKEN_AT
        and (last[-1] == "," or last[-1] not in f"{_ENDS}:")
        and bool(_GOES_ON.match(line))
        and not _NEW.match(line)
        and not _ITEM.match(line)
        and not any(sign in whole + line for sign in "|\t")
    )


def _cells(line: str) -> list[str]:
    """The cells of a row that is written with strokes or tabs between them; none for any other line."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    return [cell.strip() for cell in line.strip("| ").split("|")] if line.count("|") > 1 else []


def _heading_level(line: str, after: list[str]) -> int:
    """The level of a line that is a heading, else 0: numbered as one, in capitals, or short and followed by text."""
    if len(line) > _LONGEST_HEADING or line[-1] in _ENDS or not any(letter.isalpha() for letter in line):
        return 0
    if found := _NUMBERED.match(line):
        if found["part"]:
            return 2
        return 3 if found["roman"] else 3 + found[0].rstrip(". ").count(".") + 1
    letters = [letter for letter in line if letter.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return 2
    follows = next((one for one in after if one), "")
    short = len(line) <= 100 and line[0].isupper() and not any(sign in line for sign in "=|:")
    return 6 if short and len(follows) > 2 * len(line) and len(follows) > 80 else 0
