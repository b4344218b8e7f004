"""Drawings from a store are those that would be drawn."""

import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import vl_convert
from markupsafe import Markup
from msgspec.structs import replace

from scorecards.charts import draw as draw_module
from scorecards.charts.draw import draw
from scorecards.charts.drawings import Drawings
from scorecards.charts.pictures import Pictures
from scorecards.charts.specs import Bar, BarChart
from scorecards.charts.style import ChartStyle
from scorecards.store import NO_STORE
from tests.support.projects import MemoryStore

SPEC = BarChart("Hồ sơ", "Một câu.", (Bar("cấp xã", Decimal(18), "18 %"), Bar("cấp tỉnh", Decimal(3), "3 %")))


def test_a_drawing_of_the_store_is_the_one_that_would_be_drawn(style: ChartStyle) -> None:
    store = MemoryStore()
    drawn = draw(SPEC, "a", style)
    first, second = (Drawings(style, store).drawing(SPEC, "a") for _ in range(2))
    assert (store.found, len(store.entries)) == (1, 1)
    for one in (first, second, Drawings(style, NO_STORE).drawing(SPEC, "a")):
        assert one == drawn
        assert isinstance(one.svg, Markup)
        assert one.height == json.loads(one.vega)["height"]


def test_whatever_changes_a_drawing_changes_its_key(style: ChartStyle) -> None:
    store = MemoryStore()
    bars = (*SPEC.bars[:1], replace(SPEC.bars[1], value=Decimal(4)))
    for look, spec, id in (
        (style, SPEC, "a"),
        (style, SPEC, "b"),
        (style, replace(SPEC, bars=bars), "a"),
        (style, replace(SPEC, title="Hồ sơ khác"), "a"),
        (replace(style, colours={**style.colours, "accent": "#123456"}), SPEC, "a"),
        (replace(style, scale=replace(style.scale, near=9)), SPEC, "a"),
        (replace(style, font="Another"), SPEC, "a"),
    ):
        Drawings(look, store).drawing(spec, id)
    assert (store.found, len(store.entries)) == (0, 7)


def test_what_draws_is_loaded_only_to_draw() -> None:
    code = (
        "import sys, scorecards.pipeline, scorecards.cli as cli, pathlib;"
        "cli.parser(pathlib.Path(), chosen='build');"
        "late = {'altair', 'vl_convert', 'openpyxl', 'mammoth', 'bs4', 'watchfiles', 'segno', 'http.client'};"
        "print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_neither_altair_nor_the_renderer_is_loaded_for_what_is_drawn_already(tmp_path: Path) -> None:
    """Nor Pillow for a picture, nor Altair for a chart whose empty one an earlier run has compiled; all of it is the
    same as when it was made."""
    code = (
        "import sys; from decimal import Decimal; from pathlib import Path;"
        "from scorecards.charts.drawings import Drawings; from scorecards.charts.pictures import Pictures;"
        "from scorecards.charts.specs import Bar, BarChart; from scorecards.charts.style import ChartStyle;"
        "from scorecards.store.database import Database;"
        "names = ('ink', 'muted', 'accent', 'neutral', 'line', 'paper');"
        "style = ChartStyle('Be Vietnam Pro', Path(sys.argv[1]), dict.fromkeys(names, '#123456'));"
        "store = Database(Path(sys.argv[2]), 1);"
        "bars = (Bar('cấp xã', Decimal(18), '18 %'), Bar('cấp tỉnh', Decimal(3), '3 %'));"
        "spec = BarChart('Hồ sơ', 'Một câu.', bars);"
        "drawing = Drawings(style, store).drawing(spec, 'a');"
        'box = \'<svg width="8" height="8"><rect width="8" height="8" fill="#123456"/></svg>\';'
        "print(drawing, Pictures(style, store).png(box));"
        "store.close();"
        "print(sorted({'altair', 'vl_convert', 'PIL'} & set(sys.modules)))"
    )
    fonts = Path(__file__).parents[2] / "scorecards" / "themes" / "default" / "fonts"
    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    made, compiled_before, kept = (
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code, fonts, tmp_path / store],
            capture_output=True, text=True, encoding="utf-8", check=True, env=compiled,
        ).stdout.splitlines()
        for store in ("store.db", "another.db", "store.db")
    )  # fmt: skip
    assert made[:-1] == compiled_before[:-1] == kept[:-1]
    loaded = ["['PIL', 'altair', 'vl_convert']", "['PIL', 'vl_convert']", "[]"]
    assert [made[-1], compiled_before[-1], kept[-1]] == loaded


