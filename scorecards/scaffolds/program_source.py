"""What pip installs this very program from."""

import json
import re
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_GITHUB = re.compile(r"(?:https://|ssh://git@|git@)github\.com[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def program_source(checkout: Path) -> str:
    """The requirement of the program that is running, fixed to its commit; "" where nobody else can get it there.

    It is known where the program was installed from a repository or an address (PEP 610), or runs in `checkout`, a
    clone whose `origin` is an address of the web.
    """
    try:
        installed = distribution("scorecards").read_text("direct_url.json")
    except PackageNotFoundError:
        installed = None
    if installed:
        found = json.loads(installed)
        commit = found.get("vcs_info", {}).get("commit_id", "")
        if commit:
            return requirement(found["url"], commit)
        return f"scorecards @ {found['url']}" if found["url"].startswith("https://") else ""
    return requirement(_git(checkout, "remote", "get-url", "origin"), _git(checkout, "rev-parse", "HEAD"))


def requirement(address: str, commit: str) -> str:
    """The requirement of a commit of a repository; from GitHub as an archive, for which pip needs no git.

    "" where the address is none of the web.
    """
    if not commit:
        return ""
    if found := _GITHUB.fullmatch(address):
        return f"scorecards @ https://github.com/{found['name']}/archive/{commit}.zip"
    return f"scorecards @ git+{address}@{commit}" if address.startswith("https://") else ""


def _git(folder: Path, *words: str) -> str:
    if not (folder / ".git").exists():
        return ""
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, encoding="utf-8", check=False)
    except OSError:  # no git
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
