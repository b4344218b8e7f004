"""A value, its earlier value and the change between them agree.

With V the value now, E the earlier one and A the amount of the change, one of these has values in common with V:

    points, things   V = E + A            V = E − A
    per cent         V = E × (1 + A/100)  V = E × (1 − A/100)
    times            V = A × E, or V = (1 + A) × E ("tăng 1,6 lần" is said of both)   V = E ÷ A

Where the document does not say which it means, each reading is tried; the claim fails when none holds, and where one
holds and another does not, readers are told. An indicator of kind change is of the indicator whose identifier its own
begins with ("doanh-nghiep-chuyen-doi-so-thay-doi"). The earlier value is the figure of the same thing that stands for
the year that the words name, else for the year before. Failing that, for a count within a period, it is bounded by
what was there before: the running total that the document states beside it, less the count.

Example: "60 đơn vị …, tăng 1,6 lần so với năm 2023, nâng tổng số lên 95": before were 95 − 60 = 35 at most.
60 = 1.6 × E needs 36 to 38, so that reading fails (60 ÷ 35 is 1.71); 60 = 2.6 × E needs 23, which there may have been.

Source: definitions of absolute and relative change; interval arithmetic as in `rate`.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from scorecards.analysis.feasible import Interval, counts_things, feasible, point, values_of
from scorecards.analysis.rules.figure_sets import Figures
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.findings import Finding, Weight
from scorecards.model.indicators import IndicatorKind
from scorecards.model.observations import Measure, Observation
from scorecards.model.text import Text
from scorecards.model.values import Change, Number, Rank, Share
from scorecards.vietnamese.values import ChangeBase, Direction

RULE = "change"

_YEAR = re.compile(r"(?<![0-9/.])(?:19|20)[0-9]{2}(?![0-9])")


class ChangeInterpretation(Struct, frozen=True):
    """One way to understand the words of a change."""

    name: str
    """A word of `findings.toml`."""
    earlier: Interval
    """What the earlier value has to be for the change to hold."""


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Changes that the values before and after do not bear out in any reading, or only in one."""
    kinds = figures.project.indicators
    of = changed_indicators(
        (id for id, indicator in kinds.items() if indicator.kind is not IndicatorKind.CHANGE),
        (id for id, indicator in kinds.items() if indicator.kind is IndicatorKind.CHANGE),
    )
    for one in figures.observations:
        if not isinstance(one.value, Change) or one.indicator not in of:
            continue
        for now in figures.series.get((one.place, of[one.indicator], one.members), ()):
            if now.document == one.document and now.period.as_of == one.period.as_of:
                yield from _check(one, one.value, now, figures, words)


def changed_indicators(indicators: Iterable[str], changes: Iterable[str]) -> dict[str, str]:
    """For each of `changes` the longest identifier of `indicators` that it begins with, where there is one."""
    known = set(indicators)
    found = {}
    for change in changes:
        words_of = change.split("-")
        starts = ("-".join(words_of[:length]) for length in range(len(words_of) - 1, 0, -1))
        base = next((start for start in starts if start in known), None)
        if base:
            found[change] = base
    return found


def readings(change: Change, now: Interval) -> list[ChangeInterpretation]:
    """Every reading that the change's words allow, with the earlier value that it needs."""
    amount = feasible(change.amount, change.qualifier)
    up = change.direction is Direction.INCREASE
    found = []
    if change.base in (ChangeBase.POINTS, ChangeBase.ABSOLUTE, ChangeBase.UNSTATED):
        name = "things" if change.base is ChangeBase.ABSOLUTE else "points"
        found.append(ChangeInterpretation(name, now - amount if up else now + amount))
    if change.base in (ChangeBase.PERCENT, ChangeBase.UNSTATED):
        share = amount.times(Fraction(1, 100))
        found.append(ChangeInterpretation("percent", now / (_ONE + share if up else _ONE - share)))
    if change.base is ChangeBase.TIMES and up:
        found += [
            ChangeInterpretation("times", now / amount),
            ChangeInterpretation("times_more", now / (_ONE + amount)),
        ]
    elif change.base is ChangeBase.TIMES:
        found.append(ChangeInterpretation("times", now * amount))
    return found


_ONE = point(1)


