"""Outputs onto disk: what is refused, what is left alone, and builds killed at every step."""

import errno
import hashlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from scorecards.output import (
    OWN_FOLDER,
    Conflict,
    Foreign,
    Output,
    OutputError,
    WriteSummary,
    claim_conflicts,
    recover,
    write,
)
from scorecards.output.folder import beyond_260, shown
from scorecards.problems import ContentError, Location

Site = dict[str, bytes]

NAMES = st.sampled_from(["a", "b", "hà-tĩnh"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
SITES: st.SearchStrategy[Site] = st.dictionaries(PATHS, st.sampled_from([b"", b"1", b"2"]), max_size=5).filter(
    lambda site: not conflicts(outputs(site))
)
on_disk = settings(deadline=None, max_examples=max(1, 3 * settings().max_examples // 10))


def conflicts(files: Iterable[Output]) -> tuple[Conflict, ...]:
    return claim_conflicts((file.path, file.source) for file in files)


class KilledError(BaseException):
    """Stands for the death of the process: nothing in the program catches it."""


class KillAt:
    """A step hook that kills the build before it takes one step more than `count`."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.taken: list[str] = []

    def __call__(self, name: str) -> None:
        if len(self.taken) == self.count:
            raise KilledError(name)
        self.taken.append(name)


def outputs(site: Site) -> list[Output]:
    return [Output(path, content, f"source of {path}") for path, content in site.items()]


def read(folder: Path) -> Site:
    """Every file of the folder but those in our own."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    relative = ((path, path.relative_to(folder)) for path in files)
    return {name.as_posix(): path.read_bytes() for path, name in relative if name.parts[0] != OWN_FOLDER}


def empty_folders(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_dir() and not any(path.iterdir())]


def own_things(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / OWN_FOLDER).iterdir())


def put(folder: Path, path: str, content: bytes = b"of someone else") -> Path:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def kills(action: Callable[[KillAt], object], reset: Callable[[], object]) -> Iterator[list[str]]:
    """Run `action` anew, killed before its first step, its second, and so on, until it runs to its end; give the names
    of the steps that were taken."""
    for count in range(1000):
        reset()
        step = KillAt(count)
        try:
            action(step)
        except KilledError:
            yield step.taken
        else:
            assert count > 0, "the hook was never called"
            return
    pytest.fail("the build never ends")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


# --- what an output may be called


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("", "empty"),
        ("a//b", "empty"),
        ("a/", "empty"),
        ("/etc/passwd", "absolute"),
        ("a\\b", "backslash"),
        ("..", "dots"),
        ("a/../../b", "dots"),
        ("./a", "dots"),
        ("C:a", "character"),
        ("a?b", "character"),
        ("a\nb", "character"),
        ("a\ud800", "character"),
        ("Ha\u0300 Ti\u0303nh.html", "not-nfc"),
        ("con", "reserved"),
        ("tin/NUL.html", "reserved"),
        ("Com1 .tar.gz", "reserved"),
        ("lpt³", "reserved"),
        ("a./b", "trailing"),
        ("a ", "trailing"),
        ("ă" * 128, "too-long"),
        ("a/" * 1000 + "b", "too-long"),
        (".scorecards/lock", "own-folder"),
        (".Scorecards", "own-folder"),
    ],
)
def test_a_path_that_some_computer_cannot_hold_is_refused(path: str, fault: str) -> None:
    with pytest.raises(OutputError) as caught:
        Output(path, b"", "content/x.md")
    assert caught.value.code == "output-bad-path"
    assert caught.value.details == {"path": path, "source": "content/x.md", "fault": fault}


@pytest.mark.parametrize(
    "path", ["index.html", ".nojekyll", "a b/ô.html", "tin/console.html", "a..b", "ă" * 127, "com10"]
)
def test_a_path_that_all_computers_hold_is_taken(path: str) -> None:
    assert Output(path, b"", "").path == path


def test_an_error_is_a_problem_at_the_file_that_the_output_is_made_from() -> None:
    with pytest.raises(ContentError) as caught:
        Output("aux/index.html", b"", "content/aux.md")
    (problem,) = caught.value.problems
    assert (problem.code, problem.at) == ("output-bad-path", Location("content/aux.md"))
    assert "aux/index.html" in problem.message("en")


@pytest.mark.parametrize("reason", ["not-empty", "manifest", "not-a-folder", "link", "files", "project"])
def test_why_a_folder_is_not_ours_is_said_in_every_language(reason: str) -> None:
    named = [Foreign("anh.png", "anh.png", "content/anh.png")]
    details: dict[str, object] = {"files": tuple(named)} if reason == "files" else {"example": "data/"}
    (problem,) = OutputError("output-not-ours", folder="site", reason=reason, **details).problems
    assert problem.details["reason_vi"] != problem.details["reason_en"]
    assert "site" in problem.message("vi")
    assert problem.hint("en")


def test_an_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(OutputError("output-bad-path", path="..", fault="dots")))
    assert (error.code, error.details) == ("output-bad-path", {"path": "..", "fault": "dots"})
    assert "fault='dots'" in str(error)


