"""A word that bounds a figure is true of the value that the counts beside it give.

    "trên 92%" needs 100 × numerator ÷ denominator > 92; "gần", "dưới" need less; "ít nhất" the same or more

Example: "trên 92%" beside 294 of 320 fails: 294 ÷ 320 is 91.875 %, which rounds to 92 (so the rate itself holds) but is
not over it. "đạt 92%" would hold. "khoảng" bounds nothing. Where the document prints the counts without saying that the
rate is of them ("đã tiếp nhận 320; đã xử lý 294"), the finding says that this is assumed.

Source: the meaning of the words; how far they reach is in `analysis.feasible`.
"""

from collections.abc import Iterator

from scorecards.analysis.feasible import claimed, feasible, quotient_of
from scorecards.analysis.rules.figure_sets import Figures, states_ratio
from scorecards.analysis.rules.words import FindingWords
from scorecards.model.findings import Finding, Weight
from scorecards.model.values import Share
from scorecards.vietnamese.values import Qualifier

RULE = "qualifier"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Qualifiers that the figure's own counts refute, where the rate itself holds."""
    for one in figures.observations:
        share = one.value
        if not isinstance(share, Share) or share.qualifier is Qualifier.EXACT:
            continue
        quotient = quotient_of(share)
        if quotient is None or not quotient.meets(feasible(share.rate, share.qualifier)):
            continue
        if quotient.meets(claimed(share.rate, share.qualifier)):
            continue
        assert share.numerator is not None
        assert share.denominator is not None
        assumed = not states_ratio(one)
        case, weight = ("assumed", Weight.UNEXPLAINED) if assumed else ("refuted", Weight.CONTRADICTION)
        yield words.finding(
            RULE, case, weight, [one],
            name=words.name(one),
            printed=words.value(one),
            numerator=words.printed(share.numerator),
            denominator=words.printed(share.denominator),
            quotient=words.span(quotient),
        )  # fmt: skip
