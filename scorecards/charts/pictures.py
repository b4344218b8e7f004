"""Drawings as PNG, taken from the store where one has been made before."""

from functools import cached_property

from msgspec import Struct

from scorecards.charts.style import ChartStyle
from scorecards.store import NO_STORE, Store, key_of

_KIND = "picture"


class Pictures(Struct, frozen=True, dict=True):
    """Makes pixels of SVG with the typeface of a theme alone."""

    style: ChartStyle
    store: Store

    def png(self, svg: str) -> bytes:
        """The picture, of the size that the SVG says. It must name no other typeface than the theme's."""
        if self.store is NO_STORE:
            return self._painted(svg)
        key = key_of((self._made_with, svg))
        kept = self.store.get(_KIND, key)
        if kept is not None:
            return kept
        made = self._painted(svg)
        self.store.put(_KIND, key, made)
        return made

    def _painted(self, svg: str) -> bytes:
        from scorecards.charts.pixels import pixels  # with Pillow, which takes long to start

        return pixels(svg, self.style.font_folder)

    @cached_property
    def _made_with(self) -> bytes:
        from scorecards.charts.made_with import pictures_made_with  # with what tells versions of packages

        return pictures_made_with(self.style)
