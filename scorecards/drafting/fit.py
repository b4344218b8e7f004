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
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from scorecards.analysis.tracing.features import STOP, features, rarity
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.drafting.bare_words import of_ranking
from scorecards.drafting.counted_things import ADULTS, PEOPLE, heads_in, things_in, words_of_things
from scorecards.drafting.limits import Limits, limits_fit, limits_in
from scorecards.drafting.same_words import meant, one_way, with_meanings
from scorecards.drafting.surroundings import FOR_THEM, Surroundings
from scorecards.drafting.unit_fit import unit_fit
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.vietnamese.units import SHARES
from scorecards.vietnamese.values import Quantity, QuantityKind

_OF_AMOUNTS = frozenset(("mức", "tổng", "lượng", "hạng", "loại", "lượt", "điểm", "nhóm"))
"""Words that say how something is counted and not what."""
_EXPLAINED = re.compile(r" ?\([^()]*\)|, theo .*")
"""What a name explains, in brackets or of its source, need not be said."""
_BOTH = re.compile(r"([^\W\d_]+) và ([^\W\d_]+)")
"""What a name joins has to be said, both: not "doanh nghiệp" alone of "doanh nghiệp nhỏ và vừa"."""

SAID, BESIDE = 0.85, 0.15
WRONG_THING, OTHER_PEOPLE, OF_NOTHING, NOTHING_SAID = 0.4, 0.45, 0.7, 0.8
OTHER_PLACE, OF_PLAN, DONE_FOR = 0.3, 0.3, 0.3
OTHERS, NO_CORE, ENOUGH, LESS_SAID = 0.35, 0.55, 0.3, 0.6
NO_RAREST, FAR_RAREST, ONE_OF_BOTH = 0.6, 0.65, 0.6
"""What is left of a fit, or how much is taken, where another thing is counted, or a thing is named on one side alone;
the indicator is of another place by its name; the number is a share of a plan, or counts those for whom something was
done; the words are those of other indicators; no two words that its name puts side by side are said near; they say all
of a name that has more to it; its rarest words, or one side of its "và", are not said, or far away alone."""
_RAREST = 0.95
"""A word is among the rarest of a name that weighs so much of the rarest one."""


class Candidate(Struct, frozen=True):
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


class _Name(Struct, frozen=True):
    """One way of calling an indicator."""

    weights: Mapping[str, float]
    """Its features and how rare each is."""
    total: float
    core: Mapping[str, float]
    """Those of them that are pairs of telling words, single ones where it has none, and no mere names of what is
    counted."""
    rarest: frozenset[str]
    """The single words that the fewest indicators have: what sets it apart."""
    both: frozenset[str]
    """The words beside each "và", all of which have to be said."""


class KnownIndicator(Struct, frozen=True, dict=True):
    """An indicator by its words."""

    indicator: Indicator
    names: tuple[_Name, ...]
    beside: Mapping[str, float]
    words: frozenset[str]
    """Every feature that it goes by."""
    things: frozenset[int]
    """What it counts or is a share of."""
    limits: Limits
    """What it is limited by, in what it is called and in its unit."""
    places: frozenset[str]
    """The places that it is of by its name, with all that lie in them; none where it is of any."""


