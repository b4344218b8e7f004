"""The picture of a shared link: everything stands inside it, in the theme's colours."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from scorecards.charts.pixels import pixels
from scorecards.charts.share_card import HEIGHT, WIDTH, CardTile, ShareCard, card_svg
from scorecards.charts.specs import RankHistory, RankPoint
from scorecards.charts.style import ChartStyle
from tests.charts.conftest import SVG, Drawing

TILES = tuple(CardTile(column, row, row % 5, f"{column * row}") for column in range(1, 9) for row in range(1, 16))
HOSTILE = "</text><script>alert(1)</script>&amp;\x00\"'"
LONG = "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và giải quyết trực tuyến toàn trình; năm trước thấp hơn " * 6
CARDS = {
    "figure": ShareCard("Thanh Hóa", "5/34", "Xếp hạng năm 2024", "Thanh Hóa đứng thứ 5; năm 2023 hạng 11."),
    "map": ShareCard("Phiếu điểm chuyển đổi số", label="DTI 2024", text=LONG, tiles=TILES),
    "long": ShareCard(LONG, "32.123.456–34", LONG, LONG),
    "title": ShareCard(LONG),
    "range": ShareCard("A", tiles=(CardTile(1, 1, 4, "32–34"), CardTile(15, 15, 0, "10.000–20.000"))),
    "hostile": ShareCard(HOSTILE, HOSTILE, HOSTILE, HOSTILE, tiles=(CardTile(1, 1, 1, HOSTILE),)),
    "empty": ShareCard(""),
}


@pytest.mark.parametrize("name", CARDS)
def test_every_line_stands_inside(name: str, style: ChartStyle, real_width: Callable[[str, int, float], float]) -> None:
    root = ET.fromstring(card_svg(CARDS[name], "Phiếu điểm", "https://vi-du.vn/phieu/tinh/thanh-hoa/", style))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "rect", "text", "g"}
    for text in root.iter(f"{SVG}text"):
        size, x, y = (float(text.attrib[key]) for key in ("font-size", "x", "y"))
        wide = real_width(text.text or "", int(text.attrib["font-weight"]), size)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.attrib["text-anchor"]]
        assert left >= 0, text.text
        assert left + wide <= WIDTH, text.text
        assert size <= y <= HEIGHT - 10, text.text
        assert y < HEIGHT - 80 or text.text in ("Phiếu điểm", "vi-du.vn/phieu/tinh/thanh-hoa"), text.text


def test_what_does_not_fit_is_left_off_at_a_clause(style: ChartStyle) -> None:
    clauses = [f"mệnh đề thứ {number} nói một điều đủ dài để chiếm chỗ" for number in range(12)]
    root = ET.fromstring(card_svg(ShareCard("A", text="; ".join(clauses) + "."), "", "", style))
    said = " ".join(text.text or "" for text in root.iter(f"{SVG}text") if text.attrib["font-size"] == "30.0")
    assert said.endswith("chiếm chỗ.")
    assert said[:-1] == "; ".join(clauses)[: len(said) - 1]
    assert len(said) > 200


def test_a_chart_of_the_page_keeps_its_words_and_has_the_light_colours(
    style: ChartStyle, drawn: Callable[..., Drawing]
) -> None:
    points = tuple(RankPoint(str(year), f"{rank}/63", rank, rank, 63) for year, rank in ((2022, 15), (2023, 11)))
    chart = drawn(RankHistory("Hạng", "Một câu.", points, "đầu bảng", "cuối bảng"))
    svg = card_svg(ShareCard("Thanh Hóa", "11/63", chart=chart.source), "", "", style)
    assert "var(" not in svg
    words = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]
    assert {text.words for text in chart.texts} <= set(words)


def test_the_picture_is_a_png_of_the_size_that_previews_want(style: ChartStyle) -> None:
    picture = pixels(card_svg(CARDS["map"], "Phiếu điểm", "https://vi-du.vn/", style), style.font_folder)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)] == [WIDTH, HEIGHT]
