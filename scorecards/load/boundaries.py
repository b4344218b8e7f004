"""Boundary files: TopoJSON of a layer's units, and of the frames and names of Hoàng Sa and Trường Sa.

The form is that of the TopoJSON specification, https://github.com/topojson/topojson-specification, with three objects:
`provinces` (polygons), `frames` (closed lines) and `labels` (points). Nothing in such a file is taken on trust: shapes
come from many programs, and a map without the archipelagos must not be published (Nghị định 18/2020/NĐ-CP, article 11).
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from scorecards.load.fields import shorten
from scorecards.load.source import Files
from scorecards.model.places import Boundaries, Frame, Position, Ring
from scorecards.model.text import Text
from scorecards.problems import Location, Problem, problem

MOST_CHARACTERS = 1_000_000
"""Of a file; a map of the country for a phone's screen needs a twentieth."""
MOST_POINTS = 12_000
"""Of all rings together, so that a drawing stays below 25 kB when sent."""
Polygons = tuple[tuple[Ring, ...], ...]

_WEST, _EAST, _SOUTH, _NORTH = 100, 120, 5, 25
"""Degrees that hold the country and its sea."""
_NAMES = {"hoang-sa": "Hoàng Sa", "truong-sa": "Trường Sa"}


class _FaultError(Exception):
    """What in a file is not as it has to be: where, and what was expected there."""

    def __init__(self, part: str, expected: Text) -> None:
        super().__init__(part)
        self.part, self.expected = part, expected


class _TooLargeError(Exception):
    """More points than are drawn."""


def read_boundaries(
    path: str,
    units: frozenset[str],
    archipelagos: Mapping[str, tuple[Text, str]],
    credit: Text,
    files: Files,
) -> Boundaries | None:
    """The shapes of `units`, the place slugs of one day, from the file at `path`; None where it cannot be used (noted).

    `archipelagos` has name and place slug of Hoàng Sa and Trường Sa.
    """
    text = files.text(path)
    if text is None:
        return None
    at, diagnostics = Location(path), files.diagnostics
    try:
        if len(text) > MOST_CHARACTERS:
            raise _TooLargeError
        found = _Topology(json.loads(text, parse_int=float))
        rings = {id: _polygons(shape, found) for id, shape in found.shapes("provinces").items()}
        frames = {id: _frame(shape, found) for id, shape in found.shapes("frames").items()}
        labels = {id: found.point(shape) for id, shape in found.shapes("labels").items()}
    except json.JSONDecodeError as error:
        diagnostics.add("boundaries-not-json", Location(path, error.lineno, error.colno))
    except RecursionError:
        diagnostics.add("boundaries-not-json", at)
    except _TooLargeError:
        diagnostics.add("boundaries-too-large", at, points=f"{MOST_POINTS:,}".replace(",", "."))
    except _FaultError as fault:
        diagnostics.add(
            "bad-boundaries", at, part=fault.part, expected_vi=fault.expected.vi, expected_en=fault.expected.en
        )
    else:
        faults = [
            *_faults_of_units(rings, frames, labels, units, at),
            *_faults_of_archipelagos(rings, frames, labels, archipelagos, at),
        ]
        diagnostics.note(*faults)
        if not faults:
            north = sorted(rings, key=lambda id: (-max(y for polygon in rings[id] for _, y in polygon[0]), id))
            return Boundaries(
                {id: rings[id] for id in north},
                tuple(Frame(archipelagos[id][0], frames[id], labels[id]) for id in _NAMES),
                credit,
            )
    return None


class _Topology:
    """A file taken apart. All its methods raise `_FaultError` for what is not as the specification has it."""

    def __init__(self, data: object) -> None:
        self._data = _table(data, "{ }")
        if self._data.get("type") != "Topology":
            _fail("type", '"Topology" (TopoJSON, không phải GeoJSON)', '"Topology" (TopoJSON, not GeoJSON)')
        self._scale, self._shift = None, (0.0, 0.0)
        if "transform" in self._data:
            transform = _table(self._data["transform"], "transform")
            self._scale = _pair(transform.get("scale"), "transform.scale")
            self._shift = _pair(transform.get("translate"), "transform.translate")
        lines = _list(self._data.get("arcs"), "arcs")
        self._arcs = [self._arc(line, f"arcs[{number}]") for number, line in enumerate(lines)]
        self._points = 0

    def shapes(self, name: str) -> dict[str, tuple[dict[str, Any], str]]:
        """The geometries of an object by their ids, each with where it stands."""
        objects = _table(self._data.get("objects"), "objects")
        here = f"objects.{name}"
        found: dict[str, tuple[dict[str, Any], str]] = {}
        for number, one in enumerate(_list(_table(objects.get(name), here).get("geometries"), f"{here}.geometries")):
            where = f"{here}.geometries[{number}]"
            id = _table(one, where).get("id")
            if not isinstance(id, str) or id in found:
                _fail(f"{where}.id", "mã của đơn vị, mỗi mã một lần", "a unit's identifier, each once")
            found[id] = one, f"{here}, {shorten(id)}"
        return found

    def point(self, shape: tuple[dict[str, Any], str]) -> Position:
        """A point's position."""
        geometry, where = shape
        _expect(geometry, where, "Point")
        return self._place(_pair(geometry.get("coordinates"), where), where)

    def ring(self, numbers: object, where: str) -> Ring:
        """A closed line put together from arcs; the complement of a number means the arc backwards."""
        ring: list[Position] = []
        for number in _list(numbers, where):
            index = int(number) if isinstance(number, float) and number.is_integer() else len(self._arcs)
            if not -len(self._arcs) <= index < len(self._arcs):
                _fail(where, "số thứ tự của các đường trong arcs", "numbers of lines in arcs")
            arc = self._arcs[index] if index >= 0 else self._arcs[~index][::-1]
            self._points += len(arc)
            if self._points > MOST_POINTS:
                raise _TooLargeError
            if ring and arc and ring[-1] != arc[0]:
                _fail(where, "các đường nối tiếp nhau", "arcs of which each begins where the last one ends")
            ring += arc[1:] if ring else arc
        if len(ring) < 4 or ring[0] != ring[-1]:
            _fail(where, "đường khép kín, ít nhất ba điểm", "a closed line of three points or more")
        return tuple(ring)

    def _arc(self, line: object, where: str) -> list[Position]:
        x, y = 0.0, 0.0
        arc = []
        for pair in (_pair(one, where) for one in _list(line, where)):
            x, y = (x + pair[0], y + pair[1]) if self._scale else pair
            arc.append(self._place((x, y), where))
        return arc

    def _place(self, pair: Position, where: str) -> Position:
        east, north = self._scale or (1.0, 1.0)
        x, y = pair[0] * east + self._shift[0], pair[1] * north + self._shift[1]
        if not (_WEST <= x <= _EAST and _SOUTH <= y <= _NORTH):
            _fail(
                where,
                f"kinh độ từ {_WEST} đến {_EAST}, vĩ độ từ {_SOUTH} đến {_NORTH} (WGS 84, độ; không phải VN-2000, mét)",
                f"longitudes {_WEST} to {_EAST}, latitudes {_SOUTH} to {_NORTH} (WGS 84, degrees; not VN-2000, metres)",
            )
        return x, y


