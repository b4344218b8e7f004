"""Editions of the official index: each with its own method, its own units, and what was not published."""

from dataclasses import dataclass

from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.rankings import Framework, Ranking, RankRow
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.edition_links import EditionLink, edition_links
from scorecards.views.links import document_link, place_link, ranking_link
from scorecards.views.maps import layer_of, ranking_map
from scorecards.views.place_view_types import FrameworkView, MapView
from scorecards.views.sums import SumView, merged_words, sums
from scorecards.views.view_types import LinkView
from scorecards.wording import day_words, rank_numbers


@dataclass(frozen=True, slots=True)
class RankingRow:
    """A unit in an edition."""

    id: str
    unit: LinkView
    rank: str
    """"37", "32–34"; "" where only a score was published."""
    tied: str
    score: str
    indices: tuple[str, ...]
    """Values of the columns named by `columns`, "" where not published."""
    basis: str
    note: str
    source: LinkView


@dataclass(frozen=True, slots=True)
class EditionView:
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
    missing: tuple[LinkView, ...]
    """Units of that day for which no rank was found."""
    sums: tuple[SumView, ...]
    """Scores computed again, where the parts were published."""
    merged: str
    """How a merged unit's index is made of its predecessors'; "" where no unit of the edition was merged."""


def edition(ranking: Ranking, inputs: PageInputs, most: int | None = None) -> EditionView:
    """An edition; with `most`, its first rows only."""
    language = inputs.language
    layer = layer_of(ranking.units_on, inputs)
    rows = sorted(ranking.rows, key=lambda row: (row.rank or ranking.universe + 1, sort_key(_name(row, inputs))))
    keys = _columns(ranking, inputs)
    ranked = {row.place for row in ranking.rows if row.rank is not None}
    exact = sum(row.rank is not None and row.rank_to is None for row in ranking.rows)
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
        map=ranking_map(layer, ranking, inputs) if layer and most is None else None,
        columns=tuple(name for _, _, name in keys),
        rows=tuple(_row(row, keys, inputs) for row in rows[:most]),
        missing=tuple(
            place_link(place.slug, inputs)
            for place in inputs.index.units_on(ranking.units_on)
            if place.slug not in ranked
        ),
        sums=tuple(sums(ranking, inputs)) if most is None else (),
        merged=merged_words(ranking, inputs) if most is None else "",
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


def _columns(ranking: Ranking, inputs: PageInputs) -> list[tuple[str, str, str]]:
    """Which values have a column: "indices" or "pillars", the id, and its name."""
    method = inputs.project.frameworks.get(ranking.framework)
    columns = []
    for kind in ("indices", "pillars"):
        used = dict.fromkeys(id for row in ranking.rows for id in getattr(row, kind))
        columns += [(kind, id, _index_name(method, kind, id, inputs)) for id in used]
    return columns


def _index_name(method: Framework | None, kind: str, id: str, inputs: PageInputs) -> str:
    known = getattr(method, kind) if method else ()
    name = next((one.name.to(inputs.language) for one in known if one.id == id), id)
    return inputs.words("sentence.pillar-column", name=name) if kind == "pillars" else name


def _row(row: RankRow, columns: list[tuple[str, str, str]], inputs: PageInputs) -> RankingRow:
    language = inputs.language
    values = (getattr(row, kind).get(id) for kind, id, _ in columns)
    return RankingRow(
        id=row.id,
        unit=place_link(row.place, inputs),
        rank=rank_numbers(row),
        tied=inputs.words("word.tied") if row.tied else "",
        score="" if row.score is None else formatting.number(row.score, language),
        indices=tuple("" if value is None else formatting.number(value, language) for value in values),
        basis=inputs.words(f"basis.{row.basis}"),
        note=row.note.to(language),
        source=document_link(row.document, inputs),
    )


def _name(row: RankRow, inputs: PageInputs) -> str:
    return inputs.project.places[row.place].name.vi
