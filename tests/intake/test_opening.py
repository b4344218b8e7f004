"""Whatever is brought in becomes blocks of text, or a problem that says what to do; nothing ends in a traceback."""

import io
import re
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.intake.blocks import BlockKind, DropReason, TakenIn
from scorecards.intake.opening import take_in, take_in_text

SENTENCE = "Đến nay, toàn tỉnh đã số hóa 1.234 hồ sơ, đạt tỷ lệ 45,6%."
LONG = f"{SENTENCE} Các sở, ngành và địa phương tiếp tục triển khai các nhiệm vụ đã được giao trong năm."


def words(page: TakenIn, kind: BlockKind) -> list[str]:
    return [page.text[one.start : one.end] for one in page.blocks if one.kind is kind]


def codes(page: TakenIn) -> list[str]:
    return [one.code for one in page.problems]


def word_file(body: str, **parts: bytes) -> bytes:
    raw = io.BytesIO()
    main = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w='
        f'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", kinds)
        file.writestr("_rels/.rels", links)
        file.writestr("word/document.xml", main)
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return raw.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(text)}</w:tc>"


# -- text --------------------------------------------------------------------------------------------------------------


def test_lines_that_a_page_broke_are_joined() -> None:
    page = take_in_text(
        "Đến nay, toàn tỉnh đã số hóa được một nghìn hai trăm ba mươi bốn\nhồ sơ thủ tục hành chính, đạt tỷ lệ\n"
        "45,6% so với kế hoạch của tỉnh.\n\n- Cấp xã: 12 hồ sơ.\n- Cấp tỉnh: 5 hồ sơ."
    )
    assert words(page, BlockKind.PARAGRAPH)[0].startswith("Đến nay, toàn tỉnh đã số hóa được một nghìn hai trăm")
    assert "ba mươi bốn hồ sơ thủ tục" in page.text
    assert words(page, BlockKind.ITEM) == ["Cấp xã: 12 hồ sơ.", "Cấp tỉnh: 5 hồ sơ."]


def test_headings_are_known_by_their_number_their_capitals_and_their_length() -> None:
    page = take_in_text(
        f"KẾT QUẢ NĂM 2024\n\nI. Hạ tầng số\n\n{LONG}\n\n1.1. Nhân lực số\n\n{LONG}\n\nXã hội số\n{LONG}"
    )
    assert words(page, BlockKind.HEADING) == ["KẾT QUẢ NĂM 2024", "I. Hạ tầng số", "1.1. Nhân lực số", "Xã hội số"]


def test_rows_with_strokes_are_tables() -> None:
    page = take_in_text("| Chỉ tiêu | Năm 2024 |\n|---|---|\n| Hồ sơ số hóa | 45% |")
    cells = [one for one in page.blocks if one.kind is BlockKind.CELL]
    last = cells[-1]
    assert (page.text[last.start : last.end], last.row, last.column) == ("45%", "Hồ sơ số hóa", "Năm 2024")


def test_rows_with_tabs_are_tables_with_the_unit_of_each_row() -> None:
    page = take_in_text("STT\tChỉ tiêu\tĐVT\tThực hiện\n1\tHồ sơ số hóa\t%\t45\n2\t+ Cấp xã\t%\t61")
    cells = {page.text[one.start : one.end]: one for one in page.blocks}
    assert (cells["45"].row, cells["45"].column, cells["45"].unit) == ("Hồ sơ số hóa", "Thực hiện", "%")
    assert (cells["1"].column, cells["1"].row) == ("STT", "Hồ sơ số hóa")


def test_rows_that_begin_with_a_dash_stand_under_the_row_before() -> None:
    page = take_in_text("| Chỉ tiêu | Kết quả |\n| Hồ sơ số hóa | |\n| - Cấp xã | 61% |\n| - Cấp tỉnh | 70% |")
    rows = {page.text[one.start : one.end]: one.row for one in page.blocks}
    assert (rows["61%"], rows["70%"]) == ("Hồ sơ số hóa - Cấp xã", "Hồ sơ số hóa - Cấp tỉnh")