# --- conflicts


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("a/b.html", "a/b.html", "same-path"),
        ("a/B.html", "a/b.html", "case"),
        ("tin/STRASSE", "tin/straße", "case"),
        ("ĐIỆN/x", "điện/x", "case"),
        ("Tinh/a.html", "tinh/b.html", "case"),
        ("a", "a/b", "file-and-folder"),
        ("a/b/c", "a", "file-and-folder"),
        ("A", "a/b", "file-and-folder"),
    ],
)
def test_two_outputs_in_one_place_are_named_with_both_sources(first: str, second: str, kind: str) -> None:
    pair = [Output(first, b"", "one.md"), Output("other", b"", "three.md"), Output(second, b"", "two.md")]
    (found,) = conflicts(pair)
    assert (found.kind, found.path, found.source) == (kind, first, "one.md")
    assert (found.other_path, found.other_source) == (second, "two.md")


def test_one_source_that_gives_a_path_twice_conflicts_with_itself() -> None:
    assert len(conflicts([Output("a", b"", "x"), Output("a", b"", "x")])) == 1


def test_a_folder_spelled_in_two_ways_is_told_once() -> None:
    files = [Output("Tin/0", b"", "x"), *(Output(f"tin/{n}", b"", "y") for n in range(1, 50))]
    assert conflicts(files) == (Conflict("case", "Tin/0", "x", "tin/1", "y"),)


@given(st.lists(PATHS, max_size=6))
def test_conflicts_are_found_exactly_where_paths_meet(paths: list[str]) -> None:
    meet = any(
        one == two or one.startswith(f"{two}/") or two.startswith(f"{one}/")
        for i, one in enumerate(paths)
        for two in paths[:i]
    )
    assert bool(conflicts(Output(path, b"", str(n)) for n, path in enumerate(paths))) == meet


def test_writing_conflicting_outputs_changes_nothing(folder: Path) -> None:
    write(outputs({"a": b"old"}), folder)
    with pytest.raises(OutputError) as caught:
        write([Output("a", b"new", "one.md"), Output("b", b"", "one.md"), Output("A", b"", "two.md")], folder)
    assert caught.value.code == "output-conflict"
    assert caught.value.details["conflicts"] == (Conflict("case", "a", "one.md", "A", "two.md"),)
    assert read(folder) == {"a": b"old"}
    assert own_things(folder) == ["lock", "manifest.sha256"]


# --- what a build leaves


