"""Writing a site: what changes is staged, then moved in. The package's docstring describes the protocol."""

import errno
import hashlib
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path

from msgspec import Struct, field

from scorecards.output import journal as journals
from scorecards.output.folder import (
    Folder,
    Kind,
    check_ours,
    disk_errors,
    manifest_text,
    read_manifest,
    shown,
)
from scorecards.output.journal import Journal, Step
from scorecards.output.lock import lock
from scorecards.output.outputs import Foreign, Output, OutputError, claim_conflicts, fold, path_fault
from scorecards.output.staging import StagedFile, Staging
from scorecards.output.standing import StandingFile


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """What a build did to the folder, in numbers of files."""

    new: int
    """Outputs that were not on disk before."""
    changed: int
    """Outputs that were, with other bytes."""
    unchanged: int
    """Outputs that were on disk byte for byte; their files are not touched."""
    removed: int
    """Files of an earlier build that no output stands for now."""
    kept: tuple[str, ...]
    """Paths of such files that were not removed, because someone has changed them since; they are no longer ours."""
    pages: int = 0
    """Outputs that are pages (HTML)."""
    digests: Mapping[str, str] = dataclass_field(default_factory=dict, repr=False, compare=False)
    """SHA-256 of every output by its path, in hexadecimal."""


class LastSite(Struct, frozen=True):
    """What the last build has written, of which most stays."""

    manifest: bytes
    """The list of its files."""
    replaced: frozenset[str]
    """The paths of those that go, or in whose places outputs come."""


class OtherSiteError(Exception):
    """The folder does not hold the site that it was said to hold: another build has written since."""


def _no_step(_name: str) -> None:
    """Stop nowhere."""


def write(
    outputs: Iterable[Output],
    folder: Path,
    *,
    over: LastSite | None = None,
    staging: Staging | None = None,
    step: Step = _no_step,
) -> WriteSummary:
    """Make `folder` hold `outputs` and no other file that an earlier build wrote, but for what stays of `over`.

    The outputs are taken one at a time, so they need not all be in memory. When they raise, are refused, or cannot be
    staged, the site stays as it was; when it is the move that fails (a file held open), the next start completes it.
    A file of someone else that is byte for byte what an output says is taken over as ours. `staging` is that of the
    folder: while outputs are taken, processes that make them may stage them. `step` is called with a name before each
    change to the disk by this process.
    Raises :class:`OutputError`: ``output-conflict``, ``output-not-ours``, ``output-locked``, ``output-unwritable``; and
    :class:`OtherSiteError`, before anything is written, where `over` is not what the folder holds.
    """
    disk = Folder.at(folder)
    with disk_errors(disk):
        check_ours(disk)
        disk.own.mkdir(parents=True, exist_ok=True)
    with _locked(disk):
        with disk_errors(disk):
            _recover(disk, step)
            plan = _Plan(disk, step, read_manifest(disk)) if over is None else _plan_over(over, disk, step)
        try:
            with _open_for_others(staging, disk):
                for output in outputs:
                    with disk_errors(disk):
                        plan.take(output)
            with disk_errors(disk):
                journal = plan.settle()
                if journal is not None:
                    journals.begin(disk, journal, step)
        except Exception:
            if isinstance(outputs, Generator):
                outputs.close()  # which ends the processes that stage
            with suppress(OSError):  # what cannot be cleared now is cleared by the next start
                journals.clear(disk, step)
            raise
        if journal is not None:
            with disk_errors(disk):
                journals.complete(disk, journal, plan.old or {}, step, plan.digests)
        return plan.written()


def recover(folder: Path, *, step: Step = _no_step) -> bool:
    """Mend what a killed build left: complete its move if the journal was there, else drop what it had staged.

    Tells whether a move was completed, that is, whether the site is now that build's. A folder that we never wrote to
    is left alone. Raises :class:`OutputError`: ``output-not-ours``, ``output-locked``, ``output-unwritable``.
    """
    disk = Folder.at(folder)
    with disk_errors(disk):
        if not os.path.lexists(disk.own):
            return False
        check_ours(disk)
    with _locked(disk), disk_errors(disk):
        return _recover(disk, step)


def _recover(disk: Folder, step: Step) -> bool:
    journal = journals.find(disk)
    if journal is None:
        journals.clear(disk, step)
        return False
    journals.complete(disk, journal, read_manifest(disk) or {}, step)
    return True


def _plan_over(over: LastSite, disk: Folder, step: Step) -> "_Plan":
    """What leaves the files of the last build that stay as they are. Raises OtherSiteError where it was another."""
    if disk.manifest.read_bytes() != over.manifest or any(map(path_fault, over.replaced)):
        raise OtherSiteError
    old = {line[66:]: line[:64] for line in over.manifest.decode().splitlines()}
    return _Plan(disk, step, old, digests={path: one for path, one in old.items() if path not in over.replaced})


@contextmanager
def _locked(disk: Folder) -> Iterator[None]:
    with ExitStack() as stack:
        with disk_errors(disk):
            ours = stack.enter_context(lock(disk.lock))
        if not ours:
            raise OutputError("output-locked", folder=shown(disk.root))
        yield


@contextmanager
def _open_for_others(staging: Staging | None, disk: Folder) -> Iterator[None]:
    """Lets processes forked from now on stage what they make, in a folder that they never make themselves: where this
    process was killed, the next build may have cleared it away. They hand on what they make where there is none."""
    if staging is not None:
        with suppress(OSError):
            disk.staging.mkdir(exist_ok=True)
            staging.writer = os.getpid()
    try:
        yield
    finally:
        if staging is not None:
            staging.writer = 0
            with suppress(OSError):  # which it raises where anything is staged
                disk.staging.rmdir()


