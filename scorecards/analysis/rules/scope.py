"""What is counted of a unit's people or households fits the number that the unit has.

    no count of them exceeds the number of the unit by more than a tenth;
    what a rate of all of them is of (printed, or n ÷ rate) lies within a tenth of that number

The numbers stand in data/populations.toml, each with its day and document; of several, the nearest in time is taken,
and only one of the same unit before and after a merger. A tenth is more than a unit grows between a census and a
report. Where the indicator says that its rate is of all households or people, a base that is far off is a question;
where the data say that the source does not tell what it is of, readers are told that it cannot be all of them. A rate
of some of them (poor households) is compared with nothing, nor are figures of a part, save that no part exceeds the
whole.

Example: "30.891 hộ chưa có điện thoại thông minh (31,79%)" is of some 97,200 households; in a province of a million it
is not of all.

Source: a part is not greater than its whole; the base of a rate as in `implied_base`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from scorecards.analysis.feasible import Interval, base_of, feasible
from scorecards.analysis.rules.figure_sets import Figures, key
from scorecards.analysis.rules.words import FindingWords
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation
from scorecards.model.populations import Counted, Population
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.model.values import Number, Progress, Range, Share
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Printed

RULE = "scope"

SLACK = Fraction(1, 10)
"""By how much of itself a unit's number may have changed between the two days, or been counted otherwise."""
_NOUNS = {
    "hộ": Counted.HOUSEHOLDS,
    "hộ gia đình": Counted.HOUSEHOLDS,
    "hộ dân": Counted.HOUSEHOLDS,
    "người": Counted.PEOPLE,
    "người dân": Counted.PEOPLE,
    "dân": Counted.PEOPLE,
    "nhân khẩu": Counted.PEOPLE,
}
_UNSAID = re.compile(r"không (?:ghi|nói|nêu)|chưa rõ")
_ALL = re.compile(
    r"(?:tất cả |toàn bộ |mọi |tổng số |tổng |số |các )*"
    r"(?:hộ gia đình|hộ dân|hộ|người dân|người|dân số|dân|nhân khẩu)"
    r"(?: (?:của|trong|trên|toàn|cả|ở|tại|địa bàn|tỉnh|thành phố|huyện|xã|phường|địa phương|đó))*"
)


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Counts that exceed their unit, and rates whose base cannot be all of it."""
    known: dict[tuple[str, Counted], list[Population]] = defaultdict(list)
    for stated in figures.project.populations:
        known[stated.place, stated.counted].append(stated)
    for one in figures.observations if known else ():
        noun, counts = _counts(one)
        counted = _NOUNS.get(key(noun))
        population = _nearest(one, counted, known, figures.project) if counted else None
        if population is None:
            continue
        total = feasible(population.number)
        most, least = total.times(1 + SLACK), total.times(1 - SLACK)
        if any(most.below(count) for count in counts):
            yield _finding("exceeds", Weight.UNEXPLAINED, one, population, words)
        elif isinstance(one.value, Share) and not one.members and (base := base_of(one.value)) is not None:
            case = _scope_named(one, figures.project)
            if case and (base.below(least) or most.below(base)):
                weight = Weight.UNEXPLAINED if case == "scope" else Weight.NOTE
                yield _finding(case, weight, one, population, words, base)


def _counts(one: Observation) -> tuple[str, list[Interval]]:
    """What a figure counts, and how many."""
    found: list[Printed | None]
    match one.value:
        case Number(printed=number, unit=noun, qualifier=qualifier):
            return noun, [feasible(number, qualifier, counted=True)]
        case Range(low=low, unit=noun):
            found = [low]
        case Share(numerator=top, denominator=bottom, counted=noun):
            found = [top, bottom]
        case Progress(done=top, planned=bottom, unit=noun):
            found = [top, bottom]
        case _:
            return "", []
    return noun, [feasible(count, counted=True) for count in found if count is not None]


def _nearest(
    one: Observation, counted: Counted, known: Mapping[tuple[str, Counted], list[Population]], project: Project
) -> Population | None:
    """The number of the unit that the figure is of, the nearest in time."""
    day, place = one.period.as_of, project.places[one.place]
    if day is None:
        return None
    same = [p for p in known.get((one.place, counted), ()) if place.is_one_unit(p.as_of, day)]
    return min(same, key=lambda population: abs((population.as_of - day).days), default=None)


def _scope_named(one: Observation, project: Project) -> str:
    """ "scope" where the indicator's rate is of all, "open" where nobody says what it is of, else ""."""
    named = key(project.indicators[one.indicator].denominator.vi)
    if _UNSAID.search(named) and not _ALL.match(named):
        return "open"
    first = named.split(";")[0].strip().removesuffix(key(project.places[one.place].name.vi)).strip()
    return "scope" if _ALL.fullmatch(first) else ""


def _finding(
    case: str,
    weight: Weight,
    one: Observation,
    population: Population,
    words: FindingWords,
    base: Interval | None = None,
) -> Finding:
    places, documents = words.project.places, words.project.documents
    day = population.as_of
    return words.finding(
        RULE, case, weight, [one],
        name=words.name(one),
        printed=words.counts_and_rate(one) if isinstance(one.value, Share) else words.value(one),
        base=words.whole_span(base) if base else Text(""),
        area=places[one.place].area_on(one.period.as_of).name,
        total=words.word(f"all_{population.counted}", number=words.printed(population.number)),
        day=Text(formatting.day(day, "vi"), formatting.day(day, "en")),
        document=documents[population.document].title,
    )  # fmt: skip
