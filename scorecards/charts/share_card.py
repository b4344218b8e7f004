"""The picture of a shared page, 1200 by 630 pixels: what it is about, its figure in large, and its chart or map."""

import re
from collections.abc import Iterator

from msgspec import Struct

from scorecards.charts.chart_picture import marks_of
from scorecards.charts.style import BOLD, REGULAR, ChartStyle
from scorecards.charts.text_metrics import clean, lines, width
from scorecards.output.xml_text import escaped, quoted

WIDTH, HEIGHT = 1200, 630
"""The size that link previews are laid out for, by the Open Graph protocol's custom."""

_MARGIN = 64
_BESIDE = 440
"""Width of the chart or map at the right."""
_GAP = 48
_LEAST_MARK = 10
"""Size of letters below which a square goes without."""
_FOOT = 44
"""Height of the line that names the site."""
_ELLIPSIS = "…"


class CardTile(Struct, frozen=True):
    """A square of a map."""

    column: int
    row: int
    tone: int
    """From 0, nothing known, to 4."""
    mark: str
    """What is written in it: a rank."""


class ShareCard(Struct, frozen=True):
    """What the picture of a shared page shows."""

    title: str
    large: str = ""
    """The figure that the page is about, in a few letters: "7/34"."""
    label: str = ""
    """What that figure is: "Xếp hạng chuyển đổi số năm 2024"."""
    text: str = ""
    """A sentence or two; what does not fit is left off at a word."""
    chart: str = ""
    """A drawing as it stands in the page, shown at the right."""
    tiles: tuple[CardTile, ...] = ()
    """A map, shown at the right where there is no chart."""


def card_svg(card: ShareCard, site: str, address: str, style: ChartStyle) -> str:
    """The picture as SVG, in the light scheme of the theme; `site` and `address` stand at its foot."""
    beside = "".join(_chart(card.chart, style) if card.chart else _tiles(card.tiles, style))
    room = WIDTH - 2 * _MARGIN - (_BESIDE + _GAP if beside else 0)
    paper, accent = style.colours["paper"], style.colours["accent"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f" font-family={quoted(style.font)}>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{paper}"/><rect width="{WIDTH}" height="12" fill="{accent}"/>'
        f"{''.join(_words(card, room, style))}{beside}{''.join(_foot(site, address, style))}</svg>"
    )


def _words(card: ShareCard, room: float, style: ChartStyle) -> Iterator[str]:
    ink, muted, accent = (style.colours[name] for name in ("ink", "muted", "accent"))
    end = HEIGHT - _FOOT - 56
    y = float(_MARGIN + 12)
    size, most = (60.0, 2) if card.large or card.text else (72.0, 4)
    if width(card.title, size) > room * most * 0.9:
        size, most = (44.0, 4)
    for line in _fitting(card.title, size, room, most):
        y += size * 1.2
        yield _text(line, _MARGIN, y, size, ink, BOLD)
    if card.label:
        for line in _fitting(card.label, 30, room, 2):
            y += 44
            yield _text(line, _MARGIN, y, 30, muted, REGULAR)
    if card.large:
        size = min(170.0, 170 * room / max(width(card.large, 170), 1), max(48.0, (end - y) / 1.02))
        y += size * 1.02
        yield _text(card.large, _MARGIN, y, size, accent, BOLD)
        y += 14
    y += 18
    most = max(0, int((end - y) // 42))
    for line in _fitting(_shortened(card.text, 30, room, most), 30, room, most):
        y += 42
        yield _text(line, _MARGIN, y, 30, ink, REGULAR)


def _foot(site: str, address: str, style: ChartStyle) -> Iterator[str]:
    y = HEIGHT - 36
    wide, shade = WIDTH - 2 * _MARGIN, style.colours["line"]
    yield f'<rect x="{_MARGIN}" y="{y - _FOOT}" width="{wide}" height="2" fill="{shade}"/>'
    yield _text(site, _MARGIN, y, 26, style.colours["ink"], BOLD)
    shown = re.sub(r"^https?://|/$", "", address)
    if width(site, 26) + width(shown, 24) + _GAP < WIDTH - 2 * _MARGIN:
        yield _text(shown, WIDTH - _MARGIN, y, 24, style.colours["muted"], REGULAR, "end")


def _chart(drawing: str, style: ChartStyle) -> Iterator[str]:
    """The drawing of a page with its colours as they are in the light scheme; as large as fits."""
    marks = marks_of(drawing)
    if marks is None:
        return
    wide, high = marks.width, marks.height
    scale = min(_BESIDE / wide, (HEIGHT - 2 * _MARGIN - _FOOT - 12) / high)
    x = WIDTH - _MARGIN - wide * scale
    y = (HEIGHT - _FOOT - high * scale) / 2
    size = f'font-size="{style.scale.size:g}"'
    yield f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.3f})" {size}>{marks.svg}</g>'


def _tiles(tiles: tuple[CardTile, ...], style: ChartStyle) -> Iterator[str]:
    if not tiles:
        return
    columns, rows = (max(getattr(tile, name) for tile in tiles) for name in ("column", "row"))
    step = min(_BESIDE / columns, (HEIGHT - 2 * _MARGIN - _FOOT) / rows)
    left, top = WIDTH - _MARGIN - columns * step, (HEIGHT - _FOOT - rows * step) / 2
    for tile in tiles:
        x, y = left + (tile.column - 1) * step, top + (tile.row - 1) * step
        stroke = f' stroke="{style.colours["neutral"]}"' if tile.tone == 0 else ""
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{step - 4:.1f}" height="{step - 4:.1f}"'
            f' fill="{style.colours[f"tone-{tile.tone}"]}"{stroke}/>'
        )
        size = min(step * 0.42, step * 0.42 * (step - 8) / max(width(tile.mark, step * 0.42), 1))
        if size < _LEAST_MARK:
            continue
        shade = style.colours["paper" if tile.tone > 2 else "ink"]
        yield _text(tile.mark, x + step / 2 - 2, y + step / 2 + size * 0.3, size, shade, BOLD, "middle")


def _shortened(words: str, size: float, room: float, most: int) -> str:
    """A sentence without the last of its clauses, as many as do not fit; the whole where not even the first fits."""
    clauses = words.split("; ")
    for count in range(len(clauses), 0, -1):
        kept = "; ".join(clauses[:count]) + ("" if count == len(clauses) else ".")
        if len(lines(kept, size, room)) <= most:
            return kept
    return words


def _fitting(words: str, size: float, room: float, most: int) -> list[str]:
    """The words in at most so many lines, an ellipsis where some are left off."""
    found = lines(words, size, room)
    if len(found) <= most or most < 1:
        return found[:most]
    last = found[most - 1]
    while last and width(last + _ELLIPSIS, size) > room:
        last = last.rpartition(" ")[0]
    return [*found[: most - 1], last.rstrip(" ,;:.") + _ELLIPSIS]


def _text(words: str, x: float, y: float, size: float, shade: str, weight: int, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="{weight}" fill="{shade}"'
        f' text-anchor="{anchor}">{escaped(clean(words))}</text>'
    )