class _Plan(Struct):
    """What has to change on disk, gathered output by output."""

    disk: Folder
    step: Step
    old: dict[str, str] | None
    """The last manifest."""
    claims: list[tuple[str, str]] = field(default_factory=list)
    """Path and source of every output."""
    digests: dict[str, str] = field(default_factory=dict)
    """The next manifest."""
    moves: list[str] = field(default_factory=list)
    removals: list[str] = field(default_factory=list)
    obstacles: list[Foreign] = field(default_factory=list)
    """What stands in an output's way; it may yet turn out to be ours, and about to go."""
    kept: list[str] = field(default_factory=list)
    new: int = 0
    known: dict[str, Kind] = field(default_factory=dict)
    """Folders of the site that were looked at."""
    old_folded: dict[str, str] | None = None
    """The paths of the last manifest by their folded form, made when first needed."""

    def take(self, output: Output) -> None:
        """Compare one output with the disk, and stage it unless its bytes are there; of one that stands, they are."""
        path = output.path
        self.claims.append((path, output.source))
        if path in self.digests:
            return  # a conflict, which settle() reports
        match output:
            case StandingFile() | StagedFile(stands=True):
                self.digests[path] = output.digest
                return
            case StagedFile():
                self.digests[path] = output.digest
            case _:
                self.digests[path] = hashlib.sha256(output.content).hexdigest()
        blocker = self.disk.blocker(path, self.known)
        kind: Kind = "other" if blocker else self.disk.kind(path, self.known)
        if kind == "file":
            renamed = self._renamed(path)
            if not renamed and self.disk.holds(path, output.content):
                return
            if not renamed and path not in (self.old or {}):
                self.obstacles.append(Foreign(path, path, output.source))
        else:
            self.new += 1
            if kind != "absent":
                self.obstacles.append(Foreign(blocker or path, path, output.source))
        if not self.moves:
            self.disk.staging.mkdir(exist_ok=True)
        self.step("stage")
        place = self.disk.staged_place(str(len(self.moves)))
        if isinstance(output, StagedFile):
            os.replace(output.place, place)  # noqa: PTH105 (a path for each would take longer)
        else:
            journals.write_bytes(place, output.content)
        self.moves.append(path)

    def settle(self) -> Journal | None:
        """Decide what is removed, refuse what must not be done, and stage the manifest; None when nothing changes."""
        conflicts = claim_conflicts((*self.claims, *self._beside_new()))
        if conflicts:
            raise OutputError("output-conflict", conflicts=conflicts)
        old = self.old or {}
        for path in sorted(old.keys() - self.digests.keys()):
            kind = self.disk.kind(path, self.known)
            if kind == "file" and self.disk.digest(path) == old[path]:
                self.removals.append(path)
            elif kind != "absent":
                self.kept.append(path)
        going = frozenset(self.removals)
        foreign = tuple(obstacle for obstacle in self.obstacles if not self._goes(obstacle.path, going))
        if foreign:
            raise OutputError("output-not-ours", folder=shown(self.disk.root), reason="files", files=foreign)
        if not self.moves and self.digests == self.old:
            return None
        self._check_writable()
        self.disk.staging.mkdir(exist_ok=True)
        journals.stage_manifest(self.disk, manifest_text(self.digests))
        return Journal(tuple(self.removals), tuple(self.moves))

    def _beside_new(self) -> Iterator[tuple[str, str]]:
        """The claims of files that stay in folders that new files come into."""
        claimed = {path for path, _ in self.claims}
        if len(claimed) < len(self.digests):
            folders = {path.rpartition("/")[0] for path in claimed - (self.old or {}).keys()}
            for path in self.digests.keys() - claimed if folders else ():
                if path.rpartition("/")[0] in folders:
                    yield path, path

    def _check_writable(self) -> None:
        """Raise PermissionError for a folder that a file must go into or out of and may not: half a move is no site."""
        seen: set[str] = set()
        for parent in dict.fromkeys(path.rpartition("/")[0] for path in (*self.moves, *self.removals)):
            while parent and self.disk.kind(parent, self.known) != "folder":
                parent = parent.rpartition("/")[0]
            if parent not in seen and not os.access(self.disk.place(parent), os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), self.disk.place(parent))
            seen.add(parent)

    def written(self) -> WriteSummary:
        """Count what was done."""
        changed = len(self.moves) - self.new
        unchanged = len(self.digests) - len(self.moves)
        pages = sum(path.endswith(".html") for path in self.digests)
        return WriteSummary(self.new, changed, unchanged, len(self.removals), tuple(self.kept), pages, self.digests)

    def _renamed(self, path: str) -> bool:
        """Tell whether the file found at `path` is ours under its old spelling, on a disk that ignores letter case."""
        if self.old is None or path in self.old:
            return False
        if self.old_folded is None:
            self.old_folded = {fold(old): old for old in self.old}
        spelling = self.old_folded.get(fold(path))
        if spelling is None or self.disk.kind(spelling, self.known) != "file":
            return False
        return self.disk.on_disk(path).samefile(self.disk.on_disk(spelling))

    def _goes(self, path: str, going: frozenset[str]) -> bool:
        """Tell whether `path`, with all that is in it, is about to be removed."""
        if path in going:
            return True
        if self.disk.kind(path, self.known) != "folder":
            return False
        inside = [f"{path}/{entry.name}" for entry in self.disk.on_disk(path).iterdir()]
        return bool(inside) and all(self._goes(entry, going) for entry in inside)
