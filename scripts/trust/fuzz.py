"""Damages what the program reads, in thousands of ways, and tells where it gives anything but a result or a problem.

    python -m scripts.trust.fuzz KIND ... --cases 1000 --seed 1
    python -m scripts.trust.fuzz KIND --seed 1 --only 123

KIND is one of the names in `KINDS`, or "all" for each with its share of the cases. A case is made from the kind, the
seed and its number alone. It is a fault where an exception comes out that is not of the program's own kind, a problem
cannot be worded, more than ten seconds of processor time or 400 MB pass, a file outside the case's own folder is
changed, another program or machine is reached for, or the process dies. Faults are printed with the last lines of the
traceback; `--only` does one of them again. Exit code 1 where there were any. Needs Linux.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from scripts.trust import damage
from scripts.trust.file_cases import FileCases
from scripts.trust.limits import GROWTH, TooLongError, TouchedError, Watch, bound_memory, limited, most_memory
from scripts.trust.project_cases import Case, ProjectCases
from tests.support.projects import ROOT, SMALL, MemoryStore

SHARES = {
    "data": 24, "texts": 10, "settings": 3, "themes": 4, "disk": 4, "sheets": 9, "pages": 9, "words": 5, "quotes": 18,
    "store": 7, "journal": 7,
}  # fmt: skip
"""Of a hundred cases of "all", how many are of each kind."""
TOLD_EVERY = 1000
"""Cases after which a run says how far it is: what is stopped early has its figures too."""
PATIENCE = 400
"""Seconds without a case done after which a process is taken for dead."""


class Bench:
    """One process's folder with everything that cases start from."""

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        self.folder, store = folder, MemoryStore()
        self.project = ProjectCases(SMALL, folder, store, (*damage.TOKENS, *texts[:200]))
        self.files = FileCases(SMALL, folder, texts)
        self._store, self._known, self._spoilt = store, 0, False

    def make(self, kind: str, rng: Random) -> Case:
        """A case of a kind."""
        self._spoilt = hasattr(self.project, kind)
        made: Callable[[Random], Case] = getattr(self.project if self._spoilt else self.files, kind)
        return made(rng)

    def restore(self) -> None:
        """Everything as it was, for the next case."""
        if self._spoilt:
            self.project.restore()
        self.files.restore()
        if not self._known:
            self._known = len(self._store.entries)
        while len(self._store.entries) > self._known + 500:
            self._store.entries.popitem()


def outcome(bench: Bench, watch: Watch, kind: str, seed: int, number: int) -> str:
    """What came of a case: "result", "problems", or a fault, told in a few lines."""
    before = 0
    try:
        case = bench.make(kind, Random(f"{kind}:{seed}:{number}"))
        before = most_memory()
        with watch.only(bench.folder), limited():
            found = case()
    except TooLongError as error:
        return f"too long\n{_lines(error)}"
    except TouchedError as error:
        return f"touched {error}\n{_lines(error)}"
    except Exception as error:  # noqa: BLE001 - whatever comes out is what is looked for
        return f"{type(error).__name__}: {str(error)[:200]}\n{_lines(error)}"
    finally:
        bench.restore()
    grown = most_memory() - before
    return found if grown < GROWTH else f"grew by {grown // 2**20} MB"


def _lines(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"    {one.filename.replace(str(ROOT), '')}:{one.lineno} {one.name}" for one in frames[-7:])


def texts_of(root: Path) -> list[str]:
    """Words of sources to begin with: quotes of data files and lines of the tests' own."""
    quotes = [one for path in sorted((root / "data").rglob("*.toml"))
              for one in re.findall(r'^quote = "(.+)"$', path.read_text("utf-8"), re.M)]  # fmt: skip
    lines = (ROOT / "tests/load/quotes.txt").read_text("utf-8").splitlines()
    return [*quotes, *(line.split(" | ")[0] for line in lines if line and not line.startswith("#"))]


def _work(kind: str, seed: int, numbers: Sequence[int], texts: Sequence[str], to: Connection) -> None:
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"], tempfile.tempdir = folder, folder
        bench, watch = Bench(Path(folder), texts), Watch()
        bound_memory(2 * 2**30)
        for number in numbers:
            to.send((number, outcome(bench, watch, kind, seed, number)))
    to.close()


def run(kind: str, seed: int, numbers: Sequence[int], texts: Sequence[str]) -> Counter[str]:
    """Does the cases of a kind in a process of their own, a new one where it dies, and prints the faults."""
    counts: Counter[str] = Counter()
    left = list(numbers)
    while left:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        worker = multiprocessing.get_context("fork").Process(target=_work, args=(kind, seed, left, texts, theirs))
        worker.start()
        theirs.close()
        try:
            while left and ours.poll(PATIENCE):
                number, found = ours.recv()
                left.remove(number)
                _count(counts, kind, seed, number, found)
                if counts.total() % TOLD_EVERY == 0:
                    print(f"{kind}: {counts.total()} cases so far, {counts['faults']} faults", flush=True)
            if left:
                _count(counts, kind, seed, left.pop(0), f"no answer in {PATIENCE} seconds")
        except EOFError:
            worker.join()
            if left:
                _count(counts, kind, seed, left.pop(0), f"the process died: {worker.exitcode}")
        if worker.is_alive() and worker.pid:
            worker.join(5 if not left else 0)
            if worker.is_alive():
                os.kill(worker.pid, signal.SIGKILL)
        worker.join()
    return counts


def _count(counts: Counter[str], kind: str, seed: int, number: int, found: str) -> None:
    if found in ("result", "problems"):
        counts[found] += 1
        return
    counts["faults"] += 1
    print(f"{kind} --seed {seed} --only {number}: {found}", flush=True)


def main() -> int:
    """Runs the kinds asked for and prints a line for each."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("kinds", nargs="+", choices=[*SHARES, "all"], metavar="KIND")
    reader.add_argument("--cases", type=int, default=1000)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--start", type=int, default=0, help="number of the first case")
    reader.add_argument("--only", type=int, default=None)
    asked = reader.parse_args()
    texts = texts_of(ROOT)
    faults = 0
    shares = dict.fromkeys(asked.kinds, asked.cases)
    if "all" in asked.kinds:
        shares = {kind: asked.cases * share // 100 for kind, share in SHARES.items()}
    for kind, cases in shares.items():
        numbers = range(asked.start, asked.start + cases) if asked.only is None else [asked.only]
        counts = run(kind, asked.seed, numbers, texts)
        faults += counts["faults"]
        told = ", ".join(f"{counts[what]} {what}" for what in ("result", "problems", "faults"))
        print(f"{kind}: {sum(counts.values())} cases, seed {asked.seed}: {told}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
