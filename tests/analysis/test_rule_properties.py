"""True arithmetic, rounded or cut, is never accused; figures outside what the inputs allow always are."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.analysis.dti import recomputation
from scorecards.analysis.feasible import feasible, plain
from scorecards.analysis.rules.findings import find
from scorecards.model.findings import Finding
from scorecards.model.kept_observations import Observations
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.populations import Counted, Population
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.text import Text
from scorecards.model.values import Change, Number, Progress, Share, Value
from scorecards.problems import NOWHERE, Location
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier
from tests.analysis.support import load
from tests.support.words import WORDS

places = st.integers(0, 3)
cutting = st.sampled_from([ROUND_HALF_UP, ROUND_DOWN])
counts = st.integers(0, 5000)
PARTS = ("province", "district", "commune")


@cache
def registers() -> Project:
    with tempfile.TemporaryDirectory() as folder:
        return load(Path(folder), {})


def printed(value: Fraction, decimals: int, rounding: str) -> Printed:
    """A value as a document prints it."""
    step = Decimal(1).scaleb(-decimals)
    # 28 digits: what is left out of them cannot change how the few that are printed are rounded.
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Printed(exact.quantize(step, rounding), step)


def count(number: int) -> Printed:
    return Printed(Decimal(number), Decimal(1))


def observation(
    value: Value, indicator: str, part: str = "", document: str = "bc-1", year: int = 2023, whole: str = ""
) -> Observation:
    stem = f"a.{document}.{indicator}.{year}"
    return Observation(
        id=f"{stem}.{part}" if part else stem,
        whole=whole or stem,
        place="a",
        indicator=indicator,
        document=document,
        read_in="",
        period=Period(date(year, 12, 31)),
        measure=Measure.POINT_IN_TIME,
        members=(("cap", part),) if part else (),
        value=value,
        quote="",
        printed="",
        status=None,
        note=Text(""),
        at=Location("data/provinces/a/r.toml", 1),
    )


def findings(*observations: Observation) -> list[Finding]:
    return list(find(replace(registers(), observations=Observations.of(observations)), WORDS))


def rules(*observations: Observation) -> list[str]:
    return [one.rule for one in findings(*observations)]


# -- what a printed figure can stand for ------------------------------------------------------------------------------


@given(st.fractions(-1000, 1000, max_denominator=10**6), places, cutting)
def test_a_value_is_among_those_that_its_print_stands_for(value: Fraction, decimals: int, rounding: str) -> None:
    assert value in plain(printed(value, decimals, rounding))


@given(st.integers(-500, 500), places, st.fractions(-600, 600, max_denominator=10**5))
def test_no_other_value_is_printed_so(units: int, decimals: int, value: Fraction) -> None:
    figure = Printed(Decimal(units).scaleb(-decimals), Decimal(1).scaleb(-decimals))
    assume(value not in plain(figure))
    assert figure.value not in {printed(value, decimals, rounding).value for rounding in (ROUND_HALF_UP, ROUND_DOWN)}


@given(st.integers(0, 10**6), places, st.sampled_from(Qualifier), st.booleans())
def test_a_qualifier_only_widens(units: int, decimals: int, qualifier: Qualifier, counted: bool) -> None:
    figure = Printed(Decimal(units).scaleb(-decimals), Decimal(1).scaleb(-decimals))
    alone, qualified = feasible(figure, counted=counted), feasible(figure, qualifier, counted=counted)
    assert alone.cut(qualified) == alone


# -- rates ------------------------------------------------------------------------------------------------------------


@given(counts, st.integers(1, 5000), places, cutting)
def test_a_true_rate_is_never_accused(top: int, bottom: int, decimals: int, rounding: str) -> None:
    rate = printed(Fraction(100 * top, bottom), decimals, rounding)
    share = Share(rate, numerator=count(top), denominator=count(bottom), counted="hồ sơ")
    only_cut = rate != printed(Fraction(100 * top, bottom), decimals, ROUND_HALF_UP)
    assert [(one.rule, one.weight.value) for one in findings(observation(share, "ho-so"))] == [
        ("cut", "note")
    ] * only_cut
    assert rules(observation(Share(rate, numerator=count(top), counted="hồ sơ"), "ho-so")) == []
    assert rules(observation(Share(rate, denominator=count(bottom), counted="hồ sơ"), "ho-so")) == []


@given(counts, st.integers(1, 5000), places, st.integers(0, 100_000))
def test_a_rate_that_its_counts_cannot_give_is_found(top: int, bottom: int, decimals: int, units: int) -> None:
    rate = Printed(Decimal(units).scaleb(-decimals), Decimal(1).scaleb(-decimals))
    true = Fraction(100 * top, bottom)
    assume(rate.value not in {printed(true, decimals, rounding).value for rounding in (ROUND_HALF_UP, ROUND_DOWN)})
    share = Share(rate, numerator=count(top), denominator=count(bottom), counted="hồ sơ")
    assert rules(observation(share, "ho-so")) == ["rate"]


@given(st.integers(1, 40), st.integers(1, 2), st.integers(100, 9900))
def test_a_rate_that_no_head_count_gives_is_found_and_no_other(top: int, decimals: int, units: int) -> None:
    rate = Printed(
        Decimal(units).scaleb(-2).quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN), Decimal(1).scaleb(-decimals)
    )
    assume(rate.value >= 1)
    given_by = any(
        rate.value == printed(Fraction(100 * top, base), decimals, rounding).value
        for base in range(top, 100 * top + 2)
        for rounding in (ROUND_HALF_UP, ROUND_DOWN)
    )
    share = Share(rate, numerator=count(top), counted="cán bộ")
    assert rules(observation(share, "can-bo-bang")) == ([] if given_by else ["head-count"])


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(Qualifier), st.integers(1, 99))
def test_a_qualifier_is_judged_by_the_counts(top: int, bottom: int, qualifier: Qualifier, bound: int) -> None:
    true = Fraction(100 * top, bottom)
    holds = {
        Qualifier.OVER: true > bound,
        Qualifier.AT_LEAST: true >= bound,
        Qualifier.NEARLY: true < bound,
        Qualifier.UNDER: true < bound,
        Qualifier.AT_MOST: true <= bound,
        Qualifier.UP_TO: true <= bound,
    }.get(qualifier)
    assume(holds is not None)
    share = Share(count(bound), qualifier, count(top), count(bottom), "hồ sơ")
    found = rules(observation(share, "ho-so"))
    assert (found == []) is holds
    assert set(found) <= {"qualifier", "rate"}


# -- parts and wholes -------------------------------------------------------------------------------------------------


@given(st.lists(counts, min_size=3, max_size=3), st.integers(-20, 20))
def test_parts_that_cover_their_dimension_have_to_add_up(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    assume(total >= 0)
    whole = observation(Number(count(total), "dịch vụ"), "dich-vu")
    found = [
        observation(Number(count(part), "dịch vụ"), "dich-vu", name, whole=whole.id)
        for name, part in zip(PARTS, parts, strict=True)
    ]
    assert rules(whole, *found) == (["parts"] if off else [])


parts_of_rates = st.lists(
    st.tuples(st.integers(1, 99), st.integers(200, 5000)).map(lambda pair: (pair[0] * pair[1] // 100, pair[1])),
    min_size=3, max_size=3,
)  # fmt: skip


def _rated(parts: list[tuple[int, int]], rate: Printed, decimals: int, rounding: str) -> list[Observation]:
    whole = observation(Share(rate, numerator=count(sum(top for top, _ in parts)), counted="hồ sơ"), "ho-so")
    return [
        whole,
        *(
            observation(
                Share(printed(Fraction(100 * top, bottom), decimals, rounding), numerator=count(top), counted="hồ sơ"),
                "ho-so", name, whole=whole.id,
            )
            for name, (top, bottom) in zip(PARTS, parts, strict=True)
        ),
    ]  # fmt: skip


@given(parts_of_rates, places, places, cutting, cutting)
def test_a_true_overall_rate_is_never_accused(
    parts: list[tuple[int, int]], decimals: int, others: int, rounding: str, cut: str
) -> None:
    overall = Fraction(100 * sum(top for top, _ in parts), sum(bottom for _, bottom in parts))
    assert rules(*_rated(parts, printed(overall, decimals, rounding), others, cut)) == []


@given(parts_of_rates, st.integers(5, 40), st.booleans(), cutting)
def test_an_overall_rate_far_from_its_parts_is_found(
    parts: list[tuple[int, int]], off: int, up: bool, rounding: str
) -> None:
    overall = Fraction(100 * sum(top for top, _ in parts), sum(bottom for _, bottom in parts)) + (off if up else -off)
    assume(overall > 0)
    assume(len({round(100 * top / bottom) for top, bottom in parts}) > 1)
    assert "overall-rate" in rules(*_rated(parts, printed(overall, 2, rounding), 2, rounding))


@given(st.integers(1, 400), st.integers(1, 400), st.integers(801, 2000), places, cutting)
def test_the_true_base_fits_the_rates_counted_against_it(
    one: int, other: int, base: int, decimals: int, rounding: str
) -> None:
    shares = [
        observation(
            Share(printed(Fraction(100 * top, base), decimals, rounding), numerator=count(top), counted="cán bộ"),
            "can-bo-bang", part, whole="a.bc-1.can-bo-bang.2023",
        )
        for part, top in (("province", one), ("commune", other))
    ]  # fmt: skip
    figure_index = observation(Number(count(base), "cán bộ"), "can-bo")
    assert rules(*shares, figure_index) == []


@given(st.lists(st.tuples(counts, counts), min_size=3, max_size=3), st.integers(-9, 9))
def test_plans_are_compared_with_their_stated_number(parts: list[tuple[int, int]], off: int) -> None:
    figure_index = sum(plan for _, plan in parts) + off
    assume(figure_index >= 0)
    whole = "a.bc-1.chi-tieu-xong.2023"
    found = [
        observation(Progress(count(done), count(plan), "chỉ tiêu"), "chi-tieu-xong", name, whole=whole)
        for name, (done, plan) in zip(PARTS, parts, strict=True)
    ]
    beside = observation(Number(count(figure_index), "chỉ tiêu"), "chi-tieu")
    assert rules(*found, beside) == (["implied-base"] if off else [])


@given(counts, st.integers(1, 5000), places, cutting, st.integers(-50, 50))
def test_a_rate_of_a_total_beside_it_is_said_to_be_cut_just_where_it_is(
    top: int, bottom: int, decimals: int, rounding: str, off: int
) -> None:
    rate = printed(Fraction(100 * top, bottom), decimals, rounding)
    total = max(1, bottom + off)
    share = observation(Share(rate, numerator=count(top), counted="cán bộ"), "can-bo-bang", "commune")
    beside = observation(Number(count(total), "cán bộ"), "can-bo", "commune")
    said = [one.rule for one in findings(share, beside)]
    rounds, cuts = (printed(Fraction(100 * top, total), decimals, how) == rate for how in (ROUND_HALF_UP, ROUND_DOWN))
    assert ("cut" in said) is (cuts and not rounds)


@given(st.integers(10_000, 2_000_000), st.integers(1, 99), st.integers(-9, 9), places, cutting)
def test_a_rate_of_all_households_fits_their_number_though_it_has_changed(
    households: int, rate: int, change: int, decimals: int, rounding: str
) -> None:
    now = households * (100 + change) // 100
    part = now * rate // 100
    share = Share(printed(Fraction(100 * part, now), decimals, rounding), numerator=count(part), counted="hộ")
    figure = observation(share, "ho-cap-quang")
    of = replace(figure, value=replace(share, denominator=count(now)))
    for one in (figure, of):
        assert "scope" not in rules_with(households, one)
    far = replace(figure, value=replace(share, denominator=count(now // 2), numerator=count(part // 2)))
    assert "scope" in rules_with(households, far)


def rules_with(households: int, *observations: Observation) -> list[str]:
    population = Population(
        id="a-ho", place="a", counted=Counted.HOUSEHOLDS, number=count(households), as_of=date(2019, 4, 1),
        document="bc-cu", at=NOWHERE,
    )  # fmt: skip
    project = replace(registers(), observations=Observations.of(observations), populations=(population,))
    return [one.rule for one in find(project, WORDS)]


# -- changes, documents -----------------------------------------------------------------------------------------------

rates = st.fractions(1, 100, max_denominator=10**4)


def _changed(before: Printed, now: Printed, amount: Printed, up: bool, base: ChangeBase) -> list[Observation]:
    direction = Direction.INCREASE if up else Direction.DECREASE
    return [
        observation(Share(before), "ho-so", year=2022),
        observation(Share(now), "ho-so"),
        observation(Change(amount, direction, base, "%"), "ho-so-thay-doi"),
    ]


@given(rates, rates, st.sampled_from(ChangeBase), st.tuples(places, places, places), cutting)
def test_a_true_change_is_never_accused(
    before: Fraction, now: Fraction, base: ChangeBase, decimals: tuple[int, int, int], rounding: str
) -> None:
    up = now >= before
    amount = {
        ChangeBase.POINTS: abs(now - before),
        ChangeBase.ABSOLUTE: abs(now - before),
        ChangeBase.UNSTATED: abs(now - before),
        ChangeBase.PERCENT: abs(now - before) / before * 100,
        ChangeBase.TIMES: now / before if up else before / now,
    }[base]
    figures = [printed(value, places, rounding) for value, places in zip((before, now, amount), decimals, strict=True)]
    found = findings(*_changed(figures[0], figures[1], figures[2], up, base))
    assert [one.weight.value for one in found] in ([], ["note"])


@given(rates, rates, st.integers(1, 50), st.booleans())
def test_a_change_in_points_that_the_values_do_not_have_is_found(
    before: Fraction, now: Fraction, off: int, above: bool
) -> None:
    up = now >= before
    amount = abs(now - before) + (off if above else -off)
    assume(amount >= 0)
    figures = [printed(value, 2, ROUND_HALF_UP) for value in (before, now, amount)]
    assert rules(*_changed(figures[0], figures[1], figures[2], up, ChangeBase.POINTS)) == ["change"]


@given(rates, rates, st.tuples(places, places), st.tuples(cutting, cutting))
def test_two_documents_are_in_dispute_where_no_value_is_printed_as_both(
    value: Fraction, other: Fraction, decimals: tuple[int, int], roundings: tuple[str, str]
) -> None:
    def both(first: Fraction, second: Fraction) -> list[Observation]:
        return [
            observation(Share(printed(first, decimals[0], roundings[0])), "ho-so"),
            observation(Share(printed(second, decimals[1], roundings[1])), "ho-so", document="bc-2"),
        ]

    assert rules(*both(value, value)) == []
    if abs(value - other) > 2 * (Fraction(1, 10 ** decimals[0]) + Fraction(1, 10 ** decimals[1])):
        assert rules(*both(value, other)) == ["disputed"]


# -- rankings ---------------------------------------------------------------------------------------------------------


def _ranking(rows: list[RankRow], universe: int) -> list[Finding]:
    ranking = Ranking(
        id="r", name=Text("Xếp hạng"), framework="chi-so", reference_year=2023, published_on=None,
        units_on=date(2023, 12, 31), universe=universe, universe_name=Text("tỉnh"), rows=tuple(rows),
        at=Location("data/rankings/r.toml", 1),
    )  # fmt: skip
    names = {row.place: replace(registers().places["a"], slug=row.place) for row in rows}
    return list(find(replace(registers(), places=names, rankings=(ranking,)), WORDS))


def _row(place: str, rank: int | None, tied: bool = False, score: Decimal | None = None) -> RankRow:
    return RankRow(
        id=f"r.{place}", place=place, rank=rank, tied=tied, score=score, document="bc-1",
        at=Location("data/rankings/r.toml", 1),
    )  # fmt: skip


@given(st.lists(st.fractions(0, 1, max_denominator=50), min_size=1, max_size=12), cutting, st.data())
def test_a_true_ranking_is_never_accused_even_in_part(
    scores: list[Fraction], rounding: str, data: st.DataObject
) -> None:
    rows = [
        _row(
            f"p{place}", 1 + sum(other > score for other in scores), scores.count(score) > 1,
            printed(score, 4, rounding).value,
        )
        for place, score in enumerate(scores)
    ]  # fmt: skip
    assert _ranking(rows, len(rows)) == []
    some = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row.place, min_size=1))
    assert _ranking(some, len(rows)) == []


@given(st.lists(st.integers(1, 6), min_size=2, max_size=6))
def test_a_complete_ranking_that_is_neither_competition_nor_dense_is_found(ranks: list[int]) -> None:
    assume(max(ranks) <= len(ranks))
    competition = all(rank == 1 + sum(other < rank for other in ranks) for rank in ranks)
    dense = sorted(set(ranks)) == list(range(1, len(set(ranks)) + 1))
    rows = [_row(f"p{place}", rank, ranks.count(rank) > 1) for place, rank in enumerate(ranks)]
    assert bool(_ranking(rows, len(ranks))) is not (competition or dense)


@given(st.lists(st.integers(0, 10_000), min_size=4, max_size=4), cutting, cutting, st.integers(3, 500))
def test_an_index_from_its_parts_is_never_accused_and_another_is_found(
    parts: list[int], rounding: str, cut: str, off: int
) -> None:
    framework = registers().frameworks["chi-so"]
    scored = [one for one in framework.indices if one.points]
    # Three units of the last digit are the least that rounding of the parts and of the sum can never explain.
    true = [Fraction(10 * part + 7, 100_007) for part in parts]
    points = sum(one.points or 0 for one in scored)
    total = sum(((one.points or 0) * value for one, value in zip(scored, true, strict=True)), Fraction(0))
    shown = {one.id: printed(value, 4, rounding).value for one, value in zip(scored, true, strict=True)}
    score = printed(total / points, 4, cut).value
    row = replace(_row("a", 1, score=score), indices=shown)
    assert all(one.holds for one in recomputation.recompute(framework, row))
    wrong = replace(row, score=score + Decimal(off) / 10_000)
    assert not recomputation.recompute(framework, wrong)[0].holds
    assert [one.rule for one in _ranking([wrong], 63)] == ["weighted-index"]
