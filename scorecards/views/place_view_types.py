"""What templates receive of units and of the index: maps, versions of a unit, versions of the method."""

from msgspec import Struct

from scorecards.views.view_types import LinkView


class TileLine(Struct, frozen=True):
    """A line of a name in a square."""

    text: str
    is_wide: bool = False
    """Whether its letters have to be drawn narrower to stay in the square."""


class TileView(Struct, frozen=True):
    """A square of a tile map."""

    column: int
    row: int
    short: str
    """Two or three letters that fit the square."""
    name: str
    """Full name; with `detail` the tile's accessible name."""
    lines: tuple[TileLine, ...]
    """The name in two lines, where it fits the square so; else none."""
    detail: str
    """"22 số liệu", "hạng 37", "chưa có số liệu"."""
    tone: int
    """0 for nothing known, then 1 (least) to 4; shown by colour and by `mark`."""
    mark: str
    """What is written under the letters: a rank, a number of figures; "" for nothing known."""
    path: str
    archipelago: bool
    is_range: bool = False
    """Whether the mark is long: a range of ranks, "32–34"."""


class ShapeView(Struct, frozen=True):
    """A unit of a geographic map."""

    name: str
    """Full name; with `detail` the shape's accessible name."""
    detail: str
    tone: int
    """As of its tile."""
    path: str
    drawing: str
    """SVG path data, to be filled by the even-odd rule."""


class GeographyView(Struct, frozen=True):
    """A geographic map: every unit a link, Hoàng Sa and Trường Sa in frames with their names."""

    width: int
    height: int
    letters: int
    """Size of the lettering in units of the drawing."""
    shapes: tuple[ShapeView, ...]
    """From north to south."""
    frames: tuple[tuple[str, tuple[tuple[int, int, str], ...]], ...]
    """SVG path data, and the lines of the name: middle, foot, words."""
    credit: str
    """Whose boundaries they are, under which licence."""


class MapView(Struct, frozen=True):
    """A tile map: every tile a link."""

    id: str
    name: str
    """Whose units: "34 tỉnh, thành phố từ 1/7/2025"."""
    columns: int
    rows: int
    tiles: tuple[TileView, ...]
    legend: tuple[tuple[int, str], ...]
    """Tone and what it means."""
    geography: GeographyView | None = None
    """The same on a geographic map; None where the project has no boundaries."""


class NoticeView(Struct, frozen=True):
    """A sentence about a unit with the units that it names."""

    text: str
    links: tuple[LinkView, ...]


class AreaView(Struct, frozen=True):
    """A version of a unit."""

    name: str
    since: str
    until: str
    """"" while it exists."""
    predecessors: tuple[LinkView, ...]
    successor: LinkView | None
    legal_basis: str


class FrameworkView(Struct, frozen=True):
    """A version of the official index's method."""

    id: str
    name: str
    document: LinkView
    years: str
    note: str
    indices: tuple[tuple[str, str, str, str], ...]
    """Group, name, number of component indicators, points; "" where unknown."""
    pillars: tuple[tuple[str, str, str], ...]
    """Name, number of component indicators, points; pillars overlap and never add up."""
