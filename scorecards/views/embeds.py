"""Charts for other pages: the code of a frame, and pictures. Both need the whole address of the site."""

from html import escape

from scorecards.addresses import paths
from scorecards.charts.chart_picture import Marks, chart_svg, marks_of
from scorecards.charts.style import WIDTH, Drawing
from scorecards.charts.text_metrics import lines
from scorecards.inputs.chart_files import ChartFile
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.vietnamese import formatting
from scorecards.views.view_types import DataFile, EmbedView, LinkView

NARROWEST, WIDEST = 280, 400
"""Of a frame, in pixels. What stands in it is set out by `static/embed.css` of the theme, whose sizes these are:"""
_SIDES, _ENDS = 2 * 17, 2 * 13
_TITLE, _TITLE_LEADING = 17, 24
_NOTE, _NOTE_LEADING = 14, 21
_GAPS = 12 + 8
_LINK = 44
_SPARE = 4

_FALLBACK = ", 'Noto Sans', 'Segoe UI', sans-serif"
_PIXELS = 2
"""Of a PNG for each of the page's, so that it is sharp in print and on phones."""


def embed_view(
    chart: ChartFile, drawing: Drawing, source: str, notes: tuple[str, ...], inputs: PageInputs
) -> EmbedView | None:
    """A chart as other pages take it; None where the address of the site is not known.

    `source` is what stands under it in a frame, `notes` under it in a picture.
    """
    base = inputs.base
    marks = marks_of(drawing.svg) if base.absolute else None
    if marks is None:
        return None
    path = paths.embed(chart.id)
    height = frame_height(chart.title, source, marks)
    code = (
        f'<iframe src="{escape(base.full(path))}" title="{escape(chart.title)}" width="100%" height="{height}"'
        f' style="max-width:{WIDEST}px;border:0" loading="lazy"></iframe>'
    )
    below = (*notes, base.full(chart.page))
    return EmbedView(path, code, source, chart.page, _pictures(chart.id, chart.title, below, marks, inputs))


def frame_height(title: str, source: str, marks: Marks) -> int:
    """Pixels that a frame of any width from `NARROWEST` to `WIDEST` needs, so that none scrolls."""
    return max(_height(width, title, source, marks) for width in range(NARROWEST, WIDEST + 1, 20))


def _height(width: int, title: str, source: str, marks: Marks) -> int:
    room = width - _SIDES
    words = len(lines(title, _TITLE, room)) * _TITLE_LEADING + len(lines(source, _NOTE, room)) * _NOTE_LEADING
    return round(_ENDS + words + marks.height * room / max(marks.width, WIDTH) + _GAPS + _LINK + _SPARE)


def _pictures(id: str, title: str, notes: tuple[str, ...], marks: Marks, inputs: PageInputs) -> tuple[DataFile, ...]:
    style = inputs.charts.style
    svg = chart_svg(title, notes, marks, style, font=style.font + _FALLBACK)
    large = chart_svg(title, notes, marks, style, scale=_PIXELS)
    return (_picture(id, "svg", svg.encode(), inputs), _picture(id, "png", inputs.pictures.png(large), inputs))


def _picture(id: str, ending: str, content: bytes, inputs: PageInputs) -> DataFile:
    path = paths.chart_picture(id, inputs.language, ending)
    size = formatting.bytes_size(len(content), inputs.language)
    return DataFile(LinkView(ending.upper(), path), size, "", Output(path.lstrip("/"), content, "data/"))
