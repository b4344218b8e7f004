"""Maps: data/tiles.toml to layers."""

from collections.abc import Mapping

from scorecards.load.boundaries import read_boundaries
from scorecards.load.fields import Diagnostics, Record, Reference
from scorecards.load.source import Files
from scorecards.model.places import Boundaries, Layer, Level, Place, Tile
from scorecards.problems import Location


def layer(id: str, record: Record, places: Mapping[str, Place], files: Files, diagnostics: Diagnostics) -> Layer:
    """A record of tiles.toml, with the boundaries that it names.

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
            diagnostics.add("bad-tile", at, place=name, read=list(square), columns=columns, rows=rows)
        elif square in taken:
            diagnostics.add("tile-taken", at, place=name, read=list(square), other=taken[square])
        else:
            taken[square] = name
            return True
        return False

    for slug, square in record.get("tiles", dict).items():
        at = node.child(slug).key_at
        diagnostics.references.append(Reference("place", slug, at))
        if not fits(slug, square, at) or slug not in places:
            continue
        if not any(area.exists_on(on) for area in places[slug].areas):
            diagnostics.add("tile-outside-time", at, place=slug, day=on.isoformat())
        tiles.append(Tile(slug, places[slug].name, *square))
    units = frozenset(
        slug
        for slug, place in places.items()
        if any(area.exists_on(on) and area.level is Level.PROVINCE for area in place.areas)
    )
    for slug in sorted(units - node.value.keys()):
        diagnostics.add("missing-tile", node.at, place=slug, day=on.isoformat())
    for key, one in record.get("archipelagos", dict).items():
        square = one.entries("tile", int)
        if fits(key, square, one.at("tile")):
            column, row = square
            tiles.append(Tile(one.words("of"), one.text("name"), column, row, archipelago=True))
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    boundaries = _boundaries(record, units, files, diagnostics)
    return Layer(id, record.text("name"), on, columns, rows, tuple(tiles), boundaries)


def _boundaries(record: Record, units: frozenset[str], files: Files, diagnostics: Diagnostics) -> Boundaries | None:
    """The shapes of the layer's units, where it names a file of them."""
    if "boundaries" not in record.values:
        return None
    path = f"data/{record.words('boundaries')}"
    if not record.words("boundaries_credit"):
        diagnostics.add("boundaries-without-credit", record.at("boundaries"))
    if not files.has(path):
        diagnostics.add("missing-file", record.at("boundaries"), read=path)
        return None
    archipelagos = {key: (one.text("name"), one.words("of")) for key, one in record.get("archipelagos", dict).items()}
    return read_boundaries(path, units, archipelagos, record.text("boundaries_credit"), files, diagnostics)
