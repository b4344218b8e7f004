"""Geographic maps: the outlines, and the map as it stands on a page."""

from __future__ import annotations

import gzip
import json
import math
import os
import random
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scorecards.charts.geography import LETTERS, WIDTH, Geography, geography
from scorecards.charts.text_metrics import width
from scorecards.load.boundaries import MOST_POINTS, read_boundaries
from scorecards.load.source import Files
from scorecards.model.places import Boundaries, Frame, Position, Ring
from scorecards.model.text import Text
from tests.support.boundaries import synthetic, with_boundaries
from tests.support.html_tree import Element
from tests.support.links import broken
from tests.support.projects import COUNTRY, Site, Workshop, build_site

PAGES = ("/do-phu/", "/xep-hang/xep-hang-2024/")
MOST_BYTES = 25_000

Point = tuple[int, int]


def rings(drawing: str) -> list[list[Point]]:
    """Path data as points."""
    found = []
    for part in re.findall(r"M([^Mz]*)z", drawing):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        assert re.fullmatch(r"-?\d+ -?\d+l[-\d ]*", part), part
        assert len(numbers) % 2 == 0
        x, y = numbers[:2]
        ring = [(x, y)]
        for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + right, y + down
            ring.append((x, y))
        found.append(ring)
    assert "".join(re.findall(r"M[^Mz]*z", drawing)) == drawing
    return found


def drawn(
    units: Mapping[str, tuple[tuple[Ring, ...], ...]], names: tuple[str, str] = ("Hoàng Sa", "Trường Sa")
) -> Geography:
    frames = (
        Frame(Text(names[0]), box(111, 15.5, 113, 17.5), (112, 17.6)),
        Frame(Text(names[1]), box(111, 7, 117, 12), (114, 12.1)),
    )
    return geography(Boundaries(units, frames, Text("x")), "vi")


def box(west: float, south: float, east: float, north: float) -> Ring:
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def read(folder: Path, data: Any) -> Geography:
    (folder / "x.topojson").write_text(json.dumps(data), encoding="utf-8")
    archipelagos = {"hoang-sa": (Text("Hoàng Sa"), "gia-dinh"), "truong-sa": (Text("Trường Sa"), "thu-nghiem")}
    units = frozenset(["gia-dinh", "thu-nghiem"])
    found = read_boundaries("x.topojson", units, archipelagos, Text("x"), Files(folder))
    assert found is not None
    return geography(found, "vi")


# -- outlines ----------------------------------------------------------------------------------------------------------


def test_north_is_up_and_angles_are_kept() -> None:
    found = drawn({"a": ((box(104, 20, 105, 21),),), "b": ((box(104, 8.5, 105, 9.5),),)})
    (north,), (south,) = rings(found.units["a"]), rings(found.units["b"])
    assert max(y for _, y in north) < min(y for _, y in south)
    for ring, latitude in ((north, 20.5), (south, 9)):
        wide = max(x for x, _ in ring) - min(x for x, _ in ring)
        high = max(y for _, y in ring) - min(y for _, y in ring)
        assert high / wide == pytest.approx(1 / math.cos(math.radians(latitude)), abs=0.02), "Mercator's projection"


def test_everything_lies_within_the_drawing() -> None:
    names = ("Quần đảo Hoàng Sa (đặc khu thuộc thành phố Đà Nẵng)", "Quần đảo Trường Sa")
    found = drawn({"a": ((box(103, 9, 109, 17),),)}, names)
    assert found.width == WIDTH
    points = [point for unit in found.units.values() for ring in rings(unit) for point in ring]
    points += [point for frame in found.frames for ring in rings(frame.line) for point in ring]
    assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in points)
    for frame, name in zip(found.frames, names, strict=True):
        assert " ".join(line for _, _, line in frame.lines) == name
        top = min(y for _, y in rings(frame.line)[0])
        for x, foot, line in frame.lines:
            half = width(line, LETTERS) / 2
            assert x - half >= 0
            assert x + half <= found.width + 1
            assert LETTERS <= foot < top, "over its frame"


