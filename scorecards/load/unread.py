"""Files that stand where content is read from and that the program does not read."""

import re
import unicodedata
from collections.abc import Collection

from scorecards.languages import LANGUAGES
from scorecards.load.names import LoadContext
from scorecards.load.source import Files
from scorecards.problems import Location
from scorecards.vietnamese.folding import slug

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_READ = {"data": (".toml",), "content": (".md", *PICTURES)}
_FOR_PEOPLE = re.compile(r"(?:readme|licen[cs]e(?:-\w+)?|copying|notice)(?:\.(?:md|txt|rst))?|ofl\.txt")
"""Names of files that explain a folder to those who work in it."""
_IN_THEMES = {
    "templates": (".html", ".svg", ".xml", ".js"),
    "strings": tuple(f"{language}.toml" for language in LANGUAGES),
    "styles": (".css",),
    "fonts": (".ttf", ".otf"),
    "static": ("",),
}
"""What is read in each folder of a theme, by the ends of names."""


def check_files_not_read(files: Files, named: Collection[str], context: LoadContext) -> None:
    """Notes spreadsheets, documents and other files that nobody reads; `named` are those that records name.

    Names that begin with "." or "_" are for keeping, and names such as "2023-10.toml.txt" are noted by `Files.find`.
    """
    for top, suffixes in _READ.items():
        for path in files.below(top, hidden=(".", "_"), links=False):  # links to folders are noted
            name = path.rsplit("/", 1)[1].lower()
            _check_name(path, context)
            read = name.endswith(suffixes) or path in named or any(f"{one}.txt" in name for one in suffixes[:1])
            if not read and not _FOR_PEOPLE.fullmatch(name):
                context.add("file-not-read", Location(path))
    for path in files.below("themes", hidden=(".", "_")):
        _, _, below = path.removeprefix("themes/").partition("/")
        name = below or path.removeprefix("themes/")
        folder, inside, _ = below.partition("/")
        _check_name(path, context)
        is_read = name == "theme.toml" or (bool(inside) and name.endswith(_IN_THEMES.get(folder, ())))
        if not is_read and not _FOR_PEOPLE.fullmatch(path.rsplit("/", 1)[1].lower()):
            context.add("file-not-read", Location(path))


def _check_name(path: str, context: LoadContext) -> None:
    """Notes a name that a text cannot give: what is read of texts has its marks composed."""
    name = path.rsplit("/", 1)[1]
    if not name.endswith((".md", ".toml")) and not unicodedata.is_normalized("NFC", name):
        stem, point, ending = name.rpartition(".")
        context.add("decomposed-name", Location(path), right=f"{slug(stem)}{point}{ending.lower()}")
