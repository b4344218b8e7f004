"""Static files of a theme, each under a name that changes with its content, so that browsers may keep it for ever."""

import posixpath
import re
from collections.abc import Mapping

from msgspec import Struct, field

from scorecards.addresses.fingerprint import fingerprinted
from scorecards.load.source import Files
from scorecards.problems import Diagnostics, Location

STYLESHEET = "style.css"
"""The stylesheet, put together from its sheets after the theme's own opening: colours and scales."""
EMBED_STYLESHEET = "embed.css"
"""The little that a chart in a frame needs, with the same opening."""

_IMPORT = re.compile(rb'^(import [^"\n]+ from )"\./([^"\n]+\.js)";$', re.MULTILINE)
"""A script that another one imports, a line an import: `import { fold } from "./words.js";`."""
_URL = re.compile(rb"url\(\s*[\"']?([^\s\"'()](?:[^\"'()]*[^\s\"'()])?)[\"']?\s*\)")


class Asset(Struct, frozen=True):
    """A static file of the site."""

    path: str
    """Site path: "/static/style.1a2b3c4d.css"."""
    content: bytes
    source: str


class Static(Struct):
    """Makes the assets of a theme. Addresses inside stylesheets, and scripts that scripts import, are led to the names
    that the files get."""

    files: Mapping[str, tuple[str, Files]]
    """By name below static/: the file ("themes/local/static/style.css") and the project or program it belongs to."""
    sheets: Mapping[str, tuple[str, Files]]
    """The parts of the stylesheet, put together in the order of their names. Addresses in them are from static/."""
    opening: bytes
    """What the stylesheets open with."""
    diagnostics: Diagnostics
    """Takes addresses inside stylesheets and scripts that lead to no static file."""
    _made: dict[str, Asset | None] = field(default_factory=dict)

    def assets(self) -> dict[str, Asset]:
        """Every static file by its name."""
        names = [*self.files, STYLESHEET] if self.sheets else self.files
        return {name: asset for name in names if (asset := self._asset(name))}

    def _asset(self, name: str) -> Asset | None:
        """The asset of that name; None where there is none, or where files name each other in a circle."""
        if name not in self._made:
            self._made[name] = None  # until it is done
            self._made[name] = self._stylesheet() if name == STYLESHEET else self._file(name)
        return self._made[name]

    def _file(self, name: str) -> Asset | None:
        source, files = self.files.get(name, ("", None))
        content = files.readable(source) if files else None
        if content is None:
            return None
        if name.endswith(".css"):
            content = (self.opening if name == EMBED_STYLESHEET else b"") + self._led(name, source, content)
        if name.endswith(".js"):
            content = self._importing(name, source, content)
        return Asset(f"/static/{fingerprinted(name, content)}", content, source)

    def _stylesheet(self) -> Asset | None:
        parts = [
            self._led(STYLESHEET, source, content)
            for _, (source, files) in sorted(self.sheets.items())
            if (content := files.readable(source)) is not None
        ]
        if not parts:
            return None
        content = self.opening + b"".join(parts)
        return Asset(f"/static/{fingerprinted(STYLESHEET, content)}", content, min(self.sheets.values())[0])

    def _importing(self, name: str, source: str, content: bytes) -> bytes:
        folder = posixpath.dirname(name)

        def lead(found: re.Match[bytes]) -> bytes:
            target = self._asset(posixpath.normpath(posixpath.join(folder, found[2].decode("utf-8", "replace"))))
            if target is None:
                line = content.count(b"\n", 0, found.start()) + 1
                self.diagnostics.add("unknown-asset", Location(source, line), read=f"./{found[2].decode()}")
                return found[0]
            address = posixpath.relpath(target.path, posixpath.join("/static", folder))
            return found[1] + f'"./{address}";'.encode()

        return _IMPORT.sub(lead, content)

    def _led(self, name: str, source: str, content: bytes) -> bytes:
        folder = posixpath.dirname(name)

        def lead(found: re.Match[bytes]) -> bytes:
            written = found[1].decode("utf-8", "replace")
            if written.startswith(("data:", "#")):
                return found[0]
            path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", written, re.DOTALL).groups()  # type: ignore[union-attr]
            target = self._asset(posixpath.normpath(posixpath.join(folder, path)))
            if target is None:
                line = content.count(b"\n", 0, found.start()) + 1
                self.diagnostics.add("unknown-asset", Location(source, line), read=written)
                return found[0]
            address = posixpath.relpath(target.path, posixpath.join("/static", folder))
            return f'url("{address}{mark}{rest}")'.encode()

        content = content.replace(b"\r\n", b"\n")
        return _URL.sub(lead, content)
