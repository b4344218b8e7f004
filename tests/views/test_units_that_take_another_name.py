"""A unit that becomes a city stays the same unit: its rank, its predecessors and its figures stay its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scorecards.model.places import Place
from tests.support.projects import Workshop, workshop

RENAMED = """
[[thu-nghiem.area]]
id = "thu-nghiem-2026"
name = "Thành phố Thử Nghiệm (giả định)"
level = "province"
code = "00"
region = "Vùng Giả Định"
valid_from = 2026-01-01
predecessors = ["thu-nghiem"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return made


def place(project: Workshop, slug: str) -> Place:
    found = project.build().built.prepared.project
    assert found is not None
    return found.places[slug]


def rename(project: Workshop) -> None:
    old = 'region = "Vùng Giả Định"\n'
    new = f'{old}valid_to = 2025-12-31\nsuccessor = "thu-nghiem-2026"\n{RENAMED}'
    project.replace("data/places.toml", old, new)


def test_versions_of_a_unit_end_at_a_merger(project: Workshop) -> None:
    rename(project)
    renamed = place(project, "thu-nghiem")
    first, second = renamed.areas
    assert renamed.versions_of(first) == renamed.versions_of(second) == (first, second)
    assert renamed.is_one_unit(date(2024, 1, 1), date(2026, 6, 1))
    project.replace("data/places.toml", 'predecessors = ["thu-nghiem"]', 'predecessors = ["thu-nghiem", "gia-dinh"]')
    project.replace("data/places.toml", 'successor = "thu-nghiem"\n', 'successor = "thu-nghiem-2026"\n')
    merged = place(project, "thu-nghiem")
    assert [merged.versions_of(one) for one in merged.areas] == [(one,) for one in merged.areas]
    assert not merged.is_one_unit(date(2024, 1, 1), date(2026, 6, 1))
    assert merged.is_one_unit(date(2024, 1, 1), date(2025, 6, 1))


def test_rank_and_figures_stay_those_of_the_unit(project: Workshop) -> None:
    before = project.build().page("/tinh/thu-nghiem/")
    rename(project)
    site = project.build()
    assert [p for p in site.problems if p.severity == "error"] == []
    page = site.page("/tinh/thu-nghiem/")

    def shown(part: str, of: object) -> list[str]:
        return [one.text for one in of if one.has_class(part)]  # type: ignore[attr-defined]

    assert shown("among-number", page) == shown("among-number", before) == ["3–5 / 12"]
    assert "Thành phố Thử Nghiệm (giả định)" in page.text
    assert "hạng của Tỉnh Thử Nghiệm" not in page.text
    assert page.by_id("thu-nghiem.bao-cao.ho-so").text == before.by_id("thu-nghiem.bao-cao.ho-so").text
