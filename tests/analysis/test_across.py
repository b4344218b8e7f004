"""An indicator across units: places, ties, what is set apart for its day, and what is told alone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.analysis.status.across import Across, across
from scorecards.analysis.status.comparison import IncomparableReason, compare
from scorecards.analysis.status.known_days import known_day
from scorecards.analysis.status.order import Extent, extent, placed
from scorecards.model.indicators import Better
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.project import Project
from scorecards.model.values import Number, Progress, Share
from scorecards.vietnamese.values import Printed, Qualifier
from tests.support.comparing import DAY, INDICATOR, figure, project_of_six


@pytest.fixture(scope="module")
def project() -> Project:
    return project_of_six()


def of(project: Project, rows: list[Observation], better: Better = Better.HIGHER) -> Across:
    indicator = replace(project.indicators[INDICATOR], better=better)
    return across(indicator, compare(indicator, rows, project), project)


def places(found: Across) -> list[tuple[int, str, bool]]:
    return [(one.place, one.observation.place, one.is_tied) for one in found.placed]


def test_equal_values_share_a_place_and_the_next_is_counted_on(project: Project) -> None:
    rows = [figure(project, place, value) for place, value in zip("abce", ("80", "95.5", "80", "20"), strict=True)]
    assert places(of(project, rows)) == [(1, "b", False), (2, "a", True), (2, "c", True), (4, "e", False)]


def test_where_lower_is_better_the_lowest_is_first_and_where_neither_is_the_greatest(project: Project) -> None:
    rows = [figure(project, place, value) for place, value in zip("abc", ("80", "95", "20"), strict=True)]
    assert [place for _, place, _ in places(of(project, rows, Better.LOWER))] == ["c", "a", "b"]
    assert [place for _, place, _ in places(of(project, rows, Better.NEITHER))] == ["b", "a", "c"]


def test_values_that_differ_in_their_printed_zeros_alone_are_equal(project: Project) -> None:
    one = figure(project, "a", "80")
    other = replace(figure(project, "b", "80"), value=Share(Printed(Decimal("80.0"), Decimal("0.1"))))
    assert [place for place, _, _ in places(of(project, [one, other]))] == [1, 1]


@given(st.lists(st.integers(0, 5), min_size=2, max_size=5))
def test_a_place_is_one_and_the_number_before_it(values: list[int]) -> None:
    project = project_of_six()
    rows = [figure(project, place, str(value)) for place, value in zip("abcef", values, strict=False)]
    for one in placed(rows, project.indicators[INDICATOR]):
        own = values["abcef".index(one.observation.place)]
        assert one.place == 1 + sum(value > own for value in values)
        assert one.is_tied == (values.count(own) > 1)


def valued(project: Project, place: str, number: str, qualifier: Qualifier = Qualifier.EXACT) -> Observation:
    value = Decimal(number)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return replace(figure(project, place, number), value=Share(Printed(value, step), qualifier))


def spans(found: Across) -> list[tuple[str, int, int, bool]]:
    return [(one.observation.place, one.place, one.worst, one.is_tied) for one in found.placed]


def test_where_a_word_leaves_open_which_is_greater_both_have_a_span_of_places(project: Project) -> None:
    rows = [valued(project, "a", "97", Qualifier.NEARLY), valued(project, "b", "96.9"), valued(project, "c", "80.0")]
    assert sorted(spans(of(project, rows))) == [("a", 1, 2, False), ("b", 1, 2, False), ("c", 3, 3, False)]
    assert sorted(spans(of(project, rows, Better.LOWER))) == [
        ("a", 2, 3, False),
        ("b", 2, 3, False),
        ("c", 1, 1, False),
    ]


def test_a_bounded_figure_is_placed_where_its_word_tells(project: Project) -> None:
    rows = [valued(project, "a", "97", Qualifier.OVER), valued(project, "b", "97"), valued(project, "c", "95")]
    assert spans(of(project, rows))[-1] == ("c", 3, 3, False), "nothing over or near 97 is below 95"
    same = [valued(project, "a", "97", Qualifier.NEARLY), valued(project, "b", "97", Qualifier.NEARLY)]
    assert [one[1:] for one in spans(of(project, same))] == [(1, 1, True), (1, 1, True)]


def test_unlike_precision_does_not_tell_and_like_precision_orders_as_printed(project: Project) -> None:
    unlike = [valued(project, "a", "97"), valued(project, "b", "97.2")]
    assert [one[1:3] for one in spans(of(project, unlike))] == [(1, 2), (1, 2)]
    like = [valued(project, "a", "57.53"), valued(project, "b", "57.54")]
    assert spans(of(project, like)) == [("b", 1, 1, False), ("a", 2, 2, False)]


def test_a_round_amount_reaches_as_far_as_its_last_digit_that_is_no_zero(project: Project) -> None:
    indicator = project.indicators[INDICATOR]

    def amount(number: int, qualifier: Qualifier = Qualifier.EXACT) -> Extent:
        found = extent(Number(Printed(Decimal(number), Decimal(1)), "trạm", qualifier), indicator)
        assert found is not None
        return found

    over = amount(21000, Qualifier.OVER)
    assert over.is_unsure(amount(21600)), "21.600 are over 21.000 too"
    assert amount(22000).above(over)
    assert amount(1400, Qualifier.NEARLY).is_unsure(amount(1395))
    assert amount(1400, Qualifier.NEARLY).above(amount(1250))


def test_plans_compare_by_how_much_of_them_is_done(project: Project) -> None:
    rows = [
        replace(figure(project, place, "1"), value=Progress(Printed(Decimal(done), Decimal(1)),
            Printed(Decimal(planned), Decimal(1)), "chỉ tiêu"))
        for place, done, planned in (("a", 21, 26), ("b", 18, 22), ("c", 9, 11))
    ]  # fmt: skip
    assert spans(of(project, rows)) == [("b", 1, 1, True), ("c", 1, 1, True), ("a", 3, 3, False)]


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(Qualifier), st.booleans()), min_size=2, max_size=5))
def test_no_figure_has_a_place_that_its_words_do_not_give_it(values: list[tuple[int, Qualifier, bool]]) -> None:
    project = project_of_six()
    numbers = [(f"{number}.0" if fine else str(number), qualifier) for number, qualifier, fine in values]
    rows = [valued(project, place, *own) for place, own in zip("abcef", numbers, strict=False)]
    found = placed(rows, project.indicators[INDICATOR])
    assert {one.observation.id for one in found} == {one.id for one in rows}
    for one in found:
        assert 1 <= one.place <= one.worst <= len(found)
    for one, other in permutations(found, 2):
        if one.worst < other.place:
            first, second = (extent(each.observation.value, project.indicators[INDICATOR]) for each in (one, other))
            assert first
            assert second
            assert not second.above(first)


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(Qualifier), st.sampled_from(("1", "0.1", "plan"))),
        min_size=1,
        max_size=14,
    ),
    st.sampled_from(Better),
)
def test_places_are_those_that_looking_at_every_pair_gives(
    values: list[tuple[int, Qualifier, str]], better: Better
) -> None:
    project = project_of_six()
    indicator = replace(project.indicators[INDICATOR], better=better)
    rows = []
    for number, qualifier, kind in values:
        one, ten = Printed(Decimal(number), Decimal(1)), Printed(Decimal(40), Decimal(1))
        value = (
            Progress(one, ten, "chỉ tiêu", qualifier)
            if kind == "plan"
            else Share(Printed(Decimal(number) * Decimal(kind), Decimal(kind)), qualifier)
        )
        rows.append(replace(figure(project, "a", "1"), value=value))
    found = placed(rows, indicator)
    sizes = [size for one in found if (size := extent(one.observation.value, indicator))]
    for shown, own in zip(found, sizes, strict=True):
        above, below = sum(other.above(own) for other in sizes), sum(own.above(other) for other in sizes)
        alike = sum(own.alike(other) for other in sizes)
        ahead, behind = (below, above) if better is Better.LOWER else (above, below)
        assert (shown.place, shown.worst, shown.is_tied) == (ahead + 1, len(sizes) - behind - alike + 1, alike > 1)


def test_what_only_its_day_keeps_apart_is_drawn_without_a_place(project: Project) -> None:
    far = DAY - timedelta(days=400)
    rows = [figure(project, "a", "20"), figure(project, "b", "30"), figure(project, "c", "99", far)]
    rows += [figure(project, "e", "90", None), figure(project, "f", "50", date(2025, 6, 1))]
    found = of(project, rows)
    assert [place for _, place, _ in places(found)] == ["b", "a"]
    assert [one.place for one in found.other_time] == ["c", "f"], "the 63 and the 34 are of another time"
    assert [one.place for one in found.no_date] == ["e"]
    assert found.beside == ()
    assert {one.place for one in found.drawn} == set("abcef")


def test_another_level_or_way_of_counting_and_what_is_no_number_are_told_and_not_drawn(project: Project) -> None:
    rows = [figure(project, "a", "20"), figure(project, "b", "30"), figure(project, "d", "40")]
    rows += [figure(project, "c", "50", None, Measure.IN_PERIOD), figure(project, "e", None, None)]
    found = of(project, rows)
    assert {one.place for one in found.drawn} == {"a", "b"}
    assert {one.place: why for one, why in found.beside} == {
        "d": IncomparableReason.OTHER_LEVEL,
        "c": IncomparableReason.OTHER_MEASURE,
        "e": IncomparableReason.NO_NUMBER,
    }


def test_without_a_pair_that_compares_all_of_one_scale_are_drawn_and_none_has_a_place(project: Project) -> None:
    rows = [figure(project, "a", "20"), figure(project, "b", "30", None), figure(project, "c", "10", None)]
    found = of(project, rows)
    assert found.placed == ()
    assert [one.place for one in found.other_time] == ["a"]
    assert [one.place for one in found.no_date] == ["b", "c"]


def test_figures_of_an_indicator_that_does_not_compare_are_not_on_one_scale(project: Project) -> None:
    indicator = replace(project.indicators[INDICATOR], compare_within_days=None)
    rows = [figure(project, "a", "20"), figure(project, "b", "30")]
    found = across(indicator, compare(indicator, rows, project), project)
    assert found.drawn == ()
    assert {why for _, why in found.beside} == {IncomparableReason.NO_RULE}


def test_a_single_unit_is_alone(project: Project) -> None:
    found = of(project, [figure(project, "a", "20")])
    assert (found.placed, [one.place for one in found.drawn]) == ((), ["a"])


def test_a_count_is_put_in_order_as_a_share_is(project: Project) -> None:
    rows = [
        replace(figure(project, place, "1"), value=Number(Printed(Decimal(value), Decimal(1)), "km"))
        for place, value in (("a", 1400), ("b", 21000))
    ]
    assert [place for _, place, _ in places(of(project, rows))] == ["b", "a"]


# -- days -------------------------------------------------------------------------------------------------------------


def public(project: Project, one: Observation, document: str) -> Observation:
    return replace(one, period=Period(None), document=document)


def test_the_day_of_publication_is_the_latest_that_an_undated_figure_can_be_of(project: Project) -> None:
    undated = public(project, figure(project, "a", "20"), "bao-cao")
    known = known_day(undated, project.documents)
    assert (known.day, known.is_bound) == (date(2025, 3, 1), True)
    stated = known_day(figure(project, "a", "20", date(2025, 2, 28)), project.documents)
    assert (stated.day, stated.is_bound) == (date(2025, 2, 28), False)


@pytest.mark.parametrize(("document", "read_in"), [("first", "second"), ("second", "first")])
def test_of_two_days_of_publication_the_earlier_one_bounds_a_figure(
    project: Project, document: str, read_in: str
) -> None:
    report = replace(project.documents["bao-cao"], issued_on=date(2025, 3, 1), met_on=None)
    documents = {"first": report, "second": replace(report, issued_on=date(2025, 9, 1))}
    told = replace(public(project, figure(project, "a", "20"), document), read_in=read_in)
    known = known_day(told, documents)
    assert known.day == date(2025, 3, 1)


def test_the_day_on_which_a_page_was_read_says_nothing_of_its_figures(project: Project) -> None:
    assert project.documents["trang-tin"].read_on
    known = known_day(public(project, figure(project, "a", "20"), "trang-tin"), project.documents)
    assert (known.day, known.is_bound) == (None, False)


def test_an_undated_figure_compares_by_the_day_on_which_it_was_public(project: Project) -> None:
    undated = public(project, figure(project, "a", "20"), "bao-cao")
    near, far = date(2025, 2, 1), date(2024, 11, 30)
    assert [place for _, place, _ in places(of(project, [undated, figure(project, "b", "30", near)]))] == ["b", "a"]
    assert places(of(project, [undated, figure(project, "b", "30", far)])) == [], "91 days"


def test_a_stated_day_is_newer_than_a_bound_of_the_same_day(project: Project) -> None:
    day = date(2025, 3, 1)
    stated, bound = figure(project, "a", "20", day), public(project, figure(project, "a", "99"), "bao-cao")
    other = figure(project, "b", "30", day)
    for rows in ([stated, bound, other], [bound, stated, other]):
        assert [one.observation.id for one in of(project, rows).placed] == [other.id, stated.id]
