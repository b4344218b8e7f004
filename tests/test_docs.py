"""README.md and HUONG-DAN.md hold: what they name exists, their example builds, their messages are those printed."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from scorecards.cli import parser
from scorecards.load.record_types import FILES
from scorecards.load.source import Files
from scorecards.output import Output
from scorecards.pipeline import Built, Settings, build
from scorecards.problems import as_text
from tests.support.projects import COUNTRY, ROOT

GUIDE = ROOT / "HUONG-DAN.md"
PARTS_OF_A_SITE = ROOT / "docs" / "shards.md"
PAGES = (ROOT / "README.md", GUIDE)
MISTAKES = ROOT / "tests" / "fixtures" / "guide-mistakes"

TODAY = date(2026, 11, 22)
EXAMPLE = re.compile(r"(Tệp mới|Thêm vào cuối tệp) `([^`]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A file of the guide's worked example: new or added to, its path, its text."""
MESSAGE = re.compile(r"^```text\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
"""A printed problem that the guide shows; `python build.py test -n 0 --refresh-golden` renews it."""
FOLDERS = r"data|content|themes|scorecards|scripts|tests|docs|benchmarks|\.github|\.ci"
PATH = re.compile(rf"(?:{FOLDERS})/[\w./-]*|[\w.-]+\.(?:py|toml|md|txt)|LICENSE")
MAY_BE_MISSING = {"data/addresses.txt", "data/redirects.toml",
    "data/files/", "themes/local/", "theme.toml", "data/tiles.toml", "data/populations.toml", "data/revisions.toml",
    "doan-van.txt",
}  # fmt: skip
"""Named as what a project may have, or as an example."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the guide's worked example written into it, as an editor would."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(COUNTRY, root, dirs_exist_ok=True)
    for where, path, text in EXAMPLE.findall(GUIDE.read_text(encoding="utf-8")):
        file = root / path
        assert file.exists() == (where != "Tệp mới"), path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"\n{text}" if where != "Tệp mới" else text)
        for photo in re.findall(r'^file = "(.+)"$', text, re.MULTILINE):
            shutil.copy(ROOT / "docs" / "screenshot-unit.png", file.parent / photo)
    return root


def built(files: Files) -> Built[tuple[Output, ...]]:
    return build(files, Settings(TODAY), tuple)


def test_the_worked_example_builds(project: Path) -> None:
    example = {path for _, path, _ in EXAMPLE.findall(GUIDE.read_text(encoding="utf-8"))}
    assert len(example) >= 5

    found = built(Files(project))

    assert [as_text(p, "en", lambda path: None) for p in found.problems if p.at.path in example] == []
    assert found.taken, [as_text(p, "en", lambda path: None) for p in found.problems]
    pages = {output.path: output.content.decode() for output in found.taken if output.path.endswith(".html")}
    assert "82,4%" in pages["tinh/ha-tinh/index.html"]
    assert "18/22" in pages["chi-tieu/nhiem-vu-ke-hoach-nam-vi-du/index.html"]
    assert "tin-tuc/so-hoa-6-thang-2026-vi-du/index.html" in pages


def test_the_quotes_of_the_worked_example_stand_in_its_source() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    source = " ".join(line.removeprefix("> ") for line in text.splitlines() if line.startswith("> "))
    report = "".join(toml for _, path, toml in EXAMPLE.findall(text) if path.startswith("data/provinces/"))
    quotes = re.findall(r'^(?:quote|total|province|commune) = "(.+)"$', report, re.MULTILINE)
    assert len(quotes) >= 8
    assert [quote for quote in quotes if quote not in source] == []


@pytest.mark.parametrize("folder", ["reading", "linking"])
def test_the_messages_are_those_printed(
    project: Path, tmp_path: Path, folder: str, request: pytest.FixtureRequest
) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    shutil.copytree(MISTAKES / folder, root, dirs_exist_ok=True)
    paths = {file.relative_to(MISTAKES / folder).as_posix() for file in (MISTAKES / folder).rglob("*.*")}
    files = Files(root)

    printed = {place(text): text for p in built(files).problems if (text := as_text(p, "vi", files.known_text))}

    guide = GUIDE.read_text(encoding="utf-8")
    shown = [message for message in MESSAGE.findall(guide) if message.partition(":")[0] in paths]
    assert {message.partition(":")[0] for message in shown} == paths
    if request.config.getoption("--refresh-golden", default=False):
        for message in shown:
            guide = guide.replace(message, printed.get(place(message), message))
        GUIDE.write_text(guide, encoding="utf-8", newline="\n")
    else:
        assert shown == [printed.get(place(message)) for message in shown]


def place(message: str) -> str:
    """File and line of a printed problem."""
    return ":".join(message.split(":")[:2])


@pytest.mark.parametrize("page", [*PAGES, PARTS_OF_A_SITE], ids=lambda page: page.name)
def test_commands_are_understood(page: Path) -> None:
    text = re.sub(r"^```yaml\n.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    commands = re.findall(r"(?:python3?|py) (build\.py|scripts/\S+\.py)([^`\n#]*)", text)
    assert commands
    for script, words in commands:
        assert (ROOT / script).is_file(), script
        arguments = shlex.split(words) or ["build"]
        if script == "build.py" and arguments[0] not in ("test", "--help"):
            parser(ROOT).parse_args(arguments)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    made = {name for _, path, _ in EXAMPLE.findall(text) for name in (path, path.rpartition("/")[2])}
    named = {path for path in re.findall(r"`([^`\n]+)`", text) if PATH.fullmatch(path)}
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([\w./#-]+)\)", text) if not link.startswith("/")}
    named |= {link for link in links if "/" in link or link.endswith(".md")}
    assert named
    assert {path for path in named if not exists(path)} <= made | MAY_BE_MISSING


def exists(path: str) -> bool:
    """Whether a path is there, seen from the root; for a file alone, anywhere below the folders that pages speak of.

    Files of content are those of a project of the tests, which has one of each kind.
    """
    if path.startswith(("data/", "content/")):
        return (COUNTRY / path).exists()
    folders = (COUNTRY / "data", ROOT / "scorecards")
    return (ROOT / path).exists() or ("/" not in path and any(True for folder in folders for _ in folder.rglob(path)))


def test_paths_of_the_page_of_parts_exist() -> None:
    text = (ROOT / "docs" / "parts.md").read_text(encoding="utf-8")
    program = ROOT / "scorecards"
    folders = (ROOT, program, program / "themes" / "default", program / "preview")
    named = {
        path
        for path in re.findall(r"`([\w.-]+(?:/[\w.-]*)+)`", text)
        if not path.startswith(("data/", ".scorecards-cache"))
    }
    alone = {path for path in re.findall(r"`([\w-]+\.(?:py|js))`", text) if not list(program.rglob(path))}
    assert len(named) >= 30
    assert {path for path in named if not any((folder / path).exists() for folder in folders)} | alone == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_anchors_within_a_page_are_headings_of_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w\s-]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in re.findall(r"^#+ .+$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


def test_the_page_of_keys_is_current() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "field_tables.py"))
    page = (ROOT / "docs" / "truong-du-lieu.md").read_text(encoding="utf-8")
    assert page == script["page"](), "run: python scripts/field_tables.py"


def test_the_page_of_keys_has_every_kind_of_file() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "field_tables.py"))
    assert set(script["PATHS"]) == set(FILES)