def _polygons(shape: tuple[dict[str, Any], str], found: _Topology) -> Polygons:
    geometry, where = shape
    kind = _expect(geometry, where, "Polygon", "MultiPolygon")
    polygons = [geometry.get("arcs")] if kind == "Polygon" else _list(geometry.get("arcs"), where)
    rings = tuple(tuple(found.ring(ring, where) for ring in _list(polygon, where)) for polygon in polygons)
    if not rings or not all(rings):
        _fail(where, "ít nhất một vùng", "at least one polygon")
    return rings


def _frame(shape: tuple[dict[str, Any], str], found: _Topology) -> Ring:
    geometry, where = shape
    _expect(geometry, where, "LineString")
    return found.ring(geometry.get("arcs"), where)


def _faults_of_units(
    rings: Mapping[str, Polygons],
    frames: Mapping[str, Ring],
    labels: Mapping[str, Position],
    units: frozenset[str],
    at: Location,
) -> Iterator[Problem]:
    """Units of the day that are not in the file, and whatever else is."""
    if lacking := sorted(units - rings.keys()):
        yield problem("boundaries-missing-unit", at, read=shorten(", ".join(lacking), 200))
    allowed = {"provinces": units, "frames": frozenset(_NAMES), "labels": units.union(_NAMES)}
    for name, found in {"provinces": rings, "frames": frames, "labels": labels}.items():
        if others := sorted(found.keys() - allowed[name]):
            yield problem("boundaries-unknown-unit", at, part=f"objects.{name}", read=shorten(", ".join(others), 200))


def _faults_of_archipelagos(
    rings: Mapping[str, Polygons],
    frames: Mapping[str, Ring],
    labels: Mapping[str, Position],
    archipelagos: Mapping[str, tuple[Text, str]],
    at: Location,
) -> Iterator[Problem]:
    """An archipelago without tile, frame, name or islands of its unit in its frame."""

    def missing(id: str, vi: str, en: str) -> Problem:
        return problem("boundaries-without-archipelago", at, name=_NAMES[id], part_vi=vi, part_en=en)

    for id in _NAMES:
        if id not in archipelagos:
            yield missing(id, f"mục archipelagos.{id} trong tiles.toml", f"archipelagos.{id} in tiles.toml")
        if id not in labels:
            yield missing(id, f"tên (điểm {id} trong objects.labels)", f"its name (a point {id} in objects.labels)")
        if id not in frames:
            yield missing(id, f"khung (đường {id} trong objects.frames)", f"its frame (a line {id} in objects.frames)")
        elif id in archipelagos and (owner := archipelagos[id][1]) in rings:
            xs, ys = [x for x, _ in frames[id]], [y for _, y in frames[id]]
            inside = (
                all(min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys) for x, y in polygon[0])
                for polygon in rings[owner]
            )
            if not any(inside):
                yield missing(id, f"hình các đảo của {owner} trong khung", f"islands of {owner} in its frame")


def _table(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        _fail(where, "một đối tượng { }", "an object { }")
    return value


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        _fail(where, "một danh sách [ ]", "a list [ ]")
    return value


def _pair(value: object, where: str) -> Position:
    pair = _list(value, where)
    if len(pair) < 2 or not all(isinstance(number, float) and math.isfinite(number) for number in pair):
        _fail(where, "hai số [kinh độ, vĩ độ]", "two numbers [longitude, latitude]")
    return pair[0], pair[1]


def _expect(geometry: Mapping[str, Any], where: str, *kinds: str) -> str:
    kind = geometry.get("type")
    if kind not in kinds:
        _fail(where, f"loại hình {' hoặc '.join(kinds)}", f"the geometry {' or '.join(kinds)}")
    return str(kind)


def _fail(part: str, vi: str, en: str) -> NoReturn:
    raise _FaultError(part, Text(vi, en))
