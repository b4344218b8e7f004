"""Maps: every unit of one day as a square, and where there are boundaries as a shape, that leads to its page."""

from collections.abc import Callable
from datetime import date
from math import ceil

from scorecards.addresses import paths
from scorecards.charts.geography import LETTERS, geography
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Boundaries, Layer
from scorecards.model.rankings import Ranking
from scorecards.vietnamese import formatting
from scorecards.views.place_view_types import GeographyView, MapView, ShapeView, TileView
from scorecards.wording import rank_numbers

LONGEST_IN_TILE = 7
"""Letters of a word that fit the width of a square."""

Tone = tuple[int, str, str]
"""Tone from 0 to 4, what is written in the square, and the same in words."""


def layer_of(day: date, inputs: PageInputs) -> Layer | None:
    """The map whose units are those of that day; None where the project has none."""
    units = {place.slug for place in inputs.index.units_on(day)}
    layers = inputs.project.layers.values()
    return next((one for one in layers if {tile.place for tile in one.tiles} == units), None)


def newest_layer(inputs: PageInputs) -> Layer | None:
    """The map of today's units."""
    past = [layer for layer in inputs.project.layers.values() if layer.on <= inputs.index.today]
    return max(past, key=lambda layer: layer.on, default=None)


def coverage_map(layer: Layer, inputs: PageInputs) -> MapView:
    """Which units have figures on the site."""
    language = inputs.language

    def tone(slug: str) -> Tone:
        count = sum(len(group.observations) for group in inputs.index.groups_by_place.get(slug, ()))
        if not count:
            return 0, "", inputs.words("map.no-figures")
        return (
            4,
            formatting.number(count, language),
            f"{formatting.number(count, language)} {inputs.words('count.observations')}",
        )

    legend = ((4, inputs.words("map.with-figures")), (0, inputs.words("map.no-figures")))
    return _map(layer, f"ban-do-{layer.id}", tone, legend, inputs)


def ranking_map(layer: Layer, ranking: Ranking, inputs: PageInputs) -> MapView:
    """The units' ranks, in quarters of the universe: the first quarter has the strongest tone."""
    rows = {row.place: row for row in ranking.rows}
    quarter = ranking.universe / 4

    def tone(slug: str) -> Tone:
        row = rows.get(slug)
        if row is None or row.rank is None:
            return 0, "", inputs.words("map.no-rank")
        return (
            4 - min(3, int((row.rank - 1) / quarter)),
            rank_numbers(row),
            f"{inputs.words('word.rank')} {rank_numbers(row)}",
        )

    bounds = [ceil(quarter * i) for i in range(5)]  # rank r has its tone by (r - 1) / quarter
    legend = tuple((4 - i, f"{inputs.words('word.rank')} {bounds[i] + 1}–{bounds[i + 1]}") for i in range(4))
    return _map(layer, f"ban-do-{ranking.id}", tone, (*legend, (0, inputs.words("map.no-rank"))), inputs)


def short_name(name: str) -> str:
    """The first letters of a name's words: "Bà Rịa - Vũng Tàu" is "BRVT", "Huế" is "Huế"."""
    words = [
        part
        for part in name.replace("-", " ").replace(".", " ").split()
        if part[0].isalpha() and part not in ("TP", "Quần", "đảo", "archipelago")
    ]
    return "".join(part[0].upper() for part in words) if len(words) > 1 else (words[0] if words else name)


def _lines(name: str, beside: bool) -> tuple[str, ...]:
    """The two lines of a name: one of two short words fits into its square, one beside it takes two words a line."""
    words = name.split(" ")
    if beside:
        return (" ".join(words[:2]), " ".join(words[2:]))
    return tuple(words) if len(words) == 2 and max(map(len, words)) <= LONGEST_IN_TILE else ()


def _map(
    layer: Layer, id: str, tone: Callable[[str], Tone], legend: tuple[tuple[int, str], ...], inputs: PageInputs
) -> MapView:
    tiles = []
    for tile in layer.tiles:
        strength, mark, detail = tone(tile.place)
        name = tile.name.to(inputs.language)
        if tile.archipelago:
            place = inputs.project.places[tile.place].name.to(inputs.language)
            mark, detail = "", f"{place}: {detail}"
        path = paths.unit(tile.place)
        tiles.append(
            TileView(
                column=tile.column,
                row=tile.row,
                short=short_name(name),
                name=name,
                lines=_lines(name, tile.archipelago),
                is_two_words=len(name.split(" ")) == 2,
                detail=detail,
                tone=strength,
                mark=mark,
                path=path,
                archipelago=tile.archipelago,
            )
        )
    drawn = _geography(layer.boundaries, tone, inputs) if layer.boundaries else None
    return MapView(id, layer.name.to(inputs.language), layer.columns, layer.rows, tuple(tiles), legend, drawn)


def _geography(boundaries: Boundaries, tone: Callable[[str], Tone], inputs: PageInputs) -> GeographyView:
    drawing = geography(boundaries, inputs.language)

    def shape(slug: str, outline: str) -> ShapeView:
        strength, _, detail = tone(slug)
        return ShapeView(
            inputs.project.places[slug].name.to(inputs.language), detail, strength, paths.unit(slug), outline
        )

    return GeographyView(
        drawing.width,
        drawing.height,
        LETTERS,
        tuple(shape(slug, outline) for slug, outline in drawing.units.items()),
        tuple((frame.line, frame.lines) for frame in drawing.frames),
        boundaries.credit.to(inputs.language),
    )
