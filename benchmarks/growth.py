"""How the time of a build grows with the number of units and of articles.

    python benchmarks/growth.py [--units 34,334,3355] [--articles 100,1000,10000] [--program CHECKOUT]

Writes synthetic projects (`benchmarks/synthetic.py`) of each size, checks each in a process of its own and prints CPU
seconds by stage, the time per unit page and per article page in milliseconds, peak memory, and exponents: with an
exponent of 1 ten times as much takes ten times as long, and the time per page stays the same. With `--program`, another
checkout's `check` is timed as a whole instead, for a comparison with an earlier commit.
"""

import argparse
import gc
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.synthetic import write_project
from scorecards.addresses.route import RouteKind
from scorecards.load.source import Files
from scorecards.pipeline import Settings, prepare
from scorecards.routes.check import Contents, check_site
from scorecards.routes.make import make_all

TODAY = date(2026, 11, 22)


def main() -> None:
    """Runs the sizes that the command line names and prints a table for each series."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", default="34,334,3355")
    parser.add_argument("--articles", default="100,1000,10000")
    parser.add_argument("--program", type=Path)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measured(arguments.one)))
        return
    for what in ("units", "articles"):
        sizes = [int(size) for size in getattr(arguments, what).split(",") if size]
        rows = [(size, _run(what, size, arguments.program)) for size in sizes]
        _show(what, rows)


def measured(folder: Path) -> dict[str, float]:
    """CPU seconds of each stage on the project in `folder`, and milliseconds per page of the kinds that grow."""
    gc.disable()  # as the command does
    began = time.process_time()
    files = Files(folder)
    prepared = prepare(files, Settings(TODAY))
    if prepared.site is None:
        raise SystemExit("\n".join(f"{one.at}: {one.message('en')}" for one in files.diagnostics.problems[:5]))
    found = {"prepare": time.process_time() - began}
    made = Contents()
    for kind in RouteKind:
        routes = [route for route in prepared.routes if route.kind is kind]
        start = time.process_time()
        for one in make_all(routes, prepared.site, files.diagnostics):
            made.note(one)
        took = time.process_time() - start
        if kind in (RouteKind.UNIT, RouteKind.ARTICLE) and routes:
            found[f"ms/{kind}"] = took / len(routes) * 1000
        found["make"] = found.get("make", 0) + took
    start = time.process_time()
    check_site(made, Contents(), prepared, files.diagnostics)
    found["check links"] = time.process_time() - start
    found["total"] = time.process_time() - began
    found["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def _run(what: str, size: int, program: Path | None) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, units=size if what == "units" else 34, articles=size if what == "articles" else 0)
        if program is None:
            command = [sys.executable, __file__, "--one", name]
            return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
        before = os.times()
        command = [sys.executable, "-m", "scorecards", "check", "--root", name, "--today", TODAY.isoformat()]
        subprocess.run(command, cwd=program, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        return {"total": used, "MB": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}


def _show(what: str, rows: list[tuple[int, dict[str, float]]]) -> None:
    if not rows:
        return
    columns = list(rows[0][1])
    print(f"{what:>10}" + "".join(f"{column:>14}" for column in columns))
    for size, found in rows:
        print(f"{size:>10}" + "".join(f"{found[column]:>14.2f}" for column in columns))
    for (size, found), (other, later) in pairwise(rows):
        grown = (math.log(later[c] / found[c]) / math.log(other / size) if found[c] > 0 else 0 for c in columns)
        print(f"{f'{size}-{other}':>10}" + "".join(f"{exponent:>14.2f}" for exponent in grown) + "  exponents")


if __name__ == "__main__":
    main()
