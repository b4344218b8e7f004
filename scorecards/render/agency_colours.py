"""The colours that an agency puts in place of the theme's accent, and shades of them that can be read."""

import colorsys
from collections.abc import Iterable, Mapping, MutableMapping

from scorecards.model.project import Site
from scorecards.problems import Diagnostics
from scorecards.render.theme_checks import LEAST_CONTRAST, contrast

_BESIDE = ("paper", "surface", "accent-ink")
"""Tokens that the accent has to stand out from: what it is written on, and what is written on it."""


def put_agency_colours(colours: Mapping[str, MutableMapping[str, str]], site: Site, diagnostics: Diagnostics) -> None:
    """Puts the site's colours in place of the accents of the light and the dark scheme.

    One that cannot be read is noted with its contrast and the nearest shade that can. Where settings give no colour for
    the dark scheme it gets that shade of the light one's; the scheme of high contrast keeps its own.
    """
    chosen = {"light": (site.colour, "colour"), "dark": (site.colour_dark, "colour_dark")}
    for scheme, (colour, key) in chosen.items():
        tokens = colours.get(scheme, {})
        beside = [tokens[token] for token in _BESIDE if token in tokens]
        if not (colour or site.colour) or "accent" not in tokens or not beside:
            continue
        near = readable_shade(colour or site.colour, beside)
        if colour and near != colour:
            ratio = min(contrast(colour, one) for one in beside)
            diagnostics.add("agency-colour", site.at.child(key), read=colour, ratio=f"{ratio:.1f}", near=near)
        tokens["accent"] = near


def readable_shade(colour: str, beside: Iterable[str]) -> str:
    """The nearest shade of a colour, darker or lighter, that stands out from all of the others by LEAST_CONTRAST.

    The colour itself where it does; its hue and saturation (HLS) are kept. There is one in a theme that can be read.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    others = tuple(beside)

    def shade(level: int) -> str:
        parts = colorsys.hls_to_rgb(hue, level / 255, saturation)
        return "#" + "".join(f"{round(part * 255):02x}" for part in parts)

    tried = (colour, *map(shade, sorted(range(256), key=lambda level: abs(level / 255 - lightness))))
    return next((one for one in tried if all(contrast(one, other) >= LEAST_CONTRAST for other in others)), colour)
