"""What an earlier build has left in the output folder: taken where it would be made the same again, and only there."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from scorecards.load.source import Files
from scorecards.output import Output, StandingFiles, write
from scorecards.pipeline import Settings, build
from scorecards.publish.script_files import ScriptFiles
from scorecards.publish.search_index import search_index
from scorecards.routes.kept_pages import KeptPages
from scorecards.routes.make import text_of
from tests.support.over import build_over, built_over, files_below
from tests.support.projects import TODAY, MemoryStore, Workshop, workshop

ARTICLE = "content/news/2025/so-hoa.md"
COMMENTARY = "content/provinces/thu-nghiem.md"
PAGE = "tin-tuc/so-hoa/index.html"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "trang"


def _replaced(project: Workshop, path: str, old: str, new: str) -> None:
    text = (project.root / path).read_text("utf-8")
    assert old in text
    project.write(path, text.replace(old, new, 1))


def _kept(store: MemoryStore) -> tuple[str, bytes]:
    (found,) = (one for one in store.entries if one[0] == "pages")
    return found


def test_nothing_is_made_where_nothing_was_changed(project: Workshop, out: Path) -> None:
    store = MemoryStore()
    first = built_over(project.root, out, store)
    assert first.made
    again = built_over(project.root, out, store)
    assert not again.made
    assert again.built.taken is not None
    assert (again.built.taken.new, again.built.taken.changed, again.built.taken.removed) == (0, 0, 0)
    assert again.built.made.noted == first.built.made.noted


@pytest.mark.parametrize(
    ("path", "old", "page"),
    [
        (ARTICLE, "## Chi tiết", "/tin-tuc/so-hoa/"),
        (COMMENTARY, "Nguồn không nêu", "/tinh/thu-nghiem/"),
        ("content/pages/phuong-phap.md", "Lần thứ hai", "/phuong-phap/"),
    ],
)
def test_after_an_edited_text_its_page_and_the_search_are_made(
    path: str, old: str, page: str, project: Workshop, out: Path
) -> None:
    store = MemoryStore()
    build_over(project.root, out, store)
    _replaced(project, path, old, f"{old}\n\nThêm một câu.\n\n")
    assert built_over(project.root, out, store).paths == {page, "/tim-kiem/"}
    assert "Thêm một câu." in (out / page[1:] / "index.html").read_text("utf-8")


@pytest.mark.parametrize("is_warned", [False, True], ids=["", "with a warning"])
def test_after_edited_texts_of_articles_the_search_is_mended(
    is_warned: bool, project: Workshop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, warned = MemoryStore(), " 98765 người." if is_warned else ""
    for path in (ARTICLE, "content/en/news/2025/so-hoa.md"):
        project.write(path, (project.root / path).read_text("utf-8") + f"\nCâu đầu.{warned}\n")
    built = build_over(project.root, out, store)
    assert bool(built.unsound) == is_warned
    _replaced(project, ARTICLE, "Câu đầu.", "Lời khác.")
    monkeypatch.setattr("scorecards.publish.search.search_index", lambda *_: pytest.fail("made anew"))
    assert build_over(project.root, out, store).taken
    monkeypatch.undo()
    anew = project.build().files
    assert {path: (out / path).read_bytes() for path in anew} == anew


NEW = """\
+++
title = "Bài mới"
summary = "Mới."
date = 2025-02-01
author = "Người Thử"
event = "unknown"
places = ["thu-nghiem"]
documents = ["trang-tin"]
+++

Một câu lạ.
"""


@pytest.mark.parametrize(
    "edit",
    [
        lambda one: _replaced(one, ARTICLE, 'title = "', 'title = "Mới: '),
        lambda one: _replaced(one, ARTICLE, 'places = ["thu-nghiem"]', 'places = ["gia-dinh"]'),
        lambda one: one.write("content/news/2025/moi.md", NEW),
        lambda one: (one.root / "content/news/2025/hai.md").unlink(),
        lambda one: (one.root / "content/en/news/2025/so-hoa.md").unlink(),
    ],
    ids=["title", "places", "one more", "one less", "one translation less"],
)
def test_after_edits_of_articles_the_search_is_mended(
    edit: Callable[[Workshop], object], project: Workshop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MemoryStore()
    build_over(project.root, out, store)
    edit(project)
    monkeypatch.setattr("scorecards.publish.search.search_index", lambda *_: pytest.fail("made anew"))
    assert build_over(project.root, out, store).taken
    monkeypatch.undo()
    anew = project.build().files
    assert {path: (out / path).read_bytes() for path in anew} == anew


def test_articles_whose_pages_name_another_are_not_looked_at_for_the_search(
    project: Workshop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There may be hundreds of them, of which the search says what it said."""
    store = MemoryStore()
    build_over(project.root, out, store)
    monkeypatch.setattr("scorecards.routes.kept_pages._MOST_CHANGED", 1)
    monkeypatch.setattr("scorecards.publish.search.search_index", lambda *_: pytest.fail("made anew"))
    _replaced(project, ARTICLE, 'title = "', 'title = "Mới: ')
    assert {"/tin-tuc/so-hoa/", "/tin-tuc/hai/"} <= built_over(project.root, out, store).paths


