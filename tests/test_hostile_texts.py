"""Hostile words in every text that a field table declares: each file of the site is read back, and does nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from scorecards import cli
from tests.support.harmless import check, texts
from tests.support.hostile import NOT_FREE, Key, fill, hostile, text_keys, with_every_kind
from tests.support.projects import TODAY, Site, build_site, workshop

UNSAID: set[Key] = {
    ("CommentaryTranslation", "translator"),
    ("PageTranslation", "translator"),
    ("Population", "quote"),
}
"""Texts for the files alone."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, set[Key], Path]:
    """The site, the keys that were filled in, and the project's folder."""
    project = workshop(tmp_path_factory.mktemp("hostile"))
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    picture = io.BytesIO()
    Image.new("RGB", (400, 300)).save(picture, "PNG")
    with_every_kind(project, picture.getvalue())
    keys = fill(project)
    notes = ["--note", hostile("Thử", "note"), "--note-en", hostile("Trial", "note_en")]
    assert cli.main(["edition", "--root", str(project.root), "--today", TODAY.isoformat(), *notes]) == 0
    return build_site(project.root, "https://host.example/"), keys, project.root


def test_every_text_of_every_kind_of_file_is_filled_in(filled: tuple[Site, set[Key], Path]) -> None:
    """A key that is new is filled in too; where it cannot be any text, NOT_FREE says what it has to be."""
    site, keys, _ = filled
    assert keys == text_keys() - set(NOT_FREE)
    assert [problem for problem in site.problems if problem.severity == "error"] == []


def test_the_hostile_words_get_into_the_site(filled: tuple[Site, set[Key], Path]) -> None:
    site, keys, _ = filled
    said = "\n".join(texts(site.files))
    unsaid = {key for key in keys if f"{'.'.join(key)}!" not in said}
    assert unsaid == UNSAID


def test_every_file_is_read_back_and_does_nothing(filled: tuple[Site, set[Key], Path]) -> None:
    site, _, _ = filled
    assert {name.rpartition(".")[2] for name in site.files} >= {
        "html",
        "json",
        "xml",
        "csv",
        "xlsx",
        "svg",
        "ics",
        "png",
    }
    for name, content in site.files.items():
        check(name, content)
