"""How long the rules take over 100,000 synthetic observations.

    python benchmarks/check_figures.py [COUNT]

The figures are made up from a fixed seed: rates with their counts and their change since the year before, totals,
wholes with three parts, ranks; two yearly reports of each of many places. All are true arithmetic, rounded or cut, but
for one rate in a hundred. Prints the time of indexing and of each rule, and of all of them against ten seconds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import islice
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scorecards.analysis.rules.figure_sets import index
from scorecards.analysis.rules.findings import RULES
from scorecards.analysis.rules.words import FindingWords
from scorecards.load.source import Files
from scorecards.model.indicators import Better, Dimension, Indicator, IndicatorKind, Member, MergeRule
from scorecards.model.kept_observations import Observations
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.places import Area, Level, Place
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.model.values import Change, Number, Rank, Share, Value
from scorecards.problems import Location
from scorecards.strings.words import program_words
from scorecards.vietnamese.values import ChangeBase, Direction, Printed
from tests.support.loading import loaded

SECONDS = 10
PARTS = ("first", "second", "third")
INDICATORS = 4
"""Of each kind in a report."""
UNIVERSE = 10_000


def synthetic(count: int, registers: Project) -> Project:
    """A project of so many observations, everything in it named synthetic."""
    kinds = {
        "rate": IndicatorKind.RATE,
        "split": IndicatorKind.RATE,
        "total": IndicatorKind.COUNT,
        "rank": IndicatorKind.RANK,
    }
    indicators = {}
    for n in range(INDICATORS):
        for name, kind in kinds.items():
            id = f"synthetic-{name}-{n}"
            indicators[id] = _indicator(id, kind)
        change = f"synthetic-rate-{n}-change"
        indicators[change] = _indicator(change, IndicatorKind.CHANGE)
    observations = tuple(islice(_observations(random.Random(4)), count))
    slugs = dict.fromkeys(one.place for one in observations)
    document = next(iter(registers.documents.values()))
    members = tuple(Member(part, Text(part)) for part in PARTS)
    return replace(
        registers,
        observations=Observations.of(observations),
        indicators=indicators,
        places={slug: _place(slug) for slug in slugs},
        documents={f"synthetic-{year}": replace(document, id=f"synthetic-{year}") for year in (2024, 2025)},
        dimensions={"synthetic": Dimension("synthetic", Text("synthetic"), members)},
        rankings=(),
    )


def _observations(chance: random.Random) -> Iterator[Observation]:
    for place in range(UNIVERSE):
        earlier = [Decimal(0)] * INDICATORS
        for year in (2024, 2025):
            report = _Report(f"synthetic-{place}", year)
            for n in range(INDICATORS):
                base = chance.randint(50, 90_000)
                rate = _rate(chance, count := chance.randint(1, base), base)
                if chance.random() < 0.01:
                    rate = Printed(rate.value + 3, rate.step)
                yield report.figure(f"rate-{n}", Share(rate, numerator=_count(count), denominator=_count(base)))
                if year == 2025:
                    yield report.figure(f"rate-{n}-change", _change(rate.value - earlier[n]))
                earlier[n] = rate.value
                yield report.figure(f"total-{n}", Number(_count(chance.randint(0, 90_000)), "hồ sơ"))
                yield from _split(report, n, chance)
            yield report.figure("rank-0", Rank(place + 1, place + 1, UNIVERSE))


def _split(report: _Report, n: int, chance: random.Random) -> Iterator[Observation]:
    bases = [chance.randint(50, 90_000) for _ in PARTS]
    counts = [chance.randint(1, base) for base in bases]
    whole = Share(_rate(chance, sum(counts), sum(bases)), numerator=_count(sum(counts)), counted="hồ sơ")
    yield report.figure(f"split-{n}", whole)
    for part, count, base in zip(PARTS, counts, bases, strict=True):
        share = Share(_rate(chance, count, base), numerator=_count(count), counted="hồ sơ")
        yield report.figure(f"split-{n}", share, part)


class _Report:
    """Makes the observations of one place and year."""

    def __init__(self, place: str, year: int) -> None:
        self.place, self.year = place, year

    def figure(self, name: str, value: Value, part: str = "") -> Observation:
        whole = f"{self.place}.synthetic-{self.year}.synthetic-{name}"
        return Observation(
            id=f"{whole}.{part}" if part else whole,
            whole=whole,
            place=self.place,
            indicator=f"synthetic-{name}",
            document=f"synthetic-{self.year}",
            read_in="",
            period=Period(date(self.year, 12, 31)),
            measure=Measure.POINT_IN_TIME,
            members=(("synthetic", part),) if part else (),
            value=value,
            quote="",
            printed="",
            status=None,
            note=Text(""),
            at=Location("synthetic", 1),
        )


def _rate(chance: random.Random, count: int, base: int) -> Printed:
    step = Decimal(1).scaleb(-chance.randint(1, 3))
    rounding = chance.choice((ROUND_HALF_UP, ROUND_DOWN))
    return Printed((Decimal(100 * count) / base).quantize(step, rounding), step)


def _count(number: int) -> Printed:
    return Printed(Decimal(number), Decimal(1))


def _change(points: Decimal) -> Change:
    direction = Direction.INCREASE if points >= 0 else Direction.DECREASE
    return Change(Printed(abs(points), Decimal("0.001")), direction, ChangeBase.POINTS, "điểm %")


def _indicator(id: str, kind: IndicatorKind) -> Indicator:
    unit = Text("%" if kind is IndicatorKind.RATE else "hồ sơ")
    return Indicator(
        id=id,
        name=Text(id),
        definition=Text(id),
        pillar="synthetic",
        kind=kind,
        better=Better.HIGHER,
        unit=unit,
        merge=MergeRule.SUM,
    )


def _place(slug: str) -> Place:
    return Place(slug, Text(slug), (Area(slug, Text(slug), Level.PROVINCE, "", Text(""), None, None),))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(count: int) -> None:
    """Times indexing and every rule."""
    registers, _ = loaded(Files(ROOT), date(2026, 12, 1), False)
    if registers is None:
        sys.exit("The project of this repository has errors; mend them first.")
    project = synthetic(count, registers)
    start = before = perf_counter()
    figures, worded = index(project), FindingWords(project, program_words())
    _print(f"{'index':<16}{perf_counter() - before:7.2f} s")
    found = 0
    for rule in RULES:
        before = perf_counter()
        findings = len(list(rule(figures, worded)))
        found += findings
        _print(f"{rule.__module__.rsplit('.', 1)[1]:<16}{perf_counter() - before:7.2f} s  {findings} findings")
    took = perf_counter() - start
    _print(f"{len(project.observations)} synthetic observations, {found} findings")
    _print(f"{took:.2f} s, {took / SECONDS:.0%} of {SECONDS} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
