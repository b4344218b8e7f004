"""Charts, drawn or taken from a store of drawings made earlier.

To draw takes Altair and a renderer, whose start alone takes longer than most builds: they are imported when a chart has
to be drawn. A drawing is kept under everything that it was made from: what the chart shows, the theme's colours and
sizes, the code of this folder and the versions of what it draws with.
"""

import json
from functools import cached_property

from markupsafe import Markup
from msgspec import Struct

from scorecards.charts.specs import ChartSpec
from scorecards.charts.style import ChartStyle, Drawing
from scorecards.store import NO_STORE, Store, key_of

_KIND = "drawing"
_APART = b"\0"
"""Between the parts of an entry: neither XML nor JSON can hold it."""


class Drawings(Struct, frozen=True, dict=True):
    """Draws charts in the style of a theme; asks the store first."""

    style: ChartStyle
    store: Store

    def drawing(self, spec: ChartSpec, id: str) -> Drawing:
        """The chart, the same on every machine and with every store. `id` is as in `draw`."""
        if self.store is NO_STORE:
            return self._draw(spec, id)
        key = key_of((self._made_with, repr(spec), id))
        kept = self.store.get(_KIND, key)
        if kept is not None:
            size, svg, vega = kept.split(_APART)
            return Drawing(Markup(svg.decode()), vega, *json.loads(size))
        made = self._draw(spec, id)
        size = json.dumps((made.width, made.height)).encode()
        self.store.put(_KIND, key, _APART.join((size, made.svg.encode(), made.vega)))
        return made

    def _draw(self, spec: ChartSpec, id: str) -> Drawing:
        from scorecards.charts.draw import draw  # imported here: see above

        return draw(spec, id, self.style)

    @cached_property
    def _made_with(self) -> bytes:
        from scorecards.charts.made_with import drawings_made_with  # with what tells versions of packages

        return drawings_made_with(self.style)
