"""Builds a preview of each open request of the repository itself, below the site that is about to be published.

    python scripts/request_previews.py SITE BASE_URL < requests.json

The standard input is what `gh pr list --json number,isCrossRepository` prints. Each request stands at
`xem-truoc/<number>/`, built by the program of this checkout from the request's data, content and themes, drafts
included; every page says that it is a preview. Requests from forks are left out: their content is of people who may not
write here, and would stand at this site's address. A preview that cannot be built is told of and holds nothing up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST = 20
"""Previews that are built, the newest requests first."""


def main(site: Path, base: str, requests: str) -> int:
    """Builds the previews; always 0, so that the site itself goes out."""
    try:
        asked = list(numbers(requests))
    except ValueError:  # GitHub gave no list
        print("::warning title=xem-truoc::no list of open requests")
        asked = []
    built = [number for number in asked if preview(number, site, base)]
    print(f"previews: {', '.join(built) or 'none'}")
    return 0


def numbers(requests: str) -> Iterator[str]:
    """The numbers of the requests to build, as text. Raises ValueError for what is no JSON."""
    own = [one["number"] for one in json.loads(requests) if not one["isCrossRepository"]]
    yield from map(str, sorted(own, reverse=True)[:MOST])


def preview(number: str, site: Path, base: str) -> bool:
    """Builds one; False, with a warning that GitHub shows, where that fails."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder) / "request"
        fetch = ["git", "fetch", "--depth", "1", "--force", "origin", f"pull/{number}/head:refs/previews/{number}"]
        if os.environ.get("GH_TOKEN"):
            fetch[1:1] = ["-c", "credential.helper=!gh auth git-credential"]
        steps = (
            fetch,
            ["git", "worktree", "add", "--force", "--detach", str(checkout), f"refs/previews/{number}"],
            [
                *(sys.executable, "build.py", "build", "--drafts", "--request", number, "--root", str(checkout)),
                *("--base-url", f"{base.rstrip('/')}/xem-truoc/{number}/", "--out", str(site / "xem-truoc" / number)),
                *("--repository", f"https://github.com/{os.environ.get('GITHUB_REPOSITORY', '')}", "--no-cache"),
            ],
        )
        try:
            for step in steps:
                done = run(step)
                if done.returncode:
                    told = " ".join((done.stderr or done.stdout).split())[:400]
                    print(f"::warning title=xem-truoc/{number}::{told}")
                    return False
        finally:
            run(["git", "worktree", "remove", "--force", str(checkout)])
            run(["git", "worktree", "prune"])
    return True


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Runs a command in this checkout, whatever it returns."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2], sys.stdin.read()))
