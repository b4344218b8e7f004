"""A percentage of things that cannot be divided comes from whole numbers (the GRIM test).

    some whole number N makes 100 × n ÷ N one of the values that round, or are cut, to the printed rate

Example: "29 cán bộ (43,1%)": 43.1 stands for [43.05, 43.2), so N lies in (67.13, 67.36], where there is no whole
number: 29 of 67 is 43.28 %, 29 of 68 is 42.65 %. With the base printed and not the count, some whole n has to fit
instead. Large counts pass whatever their rate, as they should.

Source: N. J. L. Brown, J. A. J. Heathers, "The GRIM Test", Social Psychological and Personality Science 8 (2017),
pp. 363–369.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from scorecards.analysis.feasible import Interval, counts_things, denominator_of, feasible
from scorecards.analysis.rules.figure_sets import Figures
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.findings import Finding, Weight
from scorecards.model.text import Text
from scorecards.model.values import Share

RULE = "head-count"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Rates that no whole number can give."""
    for one in figures.observations:
        share = one.value
        if not isinstance(share, Share) or not counts_things(share.counted):
            continue
        if share.denominator is None:
            base = figures.bases.get(one.id)
            if share.numerator is None or base is None or base.has_whole_number:
                continue
            case, count, fits = "base", share.numerator, base
        elif share.numerator is None:
            base = denominator_of(share)
            assert base is not None
            fits = (base * feasible(share.rate, share.qualifier)).times(Fraction(1, 100))
            if fits.has_whole_number:
                continue
            case, count = "count", share.denominator
        else:
            continue
        yield words.finding(
            RULE, case, Weight.CONTRADICTION, [one],
            name=words.name(one),
            count=words.printed(count),
            unit=words.noun(share.counted),
            printed=words.value(one),
            fits=words.span(fits),
            nearest=_nearest(share, fits, words),
        )  # fmt: skip


def _nearest(share: Share, fits: Interval, words: FindingWords) -> Text:
    """The rates that the whole numbers on either side give."""
    assert fits.low is not None
    below = floor(fits.low)
    sides = [below, below + 1]
    if share.numerator is not None:
        pairs = [(Fraction(share.numerator.value), Fraction(base)) for base in sides if base]
    else:
        assert share.denominator is not None
        pairs = [(Fraction(count), Fraction(share.denominator.value)) for count in sides]
    quotients = [(words.number(top), words.number(bottom), words.number(100 * top / bottom)) for top, bottom in pairs]
    return listed(words.word("quotient", top=top, bottom=bottom, rate=rate) for top, bottom, rate in quotients)
