"""`build.py draft`: what it prints and writes, with which exit code, and that nothing ends in a traceback."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scorecards import cli
from tests.support.projects import SMALL, Workshop

PAGE = "Tính đến ngày 28/2/2025, toàn tỉnh đã số hóa 1.234 hồ sơ, đạt tỷ lệ 45,60%.\n"


@pytest.fixture
def run(project: Workshop, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(content: str | bytes, *argv: str, name: str = "trang.txt") -> tuple[int, str, str]:
        project.write(name, content)
        page = str(project.root / name)
        try:
            code = cli.main(["draft", page, "--area", "thu-nghiem", "--today", "2026-11-22", *argv], project.root)
        except SystemExit as end:
            code = int(str(end.code or 0))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return call


def reports(project: Workshop) -> list[str]:
    return sorted(file.name for file in (project.root / "data/provinces/thu-nghiem").glob("*.toml"))


def test_it_prints_a_line_for_each_quantity(run: Any) -> None:
    code, out, err = run(PAGE)
    assert (code, err) == (0, "")
    assert "45,60%\tho-so (Hồ sơ số hóa)\t" in out
    assert "–\tngày 28/2/2025\t(date)" in out


def test_json_names_the_indicator_of_each_quantity(run: Any) -> None:
    code, out, _ = run(PAGE, "--format", "json")
    made = json.loads(out)
    assert code == 0
    assert [one["indicator"] for one in made["quantities"]] == ["ho-so", "ho-so"]
    assert made["problems"] == []


def test_places_and_documents_may_be_called_as_people_call_them(run: Any, project: Workshop) -> None:
    shutil.rmtree(project.root / "data/provinces/thu-nghiem")
    code, _, _ = run(PAGE, "--area", "Tỉnh Thử Nghiệm", "--document", "12/BC-TN", "--write")
    assert code == 0
    assert reports(project) == ["2025-02.toml"]


def test_toml_is_printed_and_nothing_written(run: Any, project: Workshop) -> None:
    before = reports(project)
    code, out, _ = run(PAGE, "--format", "toml", "--document", "bao-cao")
    assert code == 0
    assert 'quote = "1.234 hồ sơ, đạt tỷ lệ 45,60%"' in out
    assert reports(project) == before


def test_write_makes_a_new_file_each_time(run: Any, project: Workshop) -> None:
    shutil.rmtree(project.root / "data/provinces/thu-nghiem")
    for name in ("2025-02.toml", "2025-02-2.toml"):
        code, out, _ = run(PAGE, "--write", "--document", "bao-cao")
        assert code == 0
        assert f"data/provinces/thu-nghiem/{name}" in out
    assert reports(project) == ["2025-02-2.toml", "2025-02.toml"]


def test_targets_of_a_page_go_into_a_file_of_their_own(run: Any, project: Workshop) -> None:
    shutil.rmtree(project.root / "data/provinces/thu-nghiem")
    before = (project.root / "data/targets.toml").read_bytes()
    page = f"{PAGE}\nPhấn đấu đến năm 2026 số hóa trên 80% hồ sơ.\n"
    code, out, _ = run(page, "--format", "toml", "--document", "bao-cao")
    assert code == 0
    assert "# data/targets/bao-cao.toml" in out
    code, out, _ = run(page, "--write", "--document", "bao-cao")
    assert code == 0
    assert "data/targets/bao-cao.toml" in out
    assert (project.root / "data/targets.toml").read_bytes() == before
    assert [one.code for one in project.build().problems if one.at.path == "data/targets/bao-cao.toml"] == []
    assert reports(project) == ["2025-02.toml"]
    code, _, _ = run(page, "--write", "--document", "bao-cao")
    assert list((project.root / "data/targets").iterdir()) == [project.root / "data/targets/bao-cao.toml"]


def test_a_page_of_targets_alone_makes_no_report(run: Any, project: Workshop) -> None:
    before = reports(project)
    code, _, _ = run("Phấn đấu đến năm 2026 số hóa trên 80% hồ sơ. Dự kiến có 12 km đường truyền.", "--write",
                     "--document", "bao-cao")  # fmt: skip
    assert (code, reports(project)) == (0, before)
    text = (project.root / "data/targets/bao-cao.toml").read_text("utf-8")
    assert "# - 12 km: là dự báo của duong-truyen" in text


def test_a_page_of_powershell_or_windows_is_read(run: Any) -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        code, out, err = run(PAGE.replace("\n", "\r\n").encode(encoding), name="Trang tin (bản 2).txt")
        assert (code, err) == (0, "")
        assert "45,60%\tho-so" in out


def test_a_file_that_is_open_elsewhere_is_told(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run(PAGE, name="~$bao-cao.docx")
    assert (code, "[lock-file]" in err, "“bao-cao.docx”" in err) == (1, True, True)
    held, read = "trang.txt", Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == held:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    code, _, err = run(PAGE)
    assert (code, "[open-elsewhere]" in err) == (1, True)


@pytest.mark.parametrize(
    ("content", "argv", "code", "said"),
    [
        (PAGE, ("--area", "thu-nghim"), 2, "thu-nghiem"),
        (PAGE, ("--document", "bao-cap"), 2, "bao-cao"),
        (PAGE, ("--write",), 2, "--document"),
        (PAGE, ("--as-of", "28/2/2025"), 2, "2026-11-22"),
        (b"", (), 1, "[empty-text]"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", (), 1, "[not-text]"),
        ("Trời đẹp.", ("--write", "--document", "bao-cao"), 1, "Không có số liệu hay mục tiêu nào"),
        ("Đã số hóa 45% hồ sơ, Ä‘áº¡t.", ("--write", "--document", "bao-cao"), 1, "[garbled-text]"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Any, project: Workshop, content: str | bytes, argv: tuple[str, ...], code: int, said: str
) -> None:
    before = reports(project)
    found, _, err = run(content, *argv)
    assert found == code
    assert said in err
    assert reports(project) == before


def test_a_project_with_errors_makes_no_draft(run: Any, project: Workshop) -> None:
    project.append("data/indicators.toml", "\n[hong]\n")
    code, out, err = run(PAGE)
    assert (code, out) == (1, "")
    assert "missing-key" in err


def test_a_page_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["draft", str(tmp_path / "x.txt"), "--area", "thu-nghiem"], SMALL) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Không có tệp {tmp_path / 'x.txt'}. ")
    assert "No such file" not in said
