"""Whether a number is of the kind and the unit of an indicator."""

from __future__ import annotations

from functools import lru_cache

from scorecards.analysis.tracing.features import syllables
from scorecards.drafting.counted_things import things_in
from scorecards.drafting.same_words import one_way
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.units import MEASURES, SHARES
from scorecards.vietnamese.values import Quantity, QuantityKind

_PERSONS = frozenset(("thành viên", "cán bộ", "công chức, viên chức", "hội viên", "học sinh"))
"""Units of which "người" is said as well."""
_ALIKE = 0.8
"""The fit of a noun that may well be meant for the unit."""


def unit_fit(quantity: Quantity, indicator: Indicator, *, with_rate: bool) -> float:
    """Whether a number of that kind and unit may be of the indicator: 0 for no, 1 for yes."""
    kind, share = indicator.kind, quantity.unit in SHARES
    match quantity.kind:
        case QuantityKind.CHANGE:
            return 1.0 if kind is IndicatorKind.CHANGE else 0.0
        case QuantityKind.RANK:
            return 1.0 if kind is IndicatorKind.RANK else 0.0
        case QuantityKind.RATIO:
            if kind is IndicatorKind.RANK:
                return 0.6
            if kind in (IndicatorKind.PROGRESS, IndicatorKind.RATE, IndicatorKind.COUNT):
                return _noun_fit(quantity.unit, indicator.unit.vi, called(indicator))
            return 0.0
        case _:
            pass
    if kind in (IndicatorKind.CHANGE, IndicatorKind.RANK, IndicatorKind.PROGRESS):
        return 0.0
    rated = kind is IndicatorKind.RATE or indicator.unit.vi in SHARES
    if share or rated:
        if share and rated:
            return 1.0
        return _noun_fit(quantity.unit, indicator.unit.vi, called(indicator)) if rated and with_rate else 0.0
    return _noun_fit(quantity.unit, indicator.unit.vi, called(indicator))


def own_unit(said: str, own: str) -> str:
    """The indicator's own unit where words have a short or long form of it: "DVC" for "dịch vụ công"; else ""."""
    alike = bool(syllables(own)) and syllables(said) == syllables(own)  # signs such as "%" and "‰" have none
    return own if alike and normal(said) != normal(own) else ""


def counts_alike(unit: str, indicator: Indicator) -> bool:
    """Whether a number that a table gives in a unit is one in the unit of the indicator, as it stands there.

    Not one in thousands or in per mille of it: "2,5" in a row of "nghìn km" is no 2,5 km.
    """
    own = indicator.unit.vi
    if normal(unit) == normal(own) or own_unit(unit, own):
        return True
    if is_scaled(unit) or unit in SHARES or own in SHARES:
        return False
    return _noun_fit(unit, own, called(indicator)) >= _ALIKE


def is_scaled(unit: str) -> bool:
    """Whether a number in a unit is not that many things: "nghìn km", "1.000 đồng"."""
    return any(one.number is None or one.number.value != 2 for one in read_quantities(f"2 {unit}").quantities)


def called(indicator: Indicator) -> str:
    """All that an indicator is called."""
    return ". ".join((indicator.name.vi, *indicator.other_names))


@lru_cache(maxsize=1 << 14)
def _noun_fit(unit: str, own_unit: str, called: str) -> float:
    """1 for its own unit, less for a noun of what it is called, little for another noun, 0 for another measure."""
    if not unit:
        return _ALIKE
    if unit.partition("/")[2] != own_unit.partition("/")[2]:
        return 0.0
    said, own = _joined(one_way(unit)), _joined(one_way(own_unit))
    if own in said or said in own:
        return 1.0
    if unit == "người" and own_unit in _PERSONS:
        return _ALIKE
    if normal(unit) in MEASURES or normal(own_unit) in MEASURES:
        return 0.0
    alike = things_in(one_way(unit)) & things_in(one_way(own_unit))
    return _ALIKE if said in _joined(one_way(called)) or alike else 0.35


def _joined(words: str) -> str:
    return f" {' '.join(syllables(words))} "
