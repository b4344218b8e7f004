"""Which figure a number is: by unit, place, words, part and period, and never by its value alone.

A figure that has the value is taken only where nothing stands against it (unit, bound, place, part, period, aim,
link, the number beside it) and where the words around speak of its indicator no less than of another one of the same
place and unit whose value is different. So two figures that changed places are both found out: each stands among
words that fit the other better.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from heapq import nsmallest
from typing import NamedTuple

from msgspec import Struct

from scorecards.analysis.tracing.agreement import (
    SoughtNumber,
    UnitAgreement,
    bounded_alike,
    has_like,
    right_time,
    rounds,
    unit_of,
)
from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.figures import Figure, FigureKind, FigureNumber
from scorecards.analysis.tracing.outcomes import Traced, Untraced, UntracedReason
from scorecards.analysis.tracing.parts import part_in, parts_named
from scorecards.analysis.tracing.passage_context import AROUND, OWN
from scorecards.analysis.tracing.senses import in_another_sense, is_done_otherwise
from scorecards.vietnamese.values import Qualifier

_WHOLE = re.compile(
    r"(?<!\w)(?:toàn tỉnh|cả tỉnh|tính chung|toàn huyện|tổng|tất cả|cả thảy|toàn bộ|chung)(?!\w)", re.IGNORECASE
)
"""Words that say that a figure is of the whole, whatever parts are named beside it."""

SLACK, SHARE = 1.2, 0.5
"""Another indicator fits better where what the words say of it alone weighs more than what they say of this one alone,
by this much and this share of the latter."""
_ITSELF = (UntracedReason.UNIT, UntracedReason.QUALIFIER, UntracedReason.LINK)
"""What is wrong with a number that may yet be the figure of its value."""
LIKELY = 12
"""How many subjects, and how many figures of each, the newest and those of the nearest values, are looked at where no
figure is found, so as to name the nearest."""
BOUND = 2.5
"""What a link to an indicator in the number's own words weighs."""


class Case(NamedTuple):
    """A number, where it stands, and what is known of it beforehand."""

    number: SoughtNumber
    context: NumberContext
    bound: str
    """The indicator or figure that the link around it leads to, or ""."""
    hinted: str
    """What the last link among its own words leads to, or ""."""
    previous: Figure | None
    """The figure that the number before it in the sentence is."""
    units: dict[tuple[str, int], UnitAgreement]
    """How well its unit agrees, by place and way of counting (`place_figures.NumberOfFigure`)."""
    parts: dict[tuple[str, str, tuple[tuple[str, str], ...]], bool]
    """Whether the words name the part, by place, subject and members: figures of many days have the same."""


class Option(NamedTuple):
    """A number of a figure that a written number may mean."""

    figure: Figure
    figure_number: FigureNumber
    unit: UnitAgreement
    against: tuple[UntracedReason, ...]
    """What stands against it, apart from its value."""
    fit: float = 0.0
    """How much the words around the number speak of the figure's subject; 0 where they are not weighed."""


Fits = Mapping[str, float]
"""By subject, how much the words around a number speak of it."""
NO_FITS: Fits = {}
"""Where they are not weighed."""


