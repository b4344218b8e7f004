"""What every chart keeps to: names, colours, ids, room for its words, the same bytes everywhere."""

import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import vl_convert
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.charts.draw import draw
from scorecards.charts.specs import (
    Bar,
    BarChart,
    ChartSpec,
    RankStrip,
    ReferenceLine,
    SquaresChart,
    UnitBar,
    UnitBarGroup,
    UnitBars,
)  # fmt: skip
from scorecards.charts.style import ChartStyle

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = BarChart(
    "Hồ sơ được số hóa, Hà Tĩnh, đến 31/10/2023",
    "Hồ sơ được số hóa: cấp xã cao nhất với 74,16%.",
    (
        Bar("tính chung", Decimal("57.53"), "57,53%", whole=True),
        Bar("cấp tỉnh", Decimal("36.23"), "36,23%"),
        Bar("cấp huyện", Decimal("58.79"), "58,79%"),
        Bar("cấp xã", Decimal("74.16"), "74,16%"),
    ),
    Decimal(100),
    "100%",
)
GOALS = SquaresChart("Nghị quyết 05", "Đạt 21 trong số 26.", 21, 26, "21 chỉ tiêu đã đạt", "5 chỉ tiêu chưa đạt")
RANK = RankStrip("Vị trí", "Hạng 37 trong số 63.", 37, 37, 63, "hạng 1", "hạng 63", "Hà Tĩnh: 37")
UNITS = UnitBars(
    "Hộ có cáp quang: 2 nơi", "Cao nhất: Long An 88,9%.",
    (
        UnitBarGroup("", (UnitBar("Long An", Decimal("88.9"), "88,9%", "1"),)),
        UnitBarGroup("Không rõ ngày", (UnitBar("Trà Vinh", Decimal("65.41"), "65,41%"),)),
    ),
    ReferenceLine(Decimal(80), "cả nước 80%"), ReferenceLine(Decimal(100), "mục tiêu 100%"),
)  # fmt: skip
CHARTS: list[ChartSpec] = [LEVELS, GOALS, RANK, UNITS]


def any_chart(words: st.SearchStrategy[str]) -> st.SearchStrategy[ChartSpec]:
    """Charts that nobody would plan, for drawing must not stop a build."""
    counts = st.integers(-3, 3500)
    amounts = st.none() | st.decimals(-(10**12), 10**15, places=2)
    some = st.decimals(-(10**12), 10**15, places=2)
    tops = st.none() | st.decimals(-5, 10**6, places=1)
    bars = st.lists(st.builds(Bar, words, amounts, words, st.booleans()), max_size=6).map(tuple)
    units = st.lists(
        st.builds(UnitBar, words, some, words, st.just("") | st.integers(1, 5000).map(str)),
        max_size=4,
    )
    groups = st.lists(st.builds(UnitBarGroup, words, units.map(tuple)), max_size=3).map(tuple)
    lines = st.none() | st.builds(ReferenceLine, some, words)
    return (
        st.builds(UnitBars, words, words, groups, lines, lines)
        | st.builds(BarChart, words, words, bars, tops, words)
        | st.builds(SquaresChart, words, words, counts, counts, words, words)
        | st.builds(RankStrip, words, words, counts, counts, counts, words, words, words)
    )


