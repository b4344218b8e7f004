"""Which figures are one statement, and which of several units compare."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.analysis.groups import group_observations, newest_first
from scorecards.analysis.status.comparison import IncomparableReason, compare
from scorecards.load.source import Files
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.places import Level, Place
from scorecards.model.project import Project
from scorecards.model.values import Missing, MissingReason, Share
from scorecards.vietnamese.values import Printed
from tests.support.loading import loaded
from tests.support.projects import SMALL, TODAY

DAY = date(2025, 2, 28)


@pytest.fixture(scope="module")
def project() -> Project:
    """The small project with provinces a to e, and a district d."""
    found, problems = loaded(Files(SMALL), TODAY, drafts=False)
    assert found is not None, problems
    return replace(found, places=PLACES)


def _place(slug: str, level: Level) -> Place:
    found, _ = loaded(Files(SMALL), TODAY, drafts=False)
    assert found is not None
    base = found.places["thu-nghiem"]
    return replace(base, slug=slug, areas=tuple(replace(area, id=slug, level=level) for area in base.areas))


PLACES = {slug: _place(slug, Level.DISTRICT if slug == "d" else Level.PROVINCE) for slug in "abcde"}


@pytest.fixture(scope="module")
def rate(project: Project) -> Indicator:
    """Compares within 90 days."""
    indicator = project.indicators["ho-so"]
    assert indicator.compare_within_days == 90
    return indicator


def figure(
    project: Project, place: str, value: str | None, day: date | None = DAY, measure: Measure = Measure.CUMULATIVE
) -> Observation:
    shown = Missing(MissingReason.NOT_COLLECTED) if value is None else Share(Printed(Decimal(value), Decimal("0.01")))
    return replace(
        project.observations[0],
        id=f"{place}.{day}",
        whole=f"{place}.{day}",
        place=place,
        value=shown,
        period=Period(day),
        document="bao-cao" if day else "trang-tin",  # of which no day is known
        read_in="",
        measure=measure,
        members=(),
        indicator="ho-so",
    )


def reasons(found: object) -> dict[str, str]:
    return {one.place: str(reason) for one, reason in found.beside}  # type: ignore[attr-defined]


def test_units_compare_greatest_first(project: Project, rate: Indicator) -> None:
    figures = [figure(project, "a", "20"), figure(project, "b", "45.6"), figure(project, "c", "45.60")]
    found = compare(rate, figures, project)
    assert [one.place for one in found.compared] == ["b", "c", "a"]
    assert found.beside == ()


def test_each_reason_not_to_compare(project: Project, rate: Indicator) -> None:
    far = DAY - timedelta(days=91)
    figures = [
        figure(project, "a", "20"),
        figure(project, "b", "30", DAY - timedelta(days=90)),
        figure(project, "c", "40", far),
        figure(project, "d", "50"),
        figure(project, "e", "60", measure=Measure.IN_PERIOD),
    ]
    found = compare(rate, figures, project)
    assert {one.place for one in found.compared} == {"a", "b"}
    assert reasons(found) == {
        "c": IncomparableReason.OTHER_TIME,
        "d": IncomparableReason.OTHER_LEVEL,
        "e": IncomparableReason.OTHER_MEASURE,
    }
    unfit = [figure(project, "a", "20"), figure(project, "b", "30", None), figure(project, "c", None)]
    assert reasons(compare(rate, unfit, project)) == {
        "a": IncomparableReason.ALONE,
        "b": IncomparableReason.NO_DATE,
        "c": IncomparableReason.NO_NUMBER,
    }
    no_rule = replace(rate, compare_within_days=None)
    assert reasons(compare(no_rule, unfit[:1], project)) == {"a": IncomparableReason.NO_RULE}


def test_the_largest_group_compares_and_of_equals_the_newest(project: Project, rate: Indicator) -> None:
    old = DAY - timedelta(days=400)
    three = [figure(project, "a", "1", old), figure(project, "b", "2", old), figure(project, "c", "3", old)]
    two = [figure(project, "d", "4"), figure(project, "e", "5")]
    assert {one.place for one in compare(rate, [*three, *two[1:]], project).compared} == {"a", "b", "c"}
    pairs = [figure(project, "a", "1", old), figure(project, "b", "2", old)]
    pairs += [figure(project, "c", "3"), figure(project, "e", "5")]
    assert {one.place for one in compare(rate, pairs, project).compared} == {"c", "e"}


def test_a_unit_enters_with_its_newest_figure_and_parts_do_not_enter(project: Project, rate: Indicator) -> None:
    part = replace(figure(project, "a", "99"), members=(("cap", "xa"),))
    figures = [figure(project, "a", "1", DAY - timedelta(days=30)), figure(project, "a", "2"), part]
    found = compare(rate, [*figures, figure(project, "b", "3")], project)
    assert [(one.place, one.period.as_of) for one in found.compared] == [("b", DAY), ("a", DAY)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcde"),
            st.sampled_from([None, "10", "20.5"]),
            st.sampled_from([None, 0, 50, 90, 91, 180, 400]),
            st.sampled_from(list(Measure)),
        ),
        max_size=8,
    )
)
def test_what_compares_always_agrees(rows: list[tuple[str, str | None, int | None, Measure]]) -> None:
    loaded, _ = load_project_once()
    project = replace(loaded, places=PLACES)
    figures = [
        figure(project, place, value, None if back is None else DAY - timedelta(days=back), measure)
        for place, value, back, measure in rows
    ]
    found = compare(project.indicators["ho-so"], figures, project)
    compared, beside = [one.place for one in found.compared], [one.place for one, _ in found.beside]
    assert len(compared) != 1
    assert sorted([*compared, *beside]) == sorted({place for place, *_ in rows}), "every unit once"
    days = [one.period.as_of for one in found.compared]
    assert not days or (max(days) - min(days)).days <= 90  # type: ignore[type-var,operator]
    assert len({one.measure for one in found.compared}) <= 1
    assert len({place == "d" for place in compared}) <= 1


_LOADED: list[Project] = []


def load_project_once() -> tuple[Project, None]:
    if not _LOADED:
        found, _ = loaded(Files(SMALL), TODAY, drafts=False)
        assert found is not None
        _LOADED.append(found)
    return _LOADED[0], None


def test_a_whole_and_its_parts_are_one_group(project: Project) -> None:
    groups = list(group_observations(project.observations))
    assert [(group.id, group.dimension, len(group.observations)) for group in groups][:2] == [
        ("thu-nghiem.bao-cao.ho-so", "cap", 3),
        ("thu-nghiem.bao-cao.nhiem-vu", "", 1),
    ]
    assert sum(len(group.observations) for group in groups) == len(project.observations)


def test_groups_without_a_day_come_last(project: Project) -> None:
    ordered = newest_first(group_observations(project.observations))
    days = [group.observations[0].period.as_of for group in ordered]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    assert days[-1] is None
