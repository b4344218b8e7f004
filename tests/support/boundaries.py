"""A layer with boundaries for the small project: two invented units, their islands, Hoàng Sa and Trường Sa."""

from __future__ import annotations

import json
from typing import Any

from tests.support.projects import ROOT, Workshop

FILE = "data/maps/synthetic.topojson"
SYNTHETIC = (ROOT / "tests" / "fixtures" / "synthetic.topojson").read_text(encoding="utf-8")
TILES = """\
[thu]
name = "2 tỉnh giả định đến 30/6/2025"
on = 2024-12-31
columns = 4
rows = 3
boundaries = "maps/synthetic.topojson"
boundaries_credit = "Ranh giới: giả định, CC0"

[thu.tiles]
thu-nghiem = [0, 0]
gia-dinh = [0, 1]

[thu.archipelagos.hoang-sa]
name = "Quần đảo Hoàng Sa"
of = "gia-dinh"
tile = [2, 0]

[thu.archipelagos.truong-sa]
name = "Quần đảo Trường Sa"
of = "thu-nghiem"
tile = [3, 2]
"""


def synthetic() -> dict[str, Any]:
    """The boundary file, parsed anew."""
    data: dict[str, Any] = json.loads(SYNTHETIC)
    return data


def with_boundaries(project: Workshop, content: object = None, tiles: str = TILES) -> Workshop:
    """The project with the layer and its boundary file: `content` as it is where it is text, else as JSON."""
    project.write("data/tiles.toml", tiles)
    project.write(FILE, SYNTHETIC if content is None else content if isinstance(content, str) else json.dumps(content))
    return project