@on_disk
@given(st.lists(SITES, min_size=1, max_size=4))
def test_the_folder_holds_the_last_outputs_and_counts_tell_what_was_done(sites: list[Site]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "đầu ra" / "site"
        old: Site = {}
        for site in sites:
            written = write(iter(outputs(site)), folder)
            both = site.keys() & old.keys()
            assert written == WriteSummary(
                new=len(site.keys() - old.keys()),
                changed=sum(site[path] != old[path] for path in both),
                unchanged=sum(site[path] == old[path] for path in both),
                removed=len(old.keys() - site.keys()),
                kept=(),
            )
            assert read(folder) == site
            assert empty_folders(folder) == []
            assert own_things(folder) == ["lock", "manifest.sha256"]
            old = site


def test_the_manifest_is_sorted_and_in_the_format_of_sha256sum(folder: Path) -> None:
    write(outputs({"b": b"2", "a/x": b"1"}), folder)
    digests = [hashlib.sha256(content).hexdigest() for content in (b"1", b"2")]
    text = (folder / OWN_FOLDER / "manifest.sha256").read_text("utf-8")
    assert text == f"{digests[0]}  a/x\n{digests[1]}  b\n"
    assert (folder / OWN_FOLDER / "lock").read_bytes() == b""


def test_an_unchanged_file_keeps_its_time_and_nothing_at_all_is_written(folder: Path) -> None:
    site = {"a/b": b"1", "c": b"2"}
    write(outputs(site), folder)
    for path in [*site, f"{OWN_FOLDER}/manifest.sha256"]:
        os.utime(folder / path, (1, 1))
    steps: list[str] = []
    assert write(outputs(site), folder, step=steps.append) == WriteSummary(0, 0, 2, 0, ())
    assert steps == []
    write(outputs(site | {"c": b"3"}), folder)
    assert (folder / "a/b").stat().st_mtime == 1
    assert (folder / "c").stat().st_mtime != 1


def test_a_file_changed_from_outside_is_put_right_even_with_its_old_size_and_time(folder: Path) -> None:
    write(outputs({"a": b"right"}), folder)
    before = (folder / "a").stat()
    (folder / "a").write_bytes(b"wrong")
    os.utime(folder / "a", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert write(outputs({"a": b"right"}), folder).changed == 1
    assert read(folder) == {"a": b"right"}


def test_a_file_that_is_longer_than_its_output_is_put_right(folder: Path) -> None:
    write(outputs({"a": b"right"}), folder)
    (folder / "a").write_bytes(b"right, and more")
    assert write(outputs({"a": b"right"}), folder).changed == 1


def test_deep_and_long_paths(folder: Path) -> None:
    path = "/".join(["thiết-bị-đầu-cuối" * 8] * 8)
    write(outputs({path: b"1"}), folder)
    write(outputs({path: b"2"}), folder)
    assert read(folder) == {path: b"2"}
    write([], folder)
    assert list(folder.iterdir()) == [folder / OWN_FOLDER]


def test_windows_paths_beyond_260_characters_are_written_in_their_long_form_and_shown_in_their_short() -> None:
    for plain, long in [
        ("C:\\du lieu\\site", "\\\\?\\C:\\du lieu\\site"),
        ("\\\\server\\share", "\\\\?\\UNC\\server\\share"),
    ]:
        assert beyond_260(plain) == beyond_260(long) == long
        assert str(shown(long)) == plain


def test_outputs_that_raise_leave_the_last_site_and_pass_their_own_error(folder: Path) -> None:
    write(outputs({"a": b"old"}), folder)

    def failing() -> Iterator[Output]:
        yield Output("a", b"new", "")
        raise FileNotFoundError("a template")

    with pytest.raises(FileNotFoundError, match="a template"):
        write(failing(), folder)
    assert read(folder) == {"a": b"old"}
    assert own_things(folder) == ["lock", "manifest.sha256"]


# --- things of others


@pytest.mark.parametrize("standing", [".gitignore", ".DS_Store", "desktop.ini"])
def test_a_folder_with_nothing_but_its_settings_is_taken_and_they_survive(folder: Path, standing: str) -> None:
    put(folder, standing)
    write(outputs({"a": b"1"}), folder)
    write([], folder)
    assert read(folder) == {standing: b"of someone else"}


def test_a_folder_of_someone_else_is_refused_and_not_touched(folder: Path) -> None:
    put(folder, "Thư từ/đơn.docx")
    put(folder, "index.html")
    with pytest.raises(OutputError) as caught:
        write(outputs({"a": b"1"}), folder)
    assert caught.value.code == "output-not-ours"
    assert caught.value.details == {"folder": folder, "reason": "not-empty", "example": "Thư từ"}
    assert not recover(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["Thư từ", "index.html"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    place = put(tmp_path, "site")
    with pytest.raises(OutputError) as caught:
        write([], place)
    assert caught.value.details == {"folder": place, "reason": "not-a-folder"}


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"nonsense\n", b"0" * 64 + b"  ../outside\n", b"0" * 64 + b" a\n"])
def test_a_manifest_that_is_not_as_we_wrote_it_is_refused(folder: Path, damage: bytes) -> None:
    outside = put(folder.parent, "outside")
    write(outputs({"a": b"1"}), folder)
    put(folder, f"{OWN_FOLDER}/manifest.sha256", damage)
    with pytest.raises(OutputError) as caught:
        write([], folder)
    assert caught.value.details == {"folder": folder, "reason": "manifest"}
    assert read(folder) == {"a": b"1"}
    assert outside.exists()


def test_foreign_files_in_the_way_are_all_told_and_nothing_is_written(folder: Path) -> None:
    write(outputs({"mine": b"1"}), folder)
    for path in ("page", "tin", "tinh/ha-tinh/x"):
        put(folder, path)
    before = read(folder)
    with pytest.raises(OutputError) as caught:
        write(outputs({"mine": b"2", "page": b"", "tin/a/b": b"", "tinh": b""}), folder)
    assert caught.value.code == "output-not-ours"
    assert caught.value.details["reason"] == "files"
    assert caught.value.details["files"] == (
        Foreign("page", "page", "source of page"),
        Foreign("tin", "tin/a/b", "source of tin/a/b"),
        Foreign("tinh", "tinh", "source of tinh"),
    )
    assert read(folder) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a": b"1"}, {"a/b": b"2"}),
        ({"a/b": b"1", "a/c/d": b"1"}, {"a": b"2"}),
    ],
)
def test_a_page_of_ours_makes_way_for_a_folder_and_a_folder_for_a_page(folder: Path, old: Site, new: Site) -> None:
    write(outputs(old), folder)
    summary = write(outputs(new), folder)
    assert read(folder) == new
    assert (summary.new, summary.removed) == (1, len(old))


