"""A run that remembers earlier runs gives what a run without memory gives, whatever was edited in between."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecards.inputs.link_targets import Focus
from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.pipeline import Built, Settings, build, prepare
from scorecards.problems import Diagnostics, Location
from scorecards.routes.make import make
from scorecards.store import NO_STORE
from tests.support.making import content, parts
from tests.support.over import build_over, files_below
from tests.support.projects import SMALL, TODAY, MemoryStore, Workshop, workshop

FIGURES = "data/provinces/thu-nghiem/2025-02.toml"
TEXT = "content/provinces/thu-nghiem.md"
ARTICLE = "content/news/2025/so-hoa.md"
NEW = "content/news/2025/moi.md"
PAGE = "content/pages/phuong-phap.md"


def _original(path: str) -> str:
    return (SMALL / path).read_text(encoding="utf-8")


EDITS: dict[str, Callable[[Workshop], object]] = {
    "nothing": lambda project: None,
    "a figure": lambda project: project.write(FIGURES, _original(FIGURES).replace("7/9", "8/9")),
    "the figure as before": lambda project: project.write(FIGURES, _original(FIGURES)),
    "lines moved": lambda project: project.write(FIGURES, "\n\n" + _original(FIGURES)),
    "a quote without its number": lambda project: project.write(FIGURES, _original(FIGURES).replace("7/9 ", "")),
    "a broken file": lambda project: project.write(FIGURES, _original(FIGURES) + "\n[["),
    "a second report": lambda project: project.write(
        "data/provinces/thu-nghiem/hai.toml",
        _original(FIGURES).replace('document = "bao-cao"', 'document = "trang-tin"'),
    ),
    "no second report": lambda project: (project.root / "data/provinces/thu-nghiem/hai.toml").unlink(missing_ok=True),
    "another name of an indicator": lambda project: project.write(
        "data/indicators.toml", _original("data/indicators.toml").replace('name = "', 'name = "Mới ', 1)
    ),
    "a place without its heading": lambda project: project.write(
        "data/places.toml", _original("data/places.toml").replace("[thu-nghiem]", "[khac]", 1)
    ),
    "the places as before": lambda project: project.write("data/places.toml", _original("data/places.toml")),
    "a number of a text": lambda project: project.write(ARTICLE, _original(ARTICLE).replace("1.234", "1.243")),
    "words of a text": lambda project: project.write(ARTICLE, _original(ARTICLE) + "\nThêm một câu.\n"),
    "another title of a text": lambda project: project.write(
        ARTICLE, _original(ARTICLE).replace('title = "', 'title = "Nay: ')
    ),
    "a new article": lambda project: project.write(
        NEW, _original("content/news/2025/hai.md").replace("Bài thứ hai", "Bài mới").replace("2025-01-09", "2026-11-22")
    ),
    "an older day of the new article": lambda project: project.write(
        NEW, _original("content/news/2025/hai.md").replace("Bài thứ hai", "Bài mới").replace("2025-01-09", "2025-01-01")
    ),
    "no new article": lambda project: (project.root / NEW).unlink(missing_ok=True),
    "no article": lambda project: (project.root / ARTICLE).unlink(missing_ok=True),
    "the article as before": lambda project: project.write(ARTICLE, _original(ARTICLE)),
    "another title in English": lambda project: project.write(
        f"content/en/{ARTICLE.removeprefix('content/')}",
        _original(f"content/en/{ARTICLE.removeprefix('content/')}").replace('title = "', 'title = "New '),
    ),
    "no translation": lambda project: (project.root / f"content/en/{ARTICLE.removeprefix('content/')}").unlink(
        missing_ok=True
    ),
    "a link to another article": lambda project: project.write(
        ARTICLE, _original(ARTICLE) + "\nXem [bài hai](/tin-tuc/hai/).\n"
    ),
    "a renamed article": lambda project: (
        (project.root / ARTICLE).exists()
        and (project.root / ARTICLE).rename(project.root / "content/news/2025/ten-moi.md")
    ),
    "no renamed article": lambda project: (project.root / "content/news/2025/ten-moi.md").unlink(missing_ok=True),
    "another title of the site": lambda project: project.write(
        "data/site.toml", _original("data/site.toml").replace('title = "', 'title = "Mới ', 1)
    ),
    "the site as before": lambda project: project.write("data/site.toml", _original("data/site.toml")),
    "a commentary": lambda project: project.write(TEXT, _original(TEXT) + "\nThêm {ho-so} ở đây.\n"),
    "a template": lambda project: project.write(
        "themes/local/templates/glossary.html", _original("themes/plain/templates/glossary.html") + "\n<!-- x -->\n"
    ),
    "no template": lambda project: shutil.rmtree(project.root / "themes/local", ignore_errors=True),
    "a word": lambda project: project.write(
        "themes/plain/strings/vi.toml", _original("themes/plain/strings/vi.toml") + "\n[x]\ny = 1\n"
    ),
    "the words as before": lambda project: project.write(
        "themes/plain/strings/vi.toml", _original("themes/plain/strings/vi.toml")
    ),
    "another summary of a page": lambda project: project.write(
        PAGE, _original(PAGE).replace('summary = "', 'summary = "Nay: ')
    ),
    "no page": lambda project: (project.root / PAGE).unlink(missing_ok=True),
    "the page as before": lambda project: project.write(PAGE, _original(PAGE)),
    "words of a page": lambda project: project.write(PAGE, _original(PAGE) + "\nThêm một câu.\n"),
    "a file that nobody reads": lambda project: project.write("content/news/2025/x.docx", b"x"),
}
"""What an editor does between two saves."""


def _run(root: Path, memo: Memo) -> tuple[Built[object], list[tuple[str, bytes]]]:
    memo.begin_run()
    built = build(Files(root, Diagnostics(), memo), Settings(TODAY), tuple)
    return built, sorted((one.path, one.content) for one in built.taken or ())


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_a_run_with_memory_is_a_run_without(tmp_path_factory: pytest.TempPathFactory, edits: list[str]) -> None:
    project = workshop(tmp_path_factory.mktemp("du-an"))
    memo = Memo()
    _run(project.root, memo)
    for edit in edits:
        EDITS[edit](project)
        remembered, outputs = _run(project.root, memo)
        anew, expected = _run(project.root, Memo())
        assert remembered.problems == anew.problems, edits
        assert [path for path, _ in outputs] == [path for path, _ in expected], edits
        assert outputs == expected, edits
        assert remembered.prepared.findings == anew.prepared.findings
        assert remembered.prepared.coverage == anew.prepared.coverage


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_a_run_with_a_store_is_a_run_without(tmp_path_factory: pytest.TempPathFactory, edits: list[str]) -> None:
    project = workshop(tmp_path_factory.mktemp("du-an"))
    store = MemoryStore()
    for edit in ("nothing", *edits):
        EDITS[edit](project)
        reused, anew = (
            build(Files(project.root), Settings(TODAY, store=one), lambda made: sorted(map(parts, made)))
            for one in (store, NO_STORE)
        )
        assert reused.problems == anew.problems, edits
        assert reused.taken == anew.taken, edits
        assert reused.prepared.coverage == anew.prepared.coverage


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_a_build_over_the_last_one_is_a_build_anew(tmp_path_factory: pytest.TempPathFactory, edits: list[str]) -> None:
    project, folder = workshop(tmp_path_factory.mktemp("du-an")), tmp_path_factory.mktemp("trang")
    store = MemoryStore()
    for number, edit in enumerate(("nothing", *edits)):
        EDITS[edit](project)
        reused = build_over(project.root, folder / "site", store)
        anew = build_over(project.root, folder / str(number), NO_STORE)
        assert reused.problems == anew.problems, edits
        if anew.taken:
            found = [{path: path.read_bytes() for path in files_below(folder / name)} for name in ("site", str(number))]
            assert [path.relative_to(folder / "site") for path in found[0]] == [
                path.relative_to(folder / str(number)) for path in found[1]
            ]
            assert [*found[0].values()] == [*found[1].values()], edits


def test_texts_that_were_not_edited_are_taken_from_the_store(tmp_path: Path) -> None:
    project, store = workshop(tmp_path), MemoryStore()
    kinds = []
    for edit in ("nothing", "nothing", "words of a text", "a figure"):
        EDITS[edit](project)
        known = {key for kind, key in store.entries if kind == "text"}
        build(Files(project.root), Settings(TODAY, store=store), tuple)
        kinds.append(len({key for kind, key in store.entries if kind == "text"} - known))
    assert kinds[0] > 1
    assert kinds[1:3] == [0, 1]
    assert kinds[3] == kinds[0]  # a number of any text may be of the figure


def test_a_text_is_read_again_where_what_it_links_to_has_moved(tmp_path: Path) -> None:
    project, store = workshop(tmp_path), MemoryStore()
    EDITS["a link to another article"](project)
    page = "/tin-tuc/so-hoa/"
    for state in ("", "draft = true\n"):
        other = project.root / "content/news/2025/hai.md"
        other.write_text(other.read_text("utf-8").replace("+++\n", f"+++\n{state}", 1), "utf-8")
        before = dict(store.entries)
        built = build(Files(project.root), Settings(TODAY, store=store), tuple)
        made = next(one for one in built.taken or () if one.path == f"{page[1:]}index.html")
        assert (b'href="/tin-tuc/hai/"' in made.content) == (not state)
    changed = [key for key, content in store.entries.items() if key[0] == "text" and before.get(key) != content]
    assert len(changed) == 2  # the draft itself, and the text that links to it


@pytest.mark.parametrize(
    "content",
    [b"", b"no bytes of zlib", *map(zlib.compress, (b"", b"[]", b"{}", b"[" * 100_000, b'{"bodies": {"vi": 7}}'))],
)
def test_a_text_that_another_program_has_put_into_the_store_is_read_anew(content: bytes, tmp_path: Path) -> None:
    project, store = workshop(tmp_path), MemoryStore()
    anew = build(Files(project.root), Settings(TODAY, store=store), tuple).taken
    texts = [key for key in store.entries if key[0] == "text"]
    store.entries.update(dict.fromkeys(texts, content))
    assert texts
    assert build(Files(project.root), Settings(TODAY, store=store), tuple).taken == anew
    assert [store.entries[key] for key in texts].count(content) == 0


@pytest.mark.parametrize("edit", ["a figure", "a commentary", "another title in English", "a template"])
def test_the_page_that_is_looked_at_is_that_of_the_whole_site(edit: str, tmp_path: Path) -> None:
    project = workshop(tmp_path)
    memo = Memo()
    prepare(Files(project.root, Diagnostics(), memo), Settings(TODAY))
    EDITS[edit](project)
    whole = prepare(Files(project.root), Settings(TODAY))
    assert whole.site is not None
    for route in whole.routes:
        if route.template:
            found = prepare(
                Files(project.root, Diagnostics(), memo), Settings(TODAY, focus=Focus(route.path, route.language))
            )
            assert found.site is not None
            assert content(make(route, found.site)) == content(make(route, whole.site)), route


def test_what_was_not_changed_is_not_read_again(tmp_path: Path) -> None:
    project = workshop(tmp_path)
    memo = Memo()
    first, _ = _run(project.root, memo)
    EDITS["a number of a text"](project)
    second, _ = _run(project.root, memo)
    before, after = first.prepared.project, second.prepared.project
    assert before is not None
    assert after is not None
    assert all(one is other for one, other in zip(before.observations.reports, after.observations.reports, strict=True))
    assert [one is other for one, other in zip(before.articles, after.articles, strict=True)].count(False) == 1


def test_what_nobody_asks_for_is_dropped() -> None:
    memo, made = Memo(), []
    for _ in range(30):
        memo.begin_run()
        memo.recall("kept", lambda _: made.append("kept"), Diagnostics())
        if not made.count("dropped"):
            memo.recall("dropped", lambda _: made.append("dropped"), Diagnostics())
    memo.recall("dropped", lambda _: made.append("dropped"), Diagnostics())
    assert made == ["kept", "dropped", "dropped"]


def test_a_problem_is_noted_in_every_run() -> None:
    memo = Memo()
    for _ in range(2):
        noted = Diagnostics()
        memo.recall("x", lambda own: own.add("no-project", Location("data/site.toml")), noted)
        assert [one.code for one in noted.problems] == ["no-project"]
