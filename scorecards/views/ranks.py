"""Ranks as pages show them: always with the list of units that was ranked."""

from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.charts.plan import known_places, rank_strip, rank_table
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.rankings import Ranking, RankRow
from scorecards.vietnamese import formatting
from scorecards.views.charts import ChartFacts, chart_view
from scorecards.views.figures import area_then
from scorecards.views.links import document_link
from scorecards.views.view_types import ChartView, RankView
from scorecards.wording import day_words, rank_numbers


def ranks_compare(one: Ranking, other: Ranking, inputs: PageInputs) -> bool:
    """Whether a change of rank between two editions says anything: one method, which is known, and the same units."""
    return one.framework == other.framework != "" and ranks_same_units(one, other, inputs)


def ranks_same_units(one: Ranking, other: Ranking, inputs: PageInputs) -> bool:
    """Whether two editions rank the same units, whatever their lists are called."""
    units_on = inputs.index.units_on
    return one.universe == other.universe and units_on(one.units_on) == units_on(other.units_on)


def rank(ranking: Ranking, row: RankRow, inputs: PageInputs) -> RankView:
    """A unit's place in an edition, without its chart."""
    return inputs.once(("rank", row.id), lambda: _rank(ranking, row, inputs))


def charted_rank(ranking: Ranking, row: RankRow, inputs: PageInputs) -> RankView:
    """The same with its chart, where the rank is known."""
    view = rank(ranking, row, inputs)
    return view if row.rank is None else replace(view, chart=_chart(ranking, row, row.rank, inputs))


def _rank(ranking: Ranking, row: RankRow, inputs: PageInputs) -> RankView:
    language = inputs.language
    source = document_link(row.document, inputs)
    year = str(ranking.reference_year)
    return RankView(
        id=row.id,
        path=paths.figure(row.place, row.id),
        name=ranking.name.to(language),
        text=f"{rank_numbers(row)}/{ranking.universe}" if row.rank else "",
        universe=ranking.universe_name.to(language),
        then=area_then(inputs.project.places[row.place], ranking.units_on, inputs),
        tied=inputs.words("word.tied") if row.tied else "",
        score=formatting.number(row.score, language) if row.score is not None else "",
        year=year,
        published=day_words(ranking.published_on, inputs.words),
        source=source,
        basis=inputs.words(f"basis.{row.basis}"),
        note=row.note.to(language),
        chart=None,
    )


def _chart(ranking: Ranking, row: RankRow, rank: int, inputs: PageInputs) -> ChartView:
    words = (inputs.project, inputs.words)
    places = inputs.once(("known-places", ranking.id), lambda: known_places(ranking, *words))
    columns, rows = rank_table(ranking, row, *words)
    facts = ChartFacts(
        columns=columns,
        rows=rows,
        period=inputs.words("sentence.year", year=str(ranking.reference_year)),
        sources=(document_link(row.document, inputs),),
        page=paths.figure(row.place, row.id),
        name=(row.place, ranking.id),
    )
    return chart_view(row.id, rank_strip(ranking, row, rank, places, *words), facts, inputs)
