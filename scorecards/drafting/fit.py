"""How well the words around a quantity fit an indicator: a score from 0 to 1, made of parts that can be looked at.

- `said`: how much of what the indicator is called stands around the quantity, each syllable and pair weighed by how few
  indicators have it and by how near it stands (the weights of tracing, see `tracing.context`).
- `beside`: how much of its definition and denominator does.
- `unit`: whether the number is of the kind and the unit of the indicator.
- `counted`: whether the things that are counted are the same: a share of villages is none of communes.
- `other`: how much of the quantity's own words other indicators have and this one has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.features import features, rarity, syllables
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.drafting.same_words import with_meanings
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.values import Quantity, QuantityKind

_SHARES = ("%", "‰")
_THINGS = (
    "thôn, bản, xóm, ấp, khóm, buôn, làng, tổ dân phố",
    "xã, phường, thị trấn",
    "huyện, quận, thị xã",
    "khu dân cư, khu vực dân cư",
    "hộ, gia đình",
    "dân số, người dân, người trưởng thành, công dân, dân",
    "doanh nghiệp, hợp tác xã, hộ kinh doanh",
    "thuê bao",
    "hồ sơ",
    "trường, trường học, cơ sở giáo dục",
    "học sinh",
    "cán bộ, công chức, viên chức",
    "cơ quan, đơn vị, sở",
    "văn bản",
    "sản phẩm",
)
"""What shares are of and what is counted, by meaning."""
_THING = {word.strip(): number for number, line in enumerate(_THINGS) for word in line.split(",")}
_THING_WORD = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(_THING, key=len, reverse=True)))
_NEGATED = re.compile(r"(?<!\w)(?:chưa|không|trắng|lõm|thiếu)(?!\w)")

SAID, BESIDE = 0.85, 0.15
WRONG_THING, WRONG_SENSE = 0.55, 0.6
OTHERS = 0.35
"""What counts against a fit: another thing is counted; one speaks of what is and the other of what is not; words of
other indicators."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a quantity may be of."""

    indicator: str
    score: float
    """From 0 to 1; above `PROPOSED` it is proposed."""


PROPOSED = 0.5
"""The score from which an indicator is proposed: below it a person chooses, and none is better than a wrong one."""
LISTED = 0.15
"""The score from which an indicator is among the runners-up."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One way of calling an indicator."""

    weights: Mapping[str, float]
    """Its features and how rare each is."""
    total: float


@dataclass(frozen=True)
class Known:
    """An indicator by its words."""

    indicator: Indicator
    names: tuple[_Name, ...]
    beside: Mapping[str, float]
    words: frozenset[str]
    """Every feature that it goes by."""
    things: frozenset[int]
    negated: bool


@dataclass
class IndicatorWords:
    """The indicators of a project, ready to be fitted."""

    index: FigureIndex

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """What each feature weighs among what the indicators are called."""
        return rarity(
            frozenset(with_meanings(dict.fromkeys(features(". ".join((one.name.vi, *one.other_names))), 1.0)))
            for one in self.index.project.indicators.values()
        )

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """Every indicator by its words, in the order of the data."""
        return tuple(map(self._known, self.index.project.indicators.values()))

    def _known(self, one: Indicator) -> Known:
        names = tuple(self._name(words) for words in (one.name.vi, *one.other_names))
        beside = with_meanings(self.index.subject_words[one.id])
        own = {feature for name in names for feature in name.weights}
        called = normal(". ".join((one.name.vi, *one.other_names)))
        return Known(
            one,
            names,
            {feature: weight for feature, weight in beside.items() if feature not in own},
            frozenset(beside) | own,
            things_in(called) or things_in(normal(one.denominator.vi)),
            bool(_NEGATED.search(called)),
        )

    def _name(self, words: str) -> _Name:
        weights = {feature: self.rarity.get(feature, 1.0) for feature in features(words)}
        return _Name(weights, sum(weights.values()))

    def fit(self, quantity: Quantity, context: NumberContext, *, with_rate: bool) -> list[Candidate]:
        """The indicators that a quantity may be of, the likeliest first. `with_rate`: its rate stands right behind."""
        weights = with_meanings(context.weights)
        own = features(context.own)
        things, negated = things_in(normal(context.own)), bool(_NEGATED.search(normal(context.own)))
        found = []
        for one in self.known:
            unit = unit_fit(quantity, one.indicator, with_rate=with_rate)
            if not unit:
                continue
            said = max((_share(name, weights) for name in one.names), default=0.0)
            beside = sum(min(1.0, weights.get(f, 0.0)) * w for f, w in one.beside.items()) / 3
            score = unit * (SAID * said + BESIDE * min(1.0, beside))
            if things and one.things and not things & one.things:
                score *= WRONG_THING
            if negated != one.negated:
                score *= WRONG_SENSE
            score *= 1 - OTHERS * self._of_others(own, one)
            if score >= LISTED:
                found.append(Candidate(one.indicator.id, round(score, 2)))
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.indicator))

    def _of_others(self, own: Iterable[str], one: Known) -> float:
        """How much of the own words, as far as indicators are called by them, this one has not."""
        known = {feature: self.rarity[feature] for feature in own if feature in self.rarity}
        total = sum(known.values())
        return sum(w for feature, w in known.items() if feature not in one.words) / total if total else 0.0


def _share(name: _Name, weights: Mapping[str, float]) -> float:
    said = sum(weight * min(1.0, weights.get(feature, 0.0)) for feature, weight in name.weights.items())
    return said / name.total if name.total else 0.0


def things_in(words: str) -> frozenset[int]:
    """The meanings of the things that normalised words name."""
    return frozenset(_THING[found[0]] for found in _THING_WORD.finditer(words))


def unit_fit(quantity: Quantity, indicator: Indicator, *, with_rate: bool) -> float:
    """Whether a number of that kind and unit may be of the indicator: 0 for no, 1 for yes."""
    kind, share = indicator.kind, quantity.unit in _SHARES
    match quantity.kind:
        case QuantityKind.CHANGE:
            return 1.0 if kind is IndicatorKind.CHANGE else 0.0
        case QuantityKind.RANK:
            return 1.0 if kind is IndicatorKind.RANK else 0.0
        case QuantityKind.RATIO:
            if kind is IndicatorKind.RANK:
                return 0.6
            if kind in (IndicatorKind.PROGRESS, IndicatorKind.RATE, IndicatorKind.COUNT):
                return _noun_fit(quantity.unit, indicator)
            return 0.0
        case _:
            pass
    if kind in (IndicatorKind.CHANGE, IndicatorKind.RANK, IndicatorKind.PROGRESS):
        return 0.0
    rated = kind is IndicatorKind.RATE or indicator.unit.vi in _SHARES
    if share or rated:
        if share and rated:
            return 1.0
        return _noun_fit(quantity.unit, indicator) if rated and with_rate else 0.0
    return _noun_fit(quantity.unit, indicator)


def _noun_fit(unit: str, indicator: Indicator) -> float:
    """1 for the indicator's own unit, less for a noun of its name, little for another."""
    if not unit:
        return 0.8
    said, own = _joined(unit), _joined(indicator.unit.vi)
    if own in said or said in own:
        return 1.0
    called = _joined(". ".join((indicator.name.vi, *indicator.other_names)))
    if said in called or things_in(normal(unit)) & things_in(normal(indicator.unit.vi)):
        return 0.9
    return 0.45


def _joined(words: str) -> str:
    return f" {' '.join(syllables(words))} "
