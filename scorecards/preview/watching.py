"""Which files were saved, by the means of the operating system."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from watchfiles import DefaultFilter, watch

FOLDERS = ("data", "content", "themes")
"""What a site is made from."""

_STEP = 10
"""Milliseconds without another change after which files count as saved."""
_AGAIN = 0.5
"""Seconds after which a folder that cannot be watched is looked at again."""


class Watcher:
    """Calls `changed` after every save below the project's folders, in a thread of its own.

    A folder that is moved away, and one that comes back, counts as saved and is watched anew.
    """

    def __init__(self, root: Path, changed: Callable[[], None]) -> None:
        self._root = root
        self._changed = changed
        self._stop = Event()
        self._folders_changed = Event()
        self._threads = [
            Thread(target=self._top, name="top folder", daemon=True),
            Thread(target=self._below, name="files", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Ends watching."""
        self._stop.set()
        self._folders_changed.set()
        for thread in self._threads:
            thread.join(5)

    def _top(self) -> None:
        """Watches the project's own folder, of which files too may be part."""
        while not self._stop.is_set():
            try:
                for changes in watch(self._root, recursive=False, step=_STEP, stop_event=self._stop, rust_timeout=500):
                    if any(Path(path).name in FOLDERS for _, path in changes):
                        self._folders_changed.set()
                        self._changed()
            except OSError:
                self._stop.wait(_AGAIN)

    def _below(self) -> None:
        while not self._stop.is_set():
            self._folders_changed.clear()
            folders = [self._root / name for name in FOLDERS if (self._root / name).is_dir()]
            try:
                for _ in watch(
                    *folders, watch_filter=_Saves(), step=_STEP, stop_event=self._folders_changed, rust_timeout=500
                ):
                    self._changed()
            except OSError:  # a folder that went while it was about to be watched
                self._stop.wait(_AGAIN)


class _Saves(DefaultFilter):
    """Leaves out what editors and Office put beside a file while it is open."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^~\$", r"\.tmp$", r"^\.~lock", r"\.part$")
