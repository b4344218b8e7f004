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
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from scorecards.analysis.tracing.features import STOP, features, rarity, syllables
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.drafting.same_words import meant, one_way, with_meanings
from scorecards.drafting.surroundings import PEOPLE, Surroundings, networks_in, things_in, words_of_things
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.units import MEASURES
from scorecards.vietnamese.values import Quantity, QuantityKind

_SHARES = ("%", "‰")
_OF_AMOUNTS = frozenset(("mức", "tổng", "lượng", "hạng", "loại", "lượt", "điểm", "nhóm"))
"""Words that say how something is counted and not what."""
_BRACKETED = re.compile(r" ?\([^()]*\)")
"""What a name explains in brackets need not be said."""
_NEGATED = re.compile(r"(?<!\w)(?:chưa|không (?!dùng tiền|tiền)|trắng|lõm|thiếu)(?!\w)")

SAID, BESIDE = 0.85, 0.15
WRONG_THING, OTHER_PEOPLE, WRONG_SENSE, OF_PLAN = 0.4, 0.7, 0.6, 0.3
OTHER_NETWORK, ONE_OF_NETWORKS, NO_NETWORK = 0.4, 0.7, 0.6
OTHERS, NO_CORE, ENOUGH = 0.35, 0.55, 0.3
NO_RAREST, _RAREST = 0.7, 0.95
"""What counts against a fit: another thing is counted; one speaks of what is and the other of what is not; words of
other indicators; no two words that its name puts side by side are said near."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a quantity may be of."""

    indicator: str
    score: float
    """From 0 to 1; above `PROPOSED` it is proposed."""


PROPOSED = 0.5
"""The score from which an indicator is proposed: below it a person chooses, and none is better than a wrong one."""
LISTED = 0.15
"""The fit from which an indicator is among the runners-up."""
AHEAD, MOST_AHEAD, TOO_NEAR, UNSURE = 0.6, 0.25, 0.03, 0.49
"""A fit is surer by this share where it is far ahead of the next one, less where it is nearer; of two that are too near
one another none is proposed."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One way of calling an indicator."""

    weights: Mapping[str, float]
    """Its features and how rare each is."""
    total: float
    core: Mapping[str, float]
    """Those of them that are pairs of telling words, single ones where it has none, and no mere names of what is
    counted."""
    rarest: frozenset[str]
    """The single words that the fewest indicators have: what sets it apart."""


@dataclass(frozen=True)
class KnownIndicator:
    """An indicator by its words."""

    indicator: Indicator
    names: tuple[_Name, ...]
    beside: Mapping[str, float]
    words: frozenset[str]
    """Every feature that it goes by."""
    networks: frozenset[str]
    """The generations of mobile networks in its name."""
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
            meant(". ".join((one.name.vi, *one.other_names))) for one in self.index.project.indicators.values()
        )

    @cached_property
    def known(self) -> tuple[KnownIndicator, ...]:
        """Every indicator by its words, in the order of the data."""
        return tuple(map(self._known, self.index.project.indicators.values()))

    def _known(self, one: Indicator) -> KnownIndicator:
        without = _BRACKETED.sub("", one.name.vi)
        names = tuple(self._name(words) for words in dict.fromkeys((one.name.vi, without, *one.other_names)))
        beside = with_meanings(self.index.subject_words[one.id])
        own = {feature for name in names for feature in name.weights}
        called = one_way(_called(one))
        return KnownIndicator(
            one,
            names,
            {feature: weight for feature, weight in beside.items() if feature not in own},
            frozenset(beside) | own,
            networks_in(one.name.vi),
            things_in(called) or things_in(one_way(one.denominator.vi)),
            bool(_NEGATED.search(called)),
        )

    def _name(self, words: str) -> _Name:
        weights = {feature: self.rarity.get(feature, 1.0) for feature in features(one_way(words))}
        things = features(" . ".join(words_of_things()))
        pairs = {f: w for f, w in weights.items() if " " in f and f not in things and not set(f.split()) & STOP}
        singles = {f: w for f, w in weights.items() if " " not in f and f not in things and f not in _OF_AMOUNTS}
        top = _RAREST * max(singles.values(), default=0.0)
        rarest = frozenset(feature for feature, weight in singles.items() if weight >= top)
        return _Name(weights, sum(weights.values()), pairs or singles, rarest)

    def fit(self, quantity: Quantity, around: Surroundings, *, with_rate: bool) -> tuple[Candidate, ...]:
        """The indicators that a quantity may be of, the likeliest first. `with_rate`: its rate stands right behind."""
        found = [(fit, one) for one in self.known if (fit := self._fit(quantity, around, one, with_rate)) >= LISTED]
        found.sort(key=lambda pair: (-pair[0], pair[1].indicator.id))
        made = [Candidate(one.indicator.id, round(min(1.0, fit), 2)) for fit, one in found]
        if found:
            first, best = found[0]
            after = found[1][0] if len(found) > 1 else 0.0
            tied = first - after < TOO_NEAR or any(_says_both(best, other, around) for _, other in found[1:])
            sure = first * (1 + AHEAD * min(1.0, (first - after) / MOST_AHEAD))
            sure = min(sure, UNSURE) if tied else min(1.0, sure)
            made = [replace(one, score=min(one.score, round(sure, 2))) for one in made]
            made[0] = Candidate(best.indicator.id, round(sure, 2))
        return tuple(made)

    def _fit(self, quantity: Quantity, around: Surroundings, one: KnownIndicator, with_rate: bool) -> float:
        unit = unit_fit(quantity, one.indicator, with_rate=with_rate)
        if not unit:
            return 0.0
        said = max((_share(name, around) for name in one.names), default=0.0)
        beside = sum(min(1.0, around.weights.get(f, 0.0)) * w for f, w in one.beside.items()) / 3
        fit = unit * (SAID * said + BESIDE * min(1.0, beside))
        if around.things and one.things and not around.things & one.things:
            people = around.things <= PEOPLE and one.things & PEOPLE
            fit *= OTHER_PEOPLE if people else WRONG_THING
        if around.negated != one.negated:
            fit *= WRONG_SENSE
        if around.of_plan:
            fit *= OF_PLAN
        fit *= _network_fit(around.networks, one.networks)
        return fit * (1 - OTHERS * self._of_others(around.own, one))

    def _of_others(self, own: Iterable[str], one: KnownIndicator) -> float:
        """How much of the own words, as far as indicators are called by them, this one has not."""
        known = {feature: self.rarity[feature] for feature in own if feature in self.rarity}
        total = sum(known.values())
        return sum(w for feature, w in known.items() if feature not in one.words) / total if total else 0.0