def test_neighbours_share_their_border_to_the_point(tmp_path: Path) -> None:
    found = read(tmp_path, synthetic())
    assert list(found.units) == ["thu-nghiem", "gia-dinh"]
    north, south = rings(found.units["thu-nghiem"])[0], rings(found.units["gia-dinh"])[0]
    assert len(set(north) & set(south)) == 3


def test_the_way_that_rings_run_makes_no_difference(tmp_path: Path) -> None:
    data = synthetic()
    for one in data["objects"]["provinces"]["geometries"]:
        one["arcs"] = [[[~arc for arc in reversed(ring)] for ring in polygon] for polygon in one["arcs"]]
    turned, found = read(tmp_path, data), read(tmp_path, synthetic())
    assert (turned.width, turned.height) == (found.width, found.height)
    for slug, outline in found.units.items():
        assert [set(ring) for ring in rings(turned.units[slug])] == [set(ring) for ring in rings(outline)]


def test_holes_are_kept_and_no_island_is_lost() -> None:
    def island(x: float, y: float, size: float) -> tuple[Ring, ...]:
        return (((x, y), (x + size, y), (x, y + size), (x, y)),)

    land = (box(103, 9, 109, 17), box(105, 11, 106, 12), box(107, 13, 107.001, 13.001))
    found = drawn({"a": (land, island(112, 16, 0.0001), island(112.5, 16, 0.001), island(112.5, 16, 0.0001))})
    outline, hole, *islands = rings(found.units["a"])
    assert (len(outline), len(hole)) == (4, 4), "a hole too small to see is left out"
    assert len(islands) == 2, "islands on one point are one mark"
    for mark in islands:
        xs, ys = [x for x, _ in mark], [y for _, y in mark]
        assert max(xs) - min(xs) == max(ys) - min(ys) == 8


def test_a_drawing_is_the_same_each_time(tmp_path: Path) -> None:
    assert read(tmp_path, synthetic()) == read(tmp_path, synthetic())


