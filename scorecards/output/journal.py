"""The journal: what a move consists of, written down before it starts, so that any later start can complete it."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from scorecards.output.flushing import flush, flush_files, flush_folder
from scorecards.output.folder import Folder, Kind, digests_in, manifest_text, patiently
from scorecards.output.outputs import fold, path_fault

Step = Callable[[str], None]
"""Called with a name before each step that changes the disk; tests stop a build there."""

_VERSION = 1
_STAGED_MANIFEST = "manifest"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""How a file is opened that must not be there; on Windows without a change of its ends of lines."""
_FINGERPRINTED = re.compile(r"\.[0-9a-f]{8,}\.[^./]+\Z")
"""Names of files that change with their content (`addresses.fingerprint`): such a file is new, and others name it."""


class Journal(Struct, frozen=True):
    """A move from the last site to the next."""

    removals: tuple[str, ...]
    """Paths of the site that go."""
    moves: tuple[str, ...]
    """Paths of the site that come, or change; the n-th stands in the staging folder under the name ``n``."""


def stage_manifest(folder: Folder, manifest: str) -> None:
    """Stage the list of what the site will hold of ours; it moves in last of all."""
    write_bytes(folder.staged(_STAGED_MANIFEST), manifest.encode())


def begin(folder: Folder, journal: Journal, step: Step) -> None:
    """Make the move certain: flush all that is staged to disk, then let the journal appear in one step."""
    step("flush")
    names = [*map(str, range(len(journal.moves))), _STAGED_MANIFEST]
    flush_files([folder.staged_place(name) for name in names], folder.staging)
    flush_folder(folder.staging)
    text = json.dumps({"version": _VERSION, "removals": journal.removals, "moves": journal.moves}, ensure_ascii=False)
    draft = folder.staged("journal")
    write_bytes(draft, text.encode())
    flush(draft)
    step("journal")
    patiently(os.replace, draft, folder.journal)
    flush_folder(folder.own)


def find(folder: Folder) -> Journal | None:
    """Read the journal of an interrupted move, or None when there is none that is whole.

    A journal appears whole or not at all; one that cannot be read was damaged from outside, and the build that follows
    compares every file on disk with what it should be anyway.
    """
    try:
        with folder.journal.open("rb") as file:
            entry = json.load(file)
        journal = Journal(tuple(entry["removals"]), tuple(entry["moves"]))
        sound = entry["version"] == _VERSION and not any(map(path_fault, journal.removals + journal.moves))
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return journal if sound else None


def complete(
    folder: Folder, journal: Journal, ours: Mapping[str, str], step: Step, next_ones: Mapping[str, str] | None = None
) -> None:
    """Do what the journal says, from the start or from wherever an earlier attempt stopped; then clean up.

    A site that is being read, or was left half way, is to lack nothing that its pages name: new files come first, then
    the pages, and what no page names any more goes last. Only what stands in the way goes before: a file where a folder
    is needed, a folder for a file, a name for the same name in other letter case. Once the first staged file has moved,
    those removals are all done and must not be repeated: what they name may by then be new. `ours` is the manifest of
    the last site; `next_ones` what that of the next says, where this process has staged it.

    Since the journal was written others may have put files of their own where one is removed or moved in. These stay,
    and a staged file whose place is taken is dropped.
    """
    order = _moving_order(journal.moves)
    blocking, last = _parted(journal)
    if os.path.lexists(folder.staged(order[0][0] if order else _STAGED_MANIFEST)):
        _remove(folder, blocking, ours, step)
    around: set[str] = set()
    known: dict[str, Kind] = {}
    moved: set[str] = set()
    there = _names_in(folder.staging)
    for name, path in order:
        if name in there:
            staged = folder.staged_place(name)
            step("move")
            if path not in ours and (folder.blocker(path, known) or folder.kind(path, known) != "absent"):
                patiently(os.unlink, staged)
                continue
            folder.make_parents(path, around)
            patiently(os.replace, staged, folder.place(path))
            moved.add(path)
    manifest = folder.staged(_STAGED_MANIFEST)
    if os.path.lexists(manifest):
        _remove(folder, last, ours, step)
        if _leave_out_foreign(folder, [path for path in journal.moves if path not in moved], next_ones):
            step("manifest")
            patiently(os.replace, manifest, folder.manifest)
    flush_folder(folder.own)
    clear(folder, step)


