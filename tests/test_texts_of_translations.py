"""Texts of translated articles are parsed when they are needed, and what is wrong with them is told all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scorecards.inputs import article_texts
from scorecards.inputs.link_targets import Focus
from scorecards.load import parsed_text
from scorecards.load.project import load_what_is_known
from scorecards.load.source import Files
from scorecards.pipeline import Settings, build, prepare
from scorecards.store import Store
from tests.support.projects import TODAY, MemoryStore, Workshop

NEWS = "content/news/2025"
ENGLISH = "content/en/news/2025"
ARTICLE = f"{ENGLISH}/so-hoa.md"
ORIGINAL = f"{NEWS}/so-hoa.md"
SETTINGS = "data/site.toml"
HEAD = '+++\ntitle = "A title"\nsummary = "A summary."\n+++\n'
WRONG = "\nA blank {to fill in} and <b>marks</b>.\n"
TOLD = ["placeholder", "raw-html"]
PICTURE = (Path(__file__).parent.parent / "docs/screenshot-unit.png").read_bytes()


def _article(project: Workshop, name: str, day: str, more: str = "") -> None:
    head = f'title = "Bài"\nsummary = "Tóm tắt."\ndate = {day}\nplaces = ["thu-nghiem"]\ndocuments = ["bao-cao"]\n'
    project.write(f"{NEWS}/{name}", f'+++\n{head}author = "Người Thử"\n{more}+++\n\nMột đoạn.\n')


def _with_wrong_translation(project: Workshop, name: str) -> None:
    project.write(f"{ENGLISH}/{name}", f"{HEAD}{WRONG}")


WITH_MISTAKES: dict[str, tuple[str, Callable[[Workshop], object]]] = {
    "that is out": ("so-hoa.md", lambda project: None),
    "of a draft": ("nhap.md", lambda project: None),
    "of an article to come": ("sau.md", lambda project: _article(project, "sau.md", "2027-02-02")),
    "of an article that has ended": (
        "het.md", lambda project: _article(project, "het.md", "2025-02-02", "ends = 2025-03-03\n"),
    ),
    "without an original": ("so-ho.md", lambda project: None),
    "in a language that is off": (
        "so-hoa.md", lambda project: project.replace(SETTINGS, "country", 'languages = ["vi"]\ncountry'),
    ),
    "of an article that cannot be read": ("so-hoa.md", lambda project: project.write(ORIGINAL, b"\xff\xfe")),
    "of an article whose front matter is wrong": (
        "so-hoa.md", lambda project: project.replace(ORIGINAL, "places = ", "xplaces = "),
    ),
    "beside settings that cannot be read": ("so-hoa.md", lambda project: project.append(SETTINGS, "\n[[\n")),
    "beside data that are wrong": ("so-hoa.md", lambda project: project.append("data/documents.toml", "\nx = 1\n")),
}  # fmt: skip


@pytest.mark.parametrize("which", WITH_MISTAKES)
def test_what_is_wrong_with_the_text_of_a_translation_is_told_once(which: str, project: Workshop) -> None:
    name, otherwise = WITH_MISTAKES[which]
    _with_wrong_translation(project, name)
    otherwise(project)
    site = project.build()
    told = sorted(one.code for one in site.problems if one.at.path == f"{ENGLISH}/{name}" and one.at.line == 6)
    assert told == TOLD
    assert site.files == {}
    files = Files(project.root)
    load_what_is_known(files, TODAY, drafts=False)
    known = [one for one in files.diagnostics.problems if one.at.path == f"{ENGLISH}/{name}" and one.at.line == 6]
    assert sorted(one.code for one in known) == TOLD


@pytest.mark.parametrize("old", ['title = "A', "summary = "])
def test_a_text_is_looked_at_whatever_its_front_matter_is_like(old: str, project: Workshop) -> None:
    project.replace(ARTICLE, old, f"x{old}")
    project.append(ARTICLE, WRONG)
    assert [code for code in project.build().codes if code in TOLD] == TOLD


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("| 20.5% |", "| {the rate} |", ["placeholder"]),
        ("| 20.5% |", "| 20.6% |", ["translation-number-changed"]),
        ("~~Dropped.~~", "* a\n" * (parsed_text.MOST_SIGNS // 2 + 1), ["too-many-signs"]),
    ],
)
def test_numbers_of_a_text_with_errors_are_compared_once_these_are_mended(
    old: str, new: str, told: list[str], project: Workshop
) -> None:
    """What a blank stands for is no second mistake."""
    project.replace(ARTICLE, old, new)
    assert [one.code for one in project.build().problems if one.at.path == ARTICLE] == told


def test_pictures_of_translations_are_shown_and_those_of_drafts_wait(project: Workshop) -> None:
    for name in ("mot.png", "hai.png", "ba.png"):
        project.write(f"{NEWS}/{name}", PICTURE)
    project.write(f"{ENGLISH}/bon.png", PICTURE)
    project.append(ARTICLE, "\n![One](mot.png)\n\n![Four](bon.png)\n")
    project.write(f"{ENGLISH}/nhap.md", f"{HEAD}\n![Two](hai.png)\n")
    site = project.build()
    assert [(one.code, one.at.path) for one in site.problems] == [("picture-not-shown", f"{NEWS}/ba.png")]


def _parsed(project: Workshop, store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of articles and translations whose texts a build parses."""
    found: list[str] = []

    def noting(path: str, text: str, context: object) -> str:
        found.append(path)
        return noted(path, text, context)

    noted: Callable[..., str] = parsed_text._fit_to_parse
    with monkeypatch.context() as patch:
        patch.setattr(parsed_text, "_fit_to_parse", noting)
        assert build(Files(project.root), Settings(TODAY, store=store), tuple).problems == ()
    return [path for path in found if "/news/" in path]


def test_each_text_is_parsed_once_and_none_that_is_kept(project: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    first = _parsed(project, store, monkeypatch)
    assert first.count(ARTICLE) == 1
    assert len(first) == len(set(first))
    assert _parsed(project, store, monkeypatch) == []
    project.append(ARTICLE, "\nOne more sentence.\n")
    assert sorted(_parsed(project, store, monkeypatch)) == [ARTICLE, ORIGINAL]


def test_while_a_project_is_read_no_text_of_an_article_is_parsed(
    project: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        pytest.fail("parsed")

    monkeypatch.setattr(article_texts, "parse_sources", forbidden)
    project.append(ARTICLE, WRONG)
    found = prepare(Files(project.root), Settings(TODAY, focus=Focus("/tinh/")))
    assert found.project is not None
    assert ARTICLE in [one.path for one in found.project.translations]


@pytest.mark.parametrize(
    ("focus", "told"),
    [
        (Focus("/tin-tuc/so-hoa/", "en"), TOLD),
        (Focus("/tin-tuc/so-hoa/"), []),
        (Focus("/tin-tuc/", "en"), []),
        (Focus("/"), []),
    ],
)
def test_a_page_that_is_looked_at_tells_of_the_texts_that_it_needs(
    focus: Focus, told: list[str], project: Workshop
) -> None:
    project.append(ARTICLE, WRONG)
    files = Files(project.root)
    assert prepare(files, Settings(TODAY, focus=focus)).site is not None
    assert sorted(one.code for one in files.diagnostics.problems) == told
