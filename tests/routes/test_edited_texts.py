"""After an edit of texts of articles alone no more is made than what shows them, and it is the site made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecards.output import StandingFiles, write
from scorecards.routes.last_build import MoreThanTextsError, read_last_build
from scorecards.start import start
from tests.support.over import build_over
from tests.support.projects import MemoryStore, Workshop, workshop

ARTICLE = "content/news/2025/so-hoa.md"
ENGLISH = "content/en/news/2025/so-hoa.md"
OLD = "content/news/2026/bai-3.md"
COMMENTARY = "content/provinces/thu-nghiem.md"
_HEAD = """+++
title = "Bài số {number}"
summary = "Nói về việc thứ {word}."
date = 2026-{month:02}-05
places = ["thu-nghiem"]
documents = ["bao-cao"]
author = "Người Thử"
+++

## Mục đầu

Một đoạn của bài, xem [định nghĩa](/chi-tieu/ho-so/).
"""
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return with_articles(tmp_path / "du-an")


def with_articles(folder: Path) -> Workshop:
    """A project with more articles than the page of any names."""
    project = workshop(folder)
    for number, word in enumerate(_WORDS, 1):
        text = _HEAD.format(number=number, word=word, month=number)
        project.write(f"content/news/2026/bai-{number}.md", text)
    return project


def build(project: Workshop, out: str = "trang", *more: str) -> int:
    """Builds as the command does."""
    words = ["build", "--today", "2026-11-22", "--root", str(project.root), "--out", str(project.root.parent / out)]
    return start([*words, "--processes", "1", *more])


def files(project: Workshop, out: str) -> dict[str, bytes]:
    """What a folder holds, the list of files among it."""
    top = project.root.parent / out
    found = [path for path in top.rglob("*") if path.is_file() and path.name != "lock"]
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def no_whole_build(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes a build of the whole site fail until the test undoes it."""

    def forbid() -> None:
        monkeypatch.setattr("scorecards.commands.build.build_project", lambda *_, **__: pytest.fail("built whole"))

    return forbid


