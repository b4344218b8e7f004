"""The official index computed again, as sums that a reader can follow."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from msgspec import Struct

from scorecards.analysis.dti.recomputation import Recomputed, merged_score, recompute
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language
from scorecards.model.rankings import Ranking, RankRow
from scorecards.vietnamese import formatting

PLACES = 6
"""Decimals of a computed score: more than the published scores have, so that rounding shows."""


class SumView(Struct, frozen=True):
    """An index or a pillar computed again from its published parts, as a sum to follow."""

    title: str
    """Unit and what is computed: "Đà Nẵng: chỉ số DTI"."""
    steps: tuple[tuple[str, str, str, str], ...]
    """Main index, points it can give, published value, points reached."""
    total: str
    """Points reached in all."""
    points: str
    """Points that can be reached: what the total is divided by."""
    result: str
    """Total over points."""
    published: str
    """As published."""
    verdict: str
    """Whether the published value follows, and what the precision of the parts allows to say."""


def sums(ranking: Ranking, inputs: PageInputs) -> Iterable[SumView]:
    """Every published score of the edition whose parts were published too."""
    framework = inputs.project.frameworks.get(ranking.framework)
    if framework is None:
        return
    names = {one.id: one.name.to(inputs.language) for one in framework.pillars}
    for row in ranking.rows:
        for found in recompute(framework, row):
            if found.published is not None:
                yield _sum(row, found, names.get(found.id, ""), inputs)


def merged_words(ranking: Ranking, inputs: PageInputs) -> str:
    """What can be said of scores of merged units: how many have all their predecessors' scores published.

    Empty where no unit of the edition was formed from others that were ranked the same year.
    """
    others = [
        r
        for r in inputs.project.rankings
        if (r.reference_year, r.subject) == (ranking.reference_year, ranking.subject) and r.units_on < ranking.units_on
    ]
    scores = {row.place: row for other in others for row in other.rows}
    formed = computed = 0
    for row in ranking.rows:
        area = inputs.project.places[row.place].area_on(ranking.units_on)
        before = [place.slug for id in area.predecessors if (place := inputs.index.place_of_area(id))]
        if len(before) > 1:
            formed += 1
            known = [scores[slug] for slug in before if slug in scores]
            computed += len(known) == len(before) and merged_score(known) is not None
    if not others or not formed:
        return ""
    return inputs.words("sum.merged-explanation", formed=formed, computed=computed)


def _sum(row: RankRow, found: Recomputed, pillar: str, inputs: PageInputs) -> SumView:
    language = inputs.language
    place = inputs.project.places[row.place].name.to(language)
    what = inputs.words("sum.pillar", name=pillar) if pillar else inputs.words("sum.index")
    steps = tuple(
        (
            step.index.name.to(language),
            formatting.number(step.weight, language),
            formatting.number(step.value, language),
            formatting.number(step.product.normalize() + 0, language),
        )
        for step in found.steps
    )
    assert found.published is not None
    key = "sum.holds" if found.holds else "sum.fails"
    low, high = (_score(end, language) for end in (found.feasible.low, found.feasible.high))
    return SumView(
        title=f"{place}: {what}",
        steps=steps,
        total=formatting.number(found.sum.normalize() + 0, language),
        points=formatting.number(found.points, language),
        result=_score(found.value, language),
        published=formatting.number(found.published, language),
        verdict=inputs.words(key, low=low, high=high),
    )


def _score(value: Fraction | None, language: Language) -> str:
    if value is None:
        return ""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_UP)
    return formatting.number(rounded, language)