class Matcher(Struct, frozen=True):
    """Matches numbers to the figures of a project."""

    figure_index: FigureIndex
    leads_to: Callable[[str], str]
    """The indicator or figure that a link leads to, or ""."""

    def match(
        self, number: SoughtNumber, context: NumberContext, links: tuple[str, str], previous: Figure | None
    ) -> Traced | Untraced:
        """The figure that a number is, or the nearest with the reason why it is none.

        `links` are the addresses of the link around the number and of the last one in its own words before it.
        """
        bound, hinted = self._lead(links[0]), self._lead(links[1])
        case = Case(number, context, bound, hinted, previous, {}, {})
        if found := self._clear(case):
            return found
        fits = {place: self._fits(place, case) for place in self._places(context)}
        options = [
            self._option(figure, figure_number, case, fits[place])
            for place in fits
            for figure, figure_number in self._having(place, number)
        ]
        fine = [one for one in options if not one.against]
        if len(fine) > 1:
            fine.sort(key=lambda one: (not one.figure_number.main and not context.joined, -one.unit, -one.fit))
        spoken_of = [one for one in fine if one.fit > 0 and self._rival(one, case, fits[one.figure.place]) is None]
        for one in spoken_of:
            if not is_done_otherwise(one.figure, context):
                return Traced(one.figure, one.figure_number)
        if spoken_of:
            return Untraced(UntracedReason.SENSE, spoken_of[0].figure, spoken_of[0].figure_number)
        if fine:
            rival = self._rival(fine[0], case, fits[fine[0].figure.place]) or fine[0]
            return Untraced(UntracedReason.WORDS, rival.figure, rival.figure_number)
        return self._nearest(case, fits, options)

    def _clear(self, case: Case) -> Traced | None:
        """The one figure of the value that nothing stands against, where the number's own words speak so much more of
        it than of any other that no words around them can outweigh it: these need not be weighed then."""
        places, linked = case.context.places, case.bound or case.hinted
        if any(self._having(place, case.number) for place in self.figure_index.with_country(()) if place not in places):
            return None  # which may be meant, where the number is an aim
        options = [
            self._option(figure, figure_number, case, NO_FITS)
            for place in places
            for figure, figure_number in self._having(place, case.number)
        ]
        fine = [one for one in options if not one.against]
        if len(fine) != 1:
            return None
        figure = fine[0].figure
        if is_done_otherwise(figure, case.context):
            return None
        place_figures = self.figure_index.place_figures(figure.place)
        if linked != figure.subject and linked in place_figures.by_subject:
            return None
        own = case.context.own_features(self.figure_index.vocabulary(places, False))
        fits = place_figures.fits(dict.fromkeys(own, OWN))
        fit = fits.pop(figure.subject, 0.0) + (BOUND if linked == figure.subject else 0.0)
        is_clear = fit > max(fits.values(), default=0.0) + AROUND * place_figures.most
        return Traced(figure, fine[0].figure_number) if is_clear else None

    def _lead(self, link: str) -> str:
        """The indicator or figure that a link leads to, or ""."""
        lead = self.leads_to(link) if link else ""
        return "" if lead in self.figure_index.project.documents else lead

    def _places(self, context: NumberContext) -> tuple[str, ...]:
        """The places in force, and the country for targets."""
        return self.figure_index.with_country(context.places) if context.aim else context.places

    def _fits(self, place: str, case: Case) -> Fits:
        place_figures = self.figure_index.place_figures(place)
        found = place_figures.fits(case.context.weights)
        linked = case.bound or case.hinted
        if linked in place_figures.by_subject:
            found[linked] = found.get(linked, 0.0) + BOUND
        return found

    def _having(self, place: str, number: SoughtNumber) -> Sequence[tuple[Figure, FigureNumber]]:
        """Figures that have the value, or that the written bound is a fair rounding of."""
        place_figures = self.figure_index.place_figures(place)
        exact = place_figures.by_key.get(number.key, ())
        if exact or number.qualifier is Qualifier.EXACT:
            return exact
        near = place_figures.near(number.key[0], number.value, number.step)
        return [(figure, figure_number) for figure, figure_number in near if rounds(number, figure_number)]

    def _option(self, figure: Figure, figure_number: FigureNumber, case: Case, fits: Fits) -> Option:
        unit = unit_of(case.number, figure_number, figure, case.context)
        against = tuple(self._against(figure, figure_number, unit, case))
        return Option(figure, figure_number, unit, against, fits.get(figure.subject, 0.0))

    def _against(
        self, figure: Figure, figure_number: FigureNumber, unit: UnitAgreement, case: Case
    ) -> Iterator[UntracedReason]:
        context, previous = case.context, case.previous
        is_target = figure.sort is FigureKind.TARGET
        if unit is UnitAgreement.OTHER:
            yield UntracedReason.UNIT
        if not bounded_alike(case.number, figure_number):
            yield UntracedReason.QUALIFIER
        if case.bound and case.bound not in (figure.subject, figure.id):
            yield UntracedReason.LINK
        part = (figure.place, figure.subject, figure.members)
        if part not in case.parts:
            case.parts[part] = self._right_part(figure, context)
        if not case.parts[part]:
            yield UntracedReason.PART
        if context.is_of_smaller_unit or context.is_left_out(figure.place):
            yield UntracedReason.PLACE
        if not right_time(figure, context):
            yield UntracedReason.PERIOD
        if (is_target or self._is_aimed_at(figure, figure_number)) and is_target != context.aim:
            yield UntracedReason.AIM
        if context.joined and previous is not None and figure is not previous and has_like(previous, figure_number):
            yield UntracedReason.PAIR
        if in_another_sense(figure, figure_number, case.number, context):
            yield UntracedReason.SENSE

    def _is_aimed_at(self, figure: Figure, figure_number: FigureNumber) -> bool:
        """Whether there is a target of the same thing, which words of aim would rather mean."""
        country = self.figure_index.project.site.country
        return any(
            other.sort is FigureKind.TARGET and other.members == figure.members and has_like(other, figure_number)
            for place in (figure.place, country)
            for other in self.figure_index.place_figures(place).by_subject.get(figure.subject, ())
        )

    def _right_part(self, figure: Figure, context: NumberContext) -> bool:
        """Whether the words name the figure's part; for a whole, that its own words name no part of it."""
        dimensions = self.figure_index.project.dimensions
        for dimension, member in figure.members:
            if dimension in dimensions and member not in part_in(context.texts, dimensions[dimension]):
                return False
        if figure.members:
            return True
        broken = self.figure_index.place_figures(figure.place).dimensions_of(figure.subject)
        if not broken or _WHOLE.search(context.own):
            return True
        return not any(parts_named(context.own, dimensions[d])[1] for d in broken if d in dimensions)

    def _rival(self, option: Option, case: Case, fits: Fits) -> Option | None:
        """A figure of another indicator with another value that the words fit clearly better."""
        place_figures = self.figure_index.place_figures(option.figure.place)
        better = (subject for subject, fit in fits.items() if fit > option.fit + SLACK)
        for subject in sorted(better, key=lambda s: (-fits[s], s)):
            if fits[subject] - option.fit <= SLACK + SHARE * self._alone(option.figure, subject, case):
                continue
            for figure in place_figures.by_subject.get(subject, ()):
                for figure_number in figure.figure_numbers:
                    if (
                        figure_number.main
                        and figure_number.key[0] == option.figure_number.key[0]
                        and figure_number.key != case.number.key
                    ):
                        if unit_of(case.number, figure_number, figure, case.context) < option.unit:
                            continue
                        rival = self._option(figure, figure_number, case, fits)
                        if not set(rival.against) - {UntracedReason.QUALIFIER}:
                            return rival
        return None

    def _alone(self, figure: Figure, subject: str, case: Case) -> float:
        """How much the words around say of the figure's subject that they do not say of another."""
        place_figures, weights = self.figure_index.place_figures(figure.place), case.context.weights
        other = place_figures.subject_features[subject]
        return sum(
            weights[feature] * (much - other.get(feature, 0.0))
            for feature, much in place_figures.subject_features[figure.subject].items()
            if feature in weights and much > other.get(feature, 0.0)
        )

    def _nearest(self, case: Case, fits: Mapping[str, Fits], options: list[Option]) -> Untraced:
        """The figure that the words most likely mean, and what is wrong."""
        likely = [one for place, found in fits.items() for one in self._likely(place, found, case)]

        def rank(one: Option) -> tuple[int, float, Decimal]:
            return (-len(one.against), round(one.fit, 1), -_distance(one.figure_number, case))

        same = max(options, key=rank, default=None)
        other = max(likely, key=rank, default=None)
        if same is not None:
            reason = same.against[0]
            better = other is not None and not other.against and other.fit >= same.fit and reason not in _ITSELF
            nearest = other if other is not None and better else same
            return Untraced(reason, nearest.figure, nearest.figure_number)
        if other is not None:
            return Untraced(UntracedReason.VALUE, other.figure, other.figure_number)
        elsewhere = next(self._elsewhere(case), None)
        if elsewhere is None:
            return Untraced(UntracedReason.VALUE, None, None)
        return Untraced(UntracedReason.PLACE, *elsewhere, next(iter(case.context.places), ""))

    def _likely(self, place: str, fits: Fits, case: Case) -> Iterator[Option]:
        """Numbers of the right unit of the subjects that the words fit best."""
        place_figures = self.figure_index.place_figures(place)
        for subject in sorted(fits, key=lambda s: (-fits[s], s))[:LIKELY]:
            found = [
                (figure, figure_number)
                for figure, figure_number, way in place_figures.numbers.get(subject, ())
                if self._unit(place, way, figure, figure_number, case)
            ]
            newest = sorted(found, key=lambda pair: pair[0].as_of or date.min, reverse=True)[:LIKELY]
            nearest = nsmallest(LIKELY, found, key=lambda pair: _distance(pair[1], case)) if len(found) > LIKELY else ()
            either = {(id(figure), id(one)): (figure, one) for figure, one in (*newest, *nearest)}
            for figure, figure_number in either.values():
                yield self._option(figure, figure_number, case, fits)

    @staticmethod
    def _unit(place: str, way: int, figure: Figure, figure_number: FigureNumber, case: Case) -> UnitAgreement:
        """See `unit_of`; asked once for all numbers of a place that are counted in the same way."""
        if (place, way) not in case.units:
            case.units[place, way] = unit_of(case.number, figure_number, figure, case.context)
        return case.units[place, way]

    def _elsewhere(self, case: Case) -> Iterator[tuple[Figure, FigureNumber]]:
        stated, number = self.figure_index.stated, case.number
        if number.qualifier is Qualifier.EXACT:
            places = stated.places_having(number.key)
        else:  # a figure that it is a fair rounding of
            places = stated.places_near(number.key, number.step)
        for place in places:
            for figure, figure_number in self._having(place, case.number):
                if unit_of(case.number, figure_number, figure, case.context):
                    yield figure, figure_number


def _distance(figure_number: FigureNumber, case: Case) -> Decimal:
    return abs(figure_number.value - case.number.value)
