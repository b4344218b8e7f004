"""The official index computed again from its published parts, as a sum that a reader can follow.

Decision 922/QĐ-BTTTT (2022): with w the points of a main index and v its value (points reached over points, 0 to 1),

    PDTI   = Σ w × v ÷ Σ w                          over the main indices that are scored
    pillar = (F + w × v) ÷ (F's points + w)         F = Σ w × v over the foundation, w × v of the pillar's own activity

The pillars share the foundation, so they overlap and never add up. An index is a pillar's own where both have one
identifier; the scored indices that belong to no pillar are the foundation. Published values are rounded or cut to four
decimals, so a sum of eight is known only within an interval; the published value is borne out where it meets it.

Example: Quảng Ninh 2022, F = 378,61 points; chính quyền số (378,61 + 200 × 0,8385) ÷ 700 = 0,7804, as published.

A merged unit's main index is the mean of its predecessors' (2024, published 2025: "giá trị trung bình cộng các chỉ số
chính của DTI các tỉnh trước sáp nhập").
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import add

from msgspec import Struct

from scorecards.analysis.feasible import Interval, plain, point
from scorecards.model.rankings import Framework, FrameworkIndex, RankRow
from scorecards.vietnamese.values import Printed


class Step(Struct, frozen=True):
    """One term of the sum: weight × value = product."""

    index: FrameworkIndex
    weight: int
    """Points that the index can give."""
    value: Decimal
    """As published."""
    product: Decimal
    """Points reached, taking the published value as exact."""


class Recomputed(Struct, frozen=True):
    """An index or pillar computed again."""

    id: str
    """The pillar's identifier; "" for the index itself."""
    steps: tuple[Step, ...]
    points: int
    """What the products' sum is divided by."""
    sum: Decimal
    """Of the products, taking the published values as exact."""
    value: Fraction
    """Sum over points."""
    feasible: Interval
    """Every value that the published parts allow, given how they were rounded or cut."""
    published: Decimal | None
    """None where it was not published."""

    @property
    def holds(self) -> bool:
        """Whether the published value and the parts can all be true."""
        return self.published is None or figure(self.published).meets(self.feasible)


def figure(published: Decimal) -> Interval:
    """The values that a published score can stand for, by the decimals it was published with."""
    exponent = published.as_tuple().exponent
    return plain(Printed(published, Decimal(1).scaleb(min(int(exponent), 0))))


def recompute(framework: Framework, row: RankRow) -> tuple[Recomputed, ...]:
    """The index and its pillars from a row's main indices; the ones whose parts were all published, the index first.

    Empty where the framework's points are not known or a part is missing.
    """
    scored = [index for index in framework.indices if index.points]
    if not scored or any(index.points is None for index in framework.indices):
        return ()
    pillars = {pillar.id for pillar in framework.pillars}
    foundation = [index for index in scored if index.id not in pillars]
    wanted: list[tuple[str, list[FrameworkIndex], Decimal | None]] = [("", scored, row.score)]
    for pillar in framework.pillars:
        own = [index for index in scored if index.id == pillar.id]
        if own and foundation:
            wanted.append((pillar.id, [*foundation, *own], row.pillars.get(pillar.id)))
    return tuple(
        _sum(id, parts, row.indices, published) for id, parts, published in wanted if _all_published(parts, row)
    )


def foundation_points(framework: Framework, row: RankRow) -> Interval | None:
    """The foundation's points that follow from an index and all its pillars, where the main indices were not published.

    With M the most points of each of n pillars and T of all, Σ M × pillar = n × F + activities and T × PDTI = F +
    activities, so F = (Σ M × pillar − T × PDTI) ÷ (n − 1). Trà Vinh 2022: F = 340,8. Empty where the four
    published values contradict each other: F negative or beyond its points, or an activity's points so. None where the
    values or the points are not known.
    """
    scored = [index for index in framework.indices if index.points]
    own = {index.id: index for index in scored if index.id in {pillar.id for pillar in framework.pillars}}
    most = {pillar.id: pillar.points for pillar in framework.pillars}
    if row.score is None or len(own) < 2 or own.keys() != most.keys() or not most.keys() <= row.pillars.keys():
        return None
    if any(index.points is None for index in framework.indices) or any(points is None for points in most.values()):
        return None
    total = sum(_points(index) for index in scored)
    shared = sum(_points(index) for index in scored if index.id not in own)
    reached = {id: figure(row.pillars[id]).times(points or 0) for id, points in most.items()}
    found = (reduce(add, reached.values()) - figure(row.score).times(total)).times(Fraction(1, len(own) - 1))
    found = found.cut(Interval(Fraction(0), Fraction(shared)))
    for id, index in own.items():
        found = found.cut(reached[id] - Interval(Fraction(0), Fraction(_points(index))))
    return found


def merged(predecessors: Sequence[RankRow]) -> Mapping[str, Interval]:
    """The main indices of a unit formed from others: the mean of theirs, for every index that all of them published."""
    if not predecessors:
        return {}
    shared = [id for id in predecessors[0].indices if all(id in row.indices for row in predecessors)]
    return {id: mean([figure(row.indices[id]) for row in predecessors]) for id in shared}


def merged_score(predecessors: Sequence[RankRow]) -> Interval | None:
    """The index of a merged unit: the mean of its predecessors', since the index is a fixed sum of main indices.

    None where one of them was not published.
    """
    scores = [figure(row.score) for row in predecessors if row.score is not None]
    return mean(scores) if scores and len(scores) == len(predecessors) else None


def mean(intervals: Sequence[Interval]) -> Interval:
    """The unweighted mean of at least one interval."""
    return reduce(add, intervals).times(Fraction(1, len(intervals)))


def _sum(
    id: str, parts: Sequence[FrameworkIndex], values: Mapping[str, Decimal], published: Decimal | None
) -> Recomputed:
    steps = tuple(Step(part, _points(part), values[part.id], _points(part) * values[part.id]) for part in parts)
    points = sum(step.weight for step in steps)
    total = sum((step.product for step in steps), Decimal(0))
    allowed = reduce(add, (figure(step.value).times(step.weight) for step in steps), point(0))
    return Recomputed(id, steps, points, total, Fraction(total) / points, allowed.times(Fraction(1, points)), published)


def _all_published(parts: Sequence[FrameworkIndex], row: RankRow) -> bool:
    return all(part.id in row.indices for part in parts)


def _points(index: FrameworkIndex) -> int:
    return index.points or 0