@pytest.mark.parametrize("spec", CHARTS, ids=lambda spec: type(spec).__name__)
def test_a_chart_is_named_by_its_title_and_reading_and_by_nothing_else(
    spec: ChartSpec, drawn: Callable[..., Any]
) -> None:
    root = drawn(spec, "so-hoa").root
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named_by = {element.get("id"): element.text for element in root if element.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [named_by[id] for id in root.attrib["aria-labelledby"].split()] == [spec.title, spec.reading]
    inside = [element for group in root.findall(f"{SVG}g") for element in group.iter()]
    assert not [e for e in inside if {"role", "aria-label", "aria-roledescription"} & set(e.attrib)]


@pytest.mark.parametrize("spec", CHARTS, ids=lambda spec: type(spec).__name__)
def test_a_chart_carries_nothing_but_shapes_and_words(spec: ChartSpec, drawn: Callable[..., Any]) -> None:
    drawing = drawn(spec)
    tags = {element.tag.removeprefix(SVG) for element in drawing.root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "line", "text"}
    names = {name for element in drawing.root.iter() for name in element.attrib}
    assert not names & {"style", "class", "href", "font-family"}
    assert not re.search(r"\d\.\d{3}", re.sub(r">[^<]*<", "><", drawing.source)), (
        "coordinates have two decimals at most"
    )


@pytest.mark.parametrize("spec", CHARTS, ids=lambda spec: type(spec).__name__)
def test_every_colour_is_the_page_s_with_the_theme_s_behind_it(
    spec: ChartSpec, drawn: Callable[..., Any], style: ChartStyle
) -> None:
    painted = {e.attrib[name] for e in drawn(spec).root.iter() for name in ("fill", "stroke") if name in e.attrib}
    assert painted - {"none"} <= {f"var(--{name},{value})" for name, value in style.colours.items()}
    assert len(painted - {"none"}) >= 3


def test_a_colour_that_the_theme_lacks_is_an_error(style: ChartStyle) -> None:
    without = {name: value for name, value in style.colours.items() if name != "accent"}
    with pytest.raises(KeyError, match="accent"):
        draw(LEVELS, "chart", replace(style, colours=without))


def test_ids_are_unique_in_a_page_of_charts(drawn: Callable[..., Any]) -> None:
    ids = [e.get("id") for n, spec in enumerate(CHARTS * 2) for e in drawn(spec, f"c{n}").root.iter() if e.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(CHARTS) * 2


def test_words_with_markup_in_them_stay_words(drawn: Callable[..., Any]) -> None:
    sharp = """<b> & "quoted" 'x' ]]>"""
    drawing = drawn(BarChart(sharp, sharp, (Bar(sharp, Decimal(1), sharp),)))
    assert [element.text for element in drawing.root[:2]] == [sharp, sharp]
    assert [mark.words for mark in drawing.texts] == [sharp.capitalize(), sharp]


def test_the_same_bytes_in_any_process_and_order(drawn: Callable[..., Any]) -> None:
    program = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); sys.path.insert(0, sys.argv[2])\n"
        "import test_drawing as t, tomllib\n"
        "theme = pathlib.Path(sys.argv[1]) / 'scorecards' / 'themes' / 'default'\n"
        "colours = tomllib.loads((theme / 'theme.toml').read_text(encoding='utf-8'))['colours']['light']\n"
        "style = t.ChartStyle('Be Vietnam Pro', theme / 'fonts', colours)\n"
        "drawn = {n: t.draw(t.CHARTS[n], f'c{n}', style).svg for n in (2, 0, 3, 1, 0)}\n"
        "sys.stdout.buffer.write('\\n'.join(drawn[n] for n in sorted(drawn)).encode())\n"
    )
    here = Path(__file__).parent
    run = subprocess.run(
        [sys.executable, "-c", program, here.parents[1], here],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert run.stdout.decode() == "\n".join(drawn(spec, f"c{n}").source for n, spec in enumerate(CHARTS))


def test_the_machine_s_fonts_change_nothing(style: ChartStyle, tmp_path: Path) -> None:
    other = replace(style, font="A face that is not there", font_folder=tmp_path / "not there")
    assert [draw(spec, "c", other).svg for spec in CHARTS] == [draw(spec, "c", style).svg for spec in CHARTS]


def test_vega_is_given_no_letters_to_measure(style: ChartStyle, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would open the machine's files of fonts for them, all of them for a letter that the first ones lack."""
    given: list[dict[str, Any]] = []
    to_svg = vl_convert.vega_to_svg

    def note(vega: dict[str, Any], **options: Any) -> str:
        given.append(vega)
        return to_svg(vega, **options)

    monkeypatch.setattr(vl_convert, "vega_to_svg", note)
    looks = replace(style, scale=replace(style.scale, size=14.5))  # which no other test has drawn
    drawn = [ET.fromstring(draw(spec, "c", looks).svg) for spec in CHARTS]
    assert len(given) == len(CHARTS)
    for vega, root in zip(given, drawn, strict=True):
        sizes = [mark["encode"]["update"]["fontSize"] for mark in vega["marks"] if mark["type"] == "text"]
        assert sizes
        assert all(size == {"value": 0} for size in sizes)
        assert {e.get("font-size") for e in root.iter() if e.get("font-size")} == {"14.5px"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spec=any_chart(st.text(max_size=200)))
def test_any_chart_is_drawn_within_its_frame(spec: ChartSpec, drawn: Callable[..., Any]) -> None:
    drawing = drawn(spec)
    width, height = drawing.size
    for mark in drawing.marks:
        if mark.tag == "text":
            assert 10 <= mark.at[1] <= height - 4, "marks over and under the line need room"
        else:
            left, top, wide, high = mark.box
            assert left >= -0.01
            assert top >= -0.01
            assert left + wide <= width + 0.01
            assert top + high <= height + 0.01


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_words_fit_the_frame_whatever_they_are(
    data: st.DataObject, drawn: Callable[..., Any], letters: frozenset[str], real_width: Callable[..., float]
) -> None:
    drawing = drawn(data.draw(any_chart(st.text(st.sampled_from(sorted(letters)), max_size=120))))
    for mark in drawing.texts:
        size = float(mark.attributes["font-size"].removesuffix("px"))
        assert size >= 13
        wide = real_width(mark.words, int(mark.attributes.get("font-weight", "400")), size)
        left = mark.at[0] - wide * {"start": 0, "middle": 0.5, "end": 1}[mark.attributes.get("text-anchor", "start")]
        assert left >= -0.01
        assert left + wide <= drawing.size[0] + 0.01
