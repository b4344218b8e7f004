"""A build that would change nothing is told so without building; after any edit it is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecards import signatures, unchanged
from scorecards.signatures import snapshot
from scorecards.start import start
from scorecards.unchanged import Edits, command_of, note_build, since_last_build
from tests.support.projects import Workshop, workshop

WORDS = ["build", "--today", "2026-11-22"]
ARTICLE = "content/news/2025/so-hoa.md"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path / "du-an")


def _words(project: Workshop, *more: str) -> list[str]:
    return [*WORDS, "--root", str(project.root), *more]


def _built(project: Workshop, capsys: pytest.CaptureFixture[str]) -> str:
    """What the second of two builds says."""
    assert start(_words(project)) == 0
    capsys.readouterr()
    assert start(_words(project)) == 0
    return capsys.readouterr().out


def test_the_second_build_has_nothing_to_do(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    said = _built(project, capsys)
    assert "Không có gì đổi" in said
    assert str(project.root / "site") in said
    assert "số đã dò ra" in said


def _touch(path: Path) -> None:
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 5 * 10**9))


EDITS: dict[str, Callable[[Workshop], object]] = {
    "a text and a file of data": lambda project: (
        project.append(ARTICLE, "\nThêm một câu.\n"),
        project.append("data/site.toml", "\n# ghi chú\n"),
    ),
    "a page that is no article": lambda project: project.append("content/pages/phuong-phap.md", "\nThêm một câu.\n"),
    "a file of data": lambda project: project.append("data/site.toml", "\n# ghi chú\n"),
    "a new file": lambda project: project.write("content/news/2025/moi.md", "x"),
    "a file less": lambda project: (project.root / ARTICLE).unlink(),
    "a file of a theme": lambda project: project.write("themes/local/strings/vi.toml", "[x]\n"),
    "a renamed file": lambda project: (project.root / ARTICLE).rename(project.root / "content/news/2025/khac.md"),
    "a page written over": lambda project: (project.root / "site/index.html").write_text("x", "utf-8"),
    "a page that was saved again": lambda project: _touch(project.root / "site/index.html"),
    "a page that is gone": lambda project: (project.root / "site/index.html").unlink(),
    "a move that was left half done": lambda project: (project.root / "site/.scorecards/staging").mkdir(),
    "a note that is damaged": lambda project: project.write(".scorecards-cache/last-build", "scorecards 2\0"),
    "a note with lists that do not end": lambda project: project.append(".scorecards-cache/last-build", "\0009"),
    "a note of another kind": lambda project: project.write(".scorecards-cache/last-build", b"\xff[[[["),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_there_is_something_to_do(
    project: Workshop, edit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Không có gì đổi" in _built(project, capsys)
    EDITS[edit](project)
    assert since_last_build(_words(project), project.root) is None


def test_after_an_edit_of_texts_alone_it_is_told_which(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    translation = "content/en/news/2025/so-hoa.md"
    _built(project, capsys)
    for edited in ([ARTICLE], [translation, ARTICLE]):
        project.append(edited[0], "\nThêm một câu.\n")
        found = since_last_build(_words(project), Path())
        assert isinstance(found, Edits)
        assert sorted(found.paths) == sorted(edited)
        assert found.out == os.path.realpath(project.root / "site")
    project.write("content/news/2025/x.docx", b"x")
    assert since_last_build(_words(project), Path()) is None


def test_an_edit_within_a_tick_of_the_last_build_is_told_by_content(
    project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.root / ARTICLE
    _built(project, capsys)
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"a", b"b", 1))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    found = since_last_build(_words(project), Path())
    assert isinstance(found, Edits)
    assert found.paths == (ARTICLE,)


@pytest.mark.parametrize("content", [b"", b"x", b"content/news/2025/so-hoa.md\0"])
def test_where_what_the_last_build_read_is_lost_anything_may_have_changed(
    project: Workshop, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    _built(project, capsys)
    project.append(ARTICLE, "\nThêm một câu.\n")
    (project.root / ".scorecards-cache/last-build-read").write_bytes(content)
    assert since_last_build(_words(project), Path()) is None


def test_a_link_that_leads_to_another_folder_now_is_built_into(
    project: Workshop, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    link = tmp_path / "trang"
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    link.symlink_to(tmp_path / "a")
    words = _words(project, "--out", str(link))
    assert start(words) == 0
    assert since_last_build(words, project.root) is not None
    link.unlink()
    link.symlink_to(tmp_path / "b")
    assert since_last_build(words, project.root) is None
    assert start(words) == 0
    assert (tmp_path / "b" / "index.html").read_bytes() == (tmp_path / "a" / "index.html").read_bytes()
    assert since_last_build(words, project.root) is not None
    capsys.readouterr()


def test_another_command_line_day_or_folder_is_another_build(
    project: Workshop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _built(project, capsys)
    assert since_last_build(_words(project), Path()) is not None
    assert since_last_build(_words(project, "--strict"), Path()) is None
    assert since_last_build(["check", *_words(project)[1:]], Path()) is None
    monkeypatch.setattr(unchanged, "day_of", lambda moment: "2026-11-23")
    assert since_last_build(_words(project), Path()) is None


def test_a_build_with_problems_or_without_the_store_is_made_again(
    project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("content/news/2025/x.docx", b"x")
    assert "Không có gì đổi" not in _built(project, capsys)
    for more in ("--no-cache", "--profile"):
        start(_words(project, more))
        assert since_last_build(_words(project, more), Path()) is None


def test_a_file_that_was_saved_within_a_tick_is_compared_by_its_content(project: Workshop) -> None:
    """As a later save in the same tick of a coarse clock would leave its times."""
    path = project.root / ARTICLE
    before = snapshot(project.root)
    assert ARTICLE in before.racy
    again = snapshot(project.root, (), before.racy)
    assert again == before
    path.write_bytes(path.read_bytes().replace(b"a", b"b", 1))
    assert snapshot(project.root, (), before.racy) != before


def test_no_note_is_made_where_a_file_was_saved_during_the_build(project: Workshop) -> None:
    before = snapshot(project.root)
    project.append(ARTICLE, "\nThêm.\n")
    (project.root / ".scorecards-cache").mkdir(exist_ok=True)
    command = command_of(_words(project), project.root)
    note_build(_words(project), project.root, (), before, command, project.root / "site", "x")
    assert not (project.root / ".scorecards-cache/last-build").exists()


def test_no_note_is_made_where_the_program_was_replaced_during_the_build(
    project: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _built(project, capsys)
    before, command = snapshot(project.root), command_of(_words(project), project.root)
    note_build(_words(project), project.root, (), before, command, project.root / "site", "Như cũ.")
    assert since_last_build(_words(project), Path()) == "Như cũ."
    monkeypatch.setattr(unchanged, "folder_digest", lambda folder: "other files")
    note_build(_words(project), project.root, (), before, command, project.root / "site", "Như cũ.")
    assert not (project.root / ".scorecards-cache/last-build").exists()


def test_files_outside_of_the_usual_folders_count(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    _built(project, capsys)
    for path in (project.root / "LICENSE", project.root / "khong-co.txt"):
        before, command = snapshot(project.root), command_of(_words(project), project.root)
        note_build(_words(project), project.root, [path.name], before, command, project.root / "site", "Như cũ.")
        assert since_last_build(_words(project), Path()) == "Như cũ."
        path.write_text("mới", "utf-8")
        assert since_last_build(_words(project), Path()) is None


@pytest.mark.parametrize("place", [0, -1], ids=["that another process looks at", "that this process looks at"])
def test_many_files_are_looked_at_by_two_processes_to_the_same_end(
    place: int, project: Workshop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signatures, "_FEW", 0)
    _built(project, capsys)
    assert "Không có gì đổi" in str(since_last_build(_words(project), Path()))
    line = (project.root / "site/.scorecards/manifest.sha256").read_text("utf-8").splitlines()[place]
    os.utime(project.root / "site" / line[66:], ns=(1, 1))
    assert since_last_build(_words(project), Path()) is None
