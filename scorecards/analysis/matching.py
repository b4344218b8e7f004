"""Which figure a number is: by unit, place, words, part and period, and never by its value alone.

A figure that has the value is taken only where nothing stands against it (unit, qualifier, place, part, period, aim,
link, the number beside it) and where the words around speak of its indicator no less than of another one of the same
place and unit whose value is different. So two figures that changed places are both found out: each stands among
words that fit the other better.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scorecards.analysis.context import Around
from scorecards.analysis.features import syllables
from scorecards.analysis.figures import Facet, Figure, Key, Sort
from scorecards.analysis.moments import Precision, Use
from scorecards.analysis.outcomes import Reason, Traced, Untraced
from scorecards.analysis.parts import part_in, parts_named
from scorecards.analysis.stated import Stated
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.values import Change, Printed, Qualifier, Quantity, Range, Rank, Ratio

_PEOPLE = frozenset(("người", "cán bộ", "công chức", "viên chức", "thạc sĩ", "học viên", "học sinh", "thành viên"))
_COMPARING = ("ít hơn", "nhiều hơn", "cao hơn", "thấp hơn", "lớn hơn", "nhỏ hơn")
_WHOLE = ("toàn tỉnh", "cả tỉnh", "tính chung", "toàn huyện", "tổng", "tất cả", "cả thảy", "toàn bộ", "chung")

MARGIN, SLACK = 1.15, 0.6
"""Another indicator fits better where the words speak of it this many times as much, and this much more."""
BOUND = 2.5
"""What a link to an indicator in the number's own words weighs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A number as it is looked up."""

    keys: tuple[Key, ...]
    value: Decimal
    step: Decimal
    unit: str
    qualifier: Qualifier
    universe: Decimal | None
    printed: str


def asked(quantity: Quantity, text: str) -> Asked | None:
    """A quantity as it is looked up; None for a kind that no figure can have."""
    keys, first, universe = _keys(quantity)
    if first is None:
        return None
    words = normal(text[quantity.start : quantity.end])
    qualifier = Qualifier.EXACT if words.startswith(_COMPARING) else quantity.qualifier
    return Asked(keys, first.value, first.step, quantity.unit, qualifier, universe, quantity.printed)


def _keys(quantity: Quantity) -> tuple[tuple[Key, ...], Printed | None, Decimal | None]:
    match quantity.value:
        case Ratio(numerator=top, denominator=bottom):
            return (("pair", top.value, bottom.value),), top, None
        case Range(low=low, high=high):
            return (("range", low.value, high.value),), low, None
        case Rank(position=Range(low=low, high=high), universe=universe):
            return (("rank", low.value, high.value),), low, universe.value if universe else None
        case Rank(position=Printed() as one, universe=universe):
            pair: tuple[Key, ...] = (("pair", one.value, universe.value),) if universe else ()
            return (*pair, ("rank", one.value, one.value)), one, universe.value if universe else None
        case Change(amount=Printed() as amount, direction=direction):
            return ((direction, amount.value),), amount, None
        case _:
            number = quantity.number
            return ((("number", number.value),) if number else ()), number, None


