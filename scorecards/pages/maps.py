"""Maps: every unit of one day as a square, and where there are boundaries as a shape, that leads to its page."""

from collections.abc import Callable
from datetime import date

from scorecards.charts.geography import LETTERS, geography
from scorecards.model.places import Boundaries, Layer
from scorecards.model.rankings import Ranking
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.place_views import GeographyView, MapView, ShapeView, TileView
from scorecards.pages.unit import units_on
from scorecards.vietnamese import formatting
from scorecards.wording import rank_numbers, word

Tone = tuple[int, str, str]
"""Tone from 0 to 4, what is written in the square, and the same in words."""


def layer_of(day: date, book: Book) -> Layer | None:
    """The map whose units are those of that day; None where the project has none."""
    units = {place.slug for place in units_on(day, book)}
    layers = book.project.layers.values()
    return next((one for one in layers if {tile.place for tile in one.tiles} == units), None)


def newest_layer(book: Book) -> Layer | None:
    """The map of today's units."""
    past = [layer for layer in book.project.layers.values() if layer.on <= book.today]
    return max(past, key=lambda layer: layer.on, default=None)


def coverage_map(layer: Layer, book: Book) -> MapView:
    """Which units have figures on the site."""
    language = book.language

    def tone(slug: str) -> Tone:
        count = sum(len(group.observations) for group in book.groups_by_place.get(slug, ()))
        if not count:
            return 0, "", word("map.no-figures", language)
        return (
            4,
            formatting.number(count, language),
            f"{formatting.number(count, language)} {word('count.observations', language)}",
        )

    legend = ((4, word("map.with-figures", language)), (0, word("map.no-figures", language)))
    return _map(layer, f"ban-do-{layer.id}", tone, legend, book)


def ranking_map(layer: Layer, ranking: Ranking, book: Book) -> MapView:
    """The units' ranks, in quarters of the universe: the first quarter has the strongest tone."""
    language = book.language
    rows = {row.place: row for row in ranking.rows}
    quarter = ranking.universe / 4

    def tone(slug: str) -> Tone:
        row = rows.get(slug)
        if row is None or row.rank is None:
            return 0, "", word("map.no-rank", language)
        return (
            4 - min(3, int((row.rank - 1) / quarter)),
            rank_numbers(row),
            f"{word('word.rank', language)} {rank_numbers(row)}",
        )

    bounds = [round(quarter * i) for i in range(5)]
    legend = tuple((4 - i, f"{word('word.rank', language)} {bounds[i] + 1}–{bounds[i + 1]}") for i in range(4))
    return _map(layer, f"ban-do-{ranking.id}", tone, (*legend, (0, word("map.no-rank", language))), book)


def short_name(name: str) -> str:
    """The first letters of a name's words: "Bà Rịa - Vũng Tàu" is "BRVT", "Huế" is "Huế"."""
    words = [
        part
        for part in name.replace("-", " ").replace(".", " ").split()
        if part[0].isalpha() and part not in ("TP", "Quần", "đảo", "archipelago")
    ]
    return "".join(part[0].upper() for part in words) if len(words) > 1 else (words[0] if words else name)


def _map(
    layer: Layer, id: str, tone: Callable[[str], Tone], legend: tuple[tuple[int, str], ...], book: Book
) -> MapView:
    tiles = []
    for tile in layer.tiles:
        strength, mark, detail = tone(tile.place)
        name = tile.name.to(book.language)
        if tile.archipelago:
            place = book.project.places[tile.place].name.to(book.language)
            mark, detail = "", f"{place}: {detail}"
        path = paths.unit(tile.place)
        tiles.append(
            TileView(tile.column, tile.row, short_name(name), name, detail, strength, mark, path, tile.archipelago)
        )
    drawn = _geography(layer.boundaries, tone, book) if layer.boundaries else None
    return MapView(id, layer.name.to(book.language), layer.columns, layer.rows, tuple(tiles), legend, drawn)


def _geography(boundaries: Boundaries, tone: Callable[[str], Tone], book: Book) -> GeographyView:
    drawing = geography(boundaries, book.language)

    def shape(slug: str, outline: str) -> ShapeView:
        strength, _, detail = tone(slug)
        return ShapeView(book.project.places[slug].name.to(book.language), detail, strength, paths.unit(slug), outline)

    return GeographyView(
        drawing.width,
        drawing.height,
        LETTERS,
        tuple(shape(slug, outline) for slug, outline in drawing.units.items()),
        tuple((frame.line, frame.lines) for frame in drawing.frames),
        boundaries.credit.to(book.language),
    )
