"""Maps of values: the units of one day as squares, those that compare toned by their figures.

Classes are of equal width from the least to the greatest value, so that units far apart are never of one tone; the
legend names the values that each class really has. Source: T. A. Slocum and others, "Thematic Cartography and
Geovisualization", chapter on data classification, equal intervals.
"""

from collections.abc import Mapping
from decimal import Decimal

from scorecards.analysis.status.across import Across, Measurand
from scorecards.analysis.status.known_days import known_day
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Better
from scorecards.model.observations import Observation
from scorecards.model.values import size
from scorecards.views.figures import figure
from scorecards.views.maps import Tone, layer_of, tile_map
from scorecards.views.place_view_types import MapView

LEAST = 4
"""Units that have to compare for a map to say more than their names."""
CLASSES = 4
_LONGEST_MARK = 5
"""Characters of a value that fit a square; of a longer one, or one with a word before it ("gần"), the square has none,
and its title says it."""


def value_map(of: Measurand, found: Across, inputs: PageInputs) -> MapView | None:
    """The map of an indicator's values; None where fewer than `LEAST` units compare, all are equal, or no map fits."""
    ranked = {one.observation.place: one.observation for one in found.placed}
    sizes = {slug: value for slug, one in ranked.items() if (value := size(one.value)) is not None}
    days = [day for one in ranked.values() if (day := known_day(one, inputs.project.documents).day)]
    layer = layer_of(max(days), inputs) if days else None
    if layer is None or len(sizes) < LEAST or len(set(sizes.values())) < 2:
        return None
    tones = classes(sizes, of.indicator.better)
    apart = {one.place: one for one in (*found.other_time, *found.no_date)}

    def tone(slug: str) -> Tone:
        if slug in sizes:
            view = figure(ranked[slug], inputs)
            mark = view.number if len(view.number) <= _LONGEST_MARK and not view.qualifier else ""
            return tones[slug], mark, f"{view.text}, {view.period}"
        if slug in apart:
            view = figure(apart[slug], inputs)
            return 0, "", inputs.words("map.apart", text=view.text, period=view.period)
        return 0, "", inputs.words("map.no-figures")

    legend = tuple(
        (number, _span([ranked[slug] for slug in ranked if tones[slug] == number], inputs))
        for number in sorted(set(tones.values()), reverse=True)
    )
    return tile_map(layer, f"ban-do-{of.id}", tone, (*legend, (0, inputs.words("map.no-value"))), inputs)


def classes(sizes: Mapping[str, Decimal], better: Better) -> Mapping[str, int]:
    """The tone of each value, 4 for the best (the greatest where neither way is better), 1 for the other end.

    The range is cut into four parts of equal width; a value on a cut belongs to the part of greater values.
    """
    low, high = min(sizes.values()), max(sizes.values())
    if better is Better.LOWER:
        return {slug: CLASSES - min(CLASSES - 1, _part(value - low, high - low)) for slug, value in sizes.items()}
    return {slug: 1 + min(CLASSES - 1, _part(value - low, high - low)) for slug, value in sizes.items()}


def _part(distance: Decimal, whole: Decimal) -> int:
    """In which of the parts a distance ends, 0 first."""
    return int(distance * CLASSES / whole) if whole else 0


def _span(members: list[Observation], inputs: PageInputs) -> str:
    """ "42,13–42,92%", "trên 42% – gần 45%"; one value alone as it is."""
    ordered = sorted(members, key=lambda one: size(one.value) or Decimal(0))
    low, high = (figure(one, inputs) for one in (ordered[0], ordered[-1]))
    if low.text == high.text:
        return high.text
    return f"{low.text} – {high.text}" if low.qualifier or high.qualifier else f"{low.number}–{high.text}"