def test_a_table_that_copying_took_apart_is_put_together() -> None:
    text = "Chỉ tiêu\nĐề ra năm 2023\nKết quả thực hiện\nĐánh giá\n- Hồ sơ trực tuyến\n30%\n75,3%\nVượt\n"
    text += "- Hồ sơ công việc\n+ Cấp tỉnh\n97%\n98%\nVượt\n+ Cấp xã\n(trừ hồ sơ mật)\n80%\n81%\nVượt"
    page = take_in_text(text)
    cells = {page.text[one.start : one.end]: one for one in page.blocks if one.kind is BlockKind.CELL}
    assert (cells["75,3%"].row, cells["75,3%"].column) == ("- Hồ sơ trực tuyến", "Kết quả thực hiện")
    assert cells["97%"].column == "Đề ra năm 2023"
    assert cells["98%"].row == "- Hồ sơ công việc + Cấp tỉnh"
    assert cells["81%"].row == "- Hồ sơ công việc + Cấp xã (trừ hồ sơ mật)"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nội dung\tKinh phí (triệu đồng)\nSố hóa\t45", "triệu đồng"),
        ("Nội dung\tKinh phí (đồng)\nSố hóa (triệu đồng)\t45", "triệu đồng"),
        ("Nội dung\tĐVT\tTỷ lệ (%)\nSố hóa\thồ sơ\t45", "%"),
        ("Nội dung\tĐVT\tKết quả\nSố hóa\t1.000 đồng\t45", "nghìn đồng"),
        ("Nội dung\tKết quả\nSố hóa (‰)\t45", "‰"),
        ("Nội dung\tKết quả\nKinh phí (tỷ đồng)\t\n- Số hóa\t45", "tỷ đồng"),
        ("Nội dung\tKinh phí\n\t(tỷ đồng)\nSố hóa\t45", "tỷ đồng"),
        ("Nội dung\tKinh phí\nĐơn vị tính: tỷ đồng\nSố hóa\t45", "tỷ đồng"),
        ("Đơn vị tính: tỷ đồng\t\nNội dung\tKinh phí\nSố hóa\t45", "tỷ đồng"),
        ("ĐVT: tỷ đồng\n\nNội dung\tKinh phí\nSố hóa\t45", "tỷ đồng"),
        ("ĐVT: tỷ đồng\nBảng số liệu của năm.\nNội dung\tKinh phí\nSố hóa\t45", "tỷ đồng"),
        ("Bảng 1. Kinh phí (tỷ đồng)\nNội dung\tKinh phí\nSố hóa\t45", "tỷ đồng"),
        ("Nội dung\tKinh phí\nSố hóa\t45\n\n(ĐVT: tỷ đồng)", "tỷ đồng"),
        ("Nội dung\tKinh phí\nSố hóa\t45\nĐVT: tỷ đồng", "tỷ đồng"),
        ("Nội dung\tKinh phí\nSố hóa\t45\nĐVT: tỷ đồng\t", "tỷ đồng"),
        ("ĐVT: tỷ đồng\n\nNội dung\tTỷ lệ\nSố hóa\t45", ""),
        ("ĐVT: tỷ đồng\n\nHai dòng xen giữa.\n\nHai dòng.\n\nNội dung\tKinh phí\nSố hóa\t45", ""),
        ("Nội dung\tKết quả\nSố hóa (cấp tỉnh)\t45", ""),
        ("ĐVT: tỷ đồng\nNội dung chi\nNăm 2024\n- Số hóa\n45\n- Mạng\n12\n- Kho\n13", "tỷ đồng"),
        ("Nội dung chi\nNăm 2024\n- Số hóa (tỷ đồng)\n45\n- Mạng\n12\n- Kho\n13", "tỷ đồng"),
    ],
)
def test_a_cell_has_the_unit_that_heads_or_a_line_at_the_table_state(text: str, unit: str) -> None:
    page = take_in_text(text)
    (cell,) = [one for one in page.blocks if page.text[one.start : one.end] == "45"]
    assert (cell.kind, cell.unit) == (BlockKind.CELL, unit)


