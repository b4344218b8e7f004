"""A project with texts that are on no disk yet: what it would be if they were written."""

from collections.abc import Iterator, Mapping

from msgspec import field

from scorecards.load.source import Files, FolderEntry


class FilesWith(Files):
    """The files of a project and new ones besides."""

    added: Mapping[str, str] = field(default_factory=dict)
    """Texts of the new files by path; none of them is on the disk."""

    def text(self, path: str) -> str | None:
        """The text of a new file as it will be read, or of one on the disk."""
        if path in self.added and path not in self._texts:
            self._texts[path] = self.as_text(path, self.added[path].encode(), self.diagnostics)
        return Files.text(self, path)

    def known_text(self, path: str) -> str | None:
        """As of a project on the disk."""
        return self.added[path] if path in self.added else Files.known_text(self, path)

    def has(self, path: str) -> bool:
        """Whether anything stands at the path."""
        return path in self.added or Files.has(self, path)

    def entries_below(self, folder: str, hidden: tuple[str, ...]) -> Iterator[tuple[str, FolderEntry]]:
        """What stands below a folder, new files among it."""
        yield from Files.entries_below(self, folder, hidden)
        found = (path for path in self.added if path.startswith(f"{folder}/"))
        yield from (
            (path, FolderEntry(path.rsplit("/", 1)[1], is_folder=False, is_linked_folder=False)) for path in found
        )