EDITS: dict[str, Callable[[Workshop], object]] = {
    "words": lambda project: project.append(ARTICLE, "\nThêm một câu.\n"),
    "words of an old article": lambda project: project.append(OLD, "\nThêm một câu.\n"),
    "words of a translation": lambda project: project.append(ENGLISH, "\nOne more sentence.\n"),
    "words of both": lambda project: (
        project.append(ARTICLE, "\nThêm một câu.\n"),
        project.append(ENGLISH, "\nOne more sentence.\n"),
    ),
    "words of several articles": lambda project: [
        project.append(path, "\nThêm một câu.\n") for path in (ARTICLE, OLD, "content/news/2025/hai.md")
    ],
    "a number that is traced": lambda project: project.append(OLD, "\nCả tỉnh số hóa 1.234 hồ sơ.\n"),
    "a link to an article by its file": lambda project: project.append(OLD, "\nXem [bài](bai-1.md#bai-muc-dau).\n"),
    "a link to an article by its address": lambda project: project.append(OLD, "\nXem [bài](/tin-tuc/bai-1/).\n"),
    "a link to an article from another language": lambda project: project.append(
        ENGLISH, "\nSee [this](/tin-tuc/bai-1/) and [that](../../../news/2026/bai-2.md).\n"
    ),
    "a link to a list": lambda project: project.append(OLD, "\nXem [tin](/tin-tuc/) và [nơi](/tinh/thu-nghiem/).\n"),
    "a link to a commentary": lambda project: project.append(OLD, "\nXem [nơi](../../provinces/thu-nghiem.md).\n"),
    "a link to an old address": lambda project: project.append(OLD, "\nXem [cũ](/cu/so-hoa/).\n"),
    "a new heading": lambda project: project.append(OLD, "\n## Mục mới\n\nXem [trên](#bai-muc-moi).\n"),
    "fewer words": lambda project: project.replace(OLD, "Một đoạn của bài, xem", "Xem"),
    "a quote and a table": lambda project: project.append(OLD, "\n> Đoạn trích.\n\n| A | B |\n|---|---|\n| c | d |\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_what_shows_it_is_made(
    edit: str, project: Workshop, no_whole_build: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(project) == 0
    EDITS[edit](project)
    no_whole_build()
    assert build(project) == 0
    monkeypatch.undo()
    assert build(project, "moi", "--no-cache") == 0
    assert files(project, "trang") == files(project, "moi")


def test_then_there_is_nothing_to_do(
    project: Workshop, no_whole_build: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    build(project)
    project.append(OLD, "\nCả tỉnh số hóa 1.234 hồ sơ.\n")
    no_whole_build()
    capsys.readouterr()
    assert build(project) == 0
    first = capsys.readouterr().out
    assert build(project) == 0
    second = capsys.readouterr().out
    assert "Không có gì đổi" in second
    assert first.splitlines()[1:] == second.splitlines()[1:]  # what is said of texts


def test_the_same_is_said_of_texts_as_a_whole_build_says(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    build(project)
    project.append(OLD, "\nCả tỉnh số hóa 1.234 hồ sơ.\n")
    capsys.readouterr()
    build(project)
    edited = capsys.readouterr().out.splitlines()
    build(project, "moi", "--no-cache")
    anew = capsys.readouterr().out.splitlines()
    assert edited[1:] == anew[1:]
    assert "1 trong" in edited[1] or "số" in edited[1]


def test_an_edit_that_is_taken_back_and_made_again(
    project: Workshop, no_whole_build: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (project.root / OLD).read_text("utf-8")
    build(project)
    first = files(project, "trang")
    no_whole_build()
    for text in (f"{before}\nLời khác.\n", before, f"{before}\nLời khác.\n", before):
        project.write(OLD, text)
        assert build(project) == 0
    monkeypatch.undo()
    assert files(project, "trang") == first


def test_a_build_of_the_whole_site_goes_on_from_edits(project: Workshop) -> None:
    build(project)
    project.append(OLD, "\nCâu thứ nhất.\n")
    build(project)
    project.replace(ARTICLE, "Bài thử có bảng", "Bài có bảng")
    build(project)
    project.append(OLD, "\nCâu thứ hai.\n")
    build(project)
    build(project, "moi", "--no-cache")
    assert files(project, "trang") == files(project, "moi")


MORE: dict[str, Callable[[Workshop], object]] = {
    "another title": lambda project: project.replace(OLD, "Bài số 3", "Bài số ba"),
    "a head that ends elsewhere": lambda project: project.replace(OLD, "+++\n\n##", "+++\n\n+++\n\n##"),
    "a link that leads nowhere": lambda project: project.append(OLD, "\nXem [bài](/tin-tuc/bai-99/).\n"),
    "a link to no file": lambda project: project.append(OLD, "\nXem [bài](khong-co.md).\n"),
    "a link to an anchor that is not there": lambda project: project.append(
        OLD, "\nXem [bài](/tin-tuc/bai-9/#bai-khong-co).\n"
    ),
    "a link to a draft": lambda project: project.append(OLD, "\nXem [bài](../2025/nhap.md).\n"),
    "a number that nothing backs": lambda project: project.append(OLD, "\nCả tỉnh số hóa 98.765 hồ sơ.\n"),
    "no heading where a link leads to": lambda project: project.replace(ARTICLE, "## Chi tiết", "## Khác"),
    "an image": lambda project: project.append(OLD, "\n![Ảnh](khong-co.png)\n"),
    "a name of no indicator": lambda project: project.append(OLD, "\nTỷ lệ {khong-co}.\n"),
    "an article that is not out": lambda project: project.append("content/news/2025/nhap.md", "\nThêm.\n"),
    "a text that is no text": lambda project: project.write(OLD, b"\xff\xfe"),
    "an empty file": lambda project: project.write(OLD, ""),
}


@pytest.mark.parametrize("edit", MORE)
def test_what_takes_more_is_left_to_a_build_of_the_whole_site(
    edit: str, project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    build(project)
    MORE[edit](project)
    capsys.readouterr()
    code = build(project)
    told = capsys.readouterr()
    assert build(project, "moi", "--no-cache") == code
    anew = capsys.readouterr()
    assert told.err == anew.err
    if code == 0:
        assert files(project, "trang") == files(project, "moi")


def _of_store(project: Workshop, change: str, kind: str) -> None:
    with sqlite3.connect(project.root / ".scorecards-cache/store.sqlite") as connection:
        connection.execute(change, (kind,))
    connection.close()


LOST: dict[str, Callable[[Workshop], object]] = {
    "the store": lambda project: (project.root / ".scorecards-cache/store.sqlite").unlink(),
    "the record": lambda project: _of_store(project, "DELETE FROM entries WHERE kind = ?", "pages"),
    "the digests": lambda project: _of_store(project, "DELETE FROM entries WHERE kind = ?", "sources"),
    "the edits": lambda project: _of_store(project, "DELETE FROM entries WHERE kind = ?", "edits"),
    "the texts": lambda project: _of_store(project, "DELETE FROM entries WHERE kind = ?", "text"),
    "what an entry says": lambda project: _of_store(
        project, "UPDATE entries SET content = x'00' WHERE kind = ?", "edits"
    ),
    "a file of the search": lambda project: next((project.root.parent / "trang/tim-kiem").glob("words.*")).unlink(),
    "a page of the site": lambda project: (project.root.parent / "trang/index.html").write_bytes(b"x"),
    "what is left of a move": lambda project: (project.root.parent / "trang/.scorecards/staging").mkdir(),
}


@pytest.mark.parametrize("lost", LOST)
def test_where_something_is_lost_the_site_is_the_same(lost: str, project: Workshop) -> None:
    build(project)
    project.append(OLD, "\nCâu thứ nhất.\n")
    build(project)
    LOST[lost](project)
    project.append(OLD, "\nCâu thứ hai.\n")
    assert build(project) == 0
    assert build(project, "moi", "--no-cache") == 0
    assert files(project, "trang") == files(project, "moi")


def test_a_record_of_another_site_is_not_built_on(project: Workshop, tmp_path: Path) -> None:
    store, out = MemoryStore(), tmp_path / "site"
    build_over(project.root, out, store)
    manifest = (out / ".scorecards/manifest.sha256").read_bytes()
    assert read_last_build(store, "site", manifest, StandingFiles(out)).record.routes
    with pytest.raises(MoreThanTextsError):
        read_last_build(store, "site", manifest + b"x", StandingFiles(out))


def test_a_file_of_someone_else_is_not_written_over(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of the search that goes was changed after the start had looked at all."""
    build(project)
    page = project.root.parent / "trang/tin-tuc/bai-3/index.html"
    page.unlink()
    page.mkdir()
    (page / "x").write_text("x", "utf-8")
    project.append(OLD, "\nCâu thứ nhất.\n")
    capsys.readouterr()
    assert build(project) == 1
    assert "output-not-ours" in capsys.readouterr().err
    assert (page / "x").exists()


def test_a_text_that_is_saved_during_the_build_is_met_by_the_next(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    project.append(OLD, "\nCâu thứ nhất.\n")

    def saved_meanwhile(*values: object, **named: object) -> object:
        project.append(OLD, "\nCâu thứ hai.\n")
        return write(*values, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("scorecards.commands.edits.write", saved_meanwhile)
    assert build(project) == 0
    monkeypatch.undo()
    assert build(project) == 0
    assert build(project, "moi", "--no-cache") == 0
    assert files(project, "trang") == files(project, "moi")


_TEXTS = (ARTICLE, ENGLISH, OLD, "content/news/2026/bai-9.md", "content/news/2025/hai.md")
_PARTS = (
    "Thêm một câu.", "Cả tỉnh số hóa 1.234 hồ sơ.", "Xem [bài](/tin-tuc/bai-9/).", "## Mục thêm", "> Lời trích.",
    "Xem [bài](/tin-tuc/bai-99/).", "Cả tỉnh số hóa 98.765 hồ sơ.", "Số hóa đạt tỷ lệ cao.", "[x](#bai-muc-them)",
)  # fmt: skip


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(_TEXTS), st.sampled_from(_PARTS), st.booleans()), min_size=1, max_size=3),
        min_size=1,
        max_size=3,
    )
)
def test_edits_in_any_order_give_the_site_made_anew(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, str, bool]]]
) -> None:
    project = with_articles(tmp_path_factory.mktemp("edits") / "du-an")
    first = {path: (project.root / path).read_text("utf-8") for path in _TEXTS}
    build(project)
    for edits in rounds:
        for path, part, is_more in edits:
            project.write(path, f"{(project.root / path).read_text('utf-8') if is_more else first[path]}\n\n{part}\n")
        code = build(project)
        assert build(project, "moi", "--no-cache") == code
        if code == 0:
            assert files(project, "trang") == files(project, "moi")
