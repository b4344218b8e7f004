"""Parts add up to their whole.

    the sum of the parts' counts and the count of the whole have a value in common

Example: 1.711 dịch vụ công, "trong đó" 982 toàn trình và 720 một phần: 982 + 720 = 1.702, so 9 are left over, which the
document may well leave unnamed. So a remainder is stated and is no fault of the source, and only where the parts
are all members of their dimension. Parts that add up to more than the whole overlap or are wrong: asked too. One part
greater than the whole by itself is a contradiction. Parts named for several members ("province-and-district") together
with one of these are not added.

Counts, numerators, denominators, and both numbers of a plan's progress add up; rates, ranks and indices do not.

Source: additivity of counts over a partition; UNECE, Statistical Data Editing, vol. 1 (1994), balance edits.
"""

from collections.abc import Iterator
from functools import reduce
from operator import add

from scorecards.analysis.feasible import Interval, counts_things, denominator_of, feasible, numerator_of
from scorecards.analysis.groups import Group
from scorecards.analysis.rules.figure_sets import Figures, statement
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.findings import Finding, Weight
from scorecards.model.indicators import IndicatorKind
from scorecards.model.observations import Observation
from scorecards.model.values import Number, Progress, Share

RULE = "parts"

_ADDITIVE = (IndicatorKind.COUNT, IndicatorKind.MONEY)


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Wholes that their parts do not add up to."""
    for group in figures.groups:
        if group.dimension:
            yield from _of_group(group, figures, words)


def _of_group(group: Group, figures: Figures, words: FindingWords) -> Iterator[Finding]:
    found = statement(group, figures.project.dimensions)
    if found.whole is None:
        return
    kind = figures.project.indicators[group.indicator].kind
    for aspect, total in additive(found.whole, kind).items():
        parts = [(part, additive(part, kind).get(aspect)) for part in found.parts]
        known = [(part, interval) for part, interval in parts if interval is not None]
        over = [part for part, interval in known if total.below(interval)]
        added = reduce(add, (interval for _, interval in known)) if known else total
        if over:
            case, weight, concerned = "greater", Weight.CONTRADICTION, [found.whole, *over]
        elif not found.apart or len(known) < 2 or added.meets(total):
            continue
        elif total.below(added):
            case, weight, concerned = "excess", Weight.UNEXPLAINED, [found.whole, *(part for part, _ in known)]
        elif found.complete and len(known) == len(parts):
            case, weight, concerned = "remainder", Weight.UNEXPLAINED, [found.whole, *found.parts]
        else:
            continue
        yield words.finding(
            RULE, case, weight, concerned, f"{group.id}.{aspect}",
            name=words.name(found.whole),
            aspect=words.word(aspect),
            whole=words.span(total),
            terms=listed((words.span(interval) for part, interval in known if part in concerned), " + "),
            sum=words.span(added),
            left=words.span(total - added if case == "remainder" else added - total),
        )  # fmt: skip


def additive(observation: Observation, kind: IndicatorKind) -> dict[str, Interval]:
    """The numbers of a figure that add up over parts, by what they are: "value", "numerator", "denominator"."""
    match observation.value:
        case Number(printed=printed, unit=unit, qualifier=qualifier) if kind in _ADDITIVE:
            return {"value": feasible(printed, qualifier, counted=counts_things(unit))}
        case Share() as share:
            numbers = {"numerator": numerator_of(share), "denominator": denominator_of(share)}
            return {name: interval for name, interval in numbers.items() if interval is not None}
        case Progress(done=done, planned=planned, unit=unit):
            counted = counts_things(unit)
            return {
                "numerator": feasible(done, counted=counted),
                "denominator": feasible(planned, counted=counted),
            }
        case _:
            return {}
