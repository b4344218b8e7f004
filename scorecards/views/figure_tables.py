"""A commune's figures: a table a pillar, its indicators by the reports that state them, the newest report first."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.analysis.groups import Group, newest_first
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.observations import Observation
from scorecards.views.across_place import among
from scorecards.views.links import document_link, indicator_link, pillar_link
from scorecards.views.view_types import LinkView
from scorecards.wording import part_words, period_words, value_words


class FigureLine(Struct, frozen=True):
    """An indicator, or a part of it."""

    anchor: str
    """Where links to its figures lead."""
    indicator: LinkView
    part: str
    """"Cấp xã", or ""."""
    cells: tuple[str, ...]
    """The figure of each column, or why there is none: several where the report has more than one, "" where it has
    none. Its day and source stand over the column."""
    quote: str
    """The source's own words for the newest."""
    among: LinkView | None
    """Its place among the units that compare; None without one."""


class FigureColumn(Struct, frozen=True):
    """A report, for one period and way of counting."""

    period: str
    measure: str
    source: LinkView


class FigureTable(Struct, frozen=True):
    """The figures of a pillar."""

    pillar: LinkView
    anchor: str
    columns: tuple[FigureColumn, ...]
    lines: tuple[FigureLine, ...]


def figure_tables(groups: Sequence[Group], inputs: PageInputs) -> Iterator[FigureTable]:
    """The tables of the pillars that have figures, in the order of the pillars."""
    indicators = inputs.project.indicators
    for pillar in inputs.project.pillars.values():
        own = [group for group in groups if indicators[group.indicator].pillar == pillar.id]
        if own:
            yield _table(pillar_link(pillar.id, inputs), f"tru-cot-{pillar.id}", newest_first(own), inputs)


def _table(pillar: LinkView, anchor: str, groups: Sequence[Group], inputs: PageInputs) -> FigureTable:
    columns: dict[FigureColumn, None] = {}
    lines: dict[tuple[str, tuple[tuple[str, str], ...]], list[tuple[FigureColumn, Observation]]] = {}
    for group in groups:
        for one in group.observations:
            column = _column(one, inputs)
            columns.setdefault(column)
            lines.setdefault((one.indicator, one.members), []).append((column, one))
    return FigureTable(
        pillar, anchor, tuple(columns), tuple(_line(found, tuple(columns), inputs) for found in lines.values())
    )


def _column(one: Observation, inputs: PageInputs) -> FigureColumn:
    source = document_link(one.document, inputs)
    return FigureColumn(period_words(one.period, inputs.words), inputs.words(f"measure.{one.measure}"), source)


def _line(
    found: Sequence[tuple[FigureColumn, Observation]], columns: Sequence[FigureColumn], inputs: PageInputs
) -> FigureLine:
    newest = found[0][1]
    by_column: dict[FigureColumn, list[str]] = {}
    for column, one in found:
        said = value_words(one.value, inputs.project.indicators[one.indicator], inputs.words)
        by_column.setdefault(column, []).append(said.text or said.missing)
    return FigureLine(
        anchor=paths.line_anchor(newest.indicator, newest.members),
        indicator=indicator_link(newest.indicator, inputs),
        part=part_words(newest.members, inputs.project.dimensions, inputs.language),
        cells=tuple("; ".join(by_column.get(column, ())) for column in columns),
        quote=newest.quote,
        among=among(newest, inputs),
    )
