"""The same thing at the same time has one value, whichever document states it.

    the values that the figures of two documents can stand for have one in common

Two figures are of the same thing when place, indicator, members, measure and period are the same. Precision and
qualifiers are allowed for: "gần 99%" and 98,89 % agree. A preliminary or estimated figure and a final one differ by
nature and are not compared.

Example: 21/26 chỉ tiêu in one report and 22/26 in another on the same day.

Source: the rule of one value per observation key (SDMX 2.1, section 3, dimensions as the key of an observation).
"""

from collections.abc import Iterator
from itertools import combinations

from scorecards.analysis.feasible import base_of, values_of
from scorecards.analysis.rules.figure_sets import Figures
from scorecards.analysis.rules.words import FindingWords
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation
from scorecards.model.text import Text
from scorecards.model.values import Progress, Share
from scorecards.vietnamese import formatting

RULE = "disputed"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Pairs of figures of one thing and time that cannot both be true."""
    for one, other in same_thing(figures):
        if one.document != other.document and one.status == other.status and disagree(one, other):
            day = one.period.as_of
            assert day is not None
            yield words.finding(
                RULE, "values", Weight.CONTRADICTION, [one, other], f"{one.id}+{other.id}",
                name=words.name(one),
                day=Text(formatting.day(day, "vi"), formatting.day(day, "en")),
                one=words.value(one),
                one_document=figures.project.documents[one.document].title,
                other=words.value(other),
                other_document=figures.project.documents[other.document].title,
            )  # fmt: skip


def same_thing(figures: Figures) -> Iterator[tuple[Observation, Observation]]:
    """Pairs of figures of the same thing at the same known time, earlier in the files first."""
    for series in figures.series.values():
        if len(series) < 2:
            continue
        at: dict[object, list[Observation]] = {}
        for one in series:
            if one.period.as_of is not None:
                at.setdefault((one.period.as_of, one.period.start, one.measure), []).append(one)
        for found in at.values():
            yield from combinations(found, 2)


def disagree(one: Observation, other: Observation) -> bool:
    """Whether no value can be that of both; figures of different kinds are not compared."""
    if type(one.value) is not type(other.value):
        return False
    first, second = values_of(one.value), values_of(other.value)
    if first is not None and second is not None and not first.meets(second):
        return True
    match one.value, other.value:
        case Share() as a, Share() as b:
            bases = base_of(a), base_of(b)
            return bases[0] is not None and bases[1] is not None and not bases[0].meets(bases[1])
        case Progress(planned=a_planned), Progress(planned=b_planned):
            return a_planned.value != b_planned.value
    return False
