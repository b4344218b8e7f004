"""What pip installs this very program from."""

import json
import re
import subprocess
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import tomli
from msgspec import Struct

from scorecards import COMMIT

_GITHUB = re.compile(r"(?:https://|ssh://git@|git@)github\.com[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?")
_ARCHIVE = re.compile(r"(?P<repository>https://github\.com/[\w.-]+/[\w.-]+)/archive/(?P<commit>[0-9a-f]{40})\.zip")
_FILE = re.compile(r"git\+\S+|file://\S+|https://\S+\.(?:zip|tar\.gz|whl)")
_OF_AN_INDEX = re.compile(r"scorecards\s*[=~<>]=\s*[\w.+]+")


class ProgramSource(Struct, frozen=True):
    """Where a program is from, as far as that is known."""

    requirement: str = ""
    """The line of requirements.txt; "" where nobody else can get the program."""
    repository: str = ""
    """The repository's address for readers, where it is on GitHub; or ""."""
    commit: str = ""

    @property
    def is_near(self) -> bool:
        """Whether this machine or its network alone has it: no workflow can fetch it from there."""
        return "file:" in self.requirement


def program_source(checkout: Path, archived: str = COMMIT) -> ProgramSource:
    """Where the program that is running is from.

    Its own installation says it (PEP 610), or `checkout`, where it runs in one: the origin of a clone. Elsewhere it is
    the repository that the package or the checkout names, at the commit that an archive of it was made of.
    """
    installed = _installed()
    if not installed:
        origin = _git(checkout, "remote", "get-url", "origin")
        commit = _git(checkout, "rev-parse", "HEAD") or archived
        return of_repository(origin, commit) or of_repository(_named_in(checkout), commit) or _unknown(commit)
    found = json.loads(installed.read_text("direct_url.json") or "{}")
    address, commit = found.get("url", ""), found.get("vcs_info", {}).get("commit_id", "") or archived
    if address.startswith("https://") and "vcs_info" not in found:
        return of_address(address)
    named = dict(one.split(", ", 1) for one in installed.metadata.get_all("Project-URL") or ())
    return of_repository(address, commit) or of_repository(named.get("Repository", ""), commit) or _unknown(commit)


def read_source(said: str, commit: str) -> ProgramSource | None:
    """What a person gives: a line of requirements.txt, the address of a file, or that of a repository, of which
    `commit` is taken. None where it is none of these."""
    said = said.strip()
    if _OF_AN_INDEX.fullmatch(said):
        return ProgramSource(said)
    name, at, address = said.partition("@")
    line = name.strip() == "scorecards" and bool(at)
    address = address.strip() if line else said
    if _FILE.fullmatch(address):
        return of_address(address)
    return None if line else of_repository(address, commit)


def of_address(address: str) -> ProgramSource:
    """The program in a file; an archive of GitHub tells its repository and commit."""
    found = _ARCHIVE.fullmatch(address)
    facts = (found["repository"], found["commit"]) if found else ()
    return ProgramSource(f"scorecards @ {address}", *facts)


def of_repository(address: str, commit: str) -> ProgramSource | None:
    """The program in a repository, at a commit or, where that is "", at the newest; from GitHub as an archive, for
    which pip needs no git. None where the address is none of the web."""
    if found := _GITHUB.fullmatch(address):
        repository = f"https://github.com/{found['name']}"
        line = f"scorecards @ {repository}/archive/{commit or 'HEAD'}.zip"
        return ProgramSource(line, repository, commit)
    if not re.fullmatch(r"https://(?!github\.com/)[^/\s]+/\S+", address):
        return None
    return ProgramSource(f"scorecards @ git+{address}{f'@{commit}' if commit else ''}", commit=commit)


def _unknown(commit: str) -> ProgramSource:
    return ProgramSource(commit=commit)


def _installed() -> Distribution | None:
    try:
        return distribution("scorecards")
    except PackageNotFoundError:
        return None


def _named_in(checkout: Path) -> str:
    """The address of the repository that a checkout names: for its package, or for its own site."""
    for path, keys in (("pyproject.toml", ("project", "urls", "Repository")), ("data/site.toml", ("repository",))):
        try:
            found = tomli.loads((checkout / path).read_text("utf-8"))
        except (OSError, ValueError):
            continue
        for key in keys[:-1]:
            found = found.get(key, {})
        if named := found.get(keys[-1], ""):
            return str(named)
    return ""


def _git(folder: Path, *words: str) -> str:
    if not (folder / ".git").exists():
        return ""
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, encoding="utf-8", check=False)
    except OSError:  # no git
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