def test_an_empty_chart_of_other_code_fonts_or_sizes_is_compiled_anew(
    style: ChartStyle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    to_vega, compiled = vl_convert.vegalite_to_vega, []

    def note(chart: dict[str, Any]) -> object:
        compiled.append(chart)
        return to_vega(chart)

    def drawn(look: ChartStyle) -> int:
        """How many charts a fresh process compiles to draw in this look."""
        draw_module._compiled.cache_clear()
        compiled.clear()
        draw(SPEC, "a", look)
        return len(compiled)

    monkeypatch.setattr(vl_convert, "vegalite_to_vega", note)
    looks = [style, replace(style, font="Another"), replace(style, scale=replace(style.scale, near=9))]
    assert [drawn(look) for look in (*looks, *looks)] == [1, 1, 1, 0, 0, 0]
    monkeypatch.setattr(draw_module, "charts_compiled_with", lambda: b"other code")
    assert [drawn(look) for look in looks] == [1, 1, 1]
    draw_module._compiled.cache_clear()


def test_charts_that_differ_in_words_alone_are_drawn_once(style: ChartStyle, monkeypatch: pytest.MonkeyPatch) -> None:
    """As those of a page in two languages do; each has its own words all the same."""
    drawn: list[object] = []
    to_svg = vl_convert.vega_to_svg

    def note(vega: dict[str, Any], **options: Any) -> str:
        drawn.append(vega)
        return to_svg(vega, **options)

    monkeypatch.setattr(vl_convert, "vega_to_svg", note)
    look = replace(style, scale=replace(style.scale, near=8.25))  # which no other test has drawn
    bars = (replace(SPEC.bars[0], label="communes", detail="18 of 100"), replace(SPEC.bars[1], label="the province"))
    twins = [Drawings(look, NO_STORE).drawing(spec, id) for spec, id in
             ((SPEC, "a"), (replace(SPEC, title="Files", reading="A sentence.", bars=bars), "b"))]  # fmt: skip
    assert len(drawn) == 1
    words = [re.findall(">([^<]+)</(?:title|desc|text)>", twin.svg) for twin in twins]
    assert words == [["Hồ sơ", "Một câu.", "Cấp xã", "Cấp tỉnh", "18 %", "3 %"],
                     ["Files", "A sentence.", "Communes", "The province", "18 %", "3 %"]]  # fmt: skip
    assert [set(re.findall('id="([a-z]+)-', twin.svg)) for twin in twins] == [{"a"}, {"b"}]
    assert b"18 of 100" in twins[1].vega


def test_a_picture_of_the_store_is_the_one_that_would_be_made(style: ChartStyle, tmp_path: Path) -> None:
    store = MemoryStore()
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#123456"/></svg>'
    )
    first, second = (Pictures(style, store).png(svg) for _ in range(2))
    assert (store.found, len(store.entries)) == (1, 1)
    assert first == second == Pictures(style, NO_STORE).png(svg)
    Pictures(style, store).png(svg.replace("#123456", "#654321"))
    shutil.copytree(style.font_folder, tmp_path / "fonts")
    Pictures(replace(style, font_folder=tmp_path / "fonts"), store).png(svg)
    assert (store.found, len(store.entries)) == (2, 2), "the same files elsewhere are the same"
    with (tmp_path / "fonts" / "be-vietnam-pro-400.ttf").open("ab") as file:
        file.write(b" ")
    Pictures(replace(style, font_folder=tmp_path / "fonts"), store).png(svg)
    assert (store.found, len(store.entries)) == (2, 3)
