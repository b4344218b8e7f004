"""Tile maps: data/tiles.toml to layers."""

from collections.abc import Mapping

from scorecards.load.fields import Collected, Record, Reference
from scorecards.model.places import Layer, Level, Place, Tile
from scorecards.problems import Location


def layer(id: str, record: Record, places: Mapping[str, Place], into: Collected) -> Layer:
    """A record of tiles.toml.

    Notes tiles that share a square, lie off the grid or name no unit of the layer's day, and provinces of that day
    without a tile.
    """
    on = record.day("on")
    assert on is not None
    columns, rows = record.get("columns", int), record.get("rows", int)
    node = record.node.child("tiles")
    tiles = []
    taken: dict[tuple[int, ...], str] = {}

    def fits(name: str, square: tuple[int, ...], at: Location) -> bool:
        if len(square) != 2 or square[0] >= columns or square[1] >= rows:
            into.add("bad-tile", at, place=name, read=list(square), columns=columns, rows=rows)
        elif square in taken:
            into.add("tile-taken", at, place=name, read=list(square), other=taken[square])
        else:
            taken[square] = name
            return True
        return False

    for slug, square in record.get("tiles", dict).items():
        at = node.child(slug).key_at
        into.references.append(Reference("place", slug, at))
        if not fits(slug, square, at) or slug not in places:
            continue
        if not any(area.exists_on(on) for area in places[slug].areas):
            into.add("tile-outside-time", at, place=slug, day=on.isoformat())
        tiles.append(Tile(slug, places[slug].name, *square))
    for slug, place in places.items():
        on_map = any(area.exists_on(on) and area.level is Level.PROVINCE for area in place.areas)
        if on_map and slug not in node.value:
            into.add("missing-tile", node.at, place=slug, day=on.isoformat())
    for key, one in record.get("archipelagos", dict).items():
        square = one.entries("tile", int)
        if fits(key, square, one.at("tile")):
            column, row = square
            tiles.append(Tile(one.words("of"), one.text("name"), column, row, archipelago=True))
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    return Layer(id, record.text("name"), on, columns, rows, tuple(tiles))
