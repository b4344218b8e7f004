"""What everything that a run makes depends on besides the project: the program's own files and what it runs with."""

import os
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from io import FileIO
from pathlib import Path

from scorecards.store import key_of

_PACKAGE = Path(__file__).resolve().parents[1]
_COMPILED, _INSTALLED = ".pyc", ".dist-info"
_SEPARATORS = re.compile(r"[-_.]+")
PACKAGES = (
    "altair", "beautifulsoup4", "jinja2", "mammoth", "markdown-it-py", "markupsafe", "mdit-py-plugins", "msgspec",
    "openpyxl", "pillow", "segno", "tomli", "tomli-w", "tree-sitter", "tree-sitter-toml", "vl-convert-python",
    "watchfiles",
)  # fmt: skip
"""What the program is installed with (pyproject.toml)."""


@cache
def program_digest() -> bytes:
    """A digest of the program's files, of the versions of its libraries, and of the interpreter."""
    return key_of((sys.version, code_digest()))


@cache
def code_digest() -> bytes:
    """The same without the build of the interpreter, in which two machines may differ whose sites do not."""
    texts = (part for path in sorted(_files("")) for part in (path, _content(path)))
    runtime = (*map(str, sys.version_info[:2]), unicodedata.unidata_version, zlib.ZLIB_RUNTIME_VERSION)
    return key_of((*runtime, *package_versions(PACKAGES), *texts))


def package_versions(packages: Sequence[str]) -> list[str]:
    """The versions of packages, by their names in lower case. Raises PackageNotFoundError for one that is not there.

    They are read off the names of the folders that installing leaves (PEP 376), the first on the path for each.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            for name in sorted(one.name for one in entries if one.name.endswith(_INSTALLED)):
                package, _, version = name.removesuffix(_INSTALLED).partition("-")
                found.setdefault(_SEPARATORS.sub("-", package).lower(), version)
    return [found.get(one) or _version(one) for one in packages]


def _version(package: str) -> str:
    """The version of a package that was installed in another way."""
    from importlib.metadata import version  # which takes longer to load than all else here

    return version(package)


def _files(folder: str) -> Iterator[str]:
    """The program's files in a folder and below, but for compiled ones: paths from the package on."""
    with os.scandir(_PACKAGE / folder) as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(path)
            elif not entry.name.endswith(_COMPILED) and entry.is_file():
                yield path


def _content(path: str) -> bytes:
    with FileIO(f"{_PACKAGE}/{path}") as file:
        return file.readall()
