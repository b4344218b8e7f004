"""Whether a number is of the kind and the unit of an indicator."""

from __future__ import annotations

from functools import lru_cache

from scorecards.analysis.tracing.features import syllables
from scorecards.drafting.counted_things import things_in
from scorecards.drafting.same_words import one_way
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.units import MEASURES
from scorecards.vietnamese.values import Quantity, QuantityKind

SHARES = ("%", "‰")
_PERSONS = frozenset(("thành viên", "cán bộ", "công chức, viên chức", "hội viên", "học sinh"))
"""Units of which "người" is said as well."""


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


def called(indicator: Indicator) -> str:
    """All that an indicator is called."""
    return ". ".join((indicator.name.vi, *indicator.other_names))


@lru_cache(maxsize=1 << 14)
def _noun_fit(unit: str, own_unit: str, called: str) -> float:
    """1 for its own unit, less for a noun of what it is called, little for another noun, 0 for another measure."""
    if not unit:
        return 0.8
    if unit.partition("/")[2] != own_unit.partition("/")[2]:
        return 0.0
    said, own = _joined(one_way(unit)), _joined(one_way(own_unit))
    if own in said or said in own:
        return 1.0
    if unit == "người" and own_unit in _PERSONS:
        return 0.8
    if normal(unit) in MEASURES or normal(own_unit) in MEASURES:
        return 0.0
    alike = things_in(one_way(unit)) & things_in(one_way(own_unit))
    return 0.8 if said in _joined(one_way(called)) or alike else 0.35


def _joined(words: str) -> str:
    return f" {' '.join(syllables(words))} "
