"""Numbers in texts, seen from outside: what the build reports of them, and where."""

from __future__ import annotations

import pytest

from scorecards.model.values import Missing
from tests.support.projects import Workshop

COMMENTARY = "content/provinces/thu-nghiem.md"
SENTENCE = "Số hóa 45,60% hồ sơ"


@pytest.fixture(autouse=True)
def without_translation(project: Workshop) -> None:
    """Nothing holds the numbers of the commentary against those of a translation."""
    (project.root / "content/en/provinces/thu-nghiem.md").unlink()


@pytest.mark.parametrize(
    ("sentence", "code", "nearest"),
    [
        ("Số hóa 46,50% hồ sơ", "untraced-figure", "45,60%"),
        ("Đến 31/12/2019, số hóa 45,60% hồ sơ", "untraced-date", ""),
    ],
)
def test_a_number_that_is_not_in_the_data_is_reported_with_its_line(
    project: Workshop, sentence: str, code: str, nearest: str
) -> None:
    project.replace(COMMENTARY, SENTENCE, sentence)
    lines = (project.root / COMMENTARY).read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if sentence in text)
    site = project.build()
    found = [one for one in site.problems if one.code == code]
    assert found, site.codes
    assert {(one.severity, one.at.path, one.at.line) for one in found} == {("warning", COMMENTARY, line)}
    assert nearest in found[0].message("vi")
    assert site.files, "a warning lets the site be built"


def test_the_text_as_it_is_brings_no_problem(project: Workshop) -> None:
    assert project.build().codes == []


def test_a_figure_that_is_missing_cannot_be_filled_in(project: Workshop) -> None:
    built = project.build().built.prepared.project
    assert built is not None
    missing = next(one for one in built.observations if isinstance(one.value, Missing))
    project.replace(COMMENTARY, SENTENCE, f"Số hóa {{{missing.id}}} hồ sơ")
    assert project.build().codes == ["figure-without-value"]
