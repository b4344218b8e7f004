"""The base that a document's rates imply is among the totals that it states.

    N = 100 × n ÷ rate, for the rates of one statement what their bases have in common; some stated total lies in it

A document that gives a count and its rate without saying what the rate is of ("14 thạc sỹ CNTT chiếm 5%, 53 Đại học
CNTT chiếm 19%") still says how many there are: 266–286. If it states totals of the same unit on the same subject, in
the same place and at the same time, and none of them fits, readers are told; the document does not claim that any of
them is the base, so it is never more than a question. One rate alone is asked only of a total of exactly its own part
("cấp xã"), or of the indicator that its own names as its denominator. Counts of other rates may be the base too, and
then nothing is asked. What the parts of a plan's progress have planned ("10/20, 12/27, 20/33") is compared with a
stated number in the same way.

Example: 266–286 people beside "216 cán bộ cấp xã": 216 is not what 5 % and 19 % are of. "205 cán bộ (94%)" gives
216–219, which fits. Without a stated total nothing is compared: no plausible size is made up.

Source: the inverse of the GRIM test (`head_count`).
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from operator import add

from scorecards.analysis.feasible import Interval, feasible, point, values_of
from scorecards.analysis.groups import Group
from scorecards.analysis.rules.figure_sets import Figures, compatible, is_tied, statement
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation
from scorecards.model.values import Progress, Share
from scorecards.vietnamese.values import Printed

RULE = "implied-base"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Statements whose rates are of a total that the document's stated totals do not have."""
    for group in figures.groups:
        shares = [o for o in group.observations if _count_without_base(o)]
        if shares:
            yield from _of_shares(group, shares, figures, words)
        elif group.dimension:
            yield from _of_plans(group, figures, words)


def _count_without_base(one: Observation) -> Printed | None:
    share = one.value
    return share.numerator if isinstance(share, Share) and share.denominator is None else None


def _of_shares(group: Group, shares: list[Observation], figures: Figures, words: FindingWords) -> Iterator[Finding]:
    bases = [(one, figures.bases[one.id]) for one in shares if one.id in figures.bases]
    if not bases:
        return
    common = reduce(Interval.cut, (base for _, base in bases))
    if len(bases) > 1 and not common.empty and common.has_whole_number:
        yield from _compare(group.id, [one for one, _ in bases], common, figures, words)
        return
    for one, base in bases:
        yield from _compare(one.id, [one], base, figures, words)


def _compare(
    subject: str, shares: list[Observation], base: Interval, figures: Figures, words: FindingWords
) -> Iterator[Finding]:
    first = shares[0]
    assert isinstance(first.value, Share)
    unit = first.value.counted
    if base.low is None or base.high is None or not unit:
        return
    where = tuple(pair for pair in first.members if all(pair in one.members for one in shares))
    least = max(Fraction(count.value) for one in shares if (count := _count_without_base(one)))
    beside = [
        other
        for other in figures.counts_beside(first, unit)
        if other.period.as_of == first.period.as_of and compatible(where, other.members)
    ]
    # A single rate has one witness only: it is asked of totals that the data ties to it.
    tied = [other for other in beside if is_tied(first, other, figures.project)]
    asked = beside if len(shares) > 1 else tied
    if not asked:
        return
    totals = {other.id: total for other in beside if (total := values_of(other.value)) is not None}
    if any(total.meets(base) for total in totals.values()):
        return
    # A total that is less than the count is no base of it, unless the data says that it ought to be.
    stated = [o for o in asked if o.id in totals and (o in tied or not totals[o.id].below(point(least)))]
    if not stated or any(count.meets(base) for count in figures.counts_of_rates(first, unit)):
        return
    yield words.finding(
        RULE, "stated", Weight.UNEXPLAINED, [*shares, *stated], subject,
        name=words.name(first, part=len(shares) == 1),
        rates=listed(words.counts_and_rate(one) for one in shares),
        base=words.whole_span(base),
        stated=listed(words.named_value(one) for one in stated),
    )  # fmt: skip


def _of_plans(group: Group, figures: Figures, words: FindingWords) -> Iterator[Finding]:
    found = statement(group, figures.project.dimensions)
    plans = [feasible(o.value.planned, counted=True) for o in found.parts if isinstance(o.value, Progress)]
    if found.whole is not None or not found.apart or len(plans) < 2 or len(plans) < len(found.parts):
        return
    added = reduce(add, plans)
    first = found.parts[0]
    unit = figures.project.indicators[first.indicator].unit.vi
    stated = []
    for other in figures.counts_beside(first, unit):
        total = values_of(other.value)
        if total is not None and compatible(first.members[:-1], other.members):
            if total.meets(added):
                return
            stated.append(other)
    if stated:
        yield words.finding(
            RULE, "planned", Weight.UNEXPLAINED, [*found.parts, *stated], group.id,
            name=words.name(first, part=False),
            terms=listed((words.span(plan) for plan in plans), " + "),
            sum=words.span(added),
            stated=listed(words.named_value(one) for one in stated),
        )  # fmt: skip
