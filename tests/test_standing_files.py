"""Files that an earlier build has written: found by what they hold, or by what the operating system says of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecards.output import Output, StandingFile, StandingFiles, write

PATH = "tinh/a/index.html"
LATER = 10**10
"""Nanoseconds."""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write([Output(PATH, b"abc", "a.toml"), Output("b.txt", b"b", "b.toml")], tmp_path / "site")
    return tmp_path / "site"


def _later(site: Path) -> StandingFiles:
    """The files, some seconds after they were written."""
    return StandingFiles(site, lambda: (site / PATH).stat().st_ctime_ns + LATER)


def test_a_file_is_found_by_what_it_holds(site: Path) -> None:
    found = StandingFiles(site).find(PATH, _digest(b"abc"), "a.toml", None)
    assert found is not None
    assert (found.path, found.content, found.source, found.digest) == (PATH, b"abc", "a.toml", _digest(b"abc"))
    assert StandingFiles(site).find(PATH, _digest(b"abd"), "a.toml", None) is None
    assert StandingFiles(site).find("tinh/b/index.html", _digest(b"abc"), "a.toml", None) is None
    assert StandingFiles(site / "nowhere").find(PATH, _digest(b"abc"), "a.toml", None) is None


def test_a_file_with_its_signature_is_not_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _later(site)
    (signature,) = files.signatures([PATH])
    assert signature
    monkeypatch.setattr(files, "read", None)
    assert files.find(PATH, "whatever it was", "a.toml", signature)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_name("x"))
    path.symlink_to("x")


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer": lambda path: path.write_bytes(b"abcd"),
    "as long": lambda path: path.write_bytes(b"xyz"),
    "gone": Path.unlink,
    "a folder": _folder,
    "a link": _link,
    "below a link": lambda path: _link(path.parent),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_file_that_is_not_as_it_was_is_not_found(change: str, site: Path) -> None:
    (signature,) = _later(site).signatures([PATH])
    assert signature
    saved = (site / PATH).stat().st_mtime_ns
    CHANGES[change](site / PATH)
    if change in ("as long", "longer"):
        os.utime(site / PATH, ns=(saved, saved))
    assert _later(site).find(PATH, _digest(b"abc"), "a.toml", signature) is None


def test_of_a_file_that_was_just_saved_the_signature_says_too_little(site: Path) -> None:
    saved = max((site / PATH).stat().st_mtime_ns, (site / PATH).stat().st_ctime_ns)
    assert [*StandingFiles(site, lambda: saved + 10**9).signatures([PATH])] == [None]
    assert [*StandingFiles(site, lambda: saved - LATER).signatures([PATH])] == [None]
    assert all(StandingFiles(site, lambda: saved + LATER).signatures([PATH]))
    assert [*StandingFiles(site, lambda: saved + LATER).signatures(["x", "tinh/a"])] == [None, None]


@pytest.mark.parametrize("path", ["../a.txt", "/etc/passwd", ".scorecards/manifest.sha256", "a\0b", ""])
def test_what_is_no_path_of_a_site_is_not_found(path: str, site: Path) -> None:
    (site.parent / "a.txt").write_bytes(b"x")
    state = (site.parent / "a.txt").stat()
    signature = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
    assert StandingFiles(site).find(path, _digest(b"x"), "", signature) is None


def _saved(path: Path) -> tuple[int, ...]:
    """What says whether a file was saved; to read it changes its state too."""
    state = path.stat()
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def test_a_file_that_stands_is_not_written_again(site: Path) -> None:
    before = _saved(site / PATH)
    standing = StandingFiles(site).find(PATH, _digest(b"abc"), "a.toml", None)
    assert standing is not None
    summary = write([standing, Output("c.txt", b"c", "")], site)
    assert (summary.new, summary.changed, summary.unchanged, summary.removed) == (1, 0, 1, 1)
    assert _saved(site / PATH) == before
    assert _digest(b"abc") in (site / ".scorecards/manifest.sha256").read_text("utf-8")


def test_whoever_asks_for_the_bytes_gets_them(site: Path, tmp_path: Path) -> None:
    standing = StandingFile(PATH, _digest(b"abc"), "a.toml", StandingFiles(site).read)
    assert standing.content == b"abc"
    (site / PATH).unlink()
    with pytest.raises(FileNotFoundError):
        _ = standing.content


def test_files_are_of_the_build_that_wrote_last(site: Path) -> None:
    digests = {PATH: _digest(b"abc"), "b.txt": _digest(b"b")}
    assert StandingFiles(site).are_of(digests)
    (site / ".scorecards/journal.json").touch()
    assert not StandingFiles(site).are_of(digests)
    (site / ".scorecards/journal.json").unlink()
    write([Output(PATH, b"abd", "a.toml"), Output("b.txt", b"b", "b.toml")], site)
    assert not StandingFiles(site).are_of(digests)
    assert not StandingFiles(site / "nowhere").are_of(digests)
