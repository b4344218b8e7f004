"""Boundary files: what is read of a good one, and that nothing in a bad one gets through or breaks the program."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecards.load.boundaries import MOST_CHARACTERS, MOST_POINTS, read_boundaries
from scorecards.load.source import Files
from scorecards.model.places import Boundaries
from scorecards.model.text import Text
from scorecards.problems import Problem
from tests.support.boundaries import FILE, SYNTHETIC, TILES, synthetic, with_boundaries
from tests.support.loading import loaded
from tests.support.projects import COUNTRY, TODAY, Workshop, workshop

UNITS = frozenset(["gia-dinh", "thu-nghiem"])
ARCHIPELAGOS = {"hoang-sa": (Text("Hoàng Sa"), "gia-dinh"), "truong-sa": (Text("Trường Sa"), "thu-nghiem")}

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    """The small project, to be given a layer."""
    return workshop(tmp_path / "small")


def read(folder: Path, content: object) -> tuple[Boundaries | None, list[Problem]]:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "ranh-gioi.topojson").write_text(text, encoding="utf-8")
    files = Files(folder)
    found = read_boundaries("ranh-gioi.topojson", UNITS, ARCHIPELAGOS, Text("Giả định"), files)
    return found, list(files.diagnostics.problems)


def spoilt(folder: Path, change: Change) -> list[Problem]:
    data = synthetic()
    change(data)
    found, problems = read(folder, data)
    assert found is None
    return problems


def shapes(data: dict[str, Any], name: str) -> Any:
    return data["objects"][name]["geometries"]


# -- a good file -------------------------------------------------------------------------------------------------------


def test_positions_are_degrees_and_arcs_are_joined_both_ways(tmp_path: Path) -> None:
    found, problems = read(tmp_path, synthetic())
    assert problems == []
    assert found is not None
    assert list(found.units) == ["thu-nghiem", "gia-dinh"], "from north to south"
    (south, hole), (island,) = found.units["gia-dinh"]
    rounded = [(round(x, 6), round(y, 6)) for x, y in south]
    assert rounded == [(104, 14), (104, 10), (106, 10), (106, 14), (105, 14.2), (104, 14)]
    assert (len(hole), len(island)) == (5, 4)
    assert [frame.name.vi for frame in found.frames] == ["Hoàng Sa", "Trường Sa"]
    assert [tuple(round(n, 6) for n in frame.label) for frame in found.frames] == [(112.25, 17.6), (113.5, 12.1)]
    assert found.credit.vi == "Giả định"


def test_a_file_that_is_not_quantised_reads_the_same(tmp_path: Path) -> None:
    data = synthetic()
    (east, north), (x0, y0) = data["transform"]["scale"], data.pop("transform")["translate"]
    for arc in data["arcs"]:
        x = y = 0
        for pair in arc:
            x, y = x + pair[0], y + pair[1]
            pair[:] = [x * east + x0, y * north + y0, 12.5]
    for label in shapes(data, "labels"):
        x, y = label["coordinates"]
        label["coordinates"] = [x * east + x0, y * north + y0]
    assert read(tmp_path, data)[0] == read(tmp_path, synthetic())[0]


def test_it_comes_with_its_layer(small: Workshop) -> None:
    files = Files(with_boundaries(small).root)
    found, problems = loaded(files, TODAY, drafts=False)
    assert problems == []
    assert found is not None
    boundaries = found.layers["thu"].boundaries
    assert boundaries is not None
    assert boundaries.units.keys() == UNITS
    assert boundaries.credit.vi == "Ranh giới: giả định, CC0"
    assert [frame.name.vi for frame in boundaries.frames] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]


# -- a bad one ---------------------------------------------------------------------------------------------------------


def put(*way: str | int, value: object) -> Change:
    def change(data: Any) -> None:
        for step in way[:-1]:
            data = data[step]
        data[way[-1]] = value

    return change


def drop(*way: str | int) -> Change:
    def change(data: Any) -> None:
        for step in way[:-1]:
            data = data[step]
        del data[way[-1]]

    return change


FIRST = ("objects", "provinces", "geometries", 0)
FRAME = ("objects", "frames", "geometries", 0)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (put("type", value="FeatureCollection"), "type"),
        (drop("type"), "type"),
        (drop("arcs"), "arcs"),
        (put("arcs", 0, value=7), "arcs[0]"),
        (put("arcs", 0, 1, value=[1]), "arcs[0]"),
        (put("arcs", 0, 1, value=["1", "2"]), "arcs[0]"),
        (put("arcs", 0, 1, value=[True, 0]), "arcs[0]"),
        (put("arcs", 0, 1, value=[float("nan"), 0]), "arcs[0]"),
        (put("arcs", 0, 1, value=[float("inf"), 0]), "arcs[0]"),
        (put("arcs", 0, 1, value=[10**400, 0]), "arcs[0]"),
        (put("arcs", 0, 1, value=[10**5, 0]), "arcs[0]"),
        (put("transform", value=None), "transform"),
        (put("transform", "scale", value=[1]), "transform.scale"),
        (drop("transform", "translate"), "transform.translate"),
        (drop("transform"), "arcs[0]"),
        (drop("objects"), "objects"),
        (drop("objects", "provinces"), "objects.provinces"),
        (drop("objects", "labels"), "objects.labels"),
        (put("objects", "frames", value={"type": "LineString", "arcs": [6]}), "objects.frames.geometries"),
        (put(*FIRST, value=None), "objects.provinces.geometries[0]"),
        (drop(*FIRST, "id"), "objects.provinces.geometries[0].id"),
        (put(*FIRST, "id", value="thu-nghiem"), "objects.provinces.geometries[1].id"),
        (put(*FIRST, "type", value="LineString"), "objects.provinces, gia-dinh"),
        (put(*FIRST, "type", value=["Polygon"]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[99]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[-99]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[0.5]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[10**400]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[["0"]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[2, 0]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[2]]]), "objects.provinces, gia-dinh"),
        (put(*FIRST, "arcs", value=[[[3, 5, 3]]]), "objects.provinces, gia-dinh"),
        (put(*FRAME, "type", value="Polygon"), "objects.frames, hoang-sa"),
        (put(*FRAME, "arcs", value=[0]), "objects.frames, hoang-sa"),
        (put("objects", "labels", "geometries", 0, "coordinates", value=None), "objects.labels, thu-nghiem"),
        (put("objects", "labels", "geometries", 0, "coordinates", value=[0, 9**9]), "objects.labels, thu-nghiem"),
    ],
)
def test_what_is_not_as_it_has_to_be_is_named_by_its_place(tmp_path: Path, change: Change, part: str) -> None:
    (problem,) = spoilt(tmp_path, change)
    assert (problem.code, problem.at.path, problem.details["part"]) == ("bad-boundaries", "ranh-gioi.topojson", part)
    assert part in problem.message("vi")
    assert "TopoJSON" in problem.hint("vi")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "ranh-gioi.topojson:1:1"),
        ('{"type": "Topology",\n "arcs": [}', "ranh-gioi.topojson:2:11"),
        ("[" * 200_000, "ranh-gioi.topojson"),
        ("PK\x03\x04 Shapefile", "ranh-gioi.topojson:1:1"),
    ],
)
def test_what_is_no_json_is_a_problem(tmp_path: Path, text: str, place: str) -> None:
    found, problems = read(tmp_path, text)
    assert found is None
    assert [(p.code, str(p.at)) for p in problems] == [("boundaries-not-json", place)]


@pytest.mark.parametrize("content", [[], "7", "null", '"Topology"'])
def test_json_of_another_kind_is_a_problem(tmp_path: Path, content: object) -> None:
    found, problems = read(tmp_path, content)
    assert found is None
    assert [p.code for p in problems] == ["bad-boundaries"]


def test_too_many_characters_or_points_are_a_problem(tmp_path: Path) -> None:
    coast = [[0, 0]] + [[1, 0], [-1, 0]] * (MOST_POINTS // 2)
    (problem,) = spoilt(tmp_path, lambda data: data["arcs"][0].extend(coast))
    assert problem.code == "boundaries-too-large"
    assert "12.000" in problem.message("vi")
    # few points, drawn again and again
    (problem,) = spoilt(tmp_path, put(*FIRST, "arcs", value=[[[3]] * MOST_POINTS]))
    assert problem.code == "boundaries-too-large"
    found, (problem,) = read(tmp_path, SYNTHETIC + " " * MOST_CHARACTERS)
    assert (found, problem.code) == (None, "boundaries-too-large")


def test_units_are_those_of_the_day_and_no_others(tmp_path: Path) -> None:
    (missing,) = spoilt(tmp_path, lambda data: shapes(data, "provinces").pop(1))[:1]
    assert (missing.code, missing.details["read"]) == ("boundaries-missing-unit", "thu-nghiem")
    extra = {"type": "Polygon", "id": "ha-tay", "arcs": [[3]]}
    (unknown,) = spoilt(tmp_path, lambda data: shapes(data, "provinces").append(extra))
    assert (unknown.code, unknown.details["read"]) == ("boundaries-unknown-unit", "ha-tay")
    label = {"type": "Point", "id": "ha-tay", "coordinates": [0, 0]}
    (unknown,) = spoilt(tmp_path, lambda data: shapes(data, "labels").append(label))
    assert (unknown.code, unknown.details["part"]) == ("boundaries-unknown-unit", "objects.labels")


@pytest.mark.parametrize("id", ["hoang-sa", "truong-sa"])
@pytest.mark.parametrize("name", ["frames", "labels"])
def test_a_map_without_frame_or_name_of_an_archipelago_is_refused(tmp_path: Path, id: str, name: str) -> None:
    def change(data: dict[str, Any]) -> None:
        data["objects"][name]["geometries"] = [one for one in shapes(data, name) if one["id"] != id]

    (problem,) = spoilt(tmp_path, change)
    assert problem.code == "boundaries-without-archipelago"
    assert {"hoang-sa": "Hoàng Sa", "truong-sa": "Trường Sa"}[id] in problem.message("vi")
    assert f"objects.{name}" in problem.message("en")
    assert "Điều 11 Nghị định 18/2020/NĐ-CP" in problem.message("vi")


def test_a_frame_without_islands_of_its_unit_is_refused(tmp_path: Path) -> None:
    (problem,) = spoilt(tmp_path, lambda data: shapes(data, "provinces")[0]["arcs"].pop(1))
    assert (problem.code, problem.details["name"]) == ("boundaries-without-archipelago", "Hoàng Sa")
    swapped = {"hoang-sa": "truong-sa", "truong-sa": "hoang-sa"}

    def swap(data: dict[str, Any]) -> None:
        for one in shapes(data, "frames"):
            one["id"] = swapped[one["id"]]

    assert [p.code for p in spoilt(tmp_path, swap)] == ["boundaries-without-archipelago"] * 2


def below(data: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to everything in a parsed file."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way] * bool(way) + [one for key, value in inside for one in below(value, (*way, key))]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.sampled_from(below(synthetic())), value=ANYTHING)
def test_whatever_stands_anywhere_in_a_file_it_is_read_or_refused(
    tmp_path: Path, way: tuple[str | int, ...], value: object
) -> None:
    data = synthetic()
    put(*way, value=value)(data)
    found, problems = read(tmp_path, data)
    assert (found is None) == bool(problems)
    for problem in problems:
        assert problem.message("vi")
        assert problem.message("en")
        assert problem.hint("vi")
    if found is not None:
        assert found.units.keys() == UNITS
        assert len(found.frames) == 2


# -- tiles.toml --------------------------------------------------------------------------------------------------------


def codes(project: Workshop) -> list[tuple[str, str]]:
    return [(p.code, str(p.at)) for p in loaded(Files(project.root), TODAY, drafts=False)[1]]


def test_a_file_needs_its_credit(small: Workshop) -> None:
    tiles = TILES.replace('boundaries_credit = "Ranh giới: giả định, CC0"\n', "")
    assert codes(with_boundaries(small, tiles=tiles)) == [("boundaries-without-credit", "data/tiles.toml:6:14")]


def test_a_file_has_to_be_there(small: Workshop) -> None:
    tiles = TILES.replace("maps/synthetic", "maps/khong-co")
    assert codes(with_boundaries(small, tiles=tiles)) == [
        ("file-not-read", "data/maps/synthetic.topojson"),
        ("missing-file", "data/tiles.toml:6:14"),
    ]
    tiles = TILES.replace("maps/synthetic.topojson", "../../ngoai.topojson")
    (small.root.parent / "ngoai.topojson").write_text(SYNTHETIC, encoding="utf-8")
    assert codes(with_boundaries(small, tiles=tiles)) == [
        ("outside-project", "data/../../ngoai.topojson"),
        ("file-not-read", "data/maps/synthetic.topojson"),
    ]


def test_both_archipelagos_have_tiles_where_there_is_a_file(small: Workshop) -> None:
    tiles = TILES.partition("[thu.archipelagos.truong-sa]")[0]
    assert codes(with_boundaries(small, tiles=tiles)) == [("boundaries-without-archipelago", FILE)]


def test_another_days_units_are_refused(small: Workshop) -> None:
    tiles = TILES.replace("on = 2024-12-31", "on = 2025-07-01").replace("gia-dinh = [0, 1]\n", "")
    assert codes(with_boundaries(small, tiles=tiles)) == [("boundaries-unknown-unit", FILE)]


# -- real files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("layer", "file", "expected"),
    [
        ("layer-34", "provinces-34.topojson", []),
        ("layer-63", "provinces-63.topojson", []),
        ("layer-63-2025", "provinces-63.topojson", ["boundaries-missing-unit", "boundaries-unknown-unit"]),
        ("layer-34", "provinces-63.topojson", ["boundaries-missing-unit", "boundaries-unknown-unit"]),
    ],
)
def test_real_files_fit_the_units_of_their_day(layer: str, file: str, expected: list[str]) -> None:
    """With SCORECARDS_BOUNDARIES, a folder that has such files."""
    folder = os.environ.get("SCORECARDS_BOUNDARIES", "")
    if not folder:
        pytest.skip("SCORECARDS_BOUNDARIES names no folder with provinces-34.topojson and provinces-63.topojson")
    project, _ = loaded(Files(COUNTRY), TODAY, drafts=False)
    assert project is not None
    tiles = project.layers[layer].tiles
    units = frozenset(tile.place for tile in tiles if not tile.archipelago)
    named = {"Quần đảo Hoàng Sa": "hoang-sa", "Quần đảo Trường Sa": "truong-sa"}
    archipelagos = {named[tile.name.vi]: (tile.name, tile.place) for tile in tiles if tile.archipelago}
    files = Files(Path(folder))
    found = read_boundaries(file, units, archipelagos, Text("x"), files)
    assert sorted({p.code for p in files.diagnostics.problems}) == expected
    assert (found is None) == bool(expected)
    if found is not None:
        assert found.units.keys() == units
