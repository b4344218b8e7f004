"""An overall rate follows from the rates of its parts.

Two readings are tried, since documents do not say which they mean; a finding needs both to fail:

- each part's rate is of the part's own base: the bases N = 100 × n ÷ rate of the parts add up to the base of the whole;
  where there are no counts, the overall rate lies between the least and the greatest rate of the parts;
- all rates are of one base: then the parts' bases are the whole's base; without counts, the rates add up.

Example: 141.616 hồ sơ (57,53 %) = 28.627 (36,23 %) + 16.301 (58,79 %) + 96.688 (74,16 %). The parts' bases add up to
237,076–237,141, the whole's base is 246,118–246,181. Since the counts add up and the three levels are all there are,
no part is missing: a contradiction. Where a part may be unnamed, or parts may overlap, the finding is a question.

Source: a ratio of sums is the mean of ratios weighted by their denominators (W. G. Cochran, Sampling Techniques,
3rd ed. 1977, ch. 6).
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from scorecards.analysis.feasible import Interval, denominator_of, feasible
from scorecards.analysis.groups import Group
from scorecards.analysis.rules.figure_sets import Figures, Statement, statement
from scorecards.analysis.rules.parts import additive
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.findings import Finding, Weight
from scorecards.model.indicators import IndicatorKind
from scorecards.model.observations import Observation
from scorecards.model.values import Share

RULE = "overall-rate"


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Overall rates that those of the parts do not give."""
    for group in figures.groups:
        if not group.dimension:
            continue
        found = statement(group, figures.project.dimensions)
        if found.whole is None or not isinstance(found.whole.value, Share) or not found.apart or len(found.parts) < 2:
            continue
        shares = [part.value for part in found.parts if isinstance(part.value, Share)]
        if len(shares) < len(found.parts):
            continue
        base, bases = _base(found.whole, figures), [_base(part, figures) for part in found.parts]
        known = [one for one in bases if one is not None]
        if base is not None and len(known) == len(bases):
            yield from _by_bases(found, found.whole, base, known, group, figures, words)
        elif found.complete:
            yield from _by_rates(found.whole, found.parts, shares, group, figures, words)


def _by_bases(
    found: Statement,
    whole: Observation,
    base: Interval,
    bases: Sequence[Interval],
    group: Group,
    figures: Figures,
    words: FindingWords,
) -> Iterator[Finding]:
    added = reduce(add, bases)
    if added.meets(base) or not reduce(Interval.cut, bases, base).empty:
        return
    counts_add_up = _counts_add_up(whole, found.parts)
    if not counts_add_up and not found.complete and added.below(base):
        return  # a part that is not named can hold the rest
    closed = counts_add_up and found.complete
    yield words.finding(
        RULE,
        "bases" if closed else "bases_open",
        Weight.CONTRADICTION if closed else Weight.UNEXPLAINED,
        [whole, *found.parts],
        group.id,
        name=words.name(whole),
        base=words.whole_span(base),
        added=words.whole_span(added),
        terms=listed(
            (
                words.word(
                    "part_base",
                    part=words.part(part),
                    printed=words.value(part),
                    base=words.whole_span(one),
                )
                for part, one in zip(found.parts, bases, strict=True)
            ),
            "; ",
        ),
        printed=words.value(whole),
    )


def _by_rates(
    whole: Observation,
    parts: Sequence[Observation],
    shares: Sequence[Share],
    group: Group,
    figures: Figures,
    words: FindingWords,
) -> Iterator[Finding]:
    assert isinstance(whole.value, Share)
    overall = feasible(whole.value.rate, whole.value.qualifier)
    rates = [feasible(share.rate, share.qualifier) for share in shares]
    outside = all(overall.below(rate) for rate in rates) or all(rate.below(overall) for rate in rates)
    if not outside or reduce(add, rates).meets(overall):
        return
    yield words.finding(
        RULE, "rates", Weight.UNEXPLAINED, [whole, *parts], group.id,
        name=words.name(whole),
        printed=words.value(whole),
        rates=listed(words.value(part) for part in parts),
    )  # fmt: skip


def _base(one: Observation, figures: Figures) -> Interval | None:
    """What a rate is of, as printed or implied."""
    printed = denominator_of(one.value) if isinstance(one.value, Share) else None
    return printed or figures.bases.get(one.id)


def _counts_add_up(whole: Observation, parts: Sequence[Observation]) -> bool:
    """Whether the parts' counts are exactly the whole's, so that nothing else was counted."""
    total, *counts = (additive(one, IndicatorKind.RATE).get("numerator") for one in (whole, *parts))
    known = [count for count in counts if count is not None]
    return total is not None and len(known) == len(counts) and reduce(add, known) == total
