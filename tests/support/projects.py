"""Projects for tests: those of tests/sites/, copied and changed, and built without the command line."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scorecards.addresses.base import base_of
from scorecards.load.source import Files
from scorecards.output import Output
from scorecards.pipeline import Built, Settings, build
from scorecards.problems import Problem
from scorecards.unchanged import STORE as STORE_FOLDER
from tests.support.html_tree import Element
from tests.support.links import tree

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "sites" / "small"
COUNTRY = ROOT / "tests" / "sites" / "country"
"""Every kind of page in the default theme: 63 and 34 provinces, rankings, four provinces with reports and words."""
TODAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Site:
    """A site as a build hands it over."""

    built: Built[tuple[Output, ...]] = field(repr=False)
    files: dict[str, bytes] = field(repr=False)
    """By path: "tinh/ha-tinh/index.html"."""

    @property
    def problems(self) -> list[Problem]:
        """What the build reports, in no order."""
        return list(self.built.problems)

    @property
    def codes(self) -> list[str]:
        """The codes of the problems, sorted."""
        return sorted(p.code for p in self.built.problems)

    def page(self, path: str) -> Element:
        """A page by its site path: "/tinh/ha-tinh/"."""
        name = path.lstrip("/")
        return tree(self.files[f"{name}index.html" if not name or name.endswith("/") else name])

    @property
    def pages(self) -> dict[str, Element]:
        """Every page by the path of its file."""
        return {name: tree(content) for name, content in self.files.items() if name.endswith(".html")}


@dataclass(slots=True)
class MemoryStore:
    """A store that lasts as long as the process: charts of one test need not be drawn again for the next."""

    entries: dict[tuple[str, bytes], bytes] = field(default_factory=dict)
    found: int = 0
    """How often what was asked for was there."""

    def get(self, kind: str, key: bytes) -> bytes | None:
        """What was put under the key, or None."""
        content = self.entries.get((kind, key))
        self.found += content is not None
        return content

    def put(self, kind: str, key: bytes, content: bytes) -> None:
        """Keeps the content."""
        self.entries[kind, key] = content

    def let_go(self) -> None:
        """Does nothing: it holds no file."""


STORE = MemoryStore()


def build_site(root: Path, base: str = "/", *, today: date = TODAY, drafts: bool = False) -> Site:
    """Builds the project in a folder."""
    built = build(Files(root), Settings(today, base_of(base), drafts, store=STORE), tuple)
    return Site(built, {output.path: output.content for output in built.taken or ()})


@dataclass(frozen=True, slots=True)
class Workshop:
    """A copy of the small project, to be changed."""

    root: Path

    def write(self, path: str, text: str | bytes) -> None:
        """Writes a file, the folders around it as needed."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def replace(self, path: str, old: str, new: str) -> None:
        """Changes the one place in a file where `old` stands."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str) -> int:
        """Adds lines at the end of a file; returns the number of the first of them."""
        before = (self.root / path).read_text(encoding="utf-8")
        self.write(path, before + text)
        return before.count("\n") + 1

    def build(self, base: str = "/", **settings: bool | date) -> Site:
        """Builds what it is now."""
        return build_site(self.root, base, **settings)  # type: ignore[arg-type]


def workshop(folder: Path) -> Workshop:
    """A fresh copy of the small project in `folder`."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(STORE_FOLDER))
    return Workshop(folder)
