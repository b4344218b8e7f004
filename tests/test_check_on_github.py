"""What a check says on GitHub: remarks at lines, and a summary of what a request changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from scorecards import cli
from tests.support.projects import SMALL, Workshop, workshop

FIGURES = "data/provinces/thu-nghiem/2025-02.toml"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


def check(project: Workshop, tmp_path: Path, capsys: Any, *more: str, lang: str = "en") -> tuple[int, list[str], str]:
    summary = tmp_path / "summary.md"
    against = ["--against", str(SMALL), "--summary", str(summary), *more]
    code = cli.main(
        ["check", "--root", str(project.root), "--today", "2026-11-22", "--format", "github", "--lang", lang, *against]
    )
    return code, capsys.readouterr().out.splitlines(), summary.read_text("utf-8")


def rows(summary: str) -> list[list[str]]:
    """The cells of the tables of a summary, heads and lines left out."""
    found = [line.strip("| ").split(" | ") for line in summary.splitlines() if line.startswith("| ")]
    found = [[cell.replace("\xa0", " ") for cell in row] for row in found]
    return [row for row in found if row[0] not in ("Place", "Figure", "Số liệu", "Chỗ")]


def test_a_mistake_stands_at_its_line(project: Workshop, tmp_path: Path, capsys: Any) -> None:
    line = project.append(FIGURES, '\n[[observation]]\nindicator = "nhiem-vu"\nmeasure = "100%, a:b"\n') + 3
    code, out, summary = check(project, tmp_path, capsys)
    assert code == 1
    remarks = [one for one in out if one.startswith(f"::error file={FIGURES},line={line},col=")]
    assert len(remarks) == 1
    place, _, words = remarks[0].removeprefix("::error ").partition("::")
    assert "100%25, a:b" in words
    assert place.endswith(("title=unknown-choice", "title=unknown-word", "title=wrong-type"))
    assert f"`{FIGURES}:{line}:" in summary


def test_figures_that_change_are_told(project: Workshop, tmp_path: Path, capsys: Any) -> None:
    project.replace(FIGURES, "7/9", "8/9")
    project.replace(FIGURES, "trên 1.500 km", "trên 1.600 km")
    (project.root / "data/provinces/thu-nghiem/khong-ro-ngay.toml").unlink()
    new = 'indicator = "nhiem-vu"\nmeasure = "point-in-time"\nas_of = 2025-01-31\nquote = "6/9 nhiệm vụ"'
    project.append(FIGURES, f"\n[[observation]]\n{new}\n")
    _, _, summary = check(project, tmp_path, capsys, "--drafts", lang="vi")
    changed = [row[1:] for row in rows(summary) if len(row) == 3 and "–" not in row[1:]]
    assert changed == [["7/9 nhiệm vụ", "8/9 nhiệm vụ"], ["trên 1.500 km", "trên 1.600 km"]]
    assert [row[2] for row in rows(summary) if len(row) == 3 and row[1] == "–"] == ["6/9 nhiệm vụ"]
    assert [row for row in rows(summary) if len(row) == 3 and row[2] == "–"]
    assert "Thêm 1, đổi 2, bỏ" in summary


def test_nothing_changed_is_said(project: Workshop, tmp_path: Path, capsys: Any) -> None:
    code, out, summary = check(project, tmp_path, capsys)
    assert code == 0
    assert [one for one in out if one.startswith("::")] == []
    assert "0 added, 0 changed, 0 removed." in summary
    assert rows(summary) == []


def test_words_of_files_are_no_marks_of_the_summary(project: Workshop, tmp_path: Path, capsys: Any) -> None:
    project.replace("content/news/2025/nhap.md", 'title = "', 'title = "A & B | <c> #d ')
    _, _, summary = check(project, tmp_path, capsys)
    (line,) = [one for one in summary.splitlines() if one.startswith("- ") and "nhap.md" in one]
    assert line.startswith("- A &amp; B \\| &lt;c> \\#d ")


def test_a_state_before_with_mistakes_is_not_taken_for_nothing(project: Workshop, tmp_path: Path, capsys: Any) -> None:
    before = tmp_path / "before"
    shutil.copytree(SMALL, before)
    (before / FIGURES).write_text("[[", encoding="utf-8")
    _, _, summary = check(project, tmp_path, capsys, "--against", str(before))
    assert "cannot be told" in summary
    assert rows(summary) == []


def test_a_project_that_was_not_there_before_is_all_new(project: Workshop, tmp_path: Path, capsys: Any) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    _, _, summary = check(project, tmp_path, capsys, "--against", str(empty))
    assert " 0 changed, 0 removed." in summary
    assert len(rows(summary)) > 3
