"""Every slip that a person can make in a file is reported with its code, its place and what was probably meant.

The cases stand in `mistakes/*.txt`. Each spoils the project in `project/`, which has nothing wrong:

    == title
    @ path              the file that is spoilt; "@ path whole" replaces it or makes a new one
    - line              lines to take out, one after the other, found once in the file
    + line              lines to put in their place; at the end of the file where none are taken out
    ! code path:line:column ~ near      every problem that is found, in order; "~ near": what is suggested
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scorecards.problems import Problem

HERE = Path(__file__).resolve().parent


@dataclass
class Case:
    """One case of a file of mistakes."""

    title: str
    edits: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    """File, lines to take out, lines to put in."""
    expected: list[str] = field(default_factory=list)


def cases() -> Iterator[Case]:
    for file in sorted((HERE / "mistakes").glob("*.txt")):
        case, path = Case(""), ""
        for line in file.read_text(encoding="utf-8").splitlines():
            mark, _, words = line.partition(" ")
            if mark == "==":
                if case.title:
                    yield case
                case = Case(f"{file.stem}: {words}")
            elif mark == "@":
                path = words
                case.edits.append((path, [], []))
            elif mark == "-":
                if case.edits[-1][2]:
                    case.edits.append((path, [], []))
                case.edits[-1][1].append(words)
            elif mark == "+":
                case.edits[-1][2].append(words)
            elif mark == "!":
                case.expected.append(words)
            else:
                assert not line.strip(), line
        yield case


def spoil(root: Path, case: Case) -> None:
    for path, old, new in case.edits:
        file = root / path.removesuffix(" whole")
        file.parent.mkdir(parents=True, exist_ok=True)
        added = "".join(f"{line}\n" for line in new)
        text = "" if path.endswith(" whole") else file.read_text(encoding="utf-8")
        if old:
            lines = re.compile("^" + re.escape("".join(f"{line}\n" for line in old)), re.MULTILINE)
            places = list(lines.finditer(text))
            assert len(places) == 1, f"{case.title}: {path}: {old}"
            file.write_text(text[: places[0].start()] + added + text[places[0].end() :], encoding="utf-8")
        else:
            file.write_text(text + added, encoding="utf-8")


def shown(problem: Problem) -> str:
    near = problem.details.get("near")
    return f"{problem.code} {problem.at}" + (f" ~ {near}" if near else "")


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_mistake_is_reported(case: Case, project: Path, load: Callable[..., tuple[object, list[Problem]]]) -> None:
    assert case.expected
    spoil(project, case)
    _, problems = load(project)
    assert [shown(problem) for problem in problems] == case.expected


def test_titles_are_unique() -> None:
    titles = [case.title for case in CASES]
    assert len(set(titles)) == len(titles)


def test_the_project_has_nothing_wrong(project: Path, load: Callable[..., tuple[object, list[Problem]]]) -> None:
    found, problems = load(project)
    assert problems == []
    assert found is not None