def test_as_many_points_as_a_file_may_have_are_light_enough() -> None:
    chance = random.Random(1)
    each = MOST_POINTS // 34

    def jagged(x: float, y: float) -> Ring:
        def point(number: int) -> Position:
            angle, far = math.tau * number / each, 0.4 + chance.random() / 5
            return x + far * math.cos(angle), y + 2 * far * math.sin(angle)

        ring = [point(number) for number in range(each)]
        return (*ring, ring[0])

    found = drawn({f"u{number}": ((jagged(103 + number % 6, 9 + number // 6 * 2.2),),) for number in range(34)})
    assert sum(len(ring) for unit in found.units.values() for ring in rings(unit)) > MOST_POINTS * 0.9
    assert len(gzip.compress("".join(found.units.values()).encode())) < MOST_BYTES * 0.8


# -- on a page ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def site(project: Workshop) -> Site:
    """The small project in the default theme, with boundaries."""
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    found = with_boundaries(project).build("/repo/")
    assert found.codes == []
    return found


def figures(site: Site, path: str) -> list[Element]:
    return [figure for figure in site.page(path).all("figure") if figure.has_class("geography")]


@pytest.mark.parametrize("path", PAGES)
def test_every_unit_is_a_link_with_its_name_and_value(site: Site, path: str) -> None:
    (figure,) = figures(site, path)
    links = figure.one("svg").all("a")
    assert [link.get("href") for link in links] == ["/repo/tinh/thu-nghiem/", "/repo/tinh/gia-dinh/"]
    expected = {
        "/do-phu/": ["Thử Nghiệm: 20 số liệu", "Giả Định: chưa có số liệu"],
        "/xep-hang/xep-hang-2024/": ["Thử Nghiệm: hạng 3–5", "Giả Định: hạng 7"],
    }
    names = [link.one("title").text for link in links]
    assert [re.sub(r"\d+ số", "20 số", name) for name in names] == expected[path]
    for link in links:
        shape = link.one("path")
        assert re.fullmatch(r"var\(--tone-[0-4]\)", shape.get("fill"))
        assert rings(shape.get("d"))
        assert "tabindex" not in link.attributes, "in the order of the keyboard"


def test_tones_say_the_value(site: Site) -> None:
    (figure,) = figures(site, "/do-phu/")
    assert [path.get("fill") for path in figure.all("path")[:2]] == ["var(--tone-4)", "var(--tone-0)"]
    meant = {one.get("data-tone") for one in figure.all("span") if one.has_class("swatch")}
    assert meant == {"0", "4"}


@pytest.mark.parametrize("path", PAGES)
def test_archipelagos_note_and_credit_are_on_it(site: Site, path: str) -> None:
    (figure,) = figures(site, path)
    drawing = figure.one("svg")
    assert [text.text for text in drawing.all("text")] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]
    framed = [path for path in drawing.all("path") if path.get("fill") == "none"]
    assert len(framed) == 2
    assert all(path.get("stroke-dasharray") for path in framed)
    assert "không dùng để xác định địa giới hành chính." in figure.text
    assert "Ranh giới: giả định, CC0" in figure.text
    assert "2 tỉnh giả định đến 30/6/2025" in figure.one("figcaption").text, "whose units, for eyes"
    assert drawing.get("aria-label") == "2 tỉnh giả định đến 30/6/2025", "and for ears"


def test_it_stands_beside_the_tile_map_without_scripts_or_broken_links(site: Site) -> None:
    assert broken(site.files, "/repo/") == []
    for path in PAGES:
        page = site.page(path)
        assert any(figure.has_class("tilemap") for figure in page.all("figure"))
        assert [script for script in page.all("script") if script.get("src")] == []
        ids = [element.get("id") for element in page if element.get("id")]
        assert len(ids) == len(set(ids))


def test_without_a_boundary_file_there_is_the_tile_map_alone(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    tiles = with_boundaries(project).root / "data/tiles.toml"
    lines = tiles.read_text(encoding="utf-8").splitlines()
    tiles.write_text("\n".join(line for line in lines if not line.startswith("boundaries")), encoding="utf-8")
    site = project.build()
    for path in PAGES:
        assert figures(site, path) == []
        assert any(figure.has_class("tilemap") for figure in site.page(path).all("figure"))


def test_words_of_a_credit_stay_words(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    with_boundaries(project)
    project.replace("data/tiles.toml", "giả định, CC0", "<script>alert(1)</script>")
    site = project.build()
    (figure,) = figures(site, "/do-phu/")
    assert "<script>alert(1)</script>" in figure.text
    assert figure.all("script") == []


def test_real_files_make_light_maps_of_the_country(tmp_path: Path) -> None:
    """With SCORECARDS_BOUNDARIES, a folder that has such files."""
    folder = os.environ.get("SCORECARDS_BOUNDARIES", "")
    if not folder:
        pytest.skip("SCORECARDS_BOUNDARIES names no folder with provinces-34.topojson and provinces-63.topojson")
    shutil.copytree(COUNTRY, tmp_path, dirs_exist_ok=True)
    tiles = (tmp_path / "data/tiles.toml").read_text(encoding="utf-8")
    for units in ("34", "63"):
        shutil.copy(Path(folder) / f"provinces-{units}.topojson", tmp_path / "data")
        named = f'boundaries = "provinces-{units}.topojson"\nboundaries_credit = "Ranh giới: …"\n'
        tiles = tiles.replace(f"[layer-{units}]\n", f"[layer-{units}]\n{named}")
    (tmp_path / "data/tiles.toml").write_text(tiles, encoding="utf-8")
    site = build_site(tmp_path)
    assert [p.code for p in site.problems if p.severity == "error"] == []
    assert broken(site.files, "/") == []
    for path, count in (("/do-phu/", 34), ("/xep-hang/dti-2022/", 63), ("/xep-hang/dti-2024-34/", 34)):
        (figure,) = figures(site, path)
        links = figure.one("svg").all("a")
        assert len({link.get("href") for link in links}) == len(links) == count
        html = site.files[f"{path.strip('/')}/index.html"]
        drawing = html[html.index(b'<figure class="geography"') :].partition(b"</figure>")[0]
        assert len(gzip.compress(drawing)) < MOST_BYTES
        assert {text.text for text in figure.all("text")} == {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"}