def _says_both(one: KnownIndicator, other: KnownIndicator, around: Surroundings) -> bool:
    """Whether the words say all of two names, of which each has what the other has not: "thôn trắng sóng, lõm sóng"."""
    mine, theirs = (_syllables(max(known.names, key=lambda n: _share(n, around))) for known in (one, other))
    return bool(mine - theirs and theirs - mine) and mine | theirs <= around.own


def _syllables(name: _Name) -> frozenset[str]:
    return frozenset(feature for feature in name.weights if " " not in feature)


def _network_fit(said: frozenset[str], own: frozenset[str]) -> float:
    """Whether the generations of mobile networks are those of the indicator: a 5G station is none of 2G, 3G, 4G."""
    if not said:
        return NO_NETWORK if len(own) == 1 else 1.0
    if not own:
        return ONE_OF_NETWORKS if len(said) == 1 else 1.0
    if not said <= own:
        return OTHER_NETWORK
    return 1.0 if said == own else ONE_OF_NETWORKS


def _share(name: _Name, around: Surroundings) -> float:
    """How much of a name is said around a quantity; less where none or little of its core is said near."""
    if not name.total:
        return 0.0
    said = sum(weight * min(1.0, around.weights.get(feature, 0.0)) for feature, weight in name.weights.items())
    whole = sum(name.core.values())
    near = sum(weight for feature, weight in name.core.items() if feature in around.own) / whole if whole else 1.0
    fit = said / name.total * (NO_CORE + (1 - NO_CORE) * min(1.0, near / ENOUGH))
    return fit if not name.rarest or name.rarest & around.weights.keys() else fit * NO_RAREST


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
                return _noun_fit(quantity.unit, indicator.unit.vi, _called(indicator))
            return 0.0
        case _:
            pass
    if kind in (IndicatorKind.CHANGE, IndicatorKind.RANK, IndicatorKind.PROGRESS):
        return 0.0
    rated = kind is IndicatorKind.RATE or indicator.unit.vi in _SHARES
    if share or rated:
        if share and rated:
            return 1.0
        return _noun_fit(quantity.unit, indicator.unit.vi, _called(indicator)) if rated and with_rate else 0.0
    return _noun_fit(quantity.unit, indicator.unit.vi, _called(indicator))


def _called(indicator: Indicator) -> str:
    return ". ".join((indicator.name.vi, *indicator.other_names))


@lru_cache(maxsize=1 << 14)
def _noun_fit(unit: str, own_unit: str, called: str) -> float:
    """1 for its own unit, less for a noun of what it is called, little for another noun, 0 for another measure."""
    if not unit:
        return 0.8
    if ("/" in unit) != ("/" in own_unit):
        return 0.0
    said, own = _joined(one_way(unit)), _joined(one_way(own_unit))
    if own in said or said in own:
        return 1.0
    if normal(unit) in MEASURES or normal(own_unit) in MEASURES:
        return 0.0
    alike = things_in(one_way(unit)) & things_in(one_way(own_unit))
    return 0.8 if said in _joined(one_way(called)) or alike else 0.35


def _joined(words: str) -> str:
    return f" {' '.join(syllables(words))} "
