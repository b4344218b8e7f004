"""The command line: what it prints where, with which exit code, and that it never ends in a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from scorecards import cli
from scorecards.commands import building
from scorecards.routes.processes import make_in_processes
from tests.intake.test_decoding import as_1258
from tests.support.projects import ROOT, SMALL, Workshop

TODAY = "2026-11-22"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command line in this process: exit code, output, complaints."""

    def call(*argv: str, root: Path = SMALL) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = cli.main(list(argv), root)
        except SystemExit as end:  # how argparse ends
            code = int(str(end.code or 0))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return call


def process(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a command line in a process of its own, its output in pipes."""
    command = [sys.executable, "-m", "scorecards", *argv]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False, timeout=120)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and ".scorecards" not in file.parts
    }


def break_it(project: Workshop) -> None:
    project.append("content/news/2025/hai.md", "\n[a](/khong/)\n")


def warn(project: Workshop) -> None:
    project.append("content/news/2025/hai.md", "\nMột<br>hai.\n")


# -- build -------------------------------------------------------------------------------------------------------------


def test_build_writes_the_site_and_says_so(run: Any, project: Workshop) -> None:
    code, out, err = run("build", "--today", TODAY, root=project.root)
    assert (code, err) == (0, "")
    made = tree(project.root / "site")
    pages = sum(name.endswith(".html") for name in made)
    assert out.startswith(f"Đã dựng {pages} trang vào {project.root / 'site'}")
    assert made["index.html"].startswith(b"<!DOCTYPE html>")
    assert "\x1b" not in out


def test_build_is_what_is_done_without_a_command(run: Any, project: Workshop) -> None:
    assert run(root=project.root)[0] == 0
    assert (project.root / "site" / "index.html").is_file()


def test_the_program_runs_from_any_folder(
    run: Any, project: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("build", "--root", "project", "--out", "somewhere/else", "--today", TODAY)
    assert (code, err) == (0, "")
    assert (tmp_path / "somewhere" / "else" / "index.html").is_file()
    assert not (project.root / "site").exists()


def test_a_second_build_changes_nothing(run: Any, project: Workshop) -> None:
    run("build", "--today", TODAY, root=project.root)
    code, out, _ = run("build", "--today", TODAY, "--lang", "en", root=project.root)
    assert code == 0
    assert "(0 files new or changed, 0 removed)" in out
    before = {file: file.stat().st_mtime_ns for file in (project.root / "site").rglob("*.html")}
    run("build", "--today", TODAY, root=project.root)
    assert before == {file: file.stat().st_mtime_ns for file in before}


def test_a_failed_build_leaves_the_last_good_site(run: Any, project: Workshop) -> None:
    run("build", "--today", TODAY, root=project.root)
    before = tree(project.root / "site")
    break_it(project)
    code, out, err = run("build", "--today", TODAY, root=project.root)
    assert (code, out) == (1, "")
    assert "content/news/2025/hai.md:" in err
    assert "/khong/" in err
    assert "Chưa dựng trang: 1 lỗi, 0 cảnh báo." in err
    assert tree(project.root / "site") == before


def test_strict_makes_warnings_fail(run: Any, project: Workshop) -> None:
    warn(project)
    out_folder = project.root / "site"
    code, _, err = run("build", "--strict", root=project.root)
    assert code == 1
    assert "[raw-html]" in err
    assert not (out_folder / "index.html").exists()
    assert run("check", "--strict", root=project.root)[0] == 1
    code, out, err = run("build", root=project.root)
    assert code == 0
    assert "[raw-html]" in err
    assert "0 lỗi, 1 cảnh báo" in out
    assert (out_folder / "index.html").is_file()


def test_what_is_held_back_is_said(run: Any, project: Workshop) -> None:
    out = run("build", "--today", TODAY, root=project.root)[1]
    assert "Chưa hiện: content/news/2025/nhap.md (bản nháp; xóa dòng draft = true để đăng)." in out
    out = run("build", "--today", TODAY, "--drafts", root=project.root)[1]
    assert "nhap.md" not in out
    assert (project.root / "site/tin-tuc/nhap/index.html").is_file()
    run("build", "--today", TODAY, root=project.root)
    assert not (project.root / "site/tin-tuc/nhap").exists(), "removed again"


def test_it_is_said_why_and_until_when_an_article_is_held_back(run: Any, project: Workshop) -> None:
    text = (project.root / "content/news/2025/nhap.md").read_text("utf-8")
    plain = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("draft", "date", "event")))
    for name, lines in (("hen", "date = 2026-12-05\n"), ("het", "date = 2026-01-02\nends = 2026-03-04\n")):
        project.write(f"content/news/2026/{name}.md", plain.replace("+++\n", f"+++\n{lines}", 1))
    for argv in (["--no-cache"], [], []):  # the last two as the record of the build and the note of it have them
        out = run("build", "--today", TODAY, *argv, root=project.root)[1]
        assert "Chưa hiện: content/news/2026/hen.md (hẹn đăng 05/12/2026)." in out
        assert "Không còn hiện: content/news/2026/het.md (hết hạn 04/3/2026)." in out


def test_today_decides_what_is_shown(run: Any, project: Workshop) -> None:
    project.replace("content/news/2025/hai.md", "date = 2025-01-09", "date = 2025-01-09\nends = 2026-11-22")
    page = project.root / "site/tin-tuc/hai/index.html"
    run("build", "--today", "2026-11-22", root=project.root)
    assert page.is_file()
    run("build", "--today", "2026-11-23", root=project.root)
    assert not page.exists()


def test_base_url_stands_in_every_link(run: Any, project: Workshop) -> None:
    run("build", "--base-url", "https://host.example/repo", root=project.root)
    home = (project.root / "site/index.html").read_text(encoding="utf-8")
    assert 'href="/repo/tinh/"' in home
    assert (project.root / "site/sitemap.xml").is_file()


def test_a_folder_of_someone_else_is_left_alone(run: Any, project: Workshop) -> None:
    mine = project.root / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", encoding="utf-8")
    code, _, err = run("build", "--out", str(mine), root=project.root)
    assert code == 1
    assert "[output-not-ours]" in err
    assert "notes.txt" in err
    assert tree(mine) == {"notes.txt": b"mine"}
    file = project.root / "file"
    file.write_text("", encoding="utf-8")
    assert run("build", "--out", str(file), root=project.root)[0] == 1


def test_a_build_that_fails_completes_what_a_killed_one_left(run: Any, project: Workshop) -> None:
    run("build", "--today", TODAY, root=project.root)
    site = project.root / "site"
    journal = site / ".scorecards" / "journal.json"
    kill = (
        "import sys; from pathlib import Path; from scorecards.output import Output, write\n"
        "def step(name):\n    if name.startswith('move'): raise SystemExit(9)\n"
        "write([Output('index.html', b'new', 'x')], Path(sys.argv[1]), step=step)\n"
    )
    subprocess.run([sys.executable, "-c", kill, str(site)], cwd=ROOT, check=False, timeout=60)
    assert journal.exists()
    break_it(project)
    assert run("build", root=project.root)[0] == 1
    assert not journal.exists()
    assert tree(site) == {"index.html": b"new"}


# -- check -------------------------------------------------------------------------------------------------------------


def test_check_writes_nothing(run: Any, project: Workshop) -> None:
    before = tree(project.root)
    code, out, err = run("check", root=project.root)
    assert (code, err) == (0, "")
    assert out == "Đã kiểm tra: 0 lỗi, 0 cảnh báo.\n"
    assert tree(project.root) == before


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_check_finds_the_same_in_any_number_of_processes(run: Any, project: Workshop) -> None:
    project.append("content/news/2025/hai.md", "\nMột<br>hai, 98765 người.\n\n[a](/khong/)\n")
    code, out, _ = run("check", "--processes", "1", root=project.root)
    assert (code, "/khong/" in out, "98765" in out) == (1, True, True)
    found = process("check", "--processes", "2", "--root", str(project.root))
    assert (found.returncode, found.stdout.decode(), found.stderr) == (1, out, b"")


def test_check_prints_problems_for_programs(run: Any, project: Workshop) -> None:
    line = project.append("content/news/2025/hai.md", "\nMột<br>hai.\n\n[a](/khong/)\n") + 1
    code, out, err = run("check", "--format", "json", "--lang", "en", root=project.root)
    assert (code, err) == (1, "")
    found = json.loads(out)
    assert list(found) == ["problems", "findings", "reviews"]
    assert found["findings"] == []
    assert [list(problem) for problem in found["problems"]] == [
        ["severity", "code", "message", "hint", "path", "line", "column"]
    ] * len(found["problems"])
    raw, broken = found["problems"]
    assert (raw["severity"], raw["code"], raw["line"]) == ("warning", "raw-html", line)
    assert broken == {
        "severity": "error",
        "code": "broken-link",
        "message": "The link /khong/ leads to no page.",
        "hint": broken["hint"],
        "path": "content/news/2025/hai.md",
        "line": line + 2,
        "column": None,
    }
    assert json.loads(run("check", "--format", "json")[1]) == {"problems": [], "findings": [], "reviews": []}


def test_what_is_to_be_mended_stands_behind_figures_of_sources_that_do_not_fit(run: Any, project: Workshop) -> None:
    head = 'document = "nghi-quyet"\nas_of = 2024-12-31\n'
    figure = '[[observation]]\nindicator = "ho-so"\nmeasure = "cumulative"\nquote = "12/20 hồ sơ (62%)"\n'
    project.write("data/provinces/thu-nghiem/khac.toml", head + figure)
    project.append("content/news/2025/hai.md", "\nMột<br>hai.\n")
    code, out, _ = run("check", root=project.root)
    told = ("1 chỗ mà các con số", "rate:thu-nghiem", "[raw-html]", "Đã kiểm tra: 0 lỗi")
    assert [one for one in told if one not in out] == [], out
    assert [out.index(one) for one in told] == sorted(out.index(one) for one in told)
    assert code == 0


def test_check_speaks_both_languages(run: Any, project: Workshop) -> None:
    break_it(project)
    vietnamese = run("check", root=project.root)[1]
    english = run("check", "--lang", "en", root=project.root)[1]
    assert "lỗi [broken-link]" in vietnamese
    assert "Liên kết /khong/ không dẫn tới trang nào." in vietnamese
    assert "error [broken-link]" in english
    assert "The link /khong/ leads to no page." in english
    assert ">" in english, "the line itself is shown"
    assert "[a](/khong/)" in english


def test_several_mistakes_come_in_one_run_in_the_order_of_the_files(run: Any, project: Workshop) -> None:
    project.replace("data/indicators.toml", 'merge = "weighted-mean"', 'merge = "weighted-maen"')
    project.replace("data/targets.toml", 'document = "nghi-quyet"', 'document = "nghi-quyt"')
    project.replace("content/news/2025/hai.md", "date = 2025-01-09", "date = 9/1/2025")
    found = json.loads(run("check", "--format", "json", root=project.root)[1])["problems"]
    places = [(problem["path"], problem["line"]) for problem in found]
    assert places == sorted(places)
    assert {path for path, _ in places} >= {
        "content/news/2025/hai.md",
        "data/indicators.toml",
        "data/targets.toml",
    }


def test_a_folder_without_a_project_is_a_problem_not_a_crash(run: Any, tmp_path: Path) -> None:
    code, out, err = run("build", "--root", str(tmp_path))
    assert (code, out) == (1, "")
    assert "[no-project]" in err
    assert not (tmp_path / "site").exists()


# -- wrong use ---------------------------------------------------------------------------------------------------------

WRONG = [
    ["biuld"],
    ["build", "--root", "khong-co-thu-muc"],
    ["build", "--today", "22/11/2026"],
    ["build", "--today", "2026-13-01"],
    ["build", "--base-url", "repo"],
    ["build", "--base-url", "https://[x"],
    ["build", "--base-url", "javascript:x"],
    ["build", "--lang", "fr"],
    ["build", "--format", "json"],
    ["check", "--out", "x"],
    ["check", "--format", "xml"],
    ["read"],
    ["read", "khong-co-tep.txt"],
    ["--strict"],
    ["build", "x"],
]


@pytest.mark.parametrize("argv", WRONG, ids=" ".join)
def test_wrong_use_is_told_apart_from_wrong_content(run: Any, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.strip()


def test_wrong_words_are_shown_with_what_was_expected(run: Any) -> None:
    err = run("build", "--today", "22/11/2026")[2]
    assert "22/11/2026" in err
    assert "2026-11-22" in err
    assert "https://host/repo/" in run("build", "--base-url", "repo")[2]


@pytest.mark.parametrize("argv", [["--help"], ["build", "--help"]])
def test_help_is_no_mistake(run: Any, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert (code, err) == (0, "")
    assert out


def test_the_version_is_no_mistake() -> None:
    done = process("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"scorecards ")


# -- read --------------------------------------------------------------------------------------------------------------

QUANTITY = {"kind", "value", "low", "high", "numerator", "denominator", "unit", "qualifier", "printed", "quote"}
QUANTITY |= {"start", "end"}


def reading(file: Path, run: Any) -> dict[str, Any]:
    code, out, err = run("read", str(file), "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


TEXT = """Đến ngày 31/10/2023, tỉnh số hóa 141.616 hồ sơ, đạt 57,53%.
Gần 1.400 tin bài; xếp hạng 37/63 theo Nghị định 45.
"""

WRITTEN = {
    "as it is": TEXT.encode(),
    "from Windows": TEXT.replace("\n", "\r\n").encode(),
    "with a mark at its start": b"\xef\xbb\xbf" + TEXT.encode(),
    "with marks set apart": unicodedata.normalize("NFD", TEXT).encode(),
    "with a picture": ("😀👩‍👩‍👧 " + TEXT).encode(),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_read_gives_offsets_in_characters_of_the_file(run: Any, tmp_path: Path, how: str) -> None:
    file = tmp_path / "bài.txt"
    file.write_bytes(WRITTEN[how])
    text = WRITTEN[how].decode("utf-8")
    found = reading(file, run)
    assert list(found) == ["quantities", "left_aside"]
    for quantity in found["quantities"]:
        assert set(quantity) >= QUANTITY
        assert quantity["quote"] == text[quantity["start"] : quantity["end"]]
    for aside in found["left_aside"]:
        assert set(aside) == {"text", "why", "start", "end"}
        assert aside["text"] == text[aside["start"] : aside["end"]]
    values = [quantity["value"] for quantity in found["quantities"] if quantity["value"]]
    assert values[:3] == ["141616", "57.53", "1400"]
    assert any("31/10/2023" in aside["text"] for aside in found["left_aside"])


def test_read_takes_what_powershell_and_old_editors_write(run: Any, tmp_path: Path) -> None:
    """`>` of Windows PowerShell makes UTF-16 with a mark (Microsoft, about_Character_Encoding)."""
    file = tmp_path / "a.txt"
    for raw in ("Số hóa 57,53% hồ sơ.\r\n".encode("utf-16"), as_1258("Số hóa 57,53% hồ sơ.\r\n")):
        file.write_bytes(raw)
        assert [one["quote"] for one in reading(file, run)["quantities"]] == ["57,53%"]


def test_read_prints_lines_for_people(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    code, out, _ = run("read", str(file))
    assert code == 0
    assert "57,53%" in out
    assert all("\t" in line for line in out.splitlines())


@pytest.mark.parametrize("content", [b"", b"\n", b"\x00\x01\x02", "không có số".encode()])
def test_read_takes_any_text(run: Any, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    assert set(reading(file, run)) == {"quantities", "left_aside"}


def test_read_refuses_what_is_no_text(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"PK\x03\x04\xff\xfe\x80")
    for name in (str(file), str(tmp_path), str(tmp_path / "không có.txt")):
        code, out, err = run("read", name)
        assert (code, out) == (2, "")
        assert err.strip()


# -- terminals, pipes, signals -----------------------------------------------------------------------------------------


def test_output_in_a_pipe_is_plain_and_utf8_under_any_locale(project: Workshop) -> None:
    project.append("data/indicators.toml", "x")
    done = process("build", "--root", str(project.root), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stdout == b""
    text = done.stderr.decode("utf-8")
    assert "Chưa dựng trang" in text
    assert "\x1b" not in text
    assert "\r" not in text


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a matter of POSIX")
def test_a_terminal_sees_the_stage_at_work_and_then_only_the_summary(project: Workshop) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "scorecards", "build", "--root", str(project.root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=theirs, close_fds=True) as running:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        assert running.wait(60) == 0
    os.close(ours)
    text = seen.decode()
    stages = [line.split("\x1b[K")[-1] for line in text.split("\r") if "…" in line]
    assert len(stages) >= 4
    assert len(set(stages)) == len(stages)
    last = text.split("\r\x1b[K")[-1]
    assert last.startswith("Đã dựng")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_reader_that_stops_listening_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "scorecards", "read", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


def test_ctrl_c_ends_quietly(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build", interrupted)
    assert run("check") == (130, "", "")


@pytest.mark.parametrize("out", ["data/site", "content", "content/news/site", "themes/plain/static/site"])
def test_a_site_is_not_written_where_the_next_build_would_read_it(run: Any, project: Workshop, out: str) -> None:
    before = tree(project.root)
    code, _, err = run("build", "--lang", "en", "--out", str(project.root / out), root=project.root)
    assert code == 1
    assert f"[output-not-ours]\n  Not writing into {project.root / out}: it is among what the program reads" in err
    assert tree(project.root) == before


@pytest.mark.parametrize("option", ["--root", "--out"])
def test_a_folder_whose_name_no_disk_holds(run: Any, project: Workshop, option: str) -> None:
    code, _, err = run("build", option, "x" * 300, root=project.root)
    assert (code, bool(err)) == (2 if option == "--root" else 1, True)


def test_names_that_are_no_text_can_be_complained_about(project: Workshop) -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    done = process("read", name)
    assert done.returncode == 2
    assert "\\udcff" in done.stderr.decode("utf-8")


def test_build_py_builds_without_arguments(tmp_path: Path) -> None:
    """The file that people start, in a copy of the program with the small project in place of the real one."""
    copy = tmp_path / "copy"
    shutil.copytree(SMALL, copy)
    for name in ("build.py", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, copy / name)
    shutil.copytree(ROOT / "scorecards", copy / "scorecards")  # with what is compiled already
    done = subprocess.run(
        [sys.executable, "build.py"], cwd=copy, capture_output=True, check=False, timeout=120, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "Đã dựng" in done.stdout
    assert (copy / "site" / "index.html").is_file()


@pytest.mark.parametrize("out", ["site", "public/trang"])
def test_a_site_in_another_checkout_is_taken_over(
    out: str, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    shutil.copytree(SMALL, first, ignore=shutil.ignore_patterns("site", ".scorecards-cache"))
    asked: list[int] = []

    def make(routes: Any, *more: Any) -> Any:
        asked.append(len(routes))
        return make_in_processes(routes, *more)

    monkeypatch.setattr("scorecards.routes.run.make_in_processes", make)
    for root in (first, second):
        if root is second:
            shutil.copytree(first, second)
        assert run("build", "--today", TODAY, "--out", str(root / out), root=root)[0] == 0
    assert asked[0] > 100
    assert asked[1] == 0
    assert tree(first / out) == tree(second / out)
