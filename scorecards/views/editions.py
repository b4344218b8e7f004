"""Editions of the official index: each with its own method, its own units, and what was not published."""

from msgspec import Struct

from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.rankings import Ranking
from scorecards.vietnamese import formatting
from scorecards.views.edition_links import EditionLink, edition_links
from scorecards.views.edition_tables import (
    RankingRow,
    ScoreTable,
    main_document,
    ranking_rows,
    score_columns,
    score_tables,
)
from scorecards.views.links import document_link, place_link, ranking_link
from scorecards.views.maps import layer_of, ranking_map
from scorecards.views.place_view_types import FrameworkView, MapView
from scorecards.views.sums import SumView, merged_words, sums
from scorecards.views.view_types import LinkView
from scorecards.wording import day_words


class EditionView(Struct, frozen=True):
    """An edition of the official index."""

    name: str
    here: LinkView
    """Its name and page."""
    years: tuple[EditionLink, ...]
    """The editions of the same index; none where there is no other."""
    year: str
    published: str
    """Day published, or the word for unknown."""
    universe: str
    """"63 tỉnh, thành phố trước 1/7/2025"."""
    known: str
    """"16/63": how many ranks are known."""
    framework: FrameworkView | None
    """None where it is not known by which method."""
    note: str
    map: MapView | None
    columns: tuple[str, ...]
    """Names of main indices and pillars that any row has a value for."""
    rows: tuple[RankingRow, ...]
    """By rank."""
    source: LinkView
    """What most rows were read in."""
    is_score_column: bool
    """Whether most units have a score; else those that are known stand below the unit's name."""
    tables: tuple[ScoreTable, ...]
    """What the index is made of, where it was published."""
    missing: tuple[LinkView, ...]
    """Units of that day for which no rank was found."""
    sums: tuple[SumView, ...]
    """Scores computed again, where the parts were published."""
    merged: str
    """How a merged unit's index is made of its predecessors'; "" where no unit of the edition was merged."""


def edition(ranking: Ranking, inputs: PageInputs) -> EditionView:
    """An edition in full; made once for all pages."""
    return inputs.once(("edition", ranking.id), lambda: _edition(ranking, inputs))


def _edition(ranking: Ranking, inputs: PageInputs) -> EditionView:
    language = inputs.language
    layer = layer_of(ranking.units_on, inputs)
    ranked = {row.place for row in ranking.rows if row.rank is not None}
    exact = sum(row.rank is not None and row.rank_to is None for row in ranking.rows)
    scored = sum(row.score is not None for row in ranking.rows)
    return EditionView(
        name=ranking.name.to(language),
        here=ranking_link(ranking, inputs),
        years=edition_links(ranking, inputs),
        year=str(ranking.reference_year),
        published=day_words(ranking.published_on, inputs.words),
        universe=ranking.universe_name.to(language),
        known=f"{exact}/{ranking.universe}",
        framework=framework(ranking.framework, inputs),
        note=ranking.note.to(language),
        map=ranking_map(layer, ranking, inputs) if layer else None,
        columns=tuple(name for _, _, name in score_columns(ranking, inputs)),
        rows=tuple(ranking_rows(ranking, inputs)),
        source=document_link(main_document(ranking), inputs),
        is_score_column=scored * 2 > len(ranking.rows),
        tables=tuple(score_tables(ranking, inputs)),
        missing=tuple(
            place_link(place.slug, inputs)
            for place in inputs.index.units_on(ranking.units_on)
            if place.slug not in ranked
        ),
        sums=tuple(sums(ranking, inputs)),
        merged=merged_words(ranking, inputs),
    )


def framework(id: str, inputs: PageInputs) -> FrameworkView | None:
    """A version of the method; None where it is not known."""
    found = inputs.project.frameworks.get(id)
    if found is None:
        return None
    language = inputs.language

    def whole(number: int | None) -> str:
        return "" if number is None else formatting.number(number, language)

    return FrameworkView(
        id=found.id,
        name=found.name.to(language),
        document=document_link(found.document, inputs),
        years=", ".join(str(year) for year in found.years),
        note=found.note.to(language),
        indices=tuple(
            (i.group.to(language), i.name.to(language), whole(i.components), whole(i.points)) for i in found.indices
        ),
        pillars=tuple((p.name.to(language), whole(p.components), whole(p.points)) for p in found.pillars),
    )
