"""A rate is its numerator over its denominator.

    100 × numerator ÷ denominator lies among the values that round, or are cut, to the printed rate

Example: "12/20 đơn vị (62%)" fails, for 12 ÷ 20 is 60 % and 62 % stands for [61.5, 63). "294 trong 320 (92%)" holds:
91.875 rounds to 92. Where the words do not say that the rate is of these counts, the finding says that this is assumed.
Counts with a magnitude word ("1,2 triệu trên 3 triệu") are intervals themselves.

Source: interval arithmetic on rounded figures, as in R. E. Moore, Interval Analysis (1966), ch. 2.
"""

from collections.abc import Iterator

from scorecards.analysis.feasible import feasible, quotient_of
from scorecards.analysis.rules.figure_sets import Figures, states_ratio
from scorecards.analysis.rules.words import FindingWords
from scorecards.model.findings import Finding, Weight
from scorecards.model.values import Share

RULE = "rate"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Rates that their own counts do not give."""
    for one in figures.observations:
        share = one.value
        if not isinstance(share, Share) or share.numerator is None or share.denominator is None:
            continue
        quotient = quotient_of(share)
        allowed = feasible(share.rate, share.qualifier)
        if quotient is None or quotient.meets(allowed):
            continue
        assumed = not states_ratio(one)
        case, weight = ("assumed", Weight.UNEXPLAINED) if assumed else ("outside", Weight.CONTRADICTION)
        yield words.finding(
            RULE, case, weight, [one],
            name=words.name(one),
            numerator=words.printed(share.numerator),
            denominator=words.printed(share.denominator),
            quotient=words.span(quotient),
            printed=words.value(one),
            allowed=words.span(allowed),
        )  # fmt: skip