@dataclass(frozen=True, slots=True)
class Option:
    """A number of a figure that a written number may mean."""

    figure: Figure
    facet: Facet
    fit: float
    against: tuple[Reason, ...]
    """What stands against it, apart from its value."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Matches numbers to the figures of a project."""

    stated: Stated
    leads_to: Callable[[str], str]
    """The indicator or figure that a link leads to, or ""."""

    def match(
        self, number: Asked, around: Around, links: tuple[str, str], previous: Figure | None
    ) -> Traced | Untraced:
        """The figure that a number is, or the nearest with the reason why it is none.

        `links` are the addresses of the link around the number and of the last one in its own words before it.
        """
        bound, beside = (self.leads_to(link) if link else "" for link in links)
        fits = {place: self._fits(place, around, bound or beside) for place in self._places(around)}
        options = [
            self._option(figure, facet, number, around, fits[place], bound, previous)
            for place in fits
            for figure, facet in self._having(place, number)
        ]
        fine = [one for one in options if not one.against]
        for one in sorted(fine, key=lambda o: (not o.facet.main and not around.joined, -o.fit)):
            rival = self._rival(one, number, around, fits[one.figure.place], bound, previous)
            if one.fit > 0 and rival is None:
                return Traced(one.figure, one.facet)
        best = max(fine, key=lambda o: o.fit, default=None)
        if best is not None:
            rival = self._rival(best, number, around, fits[best.figure.place], bound, previous)
            chosen = rival or best
            return Untraced(Reason.WORDS, chosen.figure, chosen.facet)
        return self._nearest(number, around, fits, options, bound, previous)

    def _places(self, around: Around) -> tuple[str, ...]:
        """The places in force, and the country for targets."""
        country = self.stated.project.site.country
        return tuple(dict.fromkeys((*around.places, country) if around.aim else around.places))

    def _fits(self, place: str, around: Around, bound: str) -> Mapping[str, float]:
        """How much the words around speak of each subject of a place."""
        found: dict[str, float] = defaultdict(float)
        words, rarity = self.stated.corner(place).words, self.stated.rarity
        for feature, weight in around.weights().items():
            for subject, strength in words.get(feature, {}).items():
                found[subject] += weight * strength * rarity.get(feature, 1.0)
        if bound in self.stated.corner(place).by_subject:
            found[bound] += BOUND
        return found

    def _having(self, place: str, number: Asked) -> Iterator[tuple[Figure, Facet]]:
        """Figures that have the value, or that the written bound is a fair rounding of."""
        corner = self.stated.corner(place)
        exact = [pair for key in number.keys for pair in corner.by_key.get(key, ())]
        yield from exact
        if number.qualifier is not Qualifier.EXACT and not exact and number.keys[0][0] == "number":
            for figure in corner.figures:
                for facet in figure.facets:
                    if facet.key[0] == "number" and _rounds(number, facet):
                        yield figure, facet

    def _option(
        self, figure: Figure, facet: Facet, number: Asked, around: Around, fits: Mapping[str, float], bound: str,
        previous: Figure | None,
    ) -> Option:  # fmt: skip
        against = tuple(self._against(figure, facet, number, around, bound, previous))
        return Option(figure, facet, fits.get(figure.subject, 0.0), against)

    def _against(
        self, figure: Figure, facet: Facet, number: Asked, around: Around, bound: str, previous: Figure | None
    ) -> Iterator[Reason]:
        if not _same_unit(number, facet, figure, around):
            yield Reason.UNIT
        if number.qualifier not in facet.qualifiers and not _rounds(number, facet):
            yield Reason.QUALIFIER
        if bound and bound not in (figure.subject, figure.id):
            yield Reason.LINK
        if not self._right_part(figure, around):
            yield Reason.PART
        if not _right_time(figure, around):
            yield Reason.PERIOD
        if (figure.sort is Sort.TARGET) != around.aim and (figure.sort is Sort.TARGET or self._aimed(figure, facet)):
            yield Reason.AIM
        if around.joined and previous is not None and figure is not previous and _has_like(previous, facet):
            yield Reason.PAIR

    def _aimed(self, figure: Figure, facet: Facet) -> bool:
        """Whether there is a target of the same thing, which words of aim would rather mean."""
        country = self.stated.project.site.country
        return any(
            other.sort is Sort.TARGET and other.members == figure.members and _has_like(other, facet)
            for place in (figure.place, country)
            for other in self.stated.corner(place).by_subject.get(figure.subject, ())
        )

    def _right_part(self, figure: Figure, around: Around) -> bool:
        """Whether the words name the figure's part; for a whole, that they name no part of it."""
        dimensions = self.stated.project.dimensions
        texts = [text for text, _ in around.levels]
        for dimension, member in figure.members:
            if dimension not in dimensions:
                continue
            first = parts_named(around.before, dimensions[dimension])[0] if around.before else ()
            named = (
                first
                if len(first) == 1 and not parts_named(around.own, dimensions[dimension])[1]
                else part_in(texts, dimensions[dimension])
            )
            if member not in named:
                return False
        if not figure.members and figure.sort is not Sort.RANK:
            own = normal(around.own)
            if any(word in own for word in _WHOLE):
                return True
            siblings = self.stated.corner(figure.place).by_subject[figure.subject]
            broken = {dimension for other in siblings for dimension, _ in other.members}
            return not any(parts_named(around.own, dimensions[d])[1] for d in broken if d in dimensions)
        return True

    def _rival(
        self, option: Option, number: Asked, around: Around, fits: Mapping[str, float], bound: str,
        previous: Figure | None,
    ) -> Option | None:  # fmt: skip
        """A figure of another indicator with another value that the words fit clearly better."""
        limit = option.fit * MARGIN + SLACK
        corner = self.stated.corner(option.figure.place)
        better = sorted((s for s, fit in fits.items() if fit > limit), key=lambda s: (-fits[s], s))
        for subject in better:
            for figure in corner.by_subject.get(subject, ()):
                for facet in figure.facets:
                    if facet.key[0] == option.facet.key[0] and facet.key not in number.keys and facet.main:
                        rival = self._option(figure, facet, number, around, fits, bound, previous)
                        if not set(rival.against) - {Reason.QUALIFIER}:
                            return rival
        return None

    def _nearest(
        self, number: Asked, around: Around, fits: Mapping[str, Mapping[str, float]], options: list[Option], bound: str,
        previous: Figure | None,
    ) -> Untraced:  # fmt: skip
        """The figure that the words most likely mean, and what is wrong."""
        likely: list[Option] = []
        for place, found in fits.items():
            corner = self.stated.corner(place)
            for subject in sorted(found, key=lambda s: (-found[s], s))[:12]:
                for figure in corner.by_subject.get(subject, ()):
                    for facet in figure.facets:
                        if _same_unit(number, facet, figure, around):
                            likely.append(self._option(figure, facet, number, around, found, bound, previous))

        def rank(one: Option) -> tuple[int, float, Decimal]:
            return (-len(one.against), round(one.fit, 1), -abs(one.facet.value - number.value))

        same = max(options, key=rank, default=None)
        other = max(likely, key=rank, default=None)
        if same is not None and (other is None or len(same.against) <= len(other.against) + 1):
            if other is not None and not other.against and other.fit > same.fit:
                return Untraced(same.against[0], other.figure, other.facet)
            return Untraced(same.against[0], same.figure, same.facet)
        if other is not None:
            return Untraced(Reason.VALUE, other.figure, other.facet)
        elsewhere = next(self._elsewhere(number, around), None)
        if elsewhere:
            return Untraced(Reason.PLACE, *elsewhere)
        return Untraced(Reason.VALUE, None, None)

    def _elsewhere(self, number: Asked, around: Around) -> Iterator[tuple[Figure, Facet]]:
        for place in self.stated.project.places:
            if place not in around.places:
                yield from (
                    pair for pair in self._having(place, number) if _same_unit(number, pair[1], pair[0], around)
                )


