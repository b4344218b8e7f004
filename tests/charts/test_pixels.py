"""Pictures as pixels: what an SVG says, where it says it, in the typeface of the theme."""

import io
import shutil
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image

from scorecards.charts.canvas import Canvas
from scorecards.charts.chart_picture import chart_svg, marks_of
from scorecards.charts.coverage import box
from scorecards.charts.kerning import kerning
from scorecards.charts.pixels import pixels
from scorecards.charts.share_card import ShareCard, card_svg
from scorecards.charts.specs import Bar, BarChart, ChartSpec, RankHistory, RankPoint, TimeChart, TimePoint
from scorecards.charts.style import ChartStyle
from tests.charts.test_drawing import CHARTS

WHITE, BLACK, RED = (255, 255, 255), (0, 0, 0), (255, 0, 0)
LETTER = 100
"""Size of a letter that is measured."""


def painted(inner: str, style: ChartStyle, view: str = "0 0 40 20", size: tuple[int, int] = (40, 20)) -> Image.Image:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" viewBox="{view}">{inner}</svg>'
    with Image.open(io.BytesIO(pixels(svg, style.font_folder))) as picture:
        assert (picture.mode, picture.size) == ("P", size)
        return picture.convert("RGB")


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not white."""
    found = picture.convert("L").point(lambda shade: 255 * (shade < 250)).getbbox()
    assert found
    return found


def test_a_rectangle_fills_its_pixels_and_shades_those_that_it_covers_in_part(style: ChartStyle) -> None:
    picture = painted('<rect x="10" y="5.5" width="10.2" height="4" fill="#ff0000"/>', style)
    assert picture.getpixel((10, 7)) == picture.getpixel((19, 8)) == RED
    assert picture.getpixel((9, 7)) == picture.getpixel((21, 7)) == picture.getpixel((12, 4)) == WHITE
    assert picture.getpixel((12, 5)) == picture.getpixel((12, 9))
    assert picture.getpixel((12, 5)) in {(255, value, value) for value in range(118, 138)}  # half
    assert picture.getpixel((20, 7)) in {(255, value, value) for value in range(195, 213)}  # a fifth


def test_what_groups_and_views_move_and_scale_stands_there(style: ChartStyle) -> None:
    inner = '<g fill="#000000" transform="translate(5 2) scale(2)"><path d="M1,1h3v2h-3Z"/></g>'
    assert ink(painted(inner, style, "0 0 40 20", (80, 40))) == (14, 8, 26, 16)


def test_lines_frames_and_discs(style: ChartStyle) -> None:
    picture = painted('<line x1="4" y1="10" x2="30" y2="10" stroke="#000000" stroke-width="2"/>', style)
    assert ink(picture) == (4, 9, 30, 11)
    assert picture.getpixel((20, 10)) == BLACK
    picture = painted('<rect x="3.5" y="3.5" width="10" height="8" fill="none" stroke="#000000"/>', style)
    assert ink(picture) == (3, 3, 14, 12)
    assert (picture.getpixel((3, 7)), picture.getpixel((8, 7))) == (BLACK, WHITE)
    disc = painted('<path transform="translate(20,10)" d="M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0" fill="#ff0000"/>', style)
    assert ink(disc) == (15, 5, 25, 15)
    assert (disc.getpixel((20, 10)), disc.getpixel((15, 5))) == (RED, WHITE)
    inked = sum(255 - disc.getpixel((x, y))[1] for x in range(40) for y in range(20)) / 255  # type: ignore[index, misc]
    assert inked == pytest.approx(3.1416 * 25, rel=0.02)


def test_a_slanting_line_keeps_to_its_middle(style: ChartStyle) -> None:
    picture = painted('<line x2="16" y2="16" transform="translate(2,2)" stroke="#000000" stroke-width="2"/>', style)
    assert all(picture.getpixel((at, at)) == BLACK for at in range(3, 17))
    assert picture.getpixel((12, 6)) == picture.getpixel((6, 12)) == WHITE
    assert picture.getpixel((9, 10)) == picture.getpixel((10, 9))


def test_dashes_leave_gaps(style: ChartStyle) -> None:
    line = '<line x2="20" transform="translate(0,10.5)" stroke="#000000" stroke-dasharray="2,3"/>'
    picture = painted(line, style)
    dark = [x for x in range(40) if picture.getpixel((x, 10)) == BLACK]
    assert dark == [0, 1, 5, 6, 10, 11, 15, 16]


def test_what_shows_through_is_between_it_and_what_is_beneath(style: ChartStyle) -> None:
    line = '<line x2="20" transform="translate(0,10)" stroke="#000000" stroke-width="4" opacity="0.4"/>'
    picture = painted(f'<rect width="10" height="20" fill="#ff0000"/>{line}', style)
    assert (picture.getpixel((5, 10)), picture.getpixel((15, 10))) == ((153, 0, 0), (153, 153, 153))


@pytest.mark.parametrize("letter", ["H", "Ệ", "đ", "g", "Ữ", "7"])
@pytest.mark.parametrize("weight", [400, 600])
def test_a_letter_has_the_outline_of_the_theme_s_typeface(letter: str, weight: int, style: ChartStyle) -> None:
    font = TTFont(style.font_folder / f"be-vietnam-pro-{weight}.ttf")
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord(letter)]].draw(pen)
    left, low, right, high = (part * LETTER / font["head"].unitsPerEm for part in pen.bounds)
    text = f'<text x="30" y="120" font-size="{LETTER}" font-weight="{weight}" fill="#000000">{letter}</text>'
    found = ink(painted(text, style, "0 0 200 160", (200, 160)))
    assert found == pytest.approx((30 + left, 120 - high, 30 + right, 120 - low), abs=1.1)


def test_a_letter_in_two_parts_is_set_as_one(style: ChartStyle) -> None:
    both = [f'<text x="5" y="15" font-size="14" fill="#000000">{letter}</text>' for letter in ("ệ", "e\u0323\u0302")]
    assert painted(both[0], style).tobytes() == painted(both[1], style).tobytes()


def test_words_are_as_wide_as_the_typeface_says_and_stand_by_their_anchor(
    style: ChartStyle, real_width: Callable[[str, int, float], float]
) -> None:
    words, file = "HTuTuTuH", style.font_folder / "be-vietnam-pro-400.ttf"
    font, closer = TTFont(file), kerning(file.read_bytes())
    moved = sum(closer.between(*pair) for pair in pairwise(words)) * 30 / 1000
    assert moved < -5
    wide = real_width(words, 400, 30) + moved
    stems = font["glyf"]["H"]
    room = (stems.xMin + font["hmtx"]["H"][0] - stems.xMax) * 30 / 1000  # before the first letter and after the last
    edges = []
    for anchor in ("start", "middle", "end"):
        text = f'<text x="300" y="40" font-size="30" text-anchor="{anchor}" fill="#000000">{words}</text>'
        left, _, right, _ = ink(painted(text, style, "0 0 600 60", (600, 60)))
        edges.append((left, right))
        assert right - left == pytest.approx(wide - room, abs=2)
    assert [edges[0][0] - left for left, _ in edges] == pytest.approx([0, wide / 2, wide], abs=1)


def test_pairs_of_letters_stand_as_the_typeface_says(style: ChartStyle) -> None:
    for weight in (400, 600):
        file = style.font_folder / f"be-vietnam-pro-{weight}.ttf"
        font, ours = TTFont(file), kerning(file.read_bytes())
        glyphs = font.getBestCmap()
        letters = [chr(code) for code in sorted(glyphs)][::2]  # every other one of what is set
        expected = {(a, b): pair(font, glyphs[ord(a)], glyphs[ord(b)]) for a in letters for b in letters}
        assert sum(map(bool, expected.values())) > 1500
        assert {(a, b): ours.between(a, b) for a in letters for b in letters} == expected


def pair(font: Any, one: str, other: str) -> int:
    """What the first table that speaks of a pair says of it."""
    for table in font["GPOS"].table.LookupList.Lookup[0].SubTable:
        if one not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            found = table.PairSet[table.Coverage.glyphs.index(one)].PairValueRecord
            values = [record.Value1 for record in found if record.SecondGlyph == other]
            if not values:
                continue
            value = values[0]
        else:
            kind = table.ClassDef1.classDefs.get(one, 0)
            value = table.Class1Record[kind].Class2Record[table.ClassDef2.classDefs.get(other, 0)].Value1
        return getattr(value, "XAdvance", 0) if value else 0
    return 0


def test_pairs_are_read_by_the_short_table_of_letters_too(style: ChartStyle) -> None:
    file = style.font_folder / "be-vietnam-pro-600.ttf"
    font, whole = TTFont(file), kerning(file.read_bytes())
    assert whole.between("T", "ư") < 0
    for form in (4, 12):
        font["cmap"].tables = [table for table in TTFont(file)["cmap"].tables if table.format in (form,)]
        if not font["cmap"].tables:
            continue
        out = io.BytesIO()
        font.save(out)
        assert kerning(out.getvalue()).numbers == whole.numbers


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0\0\5", b"OTTO" + bytes(200)])
def test_a_damaged_file_says_nothing_of_pairs(content: bytes) -> None:
    assert kerning(content).between("T", "o") == 0


def test_a_folder_without_a_typeface_is_set_in_the_default_one(style: ChartStyle, tmp_path: Path) -> None:
    svg = card_svg(ShareCard("Thừa Thiên Huế", "3/63"), "Phiếu điểm", "https://vi-du.vn/", style)
    assert pixels(svg, tmp_path) == pixels(svg, style.font_folder)
    other = tmp_path / "fonts"
    other.mkdir()
    (other / "damaged.ttf").write_bytes(b"\0\1\0\0nothing")
    assert pixels(svg, other) == pixels(svg, style.font_folder)


def test_the_face_is_of_the_family_and_next_to_the_weight(style: ChartStyle, tmp_path: Path) -> None:
    shutil.copy(style.font_folder / "be-vietnam-pro-600.ttf", tmp_path)
    words = '<text x="5" y="15" font-size="14" font-weight="{}" fill="#000000">Hạng</text>'
    alone = tuple(
        pixels(f'<svg width="40" height="20" font-family="Be Vietnam Pro">{words.format(weight)}</svg>', folder)
        for folder in (tmp_path, style.font_folder)
        for weight in (400, 600)
    )
    assert alone[0] == alone[1] == alone[3] != alone[2]


HISTORY = RankHistory(
    "Hạng", "Một câu.",
    (RankPoint("2022", "15/63", 15, 15, 63), RankPoint("2023", "11–12/63", 11, 12, 63, joins=True)),
    "đầu bảng", "cuối bảng",
)  # fmt: skip
TIME = TimeChart(
    "Hồ sơ", "Một câu.",
    (TimePoint(0, Decimal(5), "5%", "10/2023"), TimePoint(90, Decimal(9), "9%", "1/2024", joins=True)), Decimal(100),
)  # fmt: skip
MISSING = BarChart(
    "Hồ sơ", "Một câu.", (Bar("cấp xã", None, "không rõ"), Bar("cấp tỉnh", Decimal(3), "3%")), Decimal(100)
)


@pytest.mark.parametrize("spec", [*CHARTS, HISTORY, TIME, MISSING], ids=lambda spec: type(spec).__name__)
def test_every_kind_of_chart_is_painted_whole(spec: ChartSpec, style: ChartStyle, drawn: Callable[..., Any]) -> None:
    """Each mark of the drawing is where the picture has other than paper."""
    drawing = drawn(spec)
    marks = marks_of(drawing.source)
    assert marks
    svg = chart_svg("", (), marks, style)
    with Image.open(io.BytesIO(pixels(svg, style.font_folder))) as found:
        picture = found.convert("RGB")
    assert pixels(card_svg(ShareCard("Hạng", chart=drawing.source), "", "", style), style.font_folder)
    (left, top) = (20, 34)  # of the drawing on its sheet
    for mark in drawing.marks:
        if mark.tag == "text":
            x, y = mark.at
            wide = {"middle": (-4, 4), "end": (-8, 0)}.get(mark.attributes.get("text-anchor", ""), (0, 8))
            part = (left + x + wide[0], top + y - 10, left + x + wide[1], top + y)
        elif "A" in mark.attributes.get("d", ""):
            x, y = mark.at
            part = (left + x - 2, top + y - 2, left + x + 2, top + y + 2)
        else:
            x, y, wide_, high = mark.box
            part = (left + x - 1, top + y - 1, left + x + wide_ + 1, top + y + high + 1)
        if mark.words or mark.tag != "text":
            colours = picture.crop(tuple(map(round, part))).getcolors(1 << 16)
            assert colours
            assert any(sum(colour) < 760 for _, colour in colours if isinstance(colour, tuple)), mark


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="a.png"/>',
        '<path d="M0,0L5,5" fill="#000000"/>',
        '<rect width="5" height="5" fill="url(#a)"/>',
        '<g transform="rotate(5)"/>',
    ],
)
def test_what_it_does_not_paint_is_an_error(inner: str, style: ChartStyle) -> None:
    with pytest.raises(ValueError, match="cannot paint"):
        painted(inner, style)


def test_more_colours_than_a_palette_has_are_taken_for_the_nearest() -> None:
    canvas = Canvas(400, 1)
    for x in range(400):
        canvas.fill(x, 0, x + 1, 1, (x // 2, x % 200, 7))
    with Image.open(io.BytesIO(canvas.png())) as picture:
        assert picture.convert("RGB").getpixel((300, 0)) in {(x // 2, x % 200, 7) for x in range(255)} | {WHITE}
        assert picture.convert("RGB").getpixel((254, 0)) == (127, 54, 7)


def test_what_lies_outside_is_left_off() -> None:
    canvas = Canvas(10, 10)
    for sides in ((-5, -5, 2, 2), (8.5, 8, 30, 30), (20, 20, 30, 30), (3, -9, 4, -2)):
        mask = box(*sides)
        assert mask
        canvas.paint(mask, BLACK)
    with Image.open(io.BytesIO(canvas.png())) as picture:
        dark = [(x, y) for x in range(10) for y in range(10) if picture.convert("RGB").getpixel((x, y)) == BLACK]
    assert dark == [(0, 0), (0, 1), (1, 0), (1, 1), (9, 8), (9, 9)]
