"""What a project says, written to a workbook and imported again, changes nothing; imported anew, it says the same."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Problem
from scorecards.sheets.figures import Given
from scorecards.sheets.known import alike
from scorecards.sheets.opening import sheets_of
from scorecards.sheets.plan import Import, Plan, plan_import
from scorecards.sheets.template import template
from tests.sheets.conftest import SOURCE
from tests.support.projects import COUNTRY, TODAY, Workshop, workshop

REPORT = "data/provinces/thu-nghiem/nguon.toml"
RANKING = "data/rankings/thu-2023.toml"
DAYS = st.dates(date(2023, 1, 1), date(2025, 6, 30))
UNITS = {"duong-truyen": "km", "kinh-phi": "đồng", "nhiem-vu": "nhiệm vụ"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small project with another document; each example writes its own files over those of the last."""
    made = workshop(tmp_path_factory.mktemp("round") / "project")
    made.append("data/documents.toml", SOURCE)
    return made


def numbers(most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, most, places=places).map(lambda one: one.quantize(Decimal(1).scaleb(-places)))


def vietnamese(number: Decimal) -> str:
    return f"{number:,f}".translate({ord(","): ".", ord("."): ","})


RATES = st.integers(0, 4).flatmap(lambda places: numbers(99, places))
COUNTS = st.integers(1, 10**7)
BEFORE = st.sampled_from(["", "gần ", "trên ", "khoảng ", "dưới ", "có tới "])
QUALIFIERS = st.sampled_from(["", *(f'qualifier = "{one}"\n' for one in ("nearly", "over", "about", "at-least"))])
FIGURES = st.one_of(
    RATES.map(lambda one: ("ho-so", f"value = {one}\n")),
    st.tuples(RATES, QUALIFIERS).map(lambda two: ("ho-so", f"value = {two[0]}\n{two[1]}")),
    st.tuples(BEFORE, RATES).map(lambda two: ("ho-so", f'quote = "đạt {two[0]}{vietnamese(two[1])}%"\n')),
    st.tuples(COUNTS, RATES).map(
        lambda two: ("ho-so", f'quote = "{vietnamese(Decimal(two[0]))} hồ sơ, đạt tỷ lệ {vietnamese(two[1])}%"\n')
    ),
    st.tuples(COUNTS, COUNTS).map(lambda two: ("nhiem-vu", f"numerator = {min(two)}\ndenominator = {max(two)}\n")),
    st.tuples(COUNTS, COUNTS).map(lambda two: ("ho-so", f"low = {min(two) % 40}\nhigh = {40 + max(two) % 40}\n")),
    st.tuples(numbers(99999, 1), QUALIFIERS).map(lambda two: ("duong-truyen", f"value = {two[0]}\n{two[1]}")),
    COUNTS.map(lambda one: ("kinh-phi", f"value = {one}\n")),
    numbers(99, 2).map(lambda one: ("thue-bao", f'value = {one}\ndirection = "increase"\nbase = "points"\n')),
    st.sampled_from(["not-collected", "suppressed"]).map(lambda one: ("kinh-phi", f'missing = "{one}"\n')),
)
PARTS = st.sampled_from(["", 'where = { cap = "tinh" }\n', 'where = { cap = "xa" }\n'])
NOTES = st.sampled_from(["", 'note = "Có “dấu” và = ở đầu."\n', 'note = "=1+1"\nnote_en = "equals"\n'])
TIMES = st.one_of(
    st.just('as_of = "unknown"\n'), DAYS.map(lambda day: f"as_of = {day}\n"),
    DAYS.map(lambda day: f"as_of = {day}\ninferred = true\n"),
)  # fmt: skip
MEASURES = st.one_of(
    st.sampled_from(["cumulative", "point-in-time", "unknown", "yearly-average"]).map('measure = "{}"\n'.format),
    st.tuples(
        st.sampled_from(["cumulative", "in-period", "yearly-average"]), st.dates(date(2020, 1, 1), date(2022, 12, 31))
    ).map(lambda two: f'measure = "{two[0]}"\nfrom = {two[1]}\n'),
)
ENTRIES = st.lists(st.tuples(FIGURES, PARTS, NOTES, TIMES, MEASURES), min_size=1, max_size=6)


