"""Another archive of the program is installed over an older one by pip alone, and the program says which it is."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import threading
import tomllib
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support.projects import ROOT
from tests.test_wheel import PIP, environment, run

WHO = ("-c", "user.name=A", "-c", "user.email=a@vi-du.vn", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")


@pytest.fixture
def archives(tmp_path: Path) -> Iterator[list[str]]:
    """Addresses of the archives of two commits of the program, as a host of repositories makes them."""
    clone, shown = tmp_path / "clone", tmp_path / "archive"
    clone.mkdir()
    for path in ("pyproject.toml", "LICENSE", "LICENSE-CONTENT.md", ".gitattributes"):
        shutil.copy(ROOT / path, clone / path)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for path in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]:
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        (clone / path).write_text("", encoding="utf-8")
    shutil.copytree(ROOT / "scorecards", clone / "scorecards", ignore=shutil.ignore_patterns("__pycache__", "themes"))
    shown.mkdir()
    git(clone, "init", "--quiet")
    commits = []
    for change in ("", "\nRENEWED = True\n"):
        with (clone / "scorecards/languages.py").open("a", encoding="utf-8") as file:
            file.write(change)
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--allow-empty", "--message", "x")
        commits.append(git(clone, "rev-parse", "HEAD"))
        git(clone, "archive", "--prefix=scorecards/", f"--output={shown / commits[-1]}.zip", "HEAD")
    handler = functools.partial(QuietHandler, directory=str(shown))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield [f"http://127.0.0.1:{server.server_port}/{commit}.zip" for commit in commits]
        server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder and tells nobody."""

    def log_message(self, format: str, *args: object) -> None:
        """Leaves the terminal to the tests."""


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def test_pip_replaces_the_program_by_another_archive_of_the_same_version(archives: list[str], tmp_path: Path) -> None:
    python = str(environment(tmp_path / "environment"))
    requirements = tmp_path / "requirements.txt"
    said = []
    for address in archives:
        requirements.write_text(f"scorecards @ {address}\n", encoding="utf-8")
        alone = ("--no-deps", "--no-index", "--no-build-isolation", "--no-cache-dir")
        run(*PIP, "--python", python, "install", *alone, "--upgrade", "--requirement", str(requirements))
        said.append(run(python, "-m", "scorecards", "--version", root=tmp_path))
    commits = [Path(one).stem for one in archives]
    assert [re.findall(r"\b[0-9a-f]{40}\b", one) for one in said] == [[commit] for commit in commits]
    assert run(python, "-c", "from scorecards.languages import RENEWED", root=tmp_path) == ""
