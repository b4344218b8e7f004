"""What a build promises to keep is on the disk before it promises: files and folders are flushed, in that order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorecards.output import Output, write
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