def test_an_empty_folder_of_someone_else_is_not_removed(folder: Path) -> None:
    write(outputs({"a/ours": b"1"}), folder)
    (folder / "a/theirs").mkdir()
    (folder / "b").mkdir()
    with pytest.raises(OutputError) as caught:
        write(outputs({"a": b"", "b": b""}), folder)
    assert caught.value.details["files"] == (Foreign("a", "a", "source of a"), Foreign("b", "b", "source of b"))
    write([], folder)
    assert empty_folders(folder) == [folder / "a/theirs", folder / "b"]


def test_a_foreign_file_with_the_same_bytes_becomes_ours(folder: Path) -> None:
    write([], folder)
    put(folder, "CNAME", b"dti.example.vn")
    assert write(outputs({"CNAME": b"dti.example.vn"}), folder).unchanged == 1
    assert write(outputs({"CNAME": b"other.example.vn"}), folder).changed == 1


def test_a_page_that_someone_changed_is_not_removed_and_is_told(folder: Path) -> None:
    write(outputs({"a/1": b"1", "a/2": b"2"}), folder)
    (folder / "a/1").write_bytes(b"edited by hand")
    assert write([], folder) == WriteSummary(0, 0, 0, 1, ("a/1",))
    assert write([], folder) == WriteSummary(0, 0, 0, 0, ())
    assert read(folder) == {"a/1": b"edited by hand"}


STEPS = st.one_of(
    st.tuples(st.just("build"), SITES),
    st.tuples(st.just("put"), st.tuples(PATHS, st.sampled_from([b"1", b"foreign"]))),
    st.tuples(st.just("delete"), PATHS),
)