def test_merged_cells_of_a_saved_table_keep_columns_and_units_in_their_places() -> None:
    markup = """<html><body><p>Kết quả</p><table><caption>Chi cho số hóa (ĐVT: nghìn đồng)</caption>
<tr><th rowspan="2">Nội dung</th><th rowspan="2">ĐVT</th><th colspan="2">Kết quả</th><th rowspan="2">Chi</th></tr>
<tr><th>Số lượng</th><th>Tỷ lệ (%)</th></tr>
<tr><td>Đường truyền</td><td rowspan="2">nghìn km</td><td>11</td><td>12</td><td>13</td></tr>
<tr><td>Cáp quang</td><td>21</td><td>22</td><td>23</td></tr></table>
<table><caption>ĐVT: tỷ đồng</caption><tr><th>Năm</th><th>Chi</th></tr><tr><td>Nay</td><td>31</td></tr></table>
</body></html>"""
    page = take_in(markup.encode(), "bang.html")
    cells = {page.text[one.start : one.end]: one for one in page.blocks if one.kind is BlockKind.CELL}
    assert {number: (cells[number].column, cells[number].unit) for number in ("11", "12", "21", "22", "23", "31")} == {
        "11": ("Kết quả", "nghìn km"),
        "12": ("Kết quả", "%"),
        "21": ("Kết quả", "nghìn km"),
        "22": ("Kết quả", "%"),
        "23": ("Chi", "nghìn km"),
        "31": ("Chi", "tỷ đồng"),
    }
    assert cells["21"].row == "Cáp quang"
    assert page.text.count("nghìn km") == 1


def test_a_table_is_read_alike_with_and_without_end_tags() -> None:
    whole = "".join(f"<tr><td>Xã {n}</td><td>{n},5<!-- x --><script>y</script></td></tr>" for n in range(3))
    whole = f"<table><tr><th>Nơi</th><th>Tỷ lệ</th></tr>{whole}</table><p>Hết.</p>"
    bare = re.sub("</(?:td|th|tr)>", "", whole)
    pages = [take_in(f"<html><body>{markup}</body></html>".encode(), "a.html") for markup in (whole, bare)]
    assert pages[0].text == pages[1].text
    assert [(one.row, one.column) for one in pages[0].blocks] == [(one.row, one.column) for one in pages[1].blocks]
    assert words(pages[1], BlockKind.CELL)[-2:] == ["Xã 2", "2,5"]


@pytest.mark.parametrize("span", ["9" * 5000, "٣٣٣٣٣٣", "0", "-1", "x", ""])
def test_a_cell_may_span_any_number_of_columns(span: str) -> None:
    row = f'<tr><td colspan="{span}" rowspan="{span}">Xã</td><td>5</td></tr>'
    assert words(take_in(f"<html><table>{row}{row}</table></html>".encode(), "a.html"), BlockKind.CELL)[:2] == [
        "Xã",
        "5",
    ]


def test_a_table_of_thousands_of_rows_without_end_tags() -> None:
    page = take_in(f"<html><table>{'<tr><td>a<td>b' * 5_000}</table></html>".encode(), "a.html")
    assert len(words(page, BlockKind.CELL)) == 10_000


# -- saved pages -------------------------------------------------------------------------------------------------------

PAGE = f"""<!DOCTYPE html><html><head><title>Tin</title><script>var a = 45;</script></head><body>
<nav><ul><li>Trang chủ</li><li>Tin tức 24h</li></ul></nav>
<div class="top-menu">Liên hệ: 0239.123.456</div>
<div class="main-content has-sidebar"><h1>Hồ sơ số hóa</h1><p>{LONG}</p><p>Dòng một<br>dòng hai</p>
<table><tr><th>Cấp</th><th>Tỷ lệ</th></tr><tr><td>Cấp xã</td><td>61%</td></tr></table>
<ul><li>18/22 nhiệm vụ</li></ul></div>
<div id="thong-ke" class="counter">Đang online: 12</div><div class="binhluan">5 bình luận</div>
<footer>Lượt truy cập: 284.006</footer></body></html>"""


def test_a_saved_page_is_left_without_what_surrounds_its_text() -> None:
    page = take_in(PAGE.encode(), "tin.html")
    assert page.title == "Tin"
    assert words(page, BlockKind.HEADING) == ["Hồ sơ số hóa"]
    assert LONG in page.text
    assert words(page, BlockKind.ITEM) == ["18/22 nhiệm vụ"]
    assert [(one.row, one.column) for one in page.blocks if page.text[one.start : one.end] == "61%"] == [
        ("Cấp xã", "Tỷ lệ")
    ]
    for gone in ("284.006", "0239", "Trang chủ", "online", "bình luận", "var a"):
        assert gone not in page.text


