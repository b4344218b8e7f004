"""Workbooks as other programs write them: their XML by hand, since openpyxl writes none of it so."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest

from scorecards.problems import Problem
from scorecards.sheets.days import day_of
from scorecards.sheets.grid import Grid
from scorecards.sheets.opening import sheets_of
from tests.support.projects import Workshop
from tests.support.sheets import imported

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = """<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
<fonts count="1"><font/></fonts>
<fills count="1">FILL</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs>"""
PERCENT, DAY = 1, 2


def made(
    rows: str, *, head: str = "", shared: str = "", fill: str = "<fill><patternFill/></fill>", ns: str = MAIN
) -> bytes:
    """A workbook of one sheet with that XML in its rows; styles 1 and 2 are a percentage and a day."""
    parts = {"worksheets/sheet1": "worksheet", "styles": "styles", "sharedStrings": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="/xl/{path}.xml" ContentType="{TYPE}.{kind}+xml"/>' for path, kind in parts.items()
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{path}.xml"/>'
        for number, (path, kind) in enumerate(parts.items(), 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{TYPE}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{ns}" xmlns:r="{OFFICE}">{head}<sheets><sheet name="Bảng" sheetId="1" '
        f'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{ns}">{STYLES.replace("FILL", fill)}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{ns}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{ns}"><sheetData>{rows}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for path, content in files.items():
            book.writestr(path, content)
    return packed.getvalue()


def page(raw: bytes) -> Grid:
    found = sheets_of("a.xlsx", raw)
    assert not isinstance(found, Problem), found
    return found[0]


def contents(raw: bytes) -> list[object]:
    return [cell.content for cell in page(raw).cells.values()]


def words(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def test_words_are_read_however_they_are_kept() -> None:
    shared = "<si><r><t>Chỉ</t></r><r><t xml:space='preserve'> tiêu</t></r></si>"
    two = words("Một_x000D_\ndòng")
    rows = f'<row><c t="s"><v>0</v></c>{two}<c t="str"><f>A1</f><v>57,53%</v></c></row>'
    assert contents(made(rows, shared=shared)) == ["Chỉ tiêu", "Một\r\ndòng", "57,53%"]


def test_a_formula_without_its_result_is_told_apart_from_nothing(project: Workshop) -> None:
    rows = "<row><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c/></row>"
    assert [(one.content, one.formula) for one in page(made(rows)).cells.values()] == [(2, True), (None, True)]


@pytest.mark.parametrize("head", ["", '<workbookPr date1904="1"/>'])
def test_days_are_counted_from_the_day_that_the_workbook_counts_from(head: str) -> None:
    number = (date(2024, 6, 30) - (date(1904, 1, 1) if head else date(1899, 12, 30))).days
    grid = page(made(f'<row><c s="{DAY}"><v>{number}</v></c><c><v>{number}</v></c></row>', head=head))
    formatted, plain = grid.cells.values()
    assert isinstance(formatted.content, datetime)
    for cell in (formatted, plain):
        read = day_of(cell)
        assert read is not None
        assert read.last == date(2024, 6, 30)


def test_fills_without_a_pattern_cost_nothing(project: Workshop) -> None:
    """Portals export such files; openpyxl raises TypeError on them."""
    head = "".join(map(words, ("Tỉnh", "Chỉ tiêu", "Kết quả", "Tính đến", "Nguồn")))
    row = "".join(map(words, ("Thử Nghiệm", "Hồ sơ số hóa")))
    row += f"<c s='{PERCENT}'><v>0.5753</v></c><c s='{DAY}'><v>45473</v></c>{words('nguon')}"
    rows = f"<row>{head}</row><row>{row}</row>"
    for fill in ("<fill/>", "<fill></fill>"):
        plan = imported(project, page(made(rows, fill=fill)))
        assert not plan.problems
        (text,) = plan.texts.values()
        assert "value = 57.53\n" in text
        assert "as_of = 2024-06-30\n" in text


def test_strict_open_xml_is_told_with_the_way_out() -> None:
    found = sheets_of("a.xlsx", made("<row><c><v>1</v></c></row>", ns="http://purl.oclc.org/ooxml/spreadsheetml/main"))
    assert isinstance(found, Problem)
    assert found.code == "sheet-strict"
