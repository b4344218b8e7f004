"""Numbers in texts, seen from outside: what the build reports of them, and where."""

from __future__ import annotations

import pytest
from PIL import Image

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


NEWS = "content/news/2025/so-hoa.md"
PHOTO = """
[photo]
file = "anh.png"
alt = "Biểu đồ: {alt}"
caption = "Nơi này {caption}, theo 12 đại biểu ngày 3/3/2019"
credit = "Tổ Thử"
+++"""


@pytest.mark.parametrize(
    ("alt", "caption", "body", "wrong"),
    [
        ("số hóa 45,60% hồ sơ", "số hóa 45,60% hồ sơ", "số hóa 45,60% hồ sơ", ""),
        ("số hóa 46,50% hồ sơ", "số hóa 45,60% hồ sơ", "số hóa 45,60% hồ sơ", "alt = "),
        ("số hóa 45,60% hồ sơ", "số hóa 46,50% hồ sơ", "số hóa 45,60% hồ sơ", "caption = "),
        ("số hóa 45,60% hồ sơ", "số hóa 45,60% hồ sơ", "số hóa 46,50% hồ sơ", "!["),
    ],
)
def test_a_wrong_number_in_the_words_of_a_picture_is_reported(
    project: Workshop, alt: str, caption: str, body: str, wrong: str
) -> None:
    """Readers see it like any other; people and days of a picture are its own and pass."""
    path = project.root / NEWS
    Image.new("RGB", (600, 40)).save(path.with_name("anh.png"))
    head, _, rest = path.read_text("utf-8").removeprefix("+++\n").partition("\n+++")
    picture = f"\n\n![Biểu đồ cho thấy {body}](anh.png)\n"
    path.write_text("+++\n" + head + PHOTO.format(alt=alt, caption=caption) + rest + picture, "utf-8")
    found = [one for one in project.build().problems if one.code.startswith("untraced")]
    lines = path.read_text("utf-8").splitlines()
    assert [lines[(one.at.line or 1) - 1].startswith(wrong) for one in found] == ([True] if wrong else []), [
        one.message("vi") for one in found
    ]
