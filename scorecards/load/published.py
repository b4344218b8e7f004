"""The list of the addresses that were published: site paths, one a line; lines that begin with # are for people."""

from collections.abc import Iterator

from scorecards.load.source import Files

ADDRESS_LIST = "data/addresses.txt"


def read_published(files: Files) -> frozenset[str]:
    """The addresses of a project's list; none where it has no list."""
    text = files.text(ADDRESS_LIST) if files.has(ADDRESS_LIST) else None
    return frozenset(path for _, path in published(text or ""))


def published(text: str) -> Iterator[tuple[int, str]]:
    """Line and path of each address of a list."""
    for number, line in enumerate(text.splitlines(), 1):
        if (path := line.strip()) and not path.startswith("#"):
            yield number, path