def test_where_many_articles_were_edited_the_search_is_made_anew(
    project: Workshop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, made = MemoryStore(), list[ScriptFiles]()
    build_over(project.root, out, store)
    monkeypatch.setattr("scorecards.routes.kept_pages._MOST_CHANGED", 1)
    for path in (ARTICLE, "content/news/2025/hai.md"):
        _replaced(project, path, 'title = "', 'title = "Mới: ')
    _watch_search(made, monkeypatch)
    assert build_over(project.root, out, store).taken
    assert made


def _watch_search(made: list[ScriptFiles], monkeypatch: pytest.MonkeyPatch) -> None:
    def watched(*inputs: Any) -> ScriptFiles:
        made.append(search_index(*inputs))
        return made[-1]

    monkeypatch.setattr("scorecards.publish.search.search_index", watched)


def test_texts_that_the_store_has_lost_are_read_again_for_the_search(project: Workshop, out: Path) -> None:
    store = MemoryStore()
    build_over(project.root, out, store)
    lost = [one for one in store.entries if one[0] == "text"]
    assert lost
    for one in lost:
        del store.entries[one]
    _replaced(project, COMMENTARY, "Nguồn không nêu", "Không thấy nguồn nêu")
    made = built_over(project.root, out, store)
    assert made.paths == {"/tinh/thu-nghiem/", "/tim-kiem/"}
    anew = project.build().files
    assert {path: (out / path).read_bytes() for path in anew} == anew
    _replaced(project, ARTICLE, "## Chi tiết", "## Chi tiết\n\nLời khác.\n\n")
    assert build_over(project.root, out, store).taken
    anew = project.build().files
    assert {path: (out / path).read_bytes() for path in anew} == anew


@pytest.mark.parametrize("path", [COMMENTARY, "content/pages/phuong-phap.md"])
def test_after_edits_of_other_texts_the_search_is_made_anew(
    path: str, project: Workshop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, made = MemoryStore(), list[ScriptFiles]()
    build_over(project.root, out, store)
    project.write(path, (project.root / path).read_text("utf-8") + "\nThêm một câu.\n")
    _watch_search(made, monkeypatch)
    assert build_over(project.root, out, store).taken
    assert made


def test_after_an_edited_summary_lists_are_made_and_pages_of_articles_that_do_not_name_it_are_not(
    project: Workshop, out: Path
) -> None:
    alone = 'title = "Bài riêng"\nsummary = "Riêng."\ndate = 2025-03-01\nauthor = "Người Thử"\nevent = "unknown"\n'
    subjects = 'places = ["gia-dinh"]\ndocuments = ["nghi-quyet"]\n'
    project.write("content/news/2025/rieng.md", f"+++\n{alone}{subjects}+++\n\nMột câu.\n")
    store = MemoryStore()
    assert build_over(project.root, out, store).taken
    _replaced(project, ARTICLE, 'summary = "', 'summary = "Mới: ')
    made = built_over(project.root, out, store).paths
    assert {"/", "/tin-tuc/", "/tin-tuc/so-hoa/", "/tin-tuc/hai/"} <= made
    assert "/tin-tuc/rieng/" not in made


def test_an_article_that_is_no_more_among_the_newest_loses_its_picture(
    project: Workshop, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecards.pages.article.MOST_PICTURES", 1)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    alone = 'title = "Bài riêng"\nsummary = "Riêng."\nauthor = "Người Thử"\nevent = "unknown"\nplaces = ["gia-dinh"]\n'
    alone += 'documents = ["nghi-quyet"]\n'
    store, base = MemoryStore(), "https://vi-du.vn/"
    project.write("content/news/2025/rieng.md", f"+++\n{alone}date = 2025-04-01\n+++\n\nMột câu.\n")
    assert built_over(project.root, out, store, base=base).built.taken
    assert (out / "chia-se/tin-tuc/rieng.png").exists()
    project.write("content/news/2025/sau.md", f"+++\n{alone}date = 2025-04-02\n+++\n\nMột câu.\n")
    assert "/tin-tuc/rieng/" in built_over(project.root, out, store, base=base).paths
    assert not (out / "chia-se/tin-tuc/rieng.png").exists()
    assert built_over(project.root, tmp_path / "anew", MemoryStore(), base=base).built.taken
    for path in files_below(tmp_path / "anew"):
        assert path.read_bytes() == (out / path.relative_to(tmp_path / "anew")).read_bytes(), path


EDITS: dict[str, Callable[[Workshop], object]] = {
    "a figure": lambda one: _replaced(one, "data/provinces/thu-nghiem/2025-02.toml", "7/9", "8/9"),
    "a setting": lambda one: _replaced(one, "data/site.toml", 'title = "', 'title = "Mới '),
    "a word of the theme": lambda one: _replaced(one, "themes/plain/theme.toml", "\n", "\n# x\n"),
    "the day of a commentary": lambda one: _replaced(one, COMMENTARY, "2025-02-28", "2025-02-27"),
    "a photo": lambda one: (one.root / "content/news/2025/anh.jpg").write_bytes(b"x"),
}


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_after_any_other_edit_all_is_made(edit: str, project: Workshop, out: Path) -> None:
    store = MemoryStore()
    everything = built_over(project.root, out, store).made
    EDITS[edit](project)
    assert built_over(project.root, out, store).made == everything


@pytest.mark.parametrize(
    "setting", [{"today": TODAY + timedelta(1)}, {"base": "/x/"}, {"request": "7"}, {"drafts": True}], ids=str
)
def test_under_other_settings_all_is_made(
    setting: dict[str, object], project: Workshop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MemoryStore()
    build_over(project.root, out, store)
    made = built_over(project.root, out, store, **setting)  # type: ignore[arg-type]
    assert len(made.made) == len(made.built.made.noted)


def test_with_another_program_all_is_made(project: Workshop, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    everything = built_over(project.root, out, store).made
    monkeypatch.setattr("scorecards.routes.source_digests.program_digest", lambda: b"another")
    assert built_over(project.root, out, store).made == everything


@pytest.mark.parametrize("damage", [lambda path: path.write_text("x"), Path.unlink], ids=["changed", "gone"])
def test_a_page_that_is_not_as_it_was_written_is_made_again(
    damage: Callable[[Path], object], project: Workshop, out: Path
) -> None:
    store = MemoryStore()
    build_over(project.root, out, store)
    before = (out / PAGE).read_bytes()
    damage(out / PAGE)
    assert built_over(project.root, out, store).paths == {"/tin-tuc/so-hoa/"}
    assert (out / PAGE).read_bytes() == before


def test_a_link_in_the_place_of_a_page_is_not_followed(project: Workshop, out: Path, tmp_path: Path) -> None:
    store = MemoryStore()
    build_over(project.root, out, store)
    elsewhere = tmp_path / "khac.html"
    (out / PAGE).rename(elsewhere)
    (out / PAGE).symlink_to(elsewhere)
    with pytest.raises(Exception, match="output-not-ours"):
        build_over(project.root, out, store)


def test_nothing_is_kept_of_a_folder_that_another_build_has_changed_since(project: Workshop, out: Path) -> None:
    store, files = MemoryStore(), Files(project.root)
    kept = KeptPages(store, "site", StandingFiles(out))
    built = build(files, Settings(TODAY, kept=kept), lambda outputs: write(outputs, out))
    assert built.taken
    write([Output("x.html", b"x", "")], out)
    kept.keep(built.made.noted, built.texts, built.unsound, built.taken.digests, files, built.prepared)
    assert not store.entries


def test_a_file_outside_of_the_usual_folders_counts(project: Workshop, out: Path) -> None:
    photo = project.root / "anh.png"
    Image.new("RGB", (4, 4), "red").save(photo)
    _replaced(project, ARTICLE, "## Chi tiết", "![Ảnh](../../../anh.png)\n\n## Chi tiết")
    store = MemoryStore()
    everything = built_over(project.root, out, store).made
    assert not built_over(project.root, out, store).made
    Image.new("RGB", (4, 4), "blue").save(photo)
    assert built_over(project.root, out, store).made == everything


def _end(**values: object) -> Callable[[bytes], bytes]:
    """The record with other values in its last line."""

    def changed(content: bytes) -> bytes:
        lines, _, last = zlib.decompress(content).rpartition(b"\n")
        return zlib.compress(lines + b"\n" + json.dumps({**json.loads(last), **values}).encode())

    return changed


def _lines(values: object) -> Callable[[bytes], bytes]:
    """The record with something else on each line but the last."""

    def changed(content: bytes) -> bytes:
        *lines, last = zlib.decompress(content).split(b"\n")
        found = (b"%b\t%b" % (line.partition(b"\t")[0], json.dumps(values).encode()) for line in lines)
        return zlib.compress(b"\n".join([*found, last]))

    return changed


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "no bytes": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "no JSON": lambda _: zlib.compress(b"{"),
    "deep": lambda _: zlib.compress(b"[" * 100_000),
    "a list": lambda _: zlib.compress(b"[]"),
    "another format": _end(format=0),
    "no strings": _end(strings=[]),
    "no texts": _end(strings=[1, 2]),
    "a coverage that is none": _end(coverage=7),
    "no list of files": _end(manifest=None),
    "no lines": lambda content: zlib.compress(zlib.decompress(content).rpartition(b"\n")[2]),
    "other lines": _lines([[["../x", "", 0, None]], None]),
    "odd lines": _lines(7),
    "deep lines": lambda content: zlib.compress(zlib.decompress(content).replace(b"\t", b"\t" + b"[" * 100_000)),
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_damaged_entry_of_the_store_is_none(damage: str, project: Workshop, out: Path) -> None:
    store = MemoryStore()
    everything = built_over(project.root, out, store).made
    store.entries[_kept(store)] = DAMAGES[damage](store.entries[_kept(store)])
    before = {path: path.read_bytes() for path in files_below(out)}
    assert built_over(project.root, out, store).made == everything
    assert {path: path.read_bytes() for path in files_below(out)} == before


TEXTS_DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "no bytes": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "of another build": lambda content: zlib.compress(b"x" + zlib.decompress(content)),
    "no lines": lambda content: zlib.compress(zlib.decompress(content).partition(b"\n")[0]),
    "odd keys": lambda content: zlib.compress(zlib.decompress(content).replace(b'"\t', b'"\tx')),
    "no JSON": lambda content: zlib.compress(zlib.decompress(content).replace(b"{", b"[")),
}


@pytest.mark.parametrize("damage", sorted(TEXTS_DAMAGES))
def test_where_texts_of_the_last_build_are_damaged_they_are_read_again(
    damage: str, project: Workshop, out: Path
) -> None:
    store = MemoryStore()
    build_over(project.root, out, store)
    (place,) = (one for one in store.entries if one[0] == "texts of pages")
    store.entries[place] = TEXTS_DAMAGES[damage](store.entries[place])
    before = {path: path.read_bytes() for path in files_below(out)}
    assert build_over(project.root, out, store).taken
    assert {path: path.read_bytes() for path in files_below(out)} == before
    _replaced(project, ARTICLE, "## Chi tiết", "## Chi tiết\n\nLời khác.\n\n")
    assert build_over(project.root, out, store).taken
    anew = project.build().files
    assert {path: (out / path).read_bytes() for path in anew} == anew


def test_routes_that_hold_no_texts_are_given_none(project: Workshop, out: Path) -> None:
    prepared = built_over(project.root, out, MemoryStore()).built.prepared
    assert prepared.site is not None
    kinds = set()
    for route in prepared.routes:
        inputs = prepared.site.inputs_of(route)
        if inputs.texts or any(one.tokens for one in inputs.project.proses):
            kinds.add(route.kind)
            assert text_of(route, inputs) or route.path == "/tim-kiem/"
    assert kinds == {"article", "unit", "standing", "search", "search-index"}


def test_a_line_that_begins_as_a_fence_ends_no_front_matter(project: Workshop, out: Path) -> None:
    _replaced(project, ARTICLE, 'summary = "Bài', 'summary = """\n+++ Bài')
    _replaced(project, ARTICLE, "và mã.", 'và mã."""\n#')
    store = MemoryStore()
    assert build_over(project.root, out, store).taken
    _replaced(project, ARTICLE, "event = 2025-02-28", "event = 2025-02-27")
    assert "/tin-tuc/" in built_over(project.root, out, store).paths
