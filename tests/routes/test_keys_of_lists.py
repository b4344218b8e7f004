"""Pages that name articles are made anew where these have changed, and not where others have."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.routes.test_edited_texts import ARTICLE, ENGLISH
from tests.support.over import built_over
from tests.support.projects import MemoryStore, Workshop, workshop

NEW, OLD = "content/news/2026/bai-30.md", "content/news/2026/bai-3.md"
_HEAD = """+++
title = "Bài số {number}"
summary = "Nói về việc thứ {number}."
date = 2026-0{month}-{day:02}
places = ["thu-nghiem"]
documents = ["{document}"]
author = "Người Thử"
+++

Một đoạn của bài.
"""


def _article(number: int, document: str = "bao-cao", month: int = 1) -> str:
    day = number if month == 1 else 1
    return _HEAD.format(number=number, month=month, day=day, document=document)


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    project = workshop(tmp_path / "du-an")
    for number in range(1, 31):
        project.write(f"content/news/2026/bai-{number}.md", _article(number, "trang-tin" if number % 2 else "bao-cao"))
    return project


EDITS: dict[str, Callable[[Workshop], object]] = {
    "a title of the newest": lambda project: project.replace(NEW, "Bài số 30", "Bài số ba mươi"),
    "a title of an old one": lambda project: project.replace(OLD, "Bài số 3", "Bài số ba"),
    "a summary": lambda project: project.replace(OLD, "Nói về", "Nói thêm về"),
    "a day, and so the order": lambda project: project.replace(OLD, "2026-01-03", "2026-02-03"),
    "another place": lambda project: project.replace(OLD, 'places = ["thu-nghiem"]', 'places = ["nuoc-thu"]'),
    "a pillar": lambda project: project.replace(OLD, "author", 'pillars = ["chinh-quyen"]\nauthor'),
    "another document": lambda project: project.replace(OLD, '"trang-tin"', '"bao-cao"'),
    "an old address": lambda project: project.replace(OLD, "author", 'old_addresses = ["/cu/ba"]\nauthor'),
    "a draft": lambda project: project.replace(OLD, "author", "draft = true\nauthor"),
    "a new article": lambda project: project.write("content/news/2026/bai-31.md", _article(31, month=2)),
    "a new article that is older": lambda project: project.write(
        "content/news/2026/a.md", _article(1).replace("Bài số 1", "Bài cũ")
    ),
    "an article less": lambda project: (project.root / NEW).unlink(),
    "an old article less": lambda project: (project.root / OLD).unlink(),
    "no such articles": lambda project: shutil.rmtree(project.root / "content/news/2026"),
    "a translation": lambda project: project.write(
        "content/en/news/2026/bai-3.md", '+++\ntitle = "No. 3"\nsummary = "On thing 3."\n+++\n\nA paragraph.\n'
    ),
    "a title of a translation": lambda project: project.replace(ENGLISH, "A trial of", "The trial of"),
    "no translation": lambda project: (project.root / ENGLISH).unlink(),
    "a renamed article": lambda project: (project.root / OLD).rename(project.root / "content/news/2026/ba.md"),
    "a name of the place": lambda project: project.replace("data/places.toml", 'name = "Thử Nghiệm"', 'name = "Thử"'),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_build_over_the_last_is_a_build_anew(edit: str, project: Workshop, tmp_path: Path) -> None:
    store, out = MemoryStore(), tmp_path / "trang"
    assert built_over(project.root, out, store).built.taken
    EDITS[edit](project)
    built = built_over(project.root, out, store).built
    anew = project.build()
    assert anew.files, anew.codes
    assert built.problems == anew.built.problems
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert {path: content for path, content in found.items() if not path.startswith(".scorecards/")} == anew.files


def test_lists_that_do_not_name_an_article_stay(project: Workshop, tmp_path: Path) -> None:
    store, out = MemoryStore(), tmp_path / "trang"
    built_over(project.root, out, store)
    project.replace(OLD, "Bài số 3", "Bài số ba")
    made = {path for path in built_over(project.root, out, store).paths if path.startswith("/tin-tuc/")}
    assert {"/tin-tuc/", "/tin-tuc/bai-3/", "/tin-tuc/trang-2/"} <= made  # the first page names all other lists
    assert {"/tin-tuc/thang/2025-03/", "/tin-tuc/tinh/thu-nghiem/"}.isdisjoint(made)
    assert "/tin-tuc/tinh/thu-nghiem/trang-2/" in made


def test_pages_of_figures_name_no_articles(project: Workshop, tmp_path: Path) -> None:
    store, out = MemoryStore(), tmp_path / "trang"
    built_over(project.root, out, store)
    project.replace(ARTICLE, "Thử số hóa", "Số hóa thử")
    made = built_over(project.root, out, store).made
    assert {"indicator", "pillar", "comparison-files"}.isdisjoint({one.kind for one in made})
    assert {"news", "unit"} <= {one.kind for one in made}
