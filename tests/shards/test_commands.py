"""`build --shard` and `join` on the command line: what they say, where they write, what they refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecards.cli import main
from scorecards.start import start
from tests.support.parts import on_disk
from tests.support.projects import Workshop, workshop

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path / "du-an")


@pytest.fixture
def run(project: Workshop, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the project: exit code, output, complaints."""

    def call(command: str, *words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([command, *map(str, words), "--root", str(project.root), "--no-cache", "--lang", "en"])
        return code, *capsys.readouterr()

    return call


ADDRESS = ("--base-url", "/kho/", "--today", "2026-11-22", "--drafts")


def test_a_joined_site_says_what_a_build_says(run: Run, project: Workshop, tmp_path: Path) -> None:
    project.write("data/la.xyz", b"x")
    code, whole, complaints = run("build", "--out", tmp_path / "ca", *ADDRESS)
    assert code == 0
    for number in (1, 2):
        code, said, of_part = run("build", "--out", tmp_path / f"phan-{number}", "--shard", f"{number}/2", *ADDRESS)
        assert code == 0
        assert f"part {number}/2" in said
        assert of_part == complaints, "a warning of the sources is told in every part"
    code, joined, once = run("join", tmp_path / "phan-2", tmp_path / "phan-1", "--out", tmp_path / "ghep")
    assert code == 0
    assert once == complaints

    def without_time(said: str, folder: str) -> str:
        return re.sub(r"in [0-9.]+ s", "", said.replace(str(tmp_path / folder), "SITE"))

    assert without_time(joined, "ghep") == without_time(whole, "ca")
    assert on_disk(tmp_path / "ghep") == on_disk(tmp_path / "ca")


def test_parts_that_do_not_go_together_are_told_with_code_and_remedy(run: Run, tmp_path: Path) -> None:
    assert run("build", "--out", tmp_path / "1", "--shard", "1/2", *ADDRESS)[0] == 0
    code, said, complaints = run("join", tmp_path / "1", "--out", tmp_path / "ghep")
    assert (code, said) == (1, "")
    assert "[parts-missing]" in complaints
    assert "2/2" in complaints
    assert not (tmp_path / "ghep").exists()


def test_a_site_is_not_written_over_a_part_nor_a_part_over_the_site(run: Run, tmp_path: Path) -> None:
    part = tmp_path / "1"
    assert run("build", "--out", part, "--shard", "1/1", *ADDRESS)[0] == 0
    before = on_disk(part)
    code, _, complaints = run("join", part, "--out", part / ".." / "1")
    assert code == 1
    assert "[output-not-ours]" in complaints
    assert on_disk(part) == before
    code, _, complaints = run("build", "--shard", "1/1")
    assert code == 2
    assert "--out" in complaints


def test_a_part_that_fails_leaves_no_record(run: Run, project: Workshop, tmp_path: Path) -> None:
    part = tmp_path / "1"
    assert run("build", "--out", part, "--shard", "1/1", *ADDRESS)[0] == 0
    assert (part / ".scorecards/part.jsonl").exists()
    project.append("data/site.toml", "\n[[\n")
    assert run("build", "--out", part, "--shard", "1/1", *ADDRESS)[0] == 1
    assert not (part / ".scorecards/part.jsonl").exists()
    assert (part / "index.html").exists()


@pytest.mark.parametrize("words", ["0/4", "5/4", "1/0", "1", "1/", "a/b", "1/4/2", "-1/4", "¹/4", "1/1000"])
def test_what_is_no_share_is_refused(words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", f"--shard={words}", "--out", str(tmp_path)])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_a_part_is_made_each_time_that_it_is_asked_for(
    project: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", "--root", str(project.root), "--out", str(tmp_path / "1"), "--shard", "1/1"]
    for _ in range(2):
        assert start(words) == 0
        assert "1/1" in capsys.readouterr().out
    assert not (project.root / ".scorecards-cache/last-build").exists()