def _rounds(number: Asked, facet: Facet) -> bool:
    """Whether a bound written with fewer digits is true of the figure: "hơn 57%" of 57,53 %."""
    if facet.qualifiers.isdisjoint((Qualifier.EXACT,)):
        return False
    difference = facet.value - number.value
    match number.qualifier:
        case Qualifier.OVER:
            return 0 < difference < number.step
        case Qualifier.NEARLY | Qualifier.UNDER:
            return 0 < -difference < number.step
        case Qualifier.ABOUT:
            return abs(difference) < number.step and difference != 0
        case _:
            return False


def _same_unit(number: Asked, facet: Facet, figure: Figure, around: Around) -> bool:
    kind = number.keys[0][0]
    if (facet.key[0] in ("number", "range")) != (kind in ("number", "range")):
        return False
    unit = normal(number.unit)
    if facet.unit == "%":
        said = " ".join(text for text, _ in around.levels)
        return unit == "%" or (not unit and ("%" in said or "tỷ lệ" in said.lower() or "phần trăm" in said.lower()))
    if unit == "%":
        return False
    if not unit:
        return True
    if facet.key[0] in ("rank", "increase", "decrease"):
        return not facet.unit or _overlap(unit, normal(facet.unit))
    known = [normal(one) for one in figure.units]
    if any(_overlap(unit, one) for one in known):
        return True
    if unit in _PEOPLE and any(people in one for one in known for people in _PEOPLE):
        return True
    return f" {unit} " in f" {' '.join(syllables(figure.noun))} "


def _overlap(one: str, other: str) -> bool:
    """Whether one noun is the other with more words: "dịch vụ", "dịch vụ công"."""
    a, b = f" {' '.join(syllables(one))} ", f" {' '.join(syllables(other))} "
    return a in b or b in a


def _has_like(figure: Figure, facet: Facet) -> bool:
    return any(other.key[0] == facet.key[0] and (other.unit == "%") == (facet.unit == "%") for other in figure.facets)


def _right_time(figure: Figure, around: Around) -> bool:
    result_among_aims = around.aims and figure.sort is not Sort.TARGET
    times = [m for m in around.times if not (result_among_aims and m.use is Use.DUE)]
    if not times:
        return True
    if figure.as_of is None:
        return all(m.precision in (Precision.YEAR, Precision.PART) for m in times)
    return any(m.holds(figure.start, figure.as_of, figure.year_only) for m in times)
