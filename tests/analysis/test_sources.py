"""Quotes against the texts of their sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorecards.analysis.source_quotes import check_quotes
from scorecards.cli import main
from scorecards.load.source import Files
from scorecards.model.kept_observations import Observations
from scorecards.model.project import Project
from scorecards.problems import Diagnostics
from tests.support.loading import loaded
from tests.support.projects import COUNTRY, TODAY


@pytest.fixture(scope="module")
def project() -> Project:
    found, problems = loaded(Files(COUNTRY), TODAY, drafts=False)
    assert found is not None, problems
    return found


def own_words(project: Project) -> dict[str, str]:
    """Texts made of the very quotes, as a source would have them, by file name."""
    texts: dict[str, str] = {}
    quotes = [(one.read_in or one.document, one.quote) for one in project.observations]
    for document, quote in [*quotes, *((target.document, target.quote) for target in project.targets)]:
        name = project.documents[document].source_text
        if name and quote:
            texts[name] = texts.get(name, "") + f"… {quote} …\n"
    return texts


def test_quotes_that_stand_in_their_source_are_found(project: Project) -> None:
    checked = check_quotes(project, own_words(project).get, Diagnostics())
    assert checked.wrong == 0
    assert checked.found >= len([o for o in project.observations if o.quote])


def test_spelling_that_means_nothing_does_not_count(project: Project) -> None:
    varied = {
        name: text.replace(" ", "\N{NO-BREAK SPACE}").replace("hóa", "hoá").upper()
        for name, text in own_words(project).items()
    }
    assert check_quotes(project, varied.get, Diagnostics()).wrong == 0


def test_a_quote_with_another_digit_is_named_with_its_place(project: Project) -> None:
    changed = {name: text.replace("57,53", "57,35") for name, text in own_words(project).items()}
    diagnostics = Diagnostics()
    assert check_quotes(project, changed.get, diagnostics).wrong == 1
    (one,) = diagnostics.problems
    assert one.code == "quote-not-in-source"
    assert one.at.path == "data/provinces/ha-tinh/2023-10.toml"
    assert "57,53%" in one.details["quote"]
    line = (COUNTRY / one.at.path).read_text("utf-8").splitlines()[(one.at.line or 0) - 1]
    assert "57,53%" in line


@pytest.mark.parametrize("text", ["15", "0,5", "1.405", "5,0", "51", "5.000"])
def test_part_of_a_number_is_not_the_number(project: Project, text: str) -> None:
    first = project.observations[0]
    told = replace(project, observations=Observations.of([replace(first, quote="5")]), targets=())
    name = project.documents[first.read_in or first.document].source_text
    assert check_quotes(told, {name: f"đạt {text} xã"}.get, Diagnostics()).wrong == 1
    for whole in ("đạt 5 xã", "5, rồi 6", "(5)", "là 5.", "xã5"):
        assert check_quotes(told, {name: whole}.get, Diagnostics()).found == 1


def test_sources_that_are_not_there_are_counted_aloud(project: Project) -> None:
    checked = check_quotes(project, lambda name: None, Diagnostics())
    assert (checked.found, checked.wrong) == (0, 0)
    assert sum(count for _, count in checked.skipped) >= len([o for o in project.observations if o.quote])


def test_the_command_compares_and_says_what_it_skipped(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = own_words(project)
    name = next(name for name, text in texts.items() if "57,53" in text)
    (tmp_path / name).write_text(texts[name].replace("57,53", "57,35"), "utf-8")
    code = main(
        ["check", "--root", str(COUNTRY), "--sources", str(tmp_path), "--format", "json", "--today", "2026-11-22"]
    )
    printed = capsys.readouterr()
    assert code == 1
    assert [p["code"] for p in json.loads(printed.out)["problems"]] == ["quote-not-in-source"]
    assert "Bỏ qua" in printed.err
