"""Every figure, target and rank as a row of plain texts: what files to download and editions of the data are made of.

A row says the same in both languages: codes as they are, names and units in Vietnamese and in English.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from scorecards.analysis.status.comparison import Members
from scorecards.inputs.index import Index
from scorecards.languages import Language
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation, RankBasis, Target
from scorecards.model.places import Area
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.text import Text
from scorecards.model.values import Change, Missing, Number, Progress, Range, Rank, Share, Value
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Direction, Printed
from scorecards.wording import part_words, rank_numbers, target_words, value_words

COLUMNS = (
    "id", "kind",
    "area", "area_code", "area_name", "area_name_en",
    "indicator", "indicator_name", "indicator_name_en", "pillar",
    "dimensions", "part", "part_en",
    "as_of", "from", "to", "year", "day_basis",
    "value", "value_low", "value_high", "numerator", "denominator", "unit", "unit_en",
    "qualifier", "count_qualifier", "measure", "status", "score",
    "printed", "shown", "shown_en", "quote",
    "source", "source_url", "note", "note_en",
)  # fmt: skip
"""Every column, in order; what each means stands in the table `column` of the string tables."""
NUMBERS = ("year", "value", "value_low", "value_high", "numerator", "denominator", "score")
"""Columns of numbers: full stop before decimals, no exponent."""
DAYS = ("as_of", "from", "to")
"""Columns of days: 2025-02-28."""

Row = Mapping[str, str]
WordsIn = Mapping[Language, Words]


class DataRow(Struct, frozen=True, eq=False):
    """A row with what it is listed under."""

    place: str
    indicator: str
    """"" for a rank."""
    ranking: str
    """"" for any other row."""
    cells: Row
    """Text by column; every column is there, "" where there is nothing to say."""


def data_rows(index: Index, words_in: WordsIn) -> tuple[DataRow, ...]:
    """The rows of all but communes, in the order of the files; made once a build."""
    return index.once(("data-rows",), lambda: tuple(rows_of(index.project, words_in)))


def rows_of(project: Project, words_in: WordsIn) -> Iterator[DataRow]:
    """One row per figure, but those of communes: observations, then targets, then ranks."""
    places = {slug for slug, place in project.places.items() if not place.is_brief}
    for report in project.observations.reports:
        for o in report if report.place in places else ():
            yield DataRow(o.place, o.indicator, "", _observation(o, project, words_in))
    for t in project.targets:
        if t.place in places:
            yield DataRow(t.place, t.indicator, "", _target(t, project, words_in))
    for ranking in project.rankings:
        own = (row for row in ranking.rows if row.place in places)
        yield from (DataRow(r.place, "", ranking.id, _rank(ranking, r, project, words_in)) for r in own)


def rows_of_place(slug: str, index: Index, words_in: WordsIn) -> Iterator[Row]:
    """The same of one place, made as they are asked for: there may be a million of communes."""
    project = index.project
    for group in index.statements.by_place.get(slug, ()):
        yield from (_observation(o, project, words_in) for o in group.observations)
    yield from (_target(t, project, words_in) for t in index.targets_by_place.get(slug, ()))
    yield from (_rank(ranking, row, project, words_in) for ranking, row in index.ranks_by_place.get(slug, ()))


def plain(number: Decimal | int) -> str:
    """A number for machines: full stop before decimals, no exponent."""
    return f"{Decimal(number):f}"


def _observation(observation: Observation, project: Project, words_in: WordsIn) -> Row:
    indicator = project.indicators[observation.indicator]
    period = observation.period
    area = project.places[observation.place].area_on(period.as_of)
    status = observation.status or ""
    if isinstance(observation.value, Missing):
        status = observation.value.reason
    said = {language: value_words(observation.value, indicator, words) for language, words in words_in.items()}
    return _row(
        id=observation.id,
        kind="observation",
        **_of_area(area),
        **_of_indicator(indicator, observation.members, project),
        as_of=period.as_of.isoformat() if period.as_of else "",
        **{"from": period.start.isoformat() if period.start else ""},
        to=period.as_of.isoformat() if period.start and period.as_of else "",
        day_basis=("inferred" if period.inferred else "stated") if period.as_of else "",
        **dict(_cells(observation.value)),
        unit=said["vi"].unit,
        unit_en=said["en"].unit,
        measure=observation.measure,
        status=status,
        printed=observation.printed,
        shown=_spaced(said["vi"].text or said["vi"].missing),
        shown_en=_spaced(said["en"].text or said["en"].missing),
        quote=observation.quote,
        source=observation.document,
        source_url=_address(project, observation.document, observation.read_in),
        **_both("note", observation.note),
    )


def _target(target: Target, project: Project, words_in: WordsIn) -> Row:
    indicator = project.indicators[target.indicator]
    area = project.places[target.place].area_on(target.due)
    said = {language: _spaced(target_words(target, indicator, words)) for language, words in words_in.items()}
    return _row(
        id=target.id,
        kind="target",
        **_of_area(area),
        **_of_indicator(indicator, target.members, project),
        as_of=target.due.isoformat(),
        value=plain(target.value.value),
        **_both("unit", indicator.unit),
        qualifier=target.comparator,
        shown=said["vi"],
        shown_en=said["en"],
        quote=target.quote,
        source=target.document,
        source_url=_address(project, target.document),
        **_both("note", target.note),
    )


def _rank(ranking: Ranking, row: RankRow, project: Project, words_in: WordsIn) -> Row:
    area = project.places[row.place].area_on(ranking.units_on)
    known = "" if row.rank is None else str(row.rank)
    numbers = f"{rank_numbers(row)}/{ranking.universe}" if row.rank else ""
    shown = {
        language: _spaced(f"{words('word.rank')} {numbers}") if numbers else "" for language, words in words_in.items()
    }
    return _row(
        id=row.id,
        kind="rank",
        **_of_area(area),
        indicator=ranking.id,
        **_both("indicator_name", ranking.name),
        year=str(ranking.reference_year),
        value="" if row.rank_to else known,
        value_low=known if row.rank_to else "",
        value_high=str(row.rank_to or ""),
        denominator=str(ranking.universe),
        status="tied" if row.tied else row.basis,
        score=plain(row.score) if row.score is not None else "",
        printed=known if row.basis is RankBasis.STATED else "",
        shown=shown["vi"],
        shown_en=shown["en"],
        source=row.document,
        source_url=_address(project, row.document),
        **_both("note", row.note),
    )


def _both(name: str, text: Text) -> dict[str, str]:
    return {name: text.to("vi"), f"{name}_en": text.to("en") if text else ""}


def _of_area(area: Area) -> dict[str, str]:
    return {"area": area.id, "area_code": area.code, **_both("area_name", area.name)}


def _of_indicator(indicator: Indicator, members: Members, project: Project) -> dict[str, str]:
    """The cells of an indicator and of the part of it that a figure is about."""
    return {
        "indicator": indicator.id,
        **_both("indicator_name", indicator.name),
        "pillar": indicator.pillar,
        "dimensions": ";".join(f"{dimension}={member}" for dimension, member in members),
        "part": part_words(members, project.dimensions, "vi"),
        "part_en": part_words(members, project.dimensions, "en"),
    }


def _spaced(words: str) -> str:
    """Words with plain spaces, as programs compare them."""
    return words.replace(formatting.NO_BREAK, " ")


def _address(project: Project, *documents: str) -> str:
    """The address of the first of the documents that has one: the source, or where it was read."""
    found = (project.documents[id].url for id in documents if id in project.documents)
    return next((url for url in found if url), "")


def _cells(value: Value) -> Iterator[tuple[str, str]]:
    match value:
        case Number(printed=printed, qualifier=qualifier):
            yield "value", plain(printed.value)
            yield "qualifier", qualifier
        case Share(rate=rate, qualifier=qualifier, numerator=numerator, denominator=denominator):
            yield "value", plain(rate.value)
            yield "qualifier", qualifier
            yield from _counts(numerator, denominator)
            if numerator or denominator:
                yield "count_qualifier", value.counted_qualifier
        case Range(low=low, high=high, qualifier=qualifier):
            yield "value_low", plain(low.value)
            yield "value_high", plain(high.value)
            yield "qualifier", qualifier
        case Rank(best=best, worst=worst, universe=universe):
            yield from (
                (("value", str(best)),) if best == worst else (("value_low", str(best)), ("value_high", str(worst)))
            )
            yield "denominator", str(universe) if universe else ""
        case Progress(done=done, planned=planned, qualifier=qualifier):
            yield from _counts(done, planned)
            yield "count_qualifier", qualifier
        case Change(amount=amount, direction=direction, qualifier=qualifier):
            yield "value", plain(amount.value if direction is Direction.INCREASE else -amount.value)
            yield "qualifier", qualifier


def _counts(numerator: Printed | None, denominator: Printed | None) -> Iterator[tuple[str, str]]:
    if numerator:
        yield "numerator", plain(numerator.value)
    if denominator:
        yield "denominator", plain(denominator.value)


def _row(**cells: str) -> Row:
    return {name: str(cells.get(name, "")) for name in COLUMNS}
