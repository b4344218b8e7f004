"""Outputs are handed over as they are made; a site that a problem forbids is followed by an exception."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from scorecards.load.source import Files
from scorecards.output import Output, write
from scorecards.pipeline import Settings, build
from tests.support.projects import TODAY, Workshop, workshop

ARTICLE = "content/news/2025/so-hoa.md"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path / "du-an")


def on_disk(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_page_is_handed_over_before_the_next_is_made(project: Workshop) -> None:
    told: list[str] = []

    def take(outputs: Iterable[Output]) -> int:
        before = len(told)
        for file in outputs:
            told.append(file.path)
        return sum(not one.startswith("stage ") for one in told[before:])

    built = build(Files(project.root), Settings(TODAY, note=lambda stage: told.append(f"stage {stage}")), take)
    handed = [one for one in told if not one.startswith("stage ")]
    assert built.taken == len(handed)
    first, others, last = (told.index(f"stage {stage}") for stage in ("texts", "pages", "links"))
    assert told[first + 1 : others] + told[others + 1 : last] == handed
    assert "tin-tuc/so-hoa/index.html" in told[first:others]
    assert "index.html" in told[others:last]


def test_what_the_taker_raises_is_raised_and_nothing_more_is_made(project: Workshop) -> None:
    told: list[str] = []

    def take(outputs: Iterable[Output]) -> None:
        for _ in outputs:
            raise LookupError("full")

    with pytest.raises(LookupError, match="full"):
        build(Files(project.root), Settings(TODAY, note=told.append), take)
    assert "links" not in told


def test_a_broken_link_found_at_the_end_leaves_the_last_site_whole(project: Workshop, tmp_path: Path) -> None:
    out = tmp_path / "trang"
    build(Files(project.root), Settings(TODAY), lambda outputs: write(outputs, out))
    before = on_disk(out)
    assert before["index.html"]
    project.append(ARTICLE, "\n[Không có](/tin-tuc/khong-co/)\n")
    staged: list[bool] = []

    def watched(outputs: Iterable[Output]) -> Iterator[Output]:
        for file in outputs:
            staged.append((out / ".scorecards/staging").exists())
            yield file

    def take(outputs: Iterable[Output]) -> object:
        return write(watched(outputs), out)

    built = build(Files(project.root), Settings(TODAY), take)
    assert [one.code for one in built.problems] == ["broken-link"]
    assert built.taken is None
    assert True in staged, "the site had been staged before the link was checked"
    assert on_disk(out) == before
    assert not (out / ".scorecards/staging").exists()


def test_nothing_is_handed_over_where_the_files_have_an_error(project: Workshop) -> None:
    project.append("data/indicators.toml", "\n[[\n")
    built = build(Files(project.root), Settings(TODAY), tuple)
    assert built.problems
    assert built.taken is None


@pytest.mark.parametrize("strict", [False, True])
def test_a_warning_withholds_the_site_where_warnings_count(project: Workshop, strict: bool) -> None:
    project.write("data/bao-cao.xyz", b"x")
    built = build(Files(project.root), Settings(TODAY, strict=strict), tuple)
    assert [one.severity for one in built.problems] == ["warning"]
    assert (built.taken is None) is strict
