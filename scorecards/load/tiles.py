"""Maps: data/tiles.toml to layers."""

from collections.abc import Mapping

from msgspec.structs import replace

from scorecards.load.boundaries import read_boundaries
from scorecards.load.names import LoadContext
from scorecards.load.registers import read_register
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.model.places import Boundaries, Layer, Level, Place, Tile
from scorecards.problems import Where


def read_layers(files: Files, places: Mapping[str, Place], context: LoadContext) -> dict[str, Layer]:
    """data/tiles.toml with the boundaries that it names."""
    found = read_register(files, "tiles", Layer, context)
    return {id: _recalled(layer, places, files, context) for id, layer in found.items()}


def _recalled(layer: Layer, places: Mapping[str, Place], files: Files, context: LoadContext) -> Layer:
    boundaries = files.signature(layer.boundary_file) if layer.boundary_file else None
    key = ("layer", SameObjects((layer, *places.values())), boundaries)

    def drawn(own: LoadContext) -> Layer:
        return _drawn(layer, places, replace(files, diagnostics=own.diagnostics), own)

    return context.recall(key, drawn)


def _drawn(layer: Layer, places: Mapping[str, Place], files: Files, context: LoadContext) -> Layer:
    """The layer with its tiles and boundaries.

    Notes tiles that share a square, lie off the grid or name no unit of the layer's day, and provinces of that day
    without a tile.
    """
    on = layer.on
    tiles = []
    taken: dict[tuple[int, ...], str] = {}

    def fits(name: str, square: tuple[int, ...], at: Where) -> bool:
        columns, rows = layer.columns, layer.rows
        if len(square) != 2 or square[0] >= columns or square[1] >= rows:
            context.add("bad-tile", at, place=name, read=list(square), columns=columns, rows=rows)
        elif square in taken:
            context.add("tile-taken", at, place=name, read=list(square), other=taken[square])
        else:
            taken[square] = name
            return True
        return False

    for slug, square in layer.squares.items():
        at = layer.at.key("tiles", slug)
        context.names.refer("place", slug, at)
        if not fits(slug, square, at) or slug not in places:
            continue
        if not any(area.exists_on(on) for area in places[slug].areas):
            context.add("tile-outside-time", at, place=slug, day=on.isoformat())
        column, row = square
        tiles.append(Tile(slug, places[slug].name, column, row))
    units = frozenset(
        slug
        for slug, place in places.items()
        if any(area.exists_on(on) and area.level is Level.PROVINCE for area in place.areas)
    )
    for slug in sorted(units - layer.squares.keys()) if "tiles" not in layer.not_read else ():
        context.add("missing-tile", layer.at.child("tiles"), place=slug, day=on.isoformat())
    for key, one in layer.archipelagos.items():
        if fits(key, one.square, one.at.child("tile")):
            column, row = one.square
            tiles.append(Tile(one.place, one.name, column, row, archipelago=True))
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    return replace(layer, tiles=tuple(tiles), boundaries=_boundaries(layer, units, files, context))


def _boundaries(layer: Layer, units: frozenset[str], files: Files, context: LoadContext) -> Boundaries | None:
    """The shapes of the layer's units, where it names a file of them."""
    if not layer.boundary_file:
        return None
    at = layer.at.child("boundaries")
    if not layer.boundary_credit.vi:
        context.add("boundaries-without-credit", at)
    if not files.has(layer.boundary_file):
        context.add("missing-file", at, read=layer.boundary_file, near="")
        return None
    archipelagos = {key: (one.name, one.place) for key, one in layer.archipelagos.items()}
    return read_boundaries(layer.boundary_file, units, archipelagos, layer.boundary_credit, files)
