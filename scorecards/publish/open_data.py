"""Open data: one row per figure, as CSV and as JSON, targets and ranks included and marked by kind."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from scorecards.addresses import paths
from scorecards.inputs.index import Index
from scorecards.model.observations import Observation, RankBasis, Target
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.values import Change, Missing, Number, Progress, Range, Rank, Share, Value
from scorecards.output import Output
from scorecards.output.csv_cells import harmless
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Direction, Printed
from scorecards.views.view_types import DataFile, LinkView, OpenData
from scorecards.wording import value_words

COLUMNS = (
    "id",
    "kind",
    "area",
    "area_name",
    "indicator",
    "indicator_name",
    "pillar",
    "as_of",
    "period",
    "value",
    "value_low",
    "value_high",
    "unit",
    "qualifier",
    "numerator",
    "denominator",
    "dimensions",
    "status",
    "printed",
    "source",
    "quote",
    "measure",
    "day_basis",
    "source_url",
    "note",
)
"""Every column, in order; what each means stands in the table `column` of the string tables."""

Row = dict[str, str]


def open_data(project: Project, words: Words) -> tuple[Output, ...]:
    """The files to download. Names in them are in the language of `words`, whatever page they are downloaded from."""
    found = rows(project, words)
    made = {
        paths.OBSERVATIONS_CSV: as_csv(found),
        paths.OBSERVATIONS_JSON: as_json(found, project, words),
    }
    return tuple(Output(path.lstrip("/"), content, "data/") for path, content in made.items())


def open_data_of(index: Index, words: Words) -> tuple[Output, ...]:
    """The files to download of the project of an index, made once."""
    return index.once(("open-data",), lambda: open_data(index.project, words))


def unit_data(place: str, index: Index, words: Words) -> tuple[Output, ...]:
    """The same rows of one unit: its figures, its own targets, its ranks."""
    project = index.project
    own = index.once(("rows-by-place",), lambda: rows_by_place(project, words))[place]
    return tuple(
        Output(paths.unit_data(place, ending).lstrip("/"), content, f"data/provinces/{place}/")
        for ending, content in (("csv", as_csv(own)), ("json", as_json(own, project, words)))
    )


def rows_by_place(project: Project, words: Words) -> Mapping[str, list[Row]]:
    """Every row by the place that it is of."""
    found: dict[str, list[Row]] = {}
    for place, row in _rows(project, words):
        found.setdefault(place, []).append(row)
    return found


def offered(outputs: Iterable[Output], words: Words) -> OpenData:
    """What the page about these files shows."""
    files = []
    for one in outputs:
        name = one.path.rsplit("/", 1)[1]
        size = formatting.bytes_size(len(one.content), words.language)
        files.append(DataFile(LinkView(name, f"/{one.path}"), size, f"{name.rpartition('.')[2].upper()}, UTF-8"))
    return OpenData(tuple(files), tuple((name, words(f"column.{name}")) for name in COLUMNS))


def rows(project: Project, words: Words) -> list[Row]:
    """One row per figure: observations, then targets, then ranks."""
    return [row for _, row in _rows(project, words)]


def _rows(project: Project, words: Words) -> Iterator[tuple[str, Row]]:
    """Each row with the place that it is of."""
    yield from ((o.place, _observation(o, project, words)) for o in project.observations)
    yield from ((t.place, _target(t, project, words)) for t in project.targets)
    for ranking in project.rankings:
        yield from ((row.place, _rank(ranking, row, project, words)) for row in ranking.rows)


def as_csv(found: list[Row]) -> bytes:
    """Comma-separated, UTF-8 with the mark at its beginning without which Excel garbles letters, with a heading line.

    Words that a spreadsheet would run as a formula have an apostrophe before them, which it does not show (OWASP, "CSV
    Injection"); the JSON has them as they are.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(cell) for name, cell in row.items()} for row in found)
    return text.getvalue().encode("utf-8-sig")


def as_json(found: list[Row], project: Project, words: Words) -> bytes:
    """The same rows with the meaning of the columns and the documents they come from; empty cells are left out."""
    used = {row["source"] for row in found}
    content = {
        "title": project.site.title.to(words.language),
        "licence": project.site.data_licence.to(words.language),
        "columns": {name: words(f"column.{name}") for name in COLUMNS},
        "figures": [{name: cell for name, cell in row.items() if cell} for row in found],
        "documents": {
            document.id: {
                key: value
                for key, value in (
                    ("number", document.number),
                    ("title", document.title.to(words.language)),
                    ("issuer", document.issuer.to(words.language)),
                    ("date", document.issued_on.isoformat() if document.issued_on else "unknown"),
                    ("url", document.url),
                )
                if value
            }
            for document in project.documents.values()
            if document.id in used
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def plain(number: Decimal | int) -> str:
    """A number for machines: full stop before decimals, no exponent."""
    return f"{Decimal(number):f}"


def _observation(observation: Observation, project: Project, words: Words) -> Row:
    indicator = project.indicators[observation.indicator]
    period = observation.period
    area = project.places[observation.place].area_on(period.as_of)
    status = observation.status or ""
    if isinstance(observation.value, Missing):
        status = observation.value.reason
    return _row(
        id=observation.id,
        kind="observation",
        area=area.id,
        area_name=area.name.to(words.language),
        indicator=indicator.id,
        indicator_name=indicator.name.to(words.language),
        pillar=indicator.pillar,
        as_of=period.as_of.isoformat() if period.as_of else "",
        period=f"{period.start.isoformat()}/{period.as_of.isoformat()}" if period.start and period.as_of else "",
        dimensions=_pairs(observation.members),
        status=status,
        printed=observation.printed,
        source=observation.document,
        quote=observation.quote,
        measure=observation.measure,
        day_basis=("inferred" if period.inferred else "stated") if period.as_of else "",
        source_url=_address(project, observation.document, observation.read_in),
        note=observation.note.to(words.language),
        unit=value_words(observation.value, indicator, words).unit,
        **dict(_cells(observation.value)),
    )


def _target(target: Target, project: Project, words: Words) -> Row:
    indicator = project.indicators[target.indicator]
    area = project.places[target.place].area_on(target.due)
    return _row(
        id=target.id,
        kind="target",
        area=area.id,
        area_name=area.name.to(words.language),
        indicator=indicator.id,
        indicator_name=indicator.name.to(words.language),
        pillar=indicator.pillar,
        as_of=target.due.isoformat(),
        value=plain(target.value.value),
        unit=indicator.unit.to(words.language),
        qualifier=target.comparator,
        dimensions=_pairs(target.members),
        source=target.document,
        quote=target.quote,
        source_url=_address(project, target.document),
        note=target.note.to(words.language),
    )


def _rank(ranking: Ranking, row: RankRow, project: Project, words: Words) -> Row:
    area = project.places[row.place].area_on(ranking.units_on)
    known = "" if row.rank is None else str(row.rank)
    return _row(
        id=row.id,
        kind="rank",
        area=area.id,
        area_name=area.name.to(words.language),
        indicator=ranking.id,
        indicator_name=ranking.name.to(words.language),
        period=str(ranking.reference_year),
        value="" if row.rank_to else known,
        value_low=known if row.rank_to else "",
        value_high=str(row.rank_to or ""),
        denominator=str(ranking.universe),
        dimensions=f"score={plain(row.score)}" if row.score is not None else "",
        status="tied" if row.tied else row.basis,
        printed=known if row.basis is RankBasis.STATED else "",
        source=row.document,
        source_url=_address(project, row.document),
        note=row.note.to(words.language),
    )


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
        case Range(low=low, high=high, qualifier=qualifier):
            yield "value_low", plain(low.value)
            yield "value_high", plain(high.value)
            yield "qualifier", qualifier
        case Rank(best=best, worst=worst, universe=universe):
            yield from (
                (("value", str(best)),) if best == worst else (("value_low", str(best)), ("value_high", str(worst)))
            )
            yield "denominator", str(universe) if universe else ""
        case Progress(done=done, planned=planned):
            yield from _counts(done, planned)
        case Change(amount=amount, direction=direction, qualifier=qualifier):
            yield "value", plain(amount.value if direction is Direction.INCREASE else -amount.value)
            yield "qualifier", qualifier


def _counts(numerator: Printed | None, denominator: Printed | None) -> Iterator[tuple[str, str]]:
    if numerator:
        yield "numerator", plain(numerator.value)
    if denominator:
        yield "denominator", plain(denominator.value)


def _pairs(members: tuple[tuple[str, str], ...]) -> str:
    return ";".join(f"{dimension}={member}" for dimension, member in members)


def _row(**cells: str) -> Row:
    return {name: str(cells.get(name, "")) for name in COLUMNS}
