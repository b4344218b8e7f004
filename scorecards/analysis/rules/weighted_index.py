"""A published index is the weighted sum of its published parts.

    some choice of part values, each rounding or cut to what is printed, gives a sum that rounds or is cut to the index

For the index and every pillar whose parts were published; where only the index and the pillars were, whether any
foundation fits all of them; and for a unit formed by merger, whether its index is the mean of its predecessors'. The
formulas are in `analysis.dti.recomputation`.

Example: TP. Hồ Chí Minh 2022, 0,71635 from four-decimal parts, is published as 0,7163: cut, or rounded from a hair
below. Round-and-compare would accuse it; the interval of the sum does not.

Source: Decision 922/QĐ-BTTTT of 20/5/2022, annex 1; the rule for merged units as reported with the results of 2024.
"""

from collections.abc import Iterator

from scorecards.analysis.dti import recomputation
from scorecards.analysis.rules.figure_sets import Figures
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.findings import Finding, Weight
from scorecards.model.rankings import Framework, Ranking, RankRow
from scorecards.model.text import Text

RULE = "weighted-index"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Rows whose published index or pillar its parts do not give."""
    for ranking in figures.project.rankings:
        framework = figures.project.frameworks.get(ranking.framework)
        for row in ranking.rows:
            if framework:
                yield from _of_row(framework, ranking, row, figures, words)
            yield from _of_merger(ranking, row, figures, words)


def _of_row(
    framework: Framework, ranking: Ranking, row: RankRow, figures: Figures, words: FindingWords
) -> Iterator[Finding]:
    recomputed = recomputation.recompute(framework, row)
    for one in recomputed:
        if not one.holds:
            assert one.published is not None
            yield words.finding(
                RULE, "sum", Weight.CONTRADICTION, [row], f"{row.id}.{one.id or 'index'}",
                name=_named(one.id, framework, ranking, words),
                place=figures.project.places[row.place].name,
                terms=listed((_term(step, words) for step in one.steps), " + "),
                points=words.number(one.points),
                sum=words.number(one.value, 5),
                allowed=words.span(one.feasible, 6),
                published=words.number(one.published, 6),
            )  # fmt: skip
    if recomputed:
        return
    foundation = recomputation.foundation_points(framework, row)
    if foundation is not None and foundation.empty:
        assert row.score is not None
        yield words.finding(
            RULE, "pillars", Weight.CONTRADICTION, [row], f"{row.id}.foundation",
            name=ranking.name,
            place=figures.project.places[row.place].name,
            published=words.number(row.score, 6),
            pillars=listed(
                words.word("named", name=pillar.name, value=words.number(row.pillars[pillar.id], 6))
                for pillar in framework.pillars
            ),
        )  # fmt: skip


def _of_merger(ranking: Ranking, row: RankRow, figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """The same year's ranking of the units before the merger, where it has every predecessor's score."""
    if row.score is None:
        return
    places = figures.project.places
    area = places[row.place].area_on(ranking.units_on)
    homes = {one.id: place.slug for place in places.values() for one in place.areas} if area.predecessors else {}
    before = [homes.get(id, "") for id in area.predecessors]
    for other in figures.project.rankings:
        if (other.reference_year, other.subject) != (
            ranking.reference_year,
            ranking.subject,
        ) or other.units_on >= ranking.units_on:
            continue
        rows = {one.place: one for one in other.rows}
        found = [rows[place] for place in before if place in rows]
        expected = recomputation.merged_score(found) if found and len(found) == len(before) else None
        if expected is not None and not expected.meets(recomputation.figure(row.score)):
            yield words.finding(
                RULE, "merged", Weight.UNEXPLAINED, [row, *found], f"{row.id}.merged",
                name=ranking.name,
                place=places[row.place].name,
                published=words.number(row.score, 6),
                mean=words.span(expected, 6),
                predecessors=listed(
                    words.word("named", name=places[one.place].name, value=words.number(one.score or 0, 6))
                    for one in found
                ),
            )  # fmt: skip


def _named(pillar: str, framework: Framework, ranking: Ranking, words: FindingWords) -> Text:
    names = {one.id: one.name for one in framework.pillars}
    return words.word("pillar_of", pillar=names[pillar], ranking=ranking.name) if pillar else ranking.name


def _term(step: recomputation.Step, words: FindingWords) -> Text:
    return words.word("product", weight=words.number(step.weight), value=words.number(step.value, 6))
