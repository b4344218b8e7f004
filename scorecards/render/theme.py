"""Themes: templates, static files, string tables and colours, each theme falling back on its parent.

A theme is looked for in the project's `themes/` and then among those that come with the program. The project's own
`themes/local/`, where there is one, stands before the chosen theme, so that a project can replace a single template,
static file or string without making a theme.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scorecards.load import kinds
from scorecards.load.fields import Collected, Record, read_record
from scorecards.load.registers import read_toml
from scorecards.load.source import Files
from scorecards.load.toml import Node
from scorecards.problems import ContentError, Location, nearest, problem

BUNDLED = Path(__file__).resolve().parents[2] / "themes"
"""Where the themes that come with the program stand."""

LOCAL = "local"
"""Name of the folder of a project's own changes to whatever theme is chosen."""

SCHEMES = ("light", "dark", "contrast")
_URL = re.compile(rb"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with everything that it takes from its parents."""

    folders: tuple[tuple[str, Path], ...]
    """Name and folder of each theme of the chain, the nearest first."""
    colours: Mapping[str, Mapping[str, str]]
    """By scheme and token: hex values."""
    font: str
    """Family name of the charts' face."""
    font_folder: Path | None
    """Where its font files stand."""
    strings: Mapping[str, Mapping[str, str]]
    """By language and dotted key."""
    assets: Mapping[str, "Asset"]
    """Static files by the name that templates use: "style.css"."""

    def shown(self, file: Path) -> str:
        """A theme's file for messages: "themes/default/templates/unit.html"."""
        for name, folder in self.folders:
            if file.is_relative_to(folder):
                return f"themes/{name}/{file.relative_to(folder).as_posix()}"
        return file.name


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file under a name that changes with its content, so that browsers may keep it for ever."""

    path: str
    """Site path: "/static/style.1a2b3c4d.css"."""
    content: bytes
    source: str


def load_theme(name: str, files: Files) -> Theme:
    """Reads a theme and its parents. Raises ContentError with every problem found."""
    into = Collected()
    chain = _chain(name, files, into)
    if into.problems:
        raise ContentError(into.problems)
    colours: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    strings: dict[str, dict[str, str]] = {"vi": {}, "en": {}}
    statics: dict[str, tuple[str, Path]] = {}
    font, font_folder = "", None
    for theme, folder, record in reversed(chain):
        for scheme, tokens in ((record.find("colours", dict) if record else None) or {}).items():
            colours.setdefault(scheme, {}).update(tokens)
        for language, table in strings.items():
            table.update(_strings(theme, folder, language, into))
        statics |= {file.relative_to(folder / "static").as_posix(): (theme, file) for file in _files(folder / "static")}
        font = (record.words("font") if record else "") or font
        font_folder = folder / "fonts" if (folder / "fonts").is_dir() else font_folder
    if into.problems:
        raise ContentError(into.problems)
    return Theme(
        folders=tuple((theme, folder) for theme, folder, _ in chain),
        colours=MappingProxyType(colours),
        font=font,
        font_folder=font_folder,
        strings=MappingProxyType(strings),
        assets=MappingProxyType(_assets(statics, colours)),
    )


def _chain(name: str, files: Files, into: Collected) -> list[tuple[str, Path, Record | None]]:
    own = files.root / "themes"
    chain: list[tuple[str, Path, Record | None]] = []
    if (own / LOCAL).is_dir():
        chain.append((LOCAL, own / LOCAL, None))
    at = Location("data/site.toml")
    seen: list[str] = []
    while name:
        if name in seen:
            into.add("theme-circle", at, chain=" → ".join([*seen, name]))
            break
        seen.append(name)
        folder = next((top / name for top in (own, BUNDLED) if (top / name / "theme.toml").is_file()), None)
        if folder is None:
            known = sorted({p.parent.name for top in (own, BUNDLED) for p in top.glob("*/theme.toml")})
            into.add("unknown-theme", at, read=name, known=", ".join(known), near=nearest(name, known))
            break
        node = _toml(folder / "theme.toml", f"themes/{name}/theme.toml", into)
        record = read_record(kinds.THEME, node, into) if node else None
        if record is None:
            break
        chain.append((name, folder, record))
        at = record.at("parent")
        name = record.words("parent")
    return chain


def _toml(file: Path, shown: str, into: Collected) -> Node | None:
    theme_files = Files(file.parent)
    node = read_toml(theme_files, file.name, into)
    into.problems += theme_files.problems
    into.problems[:] = [
        problem(p.code, Location(shown, p.at.line, p.at.column), **p.details) if p.at.path == file.name else p
        for p in into.problems
    ]
    if node is not None:
        node.file.path = shown
    return node


def _strings(theme: str, folder: Path, language: str, into: Collected) -> dict[str, str]:
    file = folder / "strings" / f"{language}.toml"
    node = _toml(file, f"themes/{theme}/strings/{language}.toml", into) if file.is_file() else None
    found: dict[str, str] = {}

    def walk(below: Node, prefix: str) -> None:
        for key, child in below.items():
            if isinstance(child.value, dict):
                walk(child, f"{prefix}{key}.")
            elif isinstance(child.value, str):
                found[prefix + key] = child.value
            else:
                into.add(
                    "wrong-type",
                    child.at,
                    key=key,
                    read=child.value,
                    expected_vi="chữ trong dấu ngoặc kép",
                    expected_en="text",
                )

    if node is not None:
        walk(node, "")
    return found


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))


def _assets(statics: Mapping[str, tuple[str, Path]], colours: Mapping[str, Mapping[str, str]]) -> dict[str, Asset]:
    """Fingerprinted files. Addresses inside stylesheets are led to the fingerprinted names."""
    assets: dict[str, Asset] = {}

    def add(name: str, content: bytes) -> None:
        stem, dot, ending = name.rpartition(".")
        mark = hashlib.sha256(content).hexdigest()[:10]
        theme, _ = statics[name]
        path = f"/static/{stem}.{mark}.{ending}" if dot else f"/static/{name}.{mark}"
        assets[name] = Asset(path, content, f"themes/{theme}/static/{name}")

    for name, (_, file) in sorted(statics.items()):
        if not name.endswith(".css"):
            add(name, file.read_bytes())

    def led(match: re.Match[bytes]) -> bytes:
        target = assets.get(match[1].decode())
        return b'url("' + target.path.removeprefix("/static/").encode() + b'")' if target else match[0]

    for name, (_, file) in sorted(statics.items()):
        if name.endswith(".css"):
            content = file.read_bytes().replace(b"\r\n", b"\n")
            add(
                name,
                scheme_css(colours).encode() + _URL.sub(led, content)
                if name == "style.css"
                else _URL.sub(led, content),
            )
    return assets


def scheme_css(colours: Mapping[str, Mapping[str, str]]) -> str:
    """The colour tokens of theme.toml as custom properties.

    They follow the system unless `data-scheme` on the root chooses.
    """

    def block(scheme: str) -> str:
        return "".join(f"--{token}:{value};" for token, value in colours[scheme].items())

    dark, contrast = block("dark"), block("contrast")
    css = f":root{{color-scheme:light;{block('light')}}}\n"
    if dark:
        css += f"@media (prefers-color-scheme:dark){{:root:not([data-scheme]){{color-scheme:dark;{dark}}}}}\n"
        css += f":root[data-scheme=dark]{{color-scheme:dark;{dark}}}\n"
    if contrast:
        css += f"@media (prefers-contrast:more){{:root:not([data-scheme]){{color-scheme:light;{contrast}}}}}\n"
        css += f":root[data-scheme=contrast]{{color-scheme:light;{contrast}}}\n"
    return css + f"@media print{{:root,:root[data-scheme]{{color-scheme:light;{block('light')}}}}}\n"
