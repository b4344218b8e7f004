"""A rate that its counts give only if digits are cut off, not if it is rounded.

    100 × numerator ÷ denominator lies among the values that are cut to the printed rate, and not among those that round
    to it

Example: "205 cán bộ cấp xã (94%)" beside "216 cán bộ cấp xã": 205 ÷ 216 is 94.907 %, which rounds to 95 and is cut to
94. "94,9%" would hold either way. Cutting is no mistake, so it is a note: readers who divide learn why they get another
number. A rate with a bound ("trên 94%") claims nothing about rounding. Where the base is not printed, totals that the
data tie to the rate are tried (as in `implied_base`), and nothing is said where one of them gives it by rounding.

Source: rounding half away from zero and truncation, as in ISO 80000-1:2009, annex B; intervals as in `rate`.
"""

from collections.abc import Iterator

from scorecards.analysis.feasible import Interval, feasible, numerator_of, quotient_of, rounded, values_of
from scorecards.analysis.rules.figure_sets import Figures, is_tied, states_ratio
from scorecards.analysis.rules.words import FindingWords
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation
from scorecards.model.text import Text
from scorecards.model.values import Share
from scorecards.vietnamese.values import Printed, Qualifier

RULE = "cut"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Rates that hold only if cut."""
    for one in figures.observations:
        share = one.value
        if not isinstance(share, Share) or share.numerator is None or share.qualifier is not Qualifier.EXACT:
            continue
        if share.denominator is None:
            yield from _of_totals(one, share, share.numerator, figures, words)
        elif (quotient := quotient_of(share)) is not None and _only_cut(share, quotient):
            case = "stated" if states_ratio(one) else "assumed"
            base = words.printed(share.denominator)
            yield _finding(case, [one], share, share.numerator, base, quotient, words)


def _only_cut(share: Share, quotient: Interval) -> bool:
    return quotient.meets(feasible(share.rate)) and not quotient.meets(rounded(share.rate))


def _of_totals(
    one: Observation, share: Share, count: Printed, figures: Figures, words: FindingWords
) -> Iterator[Finding]:
    """The rate of totals that stand beside it; told where it holds of one of them, and is rounded of none."""
    numerator = numerator_of(share)
    assert numerator is not None
    tried: list[tuple[Observation, Interval]] = []
    for other in figures.counts_beside(one, share.counted):
        total = values_of(other.value)
        if total is None or total.high == 0 or other.period.as_of != one.period.as_of:
            continue
        quotient = (numerator / total).times(100)
        if quotient.meets(rounded(share.rate)):
            return
        if is_tied(one, other, figures.project):
            tried.append((other, quotient))
    for total_of, quotient in tried:
        if _only_cut(share, quotient):
            base = words.named_value(total_of)
            yield _finding("assumed", [one, total_of], share, count, base, quotient, words)
            return


def _finding(
    case: str,
    concerned: list[Observation],
    share: Share,
    count: Printed,
    base: Text,
    quotient: Interval,
    words: FindingWords,
) -> Finding:
    return words.finding(
        RULE, case, Weight.NOTE, concerned,
        name=words.name(concerned[0]),
        numerator=words.printed(count),
        denominator=base,
        quotient=words.span(quotient),
        printed=words.value(concerned[0]),
        allowed=words.span(rounded(share.rate)),
    )  # fmt: skip
