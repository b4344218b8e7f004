"""The architecture as a test: imports run one way, files stay short, nothing is called utils."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "scorecards"

LAYERS = (
    ("closed_streams", "languages", "signatures"),
    ("strings", "unchanged"),
    ("vietnamese", "problems"),
    ("memo", "store", "own_memory", "spool"),
    ("processes",),
    ("output", "model"),  # outputs and records fail as problems; a value is a printed numeral
    ("load", "wording", "addresses"),
    ("analysis", "intake", "writing"),
    ("drafting", "sheets"),  # both compare with what is there, and check as the program checks
    ("scaffolds", "schemas"),  # new files, whose answers are read as cells are
    ("charts",),
    ("inputs",),
    ("views",),
    ("publish",),  # pages name the files that their scripts read, and their sizes
    ("pages",),
    ("render",),
    ("routes",),
    ("pipeline",),
    ("shards",),  # what one run of the pipeline leaves for another
    ("desk",),
    ("preview",),
    ("commands",),
    ("cli",),
    ("start",),
    ("bootstrap", "__main__"),
)
"""The parts of the package. A part may import parts of the lines above its own, never its own line or one below."""

OF_THE_PACKAGE = ("__version__", "COMMIT")
"""What stands in the package itself, for every part."""

LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}

MOST_LINES = 320


def sources() -> Iterator[Path]:
    yield ROOT / "build.py"
    for folder in (PACKAGE, "scripts"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def imported(tree: ast.AST, module: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported; `module` is the path of the file's package, for relative imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            start = module[: len(module) - node.level + 1] if node.level else ()
            base = [*start, *([node.module] if node.module else [])]
            for alias in node.names:
                yield node.lineno, ".".join([*base, alias.name])


def violations(path: Path, source: str) -> list[str]:
    """Imports against the direction, one sentence each. `path` is relative to the project."""
    inside = path.with_suffix("").parts
    part = inside[1]
    if part == "__init__":
        level = -1  # what every import of the package runs first
    elif part in LEVEL:
        level = LEVEL[part]
    else:
        return [f"{path}: the part {part!r} has no place yet; add it to LAYERS in {Path(__file__).name}"]
    found = []
    for line, name in imported(ast.parse(source), inside[:-1]):
        names = name.split(".")
        if names[0] != PACKAGE or len(names) < 2 or names[1] in (part, *OF_THE_PACKAGE):
            continue
        if LEVEL.get(names[1], len(LAYERS)) >= level:
            found.append(f"{path}:{line}: {part} imports {names[1]}, which is not below it")
    return list(dict.fromkeys(found))


def test_imports_run_one_way() -> None:
    files = sorted((ROOT / PACKAGE).rglob("*.py"))
    assert len(files) > 100
    found = [violations(path.relative_to(ROOT), path.read_text(encoding="utf-8")) for path in files]
    assert [message for messages in found for message in messages] == []


@pytest.mark.parametrize(
    ("path", "source", "culprit"),
    [
        ("scorecards/vietnamese/numbers.py", "from scorecards.model import values", "model"),
        ("scorecards/model/areas.py", "import scorecards.load.toml", "load"),
        ("scorecards/load/toml.py", "from ..analysis import findings", "analysis"),
        ("scorecards/load/toml.py", "from .. import cli", "cli"),
        ("scorecards/views/pager.py", "from scorecards.pages import news", "pages"),
        ("scorecards/publish/search.py", "from scorecards.pages.search import search_page", "pages"),
        ("scorecards/pages/home.py", "from scorecards.routes import all_routes", "routes"),
        ("scorecards/charts/__init__.py", "def draw():\n    from scorecards import render", "render"),
        ("scorecards/problems.py", "from .model import areas", "model"),
        ("scorecards/__init__.py", "from scorecards import model", "model"),
        ("scorecards/helpers.py", "", "helpers"),
    ],
)
def test_an_import_against_the_direction_is_found(path: str, source: str, culprit: str) -> None:
    (message,) = violations(Path(path), source)
    assert culprit in message


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("scorecards/load/toml.py", "from scorecards.model.areas import Area\nfrom . import fields\nimport tomllib"),
        ("scorecards/cli.py", "from scorecards import __version__, pipeline"),
        ("scorecards/model/areas.py", "from scorecards.vietnamese import numbers"),
    ],
)
def test_an_import_in_the_direction_is_let_through(path: str, source: str) -> None:
    assert violations(Path(path), source) == []


def test_files_are_short_and_named_for_what_they_do() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    long = {str(path.relative_to(ROOT)): count for path, count in lines.items() if count > MOST_LINES}
    assert long == {}, "does each of them still do one thing?"
    assert [path for path in lines if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []


def test_no_two_classes_of_the_program_have_one_name() -> None:
    names = Counter(
        node.name
        for path in (ROOT / PACKAGE).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_languages_are_declared_in_one_place() -> None:
    names = {"Language", "LANGUAGES", "ORIGINAL"}
    found = set()
    for file in sources():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if names & {getattr(target, "id", "") for target in targets}:
                found.add(file.relative_to(ROOT).as_posix())
            if isinstance(node, ast.ImportFrom) and names & {alias.name for alias in node.names}:
                assert node.module == "scorecards.languages", file
    assert found == {"scorecards/languages.py"}
