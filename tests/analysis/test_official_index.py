"""The official index computed again: the published rows of 2022, and the rule for merged units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from scorecards.analysis.dti.recomputation import figure, foundation_points, merged, merged_score, recompute
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.model.rankings import Framework, RankRow
from scorecards.problems import Location
from tests.support.loading import loaded
from tests.support.projects import COUNTRY

# What is published of 2022: the sum of weight × value by hand, and the index as printed.
BY_HAND = {
    "da-nang": ("800.1750", "0.8002"),
    "ho-chi-minh": ("716.3550", "0.7163"),
    "quang-ninh": ("702.4450", "0.7024"),
    "thua-thien-hue": ("697.4600", "0.6975"),
    "can-tho": ("692.3950", "0.6924"),
}


@pytest.fixture(scope="module")
def project() -> Project:
    found, problems = loaded(Files(COUNTRY), date(2026, 11, 22), False)
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def framework(project: Project) -> Framework:
    return project.frameworks["dti-922"]


@pytest.fixture(scope="module")
def rows(project: Project) -> Mapping[str, RankRow]:
    ranking = next(ranking for ranking in project.rankings if ranking.id == "dti-2022")
    return {row.place: row for row in ranking.rows}


def row(place: str, score: str | None = None, **indices: str) -> RankRow:
    values = {id.replace("_", "-"): Decimal(value) for id, value in indices.items()}
    return RankRow(
        id=f"r.{place}", place=place, score=None if score is None else Decimal(score), indices=values,
        document="bc-1", at=Location("data/rankings/r.toml", 1),
    )  # fmt: skip


@pytest.mark.parametrize("place", BY_HAND)
def test_published_rows_are_borne_out(place: str, framework: Framework, rows: Mapping[str, RankRow]) -> None:
    total, published = BY_HAND[place]
    index = recompute(framework, rows[place])[0]
    assert (index.id, index.points, index.sum) == ("", 1000, Decimal(total))
    assert index.published == Decimal(published)
    assert index.holds
    assert [step.weight for step in index.steps] == [100, 100, 100, 100, 100, 200, 150, 150]
    assert all(step.product == step.weight * step.value for step in index.steps)


@pytest.mark.parametrize("place", BY_HAND)
@pytest.mark.parametrize("off", ["0.0003", "-0.0003"])
def test_a_score_three_units_off_is_not_borne_out(
    place: str, off: str, framework: Framework, rows: Mapping[str, RankRow]
) -> None:
    score = rows[place].score
    assert score is not None
    assert not recompute(framework, replace(rows[place], score=score + Decimal(off)))[0].holds


def test_pillars_share_the_foundation(framework: Framework, rows: Mapping[str, RankRow]) -> None:
    recomputed = {one.id: one for one in recompute(framework, rows["quang-ninh"])}
    pillars = {id: (one.points, one.published, one.holds) for id, one in recomputed.items() if id}
    assert pillars == {
        "chinh-quyen-so": (700, Decimal("0.7804"), True),
        "kinh-te-so": (650, Decimal("0.7187"), True),
        "xa-hoi-so": (650, Decimal("0.6864"), True),
    }
    foundation = [step.product for step in recomputed["kinh-te-so"].steps[:-1]]
    assert sum(foundation) == Decimal("378.61")


def test_the_foundation_follows_from_index_and_pillars(framework: Framework, rows: Mapping[str, RankRow]) -> None:
    tra_vinh = foundation_points(framework, rows["tra-vinh"])
    assert tra_vinh is not None
    assert Fraction("340.8") in tra_vinh
    quang_ninh = foundation_points(framework, rows["quang-ninh"])
    assert quang_ninh is not None
    assert Fraction("378.61") in quang_ninh
    pillars = {**rows["tra-vinh"].pillars, "kinh-te-so": Decimal("0.9647")}
    impossible = foundation_points(framework, replace(rows["tra-vinh"], pillars=pillars))
    assert impossible is not None
    assert impossible.empty


def test_nothing_is_computed_from_parts_that_are_not_known(
    project: Project, framework: Framework, rows: Mapping[str, RankRow]
) -> None:
    assert recompute(framework, rows["lang-son"]) == ()
    missing = {id: value for id, value in rows["da-nang"].indices.items() if id != "xa-hoi-so"}
    partly = recompute(framework, replace(rows["da-nang"], indices=missing))
    assert [one.id for one in partly] == ["chinh-quyen-so", "kinh-te-so"]
    assert recompute(project.frameworks["dti-1726"], rows["da-nang"]) == ()
    assert foundation_points(framework, rows["da-nang"]) is None


def test_a_merged_unit_has_the_mean_of_its_predecessors_main_indices() -> None:
    before = [row("a", "0.8000", nen_mot="0.9", nen_hai="0.5"), row("b", "0.7000", nen_mot="0.7")]
    indices = merged(before)
    assert list(indices) == ["nen-mot"]
    assert Fraction("0.8") in indices["nen-mot"]
    assert Fraction("0.95") not in indices["nen-mot"]
    score = merged_score(before)
    assert score is not None
    assert score.meets(figure(Decimal("0.7500")))
    assert not score.meets(figure(Decimal("0.7503")))
    assert merged_score([before[0], row("b")]) is None
    assert merged([]) == {}