@on_disk
@example([("build", {"a/b": b"1"}), ("put", ("a/c", b"foreign")), ("build", {"a": b"1"})])
@example([("build", {"a/b": b"1"}), ("put", ("a/b", b"foreign")), ("build", {"a": b"1"})])
@example([("build", {"a": b"1"}), ("put", ("a", b"foreign")), ("build", {"a/b": b"1"})])
@given(st.lists(STEPS, max_size=8))
def test_builds_and_the_hands_of_others_in_any_order(steps: list[tuple[str, object]]) -> None:
    """A model of the rules in a few lines, run beside the real thing."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write([], folder)
        model: Site = {}
        ours: Site = {}
        for verb, what in steps:
            if verb == "put":
                assert isinstance(what, tuple)
                path, content = what
                if conflicts(outputs({**model, path: content})):
                    continue
                put(folder, path, content)
                model[path] = content
            elif verb == "delete":
                if what in model:
                    assert isinstance(what, str)
                    del model[what]
                    (folder / what).unlink()
                    for parent in (folder / what).parents:
                        if parent == folder or any(parent.iterdir()):
                            break
                        parent.rmdir()
            else:
                assert isinstance(what, dict)
                gone = {path for path in ours.keys() - what.keys() if model.get(path) == ours[path]}
                left = {path: content for path, content in model.items() if path not in gone}
                refused = bool(conflicts(outputs({**left, **what}))) or any(
                    left.get(path, content) != content for path, content in what.items() if path not in ours
                )
                if refused:
                    with pytest.raises(OutputError) as caught:
                        write(outputs(what), folder)
                    assert (caught.value.code, caught.value.details["reason"]) == ("output-not-ours", "files")
                else:
                    write(outputs(what), folder)
                    model = {**left, **what}
                    ours = what
            assert read(folder) == model
            assert own_things(folder) == ["lock", "manifest.sha256"]


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


@needs_links
def test_links_in_the_folder_are_never_followed(folder: Path, tmp_path: Path) -> None:
    write(outputs({"tinh/x": b"1", "page": b"1", "tin/y": b"1"}), folder)
    outside = tmp_path / "outside"
    put(outside, "x", b"1")
    (folder / "tinh/x").unlink()
    (folder / "tinh").rmdir()
    (folder / "tinh").symlink_to(outside)
    (folder / "page").unlink()
    (folder / "page").symlink_to(outside / "x")
    with pytest.raises(OutputError) as caught:
        write(outputs({"tinh/x": b"2", "tinh/new/z": b"2", "page": b"1"}), folder)
    assert [foreign.path for foreign in caught.value.details["files"]] == ["tinh", "tinh", "page"]  # type: ignore[attr-defined]
    assert read(outside) == {"x": b"1"}
    assert write([], folder) == WriteSummary(0, 0, 0, 1, ("page", "tinh/x"))
    assert read(outside) == {"x": b"1"}
    assert (folder / "tinh").is_symlink()
    assert (folder / "page").is_symlink()


@needs_links
def test_our_own_folder_as_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (tmp_path / "outside").mkdir()
    (folder / OWN_FOLDER).symlink_to(tmp_path / "outside")
    for action in (lambda: write([], folder), lambda: recover(folder)):
        with pytest.raises(OutputError) as caught:
            action()
        assert caught.value.details == {"folder": folder, "reason": "link"}
    assert list((tmp_path / "outside").iterdir()) == []


@needs_links
def test_a_link_given_as_the_folder_means_its_target(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    write(outputs({"a": b"1"}), tmp_path / "link")
    assert read(folder) == {"a": b"1"}


@needs_links
@pytest.mark.parametrize("below", ["", "x"])
def test_links_in_a_circle_are_no_folder(tmp_path: Path, below: str) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "link")
    for action in (lambda: write([], tmp_path / "link" / below), lambda: recover(tmp_path / "link" / below)):
        with pytest.raises(OutputError) as caught:
            action()
        assert (caught.value.code, caught.value.details["errno"]) == ("output-unwritable", errno.ELOOP)


@needs_links
def test_a_link_that_turns_up_after_a_kill_is_not_followed_by_the_next_start(folder: Path, tmp_path: Path) -> None:
    write(outputs({"tinh/x": b"1"}), folder)

    def die(name: str) -> None:
        if name == "move":
            raise KilledError

    with pytest.raises(KilledError):
        write(outputs({"tin/y": b"1"}), folder, step=die)
    put(tmp_path, "outside/x", b"1")
    (folder / "tinh").rename(tmp_path / "moved")
    (folder / "tinh").symlink_to(tmp_path / "outside")
    (folder / "tin").symlink_to(tmp_path / "outside")
    assert recover(folder)
    assert read(tmp_path / "outside") == {"x": b"1"}
    with pytest.raises(OutputError) as caught:
        write(outputs({"tin/y": b"1"}), folder)
    assert [one.path for one in caught.value.details["files"]] == ["tin"]  # type: ignore[attr-defined]
    assert read(tmp_path / "outside") == {"x": b"1"}


def asset(letter: str) -> str:
    return f"static/style.{letter * 10}.css"


def test_a_page_on_disk_lacks_nothing_that_it_names_at_any_step(tmp_path: Path) -> None:
    """Pages of the old site and of the new each name their stylesheet, and a reader is there all the time."""
    pages = ("a/index.html", "index.html", "z.html")
    old = {asset("a"): b"a", "anh/cu.bbbbbbbbbb.png": b"b"} | dict.fromkeys(pages, asset("a").encode())
    new = {asset("c"): b"c"} | dict.fromkeys(("index.html", "z.html", "zz/index.html"), asset("c").encode())
    taken: list[str] = []
    folder = tmp_path / "site"

    def look(name: str) -> None:
        taken.append(name)
        for page in folder.rglob("*.html"):
            assert (folder / page.read_bytes().decode()).exists(), (name, page)

    write(outputs(old), folder)
    write(outputs(new), folder, step=look)
    assert read(folder) == new
    assert {"move", "remove", "manifest"} <= set(taken)


@pytest.mark.parametrize("path", ["a", "b/c", "old"])
def test_what_others_wrote_after_a_kill_is_kept_by_the_next_start(path: str, folder: Path) -> None:
    write(outputs({"old": b"1", "stays": b"1"}), folder)

    def die(name: str) -> None:
        if name == "move":
            raise KilledError

    new = {"a": b"2", "b/c": b"2", "stays": b"2"}
    with pytest.raises(KilledError):
        write(outputs(new), folder, step=die)
    put(folder, path)
    assert recover(folder)
    assert read(folder) == {**new, path: b"of someone else"}
    if path == "old":
        assert write(outputs(new), folder).unchanged == 3
    else:
        with pytest.raises(OutputError) as caught:
            write(outputs(new), folder)
        assert caught.value.code == "output-not-ours"
    assert read(folder)[path] == b"of someone else"


def test_a_folder_that_may_not_be_written_to_stops_the_move_before_it_begins(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"a": b"1", "tinh/x": b"1"}
    write(outputs(old), folder)
    monkeypatch.setattr(os, "access", lambda place, _mode: Path(place).name != "tinh")
    with pytest.raises(OutputError) as caught:
        write(outputs({"a": b"2", "tinh/x": b"2"}), folder)
    assert (caught.value.code, caught.value.details["path"]) == ("output-unwritable", folder / "tinh")
    assert read(folder) == old
    assert own_things(folder) == ["lock", "manifest.sha256"]


@pytest.mark.parametrize(("old", "new"), [("Trang", "trang"), ("Tin/x", "tin/x")])
def test_a_name_in_other_letter_case_replaces_the_old_one(folder: Path, old: str, new: str) -> None:
    write(outputs({old: b"same"}), folder)
    if not (folder / new).exists():
        # What a disk without letter case shows under the new name, made with a second name of the same file.
        (folder / new).parent.mkdir(exist_ok=True)
        os.link(folder / old, folder / new)
    written = write(outputs({new: b"same"}), folder)
    assert (written.changed, written.removed) == (1, 1)
    assert read(folder) == {new: b"same"}


# --- killed builds


@on_disk
@given(SITES, SITES)
@example({"a": b"1"}, {"a/b": b"1", "a/a/a": b"2"})
@example({"a/b": b"1", "a/a/a": b"2", "b": b"1"}, {"a": b"1", "b": b"2"})
@example({"a": b"1"}, {})
def test_a_build_killed_at_any_step_leaves_the_old_site_or_is_completed(old: Site, new: Site) -> None:
    assume(old != new)
    foreign = {".gitignore": b"*", "của ai đó/x": b"foreign"}
    with tempfile.TemporaryDirectory() as temporary:
        folders = (Path(temporary) / str(n) for n in range(10_000))
        folder = Path()

        def reset() -> None:
            nonlocal folder
            folder = next(folders)
            write(outputs(old), folder)
            for path, content in foreign.items():
                put(folder, path, content)

        for taken in kills(lambda step: write(outputs(new), folder, step=step), reset):
            expected = new if "journal" in taken else old
            if "journal" not in taken or "journal-done" in taken:
                assert read(folder) == {**expected, **foreign}
            assert recover(folder) == ("journal" in taken and "journal-done" not in taken)
            assert read(folder) == {**expected, **foreign}
            assert own_things(folder) == ["lock", "manifest.sha256"]
            assert not recover(folder)
            write(outputs(new), folder)
            assert read(folder) == {**new, **foreign}
            assert empty_folders(folder) == []
        assert "journal-done" in taken


@on_disk
@given(SITES, SITES)
@example({"a": b"1"}, {"a/b": b"1", "a/a/a": b"2"})
@example({"a/b": b"1", "b": b"1"}, {"a": b"1", "b": b"2"})
def test_a_recovery_killed_at_any_step_is_completed_too(old: Site, new: Site) -> None:
    assume(old != new)
    with tempfile.TemporaryDirectory() as temporary:
        folders = (Path(temporary) / str(n) for n in range(10_000))
        folder = Path()

        def reset() -> None:
            nonlocal folder
            folder = next(folders)
            write(outputs(old), folder)
            with pytest.raises(KilledError):
                write(outputs(new), folder, step=die)

        def die(_name: str) -> None:
            if (folder / OWN_FOLDER / "journal.json").exists():
                raise KilledError

        for _taken in kills(lambda step: recover(folder, step=step), reset):
            recover(folder)
            assert read(folder) == new
            assert own_things(folder) == ["lock", "manifest.sha256"]
            assert write(outputs(new), folder).unchanged == len(new)


def test_a_first_build_killed_in_its_move_is_completed(folder: Path) -> None:
    def die(name: str) -> None:
        if name == "manifest":
            raise KilledError

    put(folder, ".gitignore", b"*")
    with pytest.raises(KilledError):
        write(outputs({"a": b"1"}), folder, step=die)
    assert write(outputs({"a": b"2"}), folder) == WriteSummary(0, 1, 0, 0, ())


def test_a_name_in_other_letter_case_survives_a_kill_after_its_move(folder: Path) -> None:
    """The removal must not be repeated: on a disk without letter case it would then remove the new file."""
    write(outputs({"Trang": b"1"}), folder)

    def die(name: str) -> None:
        if name == "manifest":
            raise KilledError

    with pytest.raises(KilledError):
        write(outputs({"trang": b"1"}), folder, step=die)
    if not (folder / "Trang").exists():
        os.link(folder / "trang", folder / "Trang")
    assert recover(folder)
    assert (folder / "Trang").exists()


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"version": 1, "removals": ["../outside"], "moves": []}',
        b'{"version": 1, "removals": [1], "moves": []}',
        b'{"version": 1, "removals": ["%s"], "moves": []}' % (b"a/" * 5000 + b"b"),
        b'{"version": 9, "removals": ["a"], "moves": []}',
    ],
)
def test_a_journal_that_cannot_be_followed_is_dropped(folder: Path, journal: bytes) -> None:
    outside = put(folder.parent, "outside")
    write(outputs({"a": b"1"}), folder)
    put(folder, f"{OWN_FOLDER}/journal.json", journal)
    put(folder, f"{OWN_FOLDER}/staging/manifest", b"")
    assert not recover(folder)
    assert outside.exists()
    assert read(folder) == {"a": b"1"}
    assert own_things(folder) == ["lock", "manifest.sha256"]


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"nonsense\n", b"0" * 64 + b"  ../outside\n"])
def test_a_staged_manifest_that_was_damaged_does_not_come_in(folder: Path, damage: bytes) -> None:
    outside = put(folder.parent, "outside")
    write(outputs({"a": b"1", "old": b"1"}), folder)

    def die(name: str) -> None:
        if name == "move":
            raise KilledError

    new = {"a": b"2", "b/c": b"2"}
    with pytest.raises(KilledError):
        write(outputs(new), folder, step=die)
    (folder / OWN_FOLDER / "staging/manifest").write_bytes(damage)
    assert recover(folder)
    assert read(folder) == new
    assert outside.exists()
    assert write(outputs(new), folder).unchanged == 2
    assert write([], folder).removed == 2


def test_there_is_nothing_to_recover_where_we_never_wrote(folder: Path) -> None:
    assert not recover(folder)
    assert not folder.exists()


# --- processes

CHILD = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from scorecards.output import Output, write

    folder, wanted, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

    def step(name):
        global count
        count -= name == wanted
        if count == 0:
            print("there", flush=True)
            time.sleep(600)

    write((Output(f"n/{n}", b"new" * n, "") for n in range(20)), folder, step=step)
    """
)


