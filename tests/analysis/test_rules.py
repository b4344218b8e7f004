"""Every rule on cases in plain text, and what a finding carries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorecards.analysis.rules.figure_sets import index
from scorecards.analysis.rules.findings import RULES, as_json, attach, check_figures, find
from scorecards.analysis.rules.words import rules
from scorecards.model.findings import Explanation, Finding, Weight
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.problems import NOWHERE, Diagnostics, Problem
from tests.analysis.support import HERE, Case, cases, load
from tests.support.words import EN, VI, WORDS

CASES = [case for path in sorted((HERE / "cases").glob("*.txt")) for case in cases(path.name)]


MESSAGES = HERE / "messages.txt"
"""Every finding of every case in full: weight, identifier, place, documents, observations; the sentence in both
languages. `pytest tests/analysis/test_rules.py --refresh-golden` writes it anew; read the difference."""


def blocks() -> dict[str, str]:
    """What the file says of each case."""
    text = MESSAGES.read_text("utf-8")
    return {block.split("\n", 1)[0]: block.split("\n", 1)[1] for block in text.split("=== ")[1:]}


def in_full(found: Sequence[Finding]) -> str:
    """Findings as the file has them."""
    lines = [
        f"{one.weight.value} | {one.id} | {one.place} | {', '.join(one.documents)} | {', '.join(one.observations)}\n"
        f"{one.message.vi}\n{one.message.en}\n"
        for one in found
    ]
    return "".join(lines).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_of_a_case_in_full(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    said, file = in_full(find(load(tmp_path, case.files), WORDS)), blocks()
    if request.config.getoption("--refresh-golden"):
        file = {one.name: file.get(one.name, "") for one in CASES} | {case.name: said}
        MESSAGES.write_text("".join(f"=== {name}\n{text}" for name, text in file.items() if text), "utf-8")
    assert said == file.get(case.name, "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_has_the_findings_that_it_names_and_no_others(case: Case, tmp_path: Path) -> None:
    found = find(load(tmp_path, case.files), WORDS)
    expected = [[part.strip() for part in line.split("|")] for line in case.expected]
    assert [(one.weight.value, one.id) for one in found] == [(weight, id) for weight, id, _ in expected]
    for one, (_, _, words_of) in zip(found, expected, strict=True):
        assert words_of in one.message.vi.replace("\N{NO-BREAK SPACE}", " ")
        assert one.message.en
        assert one.rule == one.id.split(":")[0]
        assert one.observations


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))


def test_every_rule_is_met_by_a_case_and_has_words() -> None:
    named = [rule.__module__.rsplit(".", 1)[1].replace("_", "-") for rule in RULES]
    assert set(named) == {line.split("|")[1].split(":")[0].strip() for case in CASES for line in case.expected}
    assert set(rules(VI)) == set(named)
    for rule in named:
        assert all(VI(f"rule.{rule}.{key}") for key in ("title", "explanation"))
        assert list(VI.under(f"rule.{rule}.case"))


def test_numbers_are_written_as_each_language_writes_them(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "parts leave a remainder")
    (found,) = find(load(tmp_path, case.files), WORDS)
    assert "982 + 720 = 1.702" in found.message.vi
    assert "982 + 720 = 1,702" in found.message.en


def test_a_reply_stays_beside_its_finding(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "the counts give another rate")
    found = find(load(tmp_path, case.files), WORDS)
    text, by = Text("In nhầm.", "A misprint."), Text("Sở", "Department")
    reply = Explanation(found[0].id, text, by, date(2026, 5, 4), NOWHERE)
    (answered,) = attach(found, {found[0].id: reply, "rate:other": reply})
    assert answered == replace(found[0], reply=reply)
    as_data = json.loads(json.dumps(as_json(answered, EN)))
    assert as_data == {
        "rule": "rate",
        "id": "rate:a.bc-1.ho-so",
        "weight": Weight.CONTRADICTION,
        "place": "a",
        "document": ["bc-1"],
        "observations": ["a.bc-1.ho-so"],
        "title": EN("rule.rate.title"),
        "message": found[0].message.en,
        "explanation": EN("rule.rate.explanation"),
        "reply": {"text": "A misprint.", "by": "Department", "date": "2026-05-04"},
    }
    assert as_json(found[0], VI)["message"] == found[0].message.vi
    assert as_json(found[0], VI)["reply"] is None


def mistakes(project: Project) -> tuple[Problem, ...]:
    diagnostics = Diagnostics()
    check_figures(index(project), diagnostics)
    return diagnostics.problems


def test_one_document_entered_twice_with_two_values_is_the_project_s_mistake(tmp_path: Path) -> None:
    report = 'document = "bc-1"\nas_of = 2023-12-31\n[[observation]]\nindicator = "ho-so"\nmeasure = "cumulative"\n'
    twice = f'{report}as_of = 2023-12-31\nquote = "đạt {{}}%"\n'
    files = {"data/provinces/a/a.toml": f'{report}quote = "đạt 61%"\n', "data/provinces/a/b.toml": twice}
    wrong = load(tmp_path / "wrong", files | {"data/provinces/a/b.toml": twice.format(63)})
    (mistake,) = mistakes(wrong)
    assert (mistake.severity, mistake.at.path) == ("error", "data/provinces/a/b.toml")
    assert "data/provinces/a/a.toml" in mistake.message("vi")
    assert find(wrong, WORDS) == ()
    assert mistakes(load(tmp_path / "same", files | {"data/provinces/a/b.toml": twice.format(61)})) == ()
