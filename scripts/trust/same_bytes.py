"""Whether a site is the same bytes wherever it is built: by other Pythons, in other zones, locales, folders, processes.

    python scripts/trust/same_bytes.py PROJECT [PYTHON …]

Builds a copy of the project once plainly, then once for each circumstance below and each PYTHON (an interpreter that
has the packages of requirements.txt), and prints what differs. Exit code 0 where nothing does.

Record, 30 November 2026, on tests/sites/country with `--base-url https://example.org/phieu/` (1,946 files): Python
3.11.7, 3.12.1, 3.13.0 and 3.14.10, each in another zone with another hash seed, and every circumstance: the same bytes.
"""

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMON = ("--today", "2026-11-22", "--base-url", "https://example.org/phieu/", "--no-cache")

CIRCUMSTANCES: Mapping[str, tuple[Mapping[str, str], Sequence[str]]] = {
    "another hash seed": ({"PYTHONHASHSEED": "4711"}, ()),
    "another zone": ({"TZ": "America/New_York"}, ()),
    "another locale": ({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}, ()),
    "two processes": ({}, ("--processes", "2")),
    "no fonts of the machine": ({"FONTCONFIG_FILE": os.devnull, "FONTCONFIG_PATH": os.devnull}, ()),
}
"""Variables of the environment and arguments that a build must not depend on."""


def main() -> int:
    """Builds the sites and prints what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("pythons", nargs="*")
    asked = parser.parse_args()
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        copies = (_copy(asked.project, work / "du-an"), _copy(asked.project, work / "thư mục khác"))
        plain = _built(sys.executable, copies[0], work / "plain", {}, ("--processes", "1"))
        for number, (what, (environment, words)) in enumerate(CIRCUMSTANCES.items()):
            site = _built(
                sys.executable, copies[number % 2], work / "other", environment, words or ("--processes", "1")
            )
            found += [f"{what}: {one}" for one in _differences(plain, site)]
        for number, python in enumerate(asked.pythons):
            changed = {"PYTHONHASHSEED": str(number + 1), "TZ": "Asia/Ho_Chi_Minh"}
            site = _built(python, copies[1], work / "other", changed, ("--processes", "1"))
            found += [f"{python}: {one}" for one in _differences(plain, site)]
    print("\n".join(found) or "the same bytes")
    return 1 if found else 0


def _copy(project: Path, to: Path) -> Path:
    """A copy of what a build reads, its files made in another order than the original's."""
    for path in sorted((one for one in project.rglob("*") if one.is_file()), reverse=True):
        if path.relative_to(project).parts[0] in ("data", "content", "themes"):
            place = to / path.relative_to(project)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    return to


def _built(python: str, project: Path, out: Path, changed: Mapping[str, str], words: Sequence[str]) -> Path:
    shutil.rmtree(out, ignore_errors=True)
    command = [python, "-m", "scorecards", "build", "--root", str(project), "--out", str(out), *COMMON, *words]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **changed}, check=True, stdout=subprocess.DEVNULL)
    return out


def _differences(one: Path, other: Path) -> list[str]:
    files = [{str(path.relative_to(top)) for path in top.rglob("*") if path.is_file()} for top in (one, other)]
    changed = {name for name in files[0] & files[1] if not filecmp.cmp(one / name, other / name, shallow=False)}
    return sorted((files[0] ^ files[1]) | changed)


if __name__ == "__main__":
    sys.exit(main())
