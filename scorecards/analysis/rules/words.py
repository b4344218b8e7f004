"""Findings put into words: templates of `findings.toml`, numbers by the one formatter."""

import tomllib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from scorecards.analysis.feasible import Interval
from scorecards.model.findings import Finding, Weight
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.rankings import RankRow
from scorecards.model.text import Language, Text
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Printed
from scorecards.wording import part_words, value_words

_LANGUAGES: tuple[Language, Language] = ("vi", "en")


def finding(
    rule: str,
    case: str,
    weight: Weight,
    concerned: Sequence[Observation | RankRow],
    subject: str = "",
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


def explanation(rule: str) -> Text:
    """What a rule checks and why a figure can fail it, for readers."""
    return _text(_table()[rule]["explanation"])


def word(name: str, **facts: Text) -> Text:
    """A turn of phrase that several templates share."""
    return fill(_table()["_words"][name], facts)


def fill(template: dict[str, str], facts: dict[str, Text]) -> Text:
    """A template in both languages with its facts put in."""
    filled = {
        language: template[language].format(**{key: text.to(language) for key, text in facts.items()})
        for language in _LANGUAGES
    }
    return Text(filled["vi"], filled["en"])


def name(observation: Observation, project: Project) -> Text:
    """The indicator, with the part in brackets: "Hồ sơ số hóa (Cấp xã)"."""
    indicator = project.indicators[observation.indicator]
    names = {}
    for language in _LANGUAGES:
        part = part_words(observation.members, project.dimensions, language)
        names[language] = indicator.name.to(language) + (f" ({part})" if part else "")
    return Text(names["vi"], names["en"])


def part(observation: Observation, project: Project) -> Text:
    """The part alone: "Cấp xã"."""
    return _both(lambda language: part_words(observation.members, project.dimensions, language))


def value(observation: Observation, project: Project) -> Text:
    """The value as pages show it, qualifier and unit included: "trên 92%"."""
    indicator = project.indicators[observation.indicator]
    return _both(lambda language: value_words(observation.value, indicator, language).text)


def printed(numeral: Printed) -> Text:
    """A numeral as printed."""
    return _both(lambda language: formatting.printed(numeral, language))


def unit(words: str, indicator: Indicator) -> Text:
    """The unit as the source has it; in English the indicator's, where it is the same."""
    return Text(words, indicator.unit.en if words == indicator.unit.vi else words)


def number(amount: Fraction | Decimal | int, places: int = 3) -> Text:
    """A number: in full where `places` decimals are enough, else rounded to so many, with a sign that says so."""
    exact = Fraction(amount)
    scaled = exact * 10**places
    rounded = Decimal(round(scaled)).scaleb(-places)
    sign = "" if scaled.denominator == 1 else "≈ "
    tidy = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
    return _both(lambda language: sign + formatting.number(tidy, language))


def span(found: Interval, places: int = 3) -> Text:
    """An interval: "từ 57,525 đến 57,54"; one number where it is one; one end where the other is not there."""
    if found.low is None and found.high is None:
        return word("any")
    if found.low is None:
        assert found.high is not None
        return word("at_most" if found.high_in else "under", high=number(found.high, places))
    if found.high is None:
        return word("at_least" if found.low_in else "over", low=number(found.low, places))
    if found.low == found.high:
        return number(found.low, places)
    name = "between" if found.high_in else "between_open"
    return word(name, low=number(found.low, places), high=number(found.high, places))


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


def _both(worded: Any) -> Text:
    return Text(worded("vi"), worded("en"))


def _text(words: dict[str, str]) -> Text:
    return Text(words["vi"], words["en"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("scorecards.analysis").joinpath("findings.toml").read_text("utf-8"))
