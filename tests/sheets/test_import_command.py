"""The command `import`: what it shows, asks, writes and refuses, with which exit code; never a traceback."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from scorecards import cli
from scorecards.output.new_files import write_new
from tests.support.projects import Workshop
from tests.support.sheets import workbook

ROWS = [["Tỉnh", "Chỉ tiêu", "Giá trị", "Nguồn"], ["Thử Nghiệm", "duong-truyen", 1711, "nguon"]]
WRONG = [*ROWS, ["Thử Nghiệm", "khong-co", 5, "nguon"]]
FILE = "data/provinces/thu-nghiem/nguon.toml"


@pytest.fixture
def run(project: Workshop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `import` on a file of rows: exit code, output, complaints."""

    def call(rows: list[list[object]], *argv: str, answer: str | None = None) -> tuple[int, str, str]:
        file = project.root.parent / "Số liệu.xlsx"
        file.write_bytes(workbook(rows))
        stdin = io.StringIO(answer or "")
        stdin.isatty = lambda: answer is not None  # type: ignore[method-assign]
        monkeypatch.setattr(sys, "stdin", stdin)
        code = cli.main(["import", str(file), "--today", "2026-11-22", *argv], project.root)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_what_would_be_written_is_shown_first(run: Any, project: Workshop) -> None:
    for argv in ((), ("--dry-run",), ("--dry-run", "--yes")):
        code, out, _ = run(ROWS, *argv)
        assert code == 0
        assert "C2 | Thử Nghiệm | Đường truyền | 1.711 km | ngày không rõ | nguon" in out
        assert f"Tệp mới: {FILE}" in out
        assert not (project.root / FILE).exists()


def test_it_writes_when_told_to(run: Any, project: Workshop) -> None:
    code, out, _ = run(ROWS, "--yes")
    assert code == 0
    assert "Đã ghi 1 tệp." in out
    assert (project.root / FILE).read_text(encoding="utf-8").endswith("value = 1711\n")
    code, out, _ = run(ROWS, "--yes")
    assert (code, "Không có gì mới để ghi." in out) == (0, True)


@pytest.mark.parametrize(
    ("answer", "written"), [("c\n", True), ("có\n", True), ("\n", False), ("k\n", False), ("", False)]
)
def test_it_asks_at_a_terminal(run: Any, project: Workshop, answer: str, written: bool) -> None:
    run(ROWS, answer=answer)
    assert (project.root / FILE).exists() == written


def test_rows_with_errors_are_left_out_and_the_exit_code_says_so(run: Any, project: Workshop) -> None:
    code, out, _ = run(WRONG, "--yes")
    assert code == 1
    assert "[sheet-name-unknown]" in out
    assert "Số liệu.xlsx › Bảng:3:2" in out
    assert (project.root / FILE).exists()


def test_json(run: Any, project: Workshop) -> None:
    code, out, _ = run(WRONG, "--format", "json")
    said = json.loads(out)
    assert code == 1
    assert said["written"] is False
    assert [one["path"] for one in said["files"]] == [FILE]
    assert said["rows"][0]["cell"] == "C2"
    assert said["problems"][0]["line"] == 3
    assert json.loads(run(ROWS, "--format", "json", "--yes")[1])["written"] is True


def test_a_file_that_is_none_is_told(run: Any, project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", "none.xlsx"], project.root) == 1
    assert "[sheet-not-there]" in capsys.readouterr().out


def test_names_on_the_command_line_are_looked_up(run: Any) -> None:
    for option in ("--area", "--document", "--ranking"):
        code, _, err = run(ROWS, option, "khong-co")
        assert code == 2
        assert "khong-co" in err
    assert run(ROWS, "--area", "Thử Nghiệm")[0] == 0


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("mine", encoding="utf-8")
    found = write_new(tmp_path, {"b.toml": "new", "a.toml": "new"})
    assert [one.code for one in found] == ["file-is-there"]
    assert (tmp_path / "a.toml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "b.toml").exists()


def test_all_files_or_none(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file where a folder has to be", encoding="utf-8")
    assert [one.code for one in write_new(tmp_path, {"b.toml": "new", "c/d.toml": "new"})] == ["cannot-write"]
    assert not (tmp_path / "b.toml").exists()
