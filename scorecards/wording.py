"""Values, periods and kinds as words for readers: what the formatter's numbers stand in.

Every word comes from `words.toml`; numbers and dates come from the one formatter.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from scorecards.model.indicators import Dimension, Indicator
from scorecards.model.observations import Comparator, Target
from scorecards.model.periods import Period
from scorecards.model.rankings import RankRow
from scorecards.model.text import ORIGINAL, Language
from scorecards.model.values import Change, Missing, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese import formatting
from scorecards.vietnamese.formatting import NO_BREAK
from scorecards.vietnamese.values import ChangeBase


@dataclass(frozen=True, slots=True)
class ValueWords:
    """A value in the pieces that a page sets apart."""

    qualifier: str
    """"gần", "tăng"; "" for an exact value."""
    number: str
    unit: str
    """Behind the number; "%" follows it without a space."""
    counts: str = ""
    """The counts behind a rate, or ""."""
    missing: str = ""
    """Why there is no value, or ""."""

    @property
    def text(self) -> str:
        """All on one line, kept from breaking between number and unit: "trên 21.000 km"; "" where missing."""
        gap = "" if self.unit == "%" or not self.unit else NO_BREAK
        return NO_BREAK.join(part for part in (self.qualifier, f"{self.number}{gap}{self.unit}") if part)


def word(key: str, language: Language, **details: object) -> str:
    """A word or sentence of `words.toml` by its dotted key. Raises KeyError for a key that is not there (a bug)."""
    table, name = key.split(".")
    words: str = _words()[table][name][language]
    return words.format(**details) if details else words


def value_words(value: Value, indicator: Indicator, language: Language) -> ValueWords:
    """A value in words."""
    unit = indicator.unit.to(language)
    match value:
        case Number(printed=printed, qualifier=qualifier):
            return ValueWords(word(f"qualifier.{qualifier}", language), formatting.printed(printed, language), unit)
        case Share(rate=rate, qualifier=qualifier):
            counts = share_counts(value, language)
            return ValueWords(word(f"qualifier.{qualifier}", language), formatting.printed(rate, language), "%", counts)
        case Range(low=low, high=high, qualifier=qualifier):
            span = f"{formatting.printed(low, language)}–{formatting.printed(high, language)}"
            return ValueWords(word(f"qualifier.{qualifier}", language), span, unit)
        case Rank(best=best, worst=worst, universe=universe):
            place = str(best) if best == worst else f"{best}–{worst}"
            return ValueWords(word("word.rank", language), f"{place}/{universe}" if universe else place, "")
        case Progress(done=done, planned=planned, unit=counted, qualifier=qualifier):
            number = f"{formatting.printed(done, language)}/{formatting.printed(planned, language)}"
            unit = _counted(counted, indicator, language) or ("" if unit == "%" else unit)
            return ValueWords(word(f"qualifier.{qualifier}", language), number, unit)
        case Change(amount=amount, direction=direction, base=base, unit=counted, qualifier=qualifier):
            named = base in (ChangeBase.POINTS, ChangeBase.TIMES)
            unit = word(f"base.{base}", language) if named else _counted(counted, indicator, language)
            before = (word(f"direction.{direction}", language), word(f"qualifier.{qualifier}", language))
            return ValueWords(" ".join(filter(None, before)), formatting.printed(amount, language), unit)
        case Missing(reason=reason):
            return ValueWords("", "", "", missing=word(f"missing.{reason}", language))


def _counted(unit: str, indicator: Indicator, language: Language) -> str:
    """The unit that the source's words count in; in English where it is the indicator's own or a common noun."""
    return indicator.unit.to(language) if unit == indicator.unit.vi else noun_words(unit, language)


def noun_words(noun: str, language: Language) -> str:
    """What a source counts, "hồ sơ", in words of the language where `words.toml` has them, else in the source's own."""
    found: dict[str, str] = _words()["counted"].get(noun, {})
    return found.get(language, noun)


def nouns_language(value: Value, indicator: Indicator, language: Language) -> Language:
    """The language in which what a value counts can be said: that of its source where there are no words for it."""
    match value:
        case Share(counted=noun) | Progress(unit=noun) | Change(unit=noun):
            known = not noun or noun in ("%", indicator.unit.vi) or noun in _words()["counted"]
            return language if known else ORIGINAL
    return language


def share_counts(share: Share, language: Language) -> str:
    """ "gần 141.616 hồ sơ", "12/12 đơn vị", "trong số 250 thôn" where the denominator alone is known, or ""."""
    parts = [formatting.printed(part, language) for part in (share.numerator, share.denominator) if part]
    of = word("word.of", language) if share.numerator is None else ""
    qualifier = word(f"qualifier.{share.counted_qualifier}", language)
    return (
        NO_BREAK.join(filter(None, (of, qualifier, "/".join(parts), noun_words(share.counted, language))))
        if parts
        else ""
    )


def part_words(members: Iterable[tuple[str, str]], dimensions: Mapping[str, Dimension], language: Language) -> str:
    """The part of the whole that dimension and member pairs name: "Cấp xã"; "" for the whole."""
    names = []
    for dimension, id in members:
        member = next((m for m in dimensions[dimension].members if m.id == id), None)
        names.append(member.name.to(language) if member else id)
    return ", ".join(names)


def target_words(target: Target, indicator: Indicator, language: Language) -> str:
    """ "ít nhất 80%"."""
    unit = indicator.unit.to(language)
    number = formatting.printed(target.value, language)
    if target.comparator is Comparator.AT_LEAST and target.value.value == indicator.high:
        return ValueWords("", number, unit).text  # nothing is above it: "at least 100%" would be odd
    return ValueWords(word(f"comparator.{target.comparator}", language), number, unit).text


def rank_numbers(row: RankRow) -> str:
    """ "37", "32–34" where only a range is known, "" where only a score was published."""
    if row.rank is None:
        return ""
    return f"{row.rank}–{row.rank_to}" if row.rank_to else str(row.rank)


def day_words(day: date | None, language: Language) -> str:
    """A day, or the word for unknown."""
    return formatting.day(day, language) if day else word("word.unknown", language)


def period_words(period: Period, language: Language) -> str:
    """ "đến 31/10/2023", "từ 01/01/2023 đến 31/10/2023", "chưa rõ ngày"."""
    if period.as_of is None:
        return word("period.unknown", language)
    day = formatting.day(period.as_of, language)
    if period.start:
        words = word("period.between", language, start=formatting.day(period.start, language), day=day)
    else:
        words = word("period.until", language, day=day)
    return word("period.inferred", language, period=words) if period.inferred else words


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("scorecards").joinpath("words.toml").read_text("utf-8"))
