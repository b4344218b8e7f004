"""Revisions have to say what the figure says now."""

from __future__ import annotations

import pytest

from tests.support.projects import Workshop

FIGURE = "thu-nghiem.bao-cao.ho-so.xa"
REVISION = """
[{id}]
figure = "{figure}"
old = "{old}"
new = "{new}"
reason = "Gõ nhầm."
date = {day}
"""


def revision(new: str, *, id: str = "lan-mot", figure: str = FIGURE, day: str = "2026-01-02") -> str:
    return REVISION.format(id=id, figure=figure, old="16%", new=new, day=day)


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        ("gần 61%", []),
        ("1.000 hồ sơ, gần 61%", []),
        ("gần 16%", ["revision-not-figure"]),
        ("61,5%", ["revision-not-figure"]),
        ("đã sửa", ["revision-not-figure"]),
    ],
)
def test_the_new_value_is_that_of_the_figure(project: Workshop, new: str, codes: list[str]) -> None:
    project.write("data/revisions.toml", revision(new))
    site = project.build()
    assert site.codes == codes
    assert all((one.at.path, one.at.line) == ("data/revisions.toml", 5) for one in site.problems)


@pytest.mark.parametrize(
    ("said", "codes"), [("nearly 61%", []), ("nearly 16%", ["english-number-extra", "revision-not-figure"])]
)
def test_so_is_the_new_value_in_english(project: Workshop, said: str, codes: list[str]) -> None:
    project.write("data/revisions.toml", f'{revision("gần 61%")}old_en = "16%"\nnew_en = "{said}"\n')
    site = project.build()
    assert site.codes == codes
    assert all(one.at.line == 9 for one in site.problems)
    assert all("new_en" in one.hint("vi") for one in site.problems if one.code == "revision-not-figure")


def test_english_pages_say_what_is_written_in_english_and_mark_what_is_not(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    project.write("data/revisions.toml", f'{revision("gần 61%")}old_en = "16%"\n')
    site = project.build()
    old, new = site.page("/en/thay-doi/").one("dl").all("dd")
    assert (old.text, old.attributes.get("lang")) == ("16%", None)
    assert (new.text, new.attributes.get("lang")) == ("gần 61%", "vi")
    here = site.page("/thay-doi/").one("dl").all("dd")
    assert [(one.text, one.attributes.get("lang")) for one in here] == [("16%", None), ("gần 61%", None)]


def test_an_earlier_revision_says_what_the_figure_was(project: Workshop) -> None:
    later = revision("61%", id="lan-hai", day="2026-02-03")
    project.write("data/revisions.toml", revision("60%") + later)
    assert project.build().codes == []


def test_a_revision_is_not_of_a_day_to_come(project: Workshop) -> None:
    project.write("data/revisions.toml", revision("61%", day="2027-02-03"))
    assert project.build().codes == ["correction-ahead"]
