"""Figures of visits from an exported file: on the about page where there is a file, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecards.inputs.visits import Visits, read_visits
from scorecards.load.source import Files
from scorecards.problems import Problem
from tests.support.projects import Site, Workshop

ABOUT = "/gioi-thieu/"
FILE = "data/luot-xem.csv"
DAYS = "date,visits\n2025-12-31,40\n2026-11-01,300\n2026-11-20,965\n2026-11-21,1000\n"


def with_visits(project: Workshop, content: str | bytes | None, theme: str = "plain") -> Site:
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{theme}"\nvisits = "luot-xem.csv"')
    if content is not None:
        project.write(FILE, content)
    return project.build()


def read(root: Path, content: str) -> tuple[Visits | None, tuple[Problem, ...]]:
    """What is read from the file alone."""
    (root / "data").mkdir(exist_ok=True)
    (root / FILE).write_text(content, encoding="utf-8", newline="")
    files = Files(root)
    return read_visits(FILE, files), files.diagnostics.problems


@pytest.mark.parametrize("theme", ["plain", "default"])
def test_off_unless_a_file_is_named(project: Workshop, theme: str) -> None:
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{theme}"')
    project.write(FILE, DAYS)
    for page in project.build().pages.values():
        assert "Lượt xem" not in page.text
        assert "2.305" not in page.text


@pytest.mark.parametrize("theme", ["plain", "default"])
def test_counts_stand_on_the_about_page_with_their_day_and_nowhere_else(project: Workshop, theme: str) -> None:
    site = with_visits(project, DAYS, theme)
    assert site.codes == []
    text = site.page(ABOUT).text
    for what, number in (
        ("Lượt xem ngày 21/11/2026", "1.000"),
        ("Lượt xem trong tháng, đến 21/11/2026", "2.265"),
        ("Lượt xem trong năm, đến 21/11/2026", "2.265"),
        ("Tổng lượt xem, đến 21/11/2026", "2.305"),
    ):
        assert what in text
        assert text.partition(what)[2].lstrip(" |:").startswith(number), what
    elsewhere = [name for name, page in site.pages.items() if "Lượt xem ngày" in page.text]
    assert elsewhere == ["gioi-thieu/index.html"]


def test_the_file_itself_is_not_published(project: Workshop) -> None:
    site = with_visits(project, DAYS)
    assert [name for name, content in site.files.items() if b"2026-11-20,965" in content] == []


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("date,visits\n2026-11-20,965\n20/11/2026,5\n", [3]),
        ("date,visits\n2026-11-20,rất nhiều\n\n2026-11-21,\n", [2, 4]),
        ("date,visits\n2026-11-20,1.234\n", [2]),
        ("date,visits\n2026-11-20,1_000\n", [2]),
        ("date,visits\n2026-11-20,-3\n", [2]),
        ("date,visits\n2026-11-20," + "9" * 5000 + "\n", [2]),
        ("date,visits\n2026-02-30,5\n", [2]),
        ("date,visits\n2026-11-20,5\n2026-11-20,6\n", [3]),
        ("date;visits\n2026-11-20;5\n", [2]),
        ('date,visits\n"2026-11-19\n",5\n2026-11-20,x\n', [4]),
        ("date,visits\n2026-11-20," + "x" * 200_000 + "\n", [2]),
    ],
)
def test_a_line_that_cannot_be_read_is_a_problem_at_that_line(tmp_path: Path, content: str, lines: list[int]) -> None:
    counts, problems = read(tmp_path, content)
    assert counts is None
    assert [(p.code, p.at.path, p.at.line) for p in problems] == [("bad-visits", FILE, line) for line in lines]
    assert all(len(p.message("vi")) < 400 for p in problems)


def test_a_line_that_cannot_be_read_stops_the_build(project: Workshop) -> None:
    site = with_visits(project, "date,visits\n2026-11-20,965\n20/11/2026,5\n")
    assert [(p.code, p.at.path, p.at.line) for p in site.problems] == [("bad-visits", FILE, 3)]
    assert site.files == {}


@pytest.mark.parametrize(
    "content", [DAYS.replace("\n", "\r\n"), "\ufeff" + DAYS, DAYS.replace(",", ", "), f"{DAYS}\n\n"]
)
def test_what_other_programs_write_is_read(tmp_path: Path, content: str) -> None:
    expected, _ = read(tmp_path, DAYS)
    assert expected
    assert read(tmp_path, content) == (expected, ())


def test_a_file_that_is_not_there_is_a_problem(project: Workshop) -> None:
    site = with_visits(project, None)
    assert [(p.code, p.at.path) for p in site.problems] == [("unreadable-file", FILE)]
    assert site.files == {}


def test_a_file_outside_the_project_is_not_read(project: Workshop) -> None:
    (project.root.parent / "rieng.csv").write_text(DAYS, encoding="utf-8")
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "plain"\nvisits = "../../rieng.csv"')
    assert project.build().codes == ["outside-project"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from('date,visits-0123456789"\n\r;\t '), max_size=60))
def test_whatever_the_file_says_it_is_counted_or_refused(tmp_path: Path, text: str) -> None:
    counts, problems = read(tmp_path, f"date,visits\n{text}")
    assert not (counts and problems)
    for problem in problems:
        assert problem.at.line is not None
        assert problem.message("en")
