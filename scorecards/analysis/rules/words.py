"""Findings put into words: the sentences of the string tables, numbers by the one formatter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from scorecards.analysis.feasible import Interval
from scorecards.languages import Language
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.rankings import RankRow
from scorecards.model.text import Text
from scorecards.model.values import Share
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Printed
from scorecards.wording import noun_words, part_words, share_counts, value_words


class FindingWords(Struct, frozen=True):
    """What the findings of a project are worded with, in both languages at once."""

    project: Project
    words: Mapping[Language, Words]

    def finding(
        self,
        rule: str,
        case: str,
        weight: Weight,
        concerned: Sequence[Observation | RankRow],
        subject: str = "",
        /,
        **facts: Text,
    ) -> Finding:
        """A finding worded from a case of its rule. `subject` names it apart; without it the first figure does.

        Raises KeyError for a rule or case without words (a bug).
        """
        places = {one.place for one in concerned}
        return Finding(
            id=f"{rule}:{subject or concerned[0].id}",
            rule=rule,
            weight=weight,
            place=places.pop() if len(places) == 1 else "",
            documents=tuple(dict.fromkeys(one.document for one in concerned)),
            observations=tuple(one.id for one in concerned),
            message=self._filled(f"rule.{rule}.case.{case}", facts),
        )

    def word(self, name: str, /, **facts: Text) -> Text:
        """A turn of phrase that several rules share."""
        return self._filled(f"phrase.{name}", facts)

    def name(self, observation: Observation, *, part: bool = True) -> Text:
        """The indicator, with the part in brackets unless it is left out: "Hồ sơ số hóa (Cấp xã)"."""
        indicator = self.project.indicators[observation.indicator].name

        def worded(words: Words) -> str:
            members = part_words(observation.members, self.project.dimensions, words.language) if part else ""
            return indicator.to(words.language) + (f" ({members})" if members else "")

        return self._both(worded)

    def named_value(self, observation: Observation) -> Text:
        """A value with what it is of."""
        return self.word("named", name=self.name(observation), value=self.value(observation))

    def counts_and_rate(self, observation: Observation) -> Text:
        """A rate with the counts beside it: "14 cán bộ (5%)"."""
        assert isinstance(observation.value, Share)
        share = observation.value
        counts = self._both(lambda words: share_counts(share, words))
        return self.word("counts_and_rate", counts=counts, rate=self.value(observation))

    def part(self, observation: Observation) -> Text:
        """The part alone: "Cấp xã"."""
        return self._both(lambda words: part_words(observation.members, self.project.dimensions, words.language))

    def value(self, observation: Observation) -> Text:
        """The value as pages show it, qualifier and unit included: "trên 92%"."""
        indicator = self.project.indicators[observation.indicator]
        return self._both(lambda words: value_words(observation.value, indicator, words).text)

    def noun(self, counted: str) -> Text:
        """What is counted."""
        return self._both(lambda words: noun_words(counted, words))

    def printed(self, numeral: Printed) -> Text:
        """A numeral as printed."""
        return self._both(lambda words: formatting.printed(numeral, words.language))

    def number(self, amount: Fraction | Decimal | int, places: int = 3, *, signed: bool = True) -> Text:
        """A number, in full where `places` decimals are enough; else rounded to so many, and `signed` says so by ≈."""
        scaled = Fraction(amount) * 10**places
        rounded = Decimal(round(scaled)).scaleb(-places)
        sign = "≈ " if signed and scaled.denominator != 1 else ""
        tidy = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
        return self._both(lambda words: sign + formatting.number(tidy, words.language))

    def span(self, found: Interval, places: int = 3) -> Text:
        """An interval, "từ 57,525 đến dưới 57,54"; one number where it is one, one end where the other is not there."""
        if found.low is not None and found.low == found.high:
            return self.number(found.low, places)
        low, high = (end if end is None else self.number(end, places, signed=False) for end in (found.low, found.high))
        if low and high:
            return self.word("between" if found.high_in else "between_open", low=low, high=high)
        if low:
            return self.word("at_least" if found.low_in else "over", low=low)
        if high:
            return self.word("at_most" if found.high_in else "under", high=high)
        return self.word("any")

    def whole_span(self, found: Interval) -> Text:
        """The whole numbers of an interval: "từ 266 đến 286"."""
        if not found.has_whole_number:
            return self.word("none")
        first, last = found.first_whole, found.last_whole
        return self.span(Interval(None if first is None else Fraction(first), None if last is None else Fraction(last)))

    def _both(self, worded: Callable[[Words], str]) -> Text:
        return Text(worded(self.words["vi"]), worded(self.words["en"]))

    def _filled(self, key: str, facts: Mapping[str, Text]) -> Text:
        """A sentence of the tables in both languages with its facts put in."""
        return self._both(lambda words: words(key, **{name: fact.to(words.language) for name, fact in facts.items()}))


def listed(texts: Iterable[Text], joint: str = ", ") -> Text:
    """Texts in a row."""
    found = list(texts)
    return Text(joint.join(text.vi for text in found), joint.join(text.to("en") for text in found))


def rules(words: Words) -> tuple[str, ...]:
    """Every rule, in the order of the string tables, which is that of the rules."""
    return tuple(dict.fromkeys(key.partition(".")[0] for key in words.under("rule")))
