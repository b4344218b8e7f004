"""What builds of edited texts leave behind misleads no later build, and they say what a build of the site says."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scorecards import unchanged
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import LastSite, Output, write
from scorecards.routes.page_record import keep_edits
from scorecards.signatures import snapshot
from scorecards.unchanged import command_of, day_of, note_build, since_last_build
from scorecards.views.view_types import LinkView
from tests.routes.test_edited_texts import ENGLISH, OLD, build, files, with_articles
from tests.support.projects import Workshop

PAGE = "tin-tuc/bai-3/index.html"
DAY = 24 * 3600 * 10**9


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return with_articles(tmp_path / "du-an")


def _same_as_anew(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    """Builds, and compares with a build of the whole site what is made and said."""
    capsys.readouterr()
    code = build(project)
    told = capsys.readouterr()
    assert build(project, "moi", "--no-cache") == code
    anew = capsys.readouterr()
    assert (told.err, told.out.splitlines()[1:]) == (anew.err, anew.out.splitlines()[1:])
    if code == 0:
        assert files(project, "trang") == files(project, "moi")


@pytest.mark.parametrize("link", ["/tin-tuc/bai-9/index.html", "/index.html", "/cu/x/", "/cu/x/index.html"])
def test_a_page_is_linked_to_by_its_address_and_not_by_its_file(
    link: str, project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old address names a file that a page would have, and so it is none of a folder."""
    project.replace("content/news/2026/bai-7.md", "author", 'old_addresses = ["/cu/x/index.html"]\nauthor')
    build(project)
    project.append(OLD, f"\nXem [đây]({link}).\n")
    _same_as_anew(project, capsys)


@pytest.mark.parametrize("link", ["/cu/bon/", "/tin-tuc/bai\\-4/"])
def test_a_link_to_what_was_published_in_another_language_leads_to_the_original(
    link: str, project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the English address of a text that is no longer translated stands a page that leads on."""
    project.replace("content/news/2026/bai-4.md", "author", 'old_addresses = ["/cu/bon"]\nauthor')
    project.write("data/addresses.txt", "/en/tin-tuc/bai-4/\n/en/cu/bon/\n")
    build(project)
    project.append(ENGLISH, f"\nSee [this]({link}).\n")
    _same_as_anew(project, capsys)


def test_a_file_of_the_search_that_goes_with_the_edit_is_not_linked_to(
    project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    build(project)
    head = next((project.root.parent / "trang/tim-kiem").glob("index.*")).name
    project.append(OLD, f"\nXem [tệp](/tim-kiem/{head}) có ngữvựng.\n")
    _same_as_anew(project, capsys)


def test_pages_that_show_what_their_keys_do_not_hold_are_left_to_a_whole_build(
    project: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of all articles a few alone are read, and the page would show how many there are."""

    def counted(inputs: PageInputs, *_: str) -> tuple[LinkView, ...]:
        return (LinkView(f"{len(inputs.project.articles)} bài", "/"),)

    monkeypatch.setattr("scorecards.pages.article.trail", counted)
    build(project)
    project.append(OLD, "\nThêm một câu.\n")
    _same_as_anew(project, capsys)
    assert "12 bài" in (project.root.parent / "trang" / PAGE).read_text("utf-8")


def test_edits_of_an_earlier_record_are_forgotten_though_the_site_was_the_same(
    project: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a comment nor a draft changes the site, but a draft is told of."""
    draft = (project.root / OLD).read_text("utf-8").replace("author", "draft = true\nauthor")
    build(project)
    project.append(OLD, "\n<!-- một -->\n")
    build(project)
    project.write("content/news/2026/nhap-moi.md", draft)
    build(project)
    project.append(OLD, "\n<!-- hai -->\n")
    _same_as_anew(project, capsys)


def test_a_store_that_cannot_be_used_is_told_of_once(project: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    build(project)
    store = project.root / ".scorecards-cache/store.sqlite"
    store.unlink()
    (store / "x").mkdir(parents=True)
    project.append(OLD, "\nThêm một câu.\n")
    capsys.readouterr()
    assert build(project) == 0
    assert capsys.readouterr().err.count(".scorecards-cache") == 1
    shutil.rmtree(store)


def test_a_build_that_ends_on_the_next_day_is_of_the_day_before(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["build", "--root", str(project.root), "--out", str(project.root.parent / "trang")]
    build(project)
    before = snapshot(project.root)
    past = SimpleNamespace(**{**vars(time), "time_ns": lambda: before.taken + DAY})
    monkeypatch.setattr(unchanged, "time", past)
    note_build(
        words, project.root, (), before, command_of(words, project.root), project.root.parent / "trang", "Như cũ."
    )
    assert since_last_build(words, project.root) is None
    monkeypatch.undo()
    assert since_last_build(words, project.root) == "Như cũ."


def test_after_midnight_the_whole_site_is_built(
    project: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(project)
    project.append(OLD, "\nThêm một câu.\n")
    moments = iter((0, DAY))
    monkeypatch.setattr("scorecards.commands.edits.day_of", lambda moment: day_of(next(moments)))
    monkeypatch.setattr("scorecards.commands.edits.edited_texts", lambda *_: pytest.fail("texts alone were made"))
    _same_as_anew(project, capsys)


def test_no_note_is_left_of_what_another_build_has_written_meanwhile(
    project: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(project)
    project.append(OLD, "\nThêm một câu.\n")
    out = project.root.parent / "trang"

    def another(*values: Any) -> None:
        keep_edits(*values)
        manifest = (out / ".scorecards/manifest.sha256").read_bytes()
        write([Output(PAGE, b"x", OLD)], out, over=LastSite(manifest, frozenset((PAGE,))))

    monkeypatch.setattr("scorecards.commands.edits.keep_edits", another)
    assert build(project) == 0
    monkeypatch.undo()
    _same_as_anew(project, capsys)
