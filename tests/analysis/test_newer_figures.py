"""A commentary whose figures have been overtaken says so to readers, in both languages, and its editor is told."""

from __future__ import annotations

import pytest

from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop

COMMENTARY = "content/provinces/thu-nghiem.md"
SENTENCE = "Số hóa 45,60% hồ sơ"
PAGE = "/tinh/thu-nghiem/"
REPORT = """document = "bao-cao"
as_of = 2025-02-28
[[observation]]
indicator = "ho-so"
measure = "{measure}"
as_of = {day}
{value}
"""


def report(project: Workshop, day: str, value: str = 'quote = "đạt 50%"', measure: str = "cumulative") -> str:
    """Enters a later figure of the same thing; its identifier."""
    project.write("data/provinces/thu-nghiem/moi.toml", REPORT.format(day=day, value=value, measure=measure))
    return f"thu-nghiem.bao-cao.ho-so.{day}"


def remarks(site: Site, path: str) -> list[Element]:
    return [one for one in site.page(path).all("small") if one.get("class") == "newer"]


def warnings(site: Site) -> list[tuple[str, int, str]]:
    return [(one.at.path, one.at.line or 0, one.severity) for one in site.problems if one.code == "newer-figure"]


def test_readers_of_both_languages_are_told_beside_the_old_figure(project: Workshop) -> None:
    id = report(project, "2025-03-05")
    site = project.build()
    (said,) = remarks(site, PAGE)
    assert said.text == "(theo số liệu đến 28/02/2025; đã có số mới hơn: 50%, đến 05/3/2025)"
    assert said.one("a").get("href") == f"{PAGE}#{id}"
    (said,) = remarks(site, f"/en{PAGE}")
    assert said.text == "(by figures up to 28 February 2025; there are newer ones: 50%, to 5 March 2025)"
    assert said.one("a").get("href") == f"/en{PAGE}#{id}"
    for path in (PAGE, f"/en{PAGE}"):
        assert not [one for one in site.page(path) if one.get("style")]


def test_the_remark_stands_at_the_end_of_its_paragraph(project: Workshop) -> None:
    report(project, "2025-03-05")
    (said,) = remarks(project.build(), PAGE)
    paragraph = next(one for one in project.build().page(PAGE).all("p") if said.text in one.text)
    assert paragraph.text.startswith(SENTENCE)
    assert paragraph.text.endswith(f"bài tin. {said.text}")


def test_the_editor_is_warned_once_at_the_line_and_the_site_is_built(project: Workshop) -> None:
    id = report(project, "2025-03-05")
    project.append(COMMENTARY, f"\nNhắc lại: {SENTENCE.lower()}.\n")
    (project.root / "content/en/provinces/thu-nghiem.md").unlink()
    lines = (project.root / COMMENTARY).read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if SENTENCE in text)
    site = project.build()
    assert warnings(site) == [(COMMENTARY, line, "warning")]
    (found,) = [one for one in site.problems if one.code == "newer-figure"]
    assert "“45,60%” là số liệu đến 28/02/2025; nay đã có số mới hơn: 50%, đến 05/3/2025" in found.message("vi")
    assert "up to 28 February 2025" in found.message("en")
    assert id in found.message("en")
    assert len(remarks(site, PAGE)) == 2
    assert site.files


@pytest.mark.parametrize(
    ("day", "value", "measure"),
    [
        ("2025-01-31", 'quote = "đạt 40%"', "cumulative"),
        ("2025-03-05", 'missing = "not-collected"', "cumulative"),
        ("2025-03-05", 'quote = "đạt 50%"', "in-period"),
        ("2025-03-05", 'quote = "5/9 hồ sơ"', "cumulative"),
    ],
    ids=["older", "missing", "another measure", "another kind of value"],
)
def test_what_does_not_take_its_place_leaves_the_text_as_it_is(
    project: Workshop, day: str, value: str, measure: str
) -> None:
    start = "from = 2025-01-01\n" if measure == "in-period" else ""
    report(project, day, value + "\n" + start, measure)
    site = project.build()
    assert warnings(site) == []
    assert remarks(site, PAGE) == []


def test_a_text_that_says_the_newer_figure_too_compares(project: Workshop) -> None:
    report(project, "2025-03-05")
    (project.root / "content/en/provinces/thu-nghiem.md").unlink()
    project.replace(COMMENTARY, SENTENCE, f"Đến 05/3/2025 số hóa 50% hồ sơ. Đến 28/02/2025 {SENTENCE.lower()}")
    site = project.build()
    assert warnings(site) == []
    assert remarks(site, PAGE) == []


def test_a_number_that_is_declared_plain_stays(project: Workshop) -> None:
    report(project, "2025-03-05")
    (project.root / "content/en/provinces/thu-nghiem.md").unlink()
    project.replace(COMMENTARY, "45,60%", "{=45,60%}")
    site = project.build()
    assert warnings(site) == []
    assert remarks(site, PAGE) == []


def test_an_article_is_of_its_day(project: Workshop) -> None:
    report(project, "2025-03-05")
    site = project.build()
    assert {path for path, _, _ in warnings(site)} == {COMMENTARY}
    for name, page in site.pages.items():
        if "tin-tuc" in name:
            assert not [one for one in page.all("small") if one.get("class") == "newer"]
