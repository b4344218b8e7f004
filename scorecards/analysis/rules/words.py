"""Findings put into words: templates of `findings.toml`, numbers by the one formatter."""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from scorecards.analysis.feasible import Interval
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.rankings import RankRow
from scorecards.model.text import Language, Text
from scorecards.model.values import Share
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Printed
from scorecards.wording import noun_words, part_words, share_counts, value_words

_LANGUAGES: tuple[Language, Language] = ("vi", "en")


def finding(
    rule: str,
    case: str,
    weight: Weight,
    concerned: Sequence[Observation | RankRow],
    subject: str = "",
    /,
    **facts: Text,
) -> Finding:
    """A finding worded from a template's case. `subject` names it apart; without it the first figure concerned does.

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
        message=fill(_table()[rule]["case"][case], facts),
    )


def title(rule: str) -> Text:
    """The name of a rule."""
    return _text(_table()[rule]["title"])


def rules() -> tuple[str, ...]:
    """Every rule, in the order of the table, which is that of the rules."""
    return tuple(rule for rule in _table() if not rule.startswith("_"))


def explanation(rule: str) -> Text:
    """What a rule checks and why a figure can fail it, for readers."""
    return _text(_table()[rule]["explanation"])


def word(name: str, /, **facts: Text) -> Text:
    """A turn of phrase that several templates share."""
    return fill(_table()["_words"][name], facts)


def fill(template: dict[str, str], facts: dict[str, Text]) -> Text:
    """A template in both languages with its facts put in."""
    filled = {
        language: template[language].format(**{key: text.to(language) for key, text in facts.items()})
        for language in _LANGUAGES
    }
    return Text(filled["vi"], filled["en"])


def name(observation: Observation, project: Project, *, part: bool = True) -> Text:
    """The indicator, with the part in brackets unless it is left out: "Hồ sơ số hóa (Cấp xã)"."""
    indicator = project.indicators[observation.indicator].name

    def worded(language: Language) -> str:
        members = part_words(observation.members, project.dimensions, language) if part else ""
        return indicator.to(language) + (f" ({members})" if members else "")

    return _both(worded)


def named_value(observation: Observation, project: Project) -> Text:
    """A value with what it is of."""
    return word("named", name=name(observation, project), value=value(observation, project))


def counts_and_rate(observation: Observation, project: Project) -> Text:
    """A rate with the counts beside it: "14 cán bộ (5%)"."""
    assert isinstance(observation.value, Share)
    share = observation.value
    counts = _both(lambda language: share_counts(share, language))
    return word("counts_and_rate", counts=counts, rate=value(observation, project))


def part(observation: Observation, project: Project) -> Text:
    """The part alone: "Cấp xã"."""
    return _both(lambda language: part_words(observation.members, project.dimensions, language))


def value(observation: Observation, project: Project) -> Text:
    """The value as pages show it, qualifier and unit included: "trên 92%"."""
    indicator = project.indicators[observation.indicator]
    return _both(lambda language: value_words(observation.value, indicator, language).text)


def noun(counted: str) -> Text:
    """What is counted."""
    return _both(lambda language: noun_words(counted, language))


def printed(numeral: Printed) -> Text:
    """A numeral as printed."""
    return _both(lambda language: formatting.printed(numeral, language))


def number(amount: Fraction | Decimal | int, places: int = 3, *, signed: bool = True) -> Text:
    """A number: in full where `places` decimals are enough, else rounded to so many, which a sign says (`signed`)."""
    scaled = Fraction(amount) * 10**places
    rounded = Decimal(round(scaled)).scaleb(-places)
    sign = "≈ " if signed and scaled.denominator != 1 else ""
    tidy = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
    return _both(lambda language: sign + formatting.number(tidy, language))


def span(found: Interval, places: int = 3) -> Text:
    """An interval, "từ 57,525 đến dưới 57,54"; one number where it is one, one end where the other is not there."""
    if found.low is not None and found.low == found.high:
        return number(found.low, places)
    low = word("any") if found.low is None else number(found.low, places, signed=False)
    high = word("any") if found.high is None else number(found.high, places, signed=False)
    if found.low is None:
        return word(("at_most" if found.high_in else "under") if found.high is not None else "any", high=high)
    if found.high is None:
        return word("at_least" if found.low_in else "over", low=low)
    return word("between" if found.high_in else "between_open", low=low, high=high)


def whole_span(found: Interval) -> Text:
    """The whole numbers of an interval: "từ 266 đến 286"."""
    if found.low is None or found.high is None:
        return span(found, 0)
    ends = found.whole_numbers()
    if ends is None:
        return word("none")
    first, last = ends
    return number(first) if first == last else word("between", low=number(first), high=number(last))


def listed(texts: Iterable[Text], joint: str = ", ") -> Text:
    """Texts in a row."""
    found = list(texts)
    return Text(joint.join(text.vi for text in found), joint.join(text.to("en") for text in found))


def _both(worded: Callable[[Language], str]) -> Text:
    return Text(worded("vi"), worded("en"))


def _text(words: dict[str, str]) -> Text:
    return Text(words["vi"], words["en"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("scorecards.analysis.rules").joinpath("findings.toml").read_text("utf-8"))
