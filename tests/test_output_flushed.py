"""What a build promises to keep is on the disk before it promises: files and folders are flushed, in that order."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scorecards.output import Output, flushing, write
from scorecards.output.flushing import flush_files
from scorecards.output.outputs import OWN_FOLDER

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows gives no handle of a folder to flush")

Thing = tuple[int, int]


def thing(path: Path) -> Thing:
    """A file or folder, whatever its name is later."""
    found = path.stat()
    return found.st_dev, found.st_ino


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[Thing]:
    """All that has been flushed, in order."""
    seen: list[Thing] = []

    def fsync(handle: int) -> None:
        found = os.fstat(handle)
        seen.append((found.st_dev, found.st_ino))

    monkeypatch.setattr(os, "fsync", fsync)
    return seen


def test_files_and_folders_are_flushed_before_the_step_that_relies_on_them(
    tmp_path: Path, flushed: list[Thing]
) -> None:
    site = tmp_path / "site"
    own, staging = site / OWN_FOLDER, site / OWN_FOLDER / "staging"
    write([Output("cu.html", b"0", "x")], site)
    flushed.clear()
    at: dict[str, int] = {}
    """How much was flushed when a step was first taken."""

    def step(name: str) -> None:
        if name not in at:
            at[name] = len(flushed)
            if name == "journal":  # from here on the new site is promised
                staged = {thing(file) for file in staging.iterdir()}
                assert len(staged) == 4, "two pages, the list of what is ours, the journal"
                assert staged | {thing(staging)} == set(flushed)
            elif name == "remove":  # from here on the old site is taken apart
                assert flushed[at["journal"] :] == [thing(own)]
            elif name == "journal-done":  # from here on nothing is completed any more
                assert flushed[at["remove"] :] == [thing(own)]

    write([Output("index.html", b"1", "x"), Output("a/index.html", b"2", "y")], site, step=step)
    assert set(at) >= {"journal", "remove", "move", "manifest", "journal-done"}


def test_many_files_are_flushed_with_their_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flushed: list[Thing]
) -> None:
    asked: list[Path] = []

    def flush_file_system(folder: Path) -> bool:
        asked.append(folder)
        return has_call

    monkeypatch.setattr(flushing, "_flush_file_system", flush_file_system)
    monkeypatch.setattr(flushing, "_MANY", 2)
    files = [tmp_path / name for name in ("a", "b")]
    for file in files:
        file.write_bytes(b"x")
    has_call = True
    flush_files([str(files[0])], tmp_path)
    assert (asked, flushed) == ([], [thing(files[0])])
    flush_files([*map(str, files)], tmp_path)
    assert (asked, flushed) == ([tmp_path], [thing(files[0])])
    has_call = False
    flush_files([*map(str, files)], tmp_path)
    assert sorted(flushed[1:]) == sorted(map(thing, files))


@pytest.mark.skipif(sys.platform != "linux", reason="a call of Linux")
def test_a_file_system_is_flushed_where_linux_tells_of_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = flushing._linux()
    assert flushing._flush_file_system(tmp_path) is (release >= (5, 8))
    monkeypatch.setattr(flushing, "_linux", lambda: (5, 7))
    assert flushing._flush_file_system(tmp_path) is False
