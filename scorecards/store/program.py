"""What everything that a run makes depends on besides the project: the program's own files and what it runs with."""

import sys
import unicodedata
import zlib
from functools import cache
from pathlib import Path

from scorecards.store import key_of

_PACKAGE = Path(__file__).resolve().parents[1]
_COMPILED = ".pyc"
PACKAGES = (
    "altair", "beautifulsoup4", "jinja2", "mammoth", "markdown-it-py", "markupsafe", "mdit-py-plugins", "openpyxl",
    "pillow", "segno", "tomli", "tomli-w", "tree-sitter", "tree-sitter-toml", "vl-convert-python", "watchfiles",
)  # fmt: skip
"""What the program is installed with (pyproject.toml)."""


@cache
def program_digest() -> bytes:
    """A digest of the program's files, of the versions of its libraries, and of the interpreter."""
    return key_of((sys.version, code_digest()))


@cache
def code_digest() -> bytes:
    """The same without the build of the interpreter, in which two machines may differ whose sites do not."""
    from importlib.metadata import version  # which takes longer to load than all else here

    files = sorted(one for one in _PACKAGE.rglob("*") if one.suffix != _COMPILED and one.is_file())
    texts = (part for one in files for part in (one.relative_to(_PACKAGE).as_posix(), one.read_bytes()))
    runtime = (*map(str, sys.version_info[:2]), unicodedata.unidata_version, zlib.ZLIB_RUNTIME_VERSION)
    return key_of((*runtime, *map(version, PACKAGES), *texts))
