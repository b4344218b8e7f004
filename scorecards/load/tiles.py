"""Tile maps: data/tiles.toml to layers."""

from collections.abc import Mapping

from scorecards.load.fields import Collected, Record, Reference
from scorecards.model.places import Layer, Place, Tile


def layer(id: str, record: Record, places: Mapping[str, Place], into: Collected) -> Layer:
    """A record of tiles.toml. Notes tiles that share a square, lie off the grid or name no unit of the layer's day, and
    units of that day without a tile."""
    on = record.day("on")
    assert on is not None
    columns, rows = record.get("columns", int), record.get("rows", int)
    node = record.node.child("tiles")
    tiles = []
    taken: dict[tuple[int, ...], str] = {}
    for slug, square in record.get("tiles", dict).items():
        at = node.child(slug).key_at
        into.references.append(Reference("place", slug, at))
        if len(square) != 2 or square[0] >= columns or square[1] >= rows or square in taken:
            into.add("bad-tile", at, place=slug, columns=columns, rows=rows, other=taken.get(square, "–"))
            continue
        taken[square] = slug
        if slug in places and not any(area.exists_on(on) for area in places[slug].areas):
            into.add("tile-outside-time", at, place=slug, day=on.isoformat())
        if slug in places:
            tiles.append(Tile(slug, places[slug].name, *square))
    for key, one in record.get("archipelagos", dict).items():
        square = one.names("tile")
        if len(square) != 2 or square[0] >= columns or square[1] >= rows or square in taken:
            into.add("bad-tile", one.node.at, place=key, columns=columns, rows=rows, other=taken.get(square, "–"))
            continue
        taken[square] = key
        tiles.append(Tile(one.words("of"), one.text("name"), *square, archipelago=True))
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    return Layer(id, record.text("name"), on, columns, rows, tuple(tiles))
