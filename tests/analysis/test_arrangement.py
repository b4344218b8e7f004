"""Groups of figures that compare, for whichever units a reader chose; the browser is held to the same answers."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.analysis.status.comparison import Arrangement, IncomparableReason, arrange, comparability, compare
from scorecards.model.observations import Measure, Observation
from scorecards.model.project import Project
from tests.support.comparing import DAY, ENDED, INDICATOR, figure, figures, project_of_six

ROWS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"),
        st.sampled_from([None, "10", "20.5", "99"]),
        st.sampled_from([None, 0, 50, 90, 91, 180, 400]),
        st.sampled_from([Measure.CUMULATIVE, Measure.IN_PERIOD]),
    ),
    max_size=8,
    unique_by=lambda row: (row[0], row[2]),
)


@pytest.fixture(scope="module")
def project() -> Project:
    return project_of_six()


def shape(found: Arrangement) -> tuple[list[set[str]], dict[str, IncomparableReason]]:
    return [{o.id for o in group} for group in found.groups], {o.id: reason for o, reason in found.beside}


def places(found: Arrangement) -> list[set[str]]:
    return [{o.place for o in group} for group in found.groups]


def test_those_left_over_by_the_largest_group_still_compare_with_each_other(project: Project) -> None:
    indicator = project.indicators[INDICATOR]
    rows = [figure(project, place, "10") for place in "abc"]
    rows += [figure(project, place, "20", ENDED, Measure.IN_PERIOD) for place in "ef"]
    assert places(arrange(indicator, rows, project)) == [{"a", "b", "c"}, {"e", "f"}]
    assert {one.place for one in compare(indicator, rows, project).compared} == {"a", "b", "c"}
    pair = [one for one in rows if one.place in "ef"]
    assert places(arrange(indicator, pair, project)) == [{"e", "f"}]


def test_a_pair_that_does_not_compare_has_one_reason_said_of_both(project: Project) -> None:
    far, indicator = DAY - timedelta(days=91), project.indicators[INDICATOR]
    cases = {
        IncomparableReason.OTHER_TIME: figure(project, "b", "20", far),
        IncomparableReason.OTHER_MEASURE: figure(project, "b", "20", far, Measure.IN_PERIOD),
        IncomparableReason.OTHER_LEVEL: figure(project, "d", "20", far),
        IncomparableReason.OTHER_UNITS: figure(project, "f", "20", DAY - timedelta(days=30)),
    }
    for reason, other in cases.items():
        pair = [figure(project, "a", "10"), other]
        for rows in (pair, pair[::-1]):
            found = arrange(indicator, rows, project)
            assert found.groups == ()
            assert {why for _, why in found.beside} == {reason}


def test_a_unit_that_is_no_more_compares_with_its_contemporaries(project: Project) -> None:
    then = DAY - timedelta(days=30)
    rows = [figure(project, "a", "10", then), figure(project, "f", "20", then)]
    assert places(arrange(project.indicators[INDICATOR], rows, project)) == [{"a", "f"}]


def test_without_a_rule_nothing_compares(project: Project) -> None:
    indicator = replace(project.indicators[INDICATOR], compare_within_days=None)
    found = arrange(indicator, [figure(project, "a", "10"), figure(project, "b", "20")], project)
    assert found.groups == ()
    assert {reason for _, reason in found.beside} == {IncomparableReason.NO_RULE}


def newest_ids(rows: list[Observation]) -> set[str]:
    days = {(o.place, o.period.as_of or date.min): o.id for o in rows}
    return {days[place, max(day for p, day in days if p == place)] for place, _ in days}


@given(ROWS)
def test_whatever_is_chosen_every_unit_is_compared_or_named_and_groups_agree(
    rows: list[tuple[str, str | None, int | None, Measure]],
) -> None:
    project = project_of_six()
    chosen, indicator = figures(project, rows), project.indicators[INDICATOR]
    found = arrange(indicator, chosen, project)
    groups, beside = shape(found)
    everyone = [id for group in groups for id in group] + list(beside)
    assert sorted(everyone) == sorted(newest_ids(chosen)), "the newest of every unit, once"
    for group in found.groups:
        stands = [comparability(one, indicator, project) for one in group]
        days = [stand.day for stand in stands if stand.day]
        assert len(group) == len(days) > 1
        assert len({(stand.level, stand.measure, stand.unfit) for stand in stands}) == 1
        assert (max(days) - min(days)).days <= 90
        assert all(stand.until is None or max(days) <= stand.until for stand in stands)
    sizes = [len(group) for group in groups]
    assert sizes == sorted(sizes, reverse=True)
    rest = [o for o, reason in found.beside if not comparability(o, indicator, project).unfit]
    assert not arrange(indicator, rest, project).groups, "none of those named would compare with another"


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_units_changes_nothing(
    rows: list[tuple[str, str | None, int | None, Measure]], shuffled: random.Random
) -> None:
    project = project_of_six()
    chosen, indicator = figures(project, rows), project.indicators[INDICATOR]
    other = chosen[:]
    shuffled.shuffle(other)
    assert shape(arrange(indicator, other, project)) == shape(arrange(indicator, chosen, project))


def test_of_two_figures_of_a_unit_and_day_the_first_counts(project: Project) -> None:
    first, second = figure(project, "a", "10"), replace(figure(project, "a", "20"), id="a.second")
    other = figure(project, "b", "15")
    indicator = project.indicators[INDICATOR]
    for found in (
        arrange(indicator, [first, second, other], project),
        arrange(indicator, [other, first, second], project),
    ):
        assert [one.id for group in found.groups for one in group] == [other.id, first.id]
    assert [one.id for one in compare(indicator, [second, first, other], project).compared] == [second.id, other.id]


def test_equal_values_stand_in_the_order_of_the_units(project: Project) -> None:
    rows = [figure(project, place, "10") for place in ("c", "a", "b")]
    (group,) = arrange(project.indicators[INDICATOR], rows, project).groups
    assert [one.place for one in group] == ["a", "b", "c"]


def test_of_two_groups_of_one_size_and_day_the_same_is_always_first(project: Project) -> None:
    whole = [figure(project, place, "10") for place in "ab"]
    within = [figure(project, place, "10", measure=Measure.IN_PERIOD) for place in "ce"]
    indicator = project.indicators[INDICATOR]
    for rows in (whole + within, within + whole):
        assert places(arrange(indicator, rows, project)) == [{"c", "e"}, {"a", "b"}]
