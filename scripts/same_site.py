"""Whether this checkout builds the same site as an earlier commit does from the same content.

    python scripts/same_site.py COMMIT [--today 2026-11-29] [--base-url /repo/]

The program of COMMIT (with its themes) and the program of this checkout both build this checkout's `data/` and
`content/`, each in a process of its own. Every file that differs, or that only one of them has, is printed. Exit code 0
where the two sites are the same bytes, 1 where they are not.
"""

import argparse
import filecmp
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Builds both sites and prints what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit")
    parser.add_argument("--today", default="2026-11-29")
    parser.add_argument("--base-url", default="/")
    parser.add_argument("--keep", type=Path, help="a folder in which both sites stay, as old/ and new/")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = arguments.keep or Path(folder)
        earlier = Path(folder) / "earlier"
        archive = subprocess.run(["git", "archive", arguments.commit], cwd=ROOT, check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(earlier, filter="data")
        for name in ("data", "content"):
            shutil.rmtree(earlier / name)
            shutil.copytree(ROOT / name, earlier / name)
        old, new = kept / "old", kept / "new"
        settings = ["--today", arguments.today, "--base-url", arguments.base_url]
        for program, out in ((earlier, old), (ROOT, new)):
            command = [sys.executable, "-m", "scorecards", "build", "--out", str(out.resolve()), *settings]
            subprocess.run(command, cwd=program, check=True, stdout=subprocess.DEVNULL)
        found = differences(old, new)
    print("\n".join(found) or "the same bytes")
    return 1 if found else 0


def differences(old: Path, new: Path) -> list[str]:
    """A line for each file that is not the same in both folders."""
    files = [{str(p.relative_to(top)) for p in top.rglob("*") if p.is_file()} for top in (old, new)]
    changed = (name for name in files[0] & files[1] if not filecmp.cmp(old / name, new / name, shallow=False))
    found = [("only old", files[0] - files[1]), ("only new", files[1] - files[0]), ("changed", changed)]
    return [f"{what}: {name}" for what, names in found for name in sorted(names)]


if __name__ == "__main__":
    sys.exit(main())
