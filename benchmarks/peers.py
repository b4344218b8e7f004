"""The same articles made into a site by this program and by Hugo, Eleventy and Pelican.

    python benchmarks/peers.py --articles 1000 [--rounds 3] [--programs scorecards,hugo] [--tools FOLDER]

Writes a synthetic project (`synthetic.py`; or takes the one that `--project` names), makes the sources of a site of it
for each program (`peer_sites/`), and has all build them in turn, in each round: into an empty folder with nothing kept
(cold), again with nothing changed, and after one article was edited. Prints medians over the rounds, and the first
divided by each; what each run took goes to standard error. A program that is not on PATH is installed into the folder
that `--tools` names. Linux alone.

What is asked of all: an article page each, in English too where it is translated (every tenth); lists of 20 articles of
all, of each month, place and pillar, in both languages, with the original where there is no translation; four related
articles; an Atom feed of the news, of each place and of each pillar; a site map; the text of all articles as JSON to
search in; a frame of every page of the size of ours; nothing made smaller.

What ours does besides, in the same time: reads the figures and checks them, traces every number of every article to a
figure, checks every link, and makes pages of units, indicators, documents and findings, open data as CSV, JSON and
Excel, charts, an index of words for search in place of the plain text, feeds of figures and as JSON, and a picture of
every page for shared links. `scorecards-no-address` is ours without feeds, site map and those pictures. What the others
do besides: Pelican's feeds have whole articles where the others give a summary.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measure import Taken, measured
from benchmarks.peer_sites.corpus import Corpus
from benchmarks.peer_sites.programs import NAMES, Program, programs
from benchmarks.sentences import VIETNAMESE, sentence
from benchmarks.synthetic import write_project

CASES = ("cold", "unchanged", "one article edited")
_SETTLED = 3
"""Seconds after which ours trusts the times of files: what was saved just before a build is compared by content."""


def main() -> None:
    """Runs what the command line asks for and prints its tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--project", type=Path, help="a synthetic project instead of a new one")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--programs", default=",".join(NAMES), help="the first is compared with the others")
    parser.add_argument("--tools", type=Path, help="where programs that are not on PATH are installed")
    asked = parser.parse_args()
    compared = programs(asked.programs.split(","), asked.tools)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        if asked.project is None:
            write_project(work / "project", units=34, articles=asked.articles, translated=10)
        project = asked.project.absolute() if asked.project else work / "project"
        _compare(compared, Corpus(project), work, asked.rounds)


def _compare(compared: list[Program], corpus: Corpus, work: Path, rounds: int) -> None:
    print(f"{len(corpus.articles)} articles and translations, {rounds} rounds, {os.cpu_count()} processors, ", end="")
    print(f"Python {platform.python_version()}; load at the start {os.getloadavg()[0]:.1f}")
    runs = [_Run(program, corpus, work / str(number)) for number, program in enumerate(compared)]
    taken: dict[tuple[str, str], list[Taken]] = defaultdict(list)
    for number in range(rounds):
        for case in CASES:
            # Another one begins in each round.
            for run in runs[number % len(runs) :] + runs[: number % len(runs)]:
                took = run.measured(case, number)
                taken[case, run.program.name].append(took)
                print(f"{number + 1}: {case}, {run.program.name}: {took.processor:.1f} s", file=sys.stderr)
    for case in CASES:
        _show(case, {run.program.name: taken[case, run.program.name] for run in runs})
    print(f"\nLoad at the end: {os.getloadavg()[0]:.1f}\n\n| | HTML pages | Files | MB |\n|---|---:|---:|---:|")
    for run in runs:
        files = [path for path in run.out.rglob("*") if path.is_file()]
        pages, size = sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files)
        print(f"| {run.program.name} | {pages:,} | {len(files):,} | {size / 1e6:.1f} |")


class _Run:
    """A program with its sources and its output."""

    def __init__(self, program: Program, corpus: Corpus, folder: Path) -> None:
        """Writes the sources and builds them once, for the cases that begin with a site that is there.

        That build fills the stores of programs that have one, and notes what "unchanged" is measured against.
        """
        self.program, self.out, self._cold = program, folder / "out", folder / "cold"
        self._sources = folder / "sources"
        program.sources(corpus, self._sources)
        self._edited = program.article(self._sources, corpus.articles[0])
        self._least = len(corpus.articles)
        time.sleep(_SETTLED)
        self._build(self.out, cold=False)

    def measured(self, case: str, number: int) -> Taken:
        """Builds once more and returns what that took; in each round the article gets another sentence."""
        if case == "cold":
            shutil.rmtree(self._cold, ignore_errors=True)
            return self._build(self._cold, cold=True)
        if case == "one article edited":
            with self._edited.open("a", encoding="utf-8") as file:
                file.write(f"\n{sentence(-20_000 - number, VIETNAMESE)}\n")
        return self._build(self.out, cold=False)

    def _build(self, out: Path, cold: bool) -> Taken:
        took = measured(self.program.command(self._sources, out, cold), self.program.runs_in(self._sources), quiet=True)
        pages = sum(1 for _ in out.rglob("*.html"))
        if took.code or pages < self._least:
            raise SystemExit(f"{self.program.name} ended with {took.code} and {pages} pages")
        return took


def _show(case: str, taken: dict[str, list[Taken]]) -> None:
    """Prints the table of a case; the memory of what ends before it is looked at is not known ("–")."""
    print(f"\n| {case} | Processor | First / it | Clock | First / it | Most memory | First / it |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    units = ("s", "s", "MB")
    medians = {
        name: (
            median(one.processor for one in found),
            median(one.clock for one in found),
            median(one.megabytes for one in found),
        )
        for name, found in taken.items()
    }
    first = next(iter(medians.values()))
    for name, found in medians.items():
        cells = (
            f"{value:,.{2 if unit == 's' else 0}f} {unit} | {other / value:.2f}" if value and other else "– | –"
            for value, other, unit in zip(found, first, units, strict=True)
        )
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
