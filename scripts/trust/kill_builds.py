"""Ends builds at random points and looks whether the next start makes the site whole.

    python -m scripts.trust.kill_builds --points 200 --seed 1 [--only 17]

A small site is built over an older one, in a process of its own with one or three processes, with and without a store.
At a point that the seed and the number of the trial choose the build is killed before one of its operations on files,
in the middle of a file that it writes, or at a moment, alone or with all that it started; or from one operation on the
disk is full, read-only, or gives errors. Some builds that come after are killed too. Then `recover` runs, as it does at
every start. It is a fault where the output is neither the old site nor the new one, byte for byte, where a traceback is
printed, where the build that follows does not give the new site, or where anything outside the output and the store has
changed. Then builds run two at a time, with one output and with one store. Exit code 1 where there were faults. Needs
Linux.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NoReturn

from scorecards import cli
from scorecards.commands import build as _build  # noqa: F401 - read once, before processes are copied
from scorecards.output import OWN_FOLDER, OutputError, recover
from scorecards.store.database import FOLDER
from scripts.trust.endings import ERRORS, Trial, count_in, end_at
from tests.support.projects import SMALL

WAYS = ("operation", "operation", "half a file", "moment", *ERRORS)
Site = dict[str, bytes]
_PATIENCE = 2
"""Seconds."""


class Bench:
    """A folder with both projects, both sites, a store, and files of others beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out"
        self.projects = {name: folder / name for name in ("old", "new")}
        for one in self.projects.values():
            shutil.copytree(SMALL, one, ignore=shutil.ignore_patterns(FOLDER))
        _change(self.projects["new"])
        (folder / "beside").mkdir()
        (folder / "beside" / "index.html").write_bytes(b"of another program")
        self.sites: dict[str, Site] = {}
        self.seconds = 1.0
        for name in self.projects:
            began = time.monotonic()
            assert self.build(name, Trial("", 1, 1, "known", everything=False), None) == 0, self.said()
            self.seconds = time.monotonic() - began
            self.sites[name] = site(self.out)
            self.out.rename(folder / f"{name}-site")
            if name == "old":  # most charts are the same
                shutil.copytree(self.projects["old"] / FOLDER, self.projects["new"] / FOLDER)
        shutil.copytree(self.projects["new"] / FOLDER, self.folder / "known-store")
        self.counts = self._count()
        self.outside = self._outside()

    def begin(self, trial: Trial) -> None:
        """The old site stands in the output; the new project's store is as the trial asks."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.folder / "old-site", self.out)
        kept = self.projects["new"] / FOLDER
        if trial.store == "new":
            shutil.rmtree(kept, ignore_errors=True)
        elif trial.store == "known" and not kept.exists():
            shutil.copytree(self.folder / "known-store", kept)

    def build(self, name: str, trial: Trial, end: Callable[[], None] | None) -> int:
        """Builds a project in a process of its own and gives its exit code, negative for a signal; `end` is called in
        it first."""
        child = self.start(name, trial, end)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def start(self, name: str, trial: Trial, end: Callable[[], None] | None, out: Path | None = None) -> int:
        """The process of a build."""
        words = ["build", "--root", str(self.projects[name]), "--out", str(out or self.out), "--today", "2026-11-22",
                 "--lang", "en", "--processes", str(trial.processes)]  # fmt: skip
        child = os.fork()
        if not child:
            _in_child([*words, "--no-cache"] if trial.store == "none" else words, self.folder / "said.txt", end)
        return child

    def said(self) -> str:
        """What the last build printed."""
        return (self.folder / "said.txt").read_text("utf-8")

    def faults(self, trial: Trial) -> Iterator[str]:
        """Does a trial and gives what is wrong with what it leaves."""
        self.begin(trial)
        code = self._ended(trial)
        if "Traceback" in self.said():
            yield f"exit code {code}, {self.said()[-600:]}"
        if trial.way in ERRORS and code not in (0, 1):
            yield f"exit code {code}"
        self._recover()
        found = site(self.out)
        if found not in self.sites.values():
            yield f"neither site: {self._unlike(found)}"
        if left := {one.name for one in (self.out / OWN_FOLDER).iterdir()} - {"lock", "manifest.sha256"}:
            yield f"left: {sorted(left)}"
        again = Trial("", 1, 1, "none" if trial.store == "none" else "known", everything=False)
        if self.build("new", again, None) != 0 or site(self.out) != self.sites["new"]:
            yield f"the next build: {self.said()[-300:]}"
        if self._outside() != self.outside:
            yield "something outside has changed"

    def _recover(self) -> None:
        """Recovers once the lock is free: a process that was being forked when the build was killed has a copy of it,
        which it lets go of as its first step or as it ends."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                recover(self.out)
                return
            except OutputError as error:
                if error.code != "output-locked" or time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _ended(self, trial: Trial) -> int:
        if trial.way != "moment":
            return self.build("new", trial, lambda: end_at(trial, self.out, *self.counts))
        child = self.start("new", trial, os.setsid)
        time.sleep(trial.at * self.seconds)
        with suppress(ProcessLookupError):
            (os.killpg if trial.everything else os.kill)(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def _count(self) -> tuple[int, int]:
        """How many operations on files a build makes, and how many files it writes."""
        trial = Trial("count", 1, 1, "known", everything=False)
        self.begin(trial)
        counted = self.folder / "counted"
        assert self.build("new", trial, lambda: count_in(counted)) == 0, self.said()
        operations, files = counted.read_text("ascii").split()
        counted.unlink()
        return int(operations), int(files)

    def _outside(self) -> Site:
        found = site(self.folder)
        own = ("out", "said.txt")
        return {path: found[path] for path in found if path.split("/")[0] not in own and FOLDER not in path}

    def _unlike(self, found: Site) -> str:
        return "; ".join(
            f"{name}: {sorted(path for path in found.keys() | known.keys() if found.get(path) != known.get(path))[:5]}"
            for name, known in self.sites.items()
        )


def _in_child(words: list[str], said: Path, end: Callable[[], None] | None) -> NoReturn:
    code = 70
    try:
        handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        if end:
            end()
        code = cli.main(words)
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def _change(project: Path) -> None:
    """Changes a project so that pages come, change and go, and the name of a stylesheet changes."""
    settings = project / "data/site.toml"
    settings.write_text(settings.read_text("utf-8").replace('title = "', 'title = "Mới: ', 1), "utf-8")
    with (project / "themes/plain/static/style.css").open("a", encoding="utf-8") as style:
        style.write("body{margin:0}\n")
    first = project / "content/news/2025/hai.md"
    first.rename(first.with_name("ba.md"))


def site(folder: Path) -> Site:
    """Every file of a folder but those of the program's own."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(f"{OWN_FOLDER}/")}


def trial_of(rng: Random) -> Trial:
    """A trial of the seed."""
    store = rng.choice(("none", "known", "known", "known", "new")) if rng.random() < 0.5 else "known"
    return Trial(rng.choice(WAYS), rng.random(), rng.choice((1, 1, 2)), store, everything=rng.random() < 0.5)


def together(bench: Bench) -> Iterator[str]:
    """Two builds at once: with one output one may say that the other is there; with one store both are right."""
    trial = Trial("", 1, 1, "known", everything=False)
    bench.begin(trial)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in
             [bench.start("new", trial, None), bench.start("new", trial, None)]]  # fmt: skip
    if sorted(codes) not in ([0, 0], [0, 1]) or site(bench.out) != bench.sites["new"]:
        yield f"two builds with one output: {codes}, {bench.said()[-300:]}"
    trial = Trial("", 1, 1, "new", everything=False)
    bench.begin(trial)
    outs = [bench.folder / "out" / name for name in ("a", "b")]
    shutil.rmtree(bench.out)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in
             [bench.start("new", trial, None, out) for out in outs]]  # fmt: skip
    if codes != [0, 0] or any(site(out) != bench.sites["new"] for out in outs):
        yield f"two builds with one store: {codes}, {bench.said()[-300:]}"
    if bench._outside() != bench.outside:
        yield "two builds: something outside has changed"


def main() -> int:
    """Does the trials and prints a line for each fault and one for each way."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--points", type=int, default=200)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--start", type=int, default=0, help="number of the first point")
    reader.add_argument("--only", type=int, default=None)
    asked = reader.parse_args()
    counts: Counter[str] = Counter()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder).resolve())
        for number in range(asked.start, asked.start + asked.points) if asked.only is None else [asked.only]:
            trial = trial_of(Random(f"{asked.seed}:{number}"))
            counts[f"{trial.way}, {trial.processes} processes"] += 1
            for fault in bench.faults(trial):
                faults += 1
                print(f"--seed {asked.seed} --only {number}: {trial}: {fault}", flush=True)
            if counts.total() % 20 == 0:
                print(f"{counts.total()} points so far, {faults} faults", flush=True)
        for fault in [one for _ in range(1 + asked.points // 20) for one in together(bench)]:
            faults += 1
            print(fault, flush=True)
    print("; ".join(f"{way}: {count}" for way, count in sorted(counts.items())))
    print(f"{sum(counts.values())} points, seed {asked.seed}: {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
