"""Values, periods and kinds as words for readers: what the formatter's numbers stand in.

Every word comes from the `Words` that are handed over; numbers and dates come from the one formatter.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from scorecards.languages import ORIGINAL, Language
from scorecards.model.indicators import Dimension, Indicator
from scorecards.model.observations import Comparator, Target
from scorecards.model.periods import Period
from scorecards.model.rankings import RankRow
from scorecards.model.values import Change, Missing, Number, Progress, Range, Rank, Share, Value
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.vietnamese.formatting import NO_BREAK
from scorecards.vietnamese.values import ChangeBase


class ValueWords(Struct, frozen=True):
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


def value_words(value: Value, indicator: Indicator, words: Words) -> ValueWords:
    """A value in words."""
    unit = indicator.unit.to(words.language)
    match value:
        case Number(printed=printed, qualifier=qualifier):
            return ValueWords(words(f"qualifier.{qualifier}"), formatting.printed(printed, words.language), unit)
        case Share(rate=rate, qualifier=qualifier):
            counts = share_counts(value, words)
            return ValueWords(words(f"qualifier.{qualifier}"), formatting.printed(rate, words.language), "%", counts)
        case Range(low=low, high=high, qualifier=qualifier):
            span = f"{formatting.printed(low, words.language)}–{formatting.printed(high, words.language)}"
            return ValueWords(words(f"qualifier.{qualifier}"), span, unit)
        case Rank(best=best, worst=worst, universe=universe):
            place = str(best) if best == worst else f"{best}–{worst}"
            return ValueWords(words("word.rank"), f"{place}/{universe}" if universe else place, "")
        case Progress(done=done, planned=planned, unit=counted, qualifier=qualifier):
            number = f"{formatting.printed(done, words.language)}/{formatting.printed(planned, words.language)}"
            unit = _counted(counted, indicator, words) or ("" if unit == "%" else unit)
            return ValueWords(words(f"qualifier.{qualifier}"), number, unit)
        case Change(amount=amount, direction=direction, base=base, unit=counted, qualifier=qualifier):
            named = base in (ChangeBase.POINTS, ChangeBase.TIMES)
            unit = words(f"base.{base}") if named else _counted(counted, indicator, words)
            before = (words(f"direction.{direction}"), words(f"qualifier.{qualifier}"))
            return ValueWords(" ".join(filter(None, before)), formatting.printed(amount, words.language), unit)
        case Missing(reason=reason):
            return ValueWords("", "", "", missing=words(f"missing.{reason}"))


def _counted(unit: str, indicator: Indicator, words: Words) -> str:
    """The unit that the source's words count in; in English where it is the indicator's own or a common noun."""
    return indicator.unit.to(words.language) if unit == indicator.unit.vi else noun_words(unit, words)


def noun_words(noun: str, words: Words) -> str:
    """What a source counts, "hồ sơ", in the words that the table `counted` has for it, else in the source's own."""
    return words.table.get(f"counted.{noun}", noun)


def nouns_language(value: Value, indicator: Indicator, words: Words) -> Language:
    """The language in which what a value counts can be said: that of its source where there are no words for it."""
    match value:
        case Share(counted=noun) | Progress(unit=noun) | Change(unit=noun):
            known = not noun or noun in ("%", indicator.unit.vi) or f"counted.{noun}" in words.table
            return words.language if known else ORIGINAL
    return words.language


def share_counts(share: Share, words: Words) -> str:
    """ "gần 141.616 hồ sơ", "12/12 đơn vị", "trong số 250 thôn" where the denominator alone is known, or ""."""
    parts = [formatting.printed(part, words.language) for part in (share.numerator, share.denominator) if part]
    of = words("word.of") if share.numerator is None else ""
    qualifier = words(f"qualifier.{share.counted_qualifier}")
    return (
        NO_BREAK.join(filter(None, (of, qualifier, "/".join(parts), noun_words(share.counted, words)))) if parts else ""
    )


def listed_words(items: Sequence[str], words: Words, last: str = "reading.and") -> str:
    """Items as a list in words: "a, b và c"; `last` names the word before the last of them."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {words(last)} {items[-1]}"


def span_words(days: int, words: Words) -> str:
    """A length of time as people say it: 184 days are "6 tháng", 730 "2 năm", 100 "100 ngày"."""
    years, rest = divmod(days, 365)
    if years and rest <= years:  # a day more for each leap year
        return words("span.years" if years > 1 else "span.year", count=years)
    months = round(days / _MONTH)
    if months and abs(days - months * _MONTH) < _NEARLY:
        return words("span.months" if months > 1 else "span.month", count=months)
    return words("span.days", count=days)


_MONTH = 365.25 / 12
_NEARLY = 1.6
"""Days by which so many months may be longer or shorter than as many mean months: 1 July to 31 December are 184."""


def part_words(members: Iterable[tuple[str, str]], dimensions: Mapping[str, Dimension], language: Language) -> str:
    """The part of the whole that dimension and member pairs name: "Cấp xã"; "" for the whole."""
    names = []
    for dimension, id in members:
        member = next((m for m in dimensions[dimension].members if m.id == id), None)
        names.append(member.name.to(language) if member else id)
    return ", ".join(names)


def target_words(target: Target, indicator: Indicator, words: Words) -> str:
    """ "ít nhất 80%"."""
    unit = indicator.unit.to(words.language)
    number = formatting.printed(target.value, words.language)
    if target.comparator is Comparator.AT_LEAST and target.value.value == indicator.high:
        return ValueWords("", number, unit).text  # nothing is above it: "at least 100%" would be odd
    return ValueWords(words(f"comparator.{target.comparator}"), number, unit).text


def rank_numbers(row: RankRow) -> str:
    """ "37", "32–34" where only a range is known, "" where only a score was published."""
    if row.rank is None:
        return ""
    return f"{row.rank}–{row.rank_to}" if row.rank_to else str(row.rank)


def day_words(day: date | None, words: Words) -> str:
    """A day, or the word for unknown."""
    return formatting.day(day, words.language) if day else words("word.unknown")


def period_words(period: Period, words: Words) -> str:
    """ "đến 31/10/2023", "từ 01/01/2023 đến 31/10/2023", "chưa rõ ngày"."""
    if period.as_of is None:
        return words("period.unknown")
    day = formatting.day(period.as_of, words.language)
    if period.start:
        said = words("period.between", start=formatting.day(period.start, words.language), day=day)
    else:
        said = words("period.until", day=day)
    return words("period.inferred", period=said) if period.inferred else said


def moment_words(period: Period, words: Words) -> str:
    """A period as something is compared with it: "10/2023" up to the last day of a month, "năm 2023" for a year.

    "khoảng 10/2023" where the day was inferred.
    """
    first, last = period.start, period.as_of
    if last is None:
        return words("period.unknown")
    if first is None:
        ends_month = (last + timedelta(days=1)).day == 1
        said = formatting.month(last, words.language) if ends_month else formatting.day(last, words.language)
    elif (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        said = words("sentence.year", year=last.year)
    else:
        return words("period.span", period=period_words(period, words))
    return words("period.inferred-moment", moment=said) if period.inferred else said