def _check(
    one: Observation, change: Change, now: Observation, figures: Figures, words: FindingWords
) -> Iterator[Finding]:
    value = values_of(now.value)
    if value is None:
        return
    if isinstance(now.value, Rank) and change.base is ChangeBase.ABSOLUTE:
        # A unit that rises in an order gets a smaller number.
        opposite = Direction.DECREASE if change.direction is Direction.INCREASE else Direction.INCREASE
        change = replace(change, direction=opposite)
    tried = readings(change, value)
    counted = isinstance(now.value, Number) and counts_things(now.value.unit)
    tested = [
        ([r for r in tried if r.earlier.meets(before)], earlier)
        for earlier in _earlier(one, now, figures)
        if (before := values_of(earlier.value)) is not None
    ]
    if not tested:
        if isinstance(now.value, Share) and change.base is ChangeBase.UNSTATED:
            yield _open(one, now, tried, words)
        else:
            yield from _by_total(one, now, value, tried, figures, words)
        return
    holding, earlier = max(tested, key=lambda test: len(test[0]))
    if len(holding) < len(tried):
        weight = Weight.CONTRADICTION if earlier.document == one.document else Weight.UNEXPLAINED
        yield words.finding(
            RULE, "reading" if holding else "none", Weight.NOTE if holding else weight, [one, now, earlier],
            name=words.name(now),
            now=words.value(now),
            earlier=words.value(earlier),
            change=words.value(one),
            readings=_readings(tried, holding, counted, words),
        )  # fmt: skip


def _open(one: Observation, now: Observation, tried: list[ChangeInterpretation], words: FindingWords) -> Finding:
    """A change in points or in per cent, with no earlier figure to tell which."""
    return words.finding(
        RULE, "open", Weight.NOTE, [one, now],
        name=words.name(now),
        now=words.value(now),
        change=words.value(one),
        readings=listed(
            (
                words.word(
                    f"{reading.name}_{'fails' if reading.earlier.cut(_NOT_NEGATIVE).empty else 'needs'}",
                    needed=words.span(reading.earlier),
                )
                for reading in tried
            ),
            "; ",
        ),
    )  # fmt: skip


def _earlier(one: Observation, now: Observation, figures: Figures) -> list[Observation]:
    """The figures that the change can be against: of the year named in its words, else of the year before.

    None where there are figures of several days in that year, for then the words do not tell which is meant.
    """
    if now.period.as_of is None:
        return []
    years = [int(year) for year in _YEAR.findall(one.quote) if int(year) < now.period.as_of.year]
    year = years[-1] if years else now.period.as_of.year - 1
    same = figures.series[now.place, now.indicator, now.members]
    found = [o for o in same if o.period.year == year and o.measure == now.measure]
    return found if len({o.period.as_of for o in found}) == 1 else []


def _by_total(
    one: Observation,
    now: Observation,
    value: Interval,
    tried: list[ChangeInterpretation],
    figures: Figures,
    words: FindingWords,
) -> Iterator[Finding]:
    if now.measure is not Measure.IN_PERIOD or not isinstance(now.value, Number):
        return
    totals = [
        o
        for o in figures.counts_beside(now, now.value.unit)
        if o.measure is Measure.CUMULATIVE and o.members == now.members and o.period.as_of == now.period.as_of
    ]
    if len(totals) != 1:
        return
    total = values_of(totals[0].value)
    assert total is not None
    before = (total - value).cut(_NOT_NEGATIVE)
    if before.empty:
        yield words.finding(
            RULE, "total_less", Weight.UNEXPLAINED, [one, now, totals[0]],
            name=words.name(now),
            now=words.value(now),
            total=words.value(totals[0]),
        )  # fmt: skip
        return
    counted = counts_things(now.value.unit)
    holding = [r for r in tried if _possible(r.earlier.cut(Interval(_ZERO, before.high)), counted)]
    if len(holding) == len(tried):
        return
    yield words.finding(
        RULE, "total_reading" if holding else "total_none", Weight.NOTE if holding else Weight.UNEXPLAINED,
        [one, now, totals[0]],
        name=words.name(now),
        now=words.value(now),
        total=words.value(totals[0]),
        before=words.span(before),
        change=words.value(one),
        quotient=words.span(value / before),
        readings=_readings(tried, holding, counted, words),
    )  # fmt: skip


def _possible(earlier: Interval, counted: bool) -> bool:
    return not earlier.empty and (not counted or earlier.has_whole_number)


def _readings(
    tried: list[ChangeInterpretation], holding: list[ChangeInterpretation], counted: bool, words: FindingWords
) -> Text:
    """Every reading, what it needs and whether it holds."""
    return listed(
        (
            words.word(
                f"{reading.name}_{'holds' if reading in holding else 'fails'}",
                needed=words.whole_span(reading.earlier) if counted else words.span(reading.earlier),
            )
            for reading in tried
        ),
        "; ",
    )


_ZERO = Fraction(0)
_NOT_NEGATIVE = Interval(_ZERO, None)
