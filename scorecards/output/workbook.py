"""Excel workbooks, written directly: a few hundred small ones a build, where openpyxl takes longer to be imported.

The parts are those of Office Open XML (ECMA-376, part 1, 18): every text is an inline string in a cell of text, so that
no spreadsheet takes it for a formula or a day, not even when it is edited. The same cells give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from scorecards.output.archive import packed
from scorecards.output.xml_text import xml_attribute, xml_text

LONGEST = 32_767
"""Most characters of a cell (ECMA-376 leaves it open; Excel's limit)."""
_EPOCH = date(1899, 12, 30).toordinal()
_TEXT, _DAY, _HEADING = 1, 2, 3
"""Positions in `cellXfs` of the styles below; 0 is a plain number."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as one letter ("_x000D_", ECMA-376, 22.9.2.19) unless its first mark is escaped."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="DAY"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/>'
    '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf xfId="0"/>'
    '<xf numFmtId="49" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '<xf numFmtId="164" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class WrittenSheet(Struct, frozen=True):
    """A sheet of a workbook: headings, then rows."""

    name: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    """Of the columns, in characters."""
    rows: Sequence[Sequence[str]]
    """What is behind `<c r="A1"` in each cell, from `text_cell`, `number_cell`, `day_cell`; "" for an empty one."""


def text_cell(words: str) -> str:
    """A cell of text."""
    return _text(words, _TEXT) if words else ""


def number_cell(number: str) -> str:
    """A cell of a number as `plain` writes it; anything else stays text."""
    return f"><v>{number}</v></c>" if _NUMBER.fullmatch(number) else text_cell(number)


def day_cell(day: str) -> str:
    """A cell of a day, from 2025-02-28; days that spreadsheets do not count, before 1900, stay text."""
    if not day or day < "1900-03-01":
        return text_cell(day)
    return f' s="{_DAY}"><v>{date.fromisoformat(day).toordinal() - _EPOCH}</v></c>'


def workbook(sheets: Sequence[WrittenSheet], day_format: str) -> bytes:
    """The file. `day_format` is how days are shown: "dd/mm/yyyy"."""
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _contents(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)] + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES.replace("DAY", day_format),
    }
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = "".join(_sheet(sheet))
    return packed({name: content.encode() for name, content in parts.items()})


def _text(words: str, style: int) -> str:
    kept = _LIKE_AN_ESCAPE.sub("_x005F_", words[:LONGEST])
    return f' s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml_text(kept)}</t></is></c>'


def _sheet(sheet: WrittenSheet) -> Iterator[str]:
    last = f"{_letters(len(sheet.headings))}{len(sheet.rows) + 1}"
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    for number, width in enumerate(sheet.widths, 1):
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield from _row(1, [_text(words, _HEADING) for words in sheet.headings])
    for number, row in enumerate(sheet.rows, 2):
        yield from _row(number, row)
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def _row(number: int, cells: Iterable[str]) -> Iterator[str]:
    yield f'<row r="{number}">'
    for column, cell in enumerate(cells, 1):
        if cell:
            yield f'<c r="{_letters(column)}{number}"{cell}'
    yield "</row>"


@cache
def _letters(column: int) -> str:
    """The name of a column: "A", "Z", "AA"."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _contents(sheets: Sequence[WrittenSheet]) -> str:
    listed = "".join(
        f'<sheet name={xml_attribute(sheet.name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'


@cache
def _content_types(sheets: int) -> str:
    main = f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    styles = f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    known = f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
    known += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{known}{main}{styles}{listed}</Types>'


_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


def _relations(parts: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{path}"/>'
        for number, (kind, path) in enumerate(parts, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