class IndicatorWords(Struct, dict=True):
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
        without = _EXPLAINED.sub("", one.name.vi)
        called_by = dict.fromkeys((one.name.vi, without, *one.other_names))
        names = tuple(self._name(words, ranked=one.kind is IndicatorKind.RANK) for words in called_by)
        beside = with_meanings(self.index.subject_words[one.id])
        own = {feature for name in names for feature in name.weights}
        called = one_way(". ".join((without, *one.other_names)))
        return KnownIndicator(
            one,
            names,
            {feature: weight for feature, weight in beside.items() if feature not in own},
            frozenset(beside) | own,
            heads_in(called) or things_in(one_way(one.denominator.vi)),
            limits_in(". ".join((one.name.vi, *one.other_names, one.unit.vi))),
            self._places(without),
        )

    def _places(self, name: str) -> frozenset[str]:
        named = tuple(found.place for found in self.index.names.find(name))
        return frozenset((*named, *self.index.family(named)))

    def _name(self, words: str, *, ranked: bool) -> _Name:
        weights = {feature: self.rarity.get(feature, 1.0) for feature in features(one_way(words))}
        if ranked:  # what is ranked tells one rank from another
            weights = {feature: weight for feature, weight in weights.items() if not of_ranking(feature)}
        things = features(" . ".join(words_of_things()))
        pairs = {f: w for f, w in weights.items() if " " in f and f not in things and not set(f.split()) & STOP}
        singles = {f: w for f, w in weights.items() if " " not in f and f not in things and f not in _OF_AMOUNTS}
        top = _RAREST * max(singles.values(), default=0.0)
        rarest = frozenset(feature for feature, weight in singles.items() if weight >= top)
        both = frozenset(word for found in _BOTH.finditer(one_way(words)) for word in found.groups())
        return _Name(weights, sum(weights.values()), pairs or singles, rarest, both - STOP)

    def fit(self, quantity: Quantity, around: Surroundings, *, with_rate: bool) -> tuple[Candidate, ...]:
        """The indicators that a quantity may be of, the likeliest first. `with_rate`: its rate stands right behind."""
        found = [(fit, one) for one in self.known if (fit := self._fit(quantity, around, one, with_rate)) >= LISTED]
        if quantity.unit in SHARES:
            found = [(fit * (LESS_SAID if _is_less(one, found, around) else 1.0), one) for fit, one in found]
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
        elif around.things and not one.things and quantity.unit in SHARES:
            fit *= OF_NOTHING
        elif one.things and not around.things and quantity.unit in SHARES:
            fit *= NOTHING_SAID
        if around.of_plan:
            fit *= OF_PLAN
        if around.for_them and not one.words & FOR_THEM:
            fit *= DONE_FOR
        if one.places and not one.places & set(around.places):
            fit *= OTHER_PLACE
        fit *= limits_fit(
            around.limits,
            one.limits,
            rank=quantity.kind is QuantityKind.RANK,
            relative=quantity.unit in SHARES or quantity.kind is QuantityKind.RATIO,
            of_adults=bool(one.things & ADULTS),
        )
        return fit * (1 - OTHERS * self._of_others(around.own, one))

    def _of_others(self, own: Iterable[str], one: KnownIndicator) -> float:
        """How much of the own words, as far as indicators are called by them, this one has not."""
        known = {feature: self.rarity[feature] for feature in own if feature in self.rarity}
        total = sum(known.values())
        return sum(w for feature, w in known.items() if feature not in one.words) / total if total else 0.0


def _is_less(one: KnownIndicator, found: Iterable[tuple[float, KnownIndicator]], around: Surroundings) -> bool:
    """Whether the words say all of another name that has more to it: "Internet cáp quang" and not just "Internet"."""
    mine = _syllables(max(one.names, key=lambda name: _share(name, around)))
    return any(
        mine < theirs <= around.own
        for _, other in found
        if other is not one and other.things == one.things
        for theirs in (_syllables(max(other.names, key=lambda name: _share(name, around))),)
    )


def _says_both(one: KnownIndicator, other: KnownIndicator, around: Surroundings) -> bool:
    """Whether the words say all of two names, of which each has what the other has not: "thôn trắng sóng, lõm sóng"."""
    mine, theirs = (_syllables(max(known.names, key=lambda n: _share(n, around))) for known in (one, other))
    return bool(mine - theirs and theirs - mine) and mine | theirs <= around.own


def _syllables(name: _Name) -> frozenset[str]:
    return frozenset(feature for feature in name.weights if " " not in feature)


def _share(name: _Name, around: Surroundings) -> float:
    """How much of a name is said around a quantity; less where none or little of its core is said near."""
    if not name.total:
        return 0.0
    said = sum(weight * min(1.0, around.weights.get(feature, 0.0)) for feature, weight in name.weights.items())
    whole = sum(name.core.values())
    near = sum(weight for feature, weight in name.core.items() if feature in around.own) / whole if whole else 1.0
    fit = said / name.total * (NO_CORE + (1 - NO_CORE) * min(1.0, near / ENOUGH))
    if name.both - around.own:
        fit *= ONE_OF_BOTH
    if not name.rarest:
        return fit
    told = len(name.rarest & around.own) / len(name.rarest)
    least = FAR_RAREST if name.rarest & around.weights.keys() else NO_RAREST
    return fit * (least + (1 - least) * told * told)
