"""Wrong command lines: told in the reader's language, with what was meant, by the command that was given them."""

from __future__ import annotations

import pytest

from scorecards import cli
from tests.support.projects import SMALL


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> list[str]:
    """The lines that a wrong command line is told."""
    with pytest.raises(SystemExit) as end:
        cli.main(list(argv), SMALL)
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (2, "")
    return err.splitlines()


@pytest.mark.parametrize(
    ("argv", "said", "near"),
    [
        (["chek"], "không có “chek”; chọn một trong: build, check, ", "check"),
        (["new", "bao-caoo"], "không có “bao-caoo”; chọn một trong: sheet, tinh, ", "bao-cao"),
        (["check", "--stricc"], "lệnh này không có “--stricc”", "--strict"),
        (["new", "bao-cao", "--indicatr=x"], "lệnh này không có “--indicatr=x”", "--indicator"),
        (["check", "--format", "jsn"], "không có “jsn”; chọn một trong: ", "json"),
        (["check", "xyz", "uvw"], "lệnh này không có “xyz uvw”", ""),
        (["serve", "--port"], "--port phải có chữ hay số đi sau", ""),
        (["serve", "--port", "x y"], "--port phải là một số nguyên; đọc được: x y", ""),
        (["check", "--strict=1"], "--strict không nhận giá trị nào (“1”)", ""),
        (["new", "bao-cao", "--n", "x"], "“--n” có thể là --numerator, --note, --note-en; hãy viết đủ", ""),
        (["init", "x", "--official", "--unofficial"], "--unofficial không dùng cùng --official", ""),
        (["build", "--today", "31/12/2026"], "--today: cần một ngày như 2026-11-22; đọc được: 31/12/2026", ""),
    ],
)
def test_it_says_what_is_wrong_and_what_was_meant(
    argv: list[str], said: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *more, last = told(capsys, *argv)
    assert first.startswith(f"Lệnh chưa đúng · Wrong use: {said}")
    assert more == ([f"Có phải ý bạn là {near}? · Did you mean {near}?"] if near else [])
    assert last.endswith(" --help")


def test_what_was_left_out_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    first, page, area, last = told(capsys, "draft")
    assert first == "Lệnh chưa đúng · Wrong use: còn thiếu page, --area · missing: page, --area"
    assert page.startswith("  page: trang đã lưu")
    assert area.startswith("  --area: mã của nơi")
    assert last.endswith(" draft --help")
    assert told(capsys, "new")[1].startswith("  kind: sheet, tinh, ")


def test_help_has_no_heading_in_another_language_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["draft", "--help"], SMALL)
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith("cách dùng · usage: ")
    assert [line for line in shown if line.endswith(":")] == ["phải có · needed:", "tùy chọn · options:"]
    assert any("hiện lời giải thích này" in line for line in shown)
