"""How many changes of the program the nearest tests notice: a random sample of the mutants that mutmut makes.

    pip install mutmut==3.8.1        (not among the locked packages; needs fork, so Linux or macOS)
    python benchmarks/mutation_score.py [--sample 300] [--seed 1] [--children 2] [--survivors]

What is mutated and which tests run stands in pyproject.toml, [tool.mutmut]. One seed and one state of the program give
one sample. What was killed before is not tried again; delete mutants/ to begin anew.

A mutant counts as killed where a test fails, or where the tests take so long that it must run on for ever; one that no
test reaches has survived. `mutmut show NAME` prints a mutant, `mutmut tests-for-mutant NAME` the tests that ran on it.
mutmut changes the bodies of functions: numbers, strings, operators, arguments, conditions; no tables of a module and no
annotations.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUTANTS = ROOT / "mutants"
FIRST = "scorecards.analysis.groups.x_newest_first*"
"""A function with few mutants and quick tests. mutmut writes its list of all mutants only in a run."""
KILLED = frozenset([1, 3, 24, 36, 152, -24, -11])
"""Codes that mutmut keeps for a mutant: a test failed, or the run was ended by its time limit or a crash."""
SLOW = 1.5
"""Seconds; a slower test runs only on what no quicker one reaches."""
FEW = 3
"""Tests of a file share what they load, and mutmut sees only the first of them reach the functions that load it. Where
so few tests reach a function, all tests of their files run on it."""


def mutmut(*arguments: str) -> None:
    """Runs mutmut in the repository's root; what it prints goes to the log."""
    command = [str(Path(sys.executable).with_name("mutmut")), "run", *arguments]
    with (MUTANTS / "score.log").open("ab") as log:
        subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, check=True)


def choose_tests() -> None:
    """Changes which tests mutmut runs on each function: see SLOW and FEW."""
    file = MUTANTS / "mutmut-stats.json"
    stats = json.loads(file.read_text("utf-8"))
    quick = {test for test, seconds in stats["duration_by_test"].items() if seconds <= SLOW}
    files = defaultdict[str, set[str]](set)
    for test in quick:
        files[test.partition("::")[0]].add(test)
    for function, tests in stats["tests_by_mangled_function_name"].items():
        near = quick.intersection(tests) or set(tests)
        if len(near) <= FEW:
            near = near.union(*(files[test.partition("::")[0]] for test in near))
        stats["tests_by_mangled_function_name"][function] = sorted(near)
    file.write_text(json.dumps(stats), "utf-8")


def results() -> dict[str, int | None]:
    """Every mutant with its code, None where it has not been tried."""
    found: dict[str, int | None] = {}
    for file in sorted(MUTANTS.rglob("*.meta")):
        found |= json.loads(file.read_text("utf-8"))["exit_code_by_key"]
    return found


def main() -> None:
    """Tries the sample and prints the score of each package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=300, help="mutants to try (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the choice (%(default)s)")
    parser.add_argument("--children", type=int, default=2, help="mutants tried at a time (%(default)s)")
    parser.add_argument("--survivors", action="store_true", help="name the mutants that survived")
    options = parser.parse_args()
    MUTANTS.mkdir(exist_ok=True)
    mutmut("--max-children", str(options.children), FIRST)
    choose_tests()
    names = sorted(results())
    sample = sorted(random.Random(options.seed).sample(names, min(options.sample, len(names))))
    codes = results()
    if again := [name for name in sample if codes[name] not in KILLED]:
        mutmut("--max-children", str(options.children), *again)
    codes = results()
    tried, killed = Counter[str](), Counter[str]()
    for name in sample:
        for package in (name.split(".")[1], "all"):
            tried[package] += 1
            killed[package] += codes[name] in KILLED
    print(f"{len(sample)} of {len(names)} mutants, seed {options.seed}")
    for package in sorted(tried):
        print(f"{package:12} {killed[package]:4} of {tried[package]:4} killed, {killed[package] / tried[package]:.1%}")
    if options.survivors:
        print(*(f"{name} ({codes[name]})" for name in sample if codes[name] not in KILLED), sep="\n")


if __name__ == "__main__":
    main()