def _names_in(folder: Path) -> frozenset[str]:
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except FileNotFoundError:
        return frozenset()


def _moving_order(moves: Sequence[str]) -> list[tuple[str, str]]:
    """Name in the staging folder and path of each move: files whose names change with their content come first."""
    return sorted(((str(n), path) for n, path in enumerate(moves)), key=lambda move: not _FINGERPRINTED.search(move[1]))


def _parted(journal: Journal) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The removals that make way for a move, and the others."""
    if not journal.removals:
        return (), ()
    moves = {fold(path) for path in journal.moves}
    folders = {parent for path in moves for parent in _parents(path)}
    stands_in_the_way = {
        path: (folded := fold(path)) in moves or folded in folders or any(one in moves for one in _parents(folded))
        for path in journal.removals
    }
    return tuple(p for p, yes in stands_in_the_way.items() if yes), tuple(
        p for p, yes in stands_in_the_way.items() if not yes
    )


def _remove(folder: Folder, paths: Sequence[str], ours: Mapping[str, str], step: Step) -> None:
    """Remove files that are as the last manifest has them, and the folders that this leaves empty."""
    known: dict[str, Kind] = {}
    for path in paths:
        step("remove")
        if folder.kind(path, known) == "file" and folder.digest(path) == ours.get(path):
            patiently(os.unlink, folder.on_disk(path))
    for parent in _parents_deepest_first(paths):
        step("remove-folder")
        folder.remove_if_empty(parent, known)


def _leave_out_foreign(folder: Folder, unmoved: Iterable[str], next_ones: Mapping[str, str] | None) -> bool:
    """Take out of the staged manifest what was not moved in now, and is not there from an earlier attempt either, since
    a file of others stands there.

    Tells whether it can move in. One that was damaged from outside cannot, since nothing would be known to be ours with
    it: the last manifest stays, and the next build takes over as its own what it finds as it would write it.
    """
    staged, known = folder.staged(_STAGED_MANIFEST), dict[str, Kind]()
    try:
        is_known = next_ones is not None and staged.read_bytes() == manifest_text(next_ones).encode()
        digests = next_ones if is_known and next_ones is not None else digests_in(staged)
    except ValueError:
        return False
    foreign = {
        path for path in unmoved
        if folder.kind(path, known) != "file" or (path in digests and folder.digest(path) != digests[path])
    }  # fmt: skip
    if foreign:
        draft = folder.staged("manifest-draft")
        draft.unlink(missing_ok=True)
        write_bytes(draft, manifest_text({path: one for path, one in digests.items() if path not in foreign}).encode())
        patiently(os.replace, draft, staged)
    return True


def clear(folder: Folder, step: Step) -> None:
    """Remove the journal, and only then what is staged: a journal without its staged files would promise too much."""
    if os.path.lexists(folder.journal):
        step("journal-done")
        patiently(os.unlink, folder.journal)
    if os.path.lexists(folder.staging):
        step("clear")
        patiently(shutil.rmtree, folder.staging)


def write_bytes(place: str | Path, content: bytes) -> None:
    """Write a new file."""
    handle = os.open(place, _NEW)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _parents_deepest_first(paths: Sequence[str]) -> list[str]:
    parents = {parent for path in paths for parent in _parents(path)}
    return sorted(parents, key=lambda parent: (-parent.count("/"), parent))


def _parents(path: str) -> Iterator[str]:
    """The folders that a path is in, the deepest first."""
    while path := path.rpartition("/")[0]:
        yield path
