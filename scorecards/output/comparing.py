"""A folder compared with the outputs that it should hold; nothing is written."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from scorecards.output.folder import NOT_CONTENT, Folder, Kind, disk_errors
from scorecards.output.outputs import OWN_FOLDER, Output


class FolderComparison(Struct, frozen=True):
    """How a folder differs from outputs; paths from the root of the site, sorted."""

    same: int
    """Files that hold the bytes of their outputs."""
    differing: tuple[str, ...]
    """Files with other bytes, and outputs in whose place something stands that is no file."""
    missing: tuple[str, ...]
    """Outputs that are not there."""
    foreign: tuple[str, ...]
    """Files and links that no output stands for; `NOT_CONTENT` is left out."""

    @property
    def is_whole(self) -> bool:
        """Whether the folder holds the outputs and nothing else."""
        return not (self.differing or self.missing or self.foreign)


def compare(outputs: Iterable[Output], folder: Path) -> FolderComparison:
    """Compares a folder with outputs, which are taken one at a time. Links are not followed.

    Raises :class:`OutputError` ``output-unwritable`` for a file that cannot be read.
    """
    disk = Folder.at(folder)
    known: dict[str, Kind] = {}
    differing, missing, expected = [], [], set[str]()
    for output in outputs:
        expected.add(output.path)
        with disk_errors(disk):
            kind = disk.kind(output.path, known)
            if kind == "absent":
                missing.append(output.path)
            elif kind != "file" or not disk.holds(output.path, output.content):
                differing.append(output.path)
    with disk_errors(disk):
        foreign = [path for path in _files(disk.root) if path not in expected]
    same = len(expected) - len(differing) - len(missing)
    return FolderComparison(same, tuple(sorted(differing)), tuple(sorted(missing)), tuple(sorted(foreign)))


def _files(root: Path) -> Iterable[str]:
    """Every file and link in a folder, but for `NOT_CONTENT` at its root."""

    def refuse(error: OSError) -> None:
        raise error

    for place, folders, names in os.walk(root, onerror=refuse):
        here = Path(place)
        if here == root:
            folders[:] = [name for name in folders if name != OWN_FOLDER]
            names = [name for name in names if name not in NOT_CONTENT]
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*names, *links):
            yield (here / name).relative_to(root).as_posix()