def test_what_a_page_loses_is_told_with_its_reason() -> None:
    dropped = {one.text: one.why for one in take_in(PAGE.encode(), "tin.html").dropped}
    assert dropped["Đang online: 12"] is DropReason.COUNTER
    assert dropped["5 bình luận"] is DropReason.COMMENTS
    assert dropped["Lượt truy cập: 284.006"] is DropReason.NAVIGATION


def test_the_text_of_a_page_stays_whatever_its_frame_is_called() -> None:
    page = take_in(f'<html><body><div class="menu"><p>{LONG}</p></div></body></html>'.encode(), "a.html")
    assert page.text == LONG


@pytest.mark.parametrize("mark", ["<![x", "<![x]>", "<![", "<![ a b]]>", "<![endifx]>"])
def test_marks_of_kinds_that_are_not_known_are_passed_over(mark: str) -> None:
    raw = f"<div><![if IE]><p>{SENTENCE}</p><![endif]>{mark}<p>{LONG}</p></div>".encode()
    read = take_in(raw, "trang.html")
    assert words(read, BlockKind.PARAGRAPH)[0] == SENTENCE
    assert codes(read) == []


def test_a_page_nested_thousands_deep_is_read() -> None:
    page = take_in(("<div>" * 5000 + SENTENCE + "</div>" * 5000).encode(), "a.html")
    assert SENTENCE in page.text or codes(page)


def test_parts_that_are_all_called_menus_take_no_longer_than_others() -> None:
    markup = '<div class="menu">a' * 20_000 + SENTENCE + "</div>" * 20_000
    assert take_in(markup.encode(), "a.html") is not None


# -- Word --------------------------------------------------------------------------------------------------------------


def test_a_word_file_gives_its_paragraphs_and_tables() -> None:
    rows = "".join(f"<w:tr>{cell(a)}{cell(b)}</w:tr>" for a, b in (("Cấp", "Tỷ lệ"), ("Cấp xã", "61%")))
    page = take_in(word_file(f"{paragraph(SENTENCE)}<w:tbl>{rows}</w:tbl>"), "bao-cao.docx")
    assert words(page, BlockKind.PARAGRAPH) == [SENTENCE]
    assert [page.text[one.start : one.end] for one in page.blocks if one.column] == ["Cấp xã", "61%"]
    assert page.how == "Word"


@pytest.mark.parametrize(
    ("raw", "name", "code"),
    [
        (b"", "a.txt", "empty-text"),
        (b" \n\t", "a.txt", "empty-text"),
        (b"<html><body><script>1</script></body></html>", "a.html", "empty-text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png", "not-text"),
        (b"%PDF-1.7 ...", "a.pdf", "pdf-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.doc", "old-word-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.docx", "locked-file"),
        (b"PK\x03\x04" + b"\0" * 500, "a.docx", "no-word-file"),
        (word_file("<w:p"), "a.docx", "no-word-file"),
        (
            word_file(paragraph("x")).replace(b"PK", b"PK", 1)[:-30],
            "a.docx",
            "no-word-file",
        ),
        (word_file(paragraph(""), huge=b" " * (65 * 2**20)), "a.docx", "file-too-large"),
        (b"1 " * (17 * 2**20), "a.txt", "file-too-large"),
    ],
)
def test_what_cannot_be_read_is_told_once(raw: bytes, name: str, code: str) -> None:
    page = take_in(raw, name)
    assert not page.readable
    assert codes(page) == [code]
    assert page.problems[0].at.path == name


def test_a_spreadsheet_is_no_word_file() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as file:
        file.writestr("xl/workbook.xml", "<a/>")
    assert codes(take_in(raw.getvalue(), "a.xlsx")) == ["no-word-file"]


@given(st.one_of(st.text(), st.binary().map(lambda raw: raw.decode("latin-1"))))
def test_blocks_stand_where_they_say_one_below_the_other(text: str) -> None:
    page = take_in_text(text)
    for one, after in pairwise(page.blocks):
        assert one.end < after.start
    assert all(page.text[one.start : one.end].strip() for one in page.blocks)


@given(st.text(alphabet="abcđ 0123456789,.%-|\n", max_size=300))
def test_no_digit_of_a_text_is_lost(text: str) -> None:
    page = take_in_text(text)
    assert sorted(c for c in page.text if c.isdigit()) == sorted(c for c in text if c.isdigit())