@pytest.fixture
def child(folder: Path) -> Iterator[Callable[[str, int], subprocess.Popen[str]]]:
    """Start a build in another process, and wait until it stands still before its n-th step of a name."""
    running: list[subprocess.Popen[str]] = []

    def start(step: str, count: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", CHILD, str(folder), step, str(count)]
        root = Path(__file__).parent.parent
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
        running.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        return process

    yield start
    for process in running:
        with process:
            process.kill()


OLD = {"n/3": b"old", "m": b"old", "o/p/q": b"old"}
NEW = {f"n/{n}": b"new" * n for n in range(20)}


@pytest.mark.parametrize(
    ("step", "count", "expected"),
    [
        ("stage", 1, OLD),
        ("stage", 12, OLD),
        ("flush", 1, OLD),
        ("journal", 1, OLD),
        ("remove", 2, NEW),
        ("move", 1, NEW),
        ("move", 12, NEW),
        ("manifest", 1, NEW),
        ("journal-done", 1, NEW),
    ],
)
def test_a_killed_process_holds_no_lock_and_its_site_is_whole_at_the_next_start(
    folder: Path, child: Callable[[str, int], subprocess.Popen[str]], step: str, count: int, expected: Site
) -> None:
    write(outputs(OLD), folder)
    process = child(step, count)
    process.kill()
    process.wait()
    assert recover(folder) == (expected is NEW)
    assert read(folder) == expected
    assert own_things(folder) == ["lock", "manifest.sha256"]


def test_a_second_build_into_the_same_folder_is_refused(
    folder: Path, child: Callable[[str, int], subprocess.Popen[str]]
) -> None:
    write(outputs(OLD), folder)
    child("move", 2)
    for action in (lambda: write([], folder), lambda: recover(folder)):
        with pytest.raises(OutputError) as caught:
            action()
        assert (caught.value.code, caught.value.details) == ("output-locked", {"folder": folder})


def test_a_build_inside_a_build_is_refused_and_the_lock_is_free_afterwards(folder: Path) -> None:
    def nested() -> Iterable[Output]:
        with pytest.raises(OutputError) as caught:
            write([], folder)
        assert caught.value.code == "output-locked"
        yield Output("a", b"1", "")

    write(nested(), folder)
    assert write(outputs({"a": b"1"}), folder).unchanged == 1


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not copied on Windows")
def test_a_copy_of_the_process_that_lives_on_does_not_keep_the_lock(folder: Path) -> None:
    copies: list[int] = []

    def copying() -> Iterable[Output]:
        copy = os.fork()
        if copy == 0:
            time.sleep(600)
            os._exit(0)
        copies.append(copy)
        yield Output("a", b"1", "")

    try:
        write(copying(), folder)
        assert write(outputs({"a": b"1"}), folder).unchanged == 1
    finally:
        for copy in copies:
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not copied on Windows")
def test_copies_of_a_process_that_is_killed_do_not_keep_the_lock(folder: Path) -> None:
    """As the processes that make pages: they end a little later than the one that they make them for."""
    ours, theirs = os.pipe()
    build = os.fork()
    if build == 0:

        def copying() -> Iterable[Output]:
            copy = os.fork()
            if copy == 0:
                os.write(theirs, str(os.getpid()).encode())
            time.sleep(600)
            yield Output("a", b"1", "")

        write(copying(), folder)
    copy = int(os.read(ours, 99))
    try:
        os.kill(build, signal.SIGKILL)
        os.waitpid(build, 0)
        assert write(outputs({"a": b"1"}), folder).new == 1
    finally:
        os.kill(copy, signal.SIGKILL)


# --- a disk that refuses


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


def refusing(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let os.replace refuse the page ``held`` so many times, as Windows does while another program has it open."""
    replace = os.replace
    left = times

    def refuse(source: str, target: str) -> None:
        nonlocal left
        if Path(target).name == "held" and left:
            left -= 1
            raise PermissionError(errno.EACCES, "Access is denied", source, None, target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


def test_a_file_held_open_for_a_moment_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    refusing(monkeypatch, times=2)
    write(outputs({"held": b"1"}), folder)
    assert read(folder) == {"held": b"1"}
    assert len(waits) == 2


def test_a_file_held_open_for_long_is_told_and_the_next_start_completes_the_move(
    folder: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    write(outputs({"a": b"1", "held": b"1"}), folder)
    with monkeypatch.context() as patch:
        refusing(patch, times=1000)
        with pytest.raises(OutputError) as caught:
            write(outputs({"a": b"2", "held": b"2"}), folder)
    assert caught.value.code == "output-unwritable"
    assert caught.value.details == {"path": folder / "held", "reason": "Access is denied", "errno": errno.EACCES}
    assert sum(waits) < 3
    assert recover(folder)
    assert read(folder) == {"a": b"2", "held": b"2"}


def test_a_full_disk_leaves_the_last_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(outputs({"a": b"1"}), folder)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError) as caught:
            write(outputs({"a": b"2", "b": b"2"}), folder)
    assert (caught.value.code, caught.value.details["errno"]) == ("output-unwritable", errno.ENOSPC)
    assert read(folder) == {"a": b"1"}
    assert own_things(folder) == ["lock", "manifest.sha256"]


def test_a_folder_that_cannot_be_made_is_told_with_its_place(tmp_path: Path) -> None:
    put(tmp_path, "file")
    with pytest.raises(OutputError) as caught:
        write([], tmp_path / "file" / "site")
    assert caught.value.code in {"output-unwritable", "output-not-ours"}
    assert str(tmp_path / "file") in str(caught.value)
