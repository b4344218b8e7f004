"""Maps: every unit of one day as a square, and where there are boundaries as a shape, that leads to its page."""

from collections.abc import Callable
from datetime import date
from math import ceil

from scorecards.addresses import paths
from scorecards.charts.geography import LETTERS, geography
from scorecards.charts.share_card import CardTile
from scorecards.charts.text_metrics import width
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Boundaries, Layer
from scorecards.model.rankings import Ranking
from scorecards.vietnamese import formatting
from scorecards.views.place_view_types import GeographyView, MapView, ShapeView, TileLine, TileView
from scorecards.wording import rank_numbers

LETTERS_IN_TILE = 13
"""Size of the letters in units of the drawing; on a phone of 360 px a map of eight columns shows them at 11 px."""
TILE_ROOM = 47
"""Width of a square with its gap: a word of at most this bound fits, one a little wider is drawn narrower."""
LONGEST_MARK = 4
"""Figures that fit a square in the size of a mark."""
LEAST_NARROWED = 0.85
"""How far a word may be narrowed; a longer name is told by its first letters."""

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
        count = inputs.index.project.observations.count_of(slug)
        if not count:
            return 0, "", inputs.words("map.no-figures")
        return (
            4,
            formatting.number(count, language),
            f"{formatting.number(count, language)} {inputs.words('count.observations')}",
        )

    legend = ((4, inputs.words("map.with-figures")), (0, inputs.words("map.no-figures")))
    return tile_map(layer, f"ban-do-{layer.id}", tone, legend, inputs)


def tone_of_rank(rank: int, universe: int) -> int:
    """The quarter of all units that a rank lies in: 4 for the first quarter, 1 for the last."""
    return 4 - min(3, int((rank - 1) / (universe / 4)))


def ranking_map(layer: Layer, ranking: Ranking, inputs: PageInputs) -> MapView:
    """The units' ranks, in quarters of the universe: the first quarter has the strongest tone."""
    rows = {row.place: row for row in ranking.rows}

    def tone(slug: str) -> Tone:
        row = rows.get(slug)
        if row is None or row.rank is None:
            return 0, "", inputs.words("map.no-rank")
        return (
            tone_of_rank(row.rank, ranking.universe),
            rank_numbers(row),
            f"{inputs.words('word.rank')} {rank_numbers(row)}",
        )

    bounds = [ceil(ranking.universe / 4 * i) for i in range(5)]  # as `tone_of_rank` has it
    ends = {0: inputs.words("map.first-ranks"), 3: inputs.words("map.last-ranks")}
    legend = tuple(
        (4 - i, f"{inputs.words('word.rank')} {bounds[i] + 1}–{bounds[i + 1]} {ends.get(i, '')}".rstrip())
        for i in range(4)
    )
    return tile_map(layer, f"ban-do-{ranking.id}", tone, (*legend, (0, inputs.words("map.no-rank"))), inputs)


def card_tiles(map: MapView | None) -> tuple[CardTile, ...]:
    """The squares of a map for the picture of a shared page."""
    return tuple(CardTile(tile.column, tile.row, tile.tone, tile.mark) for tile in map.tiles) if map else ()


def short_name(name: str) -> str:
    """The first letters of a name's words: "Bà Rịa - Vũng Tàu" is "BRVT", "Huế" is "Huế"."""
    parts = _own_name(name).replace("-", " ").replace(".", " ").split()
    words = [part for part in parts if part[0].isalpha() and part != "TP"]
    return "".join(part[0].upper() for part in words) if len(words) > 1 else (words[0] if words else name)


def _own_name(name: str) -> str:
    """The name of an archipelago without the word for it, which would not fit: the legend has it in full."""
    return " ".join(word for word in name.split() if word not in ("Quần", "đảo", "archipelago"))


def _lines(name: str) -> tuple[TileLine, ...]:
    """The two lines of a name of two short words, which fit into its square; none for any other name."""
    words = name.split(" ")
    widths = [width(word, LETTERS_IN_TILE) for word in words]
    if len(words) != 2 or max(widths) * LEAST_NARROWED > TILE_ROOM:
        return ()
    return tuple(TileLine(word, wide > TILE_ROOM) for word, wide in zip(words, widths, strict=True))


def tile_map(
    layer: Layer, id: str, tone: Callable[[str], Tone], legend: tuple[tuple[int, str], ...], inputs: PageInputs
) -> MapView:
    """A map of a layer's units, each with the tone and the mark that `tone` gives for its place."""
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
                lines=_lines(_own_name(name)),
                detail=detail,
                tone=strength,
                mark=mark,
                path=path,
                archipelago=tile.archipelago,
                is_range=len(mark) > LONGEST_MARK,
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