def report(entries: list[tuple[tuple[str, str], str, str, str, str]], day: date) -> str:
    text = f'document = "nguon"\nas_of = {day}\n'
    for (indicator, figure), part, note, time, measure in entries:
        text += f'\n[[observation]]\nindicator = "{indicator}"\n{measure}{time}{part}{figure}{note}'
    return text


def imported_again(root: Path, project: Project) -> Plan:
    files = Files(root)
    sheets = sheets_of("bang.xlsx", template(files, project))
    assert not isinstance(sheets, Problem)
    return plan_import(files, sheets, Import("bang.xlsx", Given(), TODAY))


@settings(phases=[Phase.explicit, Phase.generate])  # shrinking reads the project hundreds of times
@given(ENTRIES, DAYS)
def test_figures_come_back_as_they_were(
    copy: Workshop, entries: list[tuple[tuple[str, str], str, str, str, str]], day: date
) -> None:
    copy.write(REPORT, report(entries, day))
    project = load_project(Files(copy.root), TODAY, drafts=False)
    assume(project is not None)
    assert project is not None
    own = [one for one in project.observations if one.document == "nguon"]
    again = imported_again(copy.root, project)
    assert (again.problems, dict(again.texts)) == ((), {})
    assert again.same >= len(project.observations)

    files = Files(copy.root)
    sheets = sheets_of("bang.xlsx", template(files, project))
    assert not isinstance(sheets, Problem)
    (copy.root / REPORT).unlink()
    anew = plan_import(Files(copy.root), sheets, Import("bang.xlsx", Given(), TODAY))
    assert list(anew.texts) == [REPORT], anew.problems
    copy.write(REPORT, anew.texts[REPORT])
    after = load_project(Files(copy.root), TODAY, drafts=False)
    assert after is not None

    def key(one: object) -> tuple[object, ...]:
        return (one.indicator, one.members, str(one.period), one.measure, one.quote, one.note, one.status)  # type: ignore[attr-defined]

    back = [one for one in after.observations if one.document == "nguon"]
    assert sorted(map(repr, map(key, back))) == sorted(map(repr, map(key, own)))
    for one in own:
        assert any(key(one) == key(other) and alike(one.value, other.value) for other in back), one


ROWS = st.tuples(
    st.one_of(st.none(), st.integers(1, 2)),
    st.one_of(st.none(), numbers(1, 4), numbers(100, 2)),
    st.booleans(),
    NOTES,
)


@settings(phases=[Phase.explicit, Phase.generate])
@given(st.lists(ROWS, min_size=2, max_size=2))
def test_ranks_come_back_as_they_were(copy: Workshop, rows: list[tuple[int | None, Decimal | None, bool, str]]) -> None:
    text = (
        'name = "Bảng thử"\nreference_year = 2023\npublished_on = "unknown"\nunits_on = 2023-12-31\nuniverse = 2\n'
        'universe_name = "hai tỉnh"\n'
    )
    for place, (rank, score, tied, note) in zip(("thu-nghiem", "gia-dinh"), rows, strict=True):
        text += f'\n[[rank]]\nplace = "{place}"\ndocument = "nguon"\n{note}'
        text += f"rank = {rank}\n" if rank else ""
        text += f"score = {score}\n" if score is not None else ""
        text += "tied = true\n" if tied else ""
    copy.write(RANKING, text)
    project = load_project(Files(copy.root), TODAY, drafts=False)
    if project is None:
        (copy.root / RANKING).unlink()
        assume(False)
    assert project is not None
    again = imported_again(copy.root, project)
    assert (again.problems, dict(again.texts)) == ((), {})


def test_the_site_of_the_country_comes_back(tmp_path: Path) -> None:
    shutil.copytree(COUNTRY, tmp_path / "project")
    project = load_project(Files(tmp_path / "project"), TODAY, drafts=False)
    assert project is not None
    again = imported_again(tmp_path / "project", project)
    assert (again.problems, dict(again.texts)) == ((), {})
    assert again.same > 100
