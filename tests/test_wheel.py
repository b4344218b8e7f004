"""The wheel: installed in an environment of its own, it builds a project that has no copy of the program."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from scorecards.scaffolds.starter import INDICATORS, SHARED
from tests.support.links import broken
from tests.support.projects import ROOT, TODAY, Workshop, build_site, workshop

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built by the hatchling of the tests' environment, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder))
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `scorecards` of an environment that holds the wheel."""
    python = environment(tmp_path_factory.mktemp("environment"))
    run(*PIP, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    return python.parent / f"scorecards{'.exe' if os.name == 'nt' else ''}"


def environment(home: Path) -> Path:
    """The Python of a new environment without pip; the packages of the tests' own are borrowed.

    They are named in a .pth file, which puts them behind those of the environment.
    """
    venv.create(home, symlinks=os.name != "nt")
    folders = {
        name: Path(sysconfig.get_path(name, "venv", {"base": str(home), "platbase": str(home)}))
        for name in ("scripts", "purelib")
    }
    (folders["purelib"] / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folders["scripts"] / Path(sys.executable).name


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    """The small project with the default theme, which it has no copy of."""
    project = workshop(tmp_path / "project")
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return project


def run(*command: str, root: Path | None = None) -> str:
    """Runs a command in a folder, away from this checkout's modules, and returns what it printed."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=root, env={**settings, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_builds_the_same_site_as_the_checkout(command: Path, project: Workshop) -> None:
    """With a word that the project has in place of one of the theme inside the wheel."""
    project.write("themes/local/strings/vi.toml", '[base]\nskip = "Tới nội dung"\n')
    printed = run(str(command), "build", "--today", TODAY.isoformat(), "--lang", "en", root=project.root)

    built = {file.relative_to(project.root / "site").as_posix() for file in (project.root / "site").rglob("*.*")}
    expected = build_site(project.root).files
    assert expected.keys() <= built
    changed = [name for name, content in expected.items() if (project.root / "site" / name).read_bytes() != content]
    assert changed == []
    assert f"Built {sum(name.endswith('.html') for name in expected)} pages" in printed
    assert "Tới nội dung" in expected["index.html"].decode()


def test_a_new_project_builds_with_the_wheel_alone(command: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dự án"
    answers = ("--place", "hue", "--publisher", "Sở Thử", "--unofficial", "--today", TODAY.isoformat())
    run(str(command), "init", str(folder), *answers, root=tmp_path)
    printed = run(str(command), "build", "--today", TODAY.isoformat(), "--base-url", "/phieu/", root=folder)
    site = folder / "site"
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert broken(files, "/phieu/") == []
    assert "chi-tieu/chi-tieu-mau/index.html" in files
    assert "0 lỗi, 5 cảnh báo" in printed, "the five samples"


def test_commands_are_named_as_they_were_typed(command: Path, tmp_path: Path) -> None:
    answers = ("--place", "hue", "--publisher", "Sở Thử", "--unofficial", "--today", TODAY.isoformat())
    run(str(command), "init", str(tmp_path / "moi"), *answers, root=tmp_path)
    said = run(str(command), "new", "sheet", root=tmp_path / "moi")
    assert "scorecards import bang-mau.xlsx" in said
    assert "build.py" not in said


def test_help_speaks_of_the_command_that_was_typed(command: Path, tmp_path: Path) -> None:
    shown = run(str(command), "--help", root=tmp_path)
    assert "usage: scorecards" in shown
    assert "build.py" not in shown


def test_the_wheel_holds_what_git_holds_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if name.startswith("scorecards/")}
    package = ROOT / "scorecards"
    expected = {
        file.relative_to(ROOT).as_posix()
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }
    data = "scorecards/scaffolds/starter_files/data/"
    carried = {f"scorecards/scaffolds/starter_files/{path}" for path in (INDICATORS, *SHARED)}
    carried |= {name for name in names if name.startswith(f"{data}indicators/")}
    assert f"{data}indicators/targets.toml" in carried
    assert names == expected - {"scorecards/bootstrap.py"} | carried


def test_every_package_that_is_imported_is_declared() -> None:
    """A package that only comes with another one may go with that one's next version."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[; ]", text, maxsplit=1)[0] for text in table["dependencies"]}
    distributions = packages_distributions()
    needed = {
        distributions[name][0].lower().replace("_", "-")
        for file in (ROOT / "scorecards").rglob("*.py")
        if file.name != "bootstrap.py"
        for name in imported(ast.parse(file.read_text(encoding="utf-8")))
        if name not in sys.stdlib_module_names and name != "scorecards"
    }
    assert needed == declared


def imported(tree: ast.AST) -> set[str]:
    """The packages that a module imports."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in names}
