"""Files staged by the processes that make them: the same site, and no trace where a build fails."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from scorecards import processes
from scorecards.load.source import Files
from scorecards.output import Output, OutputError, StagedFile, Staging, WriteSummary, journal, write
from scorecards.output.folder import patiently
from scorecards.pipeline import Built, Settings, build
from scorecards.problems import Diagnostics
from scorecards.processes import in_processes
from scorecards.store import NO_STORE
from tests.support.over import built_over, files_below
from tests.support.projects import TODAY, MemoryStore, Workshop, workshop

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # the runner of tests has threads of its own
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setattr(processes, "_can_fork", lambda: True)
    return workshop(tmp_path / "du-an")


def _built(project: Workshop, out: Path, number: int) -> Built[WriteSummary]:
    staging = Staging.at(out)
    settings = Settings(TODAY, processes=number, put=staging.put)
    return build(Files(project.root), settings, lambda outputs: write(outputs, out, staging=staging))


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in files_below(folder)}


def test_a_site_staged_by_two_processes_is_that_of_one(project: Workshop, tmp_path: Path) -> None:
    one, two = (_built(project, tmp_path / str(number), number) for number in (1, 2))
    assert one.taken == two.taken
    assert _contents(tmp_path / "1") == _contents(tmp_path / "2")
    assert one.taken
    assert two.taken
    assert one.taken.digests == two.taken.digests
    assert not (tmp_path / "2/.scorecards/staging").exists()


def test_nothing_is_staged_where_the_folder_for_it_has_been_cleared_away(tmp_path: Path) -> None:
    """As by the next build, after the one that this process is of was killed."""
    write([Output("index.html", b"1", "data/")], tmp_path)
    staging = Staging.at(tmp_path)
    staging.writer = os.getppid()
    with pytest.raises(OutputError):
        staging.put(Output("index.html", b"2", "data/"))
    assert sorted(path.name for path in (tmp_path / ".scorecards").iterdir()) == ["lock", "manifest.sha256"]


def test_a_folder_that_is_still_written_to_is_cleared_away_all_the_same(tmp_path: Path) -> None:
    tries = []

    def remove(folder: Path) -> None:
        tries.append(folder)
        if len(tries) < 3:
            raise OSError(errno.ENOTEMPTY, "not empty")

    patiently(remove, tmp_path)
    assert len(tries) == 3


def test_files_that_stand_are_not_touched(project: Workshop, tmp_path: Path) -> None:
    out = tmp_path / "trang"
    _built(project, out, 2)
    before = {path: path.stat().st_mtime_ns for path in files_below(out)}
    page, other = out / "tin-tuc/so-hoa/index.html", out / "index.html"
    page.write_bytes(page.read_bytes() + b"x")
    other.unlink()
    again = _built(project, out, 2).taken
    assert again
    assert (again.new, again.changed, again.removed) == (1, 1, 0)
    after = {path: path.stat().st_mtime_ns for path in files_below(out)}
    moved = {path for path in after if after[path] != before[path]}
    assert moved <= {page, other, out / ".scorecards/manifest.sha256"}
    assert {page, other} <= moved


def test_a_search_mended_by_another_process_is_that_of_one(project: Workshop, tmp_path: Path) -> None:
    out, store = tmp_path / "trang", MemoryStore()
    built_over(project.root, out, store)
    project.append("content/news/2025/hai.md", "\nThêm một câu lạ hoắc.\n")
    again = built_over(project.root, out, store, processes=2)
    assert {"/tim-kiem/", "/tin-tuc/hai/"} <= again.paths
    assert "/chi-tieu/" not in again.paths
    _built(project, tmp_path / "1", 1)
    assert _contents(out) == _contents(tmp_path / "1")


def test_a_file_of_someone_else_is_not_written_over(project: Workshop, tmp_path: Path) -> None:
    out = tmp_path / "trang"
    _built(project, out, 2)
    head = 'title = "Bài mới"\nsummary = "Mới."\ndate = 2025-03-01\nauthor = "Người Thử"\nevent = "unknown"\n'
    head += 'places = ["gia-dinh"]\ndocuments = ["nghi-quyet"]\n'
    project.write("content/news/2025/moi.md", f"+++\n{head}+++\n\nMột câu.\n")
    there = out / "tin-tuc/moi/index.html"
    there.parent.mkdir(parents=True)
    there.write_text("của người khác", "utf-8")
    with pytest.raises(OutputError, match="output-not-ours"):
        _built(project, out, 2)
    assert there.read_text("utf-8") == "của người khác"
    assert not (out / ".scorecards/staging").exists()


def test_a_disk_that_is_full_in_another_process_is_told_and_leaves_the_last_site(
    project: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, parent, write_bytes = tmp_path / "trang", os.getpid(), journal.write_bytes
    _built(project, out, 1)
    before = _contents(out)
    project.append("content/news/2025/so-hoa.md", "\nThêm một câu.\n")

    def full(place: str | Path, content: bytes) -> None:
        if os.getpid() != parent:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place))
        write_bytes(place, content)

    monkeypatch.setattr(journal, "write_bytes", full)
    with pytest.raises(OutputError, match="output-unwritable"):
        _built(project, out, 2)
    assert _contents(out) == before
    assert not (out / ".scorecards/staging").exists()


def test_a_mistake_found_late_leaves_nothing_staged(project: Workshop, tmp_path: Path) -> None:
    out = tmp_path / "trang"
    _built(project, out, 2)
    before = _contents(out)
    project.append("content/news/2025/so-hoa.md", "\n[Không có](/tin-tuc/khong-co/)\n")
    built = _built(project, out, 2)
    assert [one.code for one in built.problems] == ["broken-link"]
    assert built.taken is None
    assert _contents(out) == before
    assert not (out / ".scorecards/staging").exists()


def test_nothing_is_staged_but_by_processes_of_the_one_that_writes(tmp_path: Path) -> None:
    staging = Staging.at(tmp_path)
    output = Output("a.txt", b"x", "nguồn")
    (tmp_path / ".scorecards/staging").mkdir(parents=True)
    assert staging.put(output) is output
    staging.writer = os.getpid()
    assert staging.put(output) is output
    made = [*in_processes([2], lambda number, _: staging.put(output), 2, NO_STORE, Diagnostics())]
    assert all(isinstance(one, StagedFile) for _, one in made)
    assert {one.content for _, one in made} == {b"x"}
    staging.writer = 1
    assert [one for _, one in in_processes([2], lambda number, _: staging.put(output), 2, NO_STORE, Diagnostics())] == [
        output,
        output,
    ]


def test_a_file_that_two_pages_need_is_staged_once_and_says_what_each_is_made_from(tmp_path: Path) -> None:
    staging = Staging.at(tmp_path)
    (tmp_path / ".scorecards/staging").mkdir(parents=True)
    staging.writer = os.getpid()

    def make(number: int, _: Diagnostics) -> list[Output]:
        return [staging.put(Output("anh.png", b"x", source)) for source in ("mot.md", "hai.md")]

    ((_, made),) = in_processes([1], make, 2, NO_STORE, Diagnostics())
    assert [one.source for one in made] == ["mot.md", "hai.md"]
    assert {one.content for one in made} == {b"x"}
    assert len(list((tmp_path / ".scorecards/staging").iterdir())) == 1
