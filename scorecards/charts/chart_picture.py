"""A chart as a picture that stands alone: on its sheet, in colours of its own, naming the typeface of its words."""

import re
from collections.abc import Iterable

from msgspec import Struct

from scorecards.charts.sheet import sheet
from scorecards.charts.style import ChartStyle
from scorecards.charts.text_metrics import clean
from scorecards.output.xml_text import escaped, quoted

PAPER = "#ffffff"
"""White: documents and pages that take a picture are."""
_COLOUR = re.compile(r"var\(--[a-z0-9-]+,(#[0-9a-fA-F]{3,8})\)")
_ROOT = re.compile(r"<svg\b[^>]*?viewBox=\"0 0 ([\d.]+) ([\d.]+)\"[^>]*>")


class Marks(Struct, frozen=True):
    """What a drawing of a page holds, its colours as they are in the light scheme."""

    svg: str
    """The elements within its `<svg>`."""
    width: float
    """In pixels, as `height`."""
    height: float


def marks_of(drawing: str) -> Marks | None:
    """The marks of a drawing as `draw` makes it; None for what is none."""
    found = _ROOT.search(drawing)
    if found is None:
        return None
    inner = _COLOUR.sub(r"\1", drawing[found.end() : drawing.rindex("</svg>")])
    return Marks(inner, float(found[1]), float(found[2]))


def chart_svg(title: str, notes: Iterable[str], marks: Marks, style: ChartStyle, scale: int = 1, font: str = "") -> str:
    """The picture: title above, notes below; `scale` times as large as a page shows it.

    `font` is what the words are set in, as CSS names it; "" for the theme's own family alone.
    """
    laid = sheet(title, notes, marks.width, marks.height)
    size = (
        f'width="{laid.width * scale:g}" height="{laid.height * scale:g}" viewBox="0 0 {laid.width:g} {laid.height:g}"'
    )
    words = "".join(
        f'<text x="{line.x:g}" y="{line.y:g}" font-size="{line.size}" font-weight="{line.weight}"'
        f' fill="{style.colours[line.shade]}">{escaped(line.text)}</text>'
        for line in laid.lines
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family={quoted(font or style.font)}>'
        f'<title>{escaped(clean(title))}</title><rect width="100%" height="100%" fill="{PAPER}"/>{words}'
        f'<g transform="translate({laid.left:g} {laid.top:g})" font-size="{style.scale.size:g}">{marks.svg}</g></svg>'
    )
